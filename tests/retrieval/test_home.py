"""Data folders and databases that cannot be used: each says in one sentence what is wrong and what to do."""

import os
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, text

from retrieval import database
from retrieval.catalogue import Catalogue
from retrieval.database import connect
from retrieval.errors import HomeError
from retrieval.home import Home
from retrieval.imports import import_products
from tests.goods import GOODS, product, write_rows

NOBODY = 65534


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


@pytest.fixture
def shared():
    """A data folder that every user of the machine can reach."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        connect(Home(Path(folder))).dispose()
        yield Home(Path(folder))


@contextmanager
def without_privileges():
    """File modes do not bind root: as root, the block runs as nobody."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_file_for_a_folder(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(HomeError, match="is a file, not a folder"):
        Home(tmp_path / "file").create()


def test_a_folder_below_a_file(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(HomeError, match="cannot be made"):
        Home(tmp_path / "file" / "shop").create()


def test_a_folder_that_cannot_be_written_to(shared):
    shared.path.chmod(0o555)
    with without_privileges(), pytest.raises(HomeError, match="cannot be written to"):
        shared.create()


def test_a_folder_that_cannot_be_reached(shared):
    shared.path.chmod(0o000)
    with without_privileges(), pytest.raises(HomeError, match="Permission denied"):
        Home(shared.path / "shop").create()


def test_a_database_that_is_read_only(shared):
    shared.database.chmod(0o444)
    with without_privileges(), pytest.raises(HomeError, match="read-only"):
        connect(shared)


def test_a_database_of_a_newer_version(home):
    with connect(home).begin() as connection:
        connection.execute(text("PRAGMA user_version = 99"))
    with pytest.raises(HomeError, match="newer version"):
        connect(home)


def test_a_database_that_is_none(home):
    home.database.write_bytes(b"this is no database at all, whatever it is called" * 50)
    with pytest.raises(HomeError, match="no database"):
        connect(home)


def test_a_folder_for_the_database(home):
    home.database.mkdir()
    with pytest.raises(HomeError, match="cannot be opened"):
        connect(home)


def test_a_database_damaged_where_only_reading_finds_it(home):
    engine = connect(home)
    rows = [product(f"p{n}", "Mug " * 50, 5) for n in range(200)]
    import_products(Catalogue(engine), write_rows(home.path / "g.jsonl", rows))
    engine.dispose()
    whole = home.database.read_bytes()
    home.database.write_bytes(whole[:8192] + bytes([255]) * (len(whole) - 8192))
    with pytest.raises(HomeError, match="It is damaged"):
        Catalogue(connect(home)).products()


def test_a_database_another_program_writes_to(home, monkeypatch):
    monkeypatch.setattr(database, "_BUSY_MS", 50)
    catalogue = Catalogue(connect(home))
    with closing(sqlite3.connect(home.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(HomeError, match="Another program is writing"):
            import_products(catalogue, write_rows(home.path / "g.jsonl", GOODS))


def test_a_full_disk_keeps_what_was_written_and_the_next_run_takes_the_rest(home):
    rows = [product(f"p{n}", f"Mug {n}", 5, description="Round. " * 50) for n in range(1_200)]
    feed = write_rows(home.path / "many.jsonl", rows)
    small = connect(home)
    small.dispose()
    event.listen(small, "connect", lambda connection, _record: connection.execute("PRAGMA max_page_count = 150"))
    with pytest.raises(HomeError, match="disk is full"):
        import_products(Catalogue(small), feed)
    roomy = Catalogue(connect(home))
    kept = roomy.counts()["products"]
    assert 0 < kept < 1_200
    assert import_products(roomy, feed).unchanged == kept
    assert roomy.counts()["products"] == 1_200
