"""The text that prose is learnt from: a shelf's facts, and what a good shop assistant says of them, written by hand."""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.training.texts import TEXTS

HELD_OUT = 10
"""One example of so many is never trained on: it measures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductFacts:
    """What may be said of one product of a shelf."""

    n: int
    """Its place on the shelf, from 1."""
    name: str
    told: tuple[str, ...]
    """Attributes, clauses of the listing, price, rating, stock, history: each a whole fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseExample:
    """A wish, what was said already, the facts of the shelf and the sentences to say next."""

    trade: str
    """The file it stands in: "kitchen", "outdoors"."""
    wanted: str
    earlier: str
    facts: tuple[ProductFacts, ...]
    prose: str

    @property
    def held_out(self) -> bool:
        """Whether it measures: by the letters of its wish, so that the same ones always do."""
        return zlib.crc32(self.wanted.encode()) % HELD_OUT == 0


def examples() -> tuple[ProseExample, ...]:
    """All examples, by trade and in the order of their files."""
    return tuple(
        _example(path.stem, json.loads(line))
        for path in sorted((TEXTS / "prose").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    )


def _example(trade: str, row: Mapping[str, Any]) -> ProseExample:
    return ProseExample(
        trade=trade,
        wanted=row["wanted"],
        earlier=row["earlier"],
        facts=_facts(row["facts"]),
        prose=row["prose"],
    )


def _facts(rows: Sequence[Mapping[str, Any]]) -> tuple[ProductFacts, ...]:
    return tuple(ProductFacts(n=row["n"], name=row["name"], told=tuple(row["told"])) for row in rows)
