"""What is asked for, what is not found, which limits are set."""

from datetime import UTC, date

from assistant.insight.asked import asked
from assistant.insight.counted import Counted
from assistant.insight.limits import Thumbs, limits_set
from assistant.insight.period import Period, steps_of
from assistant.insight.unmet import Wish, unmet
from ranking.events import Event, EventStore
from retrieval.query import Relaxation
from tests.assistant.insight.turns import NOON

PRICE = Relaxation(constraint="price_max_minor", change="widen", value=900, count=4)


def test_a_thing_counts_once_a_conversation(talks, connection, ever):
    for talk in ("a", "a", "b"):
        talks.say(talk=talk, phrase="mug")
    assert asked(connection, ever).things == (Counted("mug", 2),)


def test_endings_and_order_make_no_other_thing(talks, connection, ever):
    for talk, phrase in (("a", "wool blanket"), ("b", "blankets wool"), ("c", "wool blanket")):
        talks.say(talk=talk, phrase=phrase)
    assert asked(connection, ever).things == (Counted("wool blanket", 3),)


def test_a_long_phrase_counts_as_what_it_is_about(talks, connection, ever):
    talks.say(phrase="backpack for a 15 inch laptop")
    assert asked(connection, ever).things == (Counted("backpack", 1),)


def test_what_names_no_thing_is_not_wanted(talks, connection, ever):
    talks.say(phrase="le creuset")
    assert asked(connection, ever).things == ()


def test_a_period_leaves_out_what_was_before(talks, connection, week):
    talks.say(days_ago=6, talk="in")
    talks.say(days_ago=7, talk="out")
    assert asked(connection, week).conversations == 1


def test_kinds_of_messages_are_counted_by_day(talks, connection, week):
    talks.say(days_ago=6)
    talks.say(intent="cart")
    assert asked(connection, week).kinds == (("cart", (0, 0, 0, 0, 0, 0, 1)), ("recommend", (1, 0, 0, 0, 0, 0, 0)))


def test_all_time_is_drawn_from_its_first_day_in_few_steps():
    steps = steps_of(Period(days=None, now=NOON), [date(2026, 3, 1)])
    assert (steps.starts[0], steps.days, len(steps.starts)) == (date(2026, 3, 1), 7, 16)


def test_a_wish_in_vain_says_what_emptied_the_shelf(talks, connection, ever):
    talks.say(phrase="tent", no_match=True, relaxations=(PRICE,))
    talks.say(phrase="lawn mower", no_match=True, talk="other")
    talks.say(phrase="mug", talk="third")
    found = unmet(connection, ever)
    assert (found.conversations, found.of, found.not_carried) == (2, 3, 1)
    assert found.emptied == (Counted("price_max_minor", 1),)
    assert found.wishes == (
        Wish(thing="lawn mower", conversations=1, emptied_by=None),
        Wish(thing="tent", conversations=1, emptied_by="price_max_minor"),
    )


def test_words_that_name_no_thing_are_told_apart(talks, connection, ever):
    talks.say(phrase="le creuset", no_match=True)
    found = unmet(connection, ever)
    assert (found.wishes, found.others) == ((), (Counted("le creuset", 1),))


def test_limits_count_once_a_conversation(talks, connection, ever):
    for price in (1_000, 1_000, 3_000):
        talks.say(filters={"price_max_minor": price})
    talks.say(talk="other", filters={"price_max_minor": 9_000, "colors": ("Red",)}, exclude=("leather",))
    found = limits_set(connection, ever)
    assert found.fields == (Counted("price_max", 2), Counted("colors", 1), Counted("exclude", 1))
    assert (found.limited, found.highest_price) == (2, 30)
    assert (found.values, found.excluded) == ((("colors", (Counted("red", 1),)),), (Counted("leather", 1),))


def test_thumbs_of_the_period(engine, connection, week):
    at = NOON.replace(tzinfo=UTC)
    events = [
        Event(user_id="ada", product_id="tent", kind="dislike", time=at),
        Event(user_id="ada", product_id="tent", kind="like", time=at),
        Event(user_id="ada", product_id="mug", kind="like", time=at),
        Event(user_id="ada", product_id="mug", kind="dislike", time=at.replace(month=1)),
    ]
    EventStore(engine).add(events)
    found = limits_set(connection, week)
    assert (found.likes, found.dislikes) == (2, 1)
    assert found.refused == (Thumbs(product_id="tent", likes=1, dislikes=1),)
