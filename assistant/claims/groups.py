"""The words of a clause that nothing else accounts for: each group must stand in the listing."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.claims.clauses import Atom, Clause
from assistant.claims.lexicon import implying, neutral, verbs, weak
from assistant.claims.listing import LABELS, Listing, keys_of
from assistant.claims.shelf import Shelf
from assistant.claims.state import State
from assistant.claims.tokens import Token
from assistant.claims.truth import BINDING, ENCLOSED, HOLDING, VALUES

_BREAKS = frozenset("with that for in on at under against plus without above below behind beside inside over".split())


_IS_A = re.compile(r"(?<!there )\b(?:is|are) an? (?:\S+ )?$")
_AGAINST = frozenset({"against", "versus", "vs", "instead"})


_GOES_WITH = re.compile(
    r"\b(?:takes?|needs?|uses?|used|runs?|works?|wants?|requires?|fits?|accepts?|buy|bring|powered|for|suits?|replace\w*|own)\b"
)
"""Verbs of what goes with a product, whether it comes with it or not."""
_OF_SHOPPER = re.compile(r"^you (?:have|own|can|could|do not mind|are happy|have got) ")
"""What the shopper has or can do: no claim of a product."""
_MERE = frozenset(
    "light slim mere full good generous handy neat compact modest tiny small healthy decent hefty".split()
)
"""What is said of a quantity that follows: "a light 240 g"."""
_WITH_IT = ("from", "with", "through", "into", "onto", "in", "on", "at", "by", "to")
_ABLE = frozenset("you can could to may might will would easily".split())
"""Behind these a verb is what can be done, which is the claim, unless it is done to the product as a whole."""
_LIGHT = frozenset(
    "hear see read find take put use have get bring keep give pick choose look feel come need want".split()
)
_AFTER_VERB = frozenset("the a an your you it them its against from over around up down off out".split())
_BEFORE_VERB = frozenset(
    """
    it they you can will to which that who also not and or both each all either neither one ones this these those could
    may might does do would should easily only just then still even simply
    """.split()
)
"""Words that a verb may follow."""
_BOUNDS = (
    (re.compile(r"\b(?:at least) $"), "least"),
    (re.compile(r"\b(?:over|more than|above) $"), "over"),
    (re.compile(r"\b(?:under|less than|below|fewer than|just under) $"), "under"),
    (re.compile(r"\b(?:at most|no more than) $"), "most"),
    (re.compile(r"\b(?:nearly|almost|close to) $"), "nearly"),
    (re.compile(r"\b(?:about|around|roughly|approximately|some|or so) $"), "about"),
)


def take_words(clause: Clause, state: State) -> None:
    """Whatever else a clause says: each group of words must stand in the listing."""
    if (
        clause.joiner in ("if", "when")
        and _OF_SHOPPER.search(clause.form)
        and all(token.kind == "word" for token in clause.tokens)
    ):
        return
    rival = False
    group: list[int] = []
    first = len(clause.atoms)
    for place, token in enumerate(clause.tokens):
        if place in clause.used or token.text == "notincluded":
            continue
        is_break = token.text in _AGAINST or (
            token.text in _BREAKS and not (_value_follows(clause, place) and not _has_value(clause, group))
        )
        is_break |= _is_participle(token) and clause.form[clause.start(place) :].startswith(f"{token.text} with ")
        is_break &= not (token.text == "with" and place > 0 and _is_participle(clause.tokens[place - 1]))
        is_break &= not (bool(group) and token.text not in _AGAINST and _is_main_verb(clause, group[0]))
        of_part = token.kind == "product" and bool(group) and _is_part_of(clause, place)
        turns = bool(group) and clause.denied[place] != clause.denied[group[-1]]
        if (token.kind == "product" and not of_part) or is_break or turns:
            _add_group(clause, group, state, rival, _denied_next(clause, place) if turns else ())
            group = []
        rival |= token.text in _AGAINST
        if token.kind == "product":
            rival = clause.is_rival(place)
        if token.kind in VALUES or (token.kind == "word" and (_says(token) or _is_purpose(clause, place))):
            group.append(place)
    _add_group(clause, group, state, rival)
    _deny_together(clause, first)


def _is_part_of(clause: Clause, place: int) -> bool:
    """Whether a part stands before the product and what is said of the part behind: "the handle of the Brisk is"."""
    before, after = (clause.tokens[n].text if 0 <= n < len(clause.tokens) else "" for n in (place - 1, place + 1))
    return before == "of" and after in ("is", "are")


def _deny_together(clause: Clause, first: int) -> None:
    """What is denied in one breath is denied together: "not safe for cats" holds where one part does not."""
    denied = [atom for atom in clause.atoms[first:] if atom.denied and atom.whole is None]
    if len(denied) < 2:
        return

    def said(place: int) -> bool | None:
        known = [atom.check(place) for atom in denied]
        return False if False in known else True if all(known) else None

    kept = [atom for atom in clause.atoms if atom not in denied]
    clause.atoms[:] = [*kept, Atom(" ".join(atom.text for atom in denied), said, True)]


def _is_main_verb(clause: Clause, place: int) -> bool:
    """Whether a word is the verb of its clause: what stands behind it, "with one hand", belongs to it."""
    if place == 0 or not clause.tokens[place].text.endswith("s"):
        return False
    before = clause.tokens[place - 1]
    return before.kind == "product" or before.text in ("it", "which", "that", "who", "also", "only")


def _is_purpose(clause: Clause, place: int) -> bool:
    """Whether a word that says nothing by itself does: "for running", "a walnut stand"."""
    if place == 0:
        return False
    token, before = clause.tokens[place], clause.tokens[place - 1]
    if token.text in ("stand", "support"):
        return before.text in ("a", "an", "its") or (before.kind == "word" and before.key not in neutral())
    return token.text.endswith("ing") and before.text == "for"


def _is_participle(token: Token) -> bool:
    return token.text.endswith("ed") and len(token.text) > 4


def _has_value(clause: Clause, group: Sequence[int]) -> bool:
    return any(clause.tokens[place].kind in VALUES for place in group)


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


def _add_group(clause: Clause, group: list[int], state: State, rival: bool, denied_next: Sequence[Token] = ()) -> None:
    content = _content(clause, group)
    if not content or _is_only_verb(clause, group):
        return
    values = [token for token in content if token.kind in VALUES]
    bounds = tuple(_bound(clause, place) for place in group if clause.tokens[place].kind in VALUES)
    readings = _readings(clause, group, content, values, state)
    shelf, rivals = state.shelf, clause.rivals or state.rivals

    goes_with = _GOES_WITH.search(clause.form) and "notincluded" not in clause.form
    enclosed = () if goes_with else (ENCLOSED,)
    kind = content[-1] if _IS_A.search(clause.form[: clause.start(group[0])]) else None

    own = _of_its_own(clause, group, content)
    beside = {clause.tokens[n].text for n in (group[0] - 1, group[-1] + 1) if 0 <= n < len(clause.tokens)}
    weaker = len(content) == 1 and bool(beside & {"only", "just", "merely"}) and "the only" not in clause.form

    def said(place: int) -> bool | None:
        if own is not None and place >= 0 and own.key in shelf.listings[place].stated - shelf.listings[place].own:
            return None
        if kind is not None and place >= 0 and not shelf.is_kind(place, kind):
            return None
        if weaker and place >= 0 and _is_more(shelf.listings[place], content[0].key):
            return False
        answers = [
            shelf.ask(place, [*reading, *enclosed], bounds) if reading else _is_rated(shelf, place, values[0])
            for reading in readings
        ]
        if True not in answers and denied_next and shelf.ask(place, [*content, *denied_next]) is False:
            return True
        return True if True in answers else False if False in answers else None

    text = " ".join(token.text for token in content)
    denied = clause.denied[group[-1]]
    if rival and rivals:
        clause.atoms.append(Atom(text, said, denied, lambda _, __: all(said(place) for place in rivals)))
    elif rival and values:
        clause.atoms.append(
            Atom(text, said, denied, lambda own, _: any(said(place) for place in shelf.places if place not in own))
        )
    else:
        clause.atoms.append(Atom(text, said, denied))


def _is_more(of: Listing, key: str) -> bool:
    """Whether a listing says what goes beyond a word: waterproof is not splashproof only."""
    return any(more in of.stated and more not in keys_of(key) for more in implying().get(key, ()))


_BEING = re.compile(r"\b(?:is|are) (?:not )?(?:an? |very |quite |really )*$")
_HAVING = re.compile(r"\b(?:has|have|comes? with|includes?|features?) (?:not )?(?:an? |its |the |own )*$")


def _of_its_own(clause: Clause, group: Sequence[int], content: Sequence[Token]) -> Token | None:
    """The word of a group that says what the product is or has; None where it says what it does."""
    before = clause.form[: clause.start(group[0])]
    if content[0].kind == "word" and _BEING.search(before):
        return content[0]
    return content[-1] if content[-1].kind == "word" and _HAVING.search(before) else None


def _is_only_verb(clause: Clause, group: Sequence[int]) -> bool:
    """Whether a group is an everyday verb and the clause says in other words what it is about."""
    if len(group) != 1 or not _is_idle(clause, group[0]) or clause.tokens[group[0]].text in weak():
        return False
    return any(
        place not in group and place not in clause.used and token.kind == "word" and _says(token)
        for place, token in enumerate(clause.tokens)
    )


def _content(clause: Clause, group: Sequence[int]) -> list[Token]:
    """The words of a group that claim something, and what its quantity is counted by."""
    content = [clause.tokens[place] for place in group]
    values = [token for token in content if token.kind in VALUES]
    if not values:
        return [clause.tokens[n] for n in group if clause.tokens[n].key not in neutral() or _is_purpose(clause, n)]
    kept = [token for token in content if values[0].unit == "mass" or token.key not in ("take", "carri", "hold")]
    return [*kept, *_per(clause, group)]


def _readings(
    clause: Clause, group: Sequence[int], content: list[Token], values: Sequence[Token], state: State
) -> list[list[Token]]:
    """What a group may mean: as it stands, with the verb or the unit of the quantity before; [] is a bare rating."""
    readings = [content]
    strong = _strong(clause, group, content)
    if strong:
        readings.append(strong)
    plain = [token for token in content if token.text not in weak()]
    if plain and len(plain) < len(content):
        readings.append(plain)
    alone = len(content) == 1
    if state.binding and alone and values and values[0].kind == "quantity":
        readings.append([*state.binding, *content])
    if state.last is not None and any(token.kind == "number" for token in values):
        readings.append([*(_in_unit(token, state.last) for token in content), *(state.binding if alone else ())])
    for token in values:
        if token.kind == "quantity":
            state.last = token
            state.binding = tuple(
                one for one in content if one.key in BINDING or one.key in ("take", "carri", "hold", "bear")
            )
    if alone and values and state.rated:
        readings.append([])
    return readings


def _strong(clause: Clause, group: Sequence[int], content: Sequence[Token]) -> list[Token]:
    """The words that stay when those that add nothing beside them are left out; [] where none are, or none stay."""
    idle = [clause.tokens[place] for place in group if _is_idle(clause, place)]
    kept = [token for token in content if token not in idle]
    told = [token for token in kept if not token.key.startswith("per:")]
    return kept if told and len(kept) < len(content) else []


def _is_idle(clause: Clause, place: int) -> bool:
    token = clause.tokens[place]
    if token.key in BINDING or token.kind != "word":
        return False
    if token.text in weak():
        return True
    if token.text in _MERE and place + 1 < len(clause.tokens) and clause.tokens[place + 1].kind in VALUES:
        return True
    before = clause.tokens[place - 1] if place else None
    after = clause.tokens[place + 1].text if place + 1 < len(clause.tokens) else ""
    if after == "back":
        return False
    if token.key in HOLDING and any(other.kind in VALUES for other in clause.tokens[place + 1 :]):
        return False
    to_product = place + 1 < len(clause.tokens) and clause.tokens[place + 1].kind == "product"
    acts = token.text.endswith("s") and (after in _AFTER_VERB or to_product)
    done_to = to_product or after in ("it", "them", "this", "that", "these", "one", "both", "yours", *_WITH_IT)
    if before is not None and before.text in _ABLE and not done_to and token.text not in _LIGHT:
        return False
    return token.text in verbs() and (acts or before is None or before.kind == "product" or before.text in _BEFORE_VERB)


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
