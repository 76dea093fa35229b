"""Counts what products lack, one product at a time.

About 60 bytes a product are kept beside its id, so that a feed of a million rows can be looked at.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from retrieval.product import Product
from retrieval.readiness.checks import (
    FEWEST_OF_KIND,
    OF_PRODUCT,
    OF_ROW,
    REFUSED,
    REFUSED_COLUMNS,
    SHORT_DESCRIPTION,
    TEXTS,
)
from retrieval.readiness.findings import Finding, Readiness

_EXAMPLES = 3
_NONE = 0
"""In place of a hash where there is nothing to compare."""


class Census:
    """The findings of a feed while it is read."""

    def __init__(self) -> None:
        """Begin with no product."""
        self._ids: list[str] = []
        self._counts: Counter[str] = Counter()
        self._examples: dict[str, list[str]] = {}
        self._refused: Counter[str] = Counter()
        self._kinds: dict[tuple[str, ...], int] = {}
        self._currencies: dict[str, int] = {}
        self._hashes = {name: array("q") for name in ("family", "title", "description", "options")}
        self._codes = {name: array("q") for name in ("kind", "currency")}
        self._prices = array("d")

    def add(self, product: Product, row: Mapping[str, Any], notes: Iterable[str] = ()) -> None:
        """Look at a product and at the row it was read from; `notes` are findings its reader made."""
        lacking = [*notes, *(name for name, lacks in OF_PRODUCT.items() if lacks(product))]
        lacking += [name for name, is_so in OF_ROW.items() if is_so(product, row)]
        for name in lacking:
            self._counts[name] += 1
            examples = self._examples.setdefault(name, [])
            if len(examples) < _EXAMPLES:
                examples.append(product.product_id)
        self._ids.append(product.product_id)
        for name, value in _hashes(product).items():
            self._hashes[name].append(value)
        kind, currency = product.category, product.currency
        self._codes["kind"].append(self._kinds.setdefault(kind, len(self._kinds)) if kind else -1)
        self._codes["currency"].append(self._currencies.setdefault(currency, len(self._currencies)) if currency else -1)
        self._prices.append(float(product.price_minor or "nan"))

    def refuse(self, reason: str) -> None:
        """Note why a row was refused: reasons begin with the column that is wrong."""
        column = reason.split(maxsplit=1)[0].rstrip(":") if reason else ""
        if column in REFUSED_COLUMNS:
            self._refused[column] += 1

    def readiness(self) -> Readiness:
        """What was found, the most frequent first."""
        found = {name: (count, self._examples[name]) for name, count in self._counts.items()}
        for name, rows in self._compared() if self._ids else ():
            found[name] = (len(rows), [self._ids[row] for row in rows[:_EXAMPLES]])
        total = len(self._ids) + self._refused.total()
        findings = [_finding(name, TEXTS[name], count, ids, len(self._ids)) for name, (count, ids) in found.items()]
        findings += [
            _finding(f"refused_{column}", REFUSED.format(column=column), count, [], total)
            for column, count in self._refused.items()
        ]
        ordered = sorted((each for each in findings if each.count), key=lambda each: (-each.count, each.name))
        return Readiness(products=len(self._ids), findings=tuple(ordered))

    def _compared(self) -> Iterator[tuple[str, list[int]]]:
        """What only shows beside the other products: name of the finding, and its rows in their order."""
        from retrieval.readiness import comparisons

        columns = comparisons.Columns.of(
            self._hashes["family"], self._codes["kind"], self._codes["currency"], self._prices
        )
        yield "same_title", comparisons.shared_by_families(self._hashes["title"], columns)
        yield "same_description", comparisons.shared_by_families(self._hashes["description"], columns)
        yield "same_options", comparisons.repeated(self._hashes["options"])
        yield "lone_category", comparisons.alone(columns)
        yield "price_outlier", comparisons.outliers(columns, FEWEST_OF_KIND)
        yield "other_currency", comparisons.minority(columns)


def _hashes(product: Product) -> dict[str, int]:
    described = product.description is not None and len(product.description) >= SHORT_DESCRIPTION
    attributes = tuple(product.attributes.items())
    options = (product.family, product.title, product.colors, product.sizes, product.materials, attributes)
    return {
        "family": hash(product.family),
        "title": hash(product.title.casefold()),
        "description": hash(product.description) if described else _NONE,
        "options": hash(options) if product.group_id else _NONE,
    }


def _finding(name: str, text: str, count: int, examples: list[str], total: int) -> Finding:
    return Finding(name=name, count=count, share=count / max(1, total), examples=tuple(examples), text=text)
