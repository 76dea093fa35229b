"""The occasions a set can be made for, and the roles that belong to each: data written by hand."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from assistant.answers.plurals import plural

ROLES = Path(__file__).with_name("roles")
THINGS = Path(__file__).with_name("things.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A part to be played in a set, and how a product that can play it is told."""

    name: str
    kinds: tuple[str, ...]
    """Words that name such a product in a title or a category."""
    unless: tuple[str, ...] = ()
    """Words of a title that make it something else."""
    must: bool = False
    each: bool = False
    """One a person is needed."""
    holds: tuple[str, ...] = ()
    """Details of a listing that say how many people one serves."""
    same: tuple[str, ...] = ()
    """What it must share with the other roles that name it: "gender", "colour", or a detail of the listing."""
    sized: bool = False
    """It is worn, so the shopper's size holds for it."""
    many: str = ""
    chinese: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What a set is for."""

    key: str
    title: str
    names: tuple[str, ...]
    """What shoppers call it, in lower case."""
    chinese: tuple[str, ...]
    """The same in Chinese; the first is said."""
    find: str
    """Words searched with each role: a blanket for a picnic is another than one for a sofa."""
    people: int | None = None
    """For how many it is reckoned where nothing is said."""
    asks_gender: bool = False
    """Whose it is changes the choice."""
    for_children: bool = False
    """Toys and small sizes belong to it."""
    one_product: bool = False
    """"A sewing kit" is one product, no set of them."""
    roles: tuple[Role, ...] = field(default=())
    """Musts first, then the rest, the most useful first."""


@cache
def things() -> Mapping[str, Role]:
    """Everything that can play a role, by name."""
    groups = tomllib.loads(THINGS.read_text(encoding="utf-8"))
    return MappingProxyType({key: _role(key, row) for group in groups.values() for key, row in group.items()})


@cache
def occasions() -> Mapping[str, Occasion]:
    """All occasions, by key."""
    return MappingProxyType(
        {
            key: _occasion(key, row)
            for path in sorted(ROLES.glob("*.toml"))
            for key, row in tomllib.loads(path.read_text(encoding="utf-8")).items()
        }
    )


def _role(key: str, row: Mapping[str, Any]) -> Role:
    name = row.get("name", key)
    return Role(
        name=name,
        kinds=tuple(row.get("kinds", [name])),
        unless=tuple(row.get("not", [])),
        each=row.get("each", False),
        holds=tuple(row.get("holds", [])),
        same=tuple(row.get("same", [])),
        sized=row.get("sized", False),
        many=row.get("many") or plural(name),
        chinese=row["zh"],
    )


def _occasion(key: str, row: Mapping[str, Any]) -> Occasion:
    musts = tuple(replace(things()[name], must=True) for name in row["must"])
    return Occasion(
        key=key,
        title=row["title"],
        names=tuple(row["names"]),
        chinese=tuple(row["zh"]),
        find=row["find"],
        people=row.get("people"),
        asks_gender=row.get("ask") == "gender",
        for_children=row.get("children", False),
        one_product=row.get("one_product", False),
        roles=(*musts, *(things()[name] for name in row["nice"])),
    )
