"""What is not wanted, whom it is for, which one is meant, in what order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.understanding.constraints import read_constraints
from assistant.understanding.references import references
from assistant.understanding.text import normalise
from tests.assistant.shelf import VOCABULARY

MANY = settings(derandomize=True, deadline=None, max_examples=100)
THINGS = st.sampled_from(["leather", "plastic", "nuts", "oysters", "red", "wool", "laces", "stainless steel", "sony"])
REFUSALS = [
    "not %s",
    "no %s",
    "no %s please",
    "without %s",
    "nothing with %s",
    "nothing from %s",
    "anything but %s",
    "not made of %s",
    "i don't want %s",
    "i hate %s",
    "she is allergic to %s",
    "it must not contain %s",
    "it shouldn't have %s",
    "free of %s",
    "avoid %s",
    "except %s",
    "i never wear %s",
    "no more %s",
    "no %s whatsoever",
]


def read(text):
    return read_constraints(normalise(text), VOCABULARY)


def refused(text):
    return [exclusion.term for exclusion in read(text).exclusions]


@MANY
@given(thing=THINGS, pattern=st.sampled_from(REFUSALS), before=st.sampled_from(["", "boots, ", "under 40, "]))
def test_what_is_refused_is_never_wished_for(thing, pattern, before):
    said = read(before + pattern % thing)
    assert [exclusion.term for exclusion in said.exclusions] == [thing]
    assert not set(thing.split()) & {*said.colors, *said.materials, (said.brand or "").casefold()}


@MANY
@given(
    one=THINGS,
    other=THINGS,
    link=st.sampled_from(["no %s and no %s", "no %s or %s", "neither %s nor %s", "not %s, not %s"]),
)
def test_each_of_two_things_is_refused(one, other, link):
    assert set(refused(link % (one, other))) == {one, other}


@pytest.mark.parametrize(
    ("text", "refusals", "colors", "materials"),
    [
        ("red, not blue", ["blue"], ("red",), ()),
        ("not red but blue", ["red"], ("blue",), ()),
        ("blue instead of red", [], ("blue",), ()),
        ("wool rather than cotton", [], (), ("wool",)),
        ("any colour but red", ["red"], (), ()),
        ("vegan leather, not real leather", ["leather"], (), ("vegan leather",)),
        ("non-leather boots", ["leather"], (), ()),
        ("nothing from sony, headphones", ["sony"], (), ()),
        ("a non-stick pan", [], (), ()),
        ("don't you have red mugs?", [], ("red",), ()),
        ("is there no red one?", [], ("red",), ()),
        ("no, the red one", [], ("red",), ()),
        ("not the first one", [], (), ()),
        ("not the cheapest", [], (), ()),
        ("not a gift", [], (), ()),
        ("it doesn't need to be in stock", [], (), ()),
        ("not just on sale", [], (), ()),
        ("free of charge", [], (), ()),
        ("without spending much", [], (), ()),
        ("why not", [], (), ()),
    ],
)
def test_a_denial_reaches_what_it_is_said_of(text, refusals, colors, materials):
    said = read(text)
    assert ([exclusion.term for exclusion in said.exclusions], said.colors, said.materials) == (
        refusals,
        colors,
        materials,
    )


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("cheaper", "price_low"),
        ("something for less", "price_low"),
        ("sort by price", "price_low"),
        ("price low to high", "price_low"),
        ("sort by price descending", "price_high"),
        ("price, high to low", "price_high"),
        ("expensive ones first", "price_high"),
        ("highest rating", "rating"),
        ("latest", "newest"),
        ("not the cheapest", None),
        ("i don't want the most expensive", None),
    ],
)
def test_an_order_is_read_and_a_denied_one_is_not(text, sort):
    assert read(text).sort == sort


@pytest.mark.parametrize(
    "text", ["cheapest first", "price low to high", "price high to low", "sort by price", "best rated first"]
)
def test_words_of_order_name_no_thing(text):
    assert not read(text).things.strip(" ;")


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("second", (2,)),
        ("the last two", (5, 6)),
        ("compare 1, 2 and 3", (1, 2, 3)),
        ("#2 vs #4", (2, 4)),
        ("2nd and 3rd", (2, 3)),
        ("top 3", (1, 2, 3)),
        ("the first one and the last", (1, 6)),
        ("compare these two", (1, 2)),
        ("number 99", ()),
        ("number 0", ()),
        ("one second please", ()),
        ("first of all", ()),
        ("my first bike", ()),
        ("a last minute gift", ()),
        ("cheapest first", ()),
        ("2 and 3 dollars, which is better", ()),
    ],
)
def test_positions_and_what_only_looks_like_one(text, positions):
    assert references(text, 6) == positions


@MANY
@given(
    text=st.text(max_size=60) | st.sampled_from(["the first 12", "last 9", "number 7 or 8"]), shown=st.integers(0, 12)
)
def test_a_reference_is_always_on_the_shelf(text, shown):
    found = references(normalise(text), shown)
    assert all(1 <= position <= shown for position in found)
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("text", "gender", "recipient"),
    [
        ("a jacket for my mum", "female", "mum"),
        ("a present for a 5 year old girl", "female", "children"),
        ("mens jackets", "male", None),
        ("for my nephew", "male", "nephew"),
        ("for a friend", None, "friend"),
        ("no sorry, I meant for men", "male", None),
    ],
)
def test_whom_it_is_for(text, gender, recipient):
    said = read(text)
    assert (said.gender, said.recipient) == (gender, recipient)


@pytest.mark.parametrize(
    ("text", "size"), [("in size M", "m"), ("size 41", "41"), ("in large", "l"), ("size 99", None)]
)
def test_only_sizes_of_the_catalogue_are_sizes(text, size):
    assert read(text).size == size


@pytest.mark.parametrize(("text", "brand"), [("by Sony", "Sony"), ("CORVANE mugs", "Corvane"), ("by Nobody", None)])
def test_only_brands_of_the_catalogue_are_brands(text, brand):
    assert read(text).brand == brand


@pytest.mark.parametrize(
    ("text", "materials", "colors"),
    [
        ("a merino sweater", ("merino",), ()),
        ("wooden table in oak", ("wood", "oak"), ()),
        ("a navy jacket", (), ("navy",)),
        ("grey or gray socks", (), ("grey",)),
        ("mint tea", (), ("mint",)),
        ("tea with mint", (), ()),
        ("orange juice or lime", (), ("orange",)),
        ("reduced", (), ()),
    ],
)
def test_colours_and_materials_as_words(text, materials, colors):
    said = read(text)
    assert (said.materials, said.colors) == (materials, colors)
