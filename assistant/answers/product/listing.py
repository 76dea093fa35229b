"""What a listing states, piece by piece: title, columns and sentences, and whether a piece denies a word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers.word_keys import keys
from retrieval.product import Product

_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[。；！？])|\s+[-–—•*]\s+|\n+")
_LONGEST = 220
_PART = re.compile(r"(?<=,)\s+|(?<=:)\s+")
_NEGATOR = (
    r"\b(?:not|no|non|n't|isn't|aren't|don't|doesn't|won't|can't|cannot|shouldn't|mustn't|wasn't|without|never|avoid|"
    r"neither|nor|nothing|lacks?|lacking|unsuitable for|un(?=suitable)|keep (?:it |them )?(?:away from|out of)|"
    r"instead of|rather than|free (?:from|of)|hardly|anything but|unlike|less than fully)\b"
)
_DENIED = re.compile(rf"{_NEGATOR}(?:\W+[\w'’-]+){{0,5}}\W*$", re.I)
_NOT_ONLY = re.compile(r"\bnot (?:only|just)\b|\bno (?:problem|trouble|fuss|worry|matter)\b", re.I)
_LIST_DENIED = re.compile(
    r"\b(?:free (?:from|of)|without|contains? no|made without|neither|does not contain)\s+"
    r"(?:[\w'-]+(?:\s[\w'-]+){0,2}(?:,\s*(?:and |or |nor )?|\s+(?:and|or|nor)\s+))+(?:[\w'-]+\s){0,2}$",
    re.I,
)
_OR_DENIED = re.compile(rf"{_NEGATOR}[^.;:]*,?\s(?:or|nor)\s(?:[\w'-]+\s)?$", re.I)
_SPLIT = re.compile(
    r"[;:(]|\b(?:but|while|whereas|though|although|however|because|so that|then|unless)\b|"
    r",\s*(?:it|which|and it|the|a|an|is|has|they|with|and has|and is|so)\b|,",
    re.I,
)
_DENIED_AFTER = re.compile(
    r"^[-‑ ]free\b|^\w*\s+(?:(?:is|are|was|were) )?not\b(?! (?:only|just))|^\w*\s*(?:is|are|was) "
    r"(?:not|no)\b|^\w*\s*(?:isn't|aren't|won't|can't|cannot|must not|should not|"
    r"mustn't|shouldn't)\b|^[^.;,]{0,20}\b(?:not recommended|not allowed|not possible|not advised|"
    r"(?:will|would|can|may) (?:ruin|damage|harm|spoil|split|crack|kill|dull|destroy))\b|^s?:\s*(?:no|none|never)\b",
    re.I,
)
_APART = re.compile(
    r"\b(?:not (?:included|supplied|provided|in the box|part of)|sold separately|available separately|"
    r"(?:an )?optional(?: extra)?|bought separately|extra cost|isn't included|aren't included|not come with)\b",
    re.I,
)
_CLAUSE_END = re.compile(r"[;.]|\bbut\b|\bwhile\b|, (?=the\b)", re.I)
_NO_VALUE = re.compile(r"\W*(?:no|false|none|not|never|without|n/a|0)(?![\w.]|,?\d)", re.I)
_YES_VALUE = re.compile(r"\W*(?:yes|true)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One piece of a listing."""

    text: str
    """A sentence as it stands, or "name: value" of a column."""
    product_id: str
    name: str | None = None
    """Name of the column, of one."""
    value: str = ""

    @property
    def answers(self) -> bool | None:
        """Whether a column says yes or no; None for anything else."""
        if self.name is None:
            return None
        if _NO_VALUE.match(self.value):
            return False
        return True if _YES_VALUE.match(self.value) else None

    @property
    def words(self) -> frozenset[str]:
        """Keys of its words."""
        return keys(self.text)


def statements(product: Product) -> tuple[Statement, ...]:
    """The columns of a listing, then its title, then the sentences of its description."""
    columns = [
        Statement(text=f"{_plain(name)}: {value}", product_id=product.product_id, name=_plain(name), value=str(value))
        for name, value in sorted(product.attributes.items())
    ]
    columns += [
        Statement(
            text=f"{name}: {', '.join(values)}", product_id=product.product_id, name=name, value=", ".join(values)
        )
        for name, values in (("size", product.sizes), ("material", product.materials))
        if values and name not in product.attributes
    ]
    texts = [product.title, *sentences(product.description or "")]
    return (*columns, *(Statement(text=text, product_id=product.product_id) for text in texts))


def _plain(name: str) -> str:
    return name.replace("_", " ").strip()


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, a long one in parts."""
    found: list[str] = []
    for part in _SENTENCE.split(text):
        plain = part.strip(" \t*•-–—")
        found += [plain] if len(plain) <= _LONGEST else [piece.strip() for piece in _PART.split(plain)]
    return tuple(piece[:_LONGEST] for piece in found if len(piece) > 1)


def is_denied(text: str, start: int, end: int) -> bool:
    """Whether the words of a sentence from start to end are said not to be so."""
    before = text[:start]
    near = _SPLIT.split(before)[-1]
    if _DENIED.search(near) and not _NOT_ONLY.search(near):
        return True
    return bool(_LIST_DENIED.search(before) or _OR_DENIED.search(before) or _DENIED_AFTER.match(text[end:]))


def is_apart(text: str, start: int = 0) -> bool:
    """Whether the clause at a place of a sentence speaks of something that does not come with the product."""
    ends = [match.start() for match in _CLAUSE_END.finditer(text)]
    end = next((place for place in ends if place >= start), len(text))
    begin = max((place for place in ends if place < start), default=0)
    return bool(_APART.search(text[begin:end]))


def of_part(found: Sequence[Statement], part: frozenset[str]) -> list[Statement]:
    """The statements that speak of a part of the product; all of them where no part is meant."""
    return [statement for statement in found if part <= statement.words]
