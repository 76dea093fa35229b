"""All, none, two of them, only this one: of how many products a clause is said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.claims.clauses import Atom, Clause, unknown
from assistant.claims.holding import fails_of_each
from assistant.claims.shelf import Shelf

Mode = Literal["each", "count", "only", "most", "not all"]
_LEAD = (
    r"^(?:(?:and|but|here|so|also|still|of the N|well|yes|no|there is|there are|there|here are|you get|you have|"
    r"in fact|of these|among them|in all) )*"
)
_OF = r"(?: of (?:them|these|those|us|the lot|the N|all|P(?= )))?"
_ALL = re.compile(
    _LEAD
    + r"(?:all N|all|both|each one|each|every one|every|everything|they all|they both|"
    + rf"the N(?= (?:are|have|come|cost|all|both|weigh|hold)))(?: here)?{_OF}"
    + r"(?: (?:of |(?:but|except(?: for)?|apart from|besides) )(?P<but>P))?(?= |$)"
)
_NOT_ALL = re.compile(_LEAD + rf"not (?:all N|all|both|every one|every|each){_OF} ")
_NONE = re.compile(
    _LEAD
    + r"(?:(?:you|we) (?:will|can|do|would) not (?:find|get|see|have) (?:one|any|anything|a pair)|none|neither|no one|nothing|not one|not any)(?: here)?"
    + rf"{_OF}(?= )"
)
_COUNT = re.compile(
    _LEAD
    + r"(?:(?:only|just|exactly) )?(?P<n>N|one)(?: of (?:them|these|those|the N|P(?= )|N)|"
    + r" (?=that |which |in |under |have |are |is |cost |for |at |come |with |keep |hold ))"
)
_MOST = re.compile(_LEAD + rf"most{_OF} ")
_ONLY = re.compile(r"\b(?:the |its |our )?only (?:other )?(?:one|ones|N|pair|pairs|option|model|(?=[a-z]))")
_ONLY_P = re.compile(r"^(?:(?:and|but|so|of these|of the N|here) )*(?:only|just) P |\bP alone \b")
_OF_ALL = re.compile(r"\b(?:of|among|between) (?:the |these |those |all )?N ")


@dataclass(frozen=True, slots=True)
class Quantifier:
    """Of how many of the scope a clause is said."""

    mode: Mode
    scope: tuple[int, ...]
    count: int = 0

    def fails(
        self, atoms: Sequence[Atom], subject: tuple[int, ...], rivals: tuple[int, ...], shelf: Shelf
    ) -> str | None:
        """Why the atoms do not hold of as many; None when they do."""
        if self.mode == "each":
            return fails_of_each(atoms, self.scope or subject, rivals, shelf)
        true = [place for place in shelf.places if not fails_of_each(atoms, (place,), rivals, shelf)]
        within = [place for place in true if place in (self.scope or shelf.places)]
        if self.mode == "only":
            return _fails_of_only(atoms, subject, true, rivals, shelf)
        if self.mode == "most":
            return None if 2 * len(within) > len(self.scope or shelf.places) else "it does not hold of most of them"
        if self.mode == "not all":
            false = [p for p in self.scope or shelf.places if any(atom.of(p) is False for atom in atoms)]
            return None if false else "it may well hold of all of them"
        total = shelf.evidence.total
        if len(within) == self.count or (not atoms and self.count == total):
            return None
        return f"it holds of {len(within)} of the products shown, not of {self.count}"


def _fails_of_only(
    atoms: Sequence[Atom], subject: tuple[int, ...], true: list[int], rivals: tuple[int, ...], shelf: Shelf
) -> str | None:
    reason = None
    if len(shelf.places) < 2 and shelf.evidence.total != 1:
        return "only one product is shown: that it is the only one is not known"
    if not atoms:
        return "it does not say what it is the only one of"
    if subject:
        reason = fails_of_each(atoms, subject, rivals, shelf)
    fails = set(true) != set(subject) if subject else len(true) != 1
    return reason or ("it is not the only one by the evidence" if fails else None)


def quantifier(clause: Clause, shelf: Shelf) -> Quantifier | None:
    """Take the words that say of how many a clause is said; None where it has none."""
    for _, places in clause.spans(_OF_ALL):
        if next(t.value for t in (clause.tokens[n] for n in places) if t.kind == "number") <= len(shelf.places):
            clause.take(places)
            clause.take(_nouns_after(clause, places.stop, shelf))
    for pattern in (_ONLY_P, _ONLY):
        for match, places in clause.spans(pattern):
            if pattern is _ONLY and not re.search(r"\bthe only\b", match.group()):
                continue
            clause.take([n for n in places if clause.tokens[n].kind != "product"])
            named = [p for n in clause.subjects for p in clause.tokens[n].products]
            return Quantifier("only", tuple(named))
    pointers = [
        clause.tokens[n].unit for n in clause.subjects if clause.tokens[n].unit in ("neither", "both", "each", "every")
    ]
    if "neither" in pointers:
        _deny_all(clause)
        return None
    return _leading(clause, shelf)


def _nouns_after(clause: Clause, start: int, shelf: Shelf) -> list[int]:
    """The words that say what they are: "of the two house plants"."""
    heads = frozenset().union(*(one.heads for one in shelf.listings))
    nouns = []
    for place in range(start, len(clause.tokens)):
        if clause.tokens[place].key not in heads and clause.tokens[place].text not in ("house", "here"):
            break
        nouns.append(place)
    return nouns


def _deny_all(clause: Clause) -> None:
    clause.__dict__["denied"] = [token.kind != "product" for token in clause.tokens]


def _leading(clause: Clause, shelf: Shelf) -> Quantifier | None:
    for pattern, mode in ((_NOT_ALL, "not all"), (_NONE, "each"), (_ALL, "each"), (_MOST, "most"), (_COUNT, "count")):
        match = pattern.search(clause.form)
        if match is None or not match.group().strip():
            continue
        places = [n for n in range(len(clause.tokens)) if match.start() <= clause.start(n) < match.end()]
        scope = _scope(clause, places)
        if match.groupdict().get("but"):
            left_out = scope
            scope = tuple(place for place in shelf.places if place not in left_out)
        if mode == "count":
            return _count(clause, places, scope, shelf)
        wanted = [clause.tokens[n].value for n in places if clause.tokens[n].kind == "number"]
        if wanted and not match.groupdict().get("but") and int(wanted[-1]) != len(scope or shelf.places):
            clause.atoms.append(Atom(f"{wanted[-1]:g} of them", unknown))
        clause.take(places)
        if mode == "not all":
            clause.__dict__["denied"] = [False] * len(clause.tokens)
        return Quantifier(mode, scope or _named(clause) or shelf.places)  # type: ignore[arg-type]
    return None


def _named(clause: Clause) -> tuple[int, ...]:
    return tuple(dict.fromkeys(p for n in clause.subjects for p in clause.tokens[n].products))


def _scope(clause: Clause, places: Sequence[int]) -> tuple[int, ...]:
    return tuple(
        dict.fromkeys(p for n in places if clause.tokens[n].kind == "product" for p in clause.tokens[n].products)
    )


def _count(clause: Clause, places: Sequence[int], scope: tuple[int, ...], shelf: Shelf) -> Quantifier | None:
    if len(shelf.places) < 2 or (_named(clause) and not scope):
        return None
    number = next((clause.tokens[n] for n in places if clause.tokens[n].kind == "number"), None)
    if len(scope) == 1 or (number is not None and not 0 < number.value <= len(shelf.places)):
        return None
    clause.take(places)
    return Quantifier("count", scope, int(number.value) if number else 1)
