"""The products of a feed, whatever wrote it: each row in the contract's columns."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Any

from retrieval.feeds.jsonld import is_linked_data, rows_of_node
from retrieval.feeds.merchant import from_merchant, is_merchant
from retrieval.feeds.nested import is_nested, rows_of_nested
from retrieval.feeds.read import read_rows
from retrieval.feeds.row import Row
from retrieval.feeds.shopify import from_shopify, is_shopify

_BEST = 5
_LOOKED_AT = 20
"""Rows among which the first that can be read names the columns of a table."""


def read_products(path: Path, *, today: date | None = None) -> Iterator[Row]:
    """Read the products of a feed, one after the other.

    Args:
        path: a file of the project's own columns, or a feed of Google Merchant Center, Shopify, OpenAI or schema.org.
        today: the day sale prices must be in force on.

    Raises:
        InputError: the file cannot be used at all; what is wrong with single rows is said in the rows.
    """
    rows = read_rows(path)
    head = list(islice(rows, _LOOKED_AT))
    named = next((row.values for row in head if row.values is not None), {})
    every = chain(head, rows)
    if is_shopify(named):
        return from_shopify(every)
    return _translated(every, today or date.today())


def _translated(rows: Iterable[Row], today: date) -> Iterator[Row]:
    for row in rows:
        if row.values is None:
            yield row
        elif is_linked_data(row.values):
            yield from (_row(row.line, values) for values in rows_of_node(row.values))
        elif is_nested(row.values):
            yield from (_row(row.line, values) for values in rows_of_nested(row.values))
        elif is_merchant(row.values):
            yield _row(row.line, from_merchant(row.values, today))
        else:
            yield row


def _row(line: int, values: dict[str, Any]) -> Row:
    """A translated row. A rating that is not of 5 costs the rating, not the product: its scale was seldom said."""
    try:
        odd = not 0 <= float(str(values.get("rating") or 0).replace(",", ".")) <= _BEST
    except (TypeError, ValueError):
        odd = True
    if not odd:
        return Row(line=line, values=values)
    return Row(line=line, values={**values, "rating": None, "rating_count": None}, notes=("odd_rating",))
