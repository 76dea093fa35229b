"""What a listing says, piece by piece: the words and quantities of each clause, and whether they are denied."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.claims.lexicon import colour_keys, derived, implied, implying, material_keys, neutral
from assistant.claims.tokens import Token, tokens
from retrieval.facets import colors_of, materials_of
from retrieval.product import Product
from retrieval.vocabulary import stem, stems

DENIERS = frozenset("no not never without neither nor none cannot nothing".split())
_STOPPERS = frozenset({"but", "however", "though", "although", "yet"})
_SENTENCE = frozenset(".!?;")
_CLAUSE = frozenset({",", ":", "(", ")", "–", "—", "but", "while", "whereas", "though", "although"})
_TAKE_WITH = frozenset("comes works made work come used washes made compatible".split())
"""Verbs that "with" belongs to."""
_NO = re.compile(r"\W*(?:no|none|false|not)\b", re.I)
_YES = re.compile(r"\W*(?:yes|true)\b", re.I)
_NAME_UNIT = re.compile(
    r"^(?P<name>.+?)[ _]+\(?(?P<unit>kg|g|mg|ml|cl|l|mm|cm|m|w|lm|hours|h|minutes|min|db|gb|mah)\)?$"
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_PEOPLE = {
    "female": "women woman female ladies her she",
    "male": "men man male gentlemen him he",
    "kids": "kids children child",
    "unisex": "unisex women men woman man everyone",
}
_COUNTS = frozenset({"content", "quantiti", "count", "number", "pack"})
_PACKED = frozenset({"x", "of", "box", "packag", "set"})
_NOT_LESS = frozenset(
    {"stainless", "regardless", "nonetheless", "timeless", "priceless", "flawless", "endless", "countless"}
)
LABELS = {
    "long": "length",
    "wide": "width",
    "broad": "width",
    "high": "height",
    "tall": "height",
    "deep": "depth",
    "thick": "thick",
    "across": "diamet",
    "heavi": "weight",
    "bright": "bright",
}
"""Measures said as adjectives, and as a listing labels them (stems): they say the same beside a quantity."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a quantity in a listing."""

    keys: frozenset[str]
    """The stem and all it implies; empty for a quantity."""
    token: Token
    denied: bool
    denies: frozenset[str]
    """What is denied with it, where it is denied."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One clause of a listing, or one attribute with its value."""

    words: tuple[Word, ...]
    attribute: bool
    natural: bool
    """Whether a bare weight or volume in it is that of the product itself, not a load or the like."""
    counts: bool = False
    """Whether a number in it counts whatever the product consists of ("contents: 12 x 85 g")."""
    enclosed: bool = False
    """Whether it says what does not come in the box: no denial of what the product takes or needs."""

    @property
    def values(self) -> tuple[Token, ...]:
        """Its quantities and numbers."""
        return tuple(word.token for word in self.words if word.token.kind in ("quantity", "number", "percent"))


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """All a catalogue says of a product and its variants, ready to be asked."""

    product: Product
    pieces: tuple[Piece, ...]
    sentences: tuple[Piece, ...]
    globals: frozenset[str]
    """What is said of the product as a whole: words of title, brand, category, colours, materials, people."""
    heads: frozenset[str]
    """Words of title and category: what the product is."""
    colours: frozenset[str]
    materials: frozenset[str]
    """Stems of the stated colours and materials with all they imply; empty when none is stated."""
    brand: frozenset[str]
    stated: frozenset[str]
    """Every key that is stated anywhere."""
    denied: frozenset[str]


def keys_of(key: str) -> frozenset[str]:
    """A stem of a listing and all it implies."""
    return implied().get(key, frozenset()) | derived(key) | {key}


@lru_cache(maxsize=4_096)
def listing(family: tuple[Product, ...], facts: tuple[str, ...] = ()) -> Listing:
    """Read the listing of a product: the first of the family; the others are its variants."""
    product = family[0]
    pieces: dict[tuple[str, bool], Piece] = {}
    sentences: list[Piece] = []
    for text in dict.fromkeys(text for one in family for text in (one.title, one.description or "")):
        _add_text(text, text in {one.title for one in family}, pieces, sentences)
    for text in facts:
        _add_text(text, False, pieces, sentences)
    for one in family:
        _add_fields(one, pieces)
        for name, value in one.attributes.items():
            for text in _attribute(name, str(value)):
                words, absent = _absent(tokens(text), ())
                if absent:
                    pieces.setdefault((f"absent {text}", True), _absent_piece(absent))
                pieces.setdefault((text, True), _piece(words, attribute=True))
    all_pieces = (*pieces.values(),)
    colours = expanded(stems(" ".join(color for one in family for color in colors_of(one))))
    materials = expanded(stems(" ".join(material for one in family for material in materials_of(one))))
    heads = expanded(stems(" ".join((product.title, *product.category))))
    heads |= {stem(word[:-2]) for word in product.title.lower().split() if word.endswith("er") and len(word) > 5}
    said_as_a_whole = [product.brand or "", *_PEOPLE.get(product.gender or "", "").split()]
    said_as_a_whole += [value for one in family for value in (*one.colors, *one.materials, *one.sizes)]
    words = [word for piece in all_pieces for word in piece.words]
    whole = heads | expanded(stems(" ".join(said_as_a_whole))) | colours | materials
    return Listing(
        product=product,
        pieces=all_pieces,
        sentences=tuple(sentences),
        globals=frozenset(key for key in whole if not _NUMBER.fullmatch(key)),
        heads=heads,
        colours=colours | _within(product.colors, colour_keys()),
        materials=materials | _within(product.materials, material_keys()),
        brand=frozenset(stems(product.brand or "")),
        stated=whole | frozenset().union(*(word.keys for word in words if not word.denied)),
        denied=frozenset().union(
            *(word.denies for piece in all_pieces if not piece.enclosed for word in piece.words if word.denied)
        ),
    )


def _within(values: Iterable[str], keys: frozenset[str]) -> frozenset[str]:
    return expanded(stems(" ".join(values))) & keys


def expanded(keys: Iterable[str]) -> frozenset[str]:
    """Stems and all they imply."""
    return frozenset().union(*(keys_of(key) for key in keys))


def _add_text(text: str, title: bool, pieces: dict[tuple[str, bool], Piece], sentences: list[Piece]) -> None:
    for number, sentence in enumerate(_split(tokens(text), _SENTENCE)):
        sentences.append(_piece(sentence))
        before: tuple[Token, ...] = ()
        for place, clause in enumerate(_split(sentence, _CLAUSE)):
            clause, absent = _absent(clause, before)
            if absent:
                pieces[(f"{number}.{place}.absent.{text}", title)] = _absent_piece(absent)
            before = clause
            flags, start = denials(clause), 0
            for words in _parts(clause):
                own = flags[start : start + len(words)]
                pieces[(f"{number}.{place}.{start}.{text}", title)] = _piece(words, natural=title, flags=own)
                start += len(words)


def _absent(clause: tuple[Token, ...], before: tuple[Token, ...]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """A clause without "not included", and what is not included: its own words, or those of the clause before."""
    kept = tuple(token for token in clause if token.text != "notincluded")
    if len(kept) == len(clause):
        return clause, ()
    return kept, kept if any(token.key not in neutral() for token in kept) else before


def _absent_piece(absent: Sequence[Token]) -> Piece:
    return replace(_piece(absent, flags=[True] * len(absent)), enclosed=True)


def _add_fields(product: Product, pieces: dict[tuple[str, bool], Piece]) -> None:
    for name, values in (("size", product.sizes), ("material", product.materials), ("color", product.colors)):
        for value in values:
            pieces.setdefault((f"{name} {value}", True), _piece(tokens(f"{name} {value}"), attribute=True))
    if product.brand:
        pieces.setdefault((product.brand, True), _piece(tokens(f"brand {product.brand}"), attribute=True))


def _attribute(name: str, value: str) -> list[str]:
    """An attribute as text: "dishwasher safe: no" is "not dishwasher safe"."""
    name = name.replace("_", " ").strip()
    rest = _YES.sub("", value, count=1) if _YES.match(value) else value
    if _YES.match(value):
        return [name, *([f"{name} {rest}"] if rest.strip(" ,.;:") else [])]
    if _NO.match(value) and len(value.split()) <= 2 and "included" not in value:
        return [f"not {name}"]
    united = _NAME_UNIT.match(name)
    if united and _NUMBER.fullmatch(value.strip()):
        return [f"{united['name']} {value} {united['unit']}"]
    return [f"{name} {part.strip()}" for part in re.split(r"[;,](?!\d)", value) if part.strip()]


def _split(found: Sequence[Token], ends: frozenset[str]) -> list[tuple[Token, ...]]:
    parts: list[list[Token]] = [[]]
    for token in found:
        if token.text in ends:
            parts.append([])
        else:
            parts[-1].append(token)
    return [tuple(part) for part in parts if part]


def _parts(clause: Sequence[Token]) -> list[tuple[Token, ...]]:
    """A clause in parts that each speak of one thing: "a long spout | with a brass rose", not "scented with rose"."""
    parts: list[list[Token]] = [[]]
    for place, token in enumerate(clause):
        after = clause[place + 1].text if place + 1 < len(clause) else ""
        before = clause[place - 1].text if place else ""
        new = token.text == "with" and bool(before) and not before.endswith("ed") and before not in _TAKE_WITH | DENIERS
        if new or (token.text == "and" and after in ("a", "an", "the")):
            parts.append([])
        parts[-1].append(token)
    return [tuple(part) for part in parts if part]


def _piece(
    found: Sequence[Token], *, attribute: bool = False, natural: bool = False, flags: Sequence[bool] | None = None
) -> Piece:
    flags = denials(found) if flags is None else flags
    names = {token.key for token in found if token.kind == "word"}
    own = not names & {"load", "max", "maximum", "support", "capac", "up", "carri", "hold", "bear"}
    words = tuple(
        _word(token, denied) for token, denied in zip(found, flags, strict=True) if token.kind not in ("mark", "money")
    )
    words += tuple(word for token in found for word in _without(token))
    words += tuple(Word(frozenset({key}), Token("word", key, key), False, frozenset()) for key in _per(found))
    counts = any(token.text == "x" for token in found) or (bool(names & _COUNTS) and names <= _COUNTS | _PACKED)
    return Piece(words, attribute, natural or own, counts and attribute)


def _without(token: Token) -> list[Word]:
    """What a word says there is none of: "keyless" has no key, "cordless" no cord and no cable."""
    if token.kind != "word" or not token.text.endswith("less") or len(token.text) < 7 or token.text in _NOT_LESS:
        return []
    roots = ("wire", "cord", "cable") if token.text in ("wireless", "cordless") else (token.text[:-4],)
    return [
        Word(
            frozenset(),
            replace(token, text=root, key=stem(root)),
            True,
            implying().get(stem(root), frozenset()) | {stem(root)},
        )
        for root in roots
    ]


def _per(found: Sequence[Token]) -> list[str]:
    """What quantities are counted by, as words of their own: "620 g per pair"."""
    keys = ["per:each"] if any(token.text == "x" for token in found) else []
    for place, token in enumerate(found[:-1]):
        after = found[place + 1]
        if token.kind == "quantity" and after.text in ("each", "apiece"):
            keys.append("per:each")
        elif token.kind == "quantity" and after.text in ("per", "a", "an") and place + 2 < len(found):
            keys.append(f"per:{found[place + 2].key}")
    return keys


def _word(token: Token, denied: bool) -> Word:
    keys = keys_of(token.key) if token.kind == "word" else frozenset()
    denies = (implying().get(token.key, frozenset()) | {token.key}) if denied and token.kind == "word" else frozenset()
    return Word(keys, token, denied, denies)


def denials(found: Sequence[Token]) -> list[bool]:
    """Of each token, whether it is said not to be so: what stands behind "no" or "not", up to "but"."""
    flags: list[bool] = []
    denied, by = False, ""
    for place, token in enumerate(found):
        if token.text == "notincluded":
            flags = [True] * len(flags)
        if token.text == "no" and place and found[place - 1].text == "not":
            denied = False
        elif token.text in DENIERS and not (token.text == "no" and place and found[place - 1].text == "or"):
            denied, by = True, token.text
        elif token.text in _STOPPERS or (denied and by in ("no", "without") and token.text in ("with", "which")):
            denied = False
        flags.append(denied and token.text not in DENIERS)
    return flags
