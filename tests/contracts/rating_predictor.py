"""What every rating predictor must do; each implementation's test class inherits this and gives `model` on RATINGS."""

import numpy as np

from ranking.ratings.protocols import RatingPredictor
from tests.ranking.ratings.tastes import RATINGS

NOWHERE = np.full(3, np.nan)


def asked(model, users, items, times=None):
    times = NOWHERE[: len(users)] if times is None else times
    return model.predict(np.array(users, dtype=np.int64), np.array(items, dtype=np.int64), np.asarray(times, float))


class RatingPredictorContract:
    def test_it_has_a_name(self, model: RatingPredictor):
        assert model.name

    def test_predictions_are_float32_within_the_range(self, model: RatingPredictor):
        stars = model.predict(RATINGS.users, RATINGS.items, RATINGS.times)
        assert stars.dtype == np.float32
        assert stars.shape == (len(RATINGS),)
        assert stars.min() >= RATINGS.low
        assert stars.max() <= RATINGS.high

    def test_it_has_learned(self, model: RatingPredictor):
        stars = model.predict(RATINGS.users, RATINGS.items, RATINGS.times)
        assert np.mean((stars - RATINGS.stars) ** 2) < 0.7 * RATINGS.stars.var()

    def test_rows_do_not_depend_on_each_other(self, model: RatingPredictor):
        together = asked(model, [3, 0, 1], [1, 2, 0])
        alone = [asked(model, [user], [item])[0] for user, item in ((3, 1), (0, 2), (1, 0))]
        assert np.allclose(together, alone, atol=1e-5)

    def test_unseen_users_and_items_are_predicted(self, model: RatingPredictor):
        assert np.isfinite(asked(model, [-1, 0, -1], [0, -1, -1])).all()

    def test_nothing_asked_gives_nothing(self, model: RatingPredictor):
        assert asked(model, [], []).shape == (0,)

    def test_unusual_times_are_no_trouble(self, model: RatingPredictor):
        stars = asked(model, [0, 0, 0], [1, 1, 1], [np.inf, -1e300, 4e12])
        assert np.allclose(stars, asked(model, [0], [1])[0], atol=1e-5)

    def test_predicting_twice_gives_the_same(self, model: RatingPredictor):
        first, second = (model.predict(RATINGS.users, RATINGS.items, RATINGS.times) for _ in range(2))
        assert np.array_equal(first, second)
