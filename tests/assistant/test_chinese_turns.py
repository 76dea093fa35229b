"""Chinese messages about what is on the shelf: pointing, changing the search, going back, the cart."""

import pytest

from assistant.conversation import Conversation, fold
from assistant.understanding.understand import Reader
from tests.assistant.shelf import PRODUCTS, VOCABULARY

READER = Reader(VOCABULARY)
SHELF = [each for each in PRODUCTS.values() if each.product_type == "boots"][:4]
JACKETS = READER.understand(fold(()), "jackets under 300")
BOOTS = READER.understand(fold(()), "brown boots")
SHOWN = Conversation(request=BOOTS, earlier=(JACKETS,), shown=tuple(each.product_id for each in SHELF), turns=2)


def said(message):
    return READER.understand(SHOWN, message, SHELF)


def test_the_shelf_has_three_boots_at_least():
    assert len(SHELF) >= 3


@pytest.mark.parametrize(
    ("message", "places"),
    [
        ("第二个防水吗", (2,)),
        ("第二款防水不", (2,)),
        ("第二个值得买吗", (2,)),
        ("第一雙是什麼材質", (1,)),
        ("最后那个怎么样", (len(SHELF),)),
        ("第三个评价怎么样", (3,)),
        ("第二双靴子多少钱", (2,)),
    ],
)
def test_questions_about_a_place_on_the_shelf(message, places):
    request = said(message)
    assert (request.intent, request.refers_to) == ("product_question", places)


@pytest.mark.parametrize(
    ("message", "places"),
    [
        ("前两个对比一下", (1, 2)),
        ("第一款和第三款比", (1, 3)),
        ("第一個跟第三個有什麼區別", (1, 3)),
        ("这两个有什么区别", (1, 2)),
        ("第一双和第二双哪个好", (1, 2)),
    ],
)
def test_comparisons(message, places):
    request = said(message)
    assert (request.intent, request.refers_to) == ("compare", places)


@pytest.mark.parametrize(
    ("message", "sort"),
    [
        ("便宜一点", "price_low"),
        ("再便宜點", "price_low"),
        ("贵一点的", "price_high"),
        ("再贵一点", "price_high"),
        ("按价格从低到高", "price_low"),
        ("评分最高", "rating"),
        ("最新款", "newest"),
        ("按销量排", "rating"),
    ],
)
def test_the_order_changes_and_the_search_stays(message, sort):
    request = said(message)
    assert (request.intent, request.search_text, request.sort) == ("refine", "boots", sort)


@pytest.mark.parametrize(
    "message", ["换个颜色", "換一個顏色", "换种颜色", "不要这个颜色", "这个颜色不喜欢", "换成别的颜色"]
)
def test_another_colour_drops_the_colour(message):
    request = said(message)
    assert (request.intent, request.search_text, request.filters.colors) == ("refine", "boots", ())


@pytest.mark.parametrize("message", ["有没有蓝色的", "換成藍色的", "蓝色的有吗"])
def test_a_colour_named_is_the_new_colour(message):
    assert said(message).filters.colors == ("blue",)


@pytest.mark.parametrize(("message", "word"), [("大一号", "bigger"), ("小一號的", "smaller")])
def test_a_size_up_or_down(message, word):
    assert word in said(message).search_text


@pytest.mark.parametrize("message", ["还有别的吗", "換一批", "下一页", "再多给我看几个", "都不喜欢"])
def test_more_of_the_same(message):
    request = said(message)
    assert (request.intent, request.search_text, request.filters) == ("refine", "boots", BOOTS.filters)


@pytest.mark.parametrize("message", ["重新开始", "從頭開始"])
def test_starting_over_forgets_the_search(message):
    assert said(message).search_text is None


@pytest.mark.parametrize("message", ["算了不看了", "算了", "不买了", "不用了，謝謝"])
def test_leaving_is_no_search(message):
    assert said(message).intent == "smalltalk"


@pytest.mark.parametrize("message", ["回到刚才的夹克", "回到夾克", "刚才看的夹克"])
def test_going_back_brings_the_limits_back(message):
    request = said(message)
    assert (request.search_text, request.filters.price_max_minor) == ("jackets", 300_00)


@pytest.mark.parametrize("message", ["换成手套", "改成手套吧", "想看看手套", "還是要手套"])
def test_another_thing_is_another_search(message):
    assert said(message).search_text == "gloves"


@pytest.mark.parametrize(
    ("message", "places"),
    [
        ("加入购物车", ()),
        ("把第二個加入購物車", (2,)),
        ("来两个", ()),
        ("来三双第一款", (1,)),
        ("第二双要两双", (2,)),
        ("第二个我要了", (2,)),
        ("就这个吧", ()),
        ("我喜欢这个，买了", ()),
        ("改成两个", ()),
        ("从购物车删掉", ()),
        ("删除购物车里的靴子", None),
        ("清空購物車", ()),
        ("去結帳", ()),
    ],
)
def test_the_cart(message, places):
    request = said(message)
    assert request.intent == "cart"
    assert places is None or request.refers_to == places


def test_two_of_a_thing_are_looked_for():
    assert READER.understand(fold(()), "来两个马克杯").quantity == 2


def test_a_count_of_what_is_shown_goes_into_the_cart(talk):
    talk.say("马克杯")
    assert talk.say("第一个来两个").cart[0].quantity == 2
