"""Messages that ask for a shelf without naming a thing: "recommend me something", "what goes with the second one?"."""

import re
from dataclasses import dataclass

from assistant.request import Scene

GOES_ON: frozenset[str | None] = frozenset({"for_you", "new", "offers", "people", "popular"})
"""Scenes that "show me more" goes on with."""
_OPENING = re.compile(
    r"^(?:(?:hi|hello|hey|please|pls|ok(?:ay)?|so|well|and|then|now|um+|hm+)\b[\s,.!]*|"
    r"(?:can|could|would|will) you (?:please )?(?=recommend|suggest|show|find|give|pick))+"
)
_CLOSING = re.compile(r"(?:[\s,.!?]|\bplease\b|\bpls\b|\bthanks\b|\bthank you\b|\btoday\b|\bright now\b)+$")
_SOME = r"(?:something|anything|some things?|a few things|some products?|stuff)"
_LIKE = (
    r"(?: (?:nice|good|else|special|cool)| (?:that |which )?(?:you think )?(?:i|i'd|i'll)"
    r"(?: might| may| would| will| could| am likely to)? (?:like|love|enjoy|want)| (?:that'?s )?for me| to buy|"
    r" to my taste)*"
)
_MINE = r" (?:for (?:me|my taste)|(?:that |which )?i(?:'d| might| may| would| will)? (?:like|love))"
_WOULD_I = r"(?:would|will|might) i"
_I_WOULD = r"i(?:'d|'ll| would| will| might)"
_ENJOY = r"(?:like|love|enjoy|prefer|(?:happy|pleased) with|into)"
_TO_MY_TASTE = (
    r"(?:for me|right for me|my taste|to my taste|to my liking|my (?:kind|sort) of thing|"
    r"(?:that |which )?i(?:'d| would| might| will|'ll) (?:like|love|enjoy))"
)
_POINTED = (
    r"(?:(?:(?:what|how) about )?(?:the |this |that |number |no\. ?|#)[\w' -]+?,? (?=how|what|would|will|do|might))?"
)
_SHOWN = r"(?P<what>(?:the |number |no\. ?|#)?[\w' -]*\w)"
_PATTERNS: tuple[tuple[Scene, str], ...] = (
    (
        "quiz",
        r"(?:take |do |start |try )?(?:a |the |your )?(?:taste )?(?:quiz|taste test)|"
        r"ask me (?:some|two|a few) questions|"
        r"i (?:don'?t|do not) know what i (?:want|like|need|am looking for)",
    ),
    (
        "again",
        r"what (?:should|can|could|do|would|might) i (?:buy|get|order|need|have to buy|restock)(?: to \w+)? again|"
        r"buy (?:it |them |things |stuff )?again|(?:show me )?(?:my )?(?:usuals?|the usual|regulars)|"
        r"what (?:am i|do i) (?:running out of|run out of|usually buy|buy regularly|normally buy)|"
        r"(?:what|anything|is anything) (?:is |i should |should i )?(?:due|restock|reorder)|re-?order(?: something)?",
    ),
    (
        "new",
        rf"(?:is there |do you have |have you (?:got )?|got |show me |what do you have )?(?:anything|something|"
        rf"what(?:'s| is| are)|the|some)? ?new(?:est)?(?: (?:arrivals|things|stuff|products|in|ones|items))?{_MINE}|"
        r"new arrivals for me|what(?:'s| is) new|(?:is there |do you have |got )?anything new(?: in| here)?",
    ),
    (
        "offers",
        rf"(?:is there |do you have |have you (?:got )?|got |show me )?(?:anything|something|what(?:'s| is| are)?|"
        rf"some|any)? ?(?:on (?:offer|sale)|reduced|discounted|offers|deals|bargains){_MINE}",
    ),
    (
        "people",
        r"(?:what )?(?:do |did |have |are )?(?:other )?(?:people|shoppers|customers|others|somebody|someone)"
        r" (?:who are )?like me(?: (?:also )?(?:buy|bought|get|got|like|liked|buying|love))?|"
        r"what (?:do |did |have )?(?:people|shoppers|customers|others) (?:with my taste|similar to me)"
        r"(?: (?:also )?(?:buy|bought|like|get))?",
    ),
    (
        "goes_with_cart",
        r"(?:what|anything|something|what else)(?: that)?(?: would| could| might)? (?:goes|go|fits?|"
        r"missing|to go|match(?:es)?)(?: well)?(?: with| from| for| in)? (?:my|the|this) (?:cart|basket)|"
        r"what(?: else)? (?:do i need|am i missing|is missing)(?: (?:with|for|from|in) (?:my|the) "
        r"(?:cart|basket))",
    ),
    (
        "goes_with",
        rf"(?:what|anything|something|what else)(?: that)?(?: would| could| might)? (?:goes|go|fits?|to go|"
        rf"match(?:es)?)(?: well| nicely| best)? with {_SHOWN}|"
        r"what (?:else )?(?:do|would) i need (?:with|for) (?P<what2>it|this|that|that one|this one|"
        r"the \w+(?: one)?|number \w+)",
    ),
    (
        "because",
        r"(?:something |anything )?(?:because of|based on|from|given|considering) (?:what i(?:'ve| have)? "
        r"(?:bought|own|ordered|like|liked)|my (?:last |recent |past )?purchases?|my taste|my history)",
    ),
    (
        "similar",
        rf"(?:show me |find me |give me )?(?:(?:some(?:thing)?|anything|ones?|more) )*(?:more like|similar to|"
        rf"like|resembling|along the lines of) {_SHOWN}",
    ),
    (
        "popular",
        r"(?:(?:what(?:'s| is| are)?|which(?: \w+)? (?:is|are)|show me|do you have) )?(?:the |your |some )?"
        r"(?:most )?(?:popular|best[- ]?selling|best ?sellers?|bought|trending|top[- ]?selling)"
        r"(?: (?:things|products|items|ones|right now|here|at the moment))*"
        r"(?: (?:in|for|among|of|from)(?: the| your)?)?(?: (?P<what>[\w&' -]+?))?(?: do you have)?",
    ),
    (
        "for_you",
        rf"(?:recommend|suggest|show|give|find|pick)(?: me)? {_SOME}{_LIKE}|"
        r"what (?:do|would|can|could) you (?:recommend|suggest)(?: (?:for|to) me| me)?|"
        r"(?:any |some |your )?(?:recommendations?|suggestions?|ideas|picks)(?: for me)?|surprise me|"
        r"(?:recommend|suggest) me|what (?:might|would|should|could) i (?:like|buy|enjoy|get)|"
        rf"(?:do you have )?{_SOME} for me|for me",
    ),
    (
        "predicted",
        rf"{_POINTED}(?:(?:(?:do|don't) you think |you think )?{_WOULD_I}|(?:do |don't )?you think {_I_WOULD})"
        rf"(?: really| actually| even)? (?:be )?{_ENJOY} {_SHOWN}",
    ),
    (
        "predicted",
        rf"{_POINTED}(?:what|how|how many stars|what rating|how much) (?:{_WOULD_I}|do you think {_I_WOULD}) "
        rf"(?:rate|score|give|like|enjoy) (?:to )?{_SHOWN}",
    ),
    (
        "predicted",
        r"(?:is|would|will) (?P<what>it|this|that|(?:this|that) one|the [\w' -]+?|number \w+) (?:be )?(?:something )?"
        rf"{_TO_MY_TASTE}",
    ),
    (
        "predicted",
        rf"which(?: one| of (?:these|those|them|the two|both))? (?:{_WOULD_I}|do you think {_I_WOULD}) {_ENJOY}"
        r"(?: the)? (?:more|most|best|better)",
    ),
)
_RULES = tuple((scene, re.compile(pattern)) for scene, pattern in _PATTERNS)
_MORE = re.compile(r"(?:show me |give me )?(?:some )?(?:more|others?|other ones|the next(?: ones)?|what else)")
_NOT_A_PRODUCT = re.compile(r"\b(?:this|that)s? (?:but|only|in|with|without|under|cheaper)\b|\b(?:but|under|cheaper)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneWish:
    """A scene that a message asks for."""

    scene: Scene
    what: str = ""
    """What it is asked for, in the message's words: a product, a category; empty where none is named."""


def scene_wish(text: str) -> SceneWish | None:
    """The scene that the whole of a message asks for; None when it asks for anything more or else.

    Args:
        text: a normalised message.
    """
    asked = _CLOSING.sub("", _OPENING.sub("", text))
    for scene, pattern in _RULES:
        match = pattern.fullmatch(asked)
        if match is not None and not _NOT_A_PRODUCT.search(asked):
            named = match.groupdict()
            return SceneWish(scene=scene, what=(named.get("what") or named.get("what2") or "").strip())
    return None


def asks_for_more(text: str) -> bool:
    """Whether a message asks for more of the shelf it stands under."""
    return bool(_MORE.fullmatch(_CLOSING.sub("", _OPENING.sub("", text))))
