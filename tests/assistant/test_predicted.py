"""Would I like it: what asks for a guess, what it says, and that its words are true."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from assistant.claims.check import check_text
from assistant.claims.evidence import Evidence
from assistant.cli.train import train_ranking
from assistant.conversation import fold
from assistant.understanding.scenes import scene_wish
from assistant.understanding.understand import Reader
from ranking.events import Event
from ranking.families import in_families
from ranking.ratings.given import all_ratings
from ranking.tuning import Budget
from ranking.versions import in_service, load
from retrieval.imports import import_reviews
from tests.assistant.conftest import Talk, build_shop
from tests.assistant.shelf import PRODUCTS, STOCK, VOCABULARY
from tests.goods import write_rows

ASKED = (
    "would i like this?",
    "would i like the second one?",
    "and the second one, would i like it?",
    "will i love it",
    "do you think i'd enjoy it?",
    "how would i rate it?",
    "how many stars would i give it?",
    "what would i give the red one?",
    "what do you think i'd give it?",
    "is this one for me?",
    "is it my taste?",
    "is the first one something i'd like?",
    "would i like the first or the second more?",
    "which one would i like most?",
)
NOT_ASKED = (
    "something i would like",
    "what would i like?",
    "recommend me something i would like",
    "i would like the second one",
    "i'd love a mug",
    "would i like this in red?",
    "is it for me or for kids?",
    "is there anything for me",
    "is this for men?",
    "who would like it?",
)
KEYS = sorted({row.get("group_id") or row["product_id"] for row in STOCK} - {"hamper", "ridge", "fell"})


@pytest.mark.parametrize("message", ASKED)
def test_what_the_shopper_would_think_is_asked(message):
    wish = scene_wish(message)
    assert wish is not None
    assert wish.scene == "predicted"


@pytest.mark.parametrize("message", NOT_ASKED)
def test_other_likes_are_something_else(message):
    wish = scene_wish(message)
    assert wish is None or wish.scene != "predicted"


@pytest.mark.parametrize(
    ("message", "pointed"),
    [("我会喜欢第二个吗?", (2,)), ("你觉得我会喜欢第一个还是第二个?", (1, 2)), ("这款适合我吗", ())],
)
def test_it_is_asked_in_chinese(message, pointed):
    request = Reader(VOCABULARY).understand(fold(()), message, list(PRODUCTS.values())[:3])
    assert (request.intent, request.scene, request.refers_to) == ("product_question", "predicted", pointed)


def rated(users=60):
    """Everybody rates most things: those of the even number like what has an even place, the others the rest."""
    start = datetime.now(tz=UTC) - timedelta(days=100)
    for user in range(users):
        for place, key in enumerate(KEYS):
            if (user * 7 + place * 3) % 5:
                stars = 5.0 if user % 2 == place % 2 else 2.0 + (user + place) % 2
                when = start + timedelta(days=(7 * place + user) % 31)
                yield Event(user_id=f"u{user}", product_id=key, kind="rating", value=stars, time=when)
    for place, key in enumerate(KEYS[:8]):
        stars = 5.0 if place % 2 == 0 else 2.0
        yield Event(user_id="ada", product_id=key, kind="rating", value=stars, time=start + timedelta(days=place))


@pytest.fixture(scope="module")
def rating_shop(tmp_path_factory, shop):
    """A shop where sixty people rated most things, Ada eight, and Bo one, in a review."""
    home = tmp_path_factory.mktemp("home") / "rated"
    rating_shop = build_shop(home, STOCK, shop.encoder)
    rating_shop.events.add(rated())
    reviews = [
        {"review_id": "b1", "product_id": "socks", "user_id": "bo", "rating": 4, "text": "Warm."},
        {"review_id": "u1", "product_id": "mug", "user_id": "u3", "rating": 1, "text": "Too heavy."},
    ]
    import_reviews(rating_shop.catalogue, write_rows(home / "signed.jsonl", reviews))
    train_ranking(rating_shop, Budget(trials=1))
    yield rating_shop
    rating_shop.close()


def supported(shop, turn):
    """Whether the claim checker finds every sentence in the turn's evidence."""
    shown = tuple(shop.catalogue.get(turn.shown).values())
    evidence = Evidence(shown=shown, request=turn.request, facts=turn.evidence)
    return [verdict.text for verdict in check_text(turn.answer, evidence) if not verdict.supported] == []


def asked_of(shop, user_id, message, about):
    """The turn that answers a question about a product that is put on the shelf by its name."""
    talk = Talk(shop, user_id)
    talk.say(about)
    turn = talk.say(message)
    assert turn.request.scene == "predicted"
    assert supported(shop, turn), turn.answer
    return turn


def stars_of(turn):
    (stars,) = re.findall(r"about (\d\.\d) of 5", turn.answer)
    return float(stars)


def test_a_guess_is_told_with_its_range_and_what_it_rests_on(rating_shop):
    turn = asked_of(rating_shop, "ada", "would I like the first one?", "blue stoneware mug")
    assert re.match(
        r"My guess is about \d\.\d of 5, somewhere between \d\.\d and \d\.\d: by your 8 ratings and those of others\. "
        r"To somebody I know nothing of I would say \d\.\d\.",
        turn.answer,
    )
    assert any("80% of cases" in fact.text and fact.product_id == "mug" for fact in turn.evidence)


def test_another_shopper_is_told_another_number(rating_shop):
    message, about = "how would I rate the first one?", "blue stoneware mug"
    likes, does_not = (stars_of(asked_of(rating_shop, user, message, about)) for user in ("u9", "ada"))
    assert likes > does_not


def test_ratings_in_reviews_count(rating_shop):
    answer = asked_of(rating_shop, "bo", "would I like the first one?", "blue stoneware mug").answer
    assert "your rating and those of others" in answer or "which yours does not move" in answer


def test_a_rating_counts_in_the_next_answer(rating_shop):
    rating_shop.events.add([Event(user_id="new", product_id="socks", kind="rating", value=1.0)])
    assert asked_of(rating_shop, "new", "would I like the first one?", "blue stoneware mug").answer.startswith(
        "My guess"
    )


def test_what_was_rated_is_not_guessed(rating_shop):
    assert (
        "You gave it 5 of 5 yourself." in asked_of(rating_shop, "ada", "would I like number 1", "wool blanket").answer
    )


def test_of_two_each_is_told_and_what_the_difference_is_worth(rating_shop):
    talk = Talk(rating_shop, "ada")
    talk.say("mugs")
    names = [product.title for product in rating_shop.catalogue.get(talk.ids[:2]).values()]
    turn = talk.say("would I like the first or the second more?")
    assert all(f"The {name}: about " in turn.answer for name in names)
    assert "By your 8 ratings and those of others." in turn.answer
    assert supported(rating_shop, turn)


def test_of_many_the_three_with_the_most_stars_are_told(rating_shop):
    talk = Talk(rating_shop, "ada")
    talk.say("mugs")
    assert len(talk.ids) > 3
    turn = talk.say("which one would I like most?")
    stars = [float(found) for found in re.findall(r"about (\d\.\d) of 5", turn.answer)]
    assert stars == sorted(stars, reverse=True)
    assert len(stars) == 3
    assert supported(rating_shop, turn)


def test_a_guest_is_told_what_others_give(rating_shop):
    answer = asked_of(rating_shop, None, "would I like the first one?", "blue stoneware mug").answer
    assert answer.startswith(
        "I can't say in stars: I have no ratings of yours to go by. Others give it 4.9 of 5 from 40"
    )


def test_a_guest_is_told_what_reviews_say(rating_shop):
    answer = asked_of(rating_shop, None, "would I like the first one?", "lidded travel mug").answer
    assert "Only 2 reviews so far, too few to sum up. In their words: “No leaks in my bag” (5 of 5)" in answer


def test_in_a_shop_with_two_ratings_nothing_is_guessed(store):
    for key in ("mug", "mug-tin"):
        store.events.add([Event(user_id="rater", product_id=key, kind="rating", value=5.0)])
    answer = asked_of(store, "rater", "would I like the first one?", "lidded travel mug").answer
    assert answer.startswith("I can't say in stars: too few have rated it so far.")
    store.forget("rater")


def test_the_search_of_before_goes_on_after_a_guess(rating_shop):
    talk = Talk(rating_shop, "ada")
    talk.say("mugs")
    talk.say("would I like the first one?")
    talk.say("under $10")
    assert (talk.request.scene, talk.request.search_text) == (None, "mugs")


def test_it_is_what_was_spoken_of_last(rating_shop):
    talk = Talk(rating_shop, "ada")
    talk.say("mugs")
    talk.say("is the second one dishwasher safe?")
    assert talk.say("would I like it?").request.refers_to == (2,)


def test_of_nothing_on_the_shelf_it_is_asked_which(rating_shop):
    assert "Which one" in Talk(rating_shop, "ada").say("would I like it?").answer


def test_a_forgotten_shopper_is_not_learned_from_again(rating_shop):
    gone = rating_shop.forget("u3")
    assert "ratings" in gone.queued
    assert gone.reviews == 1
    events = in_families(rating_shop.events.all(), rating_shop.catalogue)
    ratings = all_ratings(events, rating_shop.events, rating_shop.catalogue)
    assert ratings is not None
    assert "u3" not in ratings.user_ids
    assert load(rating_shop.home, in_service(rating_shop.home) or 0).ratings is not None
