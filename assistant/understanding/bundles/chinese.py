"""The same of a message in Chinese: its occasions, its words for a set, and for how many people."""

import re
from functools import cache

from assistant.bundles.occasions import Occasion, occasions
from assistant.understanding.chinese.numerals import NUMBER, value

_SET = re.compile(
    r"全套|整套|一整套|一套|全身|装备|需要(?:准备|带|买)?(?:些|点)?(?:什么|啥|哪些)|要(?:准备|带|买|穿)(?:些|点)?(?:什么|啥|哪些)|"
    r"(?:所需|要用|需要|要带|要买|用得上|用得到)的(?:所有|全部|一切)?(?:东西|用品)|所有(?:的)?(?:东西|用品)|穿搭|搭配一身|一身|配齐|备齐|都需要"
)
_PEOPLE = re.compile(rf"(?P<n>{NUMBER})\s*(?:个|位|口)?(?:人|大人|孩子|小孩|朋友)")


@cache
def _names() -> tuple[tuple[str, Occasion], ...]:
    pairs = [(name, occasion) for occasion in occasions().values() for name in occasion.chinese]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def occasion_in_chinese(message: str) -> Occasion | None:
    """The occasion that a message in Chinese asks a set for."""
    if not _SET.search(message):
        return None
    return next((occasion for name, occasion in _names() if name in message), None)


def people_in_chinese(message: str) -> int | None:
    """For how many people a message in Chinese asks."""
    match = _PEOPLE.search(message)
    number = None if match is None else value(match.group("n"))
    return None if number is None else int(number)
