"""Which variant of a product is meant: its size and colour, from the message, the wishes in force, or one question."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers.product.options import size_rank
from assistant.bundles.parts import enough
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Choice
from retrieval.colours import same_colour
from retrieval.product import Product
from retrieval.vocabulary import WORD

MOST_CHOICES = 8
_FILLER = frozenset(
    (
        "a an and color colour i i'd i'll in is it like make me of ok okay one please size take that the then want yes"
    ).split()
)
_UNIT = re.compile(r"(?<=\d)(?=(?:g|kg|ml|l|cl|cm|mm|m|oz|lb|in|w|wh|gb|tb)\b)")
_SHORT = 8
"""A reply to a question has no more words than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A product whose size or colour was not said."""

    product: Product
    amount: int
    kind: str
    """"size", "colour" or "both"."""
    variants: tuple[Product, ...]
    """Those there are to choose from."""


def chosen_variant(
    text: str, product: Product, variants: Sequence[Product], sizes: Sequence[str], colors: Sequence[str], amount: int
) -> Product | Open:
    """The variant meant, or what has to be asked.

    Args:
        text: the message, in lower case.
        product: the one on the shelf.
        variants: all variants of its family.
        sizes: sizes that are wished for.
        colors: colours that are wished for.
        amount: how many.
    """
    text = _apart(text)
    left = [variant for variant in variants if enough(variant, 1)]
    if len(left) < 2:
        return left[0] if left else product
    for said in (_sizes_in(text, left), list(sizes)):
        left = [variant for variant in left if _has(variant.sizes, said)] or left
    for shades in (_colours_in(text, left), list(colors)):
        left = [variant for variant in left if any(_shade(variant, shade) for shade in shades)] or left
    worn, coloured = _differ(left, "sizes"), _differ(left, "colors")
    if not worn and not coloured:
        return product if product in left else left[0]
    kind = "both" if worn and coloured else "size" if worn else "colour"
    return Open(product=product, amount=amount, kind=_asked_first(kind, left), variants=tuple(left))


def _apart(text: str) -> str:
    """A text with its numbers and units written apart, as sizes are: "250g" is "250 g"."""
    return _UNIT.sub(" ", text)


def _asked_first(kind: str, left: Sequence[Product]) -> str:
    """Colour before size, where there are too many of both to choose from at once."""
    return "colour" if kind == "both" and len(left) > MOST_CHOICES else kind


def _differ(variants: Sequence[Product], name: str) -> bool:
    return len({tuple(value.casefold() for value in getattr(variant, name)) for variant in variants}) > 1


def _has(stated: Sequence[str], said: Sequence[str]) -> bool:
    return any(size.casefold() == wanted.casefold() for size in stated for wanted in said)


def _sizes_in(text: str, variants: Sequence[Product]) -> list[str]:
    """Sizes of the variants that a text names, the longest where one holds another ("xl" is no "l")."""
    sizes = {size for variant in variants for size in variant.sizes}
    single = [size for size in sizes if len(size) == 1]
    found = [size for size in sizes if re.search(rf"(?<![\w.']){re.escape(size.casefold())}(?![\w.'])", text)]
    asked = re.search(r"\b(?:size|in an?|in) [a-z]\b|[\s,][a-z]\W*(?:please|pls|then|too)?\W*$", text)
    return [size for size in found if size not in single or asked or len(text.split()) <= _SHORT]


def _colours_in(text: str, variants: Sequence[Product]) -> list[str]:
    colours = {colour for variant in variants for colour in variant.colors}
    return [colour for colour in colours if re.search(rf"\b{re.escape(colour.casefold())}\b", text)]


def _shade(variant: Product, colour: str) -> bool:
    return any(stated.casefold() == colour.casefold() or same_colour(colour, stated) for stated in variant.colors)


def labels(question: Open, say: Speech) -> tuple[str, ...]:
    """What there is to choose from, sizes in their order."""
    ordered = sorted(question.variants, key=_place)
    return tuple(dict.fromkeys(_label(question.kind, variant, say) for variant in ordered))


def _place(variant: Product) -> tuple[str, float, str]:
    """Where a variant stands among its family: by colour, then by size."""
    size = variant.sizes[0] if variant.sizes else ""
    return variant.colors[0] if variant.colors else "", size_rank(size) or 0.0, size


def _label(kind: str, variant: Product, say: Speech) -> str:
    colour = say.word(variant.colors[0], "colours") if variant.colors else ""
    size = variant.sizes[0] if variant.sizes else ""
    parts = {"size": (size,), "colour": (colour,), "both": (colour, size)}[kind]
    return " ".join(part for part in parts if part)


def choices(question: Open, say: Speech) -> tuple[Choice, ...]:
    """Each option as something to press; a press says it as a shopper would."""
    own = dict(zip(labels(question, say), labels(question, ENGLISH), strict=True))
    return tuple(Choice(label=label, message=message) for label, message in list(own.items())[: 2 * MOST_CHOICES])


def waiting(open_: Sequence[Open], say: Speech) -> str:
    """The question as it is stored until the next message: for which products an option is still to be said."""
    options = [Open(product=each.product, amount=1, kind="both", variants=each.variants) for each in open_[:1]]
    first = [label for each in options for speech in (say, ENGLISH) for label in labels(each, speech)]
    return json.dumps(
        {
            "act": "options",
            "values": sorted({word.casefold() for label in first for word in (label, *label.split())}),
            "products": [[each.product.product_id, each.amount] for each in open_],
            "only": [variant.product_id for variant in open_[0].variants],
        },
        ensure_ascii=False,
    )


def asks_options(pending: str | None) -> bool:
    """Whether the open question is for a size or a colour."""
    return pending is not None and bool(json.loads(pending).get("act") == "options")


def answers_options(pending: str | None, *texts: str) -> bool:
    """Whether a message, in any of its wordings, answers the question for a size or a colour."""
    if pending is None or not asks_options(pending):
        return False
    asked = json.loads(pending)
    return any(_only_values(_apart(text.casefold()), asked["values"]) for text in texts if len(text.split()) <= _SHORT)


def _only_values(text: str, values: Sequence[str]) -> bool:
    """Whether a text names some of the values and says nothing else."""
    rest = text
    for value in sorted(values, key=len, reverse=True):
        rest = re.sub(rf"(?<![\w.]){re.escape(value)}(?![\w.])", " ", rest)
    return rest != text and not set(WORD.findall(rest)) - _FILLER
