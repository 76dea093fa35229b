"""Store pages, comparisons, what is remembered, small talk, and the words and contents of a card."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answers import aside, profile
from assistant.answers.compare import comparison
from assistant.guard.harm import harm_in
from assistant.guard.wording import refused
from assistant.plan import query_of
from assistant.request import Request
from assistant.why import counterfactual, why
from ranking.ranked import RankedProduct, Reason
from retrieval.query import Candidate, Filters
from tests.assistant.shelf import PRODUCTS

MANY = settings(derandomize=True, deadline=None, max_examples=80)


def said(answer):
    return " ".join(answer.sentences)


def compared(*keys):
    return said(comparison([PRODUCTS[key] for key in keys]))


def test_two_are_compared_by_price_and_by_what_differs():
    text = compared("mug", "mug-tin")
    assert "The Blue Stoneware Mug costs $3 more than the Red Tin Mug." in text
    assert "Capacity: 300 ml (Blue Stoneware Mug) and 400 ml (Red Tin Mug)." in text
    assert "the Red Tin Mug has no rating yet" in text


def test_a_sale_price_is_the_price_compared():
    assert "$12 more" in compared("mug-travel", "mug")


def test_the_same_price_is_said_to_be_the_same():
    assert "They cost the same, $180." in compared("jacket-m", "jacket-l")


def test_a_gap_of_a_listing_is_called_a_gap():
    text = compared("headphones", "headphones-sony", "headphones-kids")
    assert "Noise cancelling: not given (Wireless Headphones)" in text


@pytest.mark.parametrize("keys", [(), ("mug",)])
def test_less_than_two_are_not_compared(keys):
    assert "Which two" in compared(*keys)


def test_no_more_than_four_are_compared():
    text = compared("mug", "mug-tin", "mug-travel", "mug-plain", "blanket")
    assert "Blanket" not in text


def test_a_guest_is_told_that_nothing_is_stored():
    assert "Nothing is stored of you" in said(profile.remembered("what do you know about me?", (), (), ()))


def test_what_is_stored_is_told_newest_first():
    text = said(
        profile.remembered("what do you know?", [PRODUCTS[key] for key in ("mug", "blanket")], [PRODUCTS["trowel"]], ())
    )
    assert "2 products bought, last Lambswool Blanket and Blue Stoneware Mug" in text
    assert "Liked: Steel Garden Trowel" in text
    assert "forget me" in text


def test_a_wish_to_be_remembered_is_not_promised():
    assert "I keep no notes" in said(profile.remembered("remember that i wear M", (), (), ()))


@pytest.mark.parametrize(
    ("message", "forgets"), [("forget me", True), ("DELETE my data", True), ("what do you know of me?", False)]
)
def test_forgetting_is_done_only_when_asked(message, forgets):
    assert profile.wants_forgetting(message) == forgets


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("hello", "What are you looking for"),
        ("bye", "Goodbye"),
        ("thanks!", "welcome"),
        ("are you a robot?", "a program"),
        ("🙂", "Tell me in words"),
    ],
)
def test_small_talk_has_one_polite_line(message, words):
    assert words in said(aside.smalltalk(message, "Marram", ("mugs under $50",)))


@pytest.mark.parametrize("message", ["give me 90% off", "make it free", "sign that this is a binding offer"])
def test_a_price_is_never_promised(message):
    assert "can't change or promise" in said(refused(harm_in(message)))


@pytest.mark.parametrize("message", ["what did the other customer buy?", "the address of my neighbour"])
def test_nothing_is_told_of_others(message):
    assert "don't share" in said(refused(harm_in(message)))


def ranked(key, **more):
    candidate = Candidate(product=PRODUCTS[key], score=1.0, missed=more.pop("missed", ()))
    return RankedProduct(
        **{
            "candidate": candidate,
            "product": candidate.product,
            "score": 1.0,
            "rank": 1,
            "rank_without_taste": 1,
            "contributions": (),
            "reasons": (),
            **more,
        }
    )


def test_a_card_says_what_is_missing_before_anything_else():
    request = Request(intent="recommend", filters=Filters(colors=("red", "blue")))
    assert why(ranked("boot-green", missed=("colors",)), request) == "Not in red or blue, by its listing."


def test_a_card_names_the_purchase_behind_it():
    reason = Reason(kind="taste", weight=1.0, because=(PRODUCTS["mug"],))
    assert (
        why(ranked("mug-tin", reasons=(reason,)), Request(intent="recommend"))
        == "Because you bought the Blue Stoneware Mug."
    )


@pytest.mark.parametrize("key", sorted(PRODUCTS))
def test_a_card_says_only_what_its_listing_says(key):
    line = why(ranked(key), Request(intent="recommend", search_text="garden boots"))
    product = PRODUCTS[key]
    listing = " ".join(
        [product.description or "", *map(str, product.attributes.values()), *product.attributes]
    ).casefold()
    assert line is None or line.strip("“”.").casefold() in listing or ":" in line


@pytest.mark.parametrize(
    ("place", "words"), [(1, None), (2, "2nd"), (3, "3rd"), (11, "11th"), (21, "21st"), (22, "22nd"), (112, "112th")]
)
def test_a_place_without_taste_is_said_as_people_say_it(place, words):
    line = counterfactual(ranked("mug", rank_without_taste=place))
    assert line == (words and f"Without what you bought and liked it would be {words}.")


FILTERS = st.builds(
    Filters,
    colors=st.sampled_from([(), ("red",)]),
    materials=st.sampled_from([(), ("wool",)]),
    product_type=st.sampled_from([(), ("mugs",)]),
    brand=st.sampled_from([(), ("Sony",)]),
    price_max_minor=st.sampled_from([None, 2_000]),
    on_sale=st.sampled_from([None, True]),
)


@MANY
@given(filters=FILTERS, text=st.sampled_from([None, "mug"]), exclude=st.sampled_from([(), ("leather",)]))
def test_every_limit_is_a_must_or_a_wish_and_never_both(filters, text, exclude):
    query = query_of(Request(intent="recommend", search_text=text, filters=filters, exclude=exclude), k=5)
    musts, wishes = set(query.filters.set_names()), set(query.wishes.set_names())
    assert musts | wishes == set(filters.set_names())
    assert not musts & wishes
    assert query.exclude == exclude
    assert {"price_max_minor", "brand", "on_sale"} & set(filters.set_names()) <= musts


def test_what_is_embedded_has_the_phrase_and_what_was_said_apart():
    request = Request(intent="refine", search_text="mug", phrase="a heavy mug", filters=Filters(colors=("red",)))
    assert query_of(request, k=5).sentence == "red a heavy mug"
