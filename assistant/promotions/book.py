"""The promotions of a shop, in its database."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import Column, Engine, String, Table, Text, insert, select, update

from assistant.promotions.promotion import Promotion, promotion_from_row
from assistant.service.tables import CUSTOMERS
from retrieval.database import METADATA, writing
from retrieval.errors import InputError
from retrieval.feeds import read_rows
from retrieval.report import Rejection, Report

PROMOTIONS = Table(
    "promotions",
    METADATA,
    Column("promotion_id", String(200), primary_key=True),
    Column("record", Text, nullable=False),
)


class PromotionBook:
    """Promotions of one shop."""

    def __init__(self, engine: Engine) -> None:
        """Open the book, creating its table when it is not there."""
        self._engine = engine
        METADATA.create_all(engine, tables=[PROMOTIONS, CUSTOMERS])

    def holding(self, day: date) -> tuple[Promotion, ...]:
        """The promotions that hold on a day, by id."""
        with self._engine.connect() as connection:
            records = connection.execute(select(PROMOTIONS.c.record).order_by(PROMOTIONS.c.promotion_id)).scalars()
            found = [promotion_from_row(json.loads(record)) for record in records]
        return tuple(promotion for promotion in found if promotion.holds_on(day))

    def groups(self, customer_id: str | None) -> frozenset[str]:
        """The groups a customer belongs to, case-folded: `group` or `groups` of their row."""
        if customer_id is None:
            return frozenset()
        with self._engine.connect() as connection:
            query = select(CUSTOMERS.c.record).where(CUSTOMERS.c.user_id == customer_id)
            row = json.loads(connection.execute(query).scalar() or "{}")
        named = row.get("groups") or row.get("group") or ()
        return frozenset(str(name).casefold() for name in ([named] if isinstance(named, str) else named))


def import_promotions(engine: Engine, path: Path, *, today: date) -> Report:
    """Take promotions in: one JSON object a line. Those that are over and those that cannot be read are listed."""
    PromotionBook(engine)
    counts = {"accepted": 0, "updated": 0, "unchanged": 0}
    rejected: list[Rejection] = []
    seen: set[str] = set()
    with writing(engine) as connection:
        rows = connection.execute(select(PROMOTIONS)).all()
        stored: dict[str, str] = {row.promotion_id: row.record for row in rows}
        for row in read_rows(path):
            try:
                if row.values is None:
                    raise InputError(row.reason or "the line cannot be read.")
                promotion = _taken(promotion_from_row(row.values), seen, today)
            except InputError as error:
                rejected.append(Rejection(line=row.line, reason=str(error)))
                continue
            seen.add(promotion.promotion_id)
            record = json.dumps(dict(row.values), ensure_ascii=False, sort_keys=True)
            outcome = _outcome(stored.get(promotion.promotion_id), record)
            counts[outcome] += 1
            values = {"promotion_id": promotion.promotion_id, "record": record}
            if outcome == "accepted":
                connection.execute(insert(PROMOTIONS).values(values))
            elif outcome == "updated":
                same = PROMOTIONS.c.promotion_id == promotion.promotion_id
                connection.execute(update(PROMOTIONS).where(same).values(values))
    return Report(**counts, rejected=tuple(rejected))


def _outcome(before: str | None, record: str) -> str:
    if before is None:
        return "accepted"
    return "unchanged" if before == record else "updated"


def _taken(promotion: Promotion, seen: Sequence[str] | set[str], today: date) -> Promotion:
    if promotion.until is not None and promotion.until < today:
        raise InputError(f"promotion {promotion.promotion_id!r} ended on {promotion.until}; it is never applied.")
    if promotion.promotion_id in seen:
        raise InputError(f"promotion_id {promotion.promotion_id!r} stands in the file already; the first was taken.")
    return promotion
