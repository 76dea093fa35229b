from dataclasses import replace
from datetime import timedelta

import pytest

from ranking.due import Due
from ranking.protocols import Attributing
from ranking.ranked import Profile
from ranking.scenes.again import buy_again
from ranking.scenes.because import because_you_bought
from ranking.scenes.goes_with import goes_with, goes_with_cart
from ranking.scenes.people import people_like_you, shared_purchases
from ranking.scenes.popular import popular_in
from ranking.scenes.similar import similar_to
from ranking.scenes.taste import for_you, new_for_you, on_offer_for_you
from tests.ranking.scenes.shop import CAMPER, DRINKER, EVENTS, PRODUCTS, SHOP, TODAY, bought, ids, profile, shop_of

GUEST = Profile()
SHELVES = {
    "for you": lambda: for_you(SHOP, CAMPER, 6),
    "for a guest": lambda: for_you(SHOP, GUEST, 6),
    "new": lambda: new_for_you(SHOP, CAMPER, 6),
    "offers": lambda: on_offer_for_you(SHOP, DRINKER, 6),
    "because": lambda: because_you_bought(SHOP, CAMPER, 6),
    "similar": lambda: similar_to(SHOP, PRODUCTS["tent-a"], 6),
    "goes with": lambda: goes_with(SHOP, PRODUCTS["tent-a"], 6),
    "goes with the cart": lambda: goes_with_cart(SHOP, [PRODUCTS["tent-a"], PRODUCTS["tea-a"]], 6),
    "popular": lambda: popular_in(SHOP, GUEST, 6),
    "people": lambda: people_like_you(SHOP, CAMPER, 6),
}


def kinds(shelf):
    return [item.product.product_type for item in shelf.items]


@pytest.mark.parametrize("shelf", SHELVES.values(), ids=SHELVES)
def test_every_shelf_adds_up_and_stands_in_order(shelf):
    items = shelf().items
    assert items
    assert [item.rank for item in items] == list(range(1, len(items) + 1))
    for item in items:
        assert sum(part.value for part in item.contributions) == pytest.approx(item.score, abs=1e-9)
    assert [item.score for item in items] == pytest.approx(sorted((item.score for item in items), reverse=True))


@pytest.mark.parametrize("shelf", SHELVES.values(), ids=SHELVES)
def test_nothing_sold_out_stands_on_a_shelf(shelf):
    assert "lamp-gone" not in ids(shelf())


@pytest.mark.parametrize("shelf", SHELVES.values(), ids=SHELVES)
def test_the_same_shelf_comes_twice(shelf):
    assert shelf() == shelf()


@pytest.mark.parametrize("scene", [for_you, because_you_bought, people_like_you])
def test_what_is_bought_or_waved_away_is_not_shown(scene):
    shopper = replace(CAMPER, disliked=frozenset({"peg-a"}))
    assert not {"tent-a", "lamp-b", "peg-a"} & set(ids(scene(SHOP, shopper, 9)))


def test_for_you_is_near_what_was_bought():
    assert set(kinds(for_you(SHOP, CAMPER, 2))) <= {"tents", "pegs", "lanterns"}


def test_for_a_guest_what_most_buy_comes_and_is_said():
    shelf = for_you(SHOP, GUEST, 3)
    assert shelf.basis == "popularity"
    assert all(reason.kind == "popular" for item in shelf.items for reason in item.reasons)


def kinds_of_best(shelf, dial, many):
    return len(set(kinds(shelf(replace(SHOP, diversity=dial), GUEST, many))))


@pytest.mark.parametrize("shelf", [popular_in, for_you])
def test_a_greater_dial_shows_more_kinds(shelf):
    found = [kinds_of_best(shelf, dial, 6) for dial in (0, 0.3, 0.6, 1)]
    assert found == sorted(found)
    assert found[-1] > found[0]


@pytest.mark.parametrize("shelf", [popular_in, for_you, people_like_you])
def test_without_variety_a_shelf_is_in_the_order_of_its_scores(shelf):
    items = shelf(replace(SHOP, diversity=0), CAMPER, 9).items
    assert not any(part.name == "variety" for item in items for part in item.contributions)
    assert [item.score for item in items] == sorted((item.score for item in items), reverse=True)


def test_the_place_without_the_causes_is_the_place_in_a_shelf_without_them():
    for item in for_you(SHOP, CAMPER, 6).items:
        causes = {past.product_id for reason in item.reasons if reason.kind == "taste" for past in reason.because}
        if not causes:
            continue
        without = replace(CAMPER, history=CAMPER.history.without(causes))
        assert len(without.history)
        order = ids(for_you(SHOP, without, 99))
        assert order.index(item.product.product_id) + 1 == item.rank_without_causes


def test_new_is_what_came_lately():
    assert ids(new_for_you(SHOP, CAMPER, 6)) == ["tent-new"]


def test_without_dates_the_last_of_the_catalogue_is_new_and_it_is_said():
    undated = {key: replace(product, created_at=None) for key, product in PRODUCTS.items()}
    shelf = new_for_you(shop_of(products=undated), CAMPER, 6)
    assert shelf.basis == "catalogue_order"
    assert shelf.items


def test_on_offer_is_what_is_reduced():
    assert ids(on_offer_for_you(SHOP, DRINKER, 6)) == ["cup-off"]


def test_because_of_a_tent_comes_no_other_tent():
    shelf = because_you_bought(SHOP, profile("me", bought("me", 1, "tent-a")), 6)
    assert [product.product_id for product in shelf.about] == ["tent-a"]
    assert "tents" not in kinds(shelf)


def test_because_of_tea_another_tea_may_come():
    shelf = because_you_bought(SHOP, profile("us", bought("us", 1, "tea-a")), 6)
    assert "teas" in kinds(shelf)


def test_because_says_what_the_purchase_adds():
    assert SHOP.fitted is not None
    unit, model = SHOP.fitted.unit, SHOP.fitted.recommender
    assert isinstance(model, Attributing)
    shelf = because_you_bought(SHOP, CAMPER, 3)
    cause = shelf.about[0].product_id
    for item in shelf.items:
        parts = dict(model.attribute(CAMPER.history, item.product.product_id))
        added = next(part.value for part in item.contributions if part.name == "because")
        assert added == pytest.approx(parts[cause] / unit, rel=1e-4)


def test_similar_is_of_the_same_kind_first_and_never_itself():
    shelf = similar_to(SHOP, PRODUCTS["tent-a"], 6)
    assert kinds(shelf)[:3] == ["tents"] * 3
    assert "tent-a" not in ids(shelf)


def test_a_variant_of_a_product_is_not_similar_to_it():
    variants = {**PRODUCTS, "red": replace(PRODUCTS["tent-a"], product_id="red-2", group_id="red")}
    asked = replace(PRODUCTS["tent-a"], product_id="red-1", group_id="red")
    assert "red-2" not in ids(similar_to(shop_of(products=variants), asked, 20))


def test_pegs_go_with_a_tent():
    shelf = goes_with(SHOP, PRODUCTS["tent-a"], 2)
    assert kinds(shelf) == ["pegs", "pegs"]
    assert shelf.basis is None


def test_pegs_go_with_a_new_tent_because_they_go_with_tents():
    shelf = goes_with(SHOP, PRODUCTS["tent-new"], 2)
    assert kinds(shelf) == ["pegs", "pegs"]
    assert {part.name for item in shelf.items for part in item.contributions} == {"kinds", "variety"}


def test_no_twin_goes_with_a_product():
    assert "tents" not in kinds(goes_with(SHOP, PRODUCTS["tent-a"], 20))


def test_what_is_nearly_the_same_thing_goes_with_nothing():
    twins = replace(SHOP, models=replace(SHOP.models, complements=replace(SHOP.models.complements, twin=0.0)))
    assert ids(goes_with(twins, PRODUCTS["tent-a"], 6)) == []


def test_with_a_cart_nothing_comes_of_the_kinds_in_it():
    shelf = goes_with_cart(SHOP, [PRODUCTS["tent-a"], PRODUCTS["peg-a"], PRODUCTS["tea-a"]], 9)
    assert set(kinds(shelf)) == {"cups"}


def test_a_reason_names_the_thing_of_the_cart_that_it_goes_with():
    shelf = goes_with_cart(SHOP, [PRODUCTS["tea-a"], PRODUCTS["tent-a"]], 9)
    said = {item.product.product_type: item.reasons[0].because[0].product_type for item in shelf.items}
    assert said == {"pegs": "tents", "cups": "teas"}


def test_with_an_empty_cart_nothing_goes():
    assert goes_with_cart(SHOP, [], 5).items == ()


def test_what_goes_with_a_product_nobody_knows_is_not_made_up():
    assert goes_with(shop_of(events=[]), PRODUCTS["tent-a"], 5).items == ()


def test_what_is_due_is_bought_again_and_a_tent_is_not():
    due = [
        Due(product_id=key, chance=chance, days=20, usual_days=30, bought=2)
        for key, chance in (("tea-a", 0.4), ("tea-b", 0.9), ("tent-a", 1.0))
    ]
    shopper = replace(DRINKER, again=tuple(due))
    assert ids(buy_again(SHOP, shopper, 6)) == ["tea-b", "tea-a"]


def test_popular_in_a_category_stays_in_it():
    shelf = popular_in(SHOP, GUEST, 6, ("Teas",))
    assert set(kinds(shelf)) == {"teas"}
    assert popular_in(SHOP, GUEST, 6, ("Outdoors",)).items[0].product.department == "Outdoors"


def test_a_count_of_people_is_exact_and_told_from_five_up():
    for item in popular_in(SHOP, GUEST, 20).items:
        since = max(event.time for event in EVENTS if event.time) - timedelta(days=90)
        key = item.product.product_id
        people = len(
            {event.user_id for event in EVENTS if event.product_id == key and event.time and event.time >= since}
        )
        assert item.reasons[0].value == (people if people >= 5 else None)


def test_people_like_you_are_counted_exactly():
    mine = {"tent-a", "lamp-b"}
    baskets: dict[str, set[str]] = {}
    for event in EVENTS:
        baskets.setdefault(event.user_id, set()).add(event.product_id)
    for item in people_like_you(SHOP, CAMPER, 6).items:
        (reason,) = item.reasons
        named = {past.product_id for past in reason.because} or mine
        others = [products for products in baskets.values() if {*named, item.product.product_id} <= products]
        assert reason.value == len(others)
        assert reason.value >= 5


def test_four_people_are_not_told():
    few = [event for event in EVENTS if event.user_id in {"c0", "c6", "c12", "c18"}]
    assert people_like_you(shop_of(events=few), CAMPER, 6).items == ()
    assert shared_purchases(shop_of(events=few).models.buyers, ["tent-a"], "peg-a") == ((), 0)


def test_without_a_recommender_scenes_of_events_still_come():
    shop = shop_of(fitted=False)
    assert goes_with(shop, PRODUCTS["tent-a"], 2).items
    assert because_you_bought(shop, CAMPER, 2).items == ()
    assert shop.own_tastes(CAMPER) is None
    assert for_you(shop, CAMPER, 2).basis == "popularity"
    assert shop.today == TODAY
