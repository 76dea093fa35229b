"""The journal: every turn, stored under its id, with what was understood, shown, said, and on what evidence."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Column, DateTime, Engine, Float, Integer, String, Table, Text, delete, insert, select

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
)


class Journal:
    """Turns of all conversations in the shop's database."""

    def __init__(self, engine: Engine) -> None:
        """Open the journal in a database, creating its table when it is not there."""
        self._engine = engine
        METADATA.create_all(engine, tables=[TURNS])

    def record(self, turn: Turn, timings: Timings | None = None) -> None:
        """Store a turn, once; a turn id that is there already is left as it is."""
        with writing(self._engine) as connection:
            if connection.execute(select(TURNS.c.number).where(TURNS.c.turn_id == turn.turn_id)).first():
                return
            connection.execute(
                insert(TURNS).values(
                    turn_id=turn.turn_id,
                    user_id=turn.user_id,
                    at=turn.at or datetime.now(),
                    message=turn.message.encode(errors="replace").decode(),
                    intent=turn.request.intent,
                    record=json.dumps(turn_json(turn)),
                    total_ms=timings.total if timings else None,
                )
            )

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

    def last(self, count: int) -> tuple[Turn, ...]:
        """The last turns of all shoppers, oldest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(TURNS.c.record).order_by(TURNS.c.number.desc()).limit(count)).all()
        return tuple(turn_from_json(json.loads(record)) for (record,) in reversed(rows))

    def forget_turns(self, turn_ids: Sequence[str]) -> int:
        """Delete the turns of some ids; how many there were."""
        with writing(self._engine) as connection:
            return connection.execute(delete(TURNS).where(TURNS.c.turn_id.in_(turn_ids))).rowcount

    def forget(self, user_id: str) -> int:
        """Delete the turns of one shopper; how many there were."""
        with writing(self._engine) as connection:
            return connection.execute(delete(TURNS).where(TURNS.c.user_id == user_id)).rowcount
