"""Guides of a shop: what its pages advise on choosing a thing, and which thing that is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.pages.asked import Asked
from assistant.pages.quote import SURE, candidates, passage_number, quote
from retrieval.passage_search import FoundPassage
from retrieval.passage_words import asked_words
from retrieval.product import Passage
from retrieval.vocabulary import WORD

MOST_SENTENCES = 3
MOST_CHARACTERS = 360
_CHOOSING = re.compile(
    r"\bhow (?:do|does|should|shall|can|could|would|to)\b(?: (?:i|you|we|one|me))?(?: best)? (?:choose|pick|select|"
    r"decide|find|"
    r"buy|know which)\b|\b(?:what|which|what kind of|what sort of|"
    r"what type of)\b (?P<thing>[\w' -]{2,60}?) (?:should|shall|"
    r"do|would|can|could) (?:i|we|you|one)\b(?! (?:have|sell|accept|take payment|offer|deliver|ship))|"
    r"\b(?:which|what) (?P<thing2>[\w' -]{2,60}?) (?:is|are) (?:best|better|right|good|suitable) for\b|"
    r"\b(?:which|what kind of|what type of|what sort of) (?P<thing3>[\w' -]{2,60}?) for\b|"
    r"\bwhat (?:should|do|must) (?:i|we|you) (?:look (?:for|out)|consider|watch|pay attention)\b|\bwhat matters\b|"
    r"\bguide\W*\?|\b(?:help me|advice on|tips for|guide (?:to|for)) (?:choos\w+|pick\w*|select\w*|find\w*|buy\w*)\b",
    re.I,
)
_SIZE = re.compile(r"\bsizes?\b", re.I)
_WHICH_SIZE = re.compile(
    r"\b(?:what|which) (?:[\w'-]+ ){0,2}sizes?\b.*\b(?:should|do|am|would|is|for|need|take|fits?)\b|"
    r"\bhow do(?:es)? (?:the |your )?"
    r"(?:[\w'-]+ ){0,2}siz(?:es|ing) (?:run|work|fit)\b|\bsize (?:guide|chart)\b",
    re.I,
)
_TITLE = re.compile(
    r"^(?:how to (?:choose|pick|select|buy|find)|choosing|buying|picking|(?:a |our |the )?(?:buying )?guide (?:to|for))"
    r"(?: your| the)?(?: right| best| perfect)?(?: an?| your| the)?\s+(?P<thing>.+?)$|"
    r"^(?P<thing2>.+?) (?:buying )?guide$",
    re.I,
)
_AROUND = frozenset(
    asked_words("choose pick select decide find buy look looking out consider need help advice tips guide best")
)


@dataclass(frozen=True, slots=True)
class Advice:
    """What a guide says to a question."""

    thing: str
    """What the guide is about: "sleeping bag"."""
    sentences: tuple[str, ...]
    passage: Passage
    """Where the first of them stands."""
    whole: bool
    """The sentences are from several parts of the guide: it is named as a whole."""


def asks_size(message: str) -> bool:
    """Whether a message asks which size to take: what a size guide answers."""
    return _WHICH_SIZE.search(message) is not None


def wants_advice(message: str) -> bool:
    """Whether a message asks how to choose, or which thing is the right one: what a guide answers."""
    return _CHOOSING.search(message) is not None and _SIZE.search(message) is None


def thing_of(title: str) -> str | None:
    """What a guide with this title is about; None for a page that is no guide to choosing."""
    match = _TITLE.match(title.strip())
    thing = (match["thing"] or match["thing2"]) if match else None
    return thing if thing and not _SIZE.search(thing) else None


def things_in(message: str) -> str:
    """The words of a message for advice that name the thing and what it is to be like, as they were typed."""
    words = WORD.findall(message.lower())
    return " ".join(word for word in words if (said := asked_words(word)) and not set(said) & _AROUND)


def advice(message: str, found: Sequence[FoundPassage]) -> Advice | None:
    """What a guide to the thing that is asked about says; None where there is no guide to it.

    A question about one side of the choice ("for winter") gets the sentences that answer it, any other the first
    sentences of the guide's first parts.
    """
    asked = Asked(text=message, said=message)
    words = [word for word in asked_words(message) if word not in _AROUND]
    for title in dict.fromkeys(each.passage.title for each in found):
        thing = thing_of(title)
        about = asked_words(thing or "")
        if thing is None or not set(about) & set(words):
            continue
        of_guide = [each for each in found if each.passage.title == title]
        given = candidates(asked, of_guide)
        if not set(about) <= set(words) and (not given or given[0].chance < SURE):
            continue
        said = quote(asked, given) if set(words) - set(about) else None
        if said is not None:
            return Advice(thing, said.sentences, said.passage, whole=False)
        return _opening(thing, of_guide)
    return None


def _opening(thing: str, parts: Sequence[FoundPassage]) -> Advice | None:
    """The first sentences of a guide: two of its first part, one of its second."""
    ordered = sorted(parts, key=lambda each: passage_number(each.passage))
    chosen = [
        sentence.text for part, most in zip(ordered[:2], (2, 1), strict=False) for sentence in part.sentences[:most]
    ]
    told: list[str] = []
    for text in chosen[:MOST_SENTENCES]:
        if not told or sum(map(len, told)) + len(text) <= MOST_CHARACTERS:
            told.append(text)
    return Advice(thing, tuple(dict.fromkeys(told)), ordered[0].passage, whole=True) if told else None
