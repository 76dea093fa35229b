"""The catalogue of sentences: the same in every language, all of it used; lists, plurals, words, which language."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from assistant.answers.dimensions import dimensions
from assistant.speech.language import language_of
from assistant.speech.speech import ENGLISH, Speech, entries, joined
from assistant.speech.words import is_narrower

CHINESE = Speech("zh")
ROOT = Path(__file__).parents[2]
KEYS = sorted(entries("en"))
PLURAL = {"one", "other"}


def templates(language, key):
    entry = entries(language)[key]
    return {"": entry} if isinstance(entry, str) else dict(entry)


def placeholders(language, key):
    return {name for text in templates(language, key).values() for _, name, _, _ in Formatter().parse(text) if name}


CODE = [
    node
    for room in ("assistant", "ui")
    for path in (ROOT / room).rglob("*.py")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
]
STRINGS = {node.value for node in CODE if isinstance(node, ast.Constant) and isinstance(node.value, str)}
ASKED = {
    str(node.args[0].value)
    for node in CODE
    if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)
    if "say" in (getattr(node.func, "id", ""), getattr(node.func, "attr", ""))
}
"""What is written out as the first argument of a call of something named `say`."""


def test_both_languages_have_the_same_sentences():
    assert sorted(entries("zh")) == KEYS


@pytest.mark.parametrize("key", KEYS)
def test_a_sentence_has_the_same_values_and_forms_in_both(key):
    assert placeholders("en", key) == placeholders("zh", key)
    english, chinese = set(templates("en", key)), set(templates("zh", key))
    assert english == chinese or (english == PLURAL and chinese == {""})


def test_every_sentence_is_used():
    assert set(KEYS) <= STRINGS | {f"dimension.{each.name}" for each in dimensions()}


def test_every_sentence_asked_for_is_there():
    assert len(ASKED) > 100
    assert set(KEYS) >= ASKED


@pytest.mark.parametrize("key", KEYS)
def test_chinese_is_written_in_its_own_marks(key):
    for text in templates("zh", key).values():
        plain = re.sub(r"\{[^}]*\}", "", text)
        assert not re.search(r"[,;:?!()！亲您]", plain)
        assert not re.search(r"[A-Za-z]", plain)


@pytest.mark.parametrize(
    ("parts", "english", "chinese"),
    [
        ([], "", ""),
        (["A"], "A", "A"),
        (["A", "B"], "A and B", "A 和 B"),
        (["A", "B", "C"], "A, B and C", "A、B 和 C"),
        (["红", "蓝"], "红 and 蓝", "红和蓝"),
    ],
)
def test_lists(parts, english, chinese):
    assert (ENGLISH.listed(parts), CHINESE.listed(parts)) == (english, chinese)


@pytest.mark.parametrize(("number", "said"), [(1, "1 of 9 reviews mentions it."), (2, "2 of 9 reviews mention it.")])
def test_english_counts_one_and_others(number, said):
    assert ENGLISH("reviewed.mention", n=number, total=9, what="it", low="", end="") == said


def test_a_space_stands_between_chinese_and_latin_and_nowhere_else():
    assert CHINESE("compare.dearer", high="Vale Boots", low="登山靴", gap="$12") == "Vale Boots 比登山靴贵 $12。"


def test_values_are_taken_as_they_are():
    assert ENGLISH("cart.total", total="{name}") == "Total {name}."


@pytest.mark.parametrize(
    ("said", "sentence", "whole"),
    [("", "a.", "a."), ("a.", "b.", "a. b."), ("好。", "再见。", "好。再见。"), ("a.", "", "a.")],
)
def test_sentences_are_joined_as_their_language_does(said, sentence, whole):
    assert joined(said, sentence) == whole


@pytest.mark.parametrize(
    ("value", "said"),
    [("yes", "是"), ("30 hours", "30 小时"), ("yes, to 10 cm", "是（to 10 cm）"), ("900 g", "900 g"), ("crew", "crew")],
)
def test_what_a_listing_gives_is_said_in_chinese_where_it_is_known(value, said):
    assert CHINESE.value("keeps hot", value) == said
    assert CHINESE.value("gusset", value) == value
    assert ENGLISH.value("keeps hot", value) == value


def test_a_word_that_says_more_than_its_english_is_known():
    assert is_narrower("登山鞋", "boots")
    assert is_narrower("陶瓷花瓶", "vases")
    assert not is_narrower("登山鞋", "hiking boots")


def test_a_word_is_of_its_sort():
    assert (CHINESE.word("silver", "colours"), CHINESE.word("silver", "materials")) == ("银色", "silver")
    assert (CHINESE.word("tents", "kinds"), CHINESE.word("Three Peaks", "kinds")) == ("帐篷", "Three Peaks")


@pytest.mark.parametrize(
    ("message", "before", "language"),
    [
        ("想买帐篷", "en", "zh"),
        ("I need a tent", "zh", "en"),
        ("2", "zh", "zh"),
        ("👍", "zh", "zh"),
        ("ok", "zh", "zh"),
        ("ada@example.com", "zh", "zh"),
        ("#M1001", "zh", "zh"),
        ("2", "en", "en"),
        ("テントが欲しい", "en", "en"),
        ("Sony 的耳机", "en", "zh"),
    ],
)
def test_the_language_of_a_message(message, before, language):
    assert language_of(message, before) == language


def test_a_reply_keeps_the_language_of_its_question():
    assert language_of("Ada Thrift, AB1 2CD", "zh", replies=True) == "zh"
