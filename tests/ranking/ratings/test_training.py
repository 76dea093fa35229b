import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ranking.ratings import training
from ranking.ratings.bayesian import BayesianConfig
from ranking.ratings.biases import BiasesConfig, fit_biases
from ranking.ratings.evaluation import measure_ratings
from ranking.ratings.families import families_for
from ranking.ratings.holdout import held_out, manner_of
from ranking.ratings.intervals import fit_intervals
from ranking.ratings.ratings import ratings_of
from ranking.ratings.training import train_ratings
from tests.ranking.ratings.tastes import RATINGS, ROWS, rows_of


def quick(ratings):
    """The families with a tenth of the rounds."""
    families = dict(families_for(ratings))
    families["bayesian-mf"] = dataclasses.replace(
        families["bayesian-mf"], configs=(BayesianConfig(ranks=(2,), rounds=30, warm_up=10, directions=5),)
    )
    return families


@pytest.fixture(scope="module")
def trained():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(training, "families_for", quick)
        return train_ratings(RATINGS, 64)


@pytest.mark.parametrize(("shift", "manner"), [(1e9, "later"), (-1e9, "earlier"), (0.5, "random"), (np.nan, "random")])
def test_how_the_test_part_was_made_is_seen_from_its_times(shift, manner):
    times = RATINGS.times + shift if shift != 0.5 else np.random.default_rng(0).permuted(RATINGS.times)
    assert manner_of(RATINGS, RATINGS.users, times) == manner


def test_of_new_users_whole_users_are_held_out():
    assert manner_of(RATINGS, np.array([-1, -1, 0]), np.array([1e12, np.nan, 1e12])) == "new"
    learn, hold = held_out(RATINGS, len(RATINGS) // 4, "new")
    assert not set(RATINGS.users[learn]) & set(RATINGS.users[hold])


def test_later_ratings_are_held_out_later():
    learn, hold = held_out(RATINGS, len(RATINGS) // 4, "later")
    for user in range(len(RATINGS.user_ids)):
        learned, held = (RATINGS.times[rows[RATINGS.users[rows] == user]] for rows in (learn, hold))
        assert not len(held) or learned.max() <= held.min()


@settings(derandomize=True, deadline=None, max_examples=30)
@given(st.integers(1, 400), st.sampled_from(["random", "later", "earlier", "new"]))
def test_every_rating_is_learned_from_or_held_out(tested, manner):
    learn, hold = held_out(RATINGS, tested, manner)
    assert np.array_equal(np.sort(np.concatenate([learn, hold])), np.arange(len(RATINGS)))
    assert len(hold) / len(RATINGS) == pytest.approx(np.clip(tested / (tested + len(RATINGS)), 0.05, 0.3), abs=0.03)


def test_the_chosen_model_is_the_best_on_validation(trained):
    scores = trained.on_validation
    assert scores[trained.chosen] == min(scores.values())
    assert set(scores) == set(trained.models)
    assert scores["biases"] > min(scores.values())


@pytest.mark.parametrize("rows", [ROWS[:1], [dataclasses.replace(row, stars=3.0) for row in ROWS]])
def test_with_nothing_to_choose_by_the_biases_serve(rows):
    trained = train_ratings(ratings_of(rows), 10)
    assert trained.chosen == "biases"
    stars = trained.model.predict(np.array([0, -1]), np.array([-1, 0]), np.full(2, np.nan))
    assert (stars == rows[0].stars).all()


def test_intervals_hold_what_they_say_on_ratings_never_seen():
    ratings = ratings_of(rows_of(users=200, share=0.9))
    learn, rest = held_out(ratings, len(ratings) // 2, "random")
    learned, biases = ratings.only(learn), fit_biases(ratings.only(learn), BiasesConfig())
    calibrating, tested = (ratings.only(rest[n::2]) for n in (0, 1))
    stars = biases.predict(calibrating.users, calibrating.items, calibrating.times)
    intervals = fit_intervals(biases, biases, (calibrating.users, calibrating.items), stars, calibrating.stars)
    low, high = intervals.around(tested.users, tested.items, biases.predict(tested.users, tested.items, tested.times))
    assert np.mean((tested.stars >= low) & (tested.stars <= high)) == pytest.approx(0.8, abs=0.05)
    assert len(learned) + len(rest) == len(ratings)


def test_the_unseen_get_wider_intervals(trained):
    def width(user, item):
        users, items = np.array([user]), np.array([item])
        low, high = trained.intervals.around(users, items, np.full(1, 3.0, dtype=np.float32))
        return high[0] - low[0]

    assert width(-1, 4) > width(2, 4)
    assert width(2, -1) > width(2, 4)


def test_measures_by_hand():
    measured = measure_ratings("m", np.array([1, 2, 3], np.float32), np.array([1.0, 4.0, 2.0]), np.array([0, 0, 1]))
    assert measured.rmse == pytest.approx((5 / 3) ** 0.5)
    assert measured.mae == pytest.approx(1.0)
    assert measured.rmse_interval == pytest.approx((1.0, 2**0.5))
