"""What Chinese shoppers want of a thing: prices, what it must not be, orders and colours, in both scripts."""

import pytest

from assistant.conversation import fold
from assistant.understanding.understand import Reader
from retrieval.rows import product_from_row
from retrieval.vocabulary import Vocabulary
from tests.assistant.shelf import VOCABULARY
from tests.goods import product

READER = Reader(VOCABULARY)


def understood(message, reader=READER):
    return reader.understand(fold(()), message)


@pytest.mark.parametrize(
    ("message", "low", "high"),
    [
        ("靴子一百以下", None, 100),
        ("五十之內的靴子", None, 50),
        ("靴子,不超过两百五", None, 250),
        ("大约一百美金的靴子", 80, 120),
        ("五十元上下的靴子", 40, 60),
        ("从五十到八十块的靴子", 50, 80),
        ("三十几块的靴子", 30, 40),
        ("两三百的靴子", 200, 300),
        ("两百五的靴子", None, 250),
        ("一百块出头的靴子", 100, 120),
        ("几十块的靴子", None, 100),
        ("五十块的靴子", None, 50),
        ("千元以下的靴子", None, 1000),
        ("一万以內的靴子", None, 10_000),
        ("靴子200塊不到", None, 200),
        ("三块香皂", None, None),
    ],
)
def test_prices_as_they_are_said(message, low, high):
    filters = understood(message).filters
    assert filters.price_min_minor == (low and low * 100)
    assert filters.price_max_minor == (high and high * 100)


@pytest.mark.parametrize("message", ["半价的靴子", "打五折的靴子", "半價的靴子"])
def test_half_price_is_an_offer(message):
    assert understood(message).filters.on_sale


@pytest.mark.parametrize(
    ("message", "unwanted"),
    [
        ("靴子不要棕色的", ("brown",)),
        ("别给我真皮的靴子", ("leather",)),
        ("除了棕色都行的靴子", ("brown",)),
        ("護手霜,不含酒精", ("alcohol",)),
        ("靴子不要绿色的和蓝色的", ("green", "blue")),
        ("靴子,別要真皮的", ("leather",)),
    ],
)
def test_what_it_must_not_be(message, unwanted):
    assert understood(message).exclude == unwanted


@pytest.mark.parametrize(
    ("message", "sort"),
    [
        ("靴子按價格從低到高", "price_low"),
        ("不贵的靴子", "price_low"),
        ("靴子，不要太贵", "price_low"),
        ("靴子从便宜到贵排", "price_low"),
        ("靴子价格从高到低", "price_high"),
        ("評分最高的靴子", "rating"),
        ("销量最好的靴子", "rating"),
        ("有新款靴子吗", "newest"),
    ],
)
def test_orders_as_they_are_said(message, sort):
    assert understood(message).sort == sort


@pytest.mark.parametrize(
    ("message", "colour"),
    [
        ("芥末黄的靴子", "mustard"),
        ("深灰色靴子", "grey"),
        ("墨綠色的靴子", "green"),
        ("枣红色靴子", "burgundy"),
        ("驼色靴子", "tan"),
    ],
)
def test_shades(message, colour):
    assert understood(message).filters.colors == (colour,)


def test_a_thing_made_of_wool_is_of_wool():
    assert understood("羊毛毯").filters.materials == ("wool",)


TEAS = [
    *(product(name, f"{name} Tea", 9, category="Pantry > tea") for name in ("Green", "Black")),
    *(product(color, "Stoneware Mug", 9, category="Kitchen > mugs", color=color) for color in ("red", "blue")),
]


@pytest.mark.parametrize(("message", "colors"), [("绿茶", ()), ("green tea", ()), ("绿色的马克杯", ("green",))])
def test_a_colour_is_one_only_of_goods_that_come_in_colours(message, colors):
    reader = Reader(Vocabulary(map(product_from_row, TEAS)))
    assert understood(message, reader).filters.colors == colors


@pytest.mark.parametrize("message", ["登山杖和滑鼠", "行動電源", "驮包"])
def test_words_of_other_regions_name_things(message):
    assert understood(message).intent == "recommend"
    assert understood(message).search_text


@pytest.mark.parametrize("message", ["靴子,皮的除外", "靴子,不要皮的", "靴子，别要皮的"])
def test_what_is_left_out_is_said_before_or_after(message):
    assert understood(message).exclude == ("leather",)


@pytest.mark.parametrize("message", ["放在门口的靴子", "柜子里放的靴子", "沙发旁边的靴子"])
def test_where_it_will_be_comes_after_the_thing(message):
    assert READER.reading(message).text.startswith("boots")


def test_bridal_goods_are_not_for_a_bride():
    assert understood("新娘手捧花").filters.gender is None
