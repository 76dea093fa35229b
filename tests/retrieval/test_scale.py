"""What a large shop needs: records read back as they were, a catalogue walked in parts, vectors in one file."""

import json
import sqlite3
from contextlib import closing

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.builds import FORMAT, POINTER, in_service
from retrieval.catalogue import Catalogue
from retrieval.database import connect
from retrieval.embedding_cache import EmbeddingCache
from retrieval.errors import IndexMissingError
from retrieval.home import Home
from retrieval.imports import import_products
from retrieval.indexer import build_index
from retrieval.matrix import MatrixWriter
from retrieval.query import Query
from retrieval.records import RecordReader, record_of
from retrieval.rows import product_from_row
from retrieval.search import HybridRetriever
from retrieval.texts import embedded, families_of
from retrieval.vectors import VectorStore
from tests.fakes_encoder import SIZE, WordEncoder
from tests.goods import GOODS, catalogue_of, product, write_rows

TEXT = st.text(max_size=12) | st.sampled_from(["<b>red</b>", "a &amp; b", "1,5", " x ", "–", "Größe 7"])
AMOUNT = st.integers(0, 10**13).map(lambda minor: minor / 100)
ROWS = st.fixed_dictionaries(
    {"product_id": st.sampled_from(["7", "a b", "Ø1"]), "title": st.sampled_from(["Mug", "<i>Mug</i> 2", "杯子"])},
    optional={
        "description": TEXT,
        "brand": TEXT,
        "category": st.lists(TEXT, max_size=3) | TEXT,
        "price": AMOUNT,
        "sale_price": AMOUNT,
        "currency": st.sampled_from(["USD", "JPY", "KWD", "€", "xyz", ""]),
        "stock": st.integers(0, 10**6),
        "availability": st.sampled_from(["in stock", "sold out", "unknown"]),
        "color": st.lists(TEXT, max_size=3) | TEXT,
        "material": TEXT,
        "size": TEXT,
        "gender": st.sampled_from(["women", "kids", "who knows"]),
        "rating": st.floats(0, 5),
        "rating_count": st.integers(0, 10**6),
        "image": TEXT,
        "link": TEXT,
        "created_at": st.dates().map(str),
        "group_id": TEXT,
        "attributes": st.dictionaries(TEXT, TEXT | st.booleans() | st.integers(), max_size=3),
        "weight": TEXT,
    },
)


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


@given(st.lists(ROWS, min_size=1, max_size=3))
def test_a_record_is_read_back_as_the_product_it_was_written_from(rows):
    products = [product_from_row(row) for row in rows]
    assert RecordReader().products([record_of(each) for each in products]) == products


def test_the_largest_prices_survive_their_record():
    for currency, price in (("USD", "999999999999.99"), ("KWD", "99999999999.999"), ("JPY", "999999999999")):
        dear = product_from_row({"product_id": "1", "title": "Palace", "price": price, "currency": currency})
        assert RecordReader().products([record_of(dear)]) == [dear]


def test_a_walk_over_the_families_is_what_grouping_all_products_gives(home):
    catalogue = catalogue_of(
        home.path, [*GOODS, *(product(f"p{n}", "Tin", 5, group_id=f"g{n % 400}") for n in range(900))]
    )
    with catalogue.snapshot() as snapshot:
        assert tuple(snapshot.families()) == families_of(catalogue.products())
        assert len(snapshot.families()) == len(families_of(catalogue.products()))


def test_a_snapshot_does_not_see_what_is_written_meanwhile(home):
    catalogue = catalogue_of(home.path)
    with catalogue.snapshot() as snapshot:
        before = snapshot.revision(), len(snapshot.families())
        import_products(catalogue, write_rows(home.path / "kite.jsonl", [product("kite", "Box Kite", 20)]))
        assert (snapshot.revision(), len(snapshot.families())) == before
        assert "kite" not in [family.family_id for family in snapshot.families()]


def test_the_matrix_holds_the_vector_of_every_family_in_the_order_of_the_lexical_index(home):
    catalogue = catalogue_of(home.path)
    build_index(home, catalogue, WordEncoder())
    build = in_service(home)
    assert build is not None
    matrix = np.load(build.matrix(home), mmap_mode="r")
    families = {family.family_id: family for family in families_of(catalogue.products())}
    ids = json.loads((build.lexical(home) / "families.json").read_text())
    expected = EmbeddingCache(home, WordEncoder()).vectors([embedded(families[key]) for key in ids])
    assert matrix.shape == (len(families), SIZE)
    assert np.allclose(matrix, expected)


def test_a_matrix_written_in_parts_is_whole_and_of_unit_length(tmp_path):
    vectors = np.arange(20, dtype=np.float32).reshape(5, 4)[:, ::-1] * (np.arange(5) > 0)[:, None]
    writer = MatrixWriter(tmp_path / "vectors.npy", 5)
    writer.add(vectors[:3])
    writer.add(vectors[3:])
    writer.close()
    matrix = np.load(tmp_path / "vectors.npy", mmap_mode="r")
    assert np.allclose(np.linalg.norm(matrix, axis=1), [0, 1, 1, 1, 1])
    assert np.allclose(matrix * np.linalg.norm(vectors, axis=1, keepdims=True), vectors, atol=1e-5)


def test_a_build_from_before_formats_is_built_again_not_read(home):
    catalogue = catalogue_of(home.path)
    build_index(home, catalogue, WordEncoder())
    stated = json.loads((home.path / POINTER).read_text())
    del stated["format"]
    (home.path / POINTER).write_text(json.dumps(stated))
    retriever = HybridRetriever(catalogue, home, WordEncoder())
    with pytest.raises(IndexMissingError, match="shelftalker index"):
        retriever.retrieve(Query(text="mug"))
    assert not build_index(home, catalogue, WordEncoder()).unchanged
    assert retriever.retrieve(Query(text="mug")).items
    retriever.index.close()


def test_a_build_of_a_later_format_that_says_more_is_built_again(home):
    catalogue = catalogue_of(home.path)
    build_index(home, catalogue, WordEncoder())
    stated = json.loads((home.path / POINTER).read_text())
    (home.path / POINTER).write_text(json.dumps({**stated, "format": FORMAT + 1, "shards": 4}))
    assert not build_index(home, catalogue, WordEncoder()).unchanged


def test_an_index_without_its_matrix_is_built_again(home):
    catalogue = catalogue_of(home.path)
    build_index(home, catalogue, WordEncoder())
    build = in_service(home)
    assert build is not None
    build.matrix(home).unlink()
    assert not build_index(home, catalogue, WordEncoder()).unchanged


def test_a_catalogue_larger_than_one_part_is_indexed_whole(home, monkeypatch):
    monkeypatch.setattr("retrieval.indexer._AT_ONCE", 4)
    monkeypatch.setattr("retrieval.vectors._WRITTEN_AT_ONCE", 3)
    catalogue = catalogue_of(home.path)
    told: list[tuple[int, int]] = []
    report = build_index(home, catalogue, WordEncoder(), lambda done, total: told.append((done, total)))
    assert told[-1] == (report.families, report.families)
    build = in_service(home)
    assert build is not None
    store = VectorStore(build.chroma(home))
    assert store.count("products") == report.families
    store.close()


@pytest.mark.parametrize("size", [1, 2, 9, 250])
def test_what_was_added_in_any_parts_is_found_after_opening_again(tmp_path, size, monkeypatch):
    monkeypatch.setattr("retrieval.vectors._WRITTEN_AT_ONCE", 100)
    vectors = np.random.default_rng(3).standard_normal((size, 8)).astype(np.float32)
    store = VectorStore(tmp_path, {"products": size})
    for start in range(0, size, 70):
        part = slice(start, min(size, start + 70))
        ids = [f"p{n}" for n in range(part.start, part.stop)]
        store.add("products", ids, vectors[part], [{"family": key} for key in ids])
    store.close()
    again = VectorStore(tmp_path)
    assert [next(iter(again.nearest("products", vector, 1))) for vector in vectors] == [f"p{n}" for n in range(size)]
    again.close()


@pytest.mark.parametrize("size", [9, 100, 101, 250, 333])
def test_a_store_leaves_next_to_nothing_to_be_added_again_when_it_is_opened(tmp_path, size, monkeypatch):
    monkeypatch.setattr("retrieval.vectors._WRITTEN_AT_ONCE", 100)
    ids = [f"p{n}" for n in range(size)]
    store = VectorStore(tmp_path, {"products": size})
    vectors = np.random.default_rng(3).standard_normal((size, 8)).astype(np.float32)
    store.add("products", ids, vectors, [{"family": key} for key in ids])
    store.close()
    with closing(sqlite3.connect(tmp_path / "chroma.sqlite3")) as connection:
        (waiting,) = connection.execute("SELECT count(*) FROM embeddings_queue").fetchone()
    assert waiting <= 1 + size // 100


def test_reading_an_empty_catalogue_walks_over_nothing(home):
    with Catalogue(connect(home)).snapshot() as snapshot:
        assert (list(snapshot.families()), len(snapshot.families()), list(snapshot.reviews())) == ([], 0, [])
