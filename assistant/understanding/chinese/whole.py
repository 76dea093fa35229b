"""Chinese messages that are read as a whole: wishes for a scene, and wishes taken back ("plastic is fine too")."""

import re

from assistant.speech.words import english_word
from assistant.understanding.chinese.numerals import NUMBER
from assistant.understanding.chinese.rule import ONE, Names, Rule, phrases
from assistant.understanding.chinese.speech import nth
from retrieval.chinese.lexicon import goods, qualities
from retrieval.chinese.translate import HAN

_EDGE = r"[\s,.!?。~]*"
_WHICH = rf"(?:(?P<this>(?:这|那){ONE}|它)|第(?P<n>{NUMBER}){ONE}?)"
_END = rf"(?:呢|啊|吗|吧)?{_EDGE}$"
_HAVE = "(?:(?:再|还)?(?:有没有|有|找|看看|来点|来些|想要|想看|给我看|推荐)(?:一些|几款|些)?)?"
_BEST = "(?:卖得最好|卖得最多|最好卖|最畅销|最热门|最火|最受欢迎|人气最高)"


def whole() -> tuple[Rule, ...]:
    """Rules for whole messages."""
    return (
        *phrases("shop"),
        *phrases("whole"),
        *phrases("scenes"),
        Rule(
            re.compile(rf"^{_EDGE}{_HAVE}(?:和|跟|与|像)?{_WHICH}(?:差不多|类似|相似|很像|一样)的?.{{0,3}}?{_END}"),
            _similar,
        ),
        Rule(re.compile(rf"^{_EDGE}{_HAVE}(?:类似|像){_WHICH}(?:一样|这样|那样)?的?.{{0,3}}?{_END}"), _similar),
        Rule(
            re.compile(rf"^{_EDGE}(?:有)?什么(?:东西)?(?:可以|能|适合|和|跟)?(?:搭配|配|搭){_WHICH}(?:好|合适)?{_END}"),
            _goes_with,
        ),
        Rule(
            re.compile(rf"^{_EDGE}{_WHICH}(?:可以|能|适合)?(?:搭配|配|搭)(?:点)?(?:什么|啥)(?:好|合适)?{_END}"),
            _goes_with,
        ),
        Rule(
            re.compile(
                rf"^{_EDGE}(?P<part>[^,。!?什哪]{{1,20}}?)类?(?:里面|里|中)?(?:的)?(?:什么|哪(?:些|种|{ONE}))?{_BEST}的?(?:是(?:什么|哪{ONE}))?{_END}"
            ),
            _popular,
        ),
        Rule(re.compile(rf"^{_EDGE}(?P<what>[^,。!?]{{1,20}}?)也(?:可以|行|能接受)(?:的|了|吧)?{_EDGE}$"), _fine),
        Rule(re.compile(rf"^{_EDGE}(?P<what>[^,。!?]{{1,20}}?)不是必须的{_EDGE}$"), _not_needed),
    )


def _pointed(match: re.Match[str]) -> str | None:
    return "this one" if match.group("this") else nth(match.group("n"))


def _similar(match: re.Match[str], _: Names) -> str | None:
    one = _pointed(match)
    return f"more like {one}" if one else None


def _goes_with(match: re.Match[str], _: Names) -> str | None:
    one = _pointed(match)
    return f"what goes with {one}" if one else None


def _popular(match: re.Match[str], names: Names) -> str | None:
    part = english_word(match.group("part"), "kinds") or next(iter(names(match.group("part"))), None)
    return f"what's popular in {part}" if part else None


def _fine(match: re.Match[str], _: Names) -> str | None:
    what = _word(match.group("what"))
    return f"{what} is fine" if what else None


def _not_needed(match: re.Match[str], _: Names) -> str | None:
    what = _word(match.group("what"))
    return f"doesn't have to be {what}" if what else None


def _word(chinese: str) -> str | None:
    """The English of one word that shops use, with or without its particle; Latin words stay as they are."""
    word = chinese.strip().removesuffix("的")
    listed = qualities().get(word) or goods().get(word)
    known = english_word(word, "colours", "materials", "details") or (listed[0] if listed else None)
    return known or (word if not HAN.search(word) else None)
