import json
from dataclasses import dataclass, replace

import numpy as np
import pytest

from ranking.evaluation import task_of
from ranking.interactions import interactions_of
from ranking.item_knn import ItemKnnConfig
from ranking.measures.measured import measure
from ranking.model_families import FAMILIES
from ranking.model_family import ModelFamily
from ranking.popularity import SameForAll
from ranking.promotion import compared
from ranking.recipe import Recipe, recipe_from
from ranking.splits import Split, split_of, with_validation
from ranking.trees import Trees
from ranking.tuning import Budget, some_of, tune
from ranking.versions import in_service, recipe_in_service, store
from retrieval.errors import HomeError, InputError
from retrieval.home import Home
from tests.ranking.events import FEATURES, MANY, PRODUCTS, bought, trained

SPLIT = split_of(MANY, "last")
LEARNED = interactions_of(SPLIT.train, PRODUCTS)
VALID = task_of(SPLIT.train, SPLIT.valid, PRODUCTS, {})
RIGHT = np.array([1.0 if key in ("pot", "sock") else 0.0 for key in PRODUCTS], dtype=np.float32)


@dataclass(frozen=True)
class Share:
    share: float = 0.0


def fit_share(_interactions, _features, config):
    """Likes what came as far as it is told to, and popular things else."""
    return SameForAll("share", PRODUCTS, config.share * RIGHT - (1 - config.share) * RIGHT)


def refusing(_interactions, _features, _config):
    raise InputError("not for this shop")


SHARE = ModelFamily(
    name="share", default=Share(), suggest=lambda trial: Share(trial.suggest_float("share", 0, 1)), fit=fit_share
)


def tuned(families, **budget):
    return tune(families, LEARNED, FEATURES, VALID, Budget(**budget), lambda _step, _share: None)


def test_the_search_finds_better_settings_than_the_defaults():
    found = tuned({"share": SHARE}, trials=8)["share"]
    assert found.config.share > 0.5
    assert found.ndcg == max(found.tries) > found.tries[0]


def test_every_kind_gets_as_many_tries():
    found = tuned({"share": SHARE, "item-knn": FAMILIES["item-knn"], "popularity": FAMILIES["popularity"]}, trials=3)
    assert {len(each.tries) for each in found.values()} == {3}


def test_when_time_is_up_the_round_is_the_last_and_whole():
    found = tuned({"share": SHARE, "item-knn": FAMILIES["item-knn"]}, trials=50, seconds=0.0)
    assert {len(each.tries) for each in found.values()} == {1}


def test_a_kind_that_is_not_for_this_shop_is_left_out():
    assert set(tuned({"share": SHARE, "no": replace(SHARE, name="no", fit=refusing)}, trials=2)) == {"share"}


def test_searching_twice_finds_the_same():
    assert tuned({"share": SHARE}, trials=6)["share"].tries == tuned({"share": SHARE}, trials=6)["share"].tries


def test_many_shoppers_are_drawn_from():
    part = some_of(VALID, 7, seed=0)
    assert len(part.targets) == 7
    assert all(VALID.targets[user] == keys for user, keys in part.targets.items())


def test_without_a_validation_part_the_last_visit_before_the_test_is_held_out():
    events = [event for n in range(5) for event in bought(f"u{n}", "a", "b", "c", "d", "e")]
    split = Split(
        train=tuple(e for e in events if e.order < 4), valid=(), test=tuple(e for e in events if e.order == 4)
    )
    found = with_validation(split)
    assert {event.product_id for event in found.valid} == {"d"}
    assert {event.product_id for event in found.train} == {"a", "b", "c"}


def test_where_the_test_part_is_drawn_at_random_so_is_the_validation_part():
    events = [event for n in range(30) for event in bought(f"u{n:02d}", *"abcdefgh")]
    test = tuple(event for n, event in enumerate(events) if (n * 7) % 8 in (0, 3))
    train = tuple(event for event in events if event not in test)
    found = with_validation(Split(train=train, valid=(), test=test))
    assert len(found.valid) == 2 * 30
    assert len({event.product_id for event in found.valid}) > 4
    assert {*found.train, *found.valid} == set(train)


def test_a_validation_part_that_is_there_stays():
    assert with_validation(SPLIT) is SPLIT


def test_settings_are_written_and_read_again():
    result = trained()
    assert result.recipe is not None
    recipe = replace(result.recipe, trees=Trees(text="trees", floor=0.25))
    assert recipe_from(json.loads(json.dumps(recipe.as_json()))) == recipe


@pytest.mark.parametrize("document", [{}, {"chosen": "ease", "configs": {"ease": {"no": 1}}}, {"configs": {"new": {}}}])
def test_settings_of_another_program_are_told(document):
    with pytest.raises(HomeError, match="settings"):
        recipe_from({"units": {}, "weights": {}, "trees": None, **document})


def liking(scores):
    return measure(SameForAll("one", PRODUCTS, np.array(scores, dtype=np.float32)), VALID)


def test_what_is_better_for_nearly_all_is_promoted():
    comparison = compared(liking(RIGHT), liking(-RIGHT))
    assert comparison.better
    assert 0 < comparison.low <= comparison.difference <= comparison.high
    assert "takes their place" in comparison.why


def test_what_is_the_same_is_not_promoted():
    comparison = compared(liking(RIGHT), liking(RIGHT))
    assert not comparison.better
    assert "they stay" in comparison.why


def test_settings_in_service_stay_until_they_are_beaten():
    standing = Recipe(
        chosen="item-knn", configs={"item-knn": ItemKnnConfig()}, units={"item-knn": 1.0}, weights={"item-knn": 1.0}
    )
    again = trained(standing=standing)
    assert again.comparison is not None
    assert (again.recipe == standing) != again.comparison.better


def test_the_settings_in_service_are_those_of_the_version_in_service(tmp_path):
    home, result = Home(tmp_path), trained()
    assert recipe_in_service(home) is None
    store(home, result, revision={})
    assert recipe_in_service(home) == result.recipe
    (home.rankers / f"{in_service(home):04d}" / "recipe.json").write_text("{")
    assert recipe_in_service(home) is None
