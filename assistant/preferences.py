"""What a shopper has decided about being remembered: their own dial of personalisation, and shopping as a guest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Boolean, Column, Engine, Float, String, Table, delete, insert, select

from retrieval.database import METADATA, writing
from retrieval.errors import InputError

PREFERENCES = Table(
    "preferences",
    METADATA,
    Column("user_id", String(200), primary_key=True),
    Column("personalisation", Float),
    Column("as_guest", Boolean, nullable=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """What one shopper wants."""

    personalisation: float | None = None
    """How much of their past counts, from 0 to 1; None leaves it to the shop's setting."""
    as_guest: bool = False
    """While it is on, no answer uses their history, and what they do is not stored as an event."""


NO_PREFERENCE = Preference()


class Preferences:
    """The preferences of a shop's shoppers. Those of somebody with several ids hold for all of them."""

    def __init__(self, engine: Engine, ids: Callable[[str], Sequence[str]]) -> None:
        """Open the table, creating it when it is not there.

        Args:
            engine: the shop's database.
            ids: all ids of the shopper whose id it is given.
        """
        self._engine, self._ids = engine, ids
        METADATA.create_all(engine, tables=[PREFERENCES])

    def of(self, user_id: str | None) -> Preference:
        """What a shopper wants. Where ids that were linked later disagree, the more careful of each counts."""
        if user_id is None:
            return NO_PREFERENCE
        with self._engine.connect() as connection:
            found = connection.execute(select(PREFERENCES).where(PREFERENCES.c.user_id.in_(self._ids(user_id)))).all()
        dials = [row.personalisation for row in found if row.personalisation is not None]
        return Preference(personalisation=min(dials, default=None), as_guest=any(row.as_guest for row in found))

    def set_personalisation(self, user_id: str, value: float | None) -> None:
        """Set the shopper's own dial; None leaves it to the shop again.

        Raises:
            InputError: the value is not from 0 to 1.
        """
        if value is not None and not 0 <= value <= 1:
            raise InputError(f"The dial of personalisation goes from 0 to 1, so it cannot stand at {value}.")
        self._write(user_id, Preference(personalisation=value, as_guest=self.of(user_id).as_guest))

    def set_as_guest(self, user_id: str, as_guest: bool) -> None:
        """Turn shopping as a guest on or off."""
        self._write(user_id, Preference(personalisation=self.of(user_id).personalisation, as_guest=as_guest))

    def forget(self, user_id: str) -> None:
        """Delete what is stored of a shopper, but for a switch that is on: they asked not to be remembered."""
        kept = Preference(as_guest=self.of(user_id).as_guest)
        self._write(user_id, kept, self._ids(user_id))

    def _write(self, user_id: str, preference: Preference, under: Sequence[str] | None = None) -> None:
        """Write what a shopper wants, under one of their ids, or under some of them."""
        values = {"personalisation": preference.personalisation, "as_guest": preference.as_guest}
        with writing(self._engine) as connection:
            connection.execute(delete(PREFERENCES).where(PREFERENCES.c.user_id.in_(self._ids(user_id))))
            if preference != NO_PREFERENCE:
                rows = [{"user_id": each, **values} for each in under or (user_id,)]
                connection.execute(insert(PREFERENCES), rows)
