"""A catalogue in Chinese, asked in English and in Chinese: one search, the same words on both sides."""

import pytest

from tests.assistant.chinese_shelf import STOCK
from tests.assistant.conftest import Talk, build_shop


@pytest.fixture(scope="module")
def chinese_shop(shop, tmp_path_factory):
    chinese = build_shop(tmp_path_factory.mktemp("home") / "chinese", STOCK, shop.encoder)
    yield chinese
    chinese.retriever.index.close()


@pytest.fixture
def shelf(chinese_shop):
    """The titles shown for a message, and the request."""

    def shown(message):
        talk = Talk(chinese_shop)
        request = talk.say(message).request
        return [each.product.title for each in talk.shelf.products], request

    return shown


@pytest.mark.parametrize(
    ("message", "first"),
    [
        ("red boots", "红色真皮登山靴"),
        ("leather boots", "红色真皮登山靴"),
        ("silk scarf", "真絲絲巾"),
        ("glass teapot", "玻璃茶壶"),
        ("white linen shirt", "白色亚麻衬衫"),
        ("headphones", "蓝牙耳机"),
        ("cheapest scarf", "羊毛圍巾"),
        ("红色的靴子", "红色真皮登山靴"),
        ("丝巾", "真絲絲巾"),
        ("襯衫，紅色純棉", "紅色純棉襯衫"),
    ],
)
def test_the_best_comes_first(shelf, message, first):
    assert shelf(message)[0][0] == first


@pytest.mark.parametrize(
    ("message", "out"),
    [
        ("boots, not leather", "红色真皮登山靴"),
        ("candles without lavender", "薰衣草香薰蜡烛"),
        ("靴子不要真皮的", "红色真皮登山靴"),
        ("tents under 1000", "四人家庭帐篷"),
    ],
)
def test_what_must_not_be_is_not_shown(shelf, message, out):
    titles = shelf(message)[0]
    assert titles
    assert out not in titles


def test_constraints_are_named_in_english(shelf):
    filters = shelf("red silk scarf")[1].filters
    assert (filters.colors, filters.materials, filters.product_type) == (("red",), ("silk",), ("圍巾",))


def test_what_is_not_sold_is_said(shelf):
    assert shelf("bicycle")[0] == []
