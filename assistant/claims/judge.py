"""The judgement of one sentence: each thing it says must be said of the products it speaks of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.claims.ages import take_ages
from assistant.claims.clauses import Atom, Clause, clauses_of
from assistant.claims.compared import compared
from assistant.claims.counted import counted
from assistant.claims.features import (
    take_containers,
    take_maker,
    take_makes,
    take_mixed,
    take_recipient,
    take_throughout,
    take_whole_colour,
)
from assistant.claims.groups import take_words
from assistant.claims.holding import fails_of_each, not_said
from assistant.claims.naming import PointsBeyondError, with_names
from assistant.claims.origins import take_origin
from assistant.claims.priced import priced
from assistant.claims.quantifiers import Quantifier, quantifier
from assistant.claims.shelf import Shelf
from assistant.claims.sized import take_sizes
from assistant.claims.state import State
from assistant.claims.tokens import Token, tokens
from assistant.claims.unsaid import said_after_all, unsaid
from retrieval.vocabulary import stems

_RATED = re.compile(r"rating|review|rated|score|stars?\b")


_PRONOUN = re.compile(
    r"^(?:(?:and|but|also|yes|no|well|here|so) )*(?:it|its|this|that|they|their|them|these|those|he|she)\b"
)


_OTHERS = re.compile(
    r"\b(?:the |both |all |both of the |either of the |each of the |any of the )?(?:other (?:N|one|ones|pair)|"
    r"others|other|rest|N others)(?= |$)"
)


_THAT_IS = re.compile(r"^(?:that|this|it|which|those|these|they) (?:is|are|would be|will be) (?:between )?P ")
"""Names what the clause before spoke of: "waterproof and light: that's the Alder"."""
_UNLIKE = re.compile(
    r"^(?:(?:and|but|which is|so) )*unlike (?:with )?(?:the )?(?:P|(?:other|others|rest)(?: (?:N|one|ones|"
    r"pair))?|N others) $"
)
_FOR_WHOM = re.compile(r"\b(?:for|on|of|with) P $")
_VERB = re.compile(r"\b(?:is|are|was|has|have|comes?|costs?|weighs?|holds?|does|do|can|keeps?|goes|gets?)\b")
_LIKEWISE = re.compile(r"^(?:(?:and|but|so|neither|nor) )*(?:is|are|does|do|has|have|can|will) (?:the )?P $")
"""As in "so does the Brisk": what the clause before said."""
_COPULA = re.compile(r"\b(?:is|are|was|would be|being)\b")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found of a sentence."""

    reason: str | None
    """Why it is not supported; None when it is."""
    about: tuple[int, ...]
    """Places on the shelf of what it spoke of last, for "it" in the next sentence."""


def judge(sentence: str, shelf: Shelf, before: tuple[int, ...]) -> Judgement:
    """Judge a sentence of a text; `before` are the places of what the sentence before it spoke of."""
    try:
        found = with_names(tokens(sentence), shelf)
    except PointsBeyondError:
        return Judgement("it points at a product that is not on the shelf", before)
    state = State(shelf, before)
    for part in _parts(found):
        reason = _judge_part(part, state)
        if reason:
            return Judgement(reason, state.named or before)
    return Judgement(None, state.named or before)


def _parts(found: Sequence[Token]) -> list[list[Token]]:
    """What stands before and after "but" and ";", judged one after the other."""
    parts: list[list[Token]] = [[]]
    for token in found:
        if token.text == ";" or (token.text == "but" and unsaid(parts[-1])):
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def _judge_part(found: list[Token], state: State) -> str | None:
    if unsaid(found):
        named = tuple(dict.fromkeys(p for token in found if token.kind == "product" for p in token.products))
        state.subject = state.named = named or state.subject or state.before or state.shelf.places
        return said_after_all(found, state.shelf, state.subject)
    clauses = _joined(clauses_of(found))
    for number, clause in enumerate(clauses):
        reason = _judge_clause(clause, clauses[number + 1 :], state)
        if reason:
            return reason
    return None


def _joined(clauses: list[Clause]) -> list[Clause]:
    """Names that stand alone go to the clause they belong to: "the A and the B are steel"."""
    made: list[Clause] = []
    held: tuple[int, ...] = ()
    for number, clause in enumerate(clauses):
        following = clauses[number + 1] if number + 1 < len(clauses) else None
        if _is_bare(clause):
            own = tuple(place for token in clause.tokens for place in token.products)
            if (
                made
                and made[-1].tokens[-1].kind == "product"
                and clause.joiner in ("and", "or", "nor", "&")
                and not held
            ):
                made[-1] = _with_last(made[-1], own)
                continue
            if following is not None and _leads(following) and following.joiner in ("and", "or", "nor", ",", "&", "/"):
                held += own
                continue
            if made and made[-1].tokens[-1].kind == "product" and clause.joiner in ("and", "or", "nor", ",", "&", "/"):
                made[-1] = _with_last(made[-1], held + own)
                held = ()
                continue
        made.append(_with_first(clause, held) if held else clause)
        held = ()
    return made


def _is_bare(clause: Clause) -> bool:
    if not any(token.kind == "product" for token in clause.tokens) or "unlike" in clause.form:
        return False
    rest = [token for token in clause.tokens if token.kind != "product"]
    return all(token.text in ("the", "both", "either", "neither", "also", "like", "a") for token in rest)


def _leads(clause: Clause) -> bool:
    return any(token.kind == "product" for token in clause.tokens[:2])


def _with_first(clause: Clause, places: tuple[int, ...]) -> Clause:
    first = next(n for n, token in enumerate(clause.tokens) if token.kind == "product")
    return _renamed(clause, first, places)


def _with_last(clause: Clause, places: tuple[int, ...]) -> Clause:
    return _renamed(clause, len(clause.tokens) - 1, places)


def _renamed(clause: Clause, where: int, places: tuple[int, ...]) -> Clause:
    changed = list(clause.tokens)
    changed[where] = replace(changed[where], products=tuple(dict.fromkeys((*changed[where].products, *places))))
    return Clause(tuple(changed), clause.joiner, clause.denied_before)


def _judge_clause(clause: Clause, following: Sequence[Clause], state: State) -> str | None:
    shelf = state.shelf
    if _UNLIKE.search(clause.form):
        state.unlike = clause.rivals
        return _sets_apart(state.atoms, state.subject, state) if state.atoms and state.subject else None
    others = _take_others(clause, state)
    take_makes(clause, shelf)
    how = quantifier(clause, shelf)
    clause.rated, clause.last = state.rated, state.last
    take_sizes(clause, shelf)
    take_ages(clause, shelf)
    priced(clause, shelf)
    counted(clause, shelf)
    take_containers(clause)
    compared(clause, shelf)
    state.rated |= bool(_RATED.search(" ".join((clause.form, *(atom.text for atom in clause.atoms)))))
    take_origin(clause, shelf)
    take_maker(clause, shelf)
    take_whole_colour(clause, shelf)
    take_throughout(clause, shelf)
    take_recipient(clause, shelf)
    take_mixed(clause, shelf)
    take_words(clause, state)
    identity = _identity(clause)
    if identity is not None and len({frozenset(places) for places in identity}) > 1:
        return "two products are taken for one another"
    subject = others or _subject(clause, following, state, how)
    if clause.rivals:
        state.rivals = clause.rivals
    rivals = clause.rivals or _next_rivals(following) or state.rivals
    atoms = _elliptic(clause, state) or tuple(clause.atoms)
    if not atoms and not state.atoms and _LIKEWISE.search(clause.form):
        return "it does not say what is so"
    if clause.subjects or others:
        state.named = subject
    reason = _holds(atoms, subject, rivals, how, state)
    if reason is None and how is None and atoms and subject:
        reason = _sets_apart(atoms, subject, state)
    if atoms:
        state.atoms = atoms
    state.subject = subject or state.subject
    return reason


def _sets_apart(atoms: Sequence[Atom], subject: tuple[int, ...], state: State) -> str | None:
    """Why those a subject is set apart from are no different; None when they are, or nobody is."""
    if state.unlike is None:
        return None
    same = state.unlike or tuple(place for place in state.shelf.places if place not in subject)
    state.unlike = None
    if any(not fails_of_each(atoms, (place,), subject, state.shelf) for place in same):
        return "it holds of those it is set apart from as well"
    return None


def _next_rivals(following: Sequence[Clause]) -> tuple[int, ...]:
    return next((clause.rivals for clause in following[:1] if clause.rivals), ())


def _take_others(clause: Clause, state: State) -> tuple[int, ...]:
    """As in "The other two", "the rest": those on the shelf not spoken of."""
    for match, places in clause.spans(_OTHERS):
        spoken = {place for n in clause.subjects for place in clause.tokens[n].products} or set(state.subject)
        rest = tuple(place for place in state.shelf.places if place not in spoken)
        if not spoken or not rest or match.group().strip() == "other":
            return ()
        clause.take(places)
        if re.search(r"\b(?:than|as|unlike|with) $", clause.form[: clause.start(places[0])]):
            state.rivals = rest
            return ()
        return rest
    return ()


def _subject(clause: Clause, following: Sequence[Clause], state: State, how: Quantifier | None) -> tuple[int, ...]:
    """Whom a clause speaks of; () where that is open."""
    named = [place for n in clause.subjects for place in clause.tokens[n].products]
    if how is not None and how.scope:
        return how.scope
    if named:
        return tuple(dict.fromkeys(named))
    if how is not None:
        return state.shelf.places
    if len(state.shelf.places) == 1:
        return state.shelf.places
    if following and _is_shared(clause, following[0]):
        return following[0].tokens[following[0].subjects[0]].products
    if state.subject:
        return state.subject
    if _PRONOUN.search(clause.form):
        return state.before or _ahead(following) or state.shelf.places
    return _ahead(following)


def _ahead(following: Sequence[Clause]) -> tuple[int, ...]:
    ahead = next((one for one in following if one.subjects), None)
    if ahead is not None:
        return tuple(dict.fromkeys(place for n in ahead.subjects for place in ahead.tokens[n].products))
    return ()


def _is_shared(clause: Clause, following: Clause) -> bool:
    """Whether what follows says whom both are of: "green or brown for the Moss"."""
    return (
        following.joiner in ("or", "and", "nor", "&")
        and len(following.subjects) == 1
        and bool(_FOR_WHOM.search(following.form))
        and not _VERB.search(clause.form)
        and not _VERB.search(following.form)
    )


def _identity(clause: Clause) -> list[tuple[int, ...]] | None:
    """Two products of which a clause says that one is the other."""
    places = clause.subjects
    if len(places) != 2:
        return None
    between = clause.form[clause.start(places[0]) : clause.start(places[1])]
    if _COPULA.search(between) and len(between.split()) <= 3:
        return [clause.tokens[place].products for place in places]
    return None


def _elliptic(clause: Clause, state: State) -> tuple[Atom, ...]:
    """As in "..., the other isn't": what the clause before said, denied or not."""
    if clause.atoms or not clause.subjects or not state.atoms:
        return ()
    rest = [token.text for token in clause.tokens if token.kind != "product"]
    if _THAT_IS.search(clause.form):
        return state.atoms
    if not any(word in ("is", "are", "does", "do", "has", "have", "can", "too", "not", "neither") for word in rest):
        return ()
    if "not" in rest or "neither" in rest:
        return tuple(replace(atom, denied=not atom.denied) for atom in state.atoms)
    return tuple(replace(atom, denied=False) for atom in state.atoms)


def _holds(
    atoms: Sequence[Atom],
    subject: tuple[int, ...],
    rivals: tuple[int, ...],
    how: Quantifier | None,
    state: State,
) -> str | None:
    shelf = state.shelf
    if how is not None:
        return how.fails(atoms, subject, rivals, shelf)
    if not atoms:
        return None
    if subject:
        return fails_of_each(atoms, subject, rivals, shelf)
    if not shelf.places:
        return next((not_said(atom) for atom in atoms if not _by_facts(atom, shelf)), None)
    true = frozenset(place for place in shelf.places if not fails_of_each(atoms, (place,), rivals, shelf))
    state.pool = true if state.pool is None else state.pool & true
    if state.pool or (
        len(shelf.places) > 1
        and any(atom.whole for atom in atoms)
        and not fails_of_each(atoms, shelf.places, rivals, shelf)
    ):
        return None
    return fails_of_each(atoms, shelf.places[:1], rivals, shelf) or "nothing on the shelf is all of that"


def _by_facts(atom: Atom, shelf: Shelf) -> bool:
    """With nothing on the shelf: what a fact says, or what the shopper asked for and there is not."""
    known = atom.check(-1)
    if known is not None and known != atom.denied:
        return True
    request = shelf.evidence.request
    asked = set()
    if request is not None:
        filters = request.filters
        asked = set(
            stems(" ".join((request.search_text or "", *filters.colors, *filters.materials, *request.origin.values())))
        )
    return atom.denied and bool(asked) and set(stems(atom.text)) <= asked
