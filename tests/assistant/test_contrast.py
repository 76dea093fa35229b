"""What sets the products of a shelf apart is said of the right ones, and only where the listings say it."""

from dataclasses import replace
from decimal import Decimal

from assistant.answers.contrast import contrast
from assistant.answers.dimensions import dimensions, measure, worth_telling
from assistant.answers.needs import met
from assistant.request import Request
from retrieval.product import Product
from retrieval.vocabulary import stems


def tent(name: str, price: int, **attributes: str) -> Product:
    details = {key.replace("_", " "): value for key, value in attributes.items()}
    return Product(product_id=name, title=name, price_minor=price, currency="USD", attributes=details)


LIGHT = tent("Heron Tent", 30_000, weight="900 g", waterproof="yes")
CHEAP = tent("Plover Tent", 9_000, weight="2.1 kg", waterproof="no, showerproof")
THIRD = tent("Curlew Tent", 15_000, weight="1.5 kg")
SHELF = (CHEAP, THIRD, LIGHT)


def said(words: str, products=SHELF) -> str:
    found = contrast(asked(words), products)
    return found.text if found else ""


def asked(words: str) -> Request:
    return Request(intent="recommend", search_text=words)


def test_the_measure_that_was_asked_for_is_set_against_the_price():
    text = "The lightest is the Heron Tent, 900 g; for $210 less there is the Plover Tent, 2.1 kg."
    assert said("light tent") == text


def test_the_end_that_was_asked_for_is_told():
    assert said("heavy tent", SHELF).startswith("The heaviest is also the cheapest: the Plover Tent")


def test_a_measure_that_two_share_the_end_of_has_no_best():
    twin = replace(LIGHT, product_id="twin", title="Egret Tent")
    assert "lightest" not in said("light tent", (*SHELF, twin))


def test_units_that_differ_are_not_compared():
    other = tent("Stilt Tent", 20_000, weight="40 oz")
    assert "lightest" not in said("light tent", (*SHELF, other))


def test_a_best_among_those_that_say_is_said_to_be_that():
    shelf = (*SHELF, tent("Rail Tent", 12_000))
    assert said("light tent", shelf).startswith("The lightest of the three that say is the Heron Tent")


def test_what_was_asked_for_is_told_of_each():
    said = met(stems("waterproof tent"), SHELF)
    assert said == "Waterproof by the listings: the Heron Tent; not the Plover Tent; the Curlew Tent doesn't say."


def test_another_word_asks_for_the_same_detail():
    assert met(stems("tent for rain"), (LIGHT, replace(LIGHT, product_id="b"))) == "Waterproof by the listings: both."


def test_a_detail_nobody_asked_for_is_not_told():
    assert met(stems("tent"), SHELF) is None


def test_measures_are_put_in_one_unit():
    assert measure("about 1.2 kg") == measure("1200 g")
    assert measure("-15 C") == (Decimal(-15), "c")
    assert measure("4 h full, 12 h low") is None


def test_what_was_asked_for_comes_before_what_usually_matters():
    assert worth_telling(stems("quiet"))[0][0].name == "noise"


def test_no_detail_means_two_measures():
    names = [name for each in dimensions() for name in each.names]
    assert len(names) == len(set(names))
