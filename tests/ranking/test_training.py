import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ranking import training
from ranking.content import Content
from ranking.ease import EaseConfig, fit_ease
from ranking.evaluation import best_places, measure, task_of, top
from ranking.features import ProductFeatures
from ranking.history import History
from ranking.interactions import interactions_of
from ranking.measures import lists
from ranking.model_families import FAMILIES
from ranking.popularity import Popularity, SameForAll
from ranking.protocols import Recommender
from ranking.recipe import backed
from ranking.splits import split_of
from ranking.weights import EventWeights
from tests.ranking.events import EVENTS, FEATURES, MANY, PRODUCTS, VECTORS, bought, scored, trained

X = interactions_of(EVENTS, PRODUCTS)
KINDS = sorted({*FAMILIES, "mixture"} - {"words"})
"""What a shop is served by whose products have vectors but no texts."""


def test_with_few_shoppers_popularity_serves_and_says_why():
    result = trained(EVENTS[:6])
    assert result.chosen == "popularity"
    assert "history" in result.why


def test_the_choice_is_made_on_validation_and_told():
    result = trained()
    assert result.chosen in {row.name for row in result.table}
    assert result.chosen in result.why
    assert result.unit > 0


def test_the_test_part_changes_neither_choice_nor_unit():
    split = split_of(MANY, "last")
    emptied = trained(split=replace(split, test=split.test[:2]))
    assert (emptied.chosen, emptied.unit) == (trained().chosen, trained().unit)
    assert scored(emptied.model, ("tea",)).tolist() == scored(trained().model, ("tea",)).tolist()


def test_each_family_meets_the_test_part_once(monkeypatch):
    seen = []

    def told(model, task, name):
        seen.append(name)
        return measure(model, task, name)

    monkeypatch.setattr(training, "measure", told)
    trained()
    assert sorted(seen) == KINDS


def test_a_full_match_of_taste_is_about_a_whole_share_of_the_unit():
    result = trained()
    best = [max(scored(result.model, history, PRODUCTS)) / result.unit for history in (("cup",), ("boot",))]
    assert all(0.5 < share < 2 for share in best)


def test_a_model_of_events_alone_serves_new_products_from_content():
    tuned: dict[str, Recommender] = {"ease": fit_ease(X, FEATURES, EaseConfig()), "content": Content(PRODUCTS, VECTORS)}
    served = backed("ease", tuned, {"ease": 0.5, "content": 0.8})
    assert 0 < scored(served, ("boot",), ("new",))[0] < 0.5


def test_without_vectors_it_trains_on_events_alone():
    result = trained(features=ProductFeatures(product_ids=PRODUCTS))
    assert sorted(row.name for row in result.table) == [name for name in KINDS if name not in ("content", "words")]


def test_nothing_to_learn_from_is_served_too():
    result = trained([], features=ProductFeatures(product_ids=()))
    assert result.chosen == "popularity"
    assert np.isnan(scored(result.model, (), ("tea",))).all()


def test_progress_only_grows():
    told = []
    trained(progress=lambda step, share: told.append((share, step)))
    assert told == sorted(told, key=lambda each: each[0])
    assert 0 <= told[0][0] < told[-1][0] < 1


def test_every_family_is_measured_on_the_same_shoppers():
    rows = trained().table
    assert sorted(row.name for row in rows) == KINDS
    assert len({row.users for row in rows}) == 1


def test_training_twice_gives_the_same_table():
    assert trained().table == trained().table


def test_the_mixture_serves_new_products_and_new_shoppers():
    model = trained().model
    assert not math.isnan(scored(model, ("boot",), ("new",))[0])
    assert not math.isnan(scored(model, (), ("tea",))[0])


def test_a_hand_computed_list_has_its_measures():
    """Two wanted, at places 1 and 3 of the list."""
    task = task_of(bought("a", "z"), bought("a", "p", "r"), ("p", "q", "r", "z"), {"p": "one", "q": "two", "r": "one"})
    measured = measure(SameForAll("popularity", ("p", "q", "r"), np.array([0.9, 0.8, 0.7], dtype=np.float32)), task)
    assert measured.ndcg == pytest.approx((1 + 1 / 2) / (1 + 1 / math.log2(3)))
    assert (measured.recall, measured.mrr, measured.coverage) == (1.0, 1.0, 0.75)
    assert measured.diversity == pytest.approx(2 / 3)
    assert measured.novelty == pytest.approx(1.0)


def test_nobody_to_test_on_is_no_number():
    measured = measure(Popularity.fit(interactions_of(EVENTS, PRODUCTS)), task_of([], [], PRODUCTS, {}))
    assert measured.users == 0
    assert measured.as_json()["ndcg@10"] is None


def test_what_is_known_already_is_no_target():
    assert task_of(bought("a", "tea"), bought("a", "tea"), ("tea",), {}).targets == {}


def test_measuring_in_batches_changes_nothing(monkeypatch):
    task, model = task_of(EVENTS, [], PRODUCTS, {}), Popularity.fit(interactions_of(EVENTS, PRODUCTS))
    task = replace(task, targets={user: frozenset({"new", "tent"}) for user in task.histories})
    whole = measure(model, task)
    monkeypatch.setattr(lists, "_CELLS", 3 * len(PRODUCTS))
    assert measure(model, task) == whole


@settings(derandomize=True, deadline=None, max_examples=80)
@given(
    scores=st.lists(st.sampled_from([0.0, 0.5, 1.0, math.nan, -1.0]), min_size=7, max_size=7),
    history=st.lists(st.sampled_from(PRODUCTS), unique=True),
    k=st.integers(1, 9),
)
def test_the_best_are_those_of_a_plain_sort(scores, history, k):
    ranked = [(-s, key) for s, key in zip(scores, PRODUCTS, strict=True) if not math.isnan(s) and key not in history]
    (places,) = best_places(np.array([scores], dtype=np.float32), [history], PRODUCTS, k)
    assert [PRODUCTS[place] for place in places] == [key for _, key in sorted(ranked)][:k]


def test_measures_by_hand():
    task = task_of(bought("a", "tea"), bought("a", "cup"), ("cup", "pot", "tea"), {})
    model = Popularity.fit(interactions_of([*bought("b", "pot"), *bought("c", "pot"), *bought("d", "cup")]))
    measured = measure(model, task)
    assert measured.ndcg == pytest.approx(1 / math.log2(3))
    assert (measured.hit, measured.mrr, measured.users) == (1.0, 0.5, 1)


def test_what_is_in_the_history_is_never_recommended():
    model = Popularity.fit(interactions_of(EVENTS, PRODUCTS))
    assert not {"tea", "boot"} & set(top(model, History.of(("tea", "boot")), PRODUCTS))


@pytest.mark.parametrize(("view", "speaks"), [(0.0, False), (0.1, True)])
def test_a_shop_s_own_weights_reach_training(view, speaks):
    events = [*bought("a", "cup"), *bought("b", "pot", kind="view")]
    result = trained(events, weights=EventWeights(view=view))
    assert (scored(result.model, (), ("pot",))[0] > 0) == speaks
