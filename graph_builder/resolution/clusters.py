"""Union–find whose result does not depend on the order of the calls as long as nothing is kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class Clusters:
    """Sets of keys. Two keys that were declared `apart` never come into one set, whatever is joined later."""

    def __init__(self, keys: Iterable[str] = ()) -> None:
        self._parent: dict[str, str] = {key: key for key in keys}
        self._apart: dict[str, set[str]] = {}

    def find(self, key: str) -> str:
        """The smallest key of the set."""
        parent = self._parent
        root = parent.setdefault(key, key)
        while parent[root] != root:
            root = parent[root]
        while parent[key] != root:
            parent[key], key = root, parent[key]
        return root

    def apart(self, one: str, other: str) -> None:
        """Declare before joining. Nothing happens when they are one set already or the same key."""
        a, b = self.find(one), self.find(other)
        if a != b:
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def join(self, one: str, other: str) -> bool:
        """Whether both are in one set now."""
        a, b = self.find(one), self.find(other)
        if a == b:
            return True
        if b in self._apart.get(a, ()):
            return False
        root, lost = (a, b) if a < b else (b, a)
        self._parent[lost] = root
        foes = self._apart.pop(lost, set())
        for foe in foes:
            self._apart[foe].discard(lost)
            self._apart[foe].add(root)
        if foes:
            self._apart.setdefault(root, set()).update(foes)
        return True

    def sets(self) -> Mapping[str, tuple[str, ...]]:
        """Smallest key → all keys of its set, both sorted."""
        found: dict[str, list[str]] = {}
        for key in sorted(self._parent):
            found.setdefault(self.find(key), []).append(key)
        return {root: tuple(members) for root, members in sorted(found.items())}
