import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import pytest

from retrieval.builds import hold, in_service
from retrieval.catalogue import Catalogue
from retrieval.database import connect
from retrieval.errors import HomeError, IndexMissingError, InputError
from retrieval.home import Home
from retrieval.imports import import_products
from retrieval.indexer import build_index
from retrieval.query import Query
from retrieval.search import HybridRetriever
from retrieval.vectors import VectorStore
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
        from functools import partial
        from pathlib import Path
        from retrieval import index
        from retrieval.home import Home
        from retrieval.query import Query
        from retrieval.search import HybridRetriever
        from tests.fakes_encoder import WordEncoder
        from tests.goods import catalogue_of
        index.hold = partial(index.hold, wait_s=0.1)
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


def test_a_run_killed_while_embedding_is_taken_up_where_it_was(home):
    catalogue = catalogue_of(home.path)
    build_index(home, catalogue, WordEncoder())
    import_products(
        catalogue, write_rows(home.path / "kites.jsonl", [product(f"k{n}", f"Kite {n}", 9) for n in range(200)])
    )
    code = f"""
        import os, signal
        from pathlib import Path
        from retrieval.catalogue import Catalogue
        from retrieval.database import connect
        from retrieval.home import Home
        from retrieval.indexer import build_index
        from tests.fakes_encoder import WordEncoder
        class Dying(WordEncoder):
            def encode(self, texts, *, query=False):
                if self.encoded:
                    os.kill(os.getpid(), signal.SIGKILL)
                return super().encode(texts, query=query)
        home = Home(Path({str(home.path)!r}))
        build_index(home, Catalogue(connect(home)), Dying())
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL
    again = WordEncoder()
    report = build_index(home, catalogue, again)
    assert 0 < len(again.encoded) < 200
    assert report.embedded == len(again.encoded)


@pytest.mark.parametrize("part", ["chroma", "lexical"])
def test_an_index_with_a_part_gone_says_so_and_is_built_again(home, part):
    catalogue = catalogue_of(home.path)
    build_index(home, catalogue, WordEncoder())
    shutil.rmtree(home.path / part)
    retriever = HybridRetriever(catalogue, home, WordEncoder())
    with pytest.raises(IndexMissingError, match="shelftalker index"):
        retriever.retrieve(Query(text="mug"))
    assert not build_index(home, catalogue, WordEncoder()).unchanged
    assert retriever.retrieve(Query(text="mug")).items
    retriever.index.close()


def test_a_damaged_vector_store_says_so_each_time_and_holds_no_lock(home):
    catalogue = catalogue_of(home.path)
    build_index(home, catalogue, WordEncoder())
    (home.chroma / "0001" / "chroma.sqlite3").write_bytes(b"no database" * 999)
    retriever = HybridRetriever(catalogue, home, WordEncoder())
    for _ in range(2):
        with pytest.raises(IndexMissingError, match="is damaged"):
            retriever.retrieve(Query(text="mug"))
    hold(home, "0001", wait_s=0).close()


def test_a_damaged_lexical_index_says_so_and_holds_no_lock(home):
    catalogue = catalogue_of(home.path)
    build_index(home, catalogue, WordEncoder())
    (home.lexical / "0001" / "families.json").write_text("[")
    retriever = HybridRetriever(catalogue, home, WordEncoder())
    with pytest.raises(IndexMissingError, match="is damaged"):
        retriever.retrieve(Query(text="mug"))
    hold(home, "0001", wait_s=0).close()


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files can only be listed where there is /proc")
def test_a_store_whose_collections_cannot_be_opened_closes_its_client(tmp_path):
    VectorStore(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "chroma.sqlite3")) as connection:
        connection.execute("ALTER TABLE collections RENAME TO gone")
    with pytest.raises(IndexMissingError, match="is damaged"):
        VectorStore(tmp_path)
    assert not [file for file in Path("/proc/self/fd").iterdir() if str(file.resolve()).startswith(str(tmp_path))]


def test_a_file_where_the_vectors_go_is_one_clear_sentence(home):
    catalogue = catalogue_of(home.path)
    home.chroma.write_text("x")
    with pytest.raises(HomeError, match="cannot be used as a folder"):
        build_index(home, catalogue, WordEncoder())


def test_a_damaged_embedding_cache_says_to_delete_it(home):
    catalogue = catalogue_of(home.path)
    home.vectors.write_bytes(b"no database" * 999)
    with pytest.raises(HomeError, match="only a cache"):
        build_index(home, catalogue, WordEncoder())


def test_an_empty_catalogue_is_not_indexed(home):
    with pytest.raises(InputError, match="import products"):
        build_index(home, Catalogue(connect(home)), WordEncoder())
