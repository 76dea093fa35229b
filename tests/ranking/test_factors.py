"""Models of few numbers a product (SVD, ALS) or few weights a product (SLIM, pruned EASE)."""

from typing import Any

import numpy as np
import pytest

from ranking import ease
from ranking.als import ALS, AlsConfig, fit_als
from ranking.content import Content
from ranking.ease import EASE, EaseConfig, fit_ease
from ranking.features import ProductFeatures
from ranking.history import History
from ranking.interactions import interactions_of
from ranking.leave_out import attribute_by_leaving_out
from ranking.slim import SLIM, SlimConfig, fit_slim
from ranking.svd import SVD, SvdConfig, fit_svd
from tests.contracts.recommender import RecommenderContract
from tests.ranking.events import EVENTS, FEATURES, PRODUCTS, VECTORS, WALK, bought, scored

X = interactions_of(EVENTS, PRODUCTS)
KEYS = tuple(f"p{n:02d}" for n in range(12))
RNG = np.random.default_rng(3)
MIXED = interactions_of(
    [event for n in range(60) for event in bought(f"u{n}", *RNG.permutation(KEYS)[: RNG.integers(1, 9)].tolist())], KEYS
)
SHOP = ProductFeatures(product_ids=KEYS)
SETTINGS = [(SVD, SvdConfig(factors=3)), (ALS, AlsConfig(factors=4)), (SLIM, SLIM.default)]


def named(value):
    return getattr(value, "name", "")


class TestSvd(RecommenderContract):
    @pytest.fixture
    def model(self):
        return SVD.fit(X, FEATURES, SvdConfig(factors=2))


class TestAls(RecommenderContract):
    @pytest.fixture
    def model(self):
        return ALS.fit(X, FEATURES, AlsConfig(factors=4))


class TestSlim(RecommenderContract):
    @pytest.fixture
    def model(self):
        return SLIM.fit(X, FEATURES, SLIM.default)


class TestPrunedEase(RecommenderContract):
    @pytest.fixture
    def model(self):
        return EASE.fit(X, FEATURES, EaseConfig(regularisation=1, strongest=2))


@pytest.mark.parametrize(("family", "config"), SETTINGS, ids=named)
def test_walkers_are_offered_what_walkers_buy(family, config):
    scores = dict(zip(PRODUCTS, scored(family.fit(X, FEATURES, config), ("boot", "sock")), strict=True))
    assert max(PRODUCTS, key=lambda key: -1 if key in ("boot", "sock", "new") else scores[key]) == "tent"


@pytest.mark.parametrize(("family", "config"), SETTINGS, ids=named)
def test_what_nobody_bought_is_unknown(family, config):
    model = family.fit(X, FEATURES, config)
    assert np.isnan(scored(model, WALK, ("new",))[0])
    assert np.isnan(scored(model, ("new",), PRODUCTS)).all()


@pytest.mark.parametrize(("family", "config"), SETTINGS, ids=named)
def test_fitting_twice_gives_the_same(family, config):
    first, second = (scored(family.fit(MIXED, SHOP, config), KEYS[:3], KEYS) for _ in range(2))
    assert np.array_equal(first, second)


def test_svd_projects_on_the_exact_singular_vectors():
    model = fit_svd(MIXED, SHOP, SvdConfig(factors=4, scaling=1, decay=1))
    vectors = np.linalg.svd(MIXED.matrix.toarray())[2][:4]
    history = np.isin(KEYS, KEYS[:3]).astype(float)
    assert scored(model, KEYS[:3], KEYS) == pytest.approx(history @ vectors.T @ vectors, abs=1e-4)


@pytest.mark.parametrize("factors", [3, 16])
def test_als_solves_for_the_shoppers_of_its_products(factors):
    """With few and with many events for the factors, the last products are the solution for the last shoppers."""
    config = AlsConfig(factors=factors, unobserved=0.2, regularisation=0.1, frequency=0.5, rounds=200, decay=1)
    v = fit_als(MIXED, SHOP, config)._factors.astype(float)
    x = MIXED.matrix.toarray().astype(float)

    def solved(others, rows):
        base, eye = 0.2 * others.T @ others, np.eye(factors)
        ridges = 0.1 * ((rows > 0).sum(axis=1) + 0.2 * rows.shape[1]) ** 0.5
        parts = zip(rows, ridges, strict=True)
        return np.array([np.linalg.solve(base + (others.T * r) @ others + c * eye, others.T @ r) for r, c in parts])

    u = solved(v, x)
    assert u @ v.T == pytest.approx(u @ solved(u, x.T).T, abs=2e-3)


def test_a_shopper_of_als_is_solved_for_when_scored():
    config = AlsConfig(factors=3, decay=1)
    model = fit_als(MIXED, SHOP, config)
    v, mine = model._factors.astype(float), model._factors[:2].astype(float)
    ridge = 0.003 * (2 + 0.1 * len(KEYS))
    shopper = np.linalg.solve(0.1 * v.T @ v + mine.T @ mine + ridge * np.eye(3), mine.sum(axis=0))
    assert scored(model, KEYS[:2], KEYS) == pytest.approx(v @ shopper, abs=1e-5)


def test_slim_reaches_the_least_cost():
    """No weight can move to lower the cost: Karush, Kuhn and Tucker."""
    weights = fit_slim(MIXED, SHOP, SlimConfig(l1=0.5, l2=2))._weights.toarray().astype(float)
    gram = MIXED.gram.toarray().astype(float)
    slope = gram @ weights - gram + 2 * weights + 0.5
    np.fill_diagonal(slope, 0)
    assert (weights >= 0).all()
    assert np.abs(slope[weights > 0]).max() < 0.01
    assert slope[weights == 0].min() > -0.01


def test_slim_takes_the_most_alike_alone():
    weights = fit_slim(MIXED, SHOP, SlimConfig(l1=0.01, candidates=2))._weights
    assert np.bincount(weights.indices, minlength=len(KEYS)).max() == 2


def test_pruned_ease_keeps_the_largest_of_the_whole():
    whole: Any = fit_ease(MIXED, SHOP, EaseConfig(regularisation=5))
    kept: Any = fit_ease(MIXED, SHOP, EaseConfig(regularisation=5, strongest=4))
    expected = np.where(np.argsort(np.argsort(-np.abs(whole._weights), axis=0), axis=0) < 4, whole._weights, 0)
    assert kept._weights.toarray() == pytest.approx(expected, abs=1e-6)


def test_ease_of_too_many_products_learns_the_popular(monkeypatch):
    """The fit is that of the most popular alone, and knows nothing of the others."""
    monkeypatch.setattr(ease, "MOST_PRODUCTS", 2)
    monkeypatch.setattr(ease, "WHOLE_PRODUCTS", 2)
    events = [*bought("a", "q", "s", "p"), *bought("b", "q", "s"), *bought("c", "r")]
    model = fit_ease(interactions_of(events, ("p", "q", "r", "s")), SHOP, EaseConfig(regularisation=1))
    alone = fit_ease(interactions_of(events, ("q", "s")), SHOP, EaseConfig(regularisation=1))
    assert scored(model, ("q",), ("s",)) == pytest.approx(scored(alone, ("q",), ("s",)))
    assert np.isnan(scored(model, ("q",), ("p", "r"))).all()


def test_leaving_out_a_sum_gives_its_parts():
    model = fit_svd(X, FEATURES, SvdConfig(factors=3))
    history = History.of(("boot", "tea", "sock"))
    assert dict(attribute_by_leaving_out(model, history, "tent")) == pytest.approx(
        dict(model.attribute(history, "tent")), abs=1e-5
    )


def test_leaving_out_is_the_change_of_the_score():
    model = fit_als(MIXED, SHOP, AlsConfig(factors=3))
    history = History.of(KEYS[:3])
    parts = dict(attribute_by_leaving_out(model, history, KEYS[5]))
    for key in KEYS[:3]:
        whole, less = (model.score([each], KEYS[5:6])[0, 0] for each in (history, history.without((key,))))
        assert parts[key] == pytest.approx(float(whole) - float(less))


def test_the_only_product_is_worth_the_whole_score():
    content = Content(PRODUCTS, VECTORS)
    ((key, part),) = attribute_by_leaving_out(content, History.of(("tea",)), "cup")
    assert key == "tea"
    assert part == pytest.approx(scored(content, ("tea",), ("cup",))[0])
    assert attribute_by_leaving_out(content, History.of(("tea",)), "no such thing") == ()
