"""The dial of a shopper: how much of their past counts on the shelf for them."""

from dataclasses import replace

import pytest

from ranking.ranked import Profile
from ranking.scenes.taste import for_you, places_for_you
from tests.ranking.scenes.shop import CAMPER, SHOP, ids


def dialled(value):
    return replace(CAMPER, personalisation=value)


def test_at_nothing_the_shelf_is_that_of_a_guest_without_what_is_owned():
    guest = [key for key in ids(for_you(SHOP, Profile(), 99)) if key not in CAMPER.liked]
    assert ids(for_you(SHOP, dialled(0.0), 99)) == guest
    assert for_you(SHOP, dialled(0.0), 3).basis == "popularity"


def test_at_most_what_others_buy_has_no_say():
    names = {part.name for item in for_you(SHOP, dialled(1.0), 99).items for part in item.contributions}
    assert "taste" in names
    assert "popular" not in names


def test_the_dial_moves_the_shelf():
    assert ids(for_you(SHOP, dialled(0.05), 6)) != ids(for_you(SHOP, dialled(1.0), 6))


def test_who_sets_no_dial_has_that_of_the_shop():
    shop = replace(SHOP, personalisation=0.05)
    assert ids(for_you(shop, dialled(None), 6)) == ids(for_you(SHOP, dialled(0.05), 6))
    assert ids(for_you(shop, dialled(1.0), 6)) == ids(for_you(SHOP, dialled(1.0), 6))


@pytest.mark.parametrize("value", [0.0, 0.1, 0.5, 1.0])
def test_parts_add_up_and_places_are_those_of_the_shelf(value):
    items = for_you(SHOP, dialled(value), 99).items
    for item in items:
        assert sum(part.value for part in item.contributions) == pytest.approx(item.score)
    assert places_for_you(SHOP, dialled(value)) == {item.product.family: item.rank for item in items}


def test_past_purchases_are_named_only_where_taste_carries():
    items = for_you(SHOP, dialled(0.05), 99).items
    for item in items:
        taste = sum(part.value for part in item.contributions if part.name == "taste")
        assert taste >= 0.02 or all(reason.kind != "taste" for reason in item.reasons)
