import json
import math

import pytest

from ranking.blend import BlendWeights
from ranking.evaluation import measure, task_of, top
from ranking.events import EventStore
from ranking.interactions import interactions_of
from ranking.popularity import Popularity
from ranking.service import RankingService
from ranking.splits import split_of
from ranking.training import train
from ranking.versions import in_service, load, numbers, put_in_service, store
from retrieval.errors import HomeError, InputError
from retrieval.home import Home
from tests.goods import catalogue_of
from tests.ranking.events import EVENTS, PRODUCTS, TEA, VECTORS, bought

MANY = [
    event
    for n in range(40)
    for event in bought(f"{'t' if n % 2 else 'w'}{n}", *(TEA if n % 2 else ("boot", "sock", "tent")))
]


def trained(events=MANY):
    return train(events, split_of(events, "last"), PRODUCTS, {}, VECTORS)


def test_with_few_shoppers_popularity_serves_and_says_why():
    result = trained(EVENTS[:6])
    assert result.chosen == "popularity"
    assert "history" in result.why


def test_the_choice_is_made_on_validation_and_told():
    result = trained()
    assert result.chosen in {row.name for row in result.table}
    assert result.chosen in result.why
    assert result.unit > 0


def test_every_family_is_measured_on_the_same_shoppers():
    rows = trained().table
    assert {row.name for row in rows} == {"popularity", "item-knn", "ease", "content", "mixture"}
    assert len({row.users for row in rows}) == 1


def test_training_twice_gives_the_same_table():
    assert trained().table == trained().table


def test_the_mixture_serves_new_products_and_new_shoppers():
    model = trained().model
    assert not math.isnan(model.score(("boot",), ("new",))[0])
    assert not math.isnan(model.score((), ("tea",))[0])


def test_measures_by_hand():
    task = task_of(bought("a", "tea"), bought("a", "cup"), ("cup", "pot", "tea"), {})
    model = Popularity.fit(interactions_of([*bought("b", "pot"), *bought("c", "pot"), *bought("d", "cup")]))
    measured = measure(model, task)
    assert measured.ndcg == pytest.approx(1 / math.log2(3))
    assert (measured.hit, measured.mrr, measured.users) == (1.0, 0.5, 1)


def test_what_is_in_the_history_is_never_recommended():
    model = Popularity.fit(interactions_of(EVENTS, PRODUCTS))
    assert not {"tea", "boot"} & set(top(model, ("tea", "boot"), PRODUCTS))


def test_a_stored_version_scores_as_it_did(tmp_path):
    result = trained()
    version = store(Home(tmp_path), result, revision={"events": len(MANY)})
    fitted = load(Home(tmp_path), version.number)
    assert fitted.unit == pytest.approx(result.unit)
    assert list(fitted.recommender.score(("tea",), PRODUCTS)) == list(result.model.score(("tea",), PRODUCTS))


def test_an_earlier_version_is_put_back(tmp_path):
    home = Home(tmp_path)
    store(home, trained(), revision={})
    store(home, trained(), revision={})
    assert (numbers(home), in_service(home)) == ((1, 2), 2)
    put_in_service(home, 1)
    assert in_service(home) == 1
    with pytest.raises(InputError, match="There are: 1, 2"):
        put_in_service(home, 7)


def test_a_damaged_version_is_told_and_the_last_good_one_ranks(tmp_path, caplog):
    catalogue = catalogue_of(tmp_path)
    home = Home(tmp_path)
    store(home, trained(), revision={})
    store(home, trained(), revision={})
    model = home.rankers / "0002" / "model.json"
    (home.rankers / "0002" / "part0.npz").write_bytes(b"cut short")
    with pytest.raises(HomeError, match="train ranking"):
        load(home, 2)
    service = RankingService(home, catalogue, EventStore(catalogue._engine), BlendWeights())
    assert service.ranker() is service.ranker()
    assert "version 2" in caplog.text
    assert json.loads(model.read_text())["parts"]
