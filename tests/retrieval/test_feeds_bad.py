"""Feeds that are cut, mixed, in the wrong shape or far too large."""

import json
import tracemalloc

import pytest

from retrieval.errors import InputError
from retrieval.feeds import read_products, read_rows
from retrieval.feeds.read import detect
from retrieval.imports import check_products
from retrieval.rows import LONGEST_DESCRIPTION, MOST_ATTRIBUTES, MOST_LEVELS, product_from_row
from tests.retrieval.feed_files import rows_of


def mug(**cells):
    return product_from_row({"product_id": "a", "title": "Mug", **cells})


@pytest.mark.parametrize("indent", [None, 1])
def test_a_list_cut_in_the_middle_gives_what_is_whole_and_says_where(tmp_path, indent):
    text = json.dumps([{"product_id": str(n), "title": "Cup"} for n in range(9)], indent=indent)
    rows = rows_of(tmp_path / "l.json", text[: text.index('"7"')])
    assert [row.values["product_id"] for row in rows[:-1]] == [str(n) for n in range(7)]
    assert f"on line {1 if indent is None else 30}" in rows[-1].reason


def test_a_list_that_is_not_closed_is_listed(tmp_path):
    rows = rows_of(tmp_path / "l.json", '[{"product_id": "a"},\n')
    assert [row.values is None for row in rows] == [False, True]
    assert "after entry 1" in rows[1].reason


def test_a_document_cut_inside_its_list_gives_what_is_whole(tmp_path):
    text = json.dumps({"shop": "x", "products": [{"product_id": "a"}, {"product_id": "b"}]}, indent=1)
    rows = rows_of(tmp_path / "d.json", text[: text.index('"b"')])
    assert [row.values for row in rows] == [{"product_id": "a"}, None]


def test_objects_set_over_lines_one_after_the_other_are_read(tmp_path):
    text = "".join(json.dumps({"product_id": key, "title": "Cup"}, indent=2) + "\n" for key in "abc")
    assert [row.values["product_id"] for row in rows_of(tmp_path / "o.json", text)] == ["a", "b", "c"]


def test_a_table_cut_in_the_middle_of_a_line_loses_that_line(tmp_path):
    rows = rows_of(tmp_path / "t.csv", "product_id,title,price\na,Mug,5\nb,Cu")
    assert [row.reason for row in rows] == [None, "the line has 2 cells, the header 3."]


def test_lines_of_several_encodings_are_all_read(tmp_path):
    head, first, second = "product_id,title\n", "a,Théière\n", "b,Café – über\n"
    text = head.encode() + first.encode() * 1 + second.encode("cp1252") + "c,Žluť\n".encode()
    assert [row.values["title"] for row in rows_of(tmp_path / "m.csv", text)] == ["Théière", "Café – über", "Žluť"]


def test_a_late_line_of_another_encoding_is_read(tmp_path):
    lines = [json.dumps({"product_id": str(n), "title": "é" * 300}, ensure_ascii=False) for n in range(2500)]
    text = "\n".join(lines).encode() + '\n{"product_id": "z", "title": "Thé"}'.encode("latin-1")
    assert rows_of(tmp_path / "l.jsonl", text)[-1].values["title"] == "Thé"


def test_a_spreadsheets_word_on_the_delimiter_is_heard(tmp_path):
    rows = rows_of(tmp_path / "s.csv", "sep=|\nproduct_id|title, long; and wide\na|Mug\n")
    assert (rows[0].line, rows[0].values["product_id"]) == (3, "a")


def test_empty_cells_beyond_the_header_are_no_harm(tmp_path):
    assert rows_of(tmp_path / "e.csv", "product_id,title\na,Mug,,\n")[0].values == {"product_id": "a", "title": "Mug"}


def test_the_wrong_delimiter_is_one_clear_sentence(tmp_path):
    with pytest.raises(InputError, match="one column only"):
        rows_of(tmp_path / "w.csv", "product_id title price\na Mug 5\n")


def test_of_ten_thousand_columns_a_hundred_are_kept_and_the_report_says_so(tmp_path):
    names = ["product_id", "title", *(f"c{n}" for n in range(10_000))]
    rows = "".join(f"p{n},Mug {n}," + ",".join(["x"] * 10_000) + "\n" for n in range(20))
    path = tmp_path / "wide.csv"
    path.write_text(",".join(names) + "\n" + rows)
    report = check_products(path)
    assert report.checked == 20
    assert {"many_attributes": 20}.items() <= {each.name: each.count for each in report.readiness.findings}.items()


def test_the_first_attributes_are_the_ones_kept():
    product = mug(**{f"c{n:05}": "x" for n in reversed(range(5000))})
    assert sorted(product.attributes) == [f"c{n:05}" for n in range(5000 - MOST_ATTRIBUTES, 5000)]


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("A > B > A > B > A > C", ("A", "B", "C")),
        ("A > a > A", ("A",)),
        ("A &gt; B &amp;gt; C &amp; D", ("A", "B", "C & D")),
        ("A » B › C", ("A", "B", "C")),
        (" > > A >", ("A",)),
        (["A", "B", "A"], ("A", "B")),
    ],
)
def test_a_category_that_runs_in_circles_is_walked_once(written, path):
    assert mug(category=written).category == path


def test_an_absurdly_deep_category_keeps_its_ends():
    path = mug(category=" > ".join(f"level {n}" for n in range(1000))).category
    assert (len(path), path[0], path[-1]) == (MOST_LEVELS, "level 0", "level 999")


def test_giant_cells_are_cut():
    giant = "word " * 1_000_000
    product = mug(description=giant, brand=giant, color=", ".join(f"c{n}" for n in range(10_000)), fit=giant)
    assert len(product.description) <= LONGEST_DESCRIPTION
    assert len(product.brand) <= 200
    assert len(product.colors) <= 100
    assert len(product.attributes["fit"]) <= LONGEST_DESCRIPTION


def test_objects_and_lists_among_the_attributes_are_text():
    product = mug(attributes={"care": {"wash": "cold", "iron": False}, "made in": ["Spain", "Portugal"]})
    assert dict(product.attributes) == {"care": "wash cold, iron no", "made in": "Spain, Portugal"}


@pytest.mark.parametrize("ending", ["csv", "jsonl", "xml"])
def test_a_long_feed_is_never_held_whole(tmp_path, ending):
    row = {"product_id": "a", "title": "Mug", "description": "word " * 200}
    path = tmp_path / f"long.{ending}"
    with path.open("w") as file:
        file.write({"csv": "product_id,title,description\n", "xml": "<rss>"}.get(ending, ""))
        line = {
            "csv": ",".join(row.values()) + "\n",
            "jsonl": json.dumps(row) + "\n",
            "xml": "<item>" + "".join(f"<{name}>{value}</{name}>" for name, value in row.items()) + "</item>\n",
        }[ending]
        file.writelines(line for _ in range(10_000))
        file.write("bad\n" if ending != "xml" else "</rss>")
    tracemalloc.start()
    count = sum(1 for _ in read_products(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 10_000 + (ending != "xml")
    assert peak < 3_000_000


@pytest.mark.parametrize(
    ("name", "text", "format_"),
    [
        ("feed.txt", "<?xml version='1.0'?><rss><channel><item><id>a</id></item></channel></rss>", "xml"),
        ("feed.csv", '{"product_id": "a"}\n', "jsonl"),
        ("feed.xml", "product_id,title\na,Mug\n", "table"),
        ("page.txt", "<!doctype html><html><script type=application/ld+json>{}</script></html>", "html"),
        ("feed.json", "<rss><item><id>a</id><d><![CDATA[<html>x</html>]]></d></item></rss>", "xml"),
    ],
)
def test_the_content_decides_the_format_before_the_name(tmp_path, name, text, format_):
    (tmp_path / name).write_text(text)
    assert detect(tmp_path / name) == format_


def test_feeds_of_other_kinds_are_read_as_they_are(tmp_path):
    path = tmp_path / "reviews.jsonl"
    path.write_text('{"review_id": "1", "image_link": "i", "item_id": "a"}\n')
    assert next(iter(read_rows(path))).values == {"review_id": "1", "image_link": "i", "item_id": "a"}
