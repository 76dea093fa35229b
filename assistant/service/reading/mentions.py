"""Which lines of a customer's orders a message names, by the words of their titles."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.service.orders import Order, OrderLine
from assistant.service.reading.tokens import Token, token_stems, tokens

_COMPOUND = 5
"""Letters that two words of a title typed as one have at least."""
_WEAK_HEADS = frozenset(token_stems("set kit pair pack bundle"))
_PLURAL = re.compile(r"\b(?:both|all|two|three|four|five|six|every|each)\b", re.I)
_EVERYTHING = re.compile(
    r"\b(?:everything(?! else)|all (?:of )?(?:my |the |these |those )?(?:\w+ )?(?:items|things|products|"
    r"stuff|articles)|all of (?:it|them)|"
    r"(?:the )?(?:whole|entire|full|complete) (?:order|thing|lot)|every(?: single)? (?:item|thing)|"
    r"all (?:possible )?(?:orders|things ordered)|all the rest)\b",
    re.I,
)
_EXCEPT = re.compile(
    r"\b(?:except(?: for)?|but(?= (?:not )?(?:the|my|a|an)\b)|apart from|other than|besides|aside from|"
    r"excluding|all but|minus|not)\b",
    re.I,
)


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A line of an order: its place in it, from 0."""

    order_id: str
    place: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a message that name a thing, and the lines it may be."""

    start: int
    end: int
    refs: tuple[Ref, ...]
    plural: bool
    """Several of them are meant: "both lamps"."""


def lines_of(orders: Sequence[Order]) -> dict[Ref, OrderLine]:
    """Every line of some orders."""
    return {Ref(order.order_id, place): line for order in orders for place, line in enumerate(order.lines)}


def mentions(text: str, orders: Sequence[Order]) -> tuple[Mention, ...]:
    """What a text names of some orders, in order."""
    lines = lines_of(orders)
    titles = {line.title: token_stems(line.title) for line in lines.values()}
    found = tokens(text)
    hits = [_titles_at(found, place, titles) for place in range(len(found))]
    mentioned: list[Mention] = []
    place = 0
    while place < len(found):
        if not hits[place]:
            place += 1
            continue
        last = place
        while last + 1 < len(found) and hits[last + 1] and _next_to(text, found[last], found[last + 1]):
            last += 1
        named = _best(hits[place : last + 1], titles, found[place : last + 1])
        if named:
            refs = tuple(ref for ref, line in lines.items() if line.title in named)
            plural = _is_plural(text, found[place : last + 1], named)
            mentioned.append(Mention(found[place].start, found[last].end, refs, plural))
        place = last + 1
    return tuple(mentioned)


def names_everything(text: str) -> bool:
    """Whether a text means all lines or orders there are."""
    return bool(_EVERYTHING.search(text))


def excepted(text: str) -> str:
    """The part of a text that says what is left out: what follows "except"; "" without one."""
    match = _EXCEPT.search(text)
    return text[match.end() :] if match else ""


def without_excepted(text: str) -> str:
    """A text up to "except"."""
    match = _EXCEPT.search(text)
    return text[: match.start()] if match else text


def _titles_at(found: Sequence[Token], place: int, titles: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The titles that have the word at a place, as it stands or joined with a neighbour ("book shelf")."""
    own = found[place].stem
    after = own + found[place + 1].stem if place + 1 < len(found) else own
    before = found[place - 1].stem + own if place else own
    return frozenset(title for title, row in titles.items() if _is_in(row, own, before, after))


def _is_in(row: tuple[str, ...], own: str, before: str, after: str) -> bool:
    if any(word in row for word in (own, before, after)):
        return True
    return bool(row) and (_ends_in(own, row[-1]) or (len(own) > _COMPOUND and own == "".join(row[-2:])))


def _ends_in(word: str, head: str) -> bool:
    return len(word) >= 4 and len(head) > len(word) and head.endswith(word)


def _best(
    hits: Sequence[frozenset[str]], titles: Mapping[str, tuple[str, ...]], found: Sequence[Token]
) -> frozenset[str]:
    """Of the titles that some words in a row touch, those that most of them are in; () where no word is telling."""
    counts: dict[str, int] = {}
    for hit in hits:
        for title in hit:
            counts[title] = counts.get(title, 0) + 1
    most = max(counts.values())
    best = {title for title, count in counts.items() if count == most}
    telling = {title for title in best if most > 1 or _is_telling(found, titles[title], titles)}
    return frozenset(telling)


def _is_telling(found: Sequence[Token], row: tuple[str, ...], titles: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether the one word said names the thing: its head, or a word that only this title has and that is no trait."""
    strong = [stem for stem in row if stem not in _WEAK_HEADS]
    head = strong[-1] if strong else ""
    said = {token.stem for token in found}
    if head in said or any(_ends_in(stem, head) for stem in said) or "".join(row[-2:]) in said:
        return True
    alone = [stem for stem in said if stem in row and sum(stem in other for other in titles.values()) == 1]
    return any(len(stem) >= 5 and stem not in _TRAITS for stem in alone)


_TRAITS = frozenset(
    token_stems(
        "smart electric electronic wireless digital portable mechanical action indoor outdoor running hiking gaming "
        "water garden desk coffee office cycling yoga bluetooth security patio light action travel classic small large "
        "cotton leather wooden steel black white blue green red grey brown silver navy"
    )
)


def _next_to(text: str, first: Token, second: Token) -> bool:
    return not re.search(r"[,;.]|\band\b", text[first.end : second.start])


def _is_plural(text: str, found: Sequence[Token], titles: frozenset[str]) -> bool:
    """Whether several are meant: "both lamps", "all lamps", "lamps" of what is called a lamp."""
    before = text[max(0, found[0].start - 30) : found[0].start]
    before = re.split(r"[,.;]|\band\b|\bfor\b|\bto\b", before)[-1]
    named = {tokens(title)[-1].word.casefold() for title in titles if tokens(title)}
    many = found[-1].word.casefold()
    nouns = many.endswith("s") and not any(name.endswith("s") for name in named)
    return nouns or bool(_PLURAL.search(before))
