"""Disagreements as one HTML page that needs nothing else: grouped by kind and document, everything from texts escaped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise

from graph_builder.evaluation.errors import KINDS, Disagreement
from graph_builder.model.span import Span

TITLES = {
    "missed": "漏掉的承诺",
    "spurious": "多出的承诺",
    "span": "起止不符",
    "bearer": "责任单位",
    "role": "承担方式",
    "deadline": "期限",
    "target": "指标",
    "metric": "指标名称",
    "project": "项目",
    "place": "地点",
    "policy": "政策",
    "entity": "文件中的名称",
}

# The values are those of the app's theme.
COLOURS = {
    "bg": ("#FFFFFF", "#12171E"),
    "bg2": ("#F4F6F9", "#1C232D"),
    "text": ("#1A2230", "#E3E8EF"),
    "mute": ("#5A6675", "#9AA7B6"),
    "line": ("#D5DBE3", "#313C49"),
    "accent": ("#1F5AA6", "#7DB2F5"),
    "later-tint": ("#E4F3EC", "#15302A"),
    "overdue": ("#B3261E", "#FF8A80"),
}

_RULES = """
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:2rem 1.5rem 4rem;background:var(--bg);color:var(--text);line-height:1.7;
font:15px/1.7 "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
h1{font-size:1.5rem;margin:0 0 1rem}h2{font-size:1.2rem;margin:2.5rem 0 .5rem;border-bottom:1px solid var(--line)}
h3{font-size:1rem;margin:1.5rem 0 .5rem;color:var(--mute);font-weight:600;overflow-wrap:anywhere}
a{color:var(--accent)}table{border-collapse:collapse}th,td{text-align:left;padding:.2rem .9rem .2rem 0;vertical-align:top}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto}
article{border:1px solid var(--line);border-radius:6px;padding:.7rem 1rem;margin:.6rem 0;background:var(--bg2)}
article p{margin:0 0 .5rem;overflow-wrap:anywhere;white-space:pre-line}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:1rem}.sides div{overflow-wrap:anywhere}
.sides b{display:block;font-size:.8rem;color:var(--mute);font-weight:600}
.a{background:var(--later-tint)}.f{text-decoration:underline;text-decoration-color:var(--overdue);text-underline-offset:.25em}
.none,.where{color:var(--mute)}.where{font-size:.8rem}
@media(max-width:40rem){.sides{grid-template-columns:1fr}}
"""


def page(errors: Sequence[Disagreement]) -> str:
    """One document of HTML in UTF-8, without scripts or anything to fetch."""
    groups = grouped(errors)
    return "\n".join(
        [
            '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            f"<title>抽取与标注的差异</title>\n<style>{_style()}</style>\n</head>\n<body>",
            f"<h1>抽取与标注的差异 · {len(errors)}</h1>",
            '<p><span class="a">标注的承诺</span> · <span class="f">找到的承诺</span></p>',
            *_counts(groups),
            *(line for kind, files in groups.items() for line in _kind(kind, files)),
            "</body>\n</html>\n",
        ]
    )


def grouped(errors: Sequence[Disagreement]) -> dict[str, dict[str, list[Disagreement]]]:
    """By kind, in it by file, both in a fixed order; kinds without errors are left out."""
    out: dict[str, dict[str, list[Disagreement]]] = {}
    for kind in KINDS:
        for each in errors:
            if each.kind == kind:
                out.setdefault(kind, {}).setdefault(each.file, []).append(each)
    return {kind: dict(sorted(files.items())) for kind, files in out.items()}


def _style() -> str:
    light, dark = (";".join(f"--{name}:{pair[index]}" for name, pair in COLOURS.items()) for index in (0, 1))
    return f":root{{color-scheme:light dark;{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}{_RULES}"


def _counts(groups: Mapping[str, Mapping[str, Sequence[Disagreement]]]) -> Iterator[str]:
    files = sorted({file for group in groups.values() for file in group})
    if not files:
        yield '<p class="none">没有差异。</p>'
        return
    head = "".join(f'<th class="n"><a href="#{kind}">{TITLES[kind]}</a></th>' for kind in groups)
    yield f'<div class="scroll"><table>\n<tr><th>文件</th>{head}</tr>'
    for file in files:
        cells = "".join(f'<td class="n">{len(group.get(file, ())) or ""}</td>' for group in groups.values())
        yield f"<tr><td>{escape(file)}</td>{cells}</tr>"
    sums = "".join(f'<td class="n">{sum(map(len, group.values()))}</td>' for group in groups.values())
    yield f"<tr><td>合计</td>{sums}</tr>\n</table></div>"


def _kind(kind: str, files: Mapping[str, Sequence[Disagreement]]) -> Iterator[str]:
    yield f'<section>\n<h2 id="{kind}">{TITLES[kind]} · {sum(map(len, files.values()))}</h2>'
    for file, errors in files.items():
        yield f"<h3>{escape(file)} · {len(errors)}</h3>"
        yield from map(_error, errors)
    yield "</section>"


def _error(error: Disagreement) -> str:
    sentence = f"<p>{_marked(error)}</p>\n" if error.sentence else ""
    where = f'<span class="where">{error.span.start}–{error.span.end}</span>' if error.span else ""
    sides = "".join(f"<div><b>{name}</b>{_side(words)}</div>" for name, words in (("标注", error.annotated), ("找到", error.found)))
    return f'<article>\n{sentence}<div class="sides">{sides}</div>{where}\n</article>'


def _side(words: str) -> str:
    return escape(words) if words else '<span class="none">无</span>'


def _marked(error: Disagreement) -> str:
    """The sentence with the annotated commitment shaded and the found one underlined."""
    whole = error.span or Span(0, len(error.sentence))
    marks = [("a", error.annotated_span), ("f", error.found_span)]
    edges = {whole.start, whole.end, *(edge for _, span in marks if span for edge in (span.start, span.end))}
    cuts = sorted(edge for edge in edges if whole.start <= edge <= whole.end)
    out = []
    for start, end in pairwise(cuts):
        names = " ".join(name for name, span in marks if span and span.start <= start and end <= span.end)
        words = escape(error.sentence[start - whole.start : end - whole.start])
        out.append(f'<span class="{names}">{words}</span>' if names else words)
    return "".join(out)
