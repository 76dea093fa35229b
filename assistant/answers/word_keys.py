"""Words as keys that meet across a question, a listing and a review: "removable" and "removes", "zipper" and "zip"."""

import re
from functools import lru_cache

from assistant.understanding.wording import content
from retrieval.vocabulary import WORD, stem

_SAME = {
    "mic": "microphone",
    "zipper": "zip",
    "zippered": "zip",
    "zipped": "zip",
    "color": "colour",
    "colors": "colour",
    "colored": "colour",
    "coloured": "colour",
    "gray": "grey",
    "smell": "scent",
    "smells": "scent",
    "smelly": "scent",
    "odour": "scent",
    "odor": "scent",
    "smelling": "scent",
    "perfume": "scent",
    "perfumed": "scent",
    "noise": "loud",
    "noisy": "loud",
    "loudness": "loud",
    "leaky": "leak",
    "leakage": "leak",
    "tumbler": "tumble",
    "assembled": "assembly",
    "assemble": "assembly",
    "assembling": "assembly",
    "heavy": "weight",
    "weigh": "weight",
    "weighs": "weight",
    "weighing": "weight",
    "heaviness": "weight",
    "tall": "height",
    "wide": "width",
    "deep": "depth",
    "thick": "thickness",
    "batteries": "battery",
    "plug": "plug",
    "charger": "charge",
    "recharge": "charge",
    "rechargeable": "charge",
    "durability": "durable",
    "comfort": "comfortable",
    "comfy": "comfortable",
    "uncomfortable": "comfortable",
    "quality": "quality",
    "sizing": "size",
    "colourfast": "colourfast",
    "delivered": "delivery",
    "dry": "dry",
    "woollen": "wool",
    "wooden": "wood",
    "metallic": "metal",
    "plasticky": "plastic",
    "stretchy": "stretch",
    "shrunk": "shrink",
    "shrank": "shrink",
    "broke": "break",
    "broken": "break",
    "tore": "tear",
    "torn": "tear",
    "worn": "wear",
    "wore": "wear",
    "fitted": "fit",
    "fitting": "fit",
    "pocketed": "pocket",
    "lidded": "lid",
    "tv": "television",
    "fridge": "refrigerator",
    "sold": "sell",
    "kept": "keep",
    "held": "hold",
    "froze": "freeze",
    "frozen": "freeze",
    "instructions": "instruction",
    "manual": "instruction",
    "children": "child",
    "kids": "child",
    "kid": "child",
    "women": "woman",
    "men": "man",
    "ladies": "woman",
    "babies": "baby",
    "knives": "knife",
    "lenses": "lens",
    "glasses": "glass",
    "itchy": "itch",
    "scratchy": "scratch",
    "sticky": "stick",
    "squeaky": "squeak",
    "shiny": "shine",
    "wobbly": "wobble",
    "slippery": "slip",
    "shedding": "shed",
    "leaves": "leaf",
    "loaves": "loaf",
    "feet": "foot",
    "teeth": "tooth",
}
_ENDING = re.compile(r"(?<=\w{3})(?:abl|ibl)$")
_POINTING = frozenset(
    "one ones first second third fourth fifth sixth seventh eighth last number product item thing mine "
    "listing page shop anyone anybody somebody someone people".split()
)
_SMALL = frozenset(
    "be make use much many kind sort type really exactly actually long big come have got contain contains include "
    "includes included including supplied there they work works working usable suitable good ok okay fine safe "
    "take takes able allow allowed put goes go fit fits fitting possible tell describe mention mentioned any "
    "used using needs need require requires required say says extra anyway yet also still ever does "
    "doesn't run runs wear wearing".split()
)
_NAMING = frozenset({"sound", "sounds", "end", "ends", "look", "looks", "minute"})
"""Small words elsewhere that name a thing where a product is asked about."""


@lru_cache(maxsize=50_000)
def key(word: str) -> str:
    """What a word is compared by: its stem, without -able, spellings and irregular forms as one."""
    low = word.casefold().replace("’", "'").removesuffix("'s")
    return _ENDING.sub("", stem(_SAME.get(low, low)))


@lru_cache(maxsize=50_000)
def keys(text: str) -> frozenset[str]:
    """The keys of all words of a text; of a compound ("shoulder-strap") those of its parts."""
    return frozenset(key(word) for word in WORD.findall(text))


def topic_words(text: str) -> tuple[str, ...]:
    """The words of a question that name what is asked, in order."""
    said = WORD.findall(text.lower())
    kept = set(content(said)) | {word for word in said if word in _NAMING}
    return tuple(word for word in dict.fromkeys(said) if word in kept and word not in _POINTING and word not in _SMALL)
