"""The addresses that a session has asked the browser for and not yet seen there. Pure.

A request carries the address as the browser showed it when the reader clicked. A click that follows another one fast still carries the
address from before the first; taken at its word, it would undo it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Address = dict[str, str]
_MOST = 20


@dataclass(slots=True)
class Trail:
    """`asked` are the addresses of one page, oldest first; the last is the one that holds. `changes` counts what was ever asked for:
    it tells whether a run that was stopped had come that far.
    """

    page: str = ""
    asked: list[Address] = field(default_factory=list)
    changes: int = 0
    moved: bool = False

    def move(self, page: str, now: Address, then: Address) -> None:
        """From `now` the reader wants to see `then`."""
        known = self.asked[-_MOST:] if page == self.page and self.asked[-1:] == [now] else [now]
        self.page, self.asked, self.moved = page, [*known, then], True

    def standing(self, page: str, told: Address, back: bool) -> Address:
        """The address that holds when the browser tells this one; `back`: the reader went there with the browser's own buttons."""
        if page == self.page and self.asked[-1:] == [told]:
            return told
        if page == self.page and not back and told in self.asked:
            return self.asked[-1]
        self.page, self.asked = page, [told]
        return told

    def arrive(self, page: str, told: Address) -> None:
        """A run begins: where the browser already shows the last address, those before it are no longer under way."""
        if page == self.page and not self.moved and self.asked[-1:] == [told]:
            self.asked = [told]
        self.moved = False
