import json
from dataclasses import replace

import numpy as np
import pytest

from ranking.blend import BlendWeights
from ranking.events import EventStore
from ranking.history import History
from ranking.interactions import interactions_of
from ranking.mixture import Mixture
from ranking.popularity import Popularity, SameForAll
from ranking.ranked import Profile
from ranking.ratings.predicted import fit_ratings
from ranking.scenes.models import fit_scenes
from ranking.service import RankingService
from ranking.training import Trained
from ranking.versions import in_service, load, numbers, put_in_service, store
from retrieval.database import connect
from retrieval.errors import HomeError, InputError
from retrieval.home import Home
from retrieval.query import Candidate, Candidates, Query
from tests.goods import catalogue_of
from tests.ranking.events import EVENTS, FEATURES, MANY, PRODUCTS, scored, trained
from tests.ranking.ratings.tastes import RATINGS

RATING_MODEL = fit_ratings(RATINGS)
SIMPLE = Trained(chosen="popularity", model=Popularity.fit(interactions_of(EVENTS, PRODUCTS)), table=(), why="")


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


@pytest.fixture
def service(tmp_path, home):
    return RankingService(home, catalogue_of(tmp_path), EventStore(connect(home)), BlendWeights())


def taste(service):
    """What the ranker in service makes of a guest's taste for the mug: 0 without a recommender."""
    mug = service._catalogue.family_heads(["mug"])["mug"]
    found = Candidates(query=Query(), items=(Candidate(product=mug, score=0.0),), total=1)
    parts = service.ranker().rank(found.query, found, Profile(), k=1)[0].contributions
    return sum(part.value for part in parts if part.name == "taste")


def liking(value):
    model = SameForAll("popularity", ("mug",), np.array([value], dtype=np.float32))
    return Trained(chosen="popularity", model=model, table=(), why="")


def test_a_trained_mixture_is_stored_whole(home):
    result = trained()
    version = store(home, result, revision={"events": len(MANY)})
    fitted = load(home, version.number)
    assert fitted.unit == pytest.approx(result.unit)
    for history in (("tea",), (), ("new",)):
        assert list(scored(fitted.recommender, history, PRODUCTS)) == list(scored(result.model, history, PRODUCTS))
    assert isinstance(fitted.recommender, Mixture)
    assert isinstance(result.model, Mixture)
    boot = History.of(("boot",))
    assert fitted.recommender.attribute(boot, "new") == result.model.attribute(boot, "new")
    assert version.table["fitted_on"] == {"events": len(MANY)}


def test_nothing_trained_is_nothing_in_service(home, service):
    assert (in_service(home), numbers(home), taste(service)) == (None, (), 0.0)


def test_an_earlier_version_is_put_back(home):
    store(home, SIMPLE, revision={})
    store(home, SIMPLE, revision={})
    assert (numbers(home), in_service(home)) == ((1, 2), 2)
    put_in_service(home, 1)
    assert in_service(home) == 1
    with pytest.raises(InputError, match="There are: 1, 2"):
        put_in_service(home, 7)


def test_a_new_version_is_taken_up_while_running(home, service):
    store(home, liking(0.2), revision={})
    before = taste(service)
    store(home, liking(0.8), revision={})
    assert taste(service) == pytest.approx(4 * before)


def test_a_training_that_was_killed_is_in_nobody_s_way(home):
    store(home, SIMPLE, revision={})
    (home.rankers / "0002").mkdir()
    assert numbers(home) == (1,)
    assert store(home, SIMPLE, revision={}).number == 3


DAMAGES = {
    "cut": lambda folder: (folder / "part0.npz").write_bytes((folder / "part0.npz").read_bytes()[:90]),
    "empty": lambda folder: (folder / "part0.npz").write_bytes(b""),
    "gone": lambda folder: (folder / "part0.npz").unlink(),
    "no model": lambda folder: (folder / "model.json").unlink(),
    "half json": lambda folder: (folder / "model.json").write_text('{"parts": ['),
    "no parts": lambda folder: (folder / "model.json").write_text('{"mixture": false, "parts": []}'),
    "null": lambda folder: (folder / "model.json").write_text("null"),
    "other kind": lambda folder: (folder / "model.json").write_text(
        '{"mixture": false, "parts": [{"kind": "oracle"}]}'
    ),
    "no unit": lambda folder: (folder / "model.json").write_text(
        json.dumps({**json.loads((folder / "model.json").read_text()), "unit": float("nan")})
    ),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_version_is_told_and_the_last_good_one_ranks(home, service, caplog, damage):
    store(home, liking(0.5), revision={})
    store(home, liking(1.0), revision={})
    damage(home.rankers / "0002")
    with pytest.raises(HomeError, match=r"version 2 cannot be read .* Run: shelftalker train ranking"):
        load(home, 2)
    assert taste(service) == pytest.approx(0.5 * 0.3 * BlendWeights().taste)
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "version 2" in caplog.text


def test_a_version_that_was_deleted_is_told_and_an_earlier_one_ranks(home, service, caplog):
    store(home, liking(0.5), revision={})
    store(home, liking(1.0), revision={})
    for path in (home.rankers / "0002").iterdir():
        path.unlink()
    assert taste(service) > 0
    assert "version 2" in caplog.text


def test_when_every_version_is_damaged_words_rank(home, service, caplog):
    store(home, liking(1.0), revision={})
    DAMAGES["cut"](home.rankers / "0001")
    assert taste(service) == 0
    assert "version 1" in caplog.text


def test_a_damaged_note_of_what_is_in_service_is_told_and_the_newest_ranks(home, service, caplog):
    store(home, liking(0.5), revision={})
    (home.rankers / "current").write_text("\x00")
    with pytest.raises(HomeError, match="is damaged"):
        in_service(home)
    assert taste(service) > 0
    assert "is damaged" in caplog.text


def test_what_scenes_need_is_stored_with_a_version(home, service):
    assert service.shop_ranking().models.buyers.shoppers == 0
    store(home, replace(SIMPLE, scenes=fit_scenes(EVENTS, FEATURES)), revision={})
    assert service.shop_ranking().models.buyers.shoppers == 24
    store(home, SIMPLE, revision={})
    assert service.shop_ranking().models.buyers.shoppers == 0


def test_what_predicts_ratings_is_stored_with_a_version(home):
    store(home, SIMPLE, revision={}, ratings=RATING_MODEL)
    found = load(home, 1).ratings
    assert found is not None
    assert RATING_MODEL is not None
    assert found.predict({"i1": 5.0}, ["i0"]) == RATING_MODEL.predict({"i1": 5.0}, ["i0"])
    store(home, SIMPLE, revision={})
    assert load(home, 2).ratings is None


@pytest.mark.parametrize("kept", [0, 90, 5_000])
def test_a_damaged_file_of_ratings_loses_those_alone(home, service, caplog, kept):
    store(home, liking(1.0), revision={}, ratings=RATING_MODEL)
    path = home.rankers / "0001" / "ratings.npz"
    path.write_bytes(path.read_bytes()[:kept])
    assert taste(service) > 0
    assert service.shop_ranking().fitted.ratings is None
    assert "no ratings are predicted. Run: shelftalker train ranking" in caplog.text


def test_a_family_is_spoken_for_by_a_variant_that_can_be_bought(service):
    assert service.shop_ranking().products["ridge"].product_id == "boot-red"
    assert service._catalogue.by_family()["ridge"].product_id == "boot-brown"
