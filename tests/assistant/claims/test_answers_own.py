"""Sentences the answers make themselves: facts, quotations, variants; and Chinese ones."""

import pytest

from assistant.claims.check import check_sentence, check_text
from assistant.claims.evidence import Evidence
from assistant.turns import Fact
from retrieval.rows import product_from_row

MUG = product_from_row(
    {
        "product_id": "m",
        "title": "Lidded Travel Mug",
        "description": "Keeps coffee hot for six hours. Shuts tight in a bag. Batteries not included.",
        "price": 24,
        "currency": "CNY",
        "rating": 4.5,
        "rating_count": 20,
        "stock": 28,
        "color": "navy",
        "attributes": {"capacity": "400 ml", "waterproof": "no"},
    }
)


def fact(kind, text, key="m"):
    return Fact(kind=kind, text=text, source="product:m", product_id=key)


FACTS = (
    fact("count", "4 of the newer 11 reviews give 4 or 5 stars."),
    fact("attribute", "colour: olive", "m2"),
    fact("stock", "Lidded Travel Mug: sold out", "m2"),
    fact("review", "The lid leaks."),
)
SHELF = Evidence(shown=(MUG,), facts=FACTS)


def passes(text):
    return check_sentence(text, SHELF).supported


@pytest.mark.parametrize(
    "text",
    [
        "No: 4 of the newer 11 reviews give 4 or 5 stars.",
        "No: the listing gives “waterproof: no”.",
        "In their words: “The lid leaks”.",
        "Yes: it comes in olive, but olive is sold out.",
        "Sold out: olive.",
        "Not in olive; in stock in navy.",
        "28 in stock.",
        "The Lidded Travel Mug shuts tight in a bag.",
    ],
)
def test_what_the_facts_carry_passes(text):
    assert passes(text)


@pytest.mark.parametrize(
    "text",
    [
        "No: 5 of the newer 11 reviews give 4 or 5 stars.",
        "The listing gives “waterproof: yes”.",
        "It comes in red.",
        "In stock in olive.",
        "Sold out: navy.",
        "27 in stock.",
        "The Lidded Travel Mug is a tight bag for hot coffee.",
        "The Lidded Travel Mug is hot for six hours.",
        "The Lidded Travel Mug has a bag.",
        "The Lidded Travel Mug keeps a bag hot for six hours.",
        "The Lidded Travel Mug comes with batteries.",
    ],
)
def test_what_they_do_not_does_not(text):
    assert not passes(text)


@pytest.mark.parametrize(
    ("text", "true"),
    [
        ("Lidded Travel Mug 保温六小时，售价 24 元。", True),
        ("Lidded Travel Mug 的评分是 4.5，共 20 条评价。", True),
        ("价格是 ¥24。", True),
        ("有 28 件库存。", True),
        ("Lidded Travel Mug 售价 240 元。", False),
        ("Lidded Travel Mug 容量 900 毫升。", False),
        ("Titan Mug 更便宜。", False),
    ],
)
def test_of_a_chinese_sentence_figures_and_names_are_checked(text, true):
    assert passes(text) == true


@pytest.mark.parametrize(("price", "true"), [("$24", False), ("$9", True)])
def test_after_a_sentence_of_a_fixed_form_it_is_what_that_named(price, true):
    cup = product_from_row(
        {"product_id": "c", "title": "Dune Cup", "description": "Stands on any saucer.", "price": 9, "currency": "USD"}
    )
    shelf = Evidence(shown=(MUG, cup))
    said = check_text(f"The listing of the Dune Cup says: “Stands on any saucer”. It costs {price}.", shelf)
    assert [verdict.supported for verdict in said] == [True, true]
