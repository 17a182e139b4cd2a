"""Damage of known kinds → clean text, each kind told by its signature; clean text comes back untouched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import ne

from graph_builder.lexicon import Lexicon
from graph_builder.model.source import Diagnostic, Severity
from graph_builder.model.span import LocalSpan
from graph_builder.text.aligned import AlignedText, Edit
from graph_builder.text.gbk_runs import GAP, Mended, mend_runs
from graph_builder.text.lines import figure_edits, narrow_spaces, page_edits, restored_breaks, spacing_edits, wrap_edits
from graph_builder.text.litter import is_littered, litter_edits
from graph_builder.text.markup import markup_edits, plain_spaces
from graph_builder.text.script import simplify
from graph_builder.text.width import full_width_marks, half_width_letters

_STRETCH = 128


class _Repair:
    """The text as far as it is repaired, and what was done to it."""

    def __init__(self, raw: str) -> None:
        self.aligned = AlignedText.identity(raw)
        self.diagnostics: list[Diagnostic] = []

    def edit(self, edits: Sequence[Edit], what: str) -> None:
        if edits:
            self.tell(what, len(edits), edits[0][0])
            self.aligned = self.aligned.replace(edits)

    def recast(self, convert: Callable[[str], str], what: str) -> None:
        """`convert` is one for one."""
        old = self.aligned.text
        new = convert(old)
        if new != old:
            first, count = _changes(old, new)
            self.tell(what, count, LocalSpan(first, first + 1))
            self.aligned = self.aligned.recast(new)

    def tell(self, what: str, count: int, first: LocalSpan) -> None:
        message = f"{what}：{count} 处"
        self.diagnostics.append(Diagnostic(code="text.repaired", severity=Severity.INFO, message=message, span=self.aligned.to_raw(first)))

    def gaps(self, mended: Sequence[Mended]) -> None:
        """One diagnostic for each run that keeps a gap; the edits are not applied yet."""
        for run in mended:
            if run.gaps:
                span = self.aligned.to_raw(run.span)
                message = f"{len(run.gaps)} 个字无法确定，以 {GAP} 标出：{run.text}"
                self.diagnostics.append(Diagnostic(code="text.gap", severity=Severity.WARNING, message=message, span=span))


def _changes(old: str, new: str) -> tuple[int, int]:
    """First place where two texts of one length differ, and the number of such places; stretches that are equal are passed over whole."""
    first, count = -1, 0
    for at in range(0, len(old), _STRETCH):
        before, after = old[at : at + _STRETCH], new[at : at + _STRETCH]
        if before != after:
            changed = bytes(map(ne, before, after))
            first = at + changed.index(1) if first < 0 else first
            count += changed.count(1)
    return first, count


def repair(raw: str, lexicon: Lexicon) -> tuple[AlignedText, tuple[Diagnostic, ...]]:
    """Diagnostics span the raw text.

    `text.repaired` comes once for each kind of damage, with its count and the first place; `text.gap` for each run that keeps one.
    """
    work = _Repair(raw)
    if is_littered(raw, lexicon):
        work.edit(litter_edits(raw, lexicon), "删去误插的拼音")
        mended = mend_runs(work.aligned.text, lexicon)
        work.gaps(mended)
        work.edit([(run.span, run.text) for run in mended], "还原错位的汉字")
    work.edit(markup_edits(work.aligned.text), "清除网页残留和不可见字符")
    work.recast(plain_spaces, "统一空格和换行")
    work.recast(lambda text: simplify(text, lexicon), "繁体转为简体")
    work.recast(half_width_letters, "全角数字和字母转为半角")
    work.recast(full_width_marks, "半角标点转为全角")
    work.edit(page_edits(work.aligned.text), "删去页码行")
    work.recast(restored_breaks, "恢复段落换行")
    work.edit(spacing_edits(work.aligned.text), "删去字间空格")
    work.edit(figure_edits(work.aligned.text), "删去数字与汉字间的空格")
    work.recast(narrow_spaces, "行内全角空格转为半角")
    work.edit(wrap_edits(work.aligned.text), "接回被截断的行")
    return work.aligned, tuple(work.diagnostics)
