"""XML that is broken, cut or written to do harm."""

import pytest

from retrieval.errors import InputError
from tests.retrieval.feed_files import products_of, rows_of

ITEM = "<item><g:id>{0}</g:id><title>Cup {0}</title><g:price>5 EUR</g:price></item>\n"


def feed(*items, head='<?xml version="1.0"?>\n', tail="</channel></rss>"):
    return f"{head}<rss xmlns:g='http://base.google.com/ns/1.0'><channel>\n{''.join(items)}{tail}"


def ids(rows):
    return [row.values["id"] for row in rows if row.values is not None]


def reasons(rows):
    return [(row.line, row.reason) for row in rows if row.values is None]


def test_a_feed_cut_in_the_middle_gives_what_is_whole_and_says_where_it_breaks(tmp_path):
    whole = feed(*(ITEM.format(n) for n in range(9)))
    rows = rows_of(tmp_path / "cut.xml", whole[: whole.index("<title>Cup 7")])
    assert ids(rows) == [str(n) for n in range(7)]
    ((line, reason),) = reasons(rows)
    assert line == 10
    assert "breaks off here" in reason
    assert "after 7 whole items" in reason


def test_an_item_that_is_not_well_formed_costs_itself_only(tmp_path):
    rows = rows_of(tmp_path / "b.xml", feed(ITEM.format(1), "<item><title>Cup<b></title></item>\n", ITEM.format(2)))
    assert ids(rows) == ["1", "2"]
    assert reasons(rows) == [(4, "the item is no well-formed XML (mismatched tag).")]


def test_many_broken_items_cost_themselves_only(tmp_path):
    items = [ITEM.format(n) if n % 3 else f"<item><g:id>{n}</title></item>\n" for n in range(3000)]
    rows = rows_of(tmp_path / "b.xml", feed(*items))
    assert ids(rows) == [str(n) for n in range(3000) if n % 3]
    assert len(reasons(rows)) == 1000


def test_stray_ampersands_and_the_entities_of_html_are_text(tmp_path):
    item = ITEM.format(1).replace("Cup 1", "Salt &amp; Pepper & Caf&eacute;&nbsp;&euro; &zz; &#8211;")
    (product,) = products_of(tmp_path / "e.xml", feed(item))
    assert product.title == "Salt & Pepper & Café € &zz; –"


def test_an_entity_on_the_edge_of_a_part_is_whole(tmp_path):
    for width in range(65_536 - 130, 65_536 - 90):
        rows = rows_of(tmp_path / "e.xml", feed(" " * width, ITEM.format("a&eacute;b"), head=""))
        assert ids(rows) == ["aéb"]


def test_control_characters_and_zero_bytes_are_taken_out(tmp_path):
    (product,) = products_of(tmp_path / "c.xml", feed(ITEM.format(1).replace("Cup", "C\x00u\x0bp\x1f")))
    assert product.title == "Cup 1"


def test_a_commented_item_is_none(tmp_path):
    assert ids(rows_of(tmp_path / "c.xml", feed(f"<!-- {ITEM.format(1)} -->", ITEM.format(2)))) == ["2"]


@pytest.mark.parametrize("declared", ["ISO-8859-1", "windows-1251", "UTF-16", "UTF-8"])
def test_the_declared_encoding_is_read(tmp_path, declared):
    word = "Кружка" if declared == "windows-1251" else "Théière"
    text = feed(ITEM.format(1).replace("Cup", word), head=f'<?xml version="1.0" encoding="{declared}"?>\n')
    assert products_of(tmp_path / "e.xml", text.encode(declared))[0].title == f"{word} 1"


def test_a_line_in_another_encoding_than_the_rest_is_read(tmp_path):
    text = feed(ITEM.format("é"), ITEM.format("ü")).encode().replace("ü".encode(), "ü".encode("cp1252"))
    assert ids(rows_of(tmp_path / "m.xml", text)) == ["é", "ü"]


LAUGHS = "".join(f"<!ENTITY lol{n} '{f'&lol{n - 1};' * 10}'>" for n in range(1, 10))


@pytest.mark.parametrize(
    "doctype",
    [
        f"<!DOCTYPE rss [<!ENTITY lol0 'lol'>{LAUGHS}]>",
        "<!DOCTYPE rss [<!ENTITY secret SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE rss [<!ENTITY % more SYSTEM 'http://shop.invalid/more.dtd'> %more;]>",
    ],
    ids=["bomb", "file", "parameter"],
)
def test_declared_entities_are_refused_and_nothing_is_expanded_or_fetched(tmp_path, doctype):
    with pytest.raises(InputError, match="declares an entity"):
        rows_of(tmp_path / "x.xml", feed(ITEM.format("&lol9;&secret;"), head=doctype))


def test_an_outside_document_type_is_not_fetched(tmp_path):
    head = "<!DOCTYPE rss SYSTEM 'http://shop.invalid/rss.dtd'>"
    assert ids(rows_of(tmp_path / "x.xml", feed(ITEM.format(1), head=head))) == ["1"]


def test_elements_nested_without_end_are_read(tmp_path):
    deep = "<a>" * 50_000 + "x" + "</a>" * 50_000
    assert ids(rows_of(tmp_path / "d.xml", feed(ITEM.format(1).replace("<title>", f"{deep}<title>")))) == ["1"]


def test_a_giant_text_is_cut(tmp_path):
    rows = rows_of(tmp_path / "g.xml", feed(ITEM.format(1).replace("Cup 1", "word " * 1_000_000)))
    assert len(rows[0].values["title"]) < 1_100_000


def test_a_tag_without_end_is_a_break_and_not_slow(tmp_path):
    rows = rows_of(tmp_path / "t.xml", feed(ITEM.format(1), "<item id='" + "x" * 12_000_000))
    assert ids(rows) == ["1"]
    assert "a tag of more than" in reasons(rows)[0][1]


@pytest.mark.parametrize("text", ["<rss><channel></channel></rss>", "<rss", "<a><b></a>", "<svg>1</svg>"])
def test_xml_without_items_is_one_clear_sentence(tmp_path, text):
    with pytest.raises(InputError, match="no <item>"):
        rows_of(tmp_path / "n.xml", text)
