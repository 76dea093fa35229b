"""Who shops here, and what the recommender has learned."""

import json

import pytest

from assistant.insight.shoppers import FEWEST, shoppers
from assistant.insight.taste import taste
from ranking.events import Event, EventStore
from ranking.weights import EventWeights
from retrieval.home import Home

KINDS = {"tent": "tents", "stove": "stoves", "mug": "mugs", "pot": "teapots", "jam": "jams", "soap": "soaps"}
CAMPERS, DRINKERS = ("tent", "stove"), ("mug", "pot", "jam")


def found_in(engine, connection, period, count):
    bought = [(f"camper {n}", key) for n in range(count) for key in CAMPERS]
    bought += [(f"drinker {n}", key) for n in range(2 * count) for key in DRINKERS]
    EventStore(engine).add([Event(user_id=user, product_id=key) for user, key in bought])
    return shoppers(connection, period, kinds=KINDS, people={}, weights=EventWeights())


def test_groups_are_named_by_what_sets_them_apart(engine, connection, ever):
    found = found_in(engine, connection, ever, FEWEST)
    assert found.shoppers == 3 * FEWEST
    assert [segment.shoppers for segment in found.segments] == [2 * FEWEST, FEWEST]
    assert [{kind for kind, _ in segment.kinds} for segment in found.segments] == [
        {"mugs", "teapots", "jams"},
        {"tents", "stoves"},
    ]
    assert found.segments[1].kinds[0][1] == pytest.approx(3)


def test_the_map_is_the_same_every_time(engine, connection, ever):
    first = found_in(engine, connection, ever, FEWEST)
    assert first == shoppers(connection, ever, kinds=KINDS, people={}, weights=EventWeights())
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y, _ in first.points)


def test_too_few_shoppers_are_not_told_apart(engine, connection, ever):
    assert found_in(engine, connection, ever, 1).segments == ()


def test_nothing_trained_is_no_version(tmp_path):
    assert taste(Home(tmp_path), 1).in_service is None


def test_versions_with_the_one_in_service(tmp_path):
    home = Home(tmp_path)
    for number, ndcg in ((1, 0.1), (2, 0.2)):
        folder = home.rankers / f"{number:04d}"
        folder.mkdir(parents=True)
        table = {
            "chosen": "ease",
            "models": [{"name": "ease", "ndcg@10": ndcg, "hit@10": 0.3}],
            "fitted_on": {"events": 7},
            "tries": {"ease": [0.2, 0.1, 0.3], "als": [0.1]},
            "curves": {"mf": [4.0, 2.0]},
        }
        (folder / "table.json").write_text(json.dumps(table), encoding="utf-8")
    (home.rankers / "current").write_text("1", encoding="utf-8")
    found = taste(home, 1)
    assert [(each.number, each.ndcg, each.serves) for each in found.versions] == [(2, 0.2, False), (1, 0.1, True)]
    assert found.tries == (("ease", (0.2, 0.2, 0.3)),)
    assert found.curves == (("mf", (1.0, 0.5)),)
