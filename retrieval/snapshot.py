"""The catalogue at one moment, read piece by piece: for work on all of it that must not hold all of it."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, func, select

from retrieval.product import Document, Product, Review
from retrieval.records import RecordReader
from retrieval.tables import DOCUMENTS, FAMILY, PRODUCTS, REVIEWS, REVISIONS
from retrieval.texts import Family

_AT_ONCE = 500
"""Rows in memory."""


class Snapshot:
    """What one transaction sees: the same as often as it is asked."""

    def __init__(self, connection: Connection) -> None:
        """Read through a connection whose transaction has begun."""
        self._connection = connection

    def revision(self) -> int:
        """The number of the catalogue's last change."""
        return revision_of(self._connection)

    def families(self) -> "Families":
        """The families on sale."""
        return Families(self._connection)

    def review_count(self) -> int:
        """Number of reviews."""
        return self._connection.execute(select(func.count()).select_from(REVIEWS)).scalar_one()

    def reviews(self) -> Iterator[Review]:
        """All reviews, by review id."""
        query = select(REVIEWS).order_by(REVIEWS.c.review_id)
        rows = self._connection.execute(query, execution_options={"yield_per": _AT_ONCE})
        return map(review_of, rows.mappings())

    def documents(self) -> tuple[Document, ...]:
        """All pages, by document id."""
        rows = self._connection.execute(select(DOCUMENTS).order_by(DOCUMENTS.c.document_id))
        return tuple(map(document_of, rows.mappings()))


class Families:
    """The families on sale, by family id: each walk reads them anew, few at a time."""

    def __init__(self, connection: Connection) -> None:
        """Read through a connection whose transaction has begun."""
        self._connection = connection

    def __len__(self) -> int:
        query = select(func.count(FAMILY.distinct())).where(PRODUCTS.c.active)
        return self._connection.execute(query).scalar_one()

    def __iter__(self) -> Iterator[Family]:
        for family_id, products in groupby(self._products(), key=lambda product: product.family):
            yield Family(family_id=family_id, variants=tuple(products))

    def _products(self) -> Iterator[Product]:
        """The products on sale by family id, then by product id."""
        ids = select(PRODUCTS.c.product_id).where(PRODUCTS.c.active).order_by(FAMILY, PRODUCTS.c.product_id)
        reader = RecordReader()
        for part in self._connection.execute(ids, execution_options={"yield_per": _AT_ONCE}).scalars().partitions():
            query = select(PRODUCTS.c.product_id, PRODUCTS.c.record).where(PRODUCTS.c.product_id.in_(part))
            records = {row.product_id: row.record for row in self._connection.execute(query)}
            yield from reader.products([records[key] for key in part])


def revision_of(connection: Connection) -> int:
    """A number that grows with every change of the catalogue."""
    query = select(REVISIONS.c.number).where(REVISIONS.c.name == "catalogue")
    return connection.execute(query).scalar() or 0


def review_of(row: Any) -> Review:
    """A row of the table of reviews."""
    return Review(**{**row, "time": datetime.fromisoformat(row["time"]) if row["time"] else None})


def document_of(row: Any) -> Document:
    """A row of the table of pages."""
    return Document(**row)
