"""What a shopper would give: read of their own ratings, within an interval that holds."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranking.ratings.holdout import held_out
from ranking.ratings.predicted import LEAST_SHOPPERS, RatingModel, fit_ratings
from ranking.ratings.ratings import Ratings, ratings_of
from ranking.ratings.variational import Side, expected, of_one
from tests.ranking.ratings.tastes import RATINGS, ROWS, rows_of

PRODUCTS = RATINGS.item_ids


def fitted(ratings: Ratings = RATINGS) -> RatingModel:
    model = fit_ratings(ratings)
    assert model is not None
    return model


MODEL = fitted()
EVENS = {f"i{n}": 5.0 if n % 2 == 0 else 1.0 for n in range(2, 12)}


def one(given_stars, product="i0", model=MODEL):
    (found,) = model.predict(given_stars, [product])
    assert found is not None
    return found


def test_a_stored_model_predicts_the_same(tmp_path):
    np.savez(tmp_path / "ratings.npz", **MODEL.arrays())  # type: ignore[arg-type]
    with np.load(tmp_path / "ratings.npz", allow_pickle=False) as arrays:
        loaded = RatingModel.restored(dict(arrays))
    assert loaded.predict(EVENS, PRODUCTS) == MODEL.predict(EVENS, PRODUCTS)


def test_nothing_of_a_shopper_is_stored():
    assert not any("u0" in array.astype(str) for array in MODEL.arrays().values() if array.dtype.kind == "U")


@given(st.dictionaries(st.sampled_from([*PRODUCTS, "unknown"]), st.sampled_from([1.0, 2.5, 5.0])))
def test_the_guess_lies_in_its_interval_and_that_on_the_scale(given_stars):
    for found in MODEL.predict(given_stars, PRODUCTS):
        assert found is not None
        assert 1 <= found.low <= found.stars <= found.high <= 5


def test_own_ratings_tell_a_taste():
    liked, disliked = one(EVENS, "i0"), one(EVENS, "i1")
    assert liked.stars > disliked.stars + 0.5
    assert liked.usual == one({}, "i0").stars


def test_of_an_unknown_shopper_less_is_known():
    model = dataclasses.replace(MODEL, low=-99.0, high=99.0)
    assert (
        one({}, model=model).high - one({}, model=model).low
        > one(EVENS, model=model).high - one(EVENS, model=model).low
    )


def test_of_what_nobody_rated_nothing_is_said():
    assert MODEL.predict(EVENS, ["i0", "new"])[1] is None


def test_how_many_rated_a_product_is_told():
    assert one(EVENS, PRODUCTS[0]).raters == sum(row.item_id == PRODUCTS[0] for row in ROWS)


def test_intervals_hold_what_they_say_on_ratings_never_seen():
    ratings = ratings_of(rows_of(users=200, share=0.9))
    learn, rest = held_out(ratings, len(ratings) // 4, "later")
    model, learned = fitted(ratings.only(learn)), ratings.only(learn)
    inside = []
    for user in range(len(ratings.user_ids)):
        own = {ratings.item_ids[learned.items[n]]: learned.stars[n] for n in np.flatnonzero(learned.users == user)}
        rows = rest[ratings.users[rest] == user]
        guesses = model.predict(own, [ratings.item_ids[item] for item in ratings.items[rows]])
        inside += [g.low <= stars <= g.high for g, stars in zip(guesses, ratings.stars[rows], strict=True) if g]
    assert np.mean(inside) == pytest.approx(0.8, abs=0.06)


@pytest.mark.parametrize(
    "rows",
    [
        ROWS[:2],
        ROWS[:300],
        [dataclasses.replace(row, stars=4.0) for row in ROWS],
        rows_of(users=LEAST_SHOPPERS - 1, items=60, share=1.0),
    ],
    ids=["two", "too few", "all the same", "few shoppers"],
)
def test_from_too_little_nothing_is_learned(rows):
    assert fit_ratings(ratings_of(rows)) is None


@pytest.mark.parametrize("name", ["means", "numbers", "counts"])
def test_arrays_that_do_not_fit_are_refused(name):
    arrays = MODEL.arrays()
    broken = arrays[name][:-1] if name != "means" else np.full_like(arrays[name], np.nan)
    with pytest.raises(ValueError, match=r"."):
        RatingModel.restored({**arrays, name: broken})


def test_a_bias_is_the_mean_shrunk_by_noise_over_variance():
    products = Side(means=np.zeros((3, 1)), covariances=np.zeros((3, 1, 1)))
    user = of_one(np.array([1.0, 1.0, 1.0]), products, prior=np.array([0.5]), noise=1.0)
    assert user.means[0, 0] == pytest.approx(3 / (3 + 1.0 / 0.5))
    _, variance = expected(user, products.at(np.array([0])), noise=1.0)
    assert variance[0] == pytest.approx(1.0 + 1 / (3 / 1.0 + 1 / 0.5))
