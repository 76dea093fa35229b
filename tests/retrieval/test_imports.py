import pytest

from retrieval.catalogue import Catalogue
from retrieval.database import connect
from retrieval.errors import InputError
from retrieval.home import Home
from retrieval.imports import import_documents, import_products, import_reviews
from tests.goods import GOODS, catalogue_of, product, write_rows


@pytest.fixture
def catalogue(tmp_path):
    return Catalogue(connect(Home(tmp_path)))


def taken(catalogue, path, text, **how):
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return import_products(catalogue, path, **how)


def test_importing_again_changes_nothing(tmp_path):
    catalogue = catalogue_of(tmp_path)
    report = import_products(catalogue, write_rows(tmp_path / "again.jsonl", GOODS))
    assert (report.accepted, report.updated, report.unchanged) == (0, 0, len(GOODS))


def test_only_what_changed_is_updated(tmp_path):
    catalogue = catalogue_of(tmp_path)
    report = import_products(catalogue, write_rows(tmp_path / "new.jsonl", [{**GOODS[0], "price": 70}, *GOODS[1:]]))
    assert (report.updated, report.unchanged) == (1, len(GOODS) - 1)


def test_a_full_feed_retires_what_is_missing_and_brings_back_what_returns(tmp_path):
    catalogue = catalogue_of(tmp_path)
    report = import_products(catalogue, write_rows(tmp_path / "less.jsonl", GOODS[1:]), full=True)
    assert report.retired == 1
    assert "boot-red" not in catalogue.get(["boot-red"])
    import_products(catalogue, write_rows(tmp_path / "all.jsonl", GOODS), full=True)
    assert "boot-red" in catalogue.get(["boot-red"])


def test_two_products_with_the_same_text_both_stay(tmp_path):
    rows = [product("a", "Plain Mug", 5), product("b", "Plain Mug", 5)]
    assert catalogue_of(tmp_path, rows).counts()["products"] == 2


def test_unknown_columns_become_attributes(tmp_path):
    catalogue = catalogue_of(tmp_path, [product("a", "Lamp", 5, wattage="40 W", dimmable=True)])
    assert dict(catalogue.get(["a"])["a"].attributes) == {"wattage": "40 W", "dimmable": "yes"}


def test_ten_bad_rows_lose_no_good_one(catalogue, tmp_path):
    good = '{"product_id": "g%d", "title": "Mug", "price": 5}\n'
    bad = [
        "{broken\n",
        '{"title": "no id"}\n',
        '{"product_id": "x"}\n',
        '{"product_id": "x", "title": "T", "price": "free"}\n',
        '{"product_id": "x", "title": "T", "price": -1}\n',
        '{"product_id": "x", "title": "T", "stock": -3}\n',
        '{"product_id": "x", "title": "T", "rating": 11}\n',
        '{"product_id": "x", "title": "T", "availability": "perhaps"}\n',
        "[1, 2]\n",
        '{"product_id": "g0", "title": "doubled"}\n',
    ]
    text = "".join(good % n + line for n, line in enumerate(bad))
    report = taken(catalogue, tmp_path / "mixed.jsonl", text)
    assert report.accepted == 10
    assert [row.line for row in report.rejected] == list(range(2, 21, 2))
    assert all(row.reason for row in report.rejected)


@pytest.mark.parametrize(
    ("written", "minor", "currency"),
    [("12,99 €", 1299, "EUR"), ("$1,299.00", 129900, "USD"), ("1.299,00 EUR", 129900, "EUR"), ("£5", 500, "GBP")],
)
def test_prices_in_common_notations(catalogue, tmp_path, written, minor, currency):
    taken(catalogue, tmp_path / "p.csv", f'product_id,title,price\na,Mug,"{written}"\n')
    found = catalogue.get(["a"])["a"]
    assert (found.price_minor, found.currency) == (minor, currency)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_tables_with_other_separators(catalogue, tmp_path, separator):
    rows = [["product_id", "title", "price"], ["a", "Mug", "5"]]
    report = taken(catalogue, tmp_path / "t.csv", "".join(separator.join(row) + "\n" for row in rows))
    assert report.accepted == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "latin-1", "utf-16"])
def test_other_encodings_are_read(catalogue, tmp_path, encoding):
    report = taken(catalogue, tmp_path / "e.csv", "product_id,title,price\na,Théière émaillée,5\n".encode(encoding))
    assert report.accepted == 1
    assert catalogue.get(["a"])["a"].title == "Théière émaillée"


def test_parquet_is_read(catalogue, tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"product_id": ["a"], "title": ["Mug"], "price": [5.5]}), tmp_path / "p.parquet")
    assert import_products(catalogue, tmp_path / "p.parquet").accepted == 1


def test_markup_and_control_characters_are_taken_out(catalogue, tmp_path):
    taken(
        catalogue,
        tmp_path / "m.jsonl",
        '{"product_id": "a", "title": "<b>Mug</b>\\u0000 &amp; <script>x()</script>lid"}',
    )
    assert catalogue.get(["a"])["a"].title == "Mug & lid"


def test_a_huge_description_is_cut(catalogue, tmp_path):
    taken(
        catalogue,
        tmp_path / "h.jsonl",
        '{"product_id": "a", "title": "Mug", "description": "%s"}' % ("word " * 200_000),
    )
    assert len(catalogue.get(["a"])["a"].description) <= 20_000


@pytest.mark.parametrize("name", ["folder", "nothing.jsonl", "empty.jsonl"])
def test_what_is_no_feed_is_one_clear_sentence(catalogue, tmp_path, name):
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.jsonl").touch()
    with pytest.raises(InputError, match=name):
        import_products(catalogue, tmp_path / name)


def test_reviews_of_unknown_products_are_listed(tmp_path):
    catalogue = catalogue_of(tmp_path)
    rows = [
        {"review_id": "1", "product_id": "mug", "rating": 5, "text": "Fine."},
        {"review_id": "2", "product_id": "nothing", "rating": 5, "text": "Fine."},
    ]
    report = import_reviews(catalogue, write_rows(tmp_path / "r.jsonl", rows))
    assert (report.accepted, len(report.rejected)) == (1, 1)


def test_pages_become_passages_by_heading(tmp_path):
    from retrieval.pages import passages

    catalogue = Catalogue(connect(Home(tmp_path / "home")))
    (tmp_path / "returns.md").write_text("# Returns\n\n## Time\n30 days.\n\n## Cost\nFree.\n", encoding="utf-8")
    assert import_documents(catalogue, [tmp_path]).accepted == 1
    assert [part.heading for part in passages(catalogue.documents()[0])] == ["Time", "Cost"]
