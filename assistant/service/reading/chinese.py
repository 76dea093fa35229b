"""What a Chinese message says about orders, in the English that order help reads."""

import re

_SAID: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (english, re.compile(chinese))
    for english, chinese in (
        ("no longer needed", "不(?:再)?需要|不想要|不要了|用不[着上]|改主意"),
        ("ordered by mistake", "[拍买下订]错|误(?:拍|买|下单)|不小心"),
        ("where is my refund", "退款(?:什么时候|到哪|到账|呢|进度|状态)"),
        ("i want to return", "退货|退掉|退了|想退|要退(?!款)|退(?:回)?(?:订单|这|那)"),
        ("i want to exchange", "换货|换成|更换|调换|换一[件个款]"),
        ("cancel", "取消"),
        ("human agent", "人工|真人|找人"),
        ("tracking number", "(?:快递|物流|运单|跟踪)(?:单)?号"),
        ("invoice", "发票|收据"),
        ("gift card", "礼品卡|礼物卡"),
        ("credit card", "信用卡"),
        ("paypal", "贝宝|[Pp]ay[Pp]al"),
        ("all orders", "(?:所有|全部)的?订单"),
        ("show me all my orders", "(?:看|查|列)[^，。]{0,4}(?:我的)?(?:所有|全部|有哪些)订单|我的订单有哪些"),
        ("change the address", "改(?:收货|默认)?地址|地址(?:改|换)"),
    )
)


KEEP = "no, keep it"
"""What a message that takes an act back says in English."""
_DENIES = re.compile(
    r"(?:不要?|别|先不要?|先别|不用|不想)(?:再)?(?:取消|退|换|改)(?:了|吧)?[,，。!！\s]*$|^算了(?:吧)?(?:[,，。!！\s]|$)|"
    r"^(?:先不要|先别|不用了?|不要)(?:吧)?[,，。!！\s]*$"
)


def denies(message: str) -> bool:
    """Whether a Chinese message takes back what was to be done ("算了,不取消了"): a translation may lose its not."""
    return _DENIES.search(message.strip()) is not None


def order_words(message: str, english: str) -> str:
    """The wishes about orders that a Chinese message holds beyond its translation; "" for none.

    Args:
        message: as it was typed.
        english: its translation; what stands in it is not said again.
    """
    said = (words for words, pattern in _SAID if pattern.search(message))
    return " ; ".join(words for words in said if words.split()[-1] not in english)
