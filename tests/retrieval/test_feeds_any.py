"""Feeds with anything in them: each is rows, each row a product or one clear refusal; no other error ever."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.errors import InputError
from retrieval.imports import check_products
from tests.retrieval.test_feeds_google import DRESS, HEADER, MUG, RSS
from tests.retrieval.test_feeds_jsonld import COAT, page
from tests.retrieval.test_feeds_jsonld import MUG as NODE
from tests.retrieval.test_feeds_openai import NESTED, NEW
from tests.retrieval.test_feeds_shopify import BLUE, HAT, OLD, TEE, export

FAST = settings(derandomize=True, deadline=None, max_examples=150)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["@id", "@type", "@value", "name", "price", "value", "x"]), inner, max_size=3),
    ),
    max_leaves=6,
)
WHOLE = {
    "feed.tsv": "\t".join(HEADER) + "\n" + "\t".join(DRESS) + "\n",
    "feed.xml": RSS.format(items=MUG + MUG.replace("M1", "M2")),
    "export.csv": export(TEE, BLUE, HAT),
    "feed.jsonl": json.dumps(NEW) + "\n" + json.dumps(NESTED),
    "feed.json": json.dumps([NEW, NESTED], indent=1),
    "page.html": page(NODE, COAT),
}


def checked(path, data):
    path.write_bytes(data)
    try:
        return check_products(path).as_text()
    except InputError as error:
        return str(error)


@pytest.mark.parametrize("name", WHOLE)
@FAST
@given(data=st.data())
def test_a_feed_with_any_bytes_replaced_is_read_or_refused(tmp_path_factory, name, data):
    whole = WHOLE[name].encode()
    start = data.draw(st.integers(0, len(whole)))
    end = min(len(whole), start + data.draw(st.integers(0, 40)))
    new = data.draw(
        st.one_of(st.binary(max_size=20), st.sampled_from([b"<", b'"', b"&#0;", b"]]>", b"{", b"\t", b"\n"]))
    )
    assert checked(tmp_path_factory.getbasetemp() / name, whole[:start] + new + whole[end:])


@pytest.mark.parametrize("row", [NEW, NESTED, NODE, COAT], ids=["flat", "nested", "node", "group"])
@FAST
@given(data=st.data())
def test_a_row_with_any_values_is_read_or_refused(tmp_path_factory, row, data):
    names = data.draw(st.lists(st.sampled_from(sorted(row)), min_size=1, max_size=4))
    changed = {**row, **{name: data.draw(JSON) for name in names}}
    assert checked(tmp_path_factory.getbasetemp() / "any.jsonl", json.dumps(changed).encode())


@pytest.mark.parametrize("columns", [OLD, HEADER], ids=["shopify", "google"])
@FAST
@given(data=st.data())
def test_a_table_with_any_cells_is_read_or_refused(tmp_path_factory, columns, data):
    cell = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\t"), max_size=15)
    rows = data.draw(st.lists(st.lists(cell, min_size=len(columns), max_size=len(columns)), min_size=1, max_size=3))
    text = "\n".join("\t".join(row) for row in [columns, *rows])
    assert checked(tmp_path_factory.getbasetemp() / "any.tsv", text.encode())
