"""What a Chinese phrase of shopping says in the English that the rules read."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PHRASES = Path(__file__).with_name("phrases.toml")
ONE = "(?:个|款|件|双|条|只|种|台|部|张|把|套|本|瓶|盒|顶|副|支|样)"
"""Measure words that point at one of several."""
_PATTERNS = {
    "ONE": ONE,
    "THIS": ONE.replace("种|", "").replace("|样", ""),
    "ADD": "(?:加入|加到|放进|放入|添加到|加进|放到|放)(?:我的)?购物车(?:里)?|加购(?:物车)?",
    "EDGE": r"[\s,。!?~.;]*",
    "FIRST": "(?:的)?(?:(?:排|放)(?:在|到)?(?:最)?前面?|优先|在前)?(?:的)?",
    "FINE": "(?:无所谓|随便|不限|不重要|没关系|没要求|都可以|都行|都好|不挑)",
    "STOCK": "(?:有现货|现货|有货|有库存|库存充足|在库|能马上发货|可以马上发货)",
}
Names = Callable[[str], tuple[str, ...]]
"""The English names of the things in a piece of Chinese text."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of simplified Chinese, and its English."""

    pattern: re.Pattern[str]
    english: str | Callable[[re.Match[str], Names], str | None]
    """The English, or what makes it of the match; None leaves the text to other rules, "" leaves it out."""
    apart: bool = True
    """It stands for itself: a limit, not a word within a sentence."""
    points: bool = False
    """It points at products on the shelf."""
    asks: bool = False
    """It asks about what is pointed at."""

    def read(self, match: re.Match[str], names: Names) -> str | None:
        """The English of a match."""
        return self.english if isinstance(self.english, str) else self.english(match, names)


def phrases(section: str, *, apart: bool = True, points: bool = False, asks: bool = False) -> tuple[Rule, ...]:
    """The rules of one section of phrases.toml, in order."""
    return tuple(
        Rule(re.compile("|".join(_filled(pattern) for pattern in patterns)), english, apart, points, asks)
        for english, patterns in _read()[section].items()
    )


@cache
def _read() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(PHRASES.read_text(encoding="utf-8"))


def _filled(pattern: str) -> str:
    for name, part in _PATTERNS.items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return pattern
