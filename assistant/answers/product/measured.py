"""What a listing gives for a number that is asked about: of the whole, of a part, or of what it takes."""

import re
from dataclasses import replace

from assistant.answers.product.asked import Asked
from assistant.answers.product.aspects import ASPECTS, Aspect, Given, aspect, given, of_named_part
from assistant.answers.product.compares import TAKES
from assistant.answers.product.measures import Measure, measures
from assistant.answers.word_keys import key, topic_words
from retrieval.vocabulary import WORD


def shares_given(asked: Asked) -> list[Given]:
    """The percentages of what the question names ("70 % cocoa")."""
    named = frozenset(map(key, topic_words(re.sub(r"\d[\d.,]* ?(?:%|percent)", " ", asked.question)))) - _MORE
    return [
        Given(measure=measure, statement=statement)
        for statement in asked.listing
        for measure in measures(statement.text)
        if measure.dimension == "share" and named and named <= statement.words
    ]


_MORE = frozenset(map(key, "percent more less least over under above below".split()))


def measures_given(asked: Asked, asks: Measure) -> list[Given]:
    """What the listing gives in the dimension asked, by the aspect the question names."""
    named = [each for each in ASPECTS if asks.dimension in each.dimensions and each.asked.search(asked.question)]
    if exact := _of_the_same(asked, asks):
        return exact
    part = _told_part(asked, asks)
    if part and (found := of_named_part((asks.dimension,), asked.listing, part)):
        return found
    if found := _by_aspect(asked, asks, named, part):
        return found
    if asks.dimension in ("length", "mass") and (found := _two_sides(asked, named) or _taken(asked, asks)):
        return found
    if named and named[0].name not in ("dimensions", "battery", "load", "capacity", "heat"):
        return []
    return _otherwise(asked, asks, part)


def _by_aspect(asked: Asked, asks: Measure, named: list[Aspect], part: frozenset[str]) -> list[Given]:
    """What is given for the aspects a question names, of the part it names or of the whole."""
    for each in named:
        for of in dict.fromkeys((part, frozenset())):
            whole = not of and bool(part) and each.name not in _OF_ALL
            if not whole and (found := _fitting(asked, each, asks, of)):
                return found
    return []


def _otherwise(asked: Asked, asks: Measure, part: frozenset[str]) -> list[Given]:
    """What is given in the dimension asked, where the question names no aspect that has it."""
    if TAKES.search(asked.question) and asks.dimension == "length":
        return _holding(asked, asks)
    usual = {"length": "length", "mass": "weight", "volume": "capacity"}.get(asks.dimension)
    fallback = aspect(usual) if usual and not TAKES.search(asked.question) else None
    if fallback and (found := given(fallback, asked.listing)):
        return found
    if part or asks.dimension in ("length", "mass", "time"):
        return []
    return [
        Given(measure=measure, statement=statement)
        for statement in asked.listing
        for measure in measures(statement.text)
        if measure.dimension == asks.dimension
    ]


def _of_the_same(asked: Asked, asks: Measure) -> list[Given]:
    """The column of the thing that is to fit, where it is measured itself ("will a 22 mm strap fit?")."""
    thing = re.match(r"[\s-]+(?P<what>[a-z]+)", asked.question[asks.start + len(asks.text) :])
    if thing is None or not re.search(r"\b(?:fit|fits|work|works|suit)\b", asked.question):
        return []
    what = frozenset({key(thing.group("what"))})
    found = of_named_part((asks.dimension,), [each for each in asked.listing if each.name is not None], what)
    return [one for one in found if not one.most and not what & asked.kind]


def _told_part(asked: Asked, asks: Measure) -> frozenset[str]:
    """The part whose measure is asked about, without words that compare."""
    said = {key(word) for word in topic_words(asked.question[: asks.start]) if not _COMPARES.fullmatch(word)}
    return asked.part(asks.start) & said


_COMPARES = re.compile(
    r"\w+er|more|less|least|most|up|down|over|under|than|high|long|wide|deep|tall|thick|take|hold|go|"
    r"goes|reach|last|lasts"
)


def _two_sides(asked: Asked, named: list[Aspect]) -> list[Given]:
    """Length or width from a size that gives two sides: the longer is the length."""
    wanted = next((each.name for each in named if each.name in ("length", "width")), None)
    if wanted is None or asked.part(len(asked.question)) - asked.called:
        return []
    for statement in asked.listing:
        for measure in measures(statement.value) if statement.name and _SIZED.match(statement.name) else ():
            if measure.dimension == "length" and len(measure.values) == 2 and not measure.spread:
                side = measure.high if wanted == "length" else measure.low
                return [Given(measure=replace(measure, values=(side,)), statement=statement)]
    return []


_SIZED = re.compile(r"^(?:size|dimensions?|measure\w*|floor|area)\b", re.I)


def _taken(asked: Asked, asks: Measure) -> list[Given]:
    """What it takes at most, where the question gives the size of what shall go with it ("a 10 mm bit")."""
    thing = re.match(r"[\s-]+(?:thick |wide |long |heavy )?[a-z]+", asked.question[asks.start + len(asks.text) :])
    takes = re.search(
        r"\b(?:take|takes|fit|fits|hold|holds|for|accept|clamp\w*|work|works|use|carry|support|cut|cuts)\b",
        asked.question,
    )
    if (thing is None and not TAKES.search(asked.question)) or not takes:
        return []
    return [
        one
        for statement in asked.listing
        for measure in measures(statement.text)
        if measure.dimension == asks.dimension and (one := Given(measure=measure, statement=statement)).most
    ][:1]


_OF_ALL = frozenset(
    {
        "battery",
        "charging",
        "warranty",
        "keeps",
        "burn time",
        "seat height",
        "seat width",
        "heel",
        "load",
        "heat",
        "brightness",
    }
)
"""Aspects that name their part themselves."""


def _fitting(asked: Asked, each: Aspect, asks: Measure, part: frozenset[str]) -> list[Given]:
    if TAKES.search(asked.question) and each.dimensions[0] == "length" and each.name in ("dimensions", "length"):
        return _holding(asked, asks)
    found = [one for one in given(each, asked.listing, part) if one.measure.dimension == asks.dimension]
    if each.name == "load" and not found and re.search(r"\bhold|\btake", asked.question):
        return []
    return found


def _holding(asked: Asked, asks: Measure) -> list[Given]:
    """The size of what it takes ("laptops up to 13 inches"), where the question names such a thing with its size."""
    thing = TAKES.search(asked.question)
    wanted = key(thing.group()) if thing else ""
    return [
        Given(measure=measure, statement=statement)
        for statement in asked.listing
        if wanted in statement.words or any(key(word) == wanted for word in WORD.findall(statement.text))
        for measure in measures(statement.text)
        if measure.dimension == asks.dimension
    ]
