"""Which turns make up each conversation as it can be seen, so that it can be found again, gone on with, and deleted."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, DateTime, Engine, String, Table, Text, delete, insert, select

from assistant.journal import Journal
from retrieval.database import METADATA, writing

CONVERSATIONS = Table(
    "conversations",
    METADATA,
    Column("conversation_id", String(64), primary_key=True),
    Column("owner", String(200), nullable=False, index=True),
    Column("at", DateTime, nullable=False),
    Column("turn_ids", Text, nullable=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A conversation in a list of them."""

    conversation_id: str
    title: str
    """The first message that can be seen."""
    at: datetime
    """When it was last gone on with, local time."""


class Conversations:
    """The conversations of all shoppers. What was said stands in the journal alone, and is deleted there."""

    def __init__(self, engine: Engine, journal: Journal) -> None:
        """Open the list in a database, creating its table when it is not there."""
        self._engine, self._journal = engine, journal
        METADATA.create_all(engine, tables=[CONVERSATIONS])

    def keep(self, conversation_id: str, owner: str, turn_ids: Sequence[str]) -> None:
        """Note which turns can be seen now, oldest first; without any there is no conversation any more."""
        with writing(self._engine) as connection:
            connection.execute(delete(CONVERSATIONS).where(CONVERSATIONS.c.conversation_id == conversation_id))
            if turn_ids:
                connection.execute(
                    insert(CONVERSATIONS).values(
                        conversation_id=conversation_id,
                        owner=owner,
                        at=datetime.now(),
                        turn_ids=json.dumps(list(turn_ids)),
                    )
                )

    def turn_ids(self, conversation_id: str, owners: Collection[str]) -> tuple[str, ...]:
        """The turns of a conversation of one of some owners, oldest first; () when there is none."""
        wanted = select(CONVERSATIONS.c.turn_ids).where(
            CONVERSATIONS.c.conversation_id == conversation_id, CONVERSATIONS.c.owner.in_(owners)
        )
        with self._engine.connect() as connection:
            found = connection.execute(wanted).scalar()
        return tuple(json.loads(found)) if found else ()

    def of(self, owners: Collection[str], most: int) -> tuple[Saved, ...]:
        """The last conversations of some owners, newest first; those whose turns are all deleted are left out."""
        newest = (
            select(CONVERSATIONS)
            .where(CONVERSATIONS.c.owner.in_(owners))
            .order_by(CONVERSATIONS.c.at.desc())
            .limit(most)
        )
        with self._engine.connect() as connection:
            rows = [(row.conversation_id, row.at, json.loads(row.turn_ids)) for row in connection.execute(newest)]
        messages = self._journal.messages([turn_id for _, _, turn_ids in rows for turn_id in turn_ids])
        titles = [next((messages[key] for key in turn_ids if key in messages), None) for _, _, turn_ids in rows]
        return tuple(
            Saved(conversation_id=conversation_id, title=title, at=at)
            for (conversation_id, at, _), title in zip(rows, titles, strict=True)
            if title is not None
        )

    def delete(self, conversation_id: str, owners: Collection[str]) -> int:
        """Delete a conversation of one of some owners and what was said in it; how many turns that were.

        Turns that another conversation went on from stay with that one.
        """
        own = self.turn_ids(conversation_id, owners)
        if not own:
            return 0
        with writing(self._engine) as connection:
            connection.execute(delete(CONVERSATIONS).where(CONVERSATIONS.c.conversation_id == conversation_id))
            others = connection.execute(select(CONVERSATIONS.c.turn_ids).where(CONVERSATIONS.c.owner.in_(owners)))
            kept = {turn_id for (turn_ids,) in others for turn_id in json.loads(turn_ids)}
        told = {turn.turn_id for turn in self._journal.of_conversation(conversation_id)}
        return self._journal.delete({*own, *told} - kept)

    def forget(self, owner: str) -> None:
        """Delete the list of one shopper's conversations; the journal forgets what was said in them."""
        with writing(self._engine) as connection:
            connection.execute(delete(CONVERSATIONS).where(CONVERSATIONS.c.owner == owner))
