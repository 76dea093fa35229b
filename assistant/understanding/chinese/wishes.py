"""Ratings, sizes and places of delivery: 评分4星以上, 42码, 能寄到上海吗. Fixed words are in phrases.toml."""

import re

from assistant.understanding.chinese.numerals import NUMBER, value
from assistant.understanding.chinese.rule import Names, Rule

_SIZE = r"(?<![\d.])(?P<n>\d{2,3}|xxs|xs|s|m|l|xl|xxl|xxxl)"
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
    size = rf"(?:我的?)?(?:尺码|尺寸|鞋码|鞋号|穿)?(?:是|为|要)?{_SIZE}\s?(?:码|号)(?:的)?"
    told = rf"(?:我的?)?(?:尺码|鞋码|鞋号)(?:是|为|要|:)?{_SIZE}"
    return (Rule(re.compile(size), _size), Rule(re.compile(told), _size))


def kept_sizes() -> tuple[Rule, ...]:
    """The rule for a message that only tells the shopper's own size."""
    told = rf"^\s*我的?(?:尺码|尺寸|鞋码|鞋号|衣服尺码)(?:是|为|:)?{_SIZE}\s?(?:码|号)?[\s。!]*$"
    return (Rule(re.compile(told), lambda match, _: f"my size is {match.group('n')}", apart=False),)


def deliveries() -> tuple[Rule, ...]:
    """The rule for a question whether the shop sends to a place."""
    may = "(?:你们|你家|这里|店里)?(?:能不能|可不可以|可以|能|会|支持)?"
    sends = "(?:寄|送货|送|发货|发|配送|邮寄|快递|宅配)(?:得)?(?:到|往|去|至)"
    asked = rf"{may}{sends}(?P<where>[\u3400-\u9fff]{{2,8}}?)(?:去)?(?:吗|么|不|嘛)[\s?。!]*$"
    return (Rule(re.compile(asked), _sent_to),)


def whereabouts() -> tuple[Rule, ...]:
    """The rules for where a thing will be: 沙发旁边放的, 书桌上用的, 放在床头柜上的."""
    done = "(?:放|摆|挂|用|贴|铺|盖|插|种|养|装|搭|靠|立|垫)(?:着|上|置|在)?"
    put = rf"(?:用来|可以|能|要|想|专门)*{done}(?:[^,。;!?\n的]{{0,2}})"
    near = "(?:旁边|边上|角落里?|上面|里面|下面|前面|后面|门口|中间)"
    begins = (
        r"(?:(?<=[,。;!?\s])|^)(?:想|要|买|找|来|有没有|有|求|请问|请|推荐|一?[个只条件张台盏块双])*(?:可以|能|用来)?"
    )
    told = rf"{begins}(?P<where>[\u3400-\u9fff]{{1,8}}?)(?:{near}(?:{put})?|[上里下旁边前]{put})的"
    put_in = "(?:放|摆|挂|贴|铺|插|种|装)(?:置|放)?在"
    put_there = rf"{begins}{put_in}(?P<where>[\u3400-\u9fff]{{1,8}}?)(?:{near}|[上里下旁边前])?的"
    return tuple(Rule(re.compile(pattern), _where) for pattern in (put_there, told))


def _where(match: re.Match[str], names: Names) -> str | None:
    place = " ".join(names(match.group("where")))
    return f"on the {place}" if place else None


def _sent_to(match: re.Match[str], names: Names) -> str:
    place = " ".join(names(match.group("where")))
    return f"do you ship to {place}" if place else "do you ship abroad"


def _stars(match: re.Match[str], _: Names) -> str | None:
    stars = value(match.group("n"))
    return f"rated at least {stars:f} stars" if stars is not None and stars <= 5 else None


def _size(match: re.Match[str], _: Names) -> str | None:
    number = match.group("n")
    return None if number.isdigit() and not 20 <= int(number) <= 190 else f"in size {number}"
