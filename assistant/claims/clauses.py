"""A sentence in clauses: parts that each say something of some products."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assistant.claims.listing import DENIERS, denials
from assistant.claims.tokens import Token

_ENDS = frozenset(", ; : ( ) – — - & /".split())
_JOINERS = frozenset("and but while whereas though although yet or nor so because which who if when as".split())
_LETTER = {"product": "P", "money": "M", "quantity": "Q", "number": "N", "percent": "C"}
_RIVAL = re.compile(
    r"\b(?:than|as|unlike|against|versus|vs|to|with|from|like|between|over)(?: (?:both|all|"
    r"either))? $"
)
_RIVALRY = re.compile(
    r"\b(?:than|unlike|against|versus|vs)(?: (?![NMQC] )\S+){0,2} $|\b(?:same|compared) .*(?:as|to|"
    r"with)(?: \S+){0,2} $|\bas \S+ as $|\b(?:\w+est|most|best|least|rated)\b.* of (?:the )?$"
)
_OF_RIVAL = re.compile(r"\b(?:times|same) .*\bof $")


@dataclass(frozen=True, slots=True)
class Atom:
    """One thing a clause says."""

    text: str
    """In words, for the reason."""
    check: Callable[[int], bool | None]
    """Place on the shelf -> whether the product there has it; None where the evidence is silent."""
    denied: bool = False
    whole: Callable[[tuple[int, ...], tuple[int, ...]], bool] | None = None
    """(places of the subject, of the rivals) -> whether it holds of them together, in the place of `check`."""

    def of(self, place: int) -> bool | None:
        """Whether it holds of the product at a place, its denial taken in."""
        known = self.check(place)
        return known if known is None or not self.denied else not known


def unknown(_: int) -> bool | None:
    """The check of an atom of which the evidence says nothing."""
    return None


@dataclass
class Clause:
    """A part of a sentence, with what of it is accounted for."""

    tokens: tuple[Token, ...]
    joiner: str
    denied_before: bool = False
    rated: bool = False
    """Whether the sentence spoke of ratings before it."""
    used: set[int] = field(default_factory=set)
    atoms: list[Atom] = field(default_factory=list)

    @cached_property
    def form(self) -> str:
        """The clause as text for patterns: P a product, M money, Q a quantity, N a number, C a per cent."""
        return "".join(f"{_LETTER.get(token.kind, token.text)} " for token in self.tokens)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for token in self.tokens:
            starts.append(at)
            at += len(_LETTER.get(token.kind, token.text)) + 1
        return starts

    @cached_property
    def denied(self) -> list[bool]:
        """Of each token, whether it is denied."""
        flags = denials(self.tokens)
        if self.denied_before:
            return [token.text not in DENIERS for token in self.tokens]
        return flags

    def spans(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], range]]:
        """The matches of a pattern over tokens not accounted for, with their places."""
        for match in pattern.finditer(self.form):
            places = [n for n, start in enumerate(self._starts) if match.start() <= start < match.end()]
            if places and not self.used & {n for n in places if self.tokens[n].kind != "product"}:
                yield match, range(places[0], places[-1] + 1)

    def start(self, place: int) -> int:
        """Where in `form` a token begins."""
        return self._starts[place]

    def take(self, places: Sequence[int]) -> None:
        """Account for tokens; products stay, to be the subject or rival."""
        self.used.update(place for place in places if self.tokens[place].kind != "product")

    def is_rival(self, place: int) -> bool:
        """Whether the product named at a place is what another one is compared with."""
        before = self.form[: self._starts[place]]
        return bool(_RIVALRY.search(before) or _OF_RIVAL.search(before))

    @property
    def subjects(self) -> list[int]:
        """Places of the tokens that name what the clause is about."""
        return [n for n, token in enumerate(self.tokens) if token.kind == "product" and not self.is_rival(n)]

    @property
    def rivals(self) -> tuple[int, ...]:
        """Places on the shelf of what it is compared with."""
        named = [n for n, token in enumerate(self.tokens) if token.kind == "product" and self.is_rival(n)]
        return tuple(dict.fromkeys(place for n in named for place in self.tokens[n].products))


def clauses_of(found: Sequence[Token]) -> list[Clause]:
    """Split the tokens of a sentence; a denial reaches over "or" and "nor"."""
    made: list[Clause] = []
    part: list[Token] = []
    joiner = ""
    for place, token in enumerate(found):
        if token.text == ":" and _is_label(part, found[place + 1 : place + 2]):
            continue
        if token.text in _ENDS or (token.text in _JOINERS and not _holds_together(found, place)):
            _close(made, part, joiner)
            joiner = token.text if part or token.text in _JOINERS else joiner
            part = []
        elif token.kind != "mark" or token.text == "%":
            part.append(token)
    _close(made, part, joiner)
    return made


def _is_label(part: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether a colon stands between the name of a value and the value: "Max load: 25 kg"."""
    named = any(token.kind == "product" for token in part)
    return bool(after) and after[0].kind in ("number", "quantity") and 0 < len(part) <= 3 and not named


def _close(made: list[Clause], part: list[Token], joiner: str) -> None:
    if not part:
        return
    carried = joiner in ("or", "nor") and bool(made) and bool(made[-1].denied) and any(made[-1].denied)
    made.append(Clause(tuple(part), joiner, denied_before=carried and not any(t.text in DENIERS for t in part)))


def _holds_together(found: Sequence[Token], place: int) -> bool:
    """Whether a joining word is part of a range or a comparison: "between $9 and $24", "as cheap as"."""
    token = found[place]
    before = [one.text for one in found[max(0, place - 4) : place]]
    if token.text == "and":
        kinds = {found[n].kind for n in (place - 1, place + 1) if 0 <= n < len(found)}
        return "between" in before and len(kinds) == 1
    if token.text == "as":
        return True
    if token.text == "but" and before and before[-1] in ("everything", "all", "nothing", "anything", "here"):
        return place + 1 < len(found) and found[place + 1].kind == "product"
    return token.text == "so" and place + 1 < len(found) and found[place + 1].text in ("far", "called")
