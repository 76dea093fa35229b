"""The conversations that come with the project are whole, and many enough to measure with."""

import json
from collections import Counter

import pytest

from assistant.judged.scripts import OWN, Script, own_scripts, read_scripts
from assistant.sample.orders import customer_rows

TURNS = 340
CONVERSATIONS = 80
FILES = sorted(OWN.glob("*.jsonl"))
KINDS = {
    "recommend",
    "refine",
    "compare",
    "product",
    "reviews",
    "store",
    "order",
    "cart",
    "bundle",
    "offers",
    "unsafe",
    "smalltalk",
    "out_of_scope",
    "chinese",
    "personal",
    "long",
}


@pytest.fixture(scope="module")
def scripts() -> tuple[Script, ...]:
    return own_scripts()


def test_there_is_a_file_for_each_kind() -> None:
    assert {file.stem for file in FILES} == KINDS


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_holds_conversations_of_its_kind(file) -> None:
    assert {script.kind for script in read_scripts(file)} == {file.stem}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_lines_have_no_other_fields(file) -> None:
    documents = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert all(set(each) == {"id", "type", "user", "turns"} for each in documents)
    assert {name for each in documents for turn in each["turns"] for name in turn} <= {
        "message",
        "expect",
        "says",
        "never",
    }


def test_names_are_given_once(scripts) -> None:
    assert [key for key, count in Counter(script.key for script in scripts).items() if count > 1] == []


def test_shoppers_are_known_to_the_sample_shop(scripts) -> None:
    known = {row["user_id"] for row in customer_rows()}
    assert {script.user for script in scripts if script.user} <= known


def test_each_message_has_words_and_something_expected(scripts) -> None:
    assert all(turn.message.strip() and turn.expected for script in scripts for turn in script.turns)


def test_a_text_is_not_both_wanted_and_forbidden(scripts) -> None:
    for script in scripts:
        for turn in script.turns:
            wanted = {text.casefold() for texts in turn.says for text in texts.split("|")}
            assert "" not in wanted
            assert not wanted & {text.casefold() for text in turn.never}, (script.key, turn.message)


def test_there_are_enough(scripts) -> None:
    assert len(scripts) >= CONVERSATIONS
    assert sum(len(script.turns) for script in scripts) >= TURNS
