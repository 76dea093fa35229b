"""Segments, lift, exposure, curves and the map of products."""

from dataclasses import replace

import numpy as np
import pytest

from ranking.evaluation import measure, task_of
from ranking.interactions import interactions_of
from ranking.measures.segments import in_segment, segments_of
from ranking.mixture import Mixture
from ranking.popularity import Popularity
from ranking.report import lift
from ranking.report.curves import curves_of
from ranking.report.diversified import diversified
from ranking.report.exposure import lorenz
from ranking.report.product_map import learned_vectors, most_popular, placed
from ranking.report.report import report_of
from tests.ranking.events import EVENTS, PRODUCTS, TEA, VECTORS, WALK, bought

KINDS = dict.fromkeys(TEA, "tea") | dict.fromkeys(WALK, "walk")
MODEL = Popularity(PRODUCTS, np.arange(len(PRODUCTS), 0, -1).astype(np.float32))
FUTURE = [
    *bought("t0", "new", "tent"),
    *bought("w0", "tea"),
    *bought("stranger", "boot"),
    *bought("one", "sock"),
]
TASK = task_of([*EVENTS, *bought("one", "tea")], FUTURE, PRODUCTS, KINDS)


@pytest.fixture
def segments(monkeypatch):
    monkeypatch.setattr("ranking.measures.segments.FEWEST", 1)
    lists = measure(MODEL, TASK).lists
    assert lists is not None
    return {segment.name: in_segment(lists, segment) for segment in segments_of(TASK)}


def test_shoppers_are_parted_by_what_is_known_of_them(segments):
    counted = {name: segments[name].users for name in ("new_shoppers", "cold", "warm")}
    assert counted == {"new_shoppers": 1, "cold": 1, "warm": 2}
    assert "heavy" not in segments


def test_products_that_nobody_had_are_a_segment(segments):
    assert segments["new_products"].users == 1
    assert segments["new_products"].values["mrr@10"] == pytest.approx(1 / 2)


def test_only_targets_of_a_kind_count_in_it(segments):
    assert segments["kind:walk"].users == 2
    assert segments["kind:tea"].users == 1
    assert segments["kind:walk"].values["recall@10"] == 1


def test_a_kind_with_few_shoppers_is_not_told():
    assert not any(segment.name.startswith("kind:") for segment in segments_of(TASK))


def test_the_shopper_segments_add_up_to_the_whole(segments):
    whole = measure(MODEL, TASK)
    parts = [segments[name] for name in ("cold", "warm")]
    assert sum(part.users for part in parts) == whole.users
    total = sum(part.values["ndcg@10"] * part.users for part in parts)
    assert total / whole.users == pytest.approx(whole.ndcg)


def test_lift_is_the_mean_gain_of_each_group(monkeypatch):
    monkeypatch.setattr(lift, "_FEWEST", 2)
    model = replace(measure(MODEL, TASK), per_user=(0.5, 0.5, 0.5))
    (found,) = lift.lift_of(model, replace(model, per_user=(0.5, 0.25, 0.5)))
    known = sorted(len(TASK.had(user)) for user in TASK.targets)
    assert (known, found.group, found.users) == ([1, 2, 2], "2", 2)
    assert found.mean == pytest.approx(0.125)


def test_a_lorenz_curve_ends_at_all_and_lies_below_the_even_line():
    lists = measure(MODEL, TASK).lists
    assert lists is not None
    x, y = lorenz(lists)
    assert (x[0], y[0], x[-1], y[-1]) == (0, 0, 1, 1)
    assert (y <= x + 1e-9).all()


class Rounds(Popularity):
    """A model that remembers how it learned."""

    curve = (0.1, 0.2)


def test_curves_are_found_in_the_parts_of_a_mixture():
    rounds = Rounds(PRODUCTS, np.ones(len(PRODUCTS), dtype=np.float32))
    assert curves_of([Mixture([(MODEL, 1.0), (rounds, 1.0)])]) == {"popularity": (0.1, 0.2)}
    assert curves_of([MODEL]) == {}


def test_variety_is_measured_in_every_way_that_is_possible():
    measured = measure(MODEL, replace(TASK, vectors=VECTORS))
    found = diversified(measured, (0.0, 1.0))
    assert [(each.by, each.dial) for each in found] == [
        (by, dial) for by in ("text", "kind", "interests") for dial in (0.0, 1.0)
    ]
    assert all(each.measured == replace(measured, lists=each.measured.lists) for each in found if each.dial == 0)
    assert {each.by for each in diversified(measure(MODEL, task_of(EVENTS, FUTURE, PRODUCTS, {})), (0.5,))} == set()


def test_a_report_measures_by_text_where_training_did_not():
    report = report_of([measure(MODEL, TASK)], "popularity", "why", (), VECTORS)
    assert report.models[0].distance == pytest.approx(measure(MODEL, replace(TASK, vectors=VECTORS)).distance)
    assert report.as_json()["segments"]["popularity"]["cold"]["users"] == 1


def test_a_report_of_nothing_says_why():
    assert report_of([], "popularity", "too few", (0.5,)).as_json() == {
        "chosen": "popularity",
        "why": "too few",
        "models": [],
        "segments": {},
    }


def test_the_most_popular_products_are_drawn():
    counts = interactions_of([*EVENTS, *bought("z", "tent"), *bought("y", "tent")], PRODUCTS).counts
    assert PRODUCTS.index("tent") in most_popular(counts, 1)


def test_a_map_keeps_crowds_together_and_is_the_same_twice():
    crowds = VECTORS[[PRODUCTS.index(key) for key in (*TEA, *WALK)]]
    first = placed((*TEA, *WALK), crowds, learned=False)
    again = placed((*TEA, *WALK), crowds, learned=False)
    assert first is not None
    assert again is not None
    assert (first.points == again.points).all()
    assert first.points.shape == (6, 2)


def test_too_few_products_make_no_map():
    assert placed(PRODUCTS, np.zeros((len(PRODUCTS), 3), dtype=np.float32), learned=True) is None


def test_what_a_model_thinks_after_any_product_is_taken_off():
    assert learned_vectors(MODEL, PRODUCTS) == pytest.approx(0, abs=1e-6)
