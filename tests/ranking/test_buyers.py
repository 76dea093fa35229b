from ranking.buyers import fit_buyers
from ranking.events import Event
from tests.ranking.scenes.shop import EVENTS, PRODUCTS, bought

IDS = tuple(sorted(PRODUCTS))


def test_counts_are_of_shoppers_not_of_purchases():
    buyers = fit_buyers([*bought("a", 1, "tea-a"), *bought("a", 2, "tea-a"), *bought("b", 1, "tea-a")], IDS)
    place = IDS.index("tea-a")
    assert (buyers.all[place], buyers.repeats[place]) == (2, 1)


def test_who_bought_all_of_some_things_is_counted_exactly():
    baskets: dict[str, set[str]] = {}
    for event in EVENTS:
        baskets.setdefault(event.user_id, set()).add(event.product_id)
    wanted = {"tent-a", "peg-a", "lamp-a"}
    assert fit_buyers(EVENTS, IDS).count(sorted(wanted)) == sum(wanted <= each for each in baskets.values()) > 0


def test_an_old_purchase_says_less_and_is_not_recent():
    buyers = fit_buyers([*bought("a", 0, "tea-a"), *bought("b", 100, "tea-b")], IDS)
    old, new = IDS.index("tea-a"), IDS.index("tea-b")
    assert buyers.popularity[old] < buyers.popularity[new] == 1
    assert (buyers.recent[old], buyers.recent[new]) == (0, 1)


def test_without_times_everything_is_recent():
    buyers = fit_buyers([Event(user_id="a", product_id="tea-a", order=1.0)], IDS)
    assert buyers.recent[IDS.index("tea-a")] == 1


def test_who_they_are_is_not_kept():
    arrays = fit_buyers(bought("somebody", 1, "tea-a"), IDS).arrays()
    assert not any("somebody" in str(array) for array in arrays.values())


def test_views_and_unknown_products_do_not_count():
    events = [Event(user_id="a", product_id="tea-a", kind="view"), Event(user_id="a", product_id="unknown")]
    assert fit_buyers(events, IDS).shoppers == 0
