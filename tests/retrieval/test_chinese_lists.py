"""The project's own lists of Chinese words: how they are written, and what some of them say."""

import re
from collections import Counter
from pathlib import Path

import pytest

from retrieval.chinese import lexicon
from retrieval.chinese.dictionary import dictionary
from retrieval.chinese.lexicon import goods, qualities, small_words
from retrieval.chinese.segment import LONGEST
from retrieval.chinese.translate import HAN, Translator
from tests.assistant.shelf import VOCABULARY

LINE = re.compile(r"[a-z0-9][a-z0-9 '&.+-]*(?:/[a-z0-9][a-z0-9 '&.+-]*)*: \S+(?: \S+)*")
FOLDER = Path(lexicon.__file__).parent
FILES = [
    path for name in ("goods", "qualities") for path in (FOLDER / f"{name}.txt", *sorted(FOLDER.glob(f"{name}/*")))
]


@pytest.fixture(scope="module")
def translator():
    return Translator(VOCABULARY)


def lines_of(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def words_of(path):
    return [word for line in lines_of(path) for word in line.partition(": ")[2].split()]


def english(translator, message):
    words = translator.words(translator.simplified(message))
    return " ".join(word.english for word in words if word.english)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_lines_are_english_names_and_chinese_words(path):
    assert [line for line in lines_of(path) if not LINE.fullmatch(line)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_words_are_such_as_are_looked_up(path):
    words = words_of(path)
    assert [word for word in words if len(word) > LONGEST or word != word.lower() or not HAN.search(word)] == []
    assert [word for word in words if dictionary().simplified(word) != word] == []


def test_no_word_of_a_trade_is_listed_twice():
    usual = {word for path in FILES if path.parent == FOLDER for word in words_of(path)} | small_words()
    counts = Counter(word for path in FILES if path.parent != FOLDER for word in words_of(path))
    assert [word for word, number in counts.items() if number > 1 or word in usual] == []


def test_no_word_of_a_trade_hides_whom_it_is_for():
    trades = [word for path in FILES if path.parent.name == "goods" for word in words_of(path)]
    assert [word for word in trades if re.match("男|女(?!巫)|宝宝|小孩|小朋友|送", word)] == []


def test_words_of_every_trade_are_read():
    assert [path.stem for path in FILES if not set(words_of(path)) <= goods().keys() | qualities().keys()] == []


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("行動電源", "power bank"),
        ("洋裝", "dress"),
        ("雪櫃", "mini fridge"),
        ("帽踢", "hoodie"),
        ("紫砂壺", "clay teapot"),
        ("想搵對太陽眼鏡", "sunglasses"),
        ("滑鼠墊", "mouse pad"),
        ("項鍊", "necklace"),
        ("祖母绿的耳钉", "emerald earrings"),
        ("遮光窗帘", "curtains"),
        ("千鸟格半身裙", "houndstooth skirt"),
        ("圣诞树挂饰", "christmas tree decorations"),
        ("带轮子的收纳箱", "wheels storage box"),
        ("龙井", "green tea"),
        ("孕妇枕", "pregnancy pillow"),
    ],
)
def test_what_shoppers_say_becomes_what_a_catalogue_says(translator, message, expected):
    assert english(translator, message) == expected
