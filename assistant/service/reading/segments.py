"""A wish about several things taken apart: each thing named, and the words about what it shall become."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.service.orders import Order, OrderLine
from assistant.service.reading.mentions import Mention, Ref, lines_of, mentions
from assistant.service.reading.tokens import found_at, token_stems, tokens

_CONTEXT = re.compile(
    r"\b(?:along with|together with|(?:received|came|arrived|bought|ordered|got|"
    r"delivered)(?: \w+){0,3} (?:along |together )?with|"
    r"order (?:with|containing|that (?:has|had|contains|includes))|that (?:has|had|contains)|goes with|"
    r"same order as|where i (?:bought|got)|with (?:a|an|the) order of)\s+(?:the |my |a |an |two |both |"
    r"\w+ ){0,3}$",
    re.I,
)
_START = re.compile(r"(?:,|;|\.|\n|\band\b|\bplus\b|\bas well as\b|\balso\b|\bthen\b)\s*(?:and\b)?", re.I)
_THE = re.compile(r"\b(?:the|my)\b", re.I)
_OTHER = re.compile(r"\b(?:the other|another|second)\b", re.I)
_TARGET = re.compile(r"\b(?:for|to|into|with|by|→|->)\b|\bsuch that\b", re.I)
_MADE = re.compile(
    r"\b(?:to|for|into|get|want|need|prefer|like|have|as|make it|become|receive)\b (?:be )?(?:a|an|the|"
    r"my)?\s*(?:[\w-]+\s+){0,4}$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A thing that is named, and the words that say what it shall become."""

    mention: Mention
    refs: tuple[Ref, ...]
    """The lines it may be, narrowed by the words that describe it."""
    spec: str
    context: bool
    """It is named only to say which order is meant: "received along with the sneakers"."""


def segments(text: str, orders: Sequence[Order], *, swapping: bool) -> tuple[Segment, ...]:
    """Take a wish apart by the things it names.

    Args:
        text: the words of the wish.
        orders: the orders that its things may be in.
        swapping: whether things shall become other variants.
    """
    lines = lines_of(orders)
    every = mentions(text, orders)
    named = _distinct(every, text, lines) if swapping else list(every)
    zones: dict[Mention, list[str]] = {mention: [] for mention in named}
    plural: set[Mention] = set()
    found = []
    for place, mention in enumerate(every):
        begin = _begin(text, every[place - 1].end if place else 0, mention.start)
        end = _begin(text, mention.end, every[place + 1].start) if place + 1 < len(every) else len(text)
        if mention not in zones:
            owner = next(each for each in named if set(each.refs) == set(mention.refs))
            zones[owner].append(text[begin:end])
            plural |= {owner} if mention.plural else set()
            continue
        refs = described(text, mention, lines, begin, end if not swapping else None)
        spec = _spec(text, mention, begin, end, [lines[ref] for ref in refs]) if swapping else ""
        found.append(Segment(mention, refs, spec, bool(_CONTEXT.search(text[: mention.start]))))
    return tuple(
        replace(
            each,
            mention=replace(each.mention, plural=each.mention.plural or each.mention in plural),
            spec=" . ".join((each.spec, *zones[each.mention])) if swapping else "",
        )
        for each in found
    )


def described(
    text: str, mention: Mention, lines: Mapping[Ref, OrderLine], begin: int | None = None, end: int | None = None
) -> tuple[Ref, ...]:
    """Of the lines that a mention may be, those that the words around it describe best; all where none does."""
    refs = tuple(ref for ref in mention.refs if ref in lines)
    if len(refs) < 2:
        return refs
    begin = _begin(text, 0, mention.start) if begin is None else begin
    around = (
        text[begin : mention.start]
        + " ; "
        + _before_target(text[mention.end : mention.end + 90 if end is None else end])
    )
    scores = {ref: _described_by(around, lines[ref]) for ref in refs}
    best = max(scores.values())
    return refs if best == 0 else tuple(ref for ref in refs if scores[ref] == best)


def _described_by(text: str, line: OrderLine) -> int:
    found = tokens(text)
    return sum(
        any(True for _ in found_at(token_stems(value), found))
        for value in line.options.values()
        if value.casefold() not in ("yes", "no")
    )


def _before_target(text: str) -> str:
    match = re.search(r"\b(?:for|to|into)\b", text, re.I)
    return text[: match.start()] if match else text


def _distinct(found: Sequence[Mention], text: str, lines: Mapping[Ref, OrderLine]) -> list[Mention]:
    """Mentions that name a thing for the first time; the same thing again belongs to what it shall become."""
    distinct: list[Mention] = []
    for mention in found:
        same = [each for each in distinct if set(each.refs) == set(mention.refs)]
        if not same or _is_another(text, mention, same, lines):
            distinct.append(mention)
    return distinct


def _is_another(text: str, mention: Mention, same: Sequence[Mention], lines: Mapping[Ref, OrderLine]) -> bool:
    """Whether a name that was said before means another line this time: "the blue shirt ..., and the red shirt ..."."""
    before = text[_begin(text, 0, mention.start) : mention.start]
    if len(mention.refs) < 2 or not _THE.search(before):
        return False
    mine = described(text, mention, lines)
    return bool(_OTHER.search(before)) or (
        len(mine) == 1 and all(described(text, each, lines) != mine for each in same)
    )


def _begin(text: str, least: int, start: int) -> int:
    """Where the words that lead to a mention begin: after the last comma or "and" before it."""
    joints = [match.end() for match in _START.finditer(text, least, start)]
    return joints[-1] if joints else least


def _spec(text: str, mention: Mention, begin: int, end: int, old: Sequence[OrderLine]) -> str:
    """The words about what a thing shall become: after it, and before it where they do not describe what it is."""
    before, after = text[begin : mention.start], text[mention.end : end]
    target = _TARGET.search(after)
    if target and target.start() and old:
        middle = after[: target.start()]
        if _only_describes(middle, old):
            after = after[target.start() :]
    if old and not _only_describes(before, old) and (_MADE.search(before) or not after.strip(" .,;!?")):
        return f"{_beyond_description(before)} ; {after}"
    return after if after.strip(" .,;!?") else before


def _only_describes(text: str, old: Sequence[OrderLine]) -> bool:
    """Whether words say nothing but what a thing is now."""
    found = tokens(text)
    values = [value for line in old for value in line.options.values()]
    return not found or any(any(True for _ in found_at(token_stems(value), found)) for value in values)


def _beyond_description(text: str) -> str:
    made = list(re.finditer(r"\b(?:to|for|into|get|want|need|prefer|like)\b", text, re.I))
    return text[made[0].start() :] if made else text
