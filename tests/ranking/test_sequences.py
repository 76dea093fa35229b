"""What follows what: sequence rules and SLIST have a direction, which co-purchase has not."""

from dataclasses import replace

import numpy as np
import pytest

from ranking.history import History
from ranking.interactions import interactions_of
from ranking.sequence_rules import SEQUENCE_RULES, SequenceRulesConfig, fit_sequence_rules
from ranking.slist import SLIST, SlistConfig, fit_slist
from ranking.weights import EventWeights
from retrieval.errors import InputError
from tests.contracts.recommender import RecommenderContract
from tests.ranking.events import EVENTS, FEATURES, PRODUCTS, bought, scored

X = interactions_of(EVENTS, PRODUCTS)
KEYS = ("p", "q", "r")
TWO = interactions_of([*bought("a", "p", "q", "r"), *bought("b", "p", "r")], KEYS)
"""One shopper has p, then q, then r; another p, then r."""
BOTH = pytest.mark.parametrize("family", [SEQUENCE_RULES, SLIST], ids=lambda family: family.name)


def together(user, *products, order=0.0):
    """Bought on one visit."""
    return [replace(event, order=order) for event in bought(user, *products)]


class TestSequenceRules(RecommenderContract):
    @pytest.fixture
    def model(self):
        return fit_sequence_rules(X, FEATURES, SequenceRulesConfig(shrinkage=1, decay=0.9))


class TestSlist(RecommenderContract):
    @pytest.fixture
    def model(self):
        return fit_slist(X, FEATURES, SlistConfig(regularisation=1, decay=0.9))


def test_rules_by_hand():
    """After p come q at once, and r at once for one shopper and two steps later, which counts half, for the other."""
    model = fit_sequence_rules(TWO, FEATURES, SequenceRulesConfig(steps=2, fading=0.5, shrinkage=1))
    assert scored(model, ("p",), ("q", "r")) == pytest.approx([1 / (2.5 + 1), 1.5 / (2.5 + 1)])
    assert scored(model, ("q",), ("r",)) == pytest.approx([1 / (1 + 1)])


def test_what_comes_more_steps_later_is_no_rule():
    model = fit_sequence_rules(TWO, FEATURES, SequenceRulesConfig(steps=1, shrinkage=1))
    assert scored(model, ("p",), ("q", "r")) == pytest.approx([1 / 3, 1 / 3])


def test_a_rule_counts_as_much_as_what_follows_weighs():
    x = interactions_of([*bought("a", "p"), replace(bought("a", "q", kind="view")[0], order=1.0)], KEYS)
    model = fit_sequence_rules(x, FEATURES, SequenceRulesConfig(shrinkage=1))
    assert scored(model, ("p",), ("q",)) == pytest.approx([0.1 / 1.1])


def test_only_the_strongest_rules_of_a_product_are_kept():
    model = fit_sequence_rules(TWO, FEATURES, SequenceRulesConfig(neighbours=1))
    assert [key for key in KEYS if model.attribute(History.of("p"), key)] == ["r"]


def test_slist_is_its_closed_form():
    """Choi et al. 2021, SLIT, on three moments: before r and before q of the one shopper, before r of the other."""
    past = np.array([[0.5, 1, 0], [1, 0, 0], [1, 0, 0]])
    future = np.array([[0, 0, 1], [0, 1, 0.25], [0, 0, 1]])
    expected = np.linalg.solve(past.T @ past + 2 * np.eye(3), past.T @ future)
    model = fit_slist(TWO, FEATURES, SlistConfig(regularisation=2, past=0.5, future=0.25, decay=1))
    for first, later in (("p", "q"), ("p", "r"), ("q", "r")):
        weight = expected[KEYS.index(first), KEYS.index(later)]
        assert scored(model, (first,), (later,))[0] == pytest.approx(weight, abs=1e-6)


def test_slist_of_more_products_than_are_thinned_at_a_time_is_the_same(monkeypatch):
    whole = fit_slist(X, FEATURES, SlistConfig()).score([History.of(PRODUCTS)], PRODUCTS)
    monkeypatch.setattr("ranking.slist._ROWS", 2)
    assert np.array_equal(fit_slist(X, FEATURES, SlistConfig()).score([History.of(PRODUCTS)], PRODUCTS), whole, True)


def test_slist_learns_from_weak_events_as_from_strong_ones():
    weak = interactions_of(bought("a", "p", "q", kind="view"), KEYS, EventWeights(view=0.01))
    assert scored(fit_slist(weak, FEATURES, SlistConfig()), ("p",), ("q",))[0] > 0


def test_slist_says_that_a_shop_is_too_large(monkeypatch):
    monkeypatch.setattr("ranking.slist.MOST_PRODUCTS", 2)
    with pytest.raises(InputError, match="at most 2 products"):
        fit_slist(TWO, FEATURES, SlistConfig())


@BOTH
def test_what_comes_after_is_not_what_comes_before(family):
    x = interactions_of([event for n in range(3) for event in bought(f"u{n}", "printer", "paper")])
    model = family.fit(x, FEATURES, family.default)
    assert scored(model, ("printer",), ("paper",))[0] > 0
    assert np.isnan(scored(model, ("paper",), ("printer",))[0])


@BOTH
def test_what_is_bought_on_one_visit_does_not_follow_itself(family):
    x = interactions_of([*together("a", "p", "q"), *together("a", "r", order=1.0)], KEYS)
    model = family.fit(x, FEATURES, family.default)
    assert scored(model, ("p",), ("r",))[0] > 0
    assert np.isnan(scored(model, ("p",), ("q",))[0])
    assert not model.attribute(History.of(("p",)), "p")


@BOTH
def test_a_shop_of_single_visits_teaches_no_order(family):
    x = interactions_of([event for n in range(3) for event in together(f"u{n}", *KEYS)], KEYS)
    assert np.isnan(scored(family.fit(x, FEATURES, family.default), ("p",), KEYS)).all()


@BOTH
def test_products_that_are_no_columns_teach_nothing(family):
    x = interactions_of(bought("a", "p", "gone", "q"), ("p", "q"))
    assert scored(family.fit(x, FEATURES, family.default), ("p",), ("q",))[0] > 0
    assert np.isnan(scored(family.fit(x, FEATURES, family.default), ("gone",), ("q",))[0])
