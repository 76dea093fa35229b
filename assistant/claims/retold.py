"""Whether a sentence only retells the listings of the products it names: whole facts, nothing shuffled or joined anew.

A small model puts the words of a listing together into things the listing does not say ("is a glass coil"). So what
it says of a product must be made of whole units of that product's listing: an attribute with its value, its materials,
or a clause that begins with what the product does ("Keeps a laptop dry on a wet commute").
"""

import re
from collections.abc import Sequence

from assistant.answers.snippets import telling
from assistant.understanding.wording import STOP
from retrieval.product import Product
from retrieval.vocabulary import WORD, stem, stems

Unit = tuple[str, ...]
_SAYING = frozenset(
    stems(
        "has have weighs measures holds lasts comes made costs each both while whereas other others first second third"
    )
)
"""Words that carry a fact without being one."""
_DOES = re.compile(
    r"(?:keeps|holds|packs|rides|stops|shuts|fits|stands|folds|opens|closes|clips|runs|lasts|takes|"
    r"makes|gives|comes|goes|"
    r"sits|lies|hangs|rolls|turns|cuts|warms|dries|drains|pours|lifts|floats|glows|charges|plays|reads|writes|cleans|"
    r"covers|protects|stretches|washes|stays|shines|beams|grips|locks|carries|stuffs|screws|plugs|weighs|measures|"
    r"blocks|breathes|wicks|cooks|boils|brews|grinds|sharpens|smells|tastes|lathers|rinses|grows|flowers)\b",
    re.I,
)
"""What a product does, as a listing that leaves the subject out begins."""
_YES_NO = re.compile(r"(?:yes|no)\b", re.I)
_STOP_STEMS = frozenset(stem(word) for word in STOP)


def retold(sentence: str, about: Sequence[Product]) -> bool:
    """Whether what a sentence says of products is made of whole units of their listings, at least one."""
    names = {key for product in about for key in stems(product.title)}
    told = tuple(key for key in _telling_stems(sentence) if key not in names and key not in _SAYING)
    units = [unit for product in about for unit in _units(product, names)]
    return bool(told) and _made_of(told, units)


def _made_of(told: Unit, units: Sequence[Unit]) -> bool:
    """Whether a row of stems is one unit after another."""
    if not told:
        return True
    return any(told[: len(unit)] == unit and _made_of(told[len(unit) :], units) for unit in units)


def _units(product: Product, names: set[str]) -> list[Unit]:
    texts = [clause for clause in telling(product) if _DOES.match(clause)]
    texts += [", ".join(product.materials)] if product.materials else []
    for name, value in product.attributes.items():
        if not _YES_NO.match(str(value)):
            texts += [f"{name} {value}", f"{value} {name}", str(value)]
    found = [tuple(key for key in _telling_stems(text) if key not in names and key not in _SAYING) for text in texts]
    return [unit for unit in found if unit]


def _telling_stems(text: str) -> list[str]:
    return [key for word in WORD.findall(text) if (key := stem(word)) not in _STOP_STEMS]
