"""Prices, ratings, stock and every other number of a sentence."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.claims.check import check_text
from assistant.claims.evidence import Evidence
from assistant.request import Request
from assistant.turns import Fact
from retrieval.query import Filters
from tests.assistant.shelf import PRODUCTS

MANY = settings(derandomize=True, deadline=None, max_examples=150)
SHOWN = tuple(PRODUCTS[key] for key in ("mug", "mug-tin", "mug-travel"))
EVIDENCE = Evidence(shown=SHOWN, request=Request(intent="recommend"), total=3)
NAMES = [product.title for product in SHOWN]
PRICES = {1_200, 900, 2_400, 2_900}
MONEY = ["$%s", "$ %s", "%s dollars", "%s USD", "%s bucks"]
FOREIGN = ["€%s", "£%s", "¥%s", "%s euros", "%s EUR", "%s pounds", "%s GBP"]
FRAMES = [
    "The {n} costs {m}.",
    "At {m}, the {n} is here.",
    "You pay {m} for the {n}.",
    "The {n} ({m}) holds coffee.",
    "It is {m}.",
]


def reasons(text, evidence=EVIDENCE):
    return [verdict.reason for verdict in check_text(text, evidence) if not verdict.supported]


@MANY
@given(
    cents=st.integers(1, 9_999_999),
    money=st.sampled_from(MONEY),
    frame=st.sampled_from(FRAMES),
    name=st.sampled_from(NAMES),
)
def test_a_price_that_is_not_in_the_evidence_never_passes(cents, money, frame, name):
    text = frame.format(n=name, m=money % f"{cents / 100:,.2f}")
    assert cents in PRICES or reasons(text), text


@MANY
@given(money=st.sampled_from(FOREIGN), frame=st.sampled_from(FRAMES), product=st.sampled_from(SHOWN))
def test_a_price_in_another_currency_never_passes(money, frame, product):
    amount = f"{product.current_price_minor / 100:g}"
    assert reasons(frame.format(n=product.title, m=money % amount))


@MANY
@given(
    one=st.permutations(SHOWN),
    pattern=st.sampled_from(["The {a} costs {p} and the {b} {q}.", "The {a} is {p}, the {b} is {q}."]),
)
def test_prices_that_changed_places_never_pass(one, pattern):
    a, b = one[:2]
    price = {product.title: f"${(product.current_price_minor or 0) // 100}" for product in SHOWN}
    assert not reasons(pattern.format(a=a.title, b=b.title, p=price[a.title], q=price[b.title]))
    assert reasons(pattern.format(a=a.title, b=b.title, p=price[a.title], q=price[a.title]))


@pytest.mark.parametrize(
    "text",
    [
        "The Blue Stoneware Mug is $12.00.",
        "The Blue Stoneware Mug costs twelve dollars.",
        "Prices run from $9 to $24.",
        "The mugs cost between $9 and $24.",
        "All three are under $30.",
        "You pay $12 for the Blue Stoneware Mug and $9 for the Red Tin Mug.",
        "The Blue Stoneware Mug ($12) and the Red Tin Mug ($9) are here.",
        "The Lidded Travel Mug is reduced from $29 to $24.",
        "The Lidded Travel Mug saves you $5.",
        "The Lidded Travel Mug is 17% off.",
        "The Red Tin Mug is $3 cheaper than the Blue Stoneware Mug.",
        "The Lidded Travel Mug keeps coffee hot for 6 hours.",
        "All three are in stock.",
        "There are 3 mugs.",
        "The second costs $9.",
    ],
)
def test_numbers_of_the_evidence_pass(text):
    assert reasons(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Blue Stoneware Mug costs eleven dollars.",
        "The Blue Stoneware Mug costs $1200.",
        "The Blue Stoneware Mug costs under $10.",
        "The Blue Stoneware Mug costs over $20.",
        "All three are under $20.",
        "The Blue Stoneware Mug is free.",
        "The Red Tin Mug is half price.",
        "The Lidded Travel Mug is half off.",
        "The Lidded Travel Mug was $35.",
        "The Lidded Travel Mug saves you $8.",
        "The Lidded Travel Mug is 50% off.",
        "The Red Tin Mug is $5 cheaper than the Blue Stoneware Mug.",
        "The Lidded Travel Mug keeps coffee hot for twelve hours.",
        "The Blue Stoneware Mug has five stars.",
        "The Red Tin Mug is rated 4.9 of 5.",
        "The Blue Stoneware Mug has 400 reviews.",
        "The Blue Stoneware Mug has hundreds of reviews.",
        "Only three left of the Red Tin Mug.",
        "There are four mugs here.",
        "There are 12 mugs.",
    ],
)
def test_numbers_of_nowhere_do_not(text):
    assert reasons(text)


def test_a_number_of_a_fact_may_be_repeated():
    fact = Fact(kind="passage", text="You have 30 days. Postage is $4.50.", source="page:returns")
    told = replace(EVIDENCE, facts=(fact,))
    assert reasons("You have 30 days and postage is $4.50.", told) == []
    assert reasons("You have 60 days.", told)


def test_the_limit_asked_for_may_be_repeated_where_it_holds():
    asked = replace(EVIDENCE, request=Request(intent="recommend", filters=Filters(price_max_minor=3_000)))
    assert reasons("These are under $30.", asked) == []
    dear = replace(asked, shown=(*SHOWN, PRODUCTS["jacket"]))
    assert reasons("These are under $30.", dear)


@MANY
@given(text=st.text(max_size=200))
def test_any_text_is_judged_without_failing(text):
    assert all(verdict.text.strip() for verdict in check_text(text, EVIDENCE))
    assert check_text(text, Evidence()) == check_text(text, Evidence())
