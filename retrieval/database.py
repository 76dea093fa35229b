"""The shop's database: one SQLite file in WAL mode, through SQLAlchemy Core, shared by the stores of all rooms."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, MetaData, create_engine, event, text

from retrieval.errors import HomeError
from retrieval.home import Home

METADATA = MetaData()
SCHEMA_VERSION = 1
_BUSY_MS = 10_000
_ADVICE = (
    ("locked", "Another program is writing to it. Wait for it to finish, or stop it."),
    ("readonly", "It is read-only. Change its permissions, or give another folder with --home."),
    ("full", "The disk is full. Make room and run the command again: what was written is whole."),
    ("unable to open", "It cannot be opened. Check that the folder exists and can be written to."),
    ("not a database", "It is no database. Move it away, or give another folder with --home."),
    ("malformed", "It is damaged. Restore it from a copy, or import into a new folder with --home."),
)
"""What SQLite says, and what the user can do."""


def connect(home: Home) -> Engine:
    """Open the database of a data folder, making both when they are not there.

    Raises:
        HomeError: the folder or the file cannot be used, or a newer version of this program wrote it.
    """
    home.create()
    engine = create_engine(f"sqlite:///{home.database}", connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _configure)
    event.listen(engine, "handle_error", lambda context: _explained(home, context))
    with engine.begin() as connection:
        found = connection.execute(text("PRAGMA user_version")).scalar_one()
        if found > SCHEMA_VERSION:
            raise HomeError(
                f"{home.database} was written by a newer version (schema {found}, this one knows {SCHEMA_VERSION}). "
                "Update Shelftalker, or give another folder with --home."
            )
        connection.execute(text(f"PRAGMA user_version = {SCHEMA_VERSION}"))
    return engine


def _configure(connection: Any, _record: Any) -> None:
    for statement in (
        "journal_mode=WAL",
        f"busy_timeout={_BUSY_MS}",
        "foreign_keys=ON",
        "synchronous=NORMAL",
    ):
        connection.execute(f"PRAGMA {statement}")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction."""
    with engine.begin() as connection:
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One look at the database: what others write meanwhile is not seen in it, and does not wait for it."""
    with engine.connect() as connection:
        connection.execute(text("BEGIN"))
        yield connection


def _explained(home: Home, context: ExceptionContext) -> HomeError | None:
    """What SQLite refuses, reading or writing, as a sentence that says what to do; None leaves the error as it is."""
    said = str(context.original_exception).lower()
    advice = next((advice for words, advice in _ADVICE if words in said), None)
    return HomeError(f"{home.database}: {advice}") if advice else None
