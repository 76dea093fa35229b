"""Ratings and sizes in Chinese: 评分4星以上, 42码. What has fixed words is in phrases.toml."""

import re

from assistant.understanding.chinese.numerals import NUMBER, value
from assistant.understanding.chinese.rule import Names, Rule

_LEAST = "(?:在|要|至少|不低于|高于|超过)*"


def ratings() -> tuple[Rule, ...]:
    """Rules for the least rating wished for."""
    return (
        Rule(
            re.compile(
                rf"(?:评分|评价|好评|打分)?{_LEAST}(?P<n>{NUMBER})\s?(?:颗)?星(?:级)?(?:以上|及以上|好评|起)?(?:的)?"
            ),
            _stars,
        ),
        Rule(re.compile(rf"(?:评分|评价){_LEAST}(?P<n>[1-5](?:\.\d)?)(?:分)?(?:以上|及以上)?(?:的)?"), _stars),
    )


def sizes() -> tuple[Rule, ...]:
    """Rules for sizes of clothes and shoes."""
    size = r"(?:尺码|尺寸|鞋码|穿)?(?:是|为|要)?(?<![\d.])(?P<n>\d{2,3}|xxs|xs|s|m|l|xl|xxl|xxxl)\s?(?:码|号)(?:的)?"
    return (Rule(re.compile(size), _size),)


def _stars(match: re.Match[str], _: Names) -> str | None:
    stars = value(match.group("n"))
    return f"rated at least {stars:f} stars" if stars is not None and stars <= 5 else None


def _size(match: re.Match[str], _: Names) -> str | None:
    number = match.group("n")
    return None if number.isdigit() and not 20 <= int(number) <= 190 else f"in size {number}"
