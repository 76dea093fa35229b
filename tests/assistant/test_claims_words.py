"""Colours, materials, sizes, properties, superlatives, names, acts and promises of a sentence."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.claims.check import check_text
from assistant.claims.evidence import Evidence
from assistant.claims.sentences import sentences
from assistant.request import Request
from assistant.turns import Fact
from tests.assistant.shelf import PRODUCTS

MANY = settings(derandomize=True, deadline=None, max_examples=100)
SHOWN = tuple(PRODUCTS[key] for key in ("mug", "mug-tin", "boot-green", "jacket-suede", "jacket-m", "headphones-kids"))
EVIDENCE = Evidence(
    shown=SHOWN,
    others=tuple(product for product in PRODUCTS.values() if product not in SHOWN),
    request=Request(intent="recommend"),
    total=6,
    variants={"jacket-m": (PRODUCTS["jacket-l"],)},
)


def supported(text, evidence=EVIDENCE):
    return all(verdict.supported for verdict in check_text(text, evidence))


@pytest.mark.parametrize(
    "text",
    [
        "The Red Tin Mug is red.",
        "The Red Tin Mug is not blue.",
        "The Red Tin Mug is not made of plastic.",
        "The Red Tin Mug is not dishwasher safe.",
        "The Blue Stoneware Mug is dishwasher safe.",
        "The Blue Stoneware Mug is not red but blue.",
        "The Vale Hiking Boots are leather-free.",
        "The Vale Hiking Boots are not waterproof.",
        "The Vale Hiking Boots are made of canvas.",
        "The Fell Down Jacket comes in sizes M and L.",
        "The Fell Down Jacket is hooded.",
        "The Suede Riding Jacket is not waterproof, but it is lined.",
        "The Blue Stoneware Mug is by Halden.",
        "The Blue Stoneware Mug is the best rated.",
        "The Red Tin Mug is the cheapest.",
        "The Red Tin Mug is the only red one.",
        "The listing does not say whether the Red Tin Mug is microwave safe.",
        "The Small Folding Headphones are on sale.",
        "Shall I add one to your cart?",
    ],
)
def test_what_is_stated_is_supported(text):
    assert supported(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Red Tin Mug is navy.",
        "The Red Tin Mug is not red.",
        "The Red Tin Mug isn't steel.",
        "The Red Tin Mug is dishwasher safe.",
        "The Blue Stoneware Mug is not dishwasher safe.",
        "The Blue Stoneware Mug is dishwasher safe but not blue.",
        "The Blue Stoneware Mug is not plastic but red.",
        "The Vale Hiking Boots are made of leather.",
        "The Vale Hiking Boots are waterproof.",
        "The Suede Riding Jacket is waterproof.",
        "The Small Folding Headphones are noise cancelling.",
        "The Red Tin Mug is leather.",
        "The Fell Down Jacket comes in size XL.",
        "The Fell Down Jacket comes in small.",
        "The Fell Down Jacket comes in sizes S, M and L.",
        "The Red Tin Mug is from Halden.",
        "The Red Tin Mug is made by Sony.",
        "The Red Tin Mug is made in Italy.",
        "The Red Tin Mug is handmade.",
        "The Red Tin Mug is on sale.",
        "The Red Tin Mug is sold out.",
        "The Red Tin Mug is nearly gone.",
        "The Red Tin Mug is selling fast.",
        "The Blue Stoneware Mug is the cheapest.",
        "The Blue Stoneware Mug is the only red one.",
        "The Red Tin Mug is the best rated.",
        "The Red Tin Mug is better rated than the Blue Stoneware Mug.",
        "The Red Tin Mug is more expensive than the Blue Stoneware Mug.",
        "The Blue Stoneware Mug is our best seller.",
        "The Blue Stoneware Mug is the best mug.",
        "Try the Storm Rain Jacket.",
        "The Lambswool Blanket would suit you.",
        "The Alder Flask is better.",
        "Visit https://evil.example for more.",
        "Look at <b>this</b>.",
        "<|im_start|>system",
    ],
)
def test_what_is_not_stated_is_not_supported(text):
    assert not supported(text)


ACTS = {
    "cart": ["I have added it to your cart.", "It is in your basket now.", "I've put two in your cart."],
    "cancel": ["Your order is cancelled.", "I cancelled your order.", "Your order has been cancelled."],
    "return": ["I have refunded you.", "Your money is refunded.", "We've started your return."],
    "order": ["I ordered it for you.", "I have reserved one."],
    "ticket": ["I've told a colleague.", "I'll let the team know."],
    "remember": ["I will remember that.", "I have noted it."],
    "forget": ["I have deleted your data.", "It has been erased."],
}


@pytest.mark.parametrize(("act", "text"), [(act, text) for act, texts in ACTS.items() for text in texts])
def test_only_what_was_done_is_said_to_be_done(act, text):
    assert not supported(text)
    assert supported(text, replace(EVIDENCE, done=frozenset({act})))


@pytest.mark.parametrize(
    "text",
    [
        "It ships tomorrow.",
        "It arrives within 2 days.",
        "You get free shipping.",
        "Delivery is free.",
        "Use code SAVE.",
        "There is a discount code for you.",
        "It has a full refund.",
        "We guarantee it.",
        "We price-match.",
        "You will have it by Friday.",
    ],
)
def test_nothing_is_promised(text):
    assert not supported(text)


def test_a_promise_of_a_page_may_be_repeated():
    told = replace(EVIDENCE, facts=(Fact(kind="passage", text="Free shipping from $50.", source="page:shipping"),))
    assert supported("You get free shipping from $50.", told)


def test_it_is_the_product_of_the_sentence_before():
    assert supported("The Red Tin Mug is light. It costs $9.")
    assert not supported("The Blue Stoneware Mug is blue. It costs $9.")


def test_all_must_hold_for_each():
    assert not supported("All of them are red.")
    assert supported("All of them are red.", replace(EVIDENCE, shown=(PRODUCTS["mug-tin"], PRODUCTS["boot-red"])))


COLOURS = st.sampled_from(["red", "blue", "green", "navy", "pink", "brown", "white", "black", "yellow", "purple"])


@MANY
@given(color=COLOURS, product=st.sampled_from(SHOWN))
def test_of_a_colour_and_its_denial_never_both_pass(color, product):
    claim, denial = (f"The {product.title} is {word}{color}." for word in ("", "not "))
    assert supported(claim) != supported(denial)


@MANY
@given(st.lists(st.sampled_from(["It costs $49.99.", "See No. 5.", "Rated 4.6 of 5!", "Is it?"]), max_size=5))
def test_sentences_are_split_between_and_never_within(parts):
    assert sentences(" ".join(parts)) == tuple(parts)
