"""The judgement of one sentence: each thing it says must be said of the products it speaks of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.claims.clauses import Atom, Clause, clauses_of
from assistant.claims.compared import compared
from assistant.claims.counted import counted
from assistant.claims.holding import fails_of_each, not_said
from assistant.claims.lexicon import colour_keys, material_keys, neutral
from assistant.claims.listing import LABELS
from assistant.claims.priced import priced
from assistant.claims.quantifiers import Quantifier, quantifier
from assistant.claims.shelf import PointsBeyond, Shelf, with_names
from assistant.claims.tokens import Token, tokens
from assistant.claims.truth import BINDING, VALUES
from assistant.claims.unsaid import said_after_all, unsaid
from retrieval.vocabulary import stems

_BREAKS = frozenset("with that for in on at under against plus without above below behind beside inside over".split())
_AGAINST = frozenset({"against", "versus", "vs", "instead"})
_BOUNDS = (
    (re.compile(r"\b(?:at least) $"), "least"),
    (re.compile(r"\b(?:over|more than|above) $"), "over"),
    (re.compile(r"\b(?:under|less than|below|fewer than|just under) $"), "under"),
    (re.compile(r"\b(?:at most|no more than) $"), "most"),
    (re.compile(r"\b(?:nearly|almost|close to) $"), "nearly"),
    (re.compile(r"\b(?:about|around|roughly|approximately|some|or so) $"), "about"),
)
_RATED = re.compile(r"rating|review|rated")
_ONLY_IN = re.compile(r"\b(?:only|just) (?:(?!N |M |Q )\S+ ){0,3}in |\b(?:comes?|available|made|sold|offered) only in ")
_ALL_THROUGH = re.compile(r"\b(?:throughout|through and through|entirely|completely|wholly|all over|pure|purely)\b")
_CONTAINERS = frozenset("bag bags box boxes packet packets ball balls skein skeins copy copies roll rolls".split())
_WEIGHED = re.compile(r"\b(?:biggest|largest|smallest|bigger|smaller|heaviest|lightest|weight)\b")
_MIX = re.compile(r"\b(?:blend|mix|mixture) (?=$|of )")
_PRONOUN = re.compile(
    r"^(?:(?:and|but|also|yes|no|well|here|so) )*(?:it|its|this|that|they|their|them|these|those|he|she)\b"
)
_OTHERS = re.compile(r"\b(?:the |both |all )?(?:other (?:N|one|ones|pair)|others|other|rest|N others)(?= |$)")
_COPULA = re.compile(r"\b(?:is|are|was|would be|being)\b")
_MAKER = re.compile(r"\b(?:by|made by|maker is|brand is) (?P<what>P|[a-z][\w&]*) ")
_FROM = re.compile(r"(?:^| )from (?P<what>P(?= $)|[a-z][\w&]*) ")


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
    except PointsBeyond:
        return Judgement("it points at a product that is not on the shelf", before)
    state = _State(shelf, before)
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


@dataclass
class _State:
    shelf: Shelf
    before: tuple[int, ...]
    subject: tuple[int, ...] = ()
    named: tuple[int, ...] = ()
    rivals: tuple[int, ...] = ()
    pool: frozenset[int] | None = None
    """Where nobody is named: the products all of it has been true of so far."""
    last: Token | None = None
    """The last quantity: what a bare number after it is counted in."""
    binding: tuple[Token, ...] = ()
    atoms: tuple[Atom, ...] = ()
    rated: bool = False
    """Whether ratings or reviews were spoken of."""
    quantifier: Quantifier | None = None


def _judge_part(found: list[Token], state: _State) -> str | None:
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


def _judge_clause(clause: Clause, following: Sequence[Clause], state: _State) -> str | None:
    shelf = state.shelf
    others = _take_others(clause, state)
    how = quantifier(clause, shelf)
    clause.rated = state.rated
    priced(clause, shelf)
    counted(clause, shelf)
    _containers(clause)
    compared(clause, shelf)
    state.rated |= bool(_RATED.search(" ".join(atom.text for atom in clause.atoms)))
    _maker(clause, shelf)
    _whole_colour(clause, shelf)
    _throughout(clause, shelf)
    _recipient(clause, shelf)
    _mixed(clause, shelf)
    _words(clause, state)
    identity = _identity(clause)
    if identity is not None and len({frozenset(places) for places in identity}) > 1:
        return "two products are taken for one another"
    subject = others or _subject(clause, following, state, how)
    if clause.rivals:
        state.rivals = clause.rivals
    rivals = clause.rivals or _next_rivals(following) or state.rivals
    atoms = _elliptic(clause, state) or tuple(clause.atoms)
    if clause.subjects or others:
        state.named = subject
    reason = _holds(atoms, subject, rivals, how, state, clause)
    if atoms:
        state.atoms = atoms
    state.subject = subject or state.subject
    return reason


def _next_rivals(following: Sequence[Clause]) -> tuple[int, ...]:
    return next((clause.rivals for clause in following[:1] if clause.rivals), ())


def _take_others(clause: Clause, state: _State) -> tuple[int, ...]:
    """ "The other two", "the rest": those on the shelf not spoken of."""
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


def _subject(clause: Clause, following: Sequence[Clause], state: _State, how: Quantifier | None) -> tuple[int, ...]:
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
    if state.subject:
        return state.subject
    if _PRONOUN.search(clause.form):
        return state.before or state.shelf.places
    ahead = next((one for one in following if one.subjects), None)
    if ahead is not None:
        return tuple(dict.fromkeys(place for n in ahead.subjects for place in ahead.tokens[n].products))
    return ()


def _identity(clause: Clause) -> list[tuple[int, ...]] | None:
    """Two products of which a clause says that one is the other."""
    places = clause.subjects
    if len(places) != 2:
        return None
    between = clause.form[clause.start(places[0]) : clause.start(places[1])]
    if _COPULA.search(between) and len(between.split()) <= 3:
        return [clause.tokens[place].products for place in places]
    return None


def _elliptic(clause: Clause, state: _State) -> tuple[Atom, ...]:
    """ "..., the other isn't": what the clause before said, denied or not."""
    if clause.atoms or not clause.subjects or not state.atoms:
        return ()
    rest = [token.text for token in clause.tokens if token.kind != "product"]
    if not any(word in ("is", "are", "does", "do", "has", "have", "can", "too", "not", "neither") for word in rest):
        return ()
    if "not" in rest or "neither" in rest:
        return tuple(replace(atom, denied=not atom.denied) for atom in state.atoms)
    return tuple(replace(atom, denied=False) for atom in state.atoms)


def _maker(clause: Clause, shelf: Shelf) -> None:
    """ "By X": X is the brand; "from X" is the brand or stands in the listing as where it is from."""
    for pattern in (_MAKER, _FROM):
        for match, places in clause.spans(pattern):
            token = clause.tokens[places[-1]]
            if match["what"] == "P":
                said = frozenset(stems(token.text))
                clause.atoms.append(
                    Atom(f"by {token.text}", lambda place, said=said: said <= shelf.listings[place].brand or None)  # type: ignore[misc]
                )
                continue
            brands = {key for one in shelf.listings for key in one.brand}
            titled = any(token.key in stems(one.product.title) for one in shelf.listings)
            if token.capital and (pattern is _MAKER or token.key in brands or titled):
                clause.take((places[-1],))

                def made(place: int, key: str = token.key) -> bool | None:
                    of = shelf.listings[place]
                    told = (of.product.description or "", *of.product.attributes.values())
                    return True if key in of.brand or key in stems(" ".join(told)) else False if of.brand else None

                clause.atoms.append(Atom(f"by {token.text}", made, clause.denied[places[-1]]))


def _containers(clause: Clause) -> None:
    """What goods are counted or weighed in says nothing beside a number: "a 340 g bag", "a ball is $6"."""
    if any(token.kind != "word" and token.kind != "product" for token in clause.tokens) or _WEIGHED.search(clause.form):
        clause.take([n for n, token in enumerate(clause.tokens) if token.text in _CONTAINERS])


def _whole_colour(clause: Clause, shelf: Shelf) -> None:
    """ "Only available in white": these colours and no others."""
    for _, places in clause.spans(_ONLY_IN):
        said = {token.key for token in clause.tokens[places.stop :] if token.key in colour_keys()}
        if said:
            clause.atoms.append(
                Atom(
                    "only in " + ", ".join(sorted(said)),
                    lambda place, said=said: (
                        {  # type: ignore[misc]
                            key for color in shelf.listings[place].product.colors for key in stems(color)
                        }
                        == said
                    ),
                )
            )


def _throughout(clause: Clause, shelf: Shelf) -> None:
    """ "Steel throughout": no part of it is of another material by the listing."""
    for match, places in clause.spans(_ALL_THROUGH):
        clause.take(places)

        def pure(place: int) -> bool | None:
            of = shelf.listings[place]
            others = {word.token.key for piece in of.pieces for word in piece.words} & material_keys()
            return None if not of.materials else others <= of.materials

        clause.atoms.append(Atom(match.group().strip(), pure))


def _recipient(clause: Clause, shelf: Shelf) -> None:
    """ "For your mother", where the shopper named her."""
    request = shelf.evidence.request
    if request is not None and request.recipient:
        asked = set(stems(request.recipient))
        for place, token in enumerate(clause.tokens):
            if token.key in asked and "for" in [one.text for one in clause.tokens[max(0, place - 3) : place]]:
                clause.take((place,))


def _mixed(clause: Clause, shelf: Shelf) -> None:
    """ "A blend", "a mix": several materials are stated."""
    for match, places in clause.spans(_MIX):
        clause.take(places)
        clause.atoms.append(
            Atom(match.group().strip(), lambda place: len(shelf.listings[place].product.materials) > 1 or None)
        )


def _words(clause: Clause, state: _State) -> None:
    """Whatever else a clause says: each group of words must stand in the listing."""
    rival = False
    group: list[int] = []
    for place, token in enumerate(clause.tokens):
        if place in clause.used:
            continue
        is_break = token.text in _AGAINST or (token.text in _BREAKS and not _value_follows(clause, place))
        is_break |= _is_participle(token) and clause.form[clause.start(place) :].startswith(f"{token.text} with ")
        is_break &= not (token.text == "with" and place > 0 and _is_participle(clause.tokens[place - 1]))
        is_break &= not (bool(group) and token.text not in _AGAINST and _is_main_verb(clause, group[0]))
        turns = bool(group) and clause.denied[place] != clause.denied[group[-1]]
        if token.kind == "product" or is_break or turns:
            _add_group(clause, group, state, rival, _denied_next(clause, place) if turns else ())
            group = []
        rival |= token.text in _AGAINST
        if token.kind == "product":
            rival = clause.is_rival(place)
        if token.kind in VALUES or (token.kind == "word" and _says(token)):
            group.append(place)
    _add_group(clause, group, state, rival)


def _is_main_verb(clause: Clause, place: int) -> bool:
    """Whether a word is the verb of its clause: what stands behind it, "with one hand", belongs to it."""
    if place == 0 or not clause.tokens[place].text.endswith("s"):
        return False
    before = clause.tokens[place - 1]
    return before.kind == "product" or before.text in ("it", "which", "that", "who", "also", "only")


def _is_participle(token: Token) -> bool:
    return token.text.endswith("ed") and len(token.text) > 4


def _value_follows(clause: Clause, place: int) -> bool:
    return any(token.kind in VALUES for token in clause.tokens[place + 1 : place + 3])


def _says(token: Token) -> bool:
    return (
        token.key not in neutral()
        or token.key in BINDING
        or token.key in ("hold", "carri", "take")
        or token.key in LABELS
    )


def _denied_next(clause: Clause, start: int) -> list[Token]:
    """The words that are denied from a place on."""
    return [
        token
        for place, token in enumerate(clause.tokens)
        if place >= start
        and clause.denied[place]
        and place not in clause.used
        and token.kind == "word"
        and _says(token)
    ]


def _add_group(clause: Clause, group: list[int], state: _State, rival: bool, denied_next: Sequence[Token] = ()) -> None:
    content = [clause.tokens[place] for place in group]
    values = [token for token in content if token.kind in VALUES]
    if not values:
        content = [token for token in content if token.key not in neutral()]
    else:
        content = [token for token in content if values[0].unit == "mass" or token.key not in ("take", "carri", "hold")]
    if not content:
        return
    if values:
        content += _per(clause, group)
    bounds = tuple(_bound(clause, place) for place in group if clause.tokens[place].kind in VALUES)
    readings = [content]
    if state.binding and len(content) == 1 and values and values[0].kind == "quantity":
        readings.append([*state.binding, *content])
    if state.last is not None and any(token.kind == "number" for token in values):
        readings.append(
            [*(_in_unit(token, state.last) for token in content), *(state.binding if len(content) == 1 else ())]
        )
    for token in values:
        if token.kind == "quantity":
            state.last = token
            state.binding = tuple(
                one for one in content if one.key in BINDING or one.key in ("take", "carri", "hold", "bear")
            )
    shelf, rivals = state.shelf, clause.rivals or state.rivals

    def said(place: int) -> bool | None:
        answers = [
            shelf.ask(place, reading, bounds) if reading else _is_rated(shelf, place, values[0]) for reading in readings
        ]
        if True not in answers and denied_next and shelf.ask(place, [*content, *denied_next]) is False:
            return True
        return True if True in answers else False if False in answers else None

    if len(content) == 1 and values and state.rated:
        readings.append([])

    text = " ".join(token.text for token in content)
    denied = clause.denied[group[-1]]
    if rival and rivals:
        clause.atoms.append(Atom(text, said, denied, lambda subject, _: all(said(place) for place in rivals)))
    else:
        clause.atoms.append(Atom(text, said, denied))


def _per(clause: Clause, group: Sequence[int]) -> list[Token]:
    """What a quantity is counted by: "620 g a pair" is of a pair."""
    for place in group:
        after = [token.text for token in clause.tokens[place + 1 : place + 3]]
        if clause.tokens[place].kind == "quantity" and after:
            if after[0] in ("each", "apiece"):
                return [Token("word", "each", "per:each")]
            if after[0] in ("per", "a", "an") and len(after) > 1:
                return [Token("word", f"per {after[1]}", f"per:{clause.tokens[place + 2].key}")]
    return []


def _is_rated(shelf: Shelf, place: int, said: Token) -> bool | None:
    """Whether a bare number is the rating or the number of reviews, which the sentence speaks of."""
    product = shelf.evidence.shown[place]
    return True if said.value in (product.rating, product.rating_count) else None


def _in_unit(token: Token, last: Token) -> Token:
    if token.kind != "number":
        return token
    return replace(token, kind="quantity", unit=last.unit, value=token.value * last.scale, scale=last.scale)


def _bound(clause: Clause, place: int) -> str:
    before = clause.form[: clause.start(place)]
    return next((name for pattern, name in _BOUNDS if pattern.search(before)), "")


def _holds(
    atoms: Sequence[Atom],
    subject: tuple[int, ...],
    rivals: tuple[int, ...],
    how: Quantifier | None,
    state: _State,
    clause: Clause,
) -> str | None:
    shelf = state.shelf
    if how is not None:
        return how.fails(atoms, subject, rivals, shelf)
    if not atoms:
        return None
    if subject:
        return fails_of_each(atoms, subject, rivals, shelf)
    if not shelf.places:
        return next((not_said(atom) for atom in atoms if not _by_facts(atom, clause, shelf)), None)
    true = frozenset(place for place in shelf.places if not fails_of_each(atoms, (place,), rivals, shelf))
    state.pool = true if state.pool is None else state.pool & true
    if state.pool or (
        len(shelf.places) > 1
        and any(atom.whole for atom in atoms)
        and not fails_of_each(atoms, shelf.places, rivals, shelf)
    ):
        return None
    return fails_of_each(atoms, shelf.places[:1], rivals, shelf) or "nothing on the shelf is all of that"


def _by_facts(atom: Atom, clause: Clause, shelf: Shelf) -> bool:
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
