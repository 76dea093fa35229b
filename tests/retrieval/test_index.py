import os
import signal
import subprocess
import sys
import textwrap

import pytest

from retrieval.builds import in_service
from retrieval.errors import HomeError, IndexMissingError
from retrieval.home import Home
from retrieval.imports import import_products
from retrieval.indexer import build_index
from retrieval.query import Query
from retrieval.search import HybridRetriever
from tests.fakes_encoder import WordEncoder
from tests.goods import GOODS, catalogue_of, product, write_rows


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def test_a_shop_without_an_index_says_what_to_run(home):
    retriever = HybridRetriever(catalogue_of(home.path), home, WordEncoder())
    with pytest.raises(IndexMissingError, match="shelftalker index"):
        retriever.retrieve(Query(text="mug"))


def test_an_index_that_is_up_to_date_embeds_nothing(home):
    catalogue = catalogue_of(home.path)
    build_index(home, catalogue, WordEncoder())
    again = WordEncoder()
    assert build_index(home, catalogue, again).unchanged
    assert again.encoded == []


def test_only_a_changed_product_is_embedded_again(home):
    catalogue = catalogue_of(home.path)
    build_index(home, catalogue, WordEncoder())
    changed = [{**row, "description": "New words."} if row["product_id"] == "mug" else row for row in GOODS]
    import_products(catalogue, write_rows(home.path / "new.jsonl", changed))
    again = WordEncoder()
    build_index(home, catalogue, again)
    assert len(again.encoded) == 1
    assert "New words." in again.encoded[0]


def test_an_open_index_follows_a_new_build(home):
    catalogue = catalogue_of(home.path)
    build_index(home, catalogue, WordEncoder())
    retriever = HybridRetriever(catalogue, home, WordEncoder())
    retriever.retrieve(Query(text="mug"))
    import_products(catalogue, write_rows(home.path / "kite.jsonl", [product("kite", "Box Kite", 20)]))
    build_index(home, catalogue, WordEncoder())
    assert retriever.retrieve(Query(text="kite")).items[0].product.product_id == "kite"
    retriever.index.close()


def test_a_retired_product_is_not_found_even_before_the_next_build(home):
    catalogue = catalogue_of(home.path)
    build_index(home, catalogue, WordEncoder())
    import_products(catalogue, write_rows(home.path / "less.jsonl", GOODS[:-1]), full=True)
    retriever = HybridRetriever(catalogue, home, WordEncoder())
    found = retriever.retrieve(Query(text="lambswool blanket", k=20))
    assert "blanket" not in [item.product.product_id for item in found.items]
    retriever.index.close()


def test_vectors_of_another_encoder_are_refused(home):
    catalogue = catalogue_of(home.path)
    build_index(home, catalogue, WordEncoder("first"))
    with pytest.raises(IndexMissingError, match="first"):
        HybridRetriever(catalogue, home, WordEncoder("second")).retrieve(Query(text="mug"))


def test_a_second_process_is_told_who_holds_the_index(home):
    catalogue = catalogue_of(home.path)
    build_index(home, catalogue, WordEncoder())
    retriever = HybridRetriever(catalogue, home, WordEncoder())
    retriever.retrieve(Query(text="mug"))
    code = f"""
        from pathlib import Path
        from retrieval.home import Home
        from retrieval.query import Query
        from retrieval.search import HybridRetriever
        from tests.fakes_encoder import WordEncoder
        from tests.goods import catalogue_of
        home = Home(Path({str(home.path)!r}))
        HybridRetriever(catalogue_of(home.path), home, WordEncoder()).retrieve(Query(text="mug"))
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=False)
    assert f"in use by process {os.getpid()}" in done.stderr
    retriever.index.close()


def test_a_killed_build_leaves_the_old_index_and_the_next_run_finishes(home):
    catalogue = catalogue_of(home.path)
    build_index(home, catalogue, WordEncoder())
    import_products(catalogue, write_rows(home.path / "kite.jsonl", [product("kite", "Box Kite", 20)]))
    code = f"""
        import os, signal
        from pathlib import Path
        from retrieval import indexer
        from retrieval.home import Home
        from tests.fakes_encoder import WordEncoder
        from tests.goods import catalogue_of
        from retrieval.catalogue import Catalogue
        from retrieval.database import connect
        indexer.put_in_service = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        home = Home(Path({str(home.path)!r}))
        indexer.build_index(home, Catalogue(connect(home)), WordEncoder())
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL
    retriever = HybridRetriever(catalogue, home, WordEncoder())
    assert retriever.retrieve(Query(text="blue stoneware mug")).items[0].product.product_id == "mug"
    retriever.index.close()
    build_index(home, catalogue, WordEncoder())
    build = in_service(home)
    assert build is not None
    assert build.families == len({row.get("group_id", row["product_id"]) for row in GOODS}) + 1


def test_a_file_for_a_folder_is_one_clear_sentence(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(HomeError, match="is a file, not a folder"):
        Home(tmp_path / "file").create()


def test_a_database_of_a_newer_version_is_refused(home):
    from sqlalchemy import text

    from retrieval.database import connect

    with connect(home).begin() as connection:
        connection.execute(text("PRAGMA user_version = 99"))
    with pytest.raises(HomeError, match="newer version"):
        connect(home)


def test_a_damaged_database_is_one_clear_sentence(home):
    from retrieval.database import connect

    home.database.write_bytes(b"this is no database at all, whatever it is called" * 50)
    with pytest.raises(HomeError, match="no database"):
        connect(home)


def test_a_locked_database_is_one_clear_sentence(home, monkeypatch):
    import sqlite3

    from retrieval import database
    from retrieval.catalogue import Catalogue

    monkeypatch.setattr(database, "_BUSY_MS", 50)
    catalogue = Catalogue(database.connect(home))
    other = sqlite3.connect(home.database, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(HomeError, match="Another program is writing"):
        import_products(catalogue, write_rows(home.path / "g.jsonl", GOODS))
    other.close()
