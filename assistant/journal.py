"""The journal: every turn, stored under its id, with what was understood, shown, said, and on what evidence."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    DateTime,
    Engine,
    Float,
    Index,
    Integer,
    String,
    Table,
    Text,
    delete,
    insert,
    inspect,
    select,
    text,
)

from assistant.insight.digest import DIGESTS, digest_of, timings_from_json, timings_json
from assistant.turn_record import turn_from_json, turn_json
from assistant.turns import Timings, Turn
from retrieval.database import METADATA, writing

TURNS = Table(
    "turns",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("turn_id", String(64), nullable=False, unique=True),
    Column("user_id", String(200)),
    Column("at", DateTime, nullable=False),
    Column("message", Text, nullable=False),
    Column("intent", String(32), nullable=False),
    Column("record", Text, nullable=False),
    Column("total_ms", Float),
    Column("conversation_id", String(64)),
)
_BY_CONVERSATION = Index("ix_turns_conversation_id", TURNS.c.conversation_id)


_AT_ONCE = 500
"""Old turns that are digested in one transaction."""


class Journal:
    """Turns of all conversations in the shop's database."""

    def __init__(self, engine: Engine) -> None:
        """Open the journal in a database, creating its table when it is not there."""
        self._engine = engine
        METADATA.create_all(engine, tables=[TURNS, DIGESTS])
        _complete(engine)

    def record(self, turn: Turn, timings: Timings | None = None) -> None:
        """Store a turn, once; a turn id that is there already is left as it is."""
        with writing(self._engine) as connection:
            if connection.execute(select(TURNS.c.number).where(TURNS.c.turn_id == turn.turn_id)).first():
                return
            at, digest = turn.at or datetime.now(), digest_of(turn, timings)
            record = turn_json(turn) | ({"timings": timings_json(timings)} if timings else {})
            added = connection.execute(
                insert(TURNS).values(
                    turn_id=turn.turn_id,
                    user_id=turn.user_id,
                    at=at,
                    message=digest["message"],
                    intent=turn.request.intent,
                    record=json.dumps(record),
                    total_ms=timings.total if timings else None,
                    conversation_id=turn.conversation_id,
                )
            )
            number = added.inserted_primary_key
            assert number is not None
            connection.execute(insert(DIGESTS).values(number=number[0], at=at, **digest))

    def digest_older(self) -> int:
        """Digest the turns that were stored before there were digests; how many there were."""
        done = 0
        undigested = select(TURNS.c.number, TURNS.c.at, TURNS.c.record, TURNS.c.total_ms).where(
            TURNS.c.number.not_in(select(DIGESTS.c.number))
        )
        while True:
            with writing(self._engine) as connection:
                rows = connection.execute(undigested.limit(_AT_ONCE)).all()
                if not rows:
                    return done
                connection.execute(insert(DIGESTS), [_digested(*row) for row in rows])
                done += len(rows)

    def turns(self, turn_ids: Sequence[str]) -> tuple[Turn, ...]:
        """The turns of the ids given, in that order; unknown ids are left out."""
        if not turn_ids:
            return ()
        with self._engine.connect() as connection:
            rows = connection.execute(select(TURNS.c.turn_id, TURNS.c.record).where(TURNS.c.turn_id.in_(turn_ids)))
            found = {turn_id: turn_from_json(json.loads(record)) for turn_id, record in rows}
        return tuple(found[turn_id] for turn_id in turn_ids if turn_id in found)

    def of_user(self, user_id: str) -> tuple[Turn, ...]:
        """The turns of one shopper, oldest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(TURNS.c.record).where(TURNS.c.user_id == user_id).order_by(TURNS.c.number))
            return tuple(turn_from_json(json.loads(record)) for (record,) in rows)

    def of_conversation(self, conversation_id: str) -> tuple[Turn, ...]:
        """All turns told in one conversation, oldest first: those taken back or asked again as well."""
        told_in = TURNS.c.conversation_id == conversation_id
        with self._engine.connect() as connection:
            rows = connection.execute(select(TURNS.c.record).where(told_in).order_by(TURNS.c.number))
            return tuple(turn_from_json(json.loads(record)) for (record,) in rows)

    def last(self, count: int) -> tuple[Turn, ...]:
        """The last turns of all shoppers, oldest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(TURNS.c.record).order_by(TURNS.c.number.desc()).limit(count)).all()
        return tuple(turn_from_json(json.loads(record)) for (record,) in reversed(rows))

    def messages(self, turn_ids: Collection[str]) -> dict[str, str]:
        """Turn id -> the message of the shopper, of the turns given that are there."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(TURNS.c.turn_id, TURNS.c.message).where(TURNS.c.turn_id.in_(turn_ids)))
            return {row.turn_id: row.message for row in rows}

    def delete(self, turn_ids: Collection[str]) -> int:
        """Delete turns; how many there were."""
        with writing(self._engine) as connection:
            return connection.execute(delete(TURNS).where(TURNS.c.turn_id.in_(turn_ids))).rowcount

    def forget(self, user_id: str) -> int:
        """Delete the turns of one shopper; how many there were."""
        with writing(self._engine) as connection:
            return connection.execute(delete(TURNS).where(TURNS.c.user_id == user_id)).rowcount


def _digested(number: int, at: datetime, record: str, total_ms: float | None) -> dict[str, Any]:
    document = json.loads(record)
    timings = timings_from_json(document, total_ms)
    return {"number": number, "at": at, **digest_of(turn_from_json(document), timings)}


def _complete(engine: Engine) -> None:
    """Add what a journal of an earlier version has no place for; its turns keep no conversation."""
    with writing(engine) as connection:
        if "conversation_id" not in {column["name"] for column in inspect(connection).get_columns(TURNS.name)}:
            connection.execute(text(f"ALTER TABLE {TURNS.name} ADD COLUMN conversation_id VARCHAR(64)"))
        _BY_CONVERSATION.create(connection, checkfirst=True)
