"""What every recommender must do; each implementation's test class inherits this and gives `model` fitted on EVENTS."""

import numpy as np
import pytest

from ranking.history import History
from ranking.protocols import Attributing, Recommender
from ranking.training import Trained
from ranking.versions import load, store
from retrieval.home import Home
from tests.ranking.events import PRODUCTS, scored

HISTORIES = tuple(map(History.of, [("tea", "boot"), (), ("no such thing",), ("new",), ("sock",)]))


class RecommenderContract:
    def test_it_has_a_name(self, model: Recommender):
        assert model.name

    def test_scores_are_float32_in_the_order_asked(self, model: Recommender):
        scores = scored(model, ("tea", "cup"), PRODUCTS)
        assert scores.dtype == np.float32
        assert np.allclose(scores[::-1], scored(model, ("tea", "cup"), PRODUCTS[::-1]), equal_nan=True)

    def test_an_unknown_product_is_not_scored(self, model: Recommender):
        assert np.isnan(scored(model, ("tea",), ("no such thing",))[0])

    def test_unknown_products_of_a_history_are_ignored(self, model: Recommender):
        with_them = scored(model, ("no such thing", "tea"), PRODUCTS)
        assert np.allclose(with_them, scored(model, ("tea",), PRODUCTS), equal_nan=True)

    def test_no_products_give_no_scores(self, model: Recommender):
        assert scored(model, ("tea",), ()).shape == (0,)

    def test_an_empty_history_is_scored_or_told_to_be_unknown(self, model: Recommender):
        assert scored(model, (), PRODUCTS).shape == (len(PRODUCTS),)

    def test_scoring_twice_gives_the_same(self, model: Recommender):
        first, second = (scored(model, ("tea", "boot"), PRODUCTS) for _ in range(2))
        assert np.array_equal(first, second, equal_nan=True)

    def test_unknown_histories_score_as_empty_ones(self, model: Recommender):
        unknown = scored(model, ("no such thing", "nor this"), PRODUCTS)
        assert np.array_equal(unknown, scored(model, (), PRODUCTS), equal_nan=True)

    def test_many_shoppers_at_once_score_as_one_by_one(self, model: Recommender):
        alone = np.array([model.score([history], PRODUCTS)[0] for history in HISTORIES])
        assert np.allclose(model.score(HISTORIES, PRODUCTS), alone, atol=1e-6, equal_nan=True)
        assert model.score((), PRODUCTS).shape == (0, len(PRODUCTS))

    def test_saved_and_loaded_it_scores_as_it_did(self, model: Recommender, tmp_path):
        home = Home(tmp_path)
        store(home, Trained(chosen=model.name, model=model, table=(), why="", unit=0.5), revision={})
        fitted = load(home, 1)
        assert fitted.unit == 0.5
        again = fitted.recommender.score(HISTORIES, PRODUCTS)
        assert np.array_equal(again, model.score(HISTORIES, PRODUCTS), equal_nan=True)

    def test_the_parts_of_a_score_add_up_to_it(self, model: Recommender):
        if not isinstance(model, Attributing):
            pytest.skip("it does not say what its scores are made of")
        history = ("boot", "tea", "cup")
        parts = model.attribute(History.of(history), "pot")
        assert sum(part for _, part in parts) == pytest.approx(self.by_history(model, history), abs=1e-5)
        assert {key for key, _ in parts} <= set(history)

    def by_history(self, model: Recommender, history) -> float:
        """The share of the score of "pot" that comes from the history."""
        return float(scored(model, history, ("pot",))[0])
