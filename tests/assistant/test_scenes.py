"""Scenes in conversation: what asks for one, what it says, and that its words are true."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from assistant.answers.scene import scene_answer
from assistant.cli.train import train_ranking
from assistant.request import Request
from assistant.request_json import request_from_json, request_json
from assistant.understanding.scenes import asks_for_more, scene_wish
from assistant.why import counterfactual, why
from ranking.events import Event
from ranking.ranked import Reason
from ranking.scenes.taste import for_you
from ranking.tuning import Budget
from tests.assistant.conftest import Talk, build_shop
from tests.assistant.shelf import PRODUCTS, STOCK
from tests.assistant.test_other_answers import ranked
from tests.ranking.scenes.shop import CAMPER, SHOP

ASKED = {
    "for_you": ("recommend me something", "can you suggest something i might like?", "surprise me", "any ideas?"),
    "again": ("what should i buy again?", "buy again", "what am i running out of?"),
    "new": ("anything new for me?", "what's new?"),
    "offers": ("what's on offer for me?", "anything on sale for me"),
    "popular": ("what is popular in tents?", "best sellers", "most popular mugs", "what's popular in kitchen?"),
    "people": ("people like me", "what do people like me buy?"),
    "goes_with": ("what goes with this?", "what would go well with the second one?"),
    "goes_with_cart": ("what goes with my cart?", "what am i missing in my basket?"),
    "similar": ("more like the second one", "something similar to number 3"),
    "because": ("something based on what i bought",),
    "quiz": ("take the quiz", "i don't know what i want"),
}
NOT_SCENES = (
    "recommend a tent",
    "recommend me something for hiking",
    "shoes to go with a dress",
    "something like the first one but cheaper",
    "i like the second one",
    "any ideas for a birthday",
    "what's on sale?",
    "new tents",
    "is it popular?",
)


@pytest.mark.parametrize(("scene", "message"), [(scene, text) for scene, texts in ASKED.items() for text in texts])
def test_a_message_that_names_no_thing_asks_for_a_scene(scene, message):
    wish = scene_wish(message)
    assert wish is not None
    assert wish.scene == scene


@pytest.mark.parametrize("message", NOT_SCENES)
def test_a_message_that_says_more_asks_for_none(message):
    assert scene_wish(message) is None


def test_more_of_a_shelf_is_asked_in_few_words():
    assert asks_for_more("show me more")
    assert not asks_for_more("show me more tents")


def test_a_scene_is_in_the_json_of_a_request():
    request = Request(intent="recommend", scene="for_you")
    assert request_from_json(request_json(request)) == request
    assert "scene" not in request_json(Request(intent="recommend"))


@pytest.fixture(scope="module")
def stocked(tmp_path_factory, shop):
    """A shop where mugs are bought with headphones, by thirty people, and where Ada buys mugs again and again."""
    stocked = build_shop(tmp_path_factory.mktemp("home") / "stocked", STOCK, shop.encoder)
    start = datetime.now(tz=UTC) - timedelta(days=100)
    pairs = (("mug", "headphones"), ("mug-tin", "blanket")), (("boot-green", "socks"), ("jacket-m", "hamper"))
    baskets: list[tuple[str, int, tuple[str, ...]]] = [
        (f"u{n}", n + 5 * visit, pairs[n % 2][visit]) for n in range(40) for visit in (0, 1)
    ]
    baskets += [("ada", day, ("mug",)) for day in (0, 30, 60, 61, 62)] + [("ada", 61, ("boot-green",))]
    stocked.events.add(
        Event(user_id=user, product_id=key, time=start + timedelta(days=day))
        for user, day, pair in baskets
        for key in pair
    )
    train_ranking(stocked, Budget(trials=1))
    yield stocked
    stocked.close()


def test_what_goes_with_a_product_on_the_shelf_is_another_kind(stocked):
    talk = Talk(stocked)
    talk.say("blue stoneware mug")
    talk.say("what goes with the first one?")
    assert talk.ids[0].startswith("headphones")
    assert talk.request.scene == "goes_with"
    assert "the Blue Stoneware Mug" in talk.turns[-1].answer


def test_the_search_of_before_goes_on_after_a_scene(stocked):
    talk = Talk(stocked)
    talk.say("mugs")
    talk.say("what goes with the first one?")
    talk.say("under $20")
    assert talk.request.scene is None
    assert talk.request.search_text == "mugs"


def test_what_goes_with_the_cart_leaves_out_its_kinds(stocked):
    talk = Talk(stocked)
    talk.say("blue stoneware mug")
    talk.say("put the first one in my cart")
    talk.say("what goes with my cart?")
    assert talk.ids
    assert not any(key.startswith("mug") for key in talk.ids)


def test_what_is_used_up_is_bought_again(stocked):
    talk = Talk(stocked, "ada")
    turn = talk.say("what should I buy again?")
    assert talk.ids == ["mug"]
    assert "last bought 38 days ago" in turn.answer


def test_popular_keeps_to_the_category(stocked):
    talk = Talk(stocked)
    talk.say("what is popular in mugs?")
    assert talk.ids
    assert all(key.startswith("mug") for key in talk.ids)


def test_show_me_more_goes_on_with_the_scene(stocked):
    talk = Talk(stocked)
    talk.say("what's popular?")
    first = talk.ids
    talk.say("show me more")
    assert talk.ids
    assert not set(first) & set(talk.ids)
    assert talk.say("show me more").answer == "That is all of them."


def test_a_guest_is_told_that_nothing_is_known_and_offered_the_quiz(stocked):
    talk = Talk(stocked)
    turn = talk.say("recommend me something")
    assert turn.answer.startswith("Nothing tells me your taste yet")
    assert talk.shelf.choices
    for choice in talk.shelf.choices:
        wish = scene_wish(choice.message.lower())
        assert wish is not None
        assert wish.scene == "popular"


def test_a_like_of_a_guest_counts_in_the_next_answer(stocked):
    talk = Talk(stocked, "guest:1")
    assert "Nothing tells me your taste" in talk.say("recommend me something").answer
    stocked.react("guest:1", "boot-green", "like")
    turn = talk.say("recommend me something")
    assert "Nothing tells me your taste" not in turn.answer
    assert talk.ids[0].startswith("boot")
    assert talk.ids[0] != "boot-green"
    stocked.forget("guest:1")


def test_of_nothing_on_the_shelf_it_is_asked_which(stocked):
    assert "Which one" in Talk(stocked).say("what goes with this?").answer


def test_empty_scenes_say_so(stocked):
    talk = Talk(stocked)
    assert "cart is empty" in talk.say("what goes with my cart?").answer
    assert "bought nothing here yet" in talk.say("what should I buy again?").answer
    assert "Fewer than five" in talk.say("people like me").answer


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason(kind="pairs", weight=1, value=8.0), "8 people bought both this and the Blue Stoneware Mug."),
        (Reason(kind="pairs", weight=1), "Bought together with the Blue Stoneware Mug."),
        (Reason(kind="kinds", weight=1), "People who buy mugs buy headphones too."),
        (Reason(kind="people", weight=1, value=6.0), "6 people who bought the Blue Stoneware Mug also bought this."),
        (Reason(kind="alike", weight=1), "$77 more than the Blue Stoneware Mug."),
        (Reason(kind="because", weight=1), "Because you bought the Blue Stoneware Mug."),
        (Reason(kind="taste", weight=1, bought=False), "Because you liked the Blue Stoneware Mug."),
    ],
)
def test_a_card_of_a_scene_says_what_is_behind_it(reason, words):
    item = ranked("headphones", reasons=(replace(reason, because=(PRODUCTS["mug"],)),))
    assert why(item, Request(intent="recommend")) == words


def test_a_card_says_when_it_was_bought_last_and_how_often():
    reasons = (Reason(kind="again", weight=1, value=40.0), Reason(kind="every", weight=0, value=30.0))
    assert why(ranked("mug", reasons=reasons), Request(intent="recommend")) == (
        "Last bought 40 days ago. About every 30 days."
    )


def test_the_counterfactual_is_of_the_purchases_named():
    past = Reason(kind="taste", weight=1, because=(PRODUCTS["mug"], PRODUCTS["socks"]))
    assert counterfactual(ranked("headphones", reasons=(past,), rank_without_causes=7, rank_without_taste=3)) == (
        "Without them it would be 7th."
    )
    assert counterfactual(ranked("headphones", reasons=(past,), rank_without_causes=1, rank_without_taste=3)) is None


def test_what_is_said_of_a_shelf_is_among_its_facts():
    answer = scene_answer(Request(intent="recommend", scene="for_you"), for_you(SHOP, CAMPER, 4), CAMPER)
    assert any("the shopper bought" in fact.text for fact in answer.facts)
    assert answer.products
    assert answer.total == len(answer.products)


def test_something_like_nothing_on_the_shelf_changes_the_search(stocked):
    talk = Talk(stocked)
    talk.say("mugs")
    talk.say("more like something blue")
    assert talk.request.scene is None


def test_what_the_shop_does_not_sell_goes_with_nothing(stocked):
    turn = Talk(stocked).say("what goes with a lawn mower?")
    assert turn.no_match
    assert "lawn mower" in turn.answer


def test_a_department_is_named_as_the_catalogue_writes_it(stocked):
    talk = Talk(stocked)
    talk.say("what's popular in Footwear?")
    assert talk.request.filters.department
    assert all(key.startswith("boot") for key in talk.ids)
