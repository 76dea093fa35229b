"""Events that a shopper has said do not count: a gift, somebody else at the screen.

They leave the events at once, and are kept aside until the next training, so that a shopper who is forgotten before it
can be taken out of what was learned exactly. After it only their keys and numbers stay: no later import brings them
back, and no later event is taken for one of them.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Float,
    Integer,
    RowMapping,
    String,
    Table,
    delete,
    func,
    insert,
    select,
    update,
)

from retrieval.database import METADATA, writing

LEFT_OUT = Table(
    "events_left_out",
    METADATA,
    Column("key", String(64), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("user_id", String(200), index=True),
    Column("product_id", String(200)),
    Column("kind", String(20)),
    Column("at", Float),
    Column("position", Float),
    Column("value", Float),
    Column("quantity", Integer),
    Column("price_minor", Integer),
    Column("split", String(10)),
)
_CONTENT = tuple(column.name for column in LEFT_OUT.columns if column.name not in ("key", "number"))


class Corrections:
    """What was left out of the events of one shop."""

    def __init__(self, engine: Engine, events: Table) -> None:
        """Open the table beside that of the events, creating it when it is not there."""
        self._engine, self._events = engine, events
        METADATA.create_all(engine, tables=[LEFT_OUT])

    def left_out(self, user_ids: Collection[str]) -> Sequence[RowMapping]:
        """The rows of some ids that are not erased yet."""
        with self._engine.connect() as connection:
            return connection.execute(select(LEFT_OUT).where(LEFT_OUT.c.user_id.in_(user_ids))).mappings().all()

    def known(self, connection: Connection, keys: Collection[str]) -> set[str]:
        """Which of some keys were left out, ever."""
        return set(connection.execute(select(LEFT_OUT.c.key).where(LEFT_OUT.c.key.in_(keys))).scalars())

    def leave_out(self, user_ids: Collection[str], number: int) -> bool:
        """Move an event of one of some ids aside; False where there is none."""
        return self._moved(self._events, LEFT_OUT, user_ids, number)

    def count_again(self, user_ids: Collection[str], number: int) -> bool:
        """Move one back; False where there is none."""
        return self._moved(LEFT_OUT, self._events, user_ids, number)

    def numbers(self) -> tuple[int, ...]:
        """The numbers of all that are not erased yet."""
        query = select(LEFT_OUT.c.number).where(LEFT_OUT.c.user_id.is_not(None))
        with self._engine.connect() as connection:
            return tuple(connection.execute(query).scalars())

    def last(self) -> int:
        """The highest number of an event that was ever left out; 0 when there is none."""
        with self._engine.connect() as connection:
            return int(connection.execute(select(func.max(LEFT_OUT.c.number))).scalar_one() or 0)

    def erase(self, numbers: Iterable[int]) -> None:
        """Keep of these the keys and numbers alone."""
        with writing(self._engine) as connection:
            for number in numbers:
                blank: dict[str, Any] = dict.fromkeys(_CONTENT)
                connection.execute(update(LEFT_OUT).where(LEFT_OUT.c.number == number).values(**blank))

    def forget(self, user_ids: Collection[str]) -> int:
        """Delete what some ids had left out; how many there were."""
        with writing(self._engine) as connection:
            return connection.execute(delete(LEFT_OUT).where(LEFT_OUT.c.user_id.in_(user_ids))).rowcount

    def _moved(self, source: Table, target: Table, user_ids: Collection[str], number: int) -> bool:
        theirs = (source.c.number == number) & source.c.user_id.in_(user_ids)
        with writing(self._engine) as connection:
            row = connection.execute(select(source).where(theirs)).mappings().one_or_none()
            if row is None:
                return False
            connection.execute(insert(target).values(**row))
            connection.execute(delete(source).where(theirs))
            return True
