"""A sentence's sources are the facts that carry what it says."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.claims.sources import MOST, sources
from assistant.turns import Fact

FACTS = (
    Fact(kind="price", text="Heron Tent: $300", source="product:a", product_id="a"),
    Fact(kind="attribute", text="Heron Tent: weight 900 g", source="product:a", product_id="a"),
    Fact(kind="price", text="Plover Tent: $90", source="product:b", product_id="b"),
    Fact(kind="review", text="It kept dry. The zip sticks in the cold.", source="review:7", product_id="a"),
)


def test_a_number_is_carried_by_the_fact_that_has_it():
    assert sources("The Heron Tent weighs 900 g.", FACTS) == (1,)


def test_a_quotation_is_carried_by_the_review_it_stands_in():
    assert sources("A review says: “The zip sticks in the cold.”", FACTS) == (3,)


def test_two_products_are_carried_by_two_facts():
    assert sources("$300 for the Heron Tent, $90 for the Plover Tent.", FACTS) == (0, 2)


def test_a_question_rests_on_nothing():
    assert sources("Is there a price you had in mind?", FACTS) == ()


@given(st.text(), st.lists(st.text(), max_size=8))
def test_any_text_has_few_sources_in_order(sentence, texts):
    found = sources(sentence, [Fact(kind="count", text=text, source="search") for text in texts])
    assert list(found) == sorted(set(found))
    assert len(found) <= MOST
