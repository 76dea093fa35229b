"""What is to be drawn: one product's words, paints and stable chances; and the forms its type can take."""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from assistant.sample.pictures.palette import COLORS, color_paint, distance, material_paints

T = TypeVar("T")
APART = 0.2
"""Paints nearer than this look alike at 96 pixels."""
ACCENTS = ("mustard", "terracotta", "teal", "sage", "navy", "rose", "cream")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One product as its shape function sees it.

    `body` is the paint of most of the thing, `trim` of its second material, `accent` of a label or a pattern.
    """

    name: str
    materials: str
    seed: str
    body: str
    trim: str
    accent: str

    def says(self, *words: str) -> bool:
        """Whether the name has one of these words or its plural."""
        return any(re.search(rf"\b{word}(?:e?s)?\b", self.name) for word in words)

    def made_of(self, *words: str) -> bool:
        """Whether a material has one of these words."""
        return any(re.search(rf"\b{word}\b", self.materials) for word in words)

    def vary(self, slot: str, low: float, high: float) -> float:
        """A number in the range, always the same for this product and slot."""
        return low + (high - low) * _share(self.seed, slot)

    def pick(self, slot: str, options: Sequence[T]) -> T:
        """One of the options, always the same for this product and slot."""
        return options[int(_share(self.seed, slot) * len(options))]

    def paint(self, color: str) -> str:
        """The paint of a plain colour word."""
        return COLORS[color]


Shape = Callable[[Subject], str]


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a product type, the words that call for it, and whether chance may choose it without them."""

    shape: Shape
    words: tuple[str, ...] = ()
    common: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A product type: its forms, its usual colours, its usual second colour, whether its material shows."""

    forms: tuple[Form, ...]
    colors: tuple[str, ...]
    trim: str = "natural"
    bare: bool = True


def subject(kind: Kind, *, color: str | None, materials: Sequence[str], name: str, seed: str) -> Subject:
    """The subject of one product: paints from its colour, then its materials, then what its kind usually has."""
    known = material_paints(materials)
    chance = COLORS[kind.colors[int(_share(seed, "body") * len(kind.colors))]]
    body = color_paint(color) or (known[0] if known and kind.bare else chance)
    trim = _first_apart(body, (*known, COLORS[kind.trim], COLORS["cream"], COLORS["brown"]))
    start = int(_share(seed, "accent") * len(ACCENTS))
    accents = tuple(COLORS[word] for word in (*ACCENTS[start:], *ACCENTS[:start]))
    return Subject(
        name=" ".join(re.findall(r"[a-z0-9]+", name.lower())),
        materials=" ".join(materials).lower(),
        seed=seed,
        body=body,
        trim=trim,
        accent=_first_apart(body, accents),
    )


def shape_of(kind: Kind, thing: Subject) -> Shape:
    """The form that the name calls for, else one of the common forms by chance."""
    for form in kind.forms:
        if thing.says(*form.words):
            return form.shape
    return thing.pick("form", [form.shape for form in kind.forms if form.common])


def _first_apart(paint: str, others: Sequence[str]) -> str:
    return next((other for other in others if distance(paint, other) > APART), others[-1])


def _share(seed: str, slot: str) -> float:
    """A number from 0 up to 1 out of the two texts."""
    digest = hashlib.sha256(f"{seed}\n{slot}".encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48
