import pytest

from retrieval.catalogue import Catalogue
from retrieval.database import connect
from retrieval.errors import InputError
from retrieval.home import Home
from retrieval.imports import import_documents, import_products, import_reviews
from retrieval.pages import passages
from retrieval.product import Document
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


def test_a_full_feed_does_not_retire_what_it_has_in_a_broken_row(tmp_path):
    catalogue = catalogue_of(tmp_path)
    rows = [
        {**GOODS[0], "price": "ask us"},
        {**GOODS[1], "product_id": None, "sku": GOODS[1]["product_id"], "stock": -1},
    ]
    report = import_products(catalogue, write_rows(tmp_path / "less.jsonl", [*rows, *GOODS[2:]]), full=True)
    assert (report.retired, len(report.rejected)) == (0, 2)
    assert {"boot-red", "boot-brown"} <= set(catalogue.get(["boot-red", "boot-brown"]))


def test_a_full_feed_without_one_good_row_retires_nothing(tmp_path):
    catalogue = catalogue_of(tmp_path)
    with pytest.raises(InputError, match="nothing was retired"):
        import_products(catalogue, write_rows(tmp_path / "bad.jsonl", [{"title": "no id"}]), full=True)
    assert catalogue.counts()["products"] == len(GOODS)


def test_what_returns_counts_as_updated(tmp_path):
    catalogue = catalogue_of(tmp_path)
    import_products(catalogue, write_rows(tmp_path / "less.jsonl", GOODS[1:]), full=True)
    assert import_products(catalogue, write_rows(tmp_path / "one.jsonl", GOODS[:1])).updated == 1


def test_of_doubled_ids_the_first_is_taken_and_the_second_named(tmp_path, catalogue):
    rows = [product("a", "First", 5), product("b", "Other", 5), product("a", "Second", 5)]
    report = import_products(catalogue, write_rows(tmp_path / "d.jsonl", rows))
    assert catalogue.get(["a"])["a"].title == "First"
    assert [(row.line, row.product_id) for row in report.rejected] == [(3, "a")]
    assert "line 1" in report.rejected[0].reason


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
        '{"product_id": "x", "title": "T", "price": "12.5.5"}\n',
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


def test_reviews_with_broken_characters_are_taken(tmp_path):
    catalogue = catalogue_of(tmp_path)
    rows = tmp_path / "r.jsonl"
    rows.write_text('{"review_id": "1\\ud800", "product_id": "mug", "user_id": "u\\ud800", "text": "Fine.\\ud800"}\n')
    assert import_reviews(catalogue, rows).accepted == 1
    assert [(review.review_id, review.user_id, review.text) for review in catalogue.reviews()] == [("1", "u", "Fine.")]


def test_a_review_without_an_id_is_the_same_when_it_comes_again(tmp_path):
    catalogue = catalogue_of(tmp_path)
    feed = write_rows(tmp_path / "r.jsonl", [{"product_id": "mug", "rating": 5, "text": "Fine."}])
    assert import_reviews(catalogue, feed).accepted == 1
    assert import_reviews(catalogue, feed).unchanged == 1


@pytest.mark.parametrize("more", [{"rating": 6}, {"rating": "good"}, {"time": "soon"}, {"text": "<p></p>"}])
def test_a_review_that_cannot_be_is_listed_with_its_line(tmp_path, more):
    row = {"review_id": "1", "product_id": "mug", "rating": 5, "text": "Fine."}
    report = import_reviews(catalogue_of(tmp_path), write_rows(tmp_path / "r.jsonl", [row, {**row, **more}]))
    assert (report.accepted, [rejected.line for rejected in report.rejected]) == (1, [2])


def test_folders_and_dead_links_named_like_pages_are_passed_over(catalogue, tmp_path):
    pages = tmp_path / "pages"
    (pages / "old.md").mkdir(parents=True)
    (pages / "dead.md").symlink_to("nowhere")
    (pages / "about.md").write_text("# About\nWe sell mugs.")
    assert import_documents(catalogue, [pages]).accepted == 1


def test_an_empty_page_is_listed_and_the_others_are_taken(catalogue, tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "about.md").write_text("# About\nWe sell mugs.")
    (pages / "empty.md").write_text(" \n")
    report = import_documents(catalogue, [pages])
    assert (report.accepted, len(report.rejected)) == (1, 1)
    assert "empty.md is empty" in report.rejected[0].reason


def test_a_long_section_is_cut_at_paragraphs():
    page = Document(document_id="a", title="A", text="# A\n\n" + "\n\n".join(["word " * 50] * 9))
    assert [len(part.text.split()) for part in passages(page)] == [150, 150, 150]


def test_pages_become_passages_by_heading(tmp_path):
    catalogue = Catalogue(connect(Home(tmp_path / "home")))
    (tmp_path / "returns.md").write_text("# Returns\n\n## Time\n30 days.\n\n## Cost\nFree.\n", encoding="utf-8")
    assert import_documents(catalogue, [tmp_path]).accepted == 1
    assert [part.heading for part in passages(catalogue.documents()[0])] == ["Time", "Cost"]
