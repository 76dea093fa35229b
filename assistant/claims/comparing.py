"""What comparisons of every kind share: words for measures, and the numbers they compare."""

from collections.abc import Callable, Sequence

from assistant.claims.clauses import Clause
from assistant.claims.lexicon import neutral
from assistant.claims.measures import Measured, counted_words, measured
from assistant.claims.shelf import Shelf
from assistant.claims.tokens import Token

ER = {
    **dict.fromkeys(("cheaper",), ("price", -1)),
    **dict.fromkeys(("dearer", "pricier", "costlier"), ("price", 1)),
    "lighter": ("weight", -1),
    "heavier": ("weight", 1),
    **dict.fromkeys(("bigger", "larger", "roomier"), ("size", 1)),
    "smaller": ("size", -1),
    "longer": ("long", 1),
    "shorter": ("long", -1),
    "taller": ("height", 1),
    **dict.fromkeys(("wider", "broader"), ("width", 1)),
    "narrower": ("width", -1),
    "deeper": ("depth", 1),
    "shallower": ("depth", -1),
    "thicker": ("thick", 1),
    **dict.fromkeys(("thinner", "slimmer"), ("thick", -1)),
    "brighter": ("light", 1),
    "louder": ("sound", 1),
    "quieter": ("sound", -1),
    "newer": ("arrival", 1),
    "older": ("arrival", -1),
}


EST = {
    "cheapest": ("price", -1),
    **dict.fromkeys(("dearest", "priciest", "costliest"), ("price", 1)),
    "lightest": ("weight", -1),
    "heaviest": ("weight", 1),
    **dict.fromkeys(("biggest", "largest", "roomiest"), ("size", 1)),
    "smallest": ("size", -1),
    "longest": ("long", 1),
    "shortest": ("long", -1),
    "tallest": ("height", 1),
    **dict.fromkeys(("widest", "broadest"), ("width", 1)),
    "narrowest": ("width", -1),
    "deepest": ("depth", 1),
    "thickest": ("thick", 1),
    **dict.fromkeys(("thinnest", "slimmest"), ("thick", -1)),
    "brightest": ("light", 1),
    "loudest": ("sound", 1),
    "quietest": ("sound", -1),
    **dict.fromkeys(("newest", "latest"), ("arrival", 1)),
    "oldest": ("arrival", -1),
}


ADJECTIVES = {
    **dict.fromkeys(("expensive", "costly"), ("price", 1)),
    **dict.fromkeys(("affordable", "inexpensive"), ("price", -1)),
    "powerful": ("power", 1),
    "spacious": ("size", 1),
    **dict.fromkeys(("recent",), ("arrival", 1)),
}


NOUNS = {
    **dict.fromkeys(("price", "priced", "money", "cost"), "price"),
    **dict.fromkeys(("rating", "rated", "ratings", "stars", "score"), "rating"),
    **dict.fromkeys(("weight", "heavy", "light"), "weight"),
    **dict.fromkeys(("capacity", "volume"), "capacity"),
    **dict.fromkeys(("size", "big", "large", "small"), "size"),
    **dict.fromkeys(("height", "tall", "high"), "height"),
    **dict.fromkeys(("width", "wide"), "width"),
    **dict.fromkeys(("length",), "length"),
    "depth": "depth",
    "long": "long",
    "expensive": "price",
    "dear": "price",
    "cheap": "price",
    "bright": "light",
    "power": "power",
    "noise": "sound",
    "stock": "stock",
    "loud": "sound",
    "quiet": "sound",
    "powerful": "power",
}


OR = "|".join


def context_of(clause: Clause, taken: range) -> list[Token]:
    """The words around a comparison that tell what is compared."""
    return [
        token
        for place, token in enumerate(clause.tokens)
        if token.kind == "word"
        and place not in taken
        and (token.key not in neutral() or token.text in ("runs", "lasts", "keeps", "plays", "last", "run", "keep"))
        and not clause.used & {place}
    ]


def measure_of(word: str, context: Sequence[Token], shelf: Shelf) -> str:
    """As in "long" is a length or a time, by what stands around it or by what the listings give."""
    if word != "long":
        return word
    time = {
        "run",
        "last",
        "keep",
        "play",
        "heat",
        "hot",
        "cold",
        "batteri",
        "batterylif",
        "burn",
        "hour",
        "charg",
        "warranti",
        "guarante",
    }
    if any(token.key in time for token in context):
        return "duration"
    lengths = [measured(of, "length", context) for of in shelf.listings]
    if not any(lengths) and any(measured(of, "height") for of in shelf.listings):
        return "height"
    return "length" if any(lengths) or not any(measured(of, "duration") for of in shelf.listings) else "duration"


def value_of(shelf: Shelf, measure: str, context: Sequence[Token]) -> Callable[[int], Measured | None]:
    """The number of each place that a comparison is about."""

    def value(place: int) -> Measured | None:
        of = shelf.listings[place]
        if measure == "arrival" and context:
            return counted_words(of, context)
        return measured(of, measure, context)

    return value


def rivals_of(subject: tuple[int, ...], rivals: tuple[int, ...], shelf: Shelf) -> tuple[int, ...]:
    """What a subject is compared with: what is named, or the rest of the shelf."""
    return rivals or tuple(place for place in shelf.places if place not in subject)


def sign_of(way: str | None) -> int:
    """Which way a comparison goes: -1 for less, 1 for more."""
    return (
        -1
        if way in ("less", "fewer", "worse", "lower", "least", "fewest", "lowest", "worst", "less long", "least well")
        else 1
    )


def beats(a: Measured | None, b: Measured | None, sign: int) -> bool:
    """Whether one number is more than another of its dimension, or less for a sign of -1."""
    return a is not None and b is not None and a[0] == b[0] and sign * (a[1] - b[1]) > 1e-9


def is_apart(a: Measured | None, b: Measured | None, sign: int, gap: float) -> bool:
    """Whether two numbers differ by a gap, in the direction of the sign; 0 for either."""
    if a is None or b is None or a[0] != b[0]:
        return False
    real = a[1] - b[1]
    return abs((abs(real) if sign == 0 else sign * real) - gap) < 1e-6 * max(1.0, gap)
