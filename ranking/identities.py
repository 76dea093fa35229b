"""Who is who: ids of several platforms that are one person.

Events keep the id they came with and are read under the person's: an identity file that comes later, or is mended,
reaches every event there is and those to come.
"""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from sqlalchemy import Boolean, Column, Connection, Engine, Integer, String, Table, delete, insert, select

from ranking.event_cells import identifier, text
from ranking.event_columns import named
from ranking.person_links import Link, People
from retrieval.database import METADATA, writing
from retrieval.errors import InputError
from retrieval.feeds import Row, read_rows
from retrieval.report import Rejection, Report

LINKS = Table(
    "identity_links",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("user_id", String(200), nullable=False),
    Column("other", String(200), nullable=False),
    Column("is_person", Boolean, nullable=False),
)
PEOPLE = Table(
    "people",
    METADATA,
    Column("user_id", String(200), primary_key=True),
    Column("person_id", String(200), nullable=False, index=True),
)


def qualified(user_id: str, platform: str | None) -> str:
    """The id of a shopper of one platform: "17" of the till is "till:17", and nobody of the web shop."""
    return user_id if platform is None else f"{platform}:{user_id}"


class Identities:
    """The links between ids of one shop."""

    def __init__(self, engine: Engine) -> None:
        """Open the tables, creating them when they are not there."""
        self._engine = engine
        METADATA.create_all(engine, tables=[LINKS, PEOPLE])

    def person(self, user_id: str) -> str:
        """Whose id it is; the id itself where nothing is known of it."""
        query = select(PEOPLE.c.person_id).where(PEOPLE.c.user_id == user_id)
        with self._engine.connect() as connection:
            return connection.execute(query).scalar_one_or_none() or user_id

    def ids(self, user_id: str) -> tuple[str, ...]:
        """All ids of the person whose id it is, itself among them, in order."""
        person = self.person(user_id)
        query = select(PEOPLE.c.user_id).where(PEOPLE.c.person_id == person)
        with self._engine.connect() as connection:
            return tuple(sorted({user_id, person, *connection.execute(query).scalars()}))

    def people(self) -> dict[str, str]:
        """Id -> person, for all ids that are linked."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(PEOPLE.c.user_id, PEOPLE.c.person_id))
            return {row.user_id: row.person_id for row in rows}

    def link(self, links: Sequence[Link]) -> list[str | None]:
        """Take links in; what was known of the ids they are about is forgotten first, all else stands.

        Returns:
            For each link None, or the person whose id it is already: such a link is not taken.
        """
        about = {link.user_id for link in links}
        with writing(self._engine) as connection:
            kept = [link for link in _links(connection) if link.user_id not in about]
            people = People()
            for link in kept:
                people.add(link)
            refused = [people.add(link) for link in links]
            _write(connection, [*kept, *_taken(links, refused)], people)
        return refused

    def forget(self, user_ids: Collection[str]) -> None:
        """Drop every link of some ids."""
        with writing(self._engine) as connection:
            kept = [link for link in _links(connection) if not {link.user_id, link.other} & set(user_ids)]
            people = People()
            for link in kept:
                people.add(link)
            _write(connection, kept, people)


def import_identities(engine: Engine, path: Path, *, platform: str | None = None) -> Report:
    """Take in a file of ids that are one person.

    A row has `person_id, user_id` or `user_id, same_as`, and an optional `platform`, of which the `user_id` is (see
    `qualified`). An id that is given to two people stays with the first and the row is listed: two people who were made
    one read each other's past.

    Args:
        engine: the shop's database.
        path: the file.
        platform: of what platform the ids of rows without one are.
    """
    lines: list[int] = []
    links: list[Link] = []
    rejected: list[Rejection] = []
    for row in read_rows(path):
        try:
            links.append(_link(row, platform))
            lines.append(row.line)
        except InputError as error:
            rejected.append(Rejection(line=row.line, reason=str(error)))
    refused = Identities(engine).link(links)
    rejected += [
        Rejection(
            line=line, reason=f"{link.user_id!r} is an id of {first!r} already: {link.other!r} is another person."
        )
        for line, link, first in zip(lines, links, refused, strict=True)
        if first is not None
    ]
    return Report(accepted=refused.count(None), rejected=tuple(sorted(rejected, key=lambda each: each.line)))


def _link(row: Row, platform: str | None) -> Link:
    if row.values is None:
        raise InputError(row.reason or "the line cannot be read.")
    values = {**row.values, **named(row.values)}
    user_id = qualified(identifier(values, "user_id"), text(values, "platform") or platform)
    for name in ("person_id", "same_as"):
        if text(values, name) is not None:
            return Link(user_id=user_id, other=identifier(values, name), is_person=name == "person_id")
    raise InputError(
        "person_id is missing. Write whose id it is under person_id, or another id of theirs under same_as."
    )


def _taken(links: Iterable[Link], refused: Iterable[str | None]) -> list[Link]:
    return [link for link, first in zip(links, refused, strict=True) if first is None]


def _links(connection: Connection) -> tuple[Link, ...]:
    rows = connection.execute(select(LINKS).order_by(LINKS.c.number))
    return tuple(Link(user_id=row.user_id, other=row.other, is_person=row.is_person) for row in rows)


def _write(connection: Connection, links: Sequence[Link], people: People) -> None:
    rows = [{"user_id": link.user_id, "other": link.other, "is_person": link.is_person} for link in links]
    found = [{"user_id": user_id, "person_id": person_id} for user_id, person_id in people.people().items()]
    for table, values in ((LINKS, rows), (PEOPLE, found)):
        connection.execute(delete(table))
        if values:
            connection.execute(insert(table), values)
