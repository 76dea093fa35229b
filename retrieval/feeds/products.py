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
            yield from _same_line(row, rows_of_node(row.values))
        elif is_nested(row.values):
            yield from _same_line(row, rows_of_nested(row.values))
        elif is_merchant(row.values):
            yield Row(line=row.line, values=from_merchant(row.values, today))
        else:
            yield row


def _same_line(row: Row, found: Iterable[dict[str, Any]]) -> Iterator[Row]:
    return (Row(line=row.line, values=values) for values in found)
