"""Small feeds as shops' own software writes them, and their products."""

from datetime import date

from retrieval.feeds import read_products
from retrieval.rows import product_from_row

TODAY = date(2026, 5, 20)


def rows_of(path, text):
    """The rows of a feed that is written to a path."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(read_products(path, today=TODAY))


def products_of(path, text):
    """The products of a feed, in its order; every row must be one."""
    rows = rows_of(path, text)
    assert [row.reason for row in rows if row.reason] == []
    return [product_from_row(row.values) for row in rows]


def table(*rows, delimiter="\t"):
    """Rows of cells as a table."""
    return "".join(delimiter.join(row) + "\n" for row in rows)
