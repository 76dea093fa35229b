"""The journal's own table: found again by conversation, and completed where an earlier version made it."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import inspect, text

from assistant.assistant import Asked
from assistant.journal import Journal
from assistant.request import Request
from assistant.turn_record import turn_json
from assistant.turns import Turn
from retrieval.database import connect
from retrieval.home import Home

TURN = Turn(turn_id="t1", message="a mug", request=Request(intent="recommend"), shown=(), answer="One mug.")
EARLIER = """CREATE TABLE turns (number INTEGER PRIMARY KEY, turn_id VARCHAR(64) NOT NULL UNIQUE, user_id VARCHAR(200),
    at DATETIME NOT NULL, message TEXT NOT NULL, intent VARCHAR(32) NOT NULL, record TEXT NOT NULL, total_ms FLOAT)"""


@pytest.fixture
def engine(tmp_path):
    engine = connect(Home(tmp_path))
    yield engine
    engine.dispose()


def test_turns_are_found_by_their_conversation(engine):
    journal = Journal(engine)
    turns = [replace(TURN, turn_id=f"t{number}", conversation_id=f"c{number % 2}") for number in range(4)]
    for turn in turns:
        journal.record(turn)
    assert journal.of_conversation("c1") == (turns[1], turns[3])


def test_a_journal_of_an_earlier_version_is_read_and_written(engine):
    record = {key: value for key, value in turn_json(TURN).items() if key != "conversation_id"}
    with engine.begin() as connection:
        connection.execute(text(EARLIER))
        connection.execute(
            text("INSERT INTO turns VALUES (1, 't1', NULL, '2026-01-01 00:00:00', 'a mug', 'recommend', :record, 1)"),
            {"record": json.dumps(record)},
        )
    journal = Journal(engine)
    later = replace(TURN, turn_id="t2", conversation_id="c1")
    journal.record(later)
    assert journal.turns(["t1", "t2"]) == (TURN, later)
    assert "ix_turns_conversation_id" in {index["name"] for index in inspect(engine).get_indexes("turns")}


def test_a_journal_is_completed_once(engine):
    for _ in range(2):
        Journal(engine).record(replace(TURN, conversation_id="c1"))
    assert len(Journal(engine).of_conversation("c1")) == 1


def test_a_message_goes_on_with_the_conversation_of_the_last_turn():
    told = replace(TURN, conversation_id="c1")
    assert Asked(message="under $10", turns=(told,)).known().conversation_id == "c1"
    assert Asked(message="under $10", turns=(told,), conversation_id="c2").known().conversation_id == "c2"


def test_a_first_message_begins_a_conversation():
    assert Asked(message="a mug").known().conversation_id != Asked(message="a mug").known().conversation_id
