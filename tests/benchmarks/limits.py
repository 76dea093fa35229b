"""What was shown against the limits of the judged requests, and whether "nothing fits" was said where it is true."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from retrieval.product import Product

CENT = 0.005


def _price(product: Product) -> float:
    return (product.current_price_minor or 0) / 100


def _names(product: Product, words: Sequence[str]) -> bool:
    """Whether a word of title or description starts with one of the words."""
    text = f"{product.title} {product.description or ''}"
    return any(re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) for word in words)


VIOLATES: Mapping[str, Callable[[Product, Any], bool]] = {
    "price_max": lambda product, most: _price(product) > most + CENT,
    "price_min": lambda product, least: _price(product) < least - CENT,
    "in_stock_min": lambda product, least: product.stock is not None and product.stock < least,
    "gender": lambda product, wanted: product.gender not in (None, "unisex", wanted),
    "exclude": _names,
}
"""By the name of the limit in the judgements, read as the notes beside them say."""


class Limits:
    """Counts over the turns of judged requests."""

    def __init__(self) -> None:
        """Start from nothing."""
        self._counts: Counter[str] = Counter()

    def add(self, row: Mapping[str, Any], products: Sequence[Product], *, no_match: bool) -> None:
        """Count one turn. Products shown beside "nothing fits" are said to be near ones: they violate nothing."""
        fits = "something_fits" if row["relevant"] else "nothing_fits"
        self._counts[fits] += 1
        self._counts[f"{fits}:no_match"] += no_match
        for name, violates in VIOLATES.items():
            if name in row["gold"] and not no_match:
                self._counts[f"{name}:shown"] += len(products)
                self._counts[f"{name}:violations"] += sum(violates(product, row["gold"][name]) for product in products)

    def as_json(self) -> dict[str, Any]:
        """The counts by limit, and those of "nothing fits"."""
        count = self._counts
        return {
            "violations": {
                name: {"violations": count[f"{name}:violations"], "shown": count[f"{name}:shown"]} for name in VIOLATES
            },
            "nothing_fits_said": count["nothing_fits:no_match"],
            "nothing_fits": count["nothing_fits"],
            "wrongly_said": count["something_fits:no_match"],
            "something_fits": count["something_fits"],
        }

    def as_text(self) -> str:
        """The counts for a person."""
        figures = self.as_json()
        rows = [
            f"violations of {name:<13} {counted['violations']} of {counted['shown']} products shown"
            for name, counted in figures["violations"].items()
        ]
        said = f"{figures['nothing_fits_said']} of {figures['nothing_fits']}"
        wrongly = f"{figures['wrongly_said']} of {figures['something_fits']}"
        return "\n".join([*rows, f"nothing fits: said when true {said}, said when false {wrongly}"])
