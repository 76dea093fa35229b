"""Would I like it: what can be said of a shopper and a product."""

from dataclasses import replace

import pytest

from ranking.history import History
from ranking.ratings.predicted import fit_ratings
from ranking.ratings.ratings import RatingRow, ratings_of
from ranking.scenes.predicted import predicted_ratings
from tests.ranking.ratings.tastes import ROWS
from tests.ranking.scenes.shop import CAMPER, PRODUCTS, SHOP

KEYS = sorted(PRODUCTS)[:8]
RATED = ratings_of(
    RatingRow(
        user_id=f"{row.user_id} {int(row.item_id[1:]) // 8}", item_id=KEYS[int(row.item_id[1:]) % 8], stars=row.stars
    )
    for row in ROWS
)
assert SHOP.fitted is not None
RATING_SHOP = replace(SHOP, fitted=replace(SHOP.fitted, ratings=fit_ratings(RATED)))
RATER = replace(CAMPER, rated={KEYS[0]: 5.0, KEYS[2]: 5.0, KEYS[1]: 2.0})


def guess(shop, profile, key=KEYS[4]):
    (found,) = predicted_ratings(shop, profile, [PRODUCTS[key]])
    return found


def test_a_shopper_with_ratings_gets_a_guess():
    found = guess(RATING_SHOP, RATER).predicted
    assert found is not None
    assert found.low <= found.stars <= found.high


def test_what_the_shopper_gave_already_is_told_not_guessed():
    found = guess(RATING_SHOP, RATER, KEYS[1])
    assert (found.given, found.predicted) == (2.0, None)


@pytest.mark.parametrize(
    ("shop", "profile", "key"),
    [
        (RATING_SHOP, CAMPER, KEYS[4]),
        (SHOP, RATER, KEYS[4]),
        (replace(SHOP, fitted=None), RATER, KEYS[4]),
        (RATING_SHOP, RATER, sorted(PRODUCTS)[-1]),
    ],
    ids=["no ratings of theirs", "no ratings in the shop", "nothing trained", "nobody rated it"],
)
def test_where_nothing_can_be_said_nothing_is(shop, profile, key):
    assert guess(shop, profile, key).predicted is None


def test_the_purchases_that_speak_for_it_are_named():
    because = guess(RATING_SHOP, RATER, "peg-b").because
    assert because is not None
    assert because.bought
    assert [product.product_id for product in because.because] == ["lamp-b"]
    assert guess(RATING_SHOP, replace(RATER, history=History()), "peg-b").because is None
