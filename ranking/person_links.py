"""Links between ids, and the people they make: sets that grow together (union-find, Tarjan 1975)."""

from collections import defaultdict
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One thing that is known of an id."""

    user_id: str
    other: str
    is_person: bool
    """Whether `other` is the person whose id it is; else it is another id of the same person."""


@dataclass(slots=True)
class People:
    """Ids parted into people. Chains and circles are one person."""

    _parent: dict[str, str] = field(default_factory=dict)
    _name: dict[str, str] = field(default_factory=dict)
    """By the root of a set: the person it was said to be."""

    def add(self, link: Link) -> str | None:
        """Take a link in; one that would make one person of two with names is refused, and the first's is given."""
        one, two = self._root(link.user_id), self._root(link.other)
        if one == two:
            if link.is_person:
                self._name.setdefault(one, link.other)
            return None
        mine, theirs = self._name.get(one), self._name.get(two)
        if link.is_person:
            mine = None if mine == link.user_id else mine  # one who was named is an id of another: a chain
            theirs = theirs or link.other
        if mine is not None and theirs is not None and mine != theirs:
            return mine
        self._parent[one] = two
        self._name.pop(one, None)
        name = theirs or mine
        if name is not None:
            self._name[two] = name
        return None

    def people(self) -> dict[str, str]:
        """Id -> person: who it was said to be, else the least id of the set."""
        sets: dict[str, list[str]] = defaultdict(list)
        for key in self._parent:
            sets[self._root(key)].append(key)
        return {key: self._name.get(root, min(keys)) for root, keys in sets.items() for key in keys}

    def _root(self, key: str) -> str:
        self._parent.setdefault(key, key)
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key
