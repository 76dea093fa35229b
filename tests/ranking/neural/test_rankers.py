from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from ranking.features import ProductFeatures
from ranking.interactions import interactions_of
from ranking.model_family import ModelFamily
from ranking.neural.mf import MF
from ranking.neural.neural_cf import NEURAL_CF
from ranking.neural.sasrec import SASREC
from ranking.neural.two_tower import TWO_TOWER
from tests.contracts.recommender import RecommenderContract
from tests.ranking.events import EVENTS, FEATURES, PRODUCTS, TEA, WALK, scored

X = interactions_of(EVENTS, PRODUCTS)
FAMILIES: tuple[ModelFamily[Any], ...] = (TWO_TOWER, SASREC, NEURAL_CF, MF)
LEARNED = {family.name: family.fit(X, FEATURES, replace(family.default, rate=0.01, epochs=20)) for family in FAMILIES}
TEXTS = ProductFeatures(product_ids=PRODUCTS, texts={"new": "for the mountains", "tent": "small for mountains"})


class TestTwoTower(RecommenderContract):
    @pytest.fixture
    def model(self):
        return LEARNED["two-tower"]


class TestSasRec(RecommenderContract):
    @pytest.fixture
    def model(self):
        return LEARNED["sasrec"]


class TestNeuralCf(RecommenderContract):
    @pytest.fixture
    def model(self):
        return LEARNED["neural-cf"]


class TestMf(RecommenderContract):
    @pytest.fixture
    def model(self):
        return LEARNED["mf"]


@pytest.mark.parametrize("model", LEARNED.values(), ids=lambda model: model.name)
def test_walkers_are_offered_what_walkers_buy(model):
    (tent,), others = (scored(model, ("boot", "sock"), keys) for keys in (("tent",), TEA))
    assert tent > max(others)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_fitting_twice_gives_the_same(family):
    first, second = (scored(family.fit(X, FEATURES, family.default), WALK[:2]) for _ in range(2))
    assert np.array_equal(first, second, equal_nan=True)


@pytest.mark.parametrize("model", LEARNED.values(), ids=lambda model: model.name)
def test_an_empty_history_is_not_scored(model):
    assert np.isnan(scored(model, ())).all()


@pytest.mark.parametrize("features", [FEATURES, TEXTS], ids=["vectors", "texts"])
def test_what_nobody_bought_is_served_by_what_is_written_of_it(features):
    model = TWO_TOWER.fit(X, features, TWO_TOWER.default)
    assert not np.isnan(scored(model, WALK[:2], ("new",))[0])


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_what_nobody_bought_and_nothing_is_written_of_is_unknown(family):
    model = family.fit(X, ProductFeatures(product_ids=PRODUCTS), family.default)
    assert np.isnan(scored(model, WALK[:2], ("new",))[0])
    assert not np.isnan(scored(model, WALK[:2], WALK)).any()


@pytest.mark.parametrize("model", LEARNED.values(), ids=lambda model: model.name)
def test_the_loss_falls_from_epoch_to_epoch(model):
    assert len(model.curve) == 20
    assert model.curve[-1] < model.curve[0]
