import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.claims.check import check_text
from assistant.claims.evidence import Evidence
from assistant.request import Request
from retrieval.rows import product_from_row
from tests.goods import GOODS

SHOWN = tuple(product_from_row(row) for row in GOODS if row["product_id"] in ("mug", "mug-tin", "mug-travel"))
EVIDENCE = Evidence(shown=SHOWN, request=Request(intent="recommend"), total=3)
FAST = settings(derandomize=True, deadline=None, max_examples=100)


def supported(text, evidence=EVIDENCE):
    return all(verdict.supported for verdict in check_text(text, evidence))


@pytest.mark.parametrize(
    "text",
    [
        "The Blue Stoneware Mug costs $12.",
        "The Blue Stoneware Mug is rated 4.9 of 5 from 40 reviews.",
        "The Red Tin Mug is the cheapest.",
        "The Red Tin Mug is made of steel.",
        "The Blue Stoneware Mug is blue.",
        "The Red Tin Mug is cheaper than the Blue Stoneware Mug.",
        "The Lidded Travel Mug is $24, down from $29.",
        "There are 9 of the Red Tin Mug in stock.",
    ],
)
def test_what_the_evidence_says_is_supported(text):
    assert supported(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Blue Stoneware Mug costs $11.",
        "The Blue Stoneware Mug costs 12 euros.",
        "The Blue Stoneware Mug is rated 4.5 of 5.",
        "The Blue Stoneware Mug is the cheapest.",
        "The Red Tin Mug is the best rated.",
        "The Red Tin Mug is made of copper.",
        "The Blue Stoneware Mug is red.",
        "The Blue Stoneware Mug is cheaper than the Red Tin Mug.",
        "The Alder Flask costs $12.",
        "The Red Tin Mug holds 900 ml.",
        "Only 2 are left of the Red Tin Mug.",
        "I have added the Red Tin Mug to your cart.",
        "I've told a colleague about it.",
        "It will be delivered tomorrow.",
        "There is a 20% discount code for you.",
        "The Red Tin Mug is the lightest.",
    ],
)
def test_what_the_evidence_does_not_say_is_not(text):
    assert not supported(text)


@FAST
@given(cents=st.integers(1, 99_999))
def test_a_price_that_is_not_in_the_evidence_never_passes(cents):
    stated = {1200, 900, 2400, 2900}
    text = f"The Blue Stoneware Mug costs ${cents / 100:.2f}."
    assert not supported(text) or cents in stated
