"""Whether a listing says so: True where it does, False where it says the opposite, None where it is silent."""

from collections.abc import Sequence

from assistant.claims.lexicon import colour_keys, material_keys, value_words, verbs
from assistant.claims.listing import LABELS, Listing, Piece, keys_of
from assistant.claims.tokens import Token

VALUES = frozenset({"number", "quantity", "percent"})
_LASTING = frozenset({"run", "last", "play", "keep", "batterylif", "burn", "work", "go"})
HOLDING = frozenset({"hold", "carri", "take", "bear", "support", "load", "max", "maximum"})
BINDING: dict[str, frozenset[str]] = {
    **dict.fromkeys(("run", "last", "play"), _LASTING | {"hour", "life", "batteri", "warranti", "guarante"}),
    "keep": _LASTING | {"stay"},
    "weigh": frozenset({"weight", "weigh"}),
    "weight": frozenset({"weight", "weigh"}),
}
"""Verbs that say nothing alone, but beside a quantity must be what the listing says the quantity is of."""
ENCLOSED = Token("word", "included", "enclosed")
"""Beside the words of a claim: they are said to come with the product, not only to go with it."""
_EXCLUSIVE = (
    ("wire", "wireless"),
    ("matt", "glossi"),
    ("manual", "automat"),
    ("wide", "narrow"),
    ("indoor", "outdoor"),
    ("gas", "charcoal"),
    ("wire", "bluetooth"),
)
_RULES_OUT = {"batteri": ("plug", "main", "cord", "wind"), "cordless": ("plug", "main"), "plug": ("batteri",)}
"""What is not so where the listing says nothing of it and says one of these."""
_OPPOSITE = (("hot", "cold"), ("indoor", "outdoor"), ("summer", "winter"), ("warm", "cold"), ("adult", "kid"))
_PEOPLE = {
    "female": frozenset({"women", "woman", "femal", "ladi"}),
    "male": frozenset({"men", "man", "male", "gentlemen"}),
    "kids": frozenset({"kid", "children", "child"}),
}


def truth(of: Listing, content: Sequence[Token], bounds: Sequence[str] = ()) -> bool | None:
    """Whether a listing says a group of words and values together.

    Args:
        of: the listing.
        content: the words that claim something, the verbs that bind a quantity, and the values.
        bounds: for each value how it is bounded: "", "about", "over", "under", "least" or "most".
    """
    if ENCLOSED in content:
        content = [token for token in content if token != ENCLOSED]
        if _is_absent(of, content):
            return False
    values = [token for token in content if token.kind in VALUES]
    words = [token for token in content if token.kind == "word" and not (token.key in BINDING and not values)]
    holds = any(token.key in HOLDING for token in words)
    words = [token for token in words if token.key not in HOLDING or not values]
    if _of_other_value(of, words):
        return False
    needed = _needed(of, words)
    if not needed and not values:
        return _of_the_whole(of, words)
    bounds = bounds or ("",) * len(values)
    if needed and not values and all(map(_is_value, needed)) and len(needed) == len(words):
        if any(token.key in of.denied for token in needed):
            return False
        return True if all(_said(of, token) for token in needed) else _complement(of, needed)
    if any(_clash(of, word, value, bound) for word in words for value, bound in zip(values, bounds, strict=True)):
        return None
    found = [_in_piece(piece, needed, values, bounds, holds) for piece in of.pieces if not piece.enclosed]
    said, denied = True in found, False in found
    if denied and (not said or len(needed) + len(values) == 1):
        return False
    if said:
        return True
    if values:
        sized = _are_sizes(of, needed, values)
        return _in_several(of, words, needed, values, bounds) if sized is None else sized
    return _said_apart(of, words, needed) or _complement(of, needed) or _without_verb(of, needed, (), ())


def _is_absent(of: Listing, content: Sequence[Token]) -> bool:
    """Whether the listing says that something does not come with the product."""
    words = [token for token in content if token.kind == "word"]
    return bool(words) and any(
        piece.enclosed and any(token.key in word.denies for token in words[-2:] for word in piece.words)
        for piece in of.pieces
    )


def _of_other_value(of: Listing, words: Sequence[Token]) -> bool:
    """Whether a part is said to be of a colour or material, and the listing says another one of it."""
    for value, part in zip(words, words[1:], strict=False):
        if not _is_value(value) or _is_value(part) or part.key in of.heads:
            continue
        kind = frozenset().union(*(keys for keys in (colour_keys(), material_keys()) if value.key in keys))
        beside = [
            before
            for piece in of.pieces
            for before, word in zip(piece.words, piece.words[1:], strict=False)
            if part.key in word.keys and before.keys & kind
        ]
        if beside and not any(value.key in before.keys for before in beside):
            return True
    return False


def _needed(of: Listing, words: Sequence[Token]) -> list[Token]:
    """The words that are not said of the product as a whole: colours and materials count as such only on their own."""
    other = [token for token in words if token.key not in of.globals]
    apart = other and words[-1].key not in of.heads and not (_is_value(words[-1]) and words[-1].key in of.globals)
    return [
        token
        for token in words
        if token.key not in of.globals or (apart and token.key not in of.heads and _is_value(token))
    ]


def _is_value(token: Token) -> bool:
    return (
        token.text in value_words()
        and token.text != "rust"
        and (token.key in colour_keys() or token.key in material_keys())
    )


def _of_the_whole(of: Listing, words: Sequence[Token]) -> bool:
    denied = [token for token in words if token.key in of.denied and token.key not in of.heads]
    return not denied


def _in_piece(
    piece: Piece, needed: Sequence[Token], values: Sequence[Token], bounds: Sequence[str], holds: bool = False
) -> bool | None:
    """Whether a piece says all of it (True), says it and denies a part (False), or not (None)."""
    denied = False
    for token in needed:
        places = _places(piece, token, bool(values))
        if not places:
            return None
        denied |= all(piece.words[place].denied for place in places if place < len(piece.words))
    for value, bound in zip(values, bounds, strict=True):
        matched = [word for word in piece.words if _matches(value, word.token, bound, piece)]
        if not matched or not _bears(piece, value, holds):
            return None
        denied |= all(word.denied for word in matched)
        if not all(_nearest(piece, token, value, bound) for token in needed if token.key not in BINDING):
            return None
    if len(needed) > 1:
        for one in needed:
            if _is_value(one) and not all(_nearest_kind(piece, one, other) for other in needed if not _is_value(other)):
                return None
    return not denied


def _matches(value: Token, stated: Token, bound: str, piece: Piece) -> bool:
    """Whether a value is the one stated; a bound may be the listing's own ("for children under 3")."""
    if equals(value, stated, bound) or (
        _in_own_unit(value, stated) and any("age" in word.keys for word in piece.words)
    ):
        return True
    own = _BOUND_WORDS.get(bound, frozenset())
    return bool(own) and equals(value, stated) and any(word.token.text in own for word in piece.words)


def _in_own_unit(value: Token, stated: Token) -> bool:
    """Whether a bare number is that of a quantity: "ages 3 to 6" of "3 to 6 years"."""
    return (
        value.kind == "number" and stated.kind == "quantity" and abs(stated.value / stated.scale - value.value) < 1e-6
    )


_BOUND_WORDS = {
    "under": frozenset({"under", "below", "less"}),
    "over": frozenset({"over", "above", "more"}),
    "most": frozenset({"to", "most", "max", "maximum"}),
    "least": frozenset({"least", "from", "min", "minimum"}),
}


def _places(piece: Piece, token: Token, measured: bool) -> list[int]:
    wanted = {token.key}
    if measured and token.key in BINDING:
        wanted = set(BINDING[token.key])
        natural = token.key in ("weigh", "weight") and piece.natural
        if natural and not any(wanted & word.keys for word in piece.words):
            return [0]
    if measured and token.key in LABELS:
        wanted |= keys_of(LABELS[token.key]) | {LABELS[token.key]}
    if measured:
        wanted |= {key for key, label in LABELS.items() if label == token.key}
    return [place for place, word in enumerate(piece.words) if wanted & (word.denies if word.denied else word.keys)]


def equals(claimed: Token, stated: Token, bound: str = "") -> bool:
    """Whether a value that is claimed is, or bounds, a value that is stated."""
    if claimed.kind != stated.kind or claimed.unit != stated.unit:
        return False
    said, real = claimed.value, stated.value
    exact = _tolerance(claimed, stated)
    if bound in ("over", "least"):
        return real > said + exact or (bound == "least" and abs(real - said) <= exact)
    if bound in ("under", "most"):
        return real < said - exact or (bound == "most" and abs(real - said) <= exact)
    if bound == "about":
        return abs(real - said) <= max(exact, 0.05 * abs(real))
    if bound == "nearly":
        return abs(real - said) <= exact or 0 < said - real <= 0.06 * abs(real)
    return abs(real - said) <= exact


def _tolerance(claimed: Token, stated: Token) -> float:
    """Exact within the metric system; rounded to the last digit said between it and the other one."""
    ratio = claimed.scale / stated.scale
    metric = abs(_decimal(ratio) - ratio) < 1e-9 * ratio or claimed.unit in ("time", "months")
    return 1e-6 * abs(stated.value) if metric else 0.5 * claimed.scale * 10.0**-claimed.digits


def _decimal(ratio: float) -> float:
    power = 1.0
    while power < ratio * 0.99:
        power *= 10
    while power > ratio * 1.01:
        power /= 10
    return power


def _bears(piece: Piece, value: Token, holds: bool) -> bool:
    """Whether a weight in a piece is the product's own, or what it holds, as the claim has it."""
    if value.unit != "mass":
        return True
    labelled = any(_WEIGHT & word.keys for word in piece.words)
    return not (labelled and piece.natural) if holds else piece.natural


_WEIGHT = frozenset({"weight", "weigh"})


def _clash(of: Listing, word: Token, value: Token, bound: str) -> bool:
    """Whether a word stands in the listing beside other values of the kind, and never beside this one."""
    if word.key in of.heads or word.key in BINDING or word.key in LABELS:
        return False
    beside = [
        piece
        for piece in of.pieces
        if any(word.key in one.keys for one in piece.words)
        and any(stated.kind == value.kind and stated.unit == value.unit for stated in piece.values)
    ]
    return bool(beside) and not any(_matches(value, one.token, bound, piece) for piece in beside for one in piece.words)


def _nearest(piece: Piece, token: Token, value: Token, bound: str) -> bool:
    """Whether, of several like values in a piece, the one claimed stands next to the word."""
    rivals = [
        place
        for place, word in enumerate(piece.words)
        if word.token.kind == value.kind and word.token.unit == value.unit
    ]
    if len(rivals) < 2:
        return True
    own = [place for place in rivals if equals(value, piece.words[place].token, bound)]
    return _next_to(_places(piece, token, True), own, rivals)


def _nearest_kind(piece: Piece, value: Token, token: Token) -> bool:
    kind = colour_keys() if value.key in colour_keys() else material_keys()
    rivals = [place for place, word in enumerate(piece.words) if word.token.key in kind]
    own = _places(piece, value, False)
    return len(rivals) < 2 or _next_to(_places(piece, token, False), own, rivals)


def _next_to(places: Sequence[int], own: Sequence[int], rivals: Sequence[int]) -> bool:
    def gap(ends: Sequence[int]) -> int:
        return min((abs(place - end) for place in places for end in ends), default=99)

    return gap(own) <= gap(rivals)


def _are_sizes(of: Listing, needed: Sequence[Token], values: Sequence[Token]) -> bool | None:
    """Whether plain numbers are sizes the product comes in; None where they are none, or no sizes are stated."""
    stated = {size.casefold() for size in of.product.sizes if size.replace(".", "").isdigit()}
    if needed or not stated or any(value.kind != "number" for value in values):
        return None
    return all(value.text in stated for value in values)


def _in_several(
    of: Listing, words: Sequence[Token], needed: Sequence[Token], values: Sequence[Token], bounds: Sequence[str]
) -> bool | None:
    """Whether values and words stand in places of their own: quantities of several kinds, contents, adjectives."""
    other = [token for token in needed if token.key not in BINDING]
    if len(values) > 1 and not other and len({value.unit for value in values}) > 1:
        alone = []
        for unit in {value.unit for value in values}:
            own = [n for n, value in enumerate(values) if value.unit == unit]
            verbs = [token for token in needed if unit == "time"]
            alone.append(truth(of, [*verbs, *(values[n] for n in own)], [bounds[n] for n in own]))
        return True if all(alone) else None
    stated = [token for token in needed if token.key in of.stated and token.key not in of.denied]
    rest = [token for token in needed if token not in stated]
    if not rest and any(
        piece.counts and all(any(_matches(v, word.token, "", piece) for word in piece.words) for v in values)
        for piece in of.pieces
    ):
        return True
    if not rest and len(values) == 1 and values[0].unit == "volume" and _is_capacity(of, values[0], bounds[0]):
        return True
    if not rest and len(values) == 1 and _shares_a_word(of, other, values, bounds):
        return True
    if needed and needed[0] in stated and needed[0] is words[0] and words[-1].key in of.globals:
        return True if any(_in_piece(piece, words[1:], values, bounds) for piece in of.pieces) else None
    return _without_verb(of, needed, values, bounds)


def _shares_a_word(of: Listing, needed: Sequence[Token], values: Sequence[Token], bounds: Sequence[str]) -> bool:
    """Whether a value stands with one of the words, and the others stand with that word where no such value is."""
    for shared in needed:
        others = [token for token in needed if token is not shared]
        plain = [
            piece
            for piece in of.pieces
            if not any(one.kind == values[0].kind and one.unit == values[0].unit for one in piece.values)
        ]
        if (
            others
            and any(_in_piece(piece, (shared,), values, bounds) for piece in of.pieces)
            and any(_in_piece(piece, needed, (), ()) for piece in plain)
        ):
            return True
    return False


def _without_verb(of: Listing, needed: Sequence[Token], values: Sequence[Token], bounds: Sequence[str]) -> bool | None:
    """Whether all but a verb stands in one place: "knits on 3 mm needles" of "needle size 3 mm"."""
    if len(needed) < 2 or len(needed) + len(values) < 3:
        return None
    verbs = [token for token in needed[:2] if _is_verb(of, token)]
    rest = [token for token in needed if token not in verbs]
    if len(verbs) != 1 or not rest or needed[-1] is verbs[0]:
        return None
    return True if any(_in_piece(piece, rest, values, bounds) for piece in of.pieces) else None


def _is_capacity(of: Listing, value: Token, bound: str) -> bool:
    """Whether a volume is the product's capacity, whatever part of it holds it: "a 1.8-litre jug"."""
    return any(
        piece.attribute
        and any("capac" in word.keys for word in piece.words)
        and any(_matches(value, word.token, bound, piece) for word in piece.words)
        for piece in of.pieces
    )


_TAKES_AWAY = frozenset(
    """
    lacks misses loses exceeds avoids lasts runs plays keeps weighs prevents blocks stops resists repels removes
    replaces damages ruins hides breaks harms cuts bans forbids refuses beats stains scratches leaks charges
    """.split()
)


def _is_verb(of: Listing, token: Token) -> bool:
    """Whether a word before a value and what the value is of is a verb that adds nothing ("knits on 3 mm needles")."""
    fresh = token.key not in of.stated and token.key not in of.denied
    return fresh and token.text in verbs() and token.text not in _TAKES_AWAY


def _said_apart(of: Listing, words: Sequence[Token], needed: Sequence[Token]) -> bool | None:
    """Whether adjectives of the product itself stand in several pieces, or words in several clauses of a sentence."""
    if any(token.key in of.denied for token in needed):
        return None
    if words[-1].key in of.heads and all(_said(of, token) for token in needed):
        return True
    return True if len(needed) > 1 and any(_in_sentence(one, needed) for one in of.sentences) else None


def _in_sentence(sentence: Piece, needed: Sequence[Token]) -> bool:
    """Whether words stand in several clauses of a sentence, none of them between "with" and another."""
    places = [_places(sentence, token, False) for token in needed]
    if not all(places) or _in_piece(sentence, needed, (), ()) is not True:
        return False
    ends = [min(found) for found in places]
    between = sentence.words[min(ends) : max(ends)]
    return not any(word.token.text in ("with", "and", "in", "on") for word in between)


def _said(of: Listing, token: Token) -> bool:
    if _is_value(token):
        known = of.colours if token.key in colour_keys() else of.materials
        return token.key in known if known and not _is_named(of, token) else token.key in of.stated
    return token.key in of.stated


def _is_named(of: Listing, token: Token) -> bool:
    """Whether an attribute has the word for its name ("stone: moonstone")."""
    return any(piece.attribute and piece.words and piece.words[0].token.key == token.key for piece in of.pieces)


def _complement(of: Listing, needed: Sequence[Token]) -> bool | None:
    """False where the listing says another colour, material, people or one of two opposites."""
    if len(needed) != 1 or needed[0].key in of.stated:
        return None
    key = needed[0].key
    for names, known in ((colour_keys(), of.colours), (material_keys(), of.materials)):
        if key in names and known and _is_value(needed[0]):
            return False
    people = of.product.gender
    if people in _PEOPLE and any(key in keys for name, keys in _PEOPLE.items() if name != people):
        return False
    for one, other in (*_EXCLUSIVE, *_EXCLUSIVE_BACK):
        if key == one and other in of.stated:
            return False
    if any(other in of.stated for other in _RULES_OUT.get(key, ())):
        return False
    return False if _only_opposite(of, key) else None


_EXCLUSIVE_BACK = tuple((other, one) for one, other in _EXCLUSIVE)


def _only_opposite(of: Listing, key: str) -> bool:
    """Whether a piece says "only" beside the opposite: "for cold drinks only" is not for hot ones."""
    opposites = {other for pair in _OPPOSITE for one, other in (pair, pair[::-1]) if one == key}
    return any(
        any(opposites & word.keys for word in piece.words) and any(word.token.text == "only" for word in piece.words)
        for piece in of.pieces
    )
