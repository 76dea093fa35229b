"""Chinese words in the English of a catalogue: the dictionary, its meanings, the segmenter, the choice of a meaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.chinese.dictionary import dictionary
from retrieval.chinese.lexicon import goods, qualities, small_words
from retrieval.chinese.meanings import meanings
from retrieval.chinese.segment import segment
from retrieval.chinese.translate import Translator, is_chinese
from tests.assistant.shelf import VOCABULARY

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=30)
WORDS = {"登山": 1.0, "登山鞋": 0.8, "鞋": 1.1, "红": 1.1, "t恤": 0.8}


@pytest.fixture(scope="module")
def translator():
    return Translator(VOCABULARY)


def english(translator, text):
    return " ".join(word.english for word in translator.words(text) if word.english)


@given(st.text(max_size=40) | HAN)
def test_segments_joined_are_the_text(text):
    assert "".join(segment(text, WORDS.get)) == text


@given(HAN)
def test_words_lie_in_order_within_the_text(text):
    ends = [(word.start, word.end) for word in Translator(VOCABULARY).words(text)]
    assert ends == sorted(ends)
    assert all(0 <= start < end <= len(text) for start, end in ends)


@given(HAN)
def test_simplified_text_is_as_long(text):
    assert len(dictionary().simplified(text)) == len(text)


def test_the_longer_word_wins():
    assert segment("红登山鞋", WORDS.get) == ("红", "登山鞋")


def test_a_word_may_begin_with_a_latin_letter():
    assert segment("红t恤", WORDS.get) == ("红", "t恤")


def test_meanings_are_short_and_without_asides():
    assert meanings(["(coll.) to jog; a slow trot/CL:次[ci4]/variant of 跑[pao3]"]) == ("jog", "slow trot")


def test_names_come_after_words():
    assert meanings(["Apple Inc", "apple"])[0] == "apple"


def test_the_dictionary_knows_a_tent():
    assert dictionary().meanings("帐篷") == ("tent",)


def test_the_dictionary_does_not_know_nonsense():
    assert not dictionary().meanings("百百靴")


@pytest.mark.parametrize(("traditional", "simplified"), [("買雙雨鞋", "买双雨鞋"), ("什么", "什么"), ("麼", "么")])
def test_traditional_characters_are_read(traditional, simplified):
    assert dictionary().simplified(traditional) == simplified


def test_the_meaning_that_the_catalogue_has_is_taken(translator):
    assert english(translator, "靴子") == "boots"


def test_a_name_that_shops_use_comes_before_the_dictionary(translator):
    assert english(translator, "真皮") == "leather"


def test_small_words_say_nothing(translator):
    assert english(translator, "我想要一个") == ""


def test_latin_words_stay(translator):
    assert english(translator, "nike的背包").startswith("nike ")


def test_a_phrase_does_not_end_within_a_name(translator):
    assert translator.cuts("换鞋凳", 0, 1)
    assert not translator.cuts("换靴子", 0, 1)


@pytest.mark.parametrize("text", ["赤いテント", "빨간 텐트 中", "tent"])
def test_other_languages_are_not_chinese(text):
    assert not is_chinese(text)


def test_no_word_is_both_goods_and_small():
    assert not goods().keys() & small_words()


def test_every_listed_word_has_english():
    assert all(all(names) for listed in (goods(), qualities()) for names in listed.values())
