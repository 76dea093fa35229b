"""What a sentence says the listing does not say: it must really not say it."""

import re
from collections.abc import Sequence

from assistant.claims.lexicon import colour_keys, material_keys, neutral
from assistant.claims.listing import Listing
from assistant.claims.measures import measured
from assistant.claims.shelf import Shelf
from assistant.claims.tokens import Token
from retrieval.vocabulary import stems

_UNSAID = re.compile(
    r"\b(?:does|do|did) not (?:\w+ )?(?:say|state|mention|list|give|tell|specify|indicate|name|cover|"
    r"know)\b|\bno (?:word|mention|information|details?|note) (?:on|of|about)\b"
    r"|\b(?:is|are) not (?:stated|listed|given|mentioned|specified|known|clear|said)\b|\b(?:unknown|"
    r"unclear|unstated)\b|\b(?:can not|could not) (?:tell|say|see)\b"
    r"|\blistings? (?:gives?|states?|lists?|mentions?|names?|has|have|shows?) no\b(?! doubt)"
    r"|\bnothing (?:is said |said )?(?:about|on)\b|\b(?:says?|mentions?|gives?|states?) nothing\b|"
    r"\bsilent (?:on|about)\b|\bwithout saying\b|\bleaves? (?:open|out)\b"
)
_TOLD = frozenset("word note information detail unknown unclear clear silent guarante".split()) - {"guarante"}
_MEASURES = (
    (frozenset({"weight", "weigh", "heavi"}), "weight"),
    (frozenset({"height", "tall", "high"}), "height"),
    (frozenset({"width", "wide"}), "width"),
    (frozenset({"length"}), "length"),
    (frozenset({"capac", "volum", "hold", "contain"}), "capacity"),
    (frozenset({"bright"}), "light"),
    (frozenset({"thick"}), "thick"),
    (frozenset({"loud", "quiet", "nois"}), "sound"),
    (frozenset({"power"}), "power"),
    (frozenset({"price", "cost"}), "price"),
    (frozenset({"rate"}), "rating"),
    (frozenset({"stock"}), "stock"),
)
_WASHED = frozenset({"wash", "machinewash", "handwash", "clean", "dishwash"})
_LASTING = frozenset({"last", "run", "keep", "play", "batteri", "batterylif", "life", "burn"})


def _form(found: Sequence[Token]) -> str:
    return "".join(f"{token.text} " for token in found)


def unsaid(found: Sequence[Token]) -> bool:
    """Whether tokens say that something is not said."""
    return bool(_UNSAID.search(_form(found)))


def said_after_all(found: Sequence[Token], shelf: Shelf, subject: tuple[int, ...]) -> str | None:
    """Why it is wrong that the listings of the subject do not say it; None when they do not."""
    form = _form(found)
    for topic in _topics(found):
        words = [token for token in topic if token.kind == "word"]
        for place in subject:
            of = shelf.listings[place]
            if words and _covers(of, words, form):
                said = " ".join(token.text for token in words if token.key not in neutral()) or words[-1].text
                return f"the listing of {of.product.title} does say it: {said!r}"
    return None


def _topics(found: Sequence[Token]) -> list[list[Token]]:
    topics: list[list[Token]] = [[]]
    for token in found:
        if token.text in ("or", "and", ",", "nor"):
            topics.append([])
        else:
            topics[-1].append(token)
    return topics


def _covers(of: Listing, words: Sequence[Token], form: str) -> bool:
    keys = {token.key for token in words}
    content = [t for t in words if t.key not in neutral() and t.key not in _TOLD and t.key not in of.heads]
    if "size" in keys and (of.product.sizes or measured(of, "size")):
        return True
    for names, measure in _MEASURES:
        if keys & names:
            return measured(of, measure) is not None and not [
                t for t in content if t.key not in names and t.key not in of.stated
            ]
    return False if "when" in keys else _names_it(of, words, content, form)


def _names_it(of: Listing, words: Sequence[Token], content: Sequence[Token], form: str) -> bool:
    """Whether an attribute has the name of what is asked, or the listing its words."""
    if "how much" in form and not content:
        return any(value.unit in ("volume", "mass") for piece in of.pieces for value in piece.values)
    named = _named(of, {token.key for token in words})
    asked = [
        token
        for before, token in zip((None, *words), words, strict=False)
        if token.key in named and (token.key not in neutral() or (before and before.text in ("the", "its", "a")))
    ]
    if asked and all(token in asked or token.key in of.stated for token in content):
        return True
    return _answers(of, words, content, form)


def _named(of: Listing, keys: set[str]) -> set[str]:
    """The words of those names of attributes that are asked for as a whole: "energy class", not "energy"."""
    names = [set(stems(name.replace("_", " "))) - {"and", "of"} for name in of.product.attributes]
    return {key for name in names if name <= keys | neutral() for key in name & keys}


def _answers(of: Listing, words: Sequence[Token], content: Sequence[Token], form: str) -> bool:
    """Whether the listing answers how long, what of, where made, how washed, or has all the words."""
    keys = {token.key for token in words}
    if "how long" in form or "how many hours" in form:
        return _how_long(of, content)
    if "colour" in keys or "color" in keys:
        return bool(of.colours) and not [token for token in content if token.key not in ("colour", "color")]
    if "what" in keys and "made" in {token.text for token in words}:
        return _made_of(of, content)
    if "where" in form and any(token.text in ("made", "from", "comes", "woven", "produced") for token in words):
        return any({"made", "origin", "woven", "produc"} & word.keys for piece in of.pieces for word in piece.words)
    if keys & _WASHED and ("how to" in form or "can be" in form):
        return bool(_WASHED & (of.stated | of.denied))
    return bool(content) and all(token.key in of.stated or token.key in of.denied for token in content)


def _how_long(of: Listing, content: Sequence[Token]) -> bool:
    words = [token for token in content if token.key not in _LASTING | {"long", "hour"}]
    if not words:
        return (
            measured(of, "length") is not None
            or measured(of, "duration") is not None
            or any(
                value.unit in ("time", "months")
                for piece in of.pieces
                for value in piece.values
                if any(_LASTING & word.keys for word in piece.words)
            )
        )
    return any(
        any(value.unit in ("time", "months") for value in piece.values)
        and all(any(token.key in word.keys for word in piece.words) for token in words)
        for piece in of.pieces
    )


def _made_of(of: Listing, content: Sequence[Token]) -> bool:
    parts = [token for token in content if token.text != "made"]
    if not parts:
        return bool(of.materials)
    return any(
        all(any(token.key in word.keys for word in piece.words) for token in parts)
        and any(word.token.key in material_keys() | colour_keys() for word in piece.words)
        for piece in of.pieces
    )
