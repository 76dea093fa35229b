"""Files as careless shops export them and as an attacker would write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.errors import InputError
from retrieval.feeds import read_rows
from retrieval.rows import LONGEST_DESCRIPTION, plain_text, product_from_row

LINE = st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=40)
COLUMNS = st.sampled_from(
    "product_id title price sale_price currency stock availability attributes color size rating created_at".split()
)
CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=30),
    st.lists(st.text(max_size=5), max_size=3),
)
FAST = settings(derandomize=True, deadline=None, max_examples=200)


def rows_of(path, text):
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(read_rows(path))


def read(**cells):
    return product_from_row({"product_id": "a", "title": "Mug", **cells})


@pytest.mark.parametrize("last", ["", 'z,"Cup",6\n'], ids=["never closed", "closed by another"])
def test_a_stray_quotation_mark_costs_its_own_line_only(tmp_path, last):
    good = "".join(f"g{n},Cup,5\n" for n in range(20))
    rows = rows_of(tmp_path / "q.csv", f'product_id,title,price\na,"Mug,5\n{good}{last}')
    assert [row.line for row in rows if row.values is None] == [2]
    assert len(rows) == 21 + bool(last)


def test_inches_in_a_table_are_no_quotation(tmp_path):
    rows = rows_of(tmp_path / "i.csv", 'product_id;title\na;27" Monitor\nb;"27"" Monitor"\nc;"27" Monitor\n')
    assert [row.values["title"] for row in rows[:2]] == ['27" Monitor', '27" Monitor']
    assert rows[2].values["product_id"] == "c"


def test_a_quoted_cell_may_have_lines_and_the_next_row_keeps_its_number(tmp_path):
    rows = rows_of(tmp_path / "l.csv", 'product_id,title\na,"Mug\nwith a lid"\nb,Cup,extra\n')
    assert rows[0].values["title"] == "Mug\nwith a lid"
    assert (rows[1].line, rows[1].reason) == (4, "the line has 3 cells, the header 2.")


def test_empty_lines_before_the_header_are_passed_over(tmp_path):
    rows = rows_of(tmp_path / "b.csv", "\n\nproduct_id,title\na,Mug\n")
    assert (rows[0].line, dict(rows[0].values)) == (4, {"product_id": "a", "title": "Mug"})


def test_nul_bytes_are_taken_out_of_a_table(tmp_path):
    assert rows_of(tmp_path / "n.csv", b"product_id,title\nn\0ul,Mu\0g\n")[0].values == {
        "product_id": "nul",
        "title": "Mug",
    }


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_json_lines_in_other_encodings(tmp_path, encoding):
    rows = rows_of(tmp_path / "feed", '{"product_id": "é", "title": "Théière"}\n'.encode(encoding))
    assert rows[0].values["title"] == "Théière"


def test_a_list_of_objects_is_read_and_what_is_none_is_listed(tmp_path):
    rows = rows_of(tmp_path / "l.json", '[{"product_id": "a"}, 7]')
    assert [row.reason for row in rows] == [None, "the entry is not an object."]


def test_json_nested_without_end_is_a_bad_line(tmp_path):
    rows = rows_of(tmp_path / "d.jsonl", '{"x":' + "[" * 100_000 + '\n{"product_id": "a", "title": "T"}\n')
    assert [row.values is None for row in rows] == [True, False]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("mark.csv", b"\xef\xbb\xbf", "is empty"),
        ("mark16.csv", b"\xff\xfe", "is empty"),
        ("spaces.jsonl", b" \n \n", "is empty"),
        ("book.csv", b"PK\x03\x04\x14\0,\0\n", "Export it as CSV"),
        ("zipped.jsonl", b"\x1f\x8b\x08\0", "unpack it"),
        ("photo.png", b"\x89PNG\r\n\x1a\n\0\0", "no format"),
        ("one.csv", b"product_id\na\n", "one column only"),
        ("half.parquet", b"PAR1 and nothing more", "no whole Parquet"),
        ("deep.json", b"[" * 100_000, "is not JSON"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_at_all_is_one_clear_sentence(tmp_path, name, content, says):
    with pytest.raises(InputError, match=says):
        rows_of(tmp_path / name, content)


@FAST
@given(lines=st.lists(LINE, max_size=6), name=st.sampled_from(["f.csv", "f.jsonl"]))
def test_any_text_is_rows_or_one_clear_refusal(tmp_path_factory, lines, name):
    try:
        rows = rows_of(tmp_path_factory.getbasetemp() / name, "\n".join(lines))
    except InputError:
        return
    assert all((row.values is None) != (row.reason is None) for row in rows)


@FAST
@given(cells=st.dictionaries(COLUMNS, CELLS))
def test_any_value_in_any_column_is_a_product_or_one_clear_refusal(cells):
    try:
        product = read(**cells)
    except InputError:
        return
    assert product.stock is None or product.stock >= 0
    assert product.current_price_minor is None or product.current_price_minor >= 0


@pytest.mark.parametrize("stock", ["inf", "nan", float("inf"), 10**400, -1, 2.5, "12,5", "many"])
def test_a_stock_that_cannot_be_is_refused(stock):
    with pytest.raises(InputError, match="stock"):
        read(stock=stock)


def test_of_two_names_for_one_column_the_contracts_counts():
    product = read(product_id="a", id="77", sku="", colour="red", color="")
    assert (product.product_id, product.colors, dict(product.attributes)) == ("a", ("red",), {})


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("&amp;lt;p&amp;gt;Nice&amp;lt;/p&amp;gt;", "Nice"),
        ('<a title="a > b" href=x>Mug</a>', "Mug"),
        ("Mug <!-- <b>not</b> --> lid", "Mug lid"),
        ("Mug <style>p > a {}</style>lid</script> too", "Mug lid too"),
        ("width < 5 > 3 --> & I <3 it", "width < 5 > 3 --> & I <3 it"),
        ("half \ud800 a pair", "half a pair"),
    ],
)
def test_markup_is_taken_out_and_what_only_looks_like_it_stays(written, read_as):
    assert plain_text(written) == read_as


@pytest.mark.parametrize("part", ["<a ", "</", "<!--", "<a b='", "&amp;", " ", "-", "1 "])
def test_a_text_written_to_be_slow_is_read_in_its_length(part):
    text = part * (300_000 // len(part))
    product = read(description=text + "x", color=text + "x", category=text + "x", brand=text + "x")
    assert len(product.description or "") <= LONGEST_DESCRIPTION
    for column in ("price", "stock"):
        with pytest.raises(InputError, match=column):
            read(**{column: text + "x5"})
