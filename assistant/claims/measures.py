"""What products can be measured by: price, rating, weight, hours and the like, one number a product."""

from collections.abc import Sequence
from functools import lru_cache

from assistant.claims.listing import Listing, Piece, keys_of
from assistant.claims.tokens import Token
from retrieval.product import Product

Measured = tuple[str, float]
"""(dimension, number): only numbers of one dimension are compared."""
_DIMENSIONS: dict[str, tuple[str, ...]] = {
    "weight": ("mass",),
    "load": ("mass",),
    "capacity": ("volume",),
    "length": ("length",),
    "height": ("length",),
    "width": ("length",),
    "depth": ("length",),
    "thick": ("length",),
    "diameter": ("length",),
    "duration": ("time", "months"),
    "light": ("light",),
    "power": ("power",),
    "sound": ("sound",),
    "data": ("data",),
    "pixels": ("pixels",),
    "charge": ("charge", "energy"),
}
DIMENSION_MEASURE = {
    "mass": "weight",
    "volume": "capacity",
    "length": "length",
    "time": "duration",
    "months": "duration",
    "light": "light",
    "power": "power",
    "sound": "sound",
    "data": "data",
    "charge": "charge",
}
"""Dimension of a quantity -> what it most likely measures."""
_LABELS = {
    "length": frozenset({"length", "long"}),
    "height": frozenset({"height", "high", "tall"}),
    "width": frozenset({"width", "wide", "broad"}),
    "depth": frozenset({"depth", "deep"}),
    "thick": frozenset({"thick"}),
    "diameter": frozenset({"diamet"}),
}
_LASTS = frozenset({"batterylif", "last", "run", "play", "keep", "burn", "life"})
_NOT_LASTING = frozenset({"warranti", "guarante", "charg", "deliveri", "dry", "age", "return", "old"})


def measured(of: Listing, measure: str, context: Sequence[Token] = ()) -> Measured | None:
    """One number of a product; None where the listing does not give it, or gives several.

    Args:
        of: the listing.
        measure: "price", "rating", "reviews", "stock", "arrival", "size", or a measure with a dimension.
        context: words of the claim that tell which of several is meant ("battery").
    """
    return _measured(of, measure, tuple(context))


@lru_cache(maxsize=4_096)
def _measured(of: Listing, measure: str, context: tuple[Token, ...]) -> Measured | None:
    plain = _plain(of.product, measure)
    if plain is not None or measure in _PLAIN:
        return plain
    if measure == "size":
        return _size(of)
    candidates = _candidates(of, measure)
    if measure == "duration":
        candidates = _lasting(candidates, context)
        candidates = candidates if context else _preferred(candidates)
    return _one(_best(candidates, context))


def counted_words(of: Listing, words: Sequence[Token]) -> Measured | None:
    """The one plain number that stands with some words in the listing ("4 pockets")."""
    found = [
        (piece, value)
        for piece in of.pieces
        for value in piece.values
        if value.kind == "number" and words and all(_has(piece, word) for word in words)
    ]
    return _one(_best(found, words))


_PLAIN = frozenset({"price", "rating", "reviews", "stock", "arrival"})


def _plain(product: Product, measure: str) -> Measured | None:
    number = {
        "price": product.current_price_minor,
        "rating": product.rating,
        "reviews": product.rating_count if product.rating_count is not None or product.rating is not None else 0,
        "stock": product.stock,
        "arrival": product.created_at.toordinal() if product.created_at else None,
    }.get(measure)
    return None if number is None else (measure, float(number))


def _candidates(of: Listing, measure: str) -> list[tuple[Piece, Token]]:
    dimensions = _DIMENSIONS.get(measure, ())
    found = [
        (piece, value)
        for piece in of.pieces
        for value in piece.values
        if value.kind == "quantity"
        and value.unit in dimensions
        and (value.unit != "mass" or piece.natural == (measure != "load"))
    ]
    labels = _LABELS.get(measure)
    if labels is not None:
        return [(piece, value) for piece, value in found if any(labels & word.keys for word in piece.words)]
    return found


def _lasting(candidates: list[tuple[Piece, Token]], context: Sequence[Token]) -> list[tuple[Piece, Token]]:
    """How long it lasts, not how long it takes: unless the claim says what it speaks of."""
    said = {key for token in context for key in keys_of(token.key)}
    return [
        (piece, value)
        for piece, value in candidates
        if not any(_NOT_LASTING & word.keys - said for word in piece.words if not (word.keys & _LASTS))
        or any(_LASTS & word.keys for word in piece.words)
    ]


def _has(piece: Piece, token: Token) -> bool:
    return any(token.key in word.keys and not word.denied for word in piece.words)


def _preferred(candidates: list[tuple[Piece, Token]]) -> list[tuple[Piece, Token]]:
    lasting = [one for one in candidates if any(_LASTS & word.keys for word in one[0].words)]
    return lasting or candidates


def _best(found: list[tuple[Piece, Token]], context: Sequence[Token]) -> list[tuple[Piece, Token]]:
    """Those that stand with the most words of the claim, and of them the shortest pieces."""
    if not found:
        return []

    def fit(one: tuple[Piece, Token]) -> tuple[int, int]:
        piece = one[0]
        return sum(_has(piece, token) for token in context), -len(piece.words)

    best = max(map(fit, found))
    return [one for one in found if fit(one) == best]


def _one(found: list[tuple[Piece, Token]]) -> Measured | None:
    values = {(value.unit or "number", value.value) for _, value in found}
    return next(iter(values)) if len(values) == 1 else None


def _size(of: Listing) -> Measured | None:
    """How large: its volume, or its area where two lengths are given, or its one length."""
    volume = _one(_candidates(of, "capacity"))
    if volume is not None:
        return volume
    for piece in of.pieces:
        lengths = [value.value for value in piece.values if value.unit == "length"]
        if len(lengths) == 2 and any(word.token.text in ("x", "by") for word in piece.words):
            return "area", lengths[0] * lengths[1]
        if len(lengths) == 3:
            return "space", lengths[0] * lengths[1] * lengths[2]
    width, depth = _one(_candidates(of, "width")), _one(_candidates(of, "depth")) or _one(_candidates(of, "length"))
    if width and depth:
        return "area", width[1] * depth[1]
    lengths_stated = [
        (piece, value) for piece in of.pieces for value in piece.values if value.unit == "length" and piece.attribute
    ]
    return _one(_candidates(of, "diameter")) or _one(lengths_stated) or _one(_candidates(of, "weight"))
