"""The catalogue in the shop's database: products, reviews and pages."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from sqlalchemy import Column, Connection, Engine, Table, bindparam, func, insert, select, update

from retrieval.database import METADATA, reading, writing
from retrieval.product import Document, Product, Review
from retrieval.records import RecordReader, record_of
from retrieval.snapshot import Snapshot, document_of, review_of, revision_of
from retrieval.tables import DOCUMENTS, PRODUCTS, REVIEWS, REVISIONS

BATCH = 500
"""Rows of one transaction, and ids of one question."""

_Kept = tuple[tuple[Product, ...], dict[str, Product], dict[str, tuple[Product, ...]], dict[str, Product]]


class Catalogue:
    """Products, reviews and pages of one shop."""

    def __init__(self, engine: Engine) -> None:
        """Open the catalogue in a database, creating its tables when they are not there."""
        self._engine = engine
        METADATA.create_all(engine, tables=[PRODUCTS, REVIEWS, DOCUMENTS, REVISIONS])
        for index in REVIEWS.indexes:  # a table that was made before it had one gets it now
            index.create(engine, checkfirst=True)

    def revision(self) -> int:
        """A number that grows with every change."""
        with self._engine.connect() as connection:
            return revision_of(connection)

    def put_products(self, products: Iterable[Product]) -> dict[str, str]:
        """Write products; product id -> "accepted", "updated" or "unchanged"."""
        outcome: dict[str, str] = {}
        for batch in batches(products):
            with writing(self._engine) as connection:
                outcome |= _put(connection, batch)
        if set(outcome.values()) & {"accepted", "updated"}:
            self._changed()
        return outcome

    def retire_missing(self, kept: Collection[str | None]) -> int:
        """Take products out of sale that are not among `kept`; how many."""
        with writing(self._engine) as connection:
            active = connection.execute(select(PRODUCTS.c.product_id).where(PRODUCTS.c.active)).scalars()
            gone = sorted(set(active).difference(kept))
            for ids in batches(gone):
                connection.execute(update(PRODUCTS).where(PRODUCTS.c.product_id.in_(ids)).values(active=False))
        if gone:
            self._changed()
        return len(gone)

    def products(self) -> tuple[Product, ...]:
        """All products on sale, by product id. Read once a revision and kept."""
        return self._read()[0]

    def get(self, product_ids: Sequence[str]) -> dict[str, Product]:
        """The products on sale of some ids, in the order asked; unknown ids are left out."""
        by_id = self._read()[1]
        return {key: by_id[key] for key in product_ids if key in by_id}

    def variants(self, group_id: str) -> tuple[Product, ...]:
        """The products on sale of one group, by product id."""
        return self._read()[2].get(group_id, ())

    def by_family(self) -> dict[str, Product]:
        """Family id -> the variant that speaks for it (the first by product id), of all families on sale."""
        return self._read()[3]

    def family_heads(self, family_ids: Sequence[str]) -> dict[str, Product]:
        """The speaking variants of some families, in the order asked; unknown ids are left out."""
        heads = self._read()[3]
        return {key: heads[key] for key in family_ids if key in heads}

    def _read(self) -> "_Kept":
        revision = self.revision()
        kept = self._kept
        if kept.get("revision") != revision:
            products = tuple(self._on_sale())
            groups: dict[str, list[Product]] = {}
            for product in products:
                if product.group_id:
                    groups.setdefault(product.group_id, []).append(product)
            by_id = {product.product_id: product for product in products}
            heads: dict[str, Product] = {}
            for product in products:
                heads.setdefault(product.family, product)
            kept["value"] = (products, by_id, {key: tuple(members) for key, members in groups.items()}, heads)
            kept["revision"] = revision
        value: _Kept = kept["value"]
        return value

    def _on_sale(self) -> Iterator[Product]:
        query = select(PRODUCTS.c.record).where(PRODUCTS.c.active).order_by(PRODUCTS.c.product_id)
        reader = RecordReader()
        with self._engine.connect() as connection:
            for records in connection.execute(query).scalars().partitions(BATCH):
                yield from reader.products(records)

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """The catalogue as it is now, for as long as the block lasts, whatever is written meanwhile."""
        with reading(self._engine) as connection:
            yield Snapshot(connection)

    @cached_property
    def _kept(self) -> dict[str, Any]:
        return {}

    def known_ids(self) -> frozenset[str]:
        """Ids of all products, also those no longer on sale."""
        with self._engine.connect() as connection:
            return frozenset(connection.execute(select(PRODUCTS.c.product_id)).scalars())

    def put_reviews(self, reviews: Iterable[Review]) -> dict[str, str]:
        """Write reviews; review id -> "accepted", "updated" or "unchanged"."""
        return self._put_rows(REVIEWS, (_review_values(review) for review in reviews))

    def reviews(self, product_id: str | None = None) -> tuple[Review, ...]:
        """All reviews, or those of one product, by review id."""
        query = select(REVIEWS).order_by(REVIEWS.c.review_id)
        if product_id is not None:
            query = query.where(REVIEWS.c.product_id == product_id)
        with self._engine.connect() as connection:
            return tuple(review_of(row) for row in connection.execute(query).mappings())

    def stars_of(self, user_ids: Collection[str] | None = None) -> tuple[Review, ...]:
        """The reviews that give stars under a shopper's id, of all shoppers or of some; without their words."""
        named = ("review_id", "product_id", "user_id", "rating", "time")
        query = select(*(REVIEWS.c[name] for name in named)).order_by(REVIEWS.c.review_id)
        query = query.where(REVIEWS.c.user_id.is_not(None), REVIEWS.c.rating.is_not(None))
        if user_ids is not None:
            query = query.where(REVIEWS.c.user_id.in_(user_ids))
        with self._engine.connect() as connection:
            return tuple(review_of(row) for row in connection.execute(query).mappings())

    def disown_reviews(self, user_ids: Collection[str]) -> int:
        """Take the shopper's id off the reviews of some shoppers; how many. What they say stays."""
        with writing(self._engine) as connection:
            theirs = update(REVIEWS).where(REVIEWS.c.user_id.in_(user_ids)).values(user_id=None)
            return connection.execute(theirs).rowcount

    def put_documents(self, documents: Iterable[Document]) -> dict[str, str]:
        """Write pages; document id -> "accepted", "updated" or "unchanged"."""
        values = ({"document_id": d.document_id, "title": d.title, "text": d.text, "link": d.link} for d in documents)
        return self._put_rows(DOCUMENTS, values)

    def documents(self) -> tuple[Document, ...]:
        """All pages, by document id."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(DOCUMENTS).order_by(DOCUMENTS.c.document_id)).mappings()
            return tuple(document_of(row) for row in rows)

    def _put_rows(self, table: Table, rows: Iterable[dict[str, Any]]) -> dict[str, str]:
        key = next(iter(table.primary_key.columns))
        outcome: dict[str, str] = {}
        for batch in batches(rows):
            with writing(self._engine) as connection:
                ids = [row[key.name] for row in batch]
                old = {
                    row[key.name]: dict(row) for row in connection.execute(select(table).where(key.in_(ids))).mappings()
                }
                for row in batch:
                    outcome[row[key.name]] = _put_row(connection, table, key, row, old)
        if set(outcome.values()) & {"accepted", "updated"}:
            self._changed()
        return outcome

    def _changed(self) -> None:
        with writing(self._engine) as connection:
            number = connection.execute(select(REVISIONS.c.number).where(REVISIONS.c.name == "catalogue")).scalar()
            if number is None:
                connection.execute(insert(REVISIONS).values(name="catalogue", number=1))
            else:
                connection.execute(update(REVISIONS).where(REVISIONS.c.name == "catalogue").values(number=number + 1))

    def counts(self) -> dict[str, int]:
        """How many products on sale, reviews and pages there are."""
        with self._engine.connect() as connection:
            active = connection.execute(
                select(func.count()).select_from(PRODUCTS).where(PRODUCTS.c.active)
            ).scalar_one()
            others = {
                name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for name, table in (("reviews", REVIEWS), ("documents", DOCUMENTS))
            }
        return {"products": active, **others}


def batches(items: Iterable[Any]) -> Iterable[list[Any]]:
    """The items in lists of at most BATCH."""
    batch: list[Any] = []
    for item in items:
        batch.append(item)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _put(connection: Connection, products: Sequence[Product]) -> dict[str, str]:
    ids = [product.product_id for product in products]
    query = select(PRODUCTS.c.product_id, PRODUCTS.c.content_hash, PRODUCTS.c.active).where(
        PRODUCTS.c.product_id.in_(ids)
    )
    old = {key: (content_hash, active) for key, content_hash, active in connection.execute(query)}
    outcome: dict[str, str] = {}
    fresh: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    for product in products:
        values = _product_values(product)
        known = old.get(product.product_id)
        if known == (values["content_hash"], True):
            outcome[product.product_id] = "unchanged"
        elif known is None:
            fresh.append(values)
            outcome[product.product_id] = "accepted"
        else:
            changed.append({f"b_{name}": value for name, value in values.items()})
            outcome[product.product_id] = "updated"
    if fresh:
        connection.execute(insert(PRODUCTS), fresh)
    if changed:
        columns: dict[str, Any] = {
            name: bindparam(f"b_{name}") for name in ("group_id", "content_hash", "active", "record")
        }
        connection.execute(
            update(PRODUCTS).where(PRODUCTS.c.product_id == bindparam("b_product_id")).values(**columns),
            changed,
        )
    return outcome


def _product_values(product: Product) -> dict[str, Any]:
    record = record_of(product)
    return {
        "product_id": product.product_id,
        "group_id": product.group_id,
        "content_hash": hashlib.sha256(record.encode()).hexdigest(),
        "active": True,
        "record": record,
    }


def _put_row(
    connection: Connection,
    table: Table,
    key: Column[Any],
    row: dict[str, Any],
    old: dict[str, dict[str, Any]],
) -> str:
    known = old.get(row[key.name])
    old[row[key.name]] = row
    if known is None:
        connection.execute(insert(table).values(**row))
        return "accepted"
    if known == row:
        return "unchanged"
    connection.execute(update(table).where(key == row[key.name]).values(**row))
    return "updated"


def _review_values(review: Review) -> dict[str, Any]:
    return {
        "review_id": review.review_id,
        "product_id": review.product_id,
        "user_id": review.user_id,
        "rating": review.rating,
        "title": review.title,
        "text": review.text,
        "time": review.time.isoformat() if review.time else None,
    }
