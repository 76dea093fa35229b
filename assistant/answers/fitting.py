"""What a listing says that speaks to the wish: the clause that shares its words, or else the nearest in meaning."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.answers.lead import bare_name
from assistant.answers.names import short_name
from assistant.answers.snippets import snippet, telling
from assistant.request import Request
from assistant.speech.speech import ENGLISH, Speech
from ranking.ranked import RankedProduct
from retrieval.product import Product
from retrieval.vocabulary import stems

Cosines = Callable[[str, Sequence[str]], Sequence[float]]
"""How near in meaning each of some texts is to one."""

NEAR = 0.3
"""Cosine from which a clause is worth a card's line."""
TELLING = 0.42
"""Cosine from which it is worth a sentence. Read off the shelves of some twenty wishes: below, one in three is beside
the point."""
_OF_THE_THING = 0.41
"""The most that a clause is worth which speaks of the thing, not of what is wished of it: a card's line."""
_LONGEST = 120
"""Characters of a clause that fit a card."""
_IT = re.compile(r"It(?: |['’]s )(?P<rest>.+)", re.S)
_VERBS = frozenset(
    "keeps holds packs rides stops shuts fits stands folds opens closes clips runs lasts takes makes gives comes "
    "goes sits lies hangs rolls turns cuts warms dries drains pours lifts floats glows charges plays reads writes "
    "cleans covers protects stretches washes stays shines beams grips locks carries stuffs screws plugs weighs "
    "measures blocks breathes wicks cooks boils brews grinds sharpens smells tastes lathers rinses grows "
    "flowers".split()
)
"""How a listing begins that leaves its subject out: "Keeps a laptop dry"."""
_OURS = re.compile(r"\b(?:we|our|us|my|i)\b", re.I)


@dataclass(frozen=True, slots=True)
class Fit:
    """A clause of a listing and how near it comes to the wish; 1 where it shares the wish's words."""

    clause: str
    nearness: float


def fits(wish: str, request: Request, ranked: Sequence[RankedProduct], cosines: Cosines) -> Mapping[str, Fit]:
    """For each product of a shelf that has one: the clause of its listing that speaks most to a wish.

    Args:
        wish: the wish as a sentence; "" finds nothing.
        request: the same as a request.
        ranked: the shelf.
        cosines: compares texts by meaning.
    """
    if not wish:
        return {}
    found: dict[str, Fit] = {}
    told: dict[str, tuple[str, ...]] = {}
    for item in ranked:
        product = item.product
        shared = snippet(product, (request.search_text or "").split())
        if shared is not None:
            found[product.product_id] = Fit(shared, 1.0)
        else:
            told[product.product_id] = tuple(clause for clause in telling(product) if _stands_alone(clause))
    texts = [clause for clauses in told.values() for clause in clauses]
    nearness = dict(zip(texts, cosines(wish, texts), strict=True))
    thing = bare_name(request)
    if thing and stems(thing) != stems(wish):
        apart = zip(texts, cosines(thing, texts), strict=True)
        nearness |= {text: min(nearness[text], _OF_THE_THING) for text, near in apart if near >= nearness[text]}
    for key, clauses in told.items():
        best = max(clauses, key=lambda clause: (nearness[clause], clause), default=None)
        if best is not None and nearness[best] >= NEAR:
            found[key] = Fit(best, nearness[best])
    return found


def _stands_alone(clause: str) -> bool:
    """Whether a clause is short enough for a card and reads as a whole."""
    return len(clause) <= _LONGEST and not clause[0].islower()


def told(product: Product, clause: str, among: Sequence[Product], say: Speech = ENGLISH) -> str:
    """A clause of a listing as a sentence about the product: retold where it begins as a sentence does, else quoted."""
    name = short_name(product, among)
    predicate = _predicate(clause) if say.language == "en" else None
    if predicate is None:
        return say("recommend.listing_says", name=name, quote=say.quote(clause))
    return say("recommend.retold", name=name, does=predicate)


def _predicate(clause: str) -> str | None:
    """What a clause says of the product, as it goes on after its name; None when it must be quoted."""
    if _OURS.search(clause):
        return None
    if match := _IT.match(clause):
        rest = match.group("rest")
        return f"is {rest}" if clause[2] in "'’" else rest
    first = clause.split(maxsplit=1)[0].lower()
    return f"{first}{clause[len(first) :]}" if first in _VERBS else None
