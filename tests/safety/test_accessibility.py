"""axe-core finds nothing serious on any page, in the light and the dark theme."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from graph_builder.model.graph import Graph
from graph_builder.web.navigation import PLACES
from tests.browsing import address_of, settle, visit

pytestmark = pytest.mark.browser
SERIOUS = ("serious", "critical")
FOREIGN = (".dvn-scroller", "[data-testid=stDataFrameGlideDataEditor]", "[data-testid=stFileUploaderDropzone]")
"""Parts of Streamlit's own that a page cannot change."""


def serious(response: dict[str, Any]) -> list[str]:
    return [
        f"{each['id']}: {node['target']} {node['failureSummary'].splitlines()[-1].strip()}"
        for each in response["violations"]
        if each["impact"] in SERIOUS
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_violation(browser: Browser, large_app: str, large_graph: Graph, scheme: Literal["light", "dark"]) -> None:
    by_kind = {
        kind: min(id_ for id_, node in large_graph.nodes.items() if node.kind == kind) for kind in ("Commitment", "Document", "Department")
    }
    chosen = {
        "board": {"sel": by_kind["Commitment"]},
        "graph": {"sel": by_kind["Department"]},
        "reader": {"doc": by_kind["Document"], "sel": by_kind["Commitment"]},
        "entity": {"id": by_kind["Department"]},
        "query": {"query": "overview"},
    }
    found: dict[str, list[str]] = {}
    axe = Axe()
    with visit(browser, address_of(large_app, PLACES[0].name), scheme=scheme) as page:
        for place in PLACES:
            full = [chosen[place.name]] if place.name in chosen else []
            for parameters in full or [{}] if scheme == "dark" else [{}, *full]:
                page.goto(address_of(large_app, place.name, **parameters))
                settle(page)
                page.wait_for_timeout(500)
                told = axe.run(page, {"exclude": [[selector] for selector in FOREIGN]}).response
                found[f"{place.name} {parameters}"] = serious(told)
    assert {where: what for where, what in found.items() if what} == {}
