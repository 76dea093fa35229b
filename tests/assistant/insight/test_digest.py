"""Digests: written with a turn, made up for old ones, gone with a forgotten shopper."""

import json

from sqlalchemy import delete, func, select

from assistant.insight.digest import DIGESTS
from assistant.journal import TURNS
from assistant.turn_record import turn_from_json, turn_json
from assistant.turns import CartLine, Cut
from retrieval.query import Relaxation

NEW = ("conversation_id", "harm", "relaxations", "written")


def row(connection):
    return connection.execute(select(DIGESTS)).one()


def test_a_recorded_turn_comes_with_its_digest(talks, connection):
    talks.say(phrase="Red  Tents", shown=("a", "b"), cart=(CartLine(product_id="a", quantity=1),), cut=(Cut("x", "y"),))
    found = row(connection)
    assert (found.thing, json.loads(found.shown), found.in_cart, found.cut) == ("red tents", ["a", "b"], True, 1)
    assert (found.products_ms, found.total_ms) == (50, 100)


def test_limits_are_kept_with_their_values(talks, connection):
    talks.say(filters={"price_max_minor": 2_500, "colors": ("red", "blue")}, exclude=("leather",))
    limits = [["colors", "red"], ["colors", "blue"], ["price_max", 25], ["exclude", "leather"]]
    assert json.loads(row(connection).limits) == limits


def test_what_was_wanted_names_nobody(talks, connection):
    talks.say(phrase="a tent for ada@example.com", exclude=("bo@example.com",))
    assert "example.com" not in row(connection).thing + row(connection).limits


def test_a_record_of_before_reads_as_it_was(talks):
    document = turn_json(talks.say())
    old = turn_from_json({name: value for name, value in document.items() if name not in NEW})
    assert (old.conversation_id, old.harm, old.relaxations, old.written) == (None, None, (), 0)


def test_what_is_new_in_a_record_comes_back(talks):
    step = Relaxation(constraint="brand", change="drop", value=None, count=3)
    turn = talks.say(harm="promises", relaxations=(step,), written=2)
    assert turn_from_json(turn_json(turn)) == turn


def test_turns_of_before_are_digested_later_and_once(talks, engine, connection):
    talks.say(talk="one")
    with engine.begin() as writing:
        record = json.loads(writing.execute(select(TURNS.c.record)).scalar_one())
        old = {name: value for name, value in record.items() if name not in (*NEW, "timings")}
        writing.execute(TURNS.update().values(record=json.dumps(old)))
        writing.execute(delete(DIGESTS))
    assert (talks.journal.digest_older(), talks.journal.digest_older()) == (1, 0)
    found = row(connection)
    assert (found.conversation_id, found.total_ms, found.products_ms) == ("t1", 100, None)


def test_a_forgotten_shopper_leaves_no_digest(talks, connection):
    talks.say(user_id="ada")
    talks.say(user_id="bo")
    talks.journal.forget("ada")
    assert connection.execute(select(func.count()).select_from(DIGESTS)).scalar_one() == 1
