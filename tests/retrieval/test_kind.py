"""Which products are the thing that a text names."""

import pytest

from retrieval.kind import asked_kind, is_offered, kind_of, name_in, states
from retrieval.product import Product
from retrieval.query import Candidate, Filters, Query
from retrieval.words.asked import Asked


def product(title: str, description: str = "", *category: str) -> Product:
    return Product(product_id=title, title=title, description=description, category=category)


def found(item: Product, dense: float = 0.45) -> Candidate:
    return Candidate(product=item, score=1.0, dense=dense)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("gloves", "Wool Gloves"),
        ("settee", "Corduroy Sofa"),
        ("footwear", "Rubber Boots"),
        ("oxfords", "Suede Oxford Shoes"),
        ("a box of pears", "Ripe Pears"),
        ("candles", "Beeswax Candle Set"),
        ("a tent for 4 people", "Tunnel Tent with Porch"),
    ],
)
def test_is_of_the_kind(said: str, title: str) -> None:
    kind = kind_of(said)
    assert kind is not None
    assert kind.has(product(title))


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("tent", "Hanging Tent Lantern"),
        ("tyres", "Steel Tyre Levers"),
        ("wallet", "Leather Sandals"),
        ("kettle", "Camp Kettle Stove"),
        ("a book about bread", "Long Bread Knife"),
    ],
)
def test_what_is_for_a_thing_is_not_the_thing(said: str, title: str) -> None:
    kind = kind_of(said)
    assert kind is not None
    assert not kind.has(product(title))


def test_a_listing_that_begins_with_what_it_is_names_it() -> None:
    kind = kind_of("kettle")
    assert kind is not None
    assert kind.has(product("Storm Stove", "A kettle with a chimney up its middle."))


@pytest.mark.parametrize("said", ["cycling", "a picnic", "gift box", "back hurts from sitting", ""])
def test_no_kind_is_named(said: str) -> None:
    assert kind_of(said) is None


@pytest.mark.parametrize(
    ("said", "name"),
    [("warm gloves for cycling", "warm gloves"), ("tent that sleeps 4", "tent"), ("rain coat. size L", "rain coat")],
)
def test_the_name_ends_where_it_is_qualified(said: str, name: str) -> None:
    assert name_in(said) == name


def test_another_thing_in_the_name_must_stand_in_the_listing() -> None:
    kind = kind_of("dog bed")
    assert kind is not None
    assert not is_offered(kind, [found(product("Oak Bed", "For two."))])
    assert is_offered(kind, [found(product("Wicker Bed", "For a small dog."))])


def test_something_very_near_is_sold_under_another_name() -> None:
    kind = kind_of("flashlight")
    assert kind is not None
    assert is_offered(kind, [found(product("Trail Lantern"), 0.7)])


def test_a_tent_is_no_tent_peg_however_near() -> None:
    kind = kind_of("tent pegs")
    assert kind is not None
    assert not is_offered(kind, [found(product("Dome Tent"), 0.7)])


def test_states_reads_details_too() -> None:
    assert states(Product(product_id="a", title="Mug", attributes={"fit": "campers"}), ("camper",))


@pytest.mark.parametrize(
    ("said", "colors", "named"),
    [
        ("blue for my desk", ("blue",), False),
        ("for my desk", (), False),
        ("blue desk", ("blue",), True),
        ("desk for a child", (), True),
    ],
)
def test_where_a_thing_is_for_names_no_kind(said: str, colors: tuple[str, ...], named: bool) -> None:
    query = Query(text="desk", sentence=said, wishes=Filters(colors=colors))
    asked = Asked(words=(), covered=(), sentence=said, things=frozenset())
    assert (asked_kind(query, asked) is not None) is named
