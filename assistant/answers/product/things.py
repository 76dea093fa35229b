"""Any other thing or property asked for: yes or no only where one statement has all of the words and the same sense."""

import re
from typing import Literal

from assistant.answers.product.asked import Asked, Told, stated, unsaid
from assistant.answers.product.listing import Statement, is_apart, is_denied
from assistant.answers.word_keys import key, topic_words
from retrieval.vocabulary import WORD

Frame = Literal["comes_with", "needs", "has", "for", "with", "is"]

_COMES_WITH = re.compile(
    r"\b(?:comes?|coming|supplied|sold|shipped?|delivered) with\b|\bincluded?s?\b|\bin the (?:box|set|"
    r"pack(?:age)?|kit)\b|"
    r"\b(?:get|have) (?:an?|the|any) [\w -]+ with (?:it|them)\b|\bwith (?:it|them)\W*$"
)
_FOR = re.compile(
    r"\b(?:for|suitable|good (?:for|on|in|with|as)|ideal|used? (?:it |them |this )?(?:for|on|in|at|as|"
    r"while|during|outside|every)|"
    r"(?:work|wear|go|take|put|leave|bring|play|stand) (?:\w+ )?(?:for|on|in|as|while|during|at|under|"
    r"over)|meant|intended|designed)\b"
)
_WITH = re.compile(
    r"\b(?:work|works|compatible|fit|fits|connect|connects|pair|pairs|attach\w*|combine|go|goes|"
    r"use)\b.*\b(?:with|to|on|onto|in|over|under)\b|\bfits?\b|\bcompatible\b"
)
_HAS = re.compile(
    r"\b(?:have|has|got|having)\b|\b(?:is|are) there\b|\bany\b|\bwith\b|\bdo(?:es)? (?:it|they) "
    r"(?:show|offer|give|feature)\b"
)
_ELSE = re.compile(
    r"\b(?:fits?|for|takes?|needs?|requires?|uses?|works? with|compatible with|suits?|holds?|pairs? "
    r"with|connects? to|like an?|"
    r"instead of|replaces?|than an?|add your own|your own|without|any)\s+(?:\w+[\s-]+){0,3}$",
    re.I,
)
"""Before a thing, these make it something that the product is used with."""
_GIVES = re.compile(
    r"\b(?:includ\w+|comes? with|supplied|with|plus|in the (?:box|set)|set of|contains?|has|and|"
    r"come[s]?|are in|is in|you get|attached|built-? ?in)\b",
    re.I,
)
_USES = re.compile(
    r"^(?:use|uses|suitable|suitable for|for|activity|terrain|occasion|skin type|hair type|season|"
    r"fits|fit|compatible|compatibility|compatible with|works with|suits|room|surface|surfaces)$",
    re.I,
)
_TO = re.compile(
    r"\b(?:for|as|in|on|during|with|suits?|to|at|under|over|ideal|good|made|while|when|beyond|"
    r"from)\W+(?:[\w'-]+\W+){0,5}$",
    re.I,
)
_FITS_TO = re.compile(
    r"\b(?:fits?|works?|with|for|to|on|onto|over|compatible|suits?|takes?|pairs?|connects?|any|all|"
    r"most|uses?)\W+(?:[\w'-]+\W+){0,5}$",
    re.I,
)
_SAFE = re.compile(r"[\s-]+(?:\w+[\s-]+)?(?:safe|friendly|proof|ready|approved|suitable|use|grade)\b", re.I)
_NEEDS = re.compile(r"\b(?:need|needs|require|requires|required|do i have to (?:buy|have|use))\b")
_NEEDED = re.compile(
    (r"\b(?:needs?|required?|requires|must|recommended|essential|takes|uses|only with|necessary)\b"), re.I
)
_VAGUE = frozenset("left right inner outer inside outside top bottom front back side new old real nice".split())


def thing(asked: Asked) -> Told:
    """Whether the listing says that it is so or has it, and what it says that comes near."""
    wanted = asked.topic
    if not wanted:
        return unsaid(asked)
    frame = _frame(asked.question)
    verdicts = [(verdict, statement) for statement in asked.listing if (verdict := _of(asked, statement, frame))]
    for verdict, statement in verdicts:
        if verdict in ("yes", "no"):
            return stated(asked, "yes" if verdict == "yes" else "no", statement)
    near = next((statement for _, statement in verdicts), None)
    return unsaid(asked, near or _sharing(asked))


def _frame(question: str) -> Frame:
    for frame, pattern in (
        ("comes_with", _COMES_WITH),
        ("needs", _NEEDS),
        ("with", _WITH),
        ("for", _FOR),
        ("has", _HAS),
    ):
        if pattern.search(question):
            return frame  # type: ignore[return-value]
    return "is"


def _of(asked: Asked, statement: Statement, frame: Frame) -> str | None:
    """What a statement says of all the words asked: "yes", "no", "near"; None where it lacks one of them."""
    wanted = asked.topic
    if statement.name is not None:
        return _of_column(asked, statement, frame)
    if not wanted <= statement.words:
        return None
    spans = _spans(statement, wanted)
    if is_apart(statement.text, spans[-1][0]):
        return "no" if frame in ("comes_with", "has") else "near"
    between = statement.text[spans[0][0] : spans[-1][1]]
    if len(wanted) > 1 and (len(between) > _FAR or re.search(r"[;:.,(]", between)):
        return "near"
    if any(is_denied(statement.text, *span) for span in spans):
        return "no"
    is_title = statement.text == asked.product.title
    return "yes" if _in_frame(statement.text, spans, frame, is_title=is_title) else "near"


def _spans(statement: Statement, wanted: frozenset[str]) -> list[tuple[int, int]]:
    """Where the words asked stand in a statement."""
    return [(match.start(), match.end()) for match in WORD.finditer(statement.text) if key(match.group()) in wanted]


def _in_frame(text: str, spans: list[tuple[int, int]], frame: Frame, *, is_title: bool) -> bool:
    """Whether a sentence has the words in the sense asked: as what it is for, comes with, needs, works with."""
    before, after = text[: spans[0][0]], text[spans[-1][1] :]
    if frame == "needs":
        return bool(_NEEDED.search(text))
    if frame == "for":
        return bool(_TO.search(before) or _SAFE.match(after))
    if frame == "with":
        return bool(_FITS_TO.search(before))
    if frame in ("comes_with", "has") and _ELSE.search(before) and not _INCLUDES.search(before):
        return False
    return frame != "comes_with" or is_title or bool(_GIVES.search(text))


_FAR = 70
"""Characters between the words asked beyond which a sentence speaks of different things."""
_INCLUDES = re.compile(r"\bincludes?\b|\bcomes? with\b|\bthere (?:is|are)\b", re.I)


def _of_column(asked: Asked, statement: Statement, frame: Frame) -> str | None:
    """The same of a column."""
    wanted, name = asked.topic, frozenset(map(key, WORD.findall(statement.name or "")))
    if (plain := wanted - _FILLING) and plain == name - _FILLING and statement.answers is not None:
        return "yes" if statement.answers else "no"
    if not wanted <= statement.words:
        return _of_other_value(asked.question, statement, wanted, name, frame)
    if frame == "needs" and statement.answers is None and not (wanted <= name and _NEEDED.search(statement.text)):
        return "near"
    return _of_name(statement, frame) if wanted <= name else _of_value(statement, wanted, frame)


def _of_name(statement: Statement, frame: Frame) -> str:
    """A column that is called by all that is asked."""
    if frame == "for" and not _USES.match(statement.name or "") and statement.answers is None:
        return "near"
    if is_apart(statement.value):
        return "no" if frame == "comes_with" else "near"
    return "no" if statement.answers is False else "yes"


def _of_value(statement: Statement, wanted: frozenset[str], frame: Frame) -> str:
    """A column that has what is asked in its value."""
    spans = _spans(statement, wanted)
    if statement.answers is False or is_denied(statement.text, *spans[-1]) or is_apart(statement.value):
        return "no"
    used = _USES.match(statement.name or "") or _TO.search(statement.text[: spans[0][0]])
    return "near" if frame in ("for", "with") and not used else "yes"


_FILLING = frozenset(
    map(
        key,
        (
            "version model option edition set adjust function functions feature mode control change choose switch turn "
            "support"
        ).split(),
    )
)
"""Words that a column's name may have or lack and still be the one asked about."""


def _of_other_value(
    question: str, statement: Statement, wanted: frozenset[str], name: frozenset[str], frame: Frame
) -> str | None:
    """A column that says what it is instead ("wax: beeswax" to "is it soy wax?")."""
    plain = statement.answers is None and len(statement.value.split()) <= 2 and not re.search(r"\d", statement.value)
    asked_kind = re.search(rf"\b(?P<kind>[a-z-]+) {re.escape(statement.name or '')}s?\W*$", question)
    if asked_kind is None or asked_kind.group("kind") in _DEGREES or frame != "is":
        return None
    return "no" if plain and name and name < wanted else None


_DEGREES = frozenset(
    (
        "strong good nice long short big small large heavy light soft hard real new high low great bad loud quiet same "
        "other different more less much the its a an"
    ).split()
)


def _sharing(asked: Asked) -> Statement | None:
    """A statement that has most of what is asked, the thing itself among it."""
    words = [word for word in topic_words(asked.question) if word not in _VAGUE]
    if not words:
        return None
    wanted = frozenset(map(key, words))
    found = [each for each in asked.listing if 2 * len(wanted & each.words) >= len(wanted) and wanted & each.words]
    found = [each for each in found if each.text != asked.product.title]
    return max(found, key=lambda each: len(wanted & each.words), default=None) if len(wanted) < 3 or found else None
