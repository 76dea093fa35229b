"""Forgetting one shopper in a stored version."""

from dataclasses import replace

import numpy as np
import pytest

from ranking.backed import Backed
from ranking.content import Content
from ranking.due_training import retrain_since
from ranking.ease import EaseConfig, fit_ease
from ranking.forgetting import forget_learned, retrained
from ranking.history import History, history_of
from ranking.interactions import interactions_of
from ranking.item_knn import ItemKnnConfig, fit_item_knn
from ranking.mixture import Mixture
from ranking.popularity import Popularity
from ranking.ratings.predicted import fit_ratings
from ranking.repeats import learn_repeats
from ranking.scenes.models import fit_scenes
from ranking.slim import SlimConfig, fit_slim
from ranking.training import Trained
from ranking.versions import in_service, load, numbers, store
from retrieval.home import Home
from tests.ranking.events import EVENTS, FEATURES, PRODUCTS, VECTORS, scored
from tests.ranking.ratings.tastes import RATINGS

THEIRS = [event for event in EVENTS if event.user_id == "w1"]
GONE = history_of(THEIRS)
REST = [event for event in EVENTS if event.user_id != "w1"]


def exact(events):
    x = interactions_of(events, PRODUCTS)
    content = Content(PRODUCTS, VECTORS)
    ease, knn = fit_ease(x, FEATURES, EaseConfig(regularisation=1)), fit_item_knn(x, FEATURES, ItemKnnConfig())
    return Mixture([(Backed(ease, content, 0.3), 1.0), (knn, 0.5), (Popularity.fit(x), 0.1), (content, 0.1)])


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def stored(home, model):
    return store(home, Trained(chosen=model.name, model=model, table=(), why="", unit=1.0), revision={})


def rated(home):
    model = exact(EVENTS)
    trained = Trained(chosen=model.name, model=model, table=(), why="", unit=1.0)
    store(home, trained, revision={}, ratings=fit_ratings(RATINGS))


def test_a_version_without_a_shopper_is_one_learned_without_them(home):
    stored(home, exact(EVENTS))
    found = forget_learned(home, GONE, THEIRS)
    model = load(home, in_service(home) or 0).recommender
    for history in (("boot",), ("tea", "cup"), ()):
        assert scored(model, history) == pytest.approx(scored(exact(REST), history), abs=1e-6)
    assert {"ease", "item-knn", "popularity", "content"} == found.exact


def test_it_was_learned_from_them_before(home):
    assert not np.allclose(scored(exact(EVENTS), ("boot",)), scored(exact(REST), ("boot",)), atol=1e-6)


def test_ratings_keep_a_trace_until_the_next_training(home):
    rated(home)
    assert "ratings" in forget_learned(home, GONE, THEIRS, rated=True).queued
    assert load(home, in_service(home) or 0).ratings is not None
    assert retrain_since(home)


def test_ratings_hold_nothing_of_who_gave_none(home):
    rated(home)
    assert "ratings" not in forget_learned(home, GONE, THEIRS).queued


def test_of_who_only_rated_nothing_else_is_waiting(home):
    rated(home)
    before = scored(exact(EVENTS), ("boot",))
    assert forget_learned(home, History(), (), rated=True).queued == {"ratings"}
    assert scored(load(home, in_service(home) or 0).recommender, ("boot",)) == pytest.approx(before)


def test_ratings_that_cannot_be_read_are_not_kept(home):
    rated(home)
    (home.rankers / "0001" / "ratings.npz").write_bytes(b"")
    forget_learned(home, GONE, THEIRS, rated=True)
    assert not list(home.rankers.glob("*/ratings.npz"))


def whole(home, events):
    trained = Trained(chosen="x", model=exact(events), table=(), why="", scenes=fit_scenes(events, FEATURES))
    return store(home, trained, revision={}, repeats=learn_repeats(events, {}))


def test_shelves_and_habits_forget_with_the_models(home):
    whole(home, EVENTS)
    found = forget_learned(home, GONE, THEIRS)
    fitted = load(home, in_service(home) or 0)
    assert {"shelves", "buying again"} <= found.exact
    assert fitted.scenes is not None
    assert fitted.scenes.buyers.all.tolist() == fit_scenes(REST, FEATURES).buyers.all.tolist()
    assert fitted.repeats is not None


def test_what_does_not_know_them_is_left_out_until_a_training(home):
    whole(home, REST)
    found = forget_learned(home, GONE, [*THEIRS, replace(THEIRS[0], product_id="tea", order=9.0)])
    fitted = load(home, in_service(home) or 0)
    assert fitted.scenes is None
    assert "shelves" in found.queued
    assert retrain_since(home)


def test_versions_that_still_hold_them_are_gone(home):
    stored(home, exact(EVENTS))
    stored(home, exact(EVENTS))
    forget_learned(home, GONE, THEIRS)
    assert numbers(home) == (3,) == (in_service(home),)


def test_what_cannot_be_taken_out_exactly_waits_for_a_training(home):
    slim = fit_slim(interactions_of(EVENTS, PRODUCTS), FEATURES, SlimConfig())
    stored(home, Mixture([(slim, 1.0)]))
    assert "slim" in forget_learned(home, GONE, THEIRS).queued
    assert retrain_since(home)


def test_a_training_ends_the_wait_and_what_is_older(home):
    stored(home, exact(EVENTS))
    forget_learned(home, GONE, THEIRS)
    stored(home, exact(REST))
    retrained(home)
    assert retrain_since(home) is None
    assert numbers(home) == (in_service(home),)


def test_versions_stay_where_nobody_was_forgotten(home):
    stored(home, exact(EVENTS))
    stored(home, exact(EVENTS))
    retrained(home)
    assert numbers(home) == (1, 2)


def test_without_a_version_there_is_nothing_to_take_out(home):
    assert not forget_learned(home, GONE, THEIRS).exact
    assert retrain_since(home) is None
