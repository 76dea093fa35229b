"""Messages about being remembered from now on."""

import pytest

from assistant.understanding.remembering import memory_wish

OFF = (
    "stop using my history",
    "don't use my history",
    "Don’t use my history any more.",
    "please do not use my past purchases",
    "stop tracking me",
    "don't remember me",
    "don't remember what i do",
    "I don't want you to track me",
    "i want to shop as a guest",
    "Can I shop as a guest?",
    "let me shop as guest",
    "guest mode",
    "stop personalising",
    "stop personalizing results",
    "turn off personalisation",
    "ignore my history",
    "stop remembering things about me",
    "别再用我的历史记录",
    "不要使用我的购买记录",
    "以访客身份购物",
    "不要记住我",
    "关掉个性化推荐",
)
ON = (
    "use my history again",
    "you can use my history again",
    "remember me again",
    "turn personalisation back on",
    "stop shopping as a guest",
    "leave guest mode",
    "恢复使用我的历史",
    "退出访客模式",
)
NEITHER = (
    "bedding for guests",
    "a guest towel",
    "can i check out as a guest?",
    "forget me",
    "what do you know about me?",
    "track my order",
    "remember my size is 42",
    "follow me",
    "remember me",
    "a book about the history of tea",
    "don't show me leather",
    "stop",
    "忘记我的数据",
    "给客人用的毛巾",
)


@pytest.mark.parametrize("message", OFF)
def test_a_shopper_may_ask_not_to_be_remembered(message):
    assert memory_wish(message) == "as_guest"


@pytest.mark.parametrize("message", ON)
def test_and_take_it_back(message):
    assert memory_wish(message) == "as_self"


@pytest.mark.parametrize("message", NEITHER)
def test_other_messages_want_neither(message):
    assert memory_wish(message) is None
