"""What listings measure: which details mean it, and which words of a wish ask for its small or its large end."""

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

from retrieval.product import Product
from retrieval.vocabulary import stem, stems

End = Literal["least", "most"]

_MEASURE = re.compile(
    r"^(?:about |ca\. ?|up to |over )?(?P<n>-?\d+(?:[.,]\d+)?) ?(?P<unit>[a-z%°²³/ ]{1,14}|\")?$", re.I
)
_SCALE: dict[str, tuple[str, Decimal]] = {
    "kg": ("g", Decimal(1000)),
    "l": ("ml", Decimal(1000)),
    "m": ("cm", Decimal(100)),
    "mm": ("cm", Decimal("0.1")),
    "tb": ("gb", Decimal(1000)),
    "minutes": ("min", Decimal(1)),
    "hour": ("min", Decimal(60)),
    "hours": ("min", Decimal(60)),
    "h": ("min", Decimal(60)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """One thing that listings measure."""

    name: str
    names: frozenset[str]
    """Details of a listing that mean it, lower case."""
    less: frozenset[str]
    more: frozenset[str]
    """Stems of a wish that ask for its small and its large end."""
    adjectives: frozenset[str]
    """Stems of those that never are part of a thing's name."""
    good: End | None
    """The end worth telling when nothing was asked."""

    def asked(self, wish: Collection[str]) -> End | None:
        """The end that the stems of a wish ask for; None when they ask for neither, or for both."""
        less, more = bool(self.less & set(wish)), bool(self.more & set(wish))
        return None if less == more else "least" if less else "most"

    def stated(self, product: Product) -> str | None:
        """What a product's listing gives for it, as it stands."""
        return next((value for name, value in product.attributes.items() if name.casefold() in self.names), None)


@cache
def dimensions() -> tuple[Dimension, ...]:
    """All dimensions; the first matter most when nothing was asked."""
    text = Path(__file__).with_name("dimensions.toml").read_text(encoding="utf-8")
    return tuple(
        Dimension(
            name=name,
            names=frozenset(entry["names"]),
            less=frozenset(stems(" ".join(entry.get("less", ())))),
            more=frozenset(stems(" ".join(entry.get("more", ())))),
            adjectives=frozenset(stems(" ".join(entry.get("adjectives", ())))),
            good=entry.get("good"),
        )
        for name, entry in tomllib.loads(text).items()
    )


@cache
def measured() -> frozenset[str]:
    """Stems of adjectives that a listing says in numbers ("light"): whether a thing is that, no listing can say."""
    return frozenset().union(*(each.adjectives for each in dimensions()))


def worth_telling(wish: Collection[str]) -> tuple[tuple[Dimension, End], ...]:
    """The dimensions with the end worth telling: those that the stems of a wish ask for, then what usually matters."""
    wanted = {*wish, *(key for word in wish for key in of_superlative(word))}
    asked = [(each, end) for each in dimensions() if (end := each.asked(wanted)) is not None]
    known = {each.name for each, _ in asked}
    usual = [(each, each.good) for each in dimensions() if each.good is not None and each.name not in known]
    return (*asked, *usual)


def of_superlative(word: str) -> tuple[str, ...]:
    """Stems that a superlative may be of: "biggest" of "big", "largest" of "large"; none of another word."""
    root = word.casefold().removesuffix("est")
    if root == word.casefold() or len(root) < 3:
        return ()
    return (stem(word), stem(root), stem(root[:-1]), stem(f"{root}e"))


def measure(text: str | None) -> tuple[Decimal, str] | None:
    """A number and its unit, large units turned into small ones; None when the value is no single number."""
    match = _MEASURE.match((text or "").strip())
    if match is None:
        return None
    unit = (match.group("unit") or "").strip().lower()
    small, factor = _SCALE.get(unit, (unit, Decimal(1)))
    return Decimal(match.group("n").replace(",", ".")) * factor, small
