"""What a review can speak of, and whether one does: a topic's words in all their forms and spellings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.answers.reviews.reading import sentences, words_of
from assistant.answers.word_keys import key, keys
from retrieval.product import Review
from retrieval.vocabulary import WORD

_GROUPS: dict[str, str] = {
    "strap": "strap straps webbing",
    "zip": "zip zips zipper zippers zipped",
    "lid": "lid lids cap",
    "handle": "handle handles grip",
    "battery": "battery batteries",
    "sound": "sound sounds audio bass treble",
    "screen": "screen display",
    "seam": "seam seams stitching stitches",
    "sole": "sole soles",
    "heel": "heel heels",
    "laces": "lace laces",
    "buckle": "buckle buckles clasp",
    "pocket": "pocket pockets",
    "button": "button buttons",
    "lining": "lining",
    "hood": "hood",
    "sleeve": "sleeve sleeves",
    "collar": "collar",
    "cushion": "cushion cushions padding",
    "pads": "pad pads",
    "colour": "colour colours color colors shade hue",
    "smell": "smell smells scent fragrance odour odor stink stinks smelly perfume",
    "taste": "taste tastes flavour flavours flavor",
    "size": "size sizes sizing fit fits fitting",
    "price": "price priced money value cost expensive overpriced bargain cheap",
    "delivery": "delivery delivered shipping arrived arrive courier",
    "packaging": "packaging packing wrapping",
    "instructions": "instruction instructions manual leaflet",
    "assembly": "assembly assemble assembled",
    "material": "material fabric cloth",
    "weight": "weight heavy lightweight",
    "comfort": "comfort comfortable comfy uncomfortable",
    "noise": "noise noisy loud quiet squeak squeaks",
    "quality": "quality workmanship",
    "coating": "coating enamel nonstick",
    "blade": "blade blades edge",
    "cable": "cable cord lead",
    "charger": "charger charging",
    "light": "beam brightness",
    "paint": "paint varnish finish",
    "seal": "seal seals leak leaks leaked leaking",
    "wheel": "wheel wheels castor",
    "leg": "leg legs",
    "shelf": "shelf shelves",
    "drawer": "drawer drawers",
    "paper": "paper pages",
    "ink": "ink",
    "nib": "nib tip",
    "glue": "glue",
    "pieces": "piece pieces",
    "picture": "picture print image",
    "spout": "spout",
    "filter": "filter",
    "pump": "pump nozzle",
    "hose": "hose",
    "coupling": "coupling couplings connector",
    "wick": "wick",
    "wax": "wax",
    "lather": "lather foam",
    "skin": "skin hands",
    "bristles": "bristle bristles",
    "app": "app",
    "connection": "connection bluetooth pairing",
    "microphone": "mic microphone",
    "headband": "headband",
    "frame": "frame",
    "mattress": "mattress",
    "pillow": "pillow",
    "cover": "cover covers",
    "base": "base stand",
    "switch": "switch",
    "plug": "plug",
    "temperature": "temperature",
    "washing": "wash washed washing laundry",
    "service": "service seller support",
}
_NOT_TOPICS = frozenset(
    "run runs small large big true review reviews reviewer reviewers say says said saying people "
    "buyer buyers customer customers mention "
    "mentions think thinks complain complains complaint complaints complaining anyone anybody others "
    "other like likes liked about comment "
    "comments opinion opinions feedback problem problems issue issues trouble good bad okay any well "
    "great comfortable nice quality hold up "
    "praise praised praises happy unhappy experience experiences tell report reports reported often "
    "many have had rate".split()
)


@dataclass(frozen=True, slots=True)
class Topic:
    """What reviews are counted by: sets of keys, any of which a review must have whole in one sentence."""

    ways: tuple[frozenset[str], ...]
    name: str | None = None
    """What it is called, of one that has a name."""


_EVENTS = frozenset(
    "missing break breaks broke broken leak leaks leaked smell smells fade fades faded shrink "
    "shrinks shrunk kink kinks rust rusts crack "
    "cracks cracked tear tears torn slip slips squeak squeaks rattle rattles wobble wobbles scratch "
    "scratches peel peels drip drips rub rubs".split()
)
"""What happens to a thing: asked about with the thing, both must be spoken of."""


def topic_of(words: Sequence[str], question: str = "", *, strict: bool = False) -> Topic | None:
    """The topic of a question's words: a known part of things with its other names, else all the words together.

    Args:
        words: those of the question that name something.
        question: the question, to tell a thing ("the strap") from what it does ("does it leak").
        strict: whether what is asked of a thing ("sensitive skin") must be spoken of with it.
    """
    telling = [word for word in words if word not in _NOT_TOPICS] or [
        word for word in words if word in ("small", "large", "big", "quality", "comfortable", "true")
    ]
    if not telling:
        return None
    named = [word for word in telling if key(word) in _by_key()]
    events = [word for word in telling if word in _EVENTS]
    if named and not (events and len(telling) > 1):
        ways = _ways(_by_key()[key(named[-1])])
        others = frozenset(key(word) for word in telling if word not in named) if strict else frozenset()
        return Topic(ways=tuple(way | others for way in ways), name=None if others else _noun(named[-1], question))
    wanted = frozenset(map(key, telling))
    return Topic(ways=(wanted,), name=_noun(telling[0], question) if len(telling) == 1 else None)


def _noun(word: str, question: str) -> str | None:
    """The word where the question uses it as the name of a thing."""
    named = re.search(rf"\b(?:the|its|their|about|with|of|on) (?:\w+ )?{re.escape(word)}\b", question)
    return word if named else None


def known_topics(own: Sequence[str]) -> dict[str, Topic]:
    """The topics reviews are summed up by: the known ones, and a product's own details."""
    found = {name: Topic(ways=_ways(name), name=name) for name in _GROUPS}
    for name in own:
        plain = name.replace("_", " ").casefold()
        if len(plain.split()) == 1 and key(plain) not in _by_key():
            found.setdefault(plain, Topic(ways=(frozenset({key(plain)}),), name=plain))
    return found


@cache
def _by_key() -> dict[str, str]:
    return {key(word): name for name, words in _GROUPS.items() for word in words.split()}


@cache
def _ways(name: str) -> tuple[frozenset[str], ...]:
    return tuple({frozenset({key(word)}) for word in _GROUPS[name].split()})


def speaks_of(text: str, topic: Topic) -> bool:
    """Whether one piece of text has a topic's words."""
    there = _keys(text)
    return any(way <= there for way in topic.ways)


_VERBS = re.compile(
    r"\b(?:to|can|will|would|could|i|we|they|you) (?:handle|light|cover|wash|switch|plug|stand|price|"
    r"cap|lace|edge|paint|finish|seal|"
    r"print|pump|filter|display|pad|frame|smell|taste|assemble|wax|sound)s?\b",
    re.I,
)
"""Words for things used as verbs ("a pleasure to handle")."""


@lru_cache(maxsize=100_000)
def _keys(text: str) -> frozenset[str]:
    plain = _VERBS.sub(" ", text)
    return keys(plain) | _compounds(plain)


def _compounds(text: str) -> frozenset[str]:
    """Keys of the ends of words written as one ("shoulderstrap", "waistband")."""
    ends = frozenset(_by_key())
    return frozenset(
        end
        for word in WORD.findall(text)
        if len(word) >= 8
        for cut in range(3, len(word) - 3)
        if (end := key(word[cut:])) in ends
        and len(word) - cut >= 4
        and re.fullmatch(
            r"(?:shoulder|waist|head|chin|wrist|ear|hand|watch|back|top|side|hip|chest|shoe|boot)", word[:cut], re.I
        )
    )


def mentioning(reviews: Sequence[Review], topic: Topic) -> list[Review]:
    """The reviews that speak of a topic in one of their sentences."""
    return [review for review in reviews if any(speaks_of(part, topic) for part in sentences(words_of(review)))]
