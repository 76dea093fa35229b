"""Wishes taken back: in words, and by pressing any chip."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.chips import chips, choices
from assistant.conversation import EMPTY
from assistant.request import Request
from assistant.understanding.constraints import read_constraints
from assistant.understanding.prices import PriceWish
from assistant.understanding.text import normalise
from assistant.understanding.understand import Reader
from retrieval import colours, materials
from retrieval.query import Filters, Relaxation
from tests.assistant.shelf import VOCABULARY

MANY = settings(derandomize=True, deadline=None, max_examples=150)
READER = Reader(VOCABULARY)
SOME_TEXT = st.text(alphabet="abcdefgio é'-3", min_size=2, max_size=14).map(str.split).map(" ".join)


def sets_of(values):
    return st.lists(st.sampled_from(sorted(values)), max_size=2, unique=True).map(tuple)


WORDS = "leather|nuts|stainless steel|aloe vera|bose|crème|bpa-free plastic|3d prints|skulls".split("|")
TRAITS = ["vegan", "dishwasher safe", "BPA-free", "machine_washable", "noise cancelling", "made in italy"]
FILTERS = st.builds(
    Filters,
    colors=sets_of(set(colours.families()) - {"red", "green"}),
    materials=sets_of(set(materials.families()) - {"leather"}),
    brand=st.sampled_from([(), ("Corvane",), ("Sony",)]),
    sizes=st.sampled_from([(), ("39",), ("m",)]),
    gender=st.sampled_from([None, "female", "male"]),
    attributes=st.lists(st.sampled_from(TRAITS), max_size=2, unique=True).map(
        lambda names: dict.fromkeys(names, "yes")
    ),
    price_min_minor=st.sampled_from([None, 100, 1_250]),
    price_max_minor=st.sampled_from([None, 1_300, 99_999, 5_000_000]),
    rating_min=st.sampled_from([None, 3.5, 4.0]),
    in_stock_min=st.sampled_from([None, 1, 12]),
    on_sale=st.sampled_from([None, True]),
    new_since_days=st.sampled_from([None, 30]),
)
REQUESTS = st.builds(
    Request,
    intent=st.sampled_from(["recommend", "refine"]),
    search_text=st.sampled_from([None, "mug", "hiking boots"]),
    filters=FILTERS,
    exclude=st.lists(st.sampled_from(WORDS), max_size=3, unique=True).map(tuple),
    sort=st.sampled_from([None, "price_low", "price_high", "rating", "newest"]),
    quantity=st.sampled_from([None, 12]),
)


def after(request, message):
    return READER.understand(replace(EMPTY, request=request, turns=1), message)


@MANY
@given(request=REQUESTS)
def test_every_chip_takes_back_exactly_its_limit(request):
    for chip in chips(request):
        left = [(other.name, other.label) for other in chips(request) if other != chip]
        now = after(request, chip.drop)
        assert [(other.name, other.label) for other in chips(now)] == left, chip.drop
        assert now.search_text == request.search_text
        assert now.intent == "refine"


@MANY
@given(request=REQUESTS)
def test_a_loosened_price_is_wider_and_changes_nothing_else(request):
    for chip in chips(request):
        if chip.loosen:
            now = after(request, chip.loosen)
            assert now.filters.price_max_minor > request.filters.price_max_minor
            rest = replace(now.filters, price_min_minor=None, price_max_minor=None)
            assert rest == replace(request.filters, price_min_minor=None, price_max_minor=None)


@pytest.mark.parametrize(
    ("step", "field"),
    [
        (Relaxation(constraint="price_max_minor", change="widen", value=7_450, count=2), "price_max_minor"),
        (Relaxation(constraint="price_min_minor", change="widen", value=7_450, count=2), "price_min_minor"),
    ],
)
def test_a_choice_that_widens_a_price_asks_for_that_price(step, field):
    request = Request(intent="recommend", search_text="mug")
    message = choices([step], request)[0].message
    assert getattr(after(request, message).filters, field) == 7_450


@pytest.mark.parametrize(
    "name", ["colors", "materials", "brand", "sizes", "gender", "rating_min", "on_sale", "in_stock_min"]
)
def test_a_choice_that_drops_a_limit_asks_for_that(name):
    step = Relaxation(constraint=name, change="drop", value=None, count=2)
    message = choices([step], Request(intent="recommend"))[0].message
    assert read_constraints(normalise(message), VOCABULARY).dropped == {name}


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        ("any color is fine", "colors"),
        ("the colour doesn't matter", "colors"),
        ("i don't care about the colour", "colors"),
        ("never mind the material", "materials"),
        ("whatever brand", "brand"),
        ("forget about the size", "sizes"),
        ("for anyone", "gender"),
        ("not only on offer", "on_sale"),
        ("sold out ones are ok", "in_stock_min"),
        ("it doesn't have to be in stock", "in_stock_min"),
    ],
)
def test_a_limit_is_taken_back_in_words(text, dropped):
    assert read_constraints(normalise(text), VOCABULARY).dropped == {dropped}


def test_a_limit_said_after_a_drop_holds():
    said = read_constraints("any colour would be nice under 40", VOCABULARY)
    assert said.dropped == {"colors"}
    assert said.price == PriceWish(high=Decimal(40), words="under 40")


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("then forget about red then", "red"),
        ("forget the leather and show me cotton", "leather"),
        ("never mind the stainless steel", "stainless steel"),
        ("ok, stainless steel is fine again", "stainless steel"),
        ("it doesn't need to be dishwasher safe", "dishwasher safe"),
        ("forget it", None),
    ],
)
def test_a_value_is_taken_back_in_words(text, gone):
    assert read_constraints(normalise(text), VOCABULARY).forgotten == gone


@pytest.mark.parametrize("plural", ["crab is fine", "crabs are fine"])
def test_a_refusal_is_taken_back_in_the_singular_or_the_plural(plural):
    assert after(Request(intent="recommend", search_text="soup", exclude=("crabs",)), plural).exclude == ()


@pytest.mark.parametrize(
    ("filters", "refusal", "excluded", "wish"),
    [
        (Filters(colors=("red",)), "not red", "red", "in red"),
        (Filters(materials=("leather",)), "no leather", "leather", "in leather"),
        (Filters(brand=("Sony",)), "nothing from sony", "sony", "from Sony"),
    ],
)
def test_what_is_refused_is_no_wish_any_more(filters, refusal, excluded, wish):
    refused = after(Request(intent="recommend", search_text="mug", filters=filters), refusal)
    assert (refused.filters, refused.exclude) == (Filters(), (excluded,))
    again = after(refused, wish)
    assert (again.filters, again.exclude) == (filters, ())


@MANY
@given(word=SOME_TEXT)
def test_taking_back_what_was_never_said_changes_no_limit(word):
    request = Request(intent="recommend", search_text="mug", filters=Filters(colors=("red",)), exclude=("leather",))
    now = after(request, f"forget about {word}")
    assert (now.filters.colors, now.exclude) == (("red",), ("leather",))
