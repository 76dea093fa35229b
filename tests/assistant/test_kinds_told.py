"""What is said of a shelf of which only some is the thing, of people, of superlatives and of what must not be."""

import pytest

from assistant.answers.dimensions import of_superlative
from assistant.answers.kind_first import by_measure, kind_first
from assistant.answers.lead import fitting_ones, goes_by, of_kind
from assistant.answers.names import limits, unwished
from assistant.answers.people import asked_for, for_so_many, large_enough_first, stated
from assistant.answers.plurals import plural, singular
from assistant.request import Request
from ranking.ranked import RankedProduct
from retrieval.product import Product
from retrieval.query import Candidate
from retrieval.vocabulary import stem


def product(title: str, **details: str) -> Product:
    return Product(product_id=title, title=title, attributes=details)


def request(phrase: str, **more: object) -> Request:
    return Request(intent="recommend", search_text=phrase, phrase=phrase, **more)  # type: ignore[arg-type]


def shelf(*products: Product) -> list[RankedProduct]:
    return [
        RankedProduct(
            candidate=Candidate(product=one, score=1.0, dense=0.5),
            product=one,
            rank=place,
            score=1.0,
            contributions=(),
            reasons=(),
            rank_without_taste=place,
        )
        for place, one in enumerate(products, 1)
    ]


LANTERN = product("Hanging Tent Lantern", weight="95 g")
SMALL = product("Dome Tent", weight="2 kg", sleeps="2")
LARGE = product("Tunnel Tent", weight="9 kg", sleeps="5")


def titles(ranked: object) -> list[str]:
    return [item.product.title for item in ranked]  # type: ignore[attr-defined]


def test_a_lantern_does_not_go_by_the_name_of_a_tent() -> None:
    assert not goes_by(LANTERN, request("tent"))


def test_the_thing_comes_before_what_is_for_it() -> None:
    assert titles(kind_first(request("tent"), shelf(LANTERN, SMALL))) == ["Dome Tent", "Hanging Tent Lantern"]


def test_a_superlative_is_sorted_by_its_measure_among_the_kind() -> None:
    ranked = by_measure(request("heaviest tent"), shelf(LANTERN, SMALL, LARGE), 2)
    assert titles(ranked) == ["Tunnel Tent", "Dome Tent"]


def test_only_the_kind_is_compared() -> None:
    assert fitting_ones([LANTERN, SMALL, LARGE], request("tent")) == [SMALL, LARGE]


@pytest.mark.parametrize(("word", "base"), [("biggest", "big"), ("largest", "large"), ("heaviest", "heavy")])
def test_a_superlative_has_a_base(word: str, base: str) -> None:
    assert stem(base) in of_superlative(word)


@pytest.mark.parametrize("word", ["best", "light"])
def test_other_words_are_no_superlatives(word: str) -> None:
    assert of_superlative(word) == ()


@pytest.mark.parametrize(
    ("phrase", "people"),
    [
        ("tent for 4 people", 4),
        ("four-person tent", 4),
        ("tent that sleeps 3", 3),
        ("tent for a family of five", 5),
        ("one-person tent", None),
        ("tent under 200", None),
    ],
)
def test_people_asked_for(phrase: str, people: int | None) -> None:
    assert asked_for(request(phrase)) == people


@pytest.mark.parametrize(
    ("value", "people"), [("4", 4), ("up to 3", 3), ("2 to 6", 6), ("2 children", 0), ("none, day shelter", 0)]
)
def test_people_stated(value: str, people: int) -> None:
    assert stated(product("Tent", sleeps=value)) == people


def test_large_enough_comes_first_and_is_named() -> None:
    wish = request("tent for 4 people")
    assert titles(large_enough_first(wish, shelf(SMALL, LARGE))) == ["Tunnel Tent", "Dome Tent"]
    assert for_so_many(wish, [SMALL, LARGE]) == "For 4 people by the listings: the Tunnel Tent."


def test_none_large_enough_is_said() -> None:
    said = for_so_many(request("tent for 4 people"), [SMALL])
    assert said == "None of these is for 4 people by its listing; the Dome Tent takes the most, 2."


def test_what_a_thing_must_not_be_is_no_part_it_is_without() -> None:
    wish = request("blanket", exclude=("itchy",), origin={"exclude": "that is not itchy"})
    assert unwished(wish) == ("itchy",)
    assert limits(wish) == ""


def test_a_material_stays_what_a_thing_is_without() -> None:
    wish = request("bag", exclude=("plastic",), origin={"exclude": "that is not plastic"})
    assert limits(wish) == "without plastic"


@pytest.mark.parametrize(("many", "one"), [("cups", "cup"), ("jeans", "jeans"), ("knives", "knife")])
def test_singular(many: str, one: str) -> None:
    assert singular(many) == one


@pytest.mark.parametrize(("one", "many"), [("ring", "rings"), ("skis", "skis"), ("cycling", "cycling")])
def test_plural(one: str, many: str) -> None:
    assert plural(one) == many


def test_what_is_asked_of_a_shelf_is_asked_of_the_thing_itself() -> None:
    dome, tunnel, lantern = product("Dome Tent"), product("Tunnel Tent"), product("Hanging Tent Lantern")
    assert of_kind([dome, lantern, tunnel], request("tent")) == (dome, tunnel)
    assert of_kind([dome, lantern], request("tent")) == (dome, lantern)
    assert of_kind([lantern], None) == (lantern,)
