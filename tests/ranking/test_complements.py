import numpy as np
import pytest

from ranking.baskets import baskets_of
from ranking.buyers import fit_buyers
from ranking.complements import fit_complements
from ranking.events import Event
from ranking.features import ProductFeatures, features_of
from ranking.kind_texts import SAME_THING
from ranking.scenes.models import SceneModels, fit_scenes
from tests.ranking.scenes.shop import EVENTS, PRODUCTS, Texts, bought

IDS = tuple(sorted(PRODUCTS))
FEATURES = features_of(IDS, PRODUCTS, Texts().vectors(IDS))


def learned(events, features=FEATURES):
    return fit_complements(events, features, fit_buyers(events, features.product_ids))


LEARNED = learned(EVENTS)
KINDS = tuple(PRODUCTS[key].product_type for key in IDS)


def of(model, key, kind):
    pairs, kinds = model.of(key, kind, IDS, KINDS)
    return dict(zip(IDS, pairs + kinds, strict=True))


def test_a_basket_is_a_day_of_one_shopper():
    events = [*bought("a", 1, "tent-a", "peg-a"), *bought("a", 2, "lamp-a"), *bought("b", 1, "cup-a")]
    assert set(baskets_of(events)) == {frozenset({"tent-a", "peg-a"}), frozenset({"lamp-a"}), frozenset({"cup-a"})}


def test_without_times_a_basket_is_a_place_in_the_order():
    events = [Event(user_id="a", product_id=key, order=place) for key, place in (("x", 1.0), ("y", 1.0), ("z", 2.0))]
    assert set(baskets_of(events)) == {frozenset({"x", "y"}), frozenset({"z"})}


def test_where_no_order_holds_two_things_what_follows_stands_beside():
    events = [Event(user_id="a", product_id=key, order=float(n)) for n, key in enumerate("xyz")]
    assert set(baskets_of(events)) == {frozenset("xy"), frozenset("yz")}


def test_views_are_in_no_basket():
    assert baskets_of([Event(user_id="a", product_id="x", kind="view", order=1.0)]) == ()


def test_what_is_bought_together_goes_together():
    found = of(LEARNED, "tent-a", "tents")
    assert max(found, key=lambda key: found[key]).startswith("peg")
    assert found["cup-a"] == found["tea-a"] == 0


def test_a_product_nobody_bought_goes_by_its_kind():
    assert of(LEARNED, "never seen", "tents")["peg-a"] > 0


def test_products_of_one_kind_are_no_pair():
    tents = [place for place, kind in enumerate(KINDS) if kind == "tents"]
    assert LEARNED.together[tents][:, tents].nnz == 0


def test_what_meets_once_is_chance():
    once = [*EVENTS, *bought("odd", 3, "tent-a", "cup-a")]
    assert of(learned(once), "tent-a", "tents")["cup-a"] == 0


def test_a_kind_that_no_basket_joins_goes_by_its_shoppers_where_texts_are_near():
    place = LEARNED.kind_place["lanterns"]
    assert LEARNED.is_borrowed("lanterns")
    assert not LEARNED.is_borrowed("tents")
    assert [LEARNED.kinds[n] for n in np.flatnonzero(LEARNED.kinds_together[place])] != []
    assert LEARNED.kinds_together[place][LEARNED.kind_place["teas"]] == 0


def test_without_kinds_baskets_speak_alone():
    plain = learned(EVENTS, ProductFeatures(product_ids=IDS))
    pairs, kinds = plain.of("tent-a", None, IDS, (None,) * len(IDS))
    assert plain.twin == SAME_THING
    assert not kinds.any()
    assert IDS[int(pairs.argmax())].startswith("peg")


def test_of_nothing_nothing_is_learned():
    empty = fit_scenes((), features_of((), {}))
    pairs, kinds = empty.complements.of("x", "tents", ("y",), ("pegs",))
    assert (pairs.tolist(), kinds.tolist()) == ([0.0], [0.0])


def test_what_was_learned_is_stored_whole():
    models = fit_scenes(EVENTS, FEATURES)
    again = SceneModels.restored(models.arrays())
    for key, kind in (("tent-a", "tents"), ("tea-a", "teas"), ("never seen", "cups")):
        assert of(again.complements, key, kind) == of(models.complements, key, kind)
    assert again.buyers.count(("tent-a", "peg-a")) == models.buyers.count(("tent-a", "peg-a"))
    assert again.buyers.recent.tolist() == models.buyers.recent.tolist()


def test_other_arrays_are_told():
    with pytest.raises(LookupError):
        SceneModels.restored({"complements.product_ids": np.array(["a"])})


def same(one, other):
    assert one.keys() == other.keys()
    for name, array in one.items():
        if array.dtype.kind == "U":
            assert array.tolist() == other[name].tolist()
        else:
            assert array == pytest.approx(other[name], abs=1e-6), name


@pytest.mark.parametrize("gone", ["c0", "c29", "t29"])
def test_shelves_without_a_shopper_are_learned_without_them(gone):
    theirs, rest = ([event for event in EVENTS if (event.user_id == gone) == mine] for mine in (True, False))
    same(fit_scenes(EVENTS, FEATURES).without(theirs).arrays(), fit_scenes(rest, FEATURES).arrays())


def test_so_they_are_where_no_order_holds_two_things():
    events = [event for event in EVENTS if event.product_id.startswith(("tent", "lamp"))]
    models = fit_scenes(events, FEATURES)
    assert not models.complements.rows.by_order
    theirs, rest = ([event for event in events if (event.user_id == "c7") == mine] for mine in (True, False))
    same(models.without(theirs).arrays(), fit_scenes(rest, FEATURES).arrays())


def test_shelves_do_not_forget_who_was_not_learned_from():
    with pytest.raises(LookupError):
        fit_scenes(EVENTS, FEATURES).without(bought("odd", 3, "tent-a", "cup-a"))


def test_shelves_stay_where_nothing_was_bought():
    models = fit_scenes(EVENTS, FEATURES)
    same(models.without([Event(user_id="a", product_id="tea-a", kind="view")]).arrays(), models.arrays())
