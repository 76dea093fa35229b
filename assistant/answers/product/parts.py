"""Several things asked in one message, each as a question of its own."""

import re

_ENDS = re.compile(r"[?!;。？；\n]+|\.(?=\s|$)")
_ASKS = (
    r"(?:how|what|which|where|when|who|is|are|does|do|can|could|will|has|have|would|any)\b"
    r"(?! (?:you|i) (?:tell|know|say))"
)
_JOINED = re.compile(
    rf"(?:\s*,\s*|\s+)(?:and|but|plus|also|or)\s+(?:also\s+|if so,?\s+)?(?={_ASKS})|\s*,\s*(?={_ASKS})", re.I
)
_KEPT = re.compile(r"\b(?:tell me|know|say|wonder(?:ing)?|ask|see|and|or)\s*,?\s*$", re.I)
_WORD = re.compile(r"[^\W_]")
_MOST = 4
_GREETING = re.compile(
    r"^\W*(?:hi|hello|hey|thanks|thank you|please|ok(?:ay)?|good (?:morning|evening|day)|sorry|quick question|"
    r"i (?:have|was wondering)|one (?:more )?question|nice|great|cool)\W*$",
    re.I,
)
_POINTS = re.compile(
    r"^\W*(?:(?:and|so|about|for|of|on) )*(?:the |this |that |number )?(?:first|second|third|fourth|"
    r"fifth|sixth|last|other|\d{1,2})? ?"
    r"(?:one|product|item|this|that|it)?\W*$",
    re.I,
)
"""A piece that only points at a product."""
_ASKING = re.compile(
    r"\b(?:how|what|which|where|when|who|is|are|does|do|can|could|will|has|have|would|any|tell|"
    r"should|did|was|pros|complain\w*|reviews?)\b",
    re.I,
)


def parts(message: str) -> tuple[str, ...]:
    """The questions of a message, at most four, in order; the message itself when it holds but one."""
    pieces = [piece.strip(" ,") for piece in _ENDS.split(message) if _WORD.search(piece)]
    pieces = [piece for piece in pieces if not _POINTS.match(piece)] or pieces
    asking = [piece for piece in pieces if (_ASKING.search(piece) or ";" in message) and not _GREETING.match(piece)]
    found = [question for piece in asking or pieces for question in _joined(piece)]
    return tuple(found[:_MOST]) or (message,)


def _joined(text: str) -> list[str]:
    """The questions of one sentence: "is it warm and how heavy is it"."""
    found, start = [], 0
    for match in _JOINED.finditer(text):
        before = text[start : match.start()]
        if len(before.split()) >= 2 and _ASKING.search(before) and not _KEPT.search(before):
            found.append(before.strip(" ,"))
            start = match.end()
    return [*found, text[start:].strip(" ,")]
