"""Where a shop delivers to: countries as questions and pages name them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DELIVERS = re.compile(r"\b(?:deliver\w*|ship\w*|sen[dt]\w*|post(?:age|ed)?|dispatch\w*|order\w*)\b", re.I)
_REGIONS = re.compile(
    r"\b(?:europe(?:an union)?|eu|e\.u\.|asia|africa|scandinavia|nordic|benelux|balkans?|caribbean|oceania|"
    r"(?:north|south|latin|central) america|middle east|world-?wide|all over the world|anywhere|everywhere|"
    r"every country|"
    r"all countries|any country|internationally|most countries|many countries|selected countries|some countries)\b",
    re.I,
)
_OF_UNION = re.compile(r"\b(?:eu|e\.u\.|european union|all of europe|throughout europe)\b", re.I)
_EVERYWHERE = re.compile(
    r"\b(?:world-?wide|all over the world|anywhere|everywhere|every country|all countries)\b", re.I
)
_NOWHERE_ELSE = re.compile(
    r"\b(?:not|never|no|cannot|can't|don't)\b.*\b(?:other countries|other country|anywhere else|elsewhere|abroad|"
    r"internationally|overseas|outside)\b|\b(?:no|not)\b.*\binternational\b|"
    r"\b(?:only|nowhere else)\b",
    re.I,
)
_NEGATED = re.compile(r"\b(?:not|never|no|cannot|can't|don't|except|excluding)\b", re.I)


@dataclass(frozen=True, slots=True)
class Delivered:
    """Whether a country is delivered to, and the sentences that say so."""

    is_so: bool
    sentences: tuple[str, ...]


@cache
def _names() -> dict[str, tuple[str, bool]]:
    """Each name of a country -> its usual name, and whether it is of the European Union."""
    found: dict[str, tuple[str, bool]] = {}
    for line in Path(__file__).with_name("countries.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            usual, *others = (name.strip() for name in line.removeprefix("* ").split(","))
            found |= dict.fromkeys((usual, *others), (usual, line.startswith("* ")))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(_names(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.I)


@cache
def _asked() -> re.Pattern[str]:
    return re.compile(rf"\b(?:to|in|into|from|for|within)\s+(?:the\s+)?(?P<name>{_pattern().pattern})", re.I)


def country_asked(question: str) -> str | None:
    """The country that a question about delivery names, by its usual name; None where it names none, or several."""
    if not _DELIVERS.search(question):
        return None
    found = {_names()[match["name"].casefold()][0] for match in _asked().finditer(question)}
    return found.pop() if len(found) == 1 else None


def without_country(question: str) -> str:
    """A question about a country that no page names, as one about another country."""
    return _asked().sub("to another country", question)


def named(text: str) -> frozenset[str]:
    """The countries that a text names, by their usual names; "us" counts only as the abbreviation "US"."""
    found = (match.group() for match in _pattern().finditer(text))
    return frozenset(_names()[name.casefold()][0] for name in found if name.casefold() != "us" or name == "US")


def delivered(country: str, sentences: Iterable[str]) -> Delivered | None:
    """Whether a country is delivered to, by sentences about delivery; None where they do not decide it.

    It is, where one names it without a "not". It is not, where some are named, none is a region it may lie in, and a
    sentence closes the list ("only", "not to other countries").
    """
    about = [sentence for sentence in sentences if _DELIVERS.search(sentence)]
    of_union = next(union for usual, union in _names().values() if usual == country)
    for sentence in about:
        names_it = country in named(sentence) or _EVERYWHERE.search(sentence)
        if names_it or (of_union and _OF_UNION.search(sentence)):
            return None if _NEGATED.search(sentence) else Delivered(True, (sentence,))
    naming = [sentence for sentence in about if named(sentence)]
    closing = [sentence for sentence in about if _NOWHERE_ELSE.search(sentence)]
    if not naming or not closing or any(_REGIONS.search(sentence) for sentence in naming):
        return None
    said = dict.fromkeys((next((each for each in naming if each in closing), naming[-1]), closing[0]))
    return Delivered(False, tuple(said))
