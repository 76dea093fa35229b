"""The one question whose answer narrows a result set best."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, isfinite, log2
from types import MappingProxyType

from retrieval.facet_counts.count import FLAGS, MOST, Counted, counted_facets
from retrieval.facet_counts.facets import Facet, FacetValue
from retrieval.facet_counts.reading import ATTRIBUTE, STATED, Tag
from retrieval.facet_counts.shelf import PRICE, Shelf, read
from retrieval.filters import YES
from retrieval.product import Product
from retrieval.query import Filters

FEWEST = 6
"""Result sets with fewer families than this are looked through faster than a question is answered."""
ANSWERS = 4
"""Answers a question offers: more are not read."""
FEWEST_OF_ANSWER, LEAST_SHARE = 2, 0.05
"""Families, and the share of all, that an answer must keep to be worth its place."""
LEAST_GAIN = 0.4
"""Bits, discounted as `best_question` says, under which a question is not worth a turn of the conversation."""
EASE: Mapping[str, float] = MappingProxyType(
    {"department": 1.0, "product_type": 1.0, "gender": 1.0, "colors": 0.55, "sizes": 0.75, "materials": 0.5}
    | {"brand": 0.5, PRICE: 0.5}
)
"""How readily a shopper answers, and how little the answer misleads: price bands are even by making, not by wishes."""
EASE_OF_TRAIT, EASE_OF_ATTRIBUTE = 0.65, 0.5
NO = "no"
_ASKED: Mapping[str, str] = MappingProxyType(
    {
        "department": "Which department",
        "product_type": "Which kind",
        "gender": "For whom",
        "colors": "Which colour",
        "sizes": "Which size",
        "materials": "Which material",
        "brand": "Which brand",
        PRICE: "In which price range",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question about a result set, with the answers to offer."""

    text: str
    """The question as it can be asked."""
    facet: Facet
    answers: tuple[FacetValue, ...]
    """Two to four values of the facet; nothing is lost on a shopper who wants something else."""
    gain_bits: float
    """Expected information about which product is wanted."""
    remaining: float
    """Expected number of families that the answer leaves."""


@dataclass(frozen=True, slots=True)
class _Weighed:
    question: Question
    worth: float


def best_question(
    products: Sequence[Product], scores: Sequence[float] | None = None, *, known: Filters | None = None
) -> Question | None:
    """Find the facet whose answer is expected to tell most about which product is wanted.

    The measure is the information gain of decision trees (Quinlan 1986, "Induction of decision trees", Machine
    Learning 1), where each family is a class of its own: the entropy of the answers, less what families that fit
    several answers leave open. As in C4.5 (Quinlan 1993) it counts for the share of families that state the facet
    alone, and further for how readily a shopper answers and how seldom they must say "something else": everything
    beyond the answers offered is one more answer, so that values nobody shares tell nothing.

    Args:
        products: all variants that fit, of all families found.
        scores: relevance of each product, for how probably it is the one wanted; a family has its best variant's.
            Without them, or with none above 0, all are as probable.
        known: what was asked for before: it is not asked about again.

    Returns:
        The best question, or None for a small result set and where no answer would narrow it enough.
    """
    shelf = read(products)
    if len(shelf.tags) < FEWEST:
        return None
    weights = _weights(shelf, products, scores)
    asked = _asked_before(known or Filters())
    candidates = [each for each in counted_facets(shelf, MOST) if each.facet.name not in (*FLAGS, *asked)]
    offered = [(each, answers) for each in candidates if len(answers := _offered(each, len(shelf.tags))) > 1]
    wanted = {(each.facet.name, STATED) for each, _ in offered}.union(*(answers for _, answers in offered))
    places = _places(shelf, wanted)
    weighed = [_weigh(each, answers, places, weights) for each, answers in offered]
    best = max(weighed, key=lambda each: each.worth, default=None)
    return None if best is None or best.worth < LEAST_GAIN else best.question


def _weights(shelf: Shelf, products: Sequence[Product], scores: Sequence[float] | None) -> list[float]:
    """How probably each family is the one wanted; they sum to 1."""
    best = [0.0] * len(shelf.tags)
    for product, score in zip(products, scores or (), strict=scores is not None):
        if isfinite(score):
            place = shelf.family_of[product.family]
            best[place] = max(best[place], score)
    total = fsum(best)
    return [score / total for score in best] if total > 0 else [1 / len(best)] * len(best)


def _asked_before(known: Filters) -> set[str]:
    names = set(known.set_names())
    attributes = {ATTRIBUTE + name.casefold() for name in known.attributes}
    return names | attributes | ({PRICE} if names & {"price_min_minor", "price_max_minor"} else set())


def _places(shelf: Shelf, tags: Collection[Tag]) -> dict[Tag, list[int]]:
    """The places of the families that have each of these tags."""
    places: dict[Tag, list[int]] = {tag: [] for tag in tags}
    for place, own in enumerate(shelf.tags):
        for tag in own:
            if tag in places:
                places[tag].append(place)
    return places


def _weigh(
    counted: Counted, offered: Mapping[Tag, FacetValue], places: Mapping[Tag, Sequence[int]], weights: Sequence[float]
) -> _Weighed:
    """A facet as a question, and what it is worth."""
    fits: dict[int, list[Tag]] = {}
    for tag in offered:
        for place in places[tag]:
            fits.setdefault(place, []).append(tag)
    stated = places[(counted.facet.name, STATED)]
    others = [place for place in stated if place not in fits]
    silent = set(range(len(weights))).difference(fits, stated)
    chances = {tag: fsum(weights[place] / len(fits[place]) for place in places[tag]) for tag in offered}
    named = fsum(weights[place] for place in fits)
    beyond = [(fsum(weights[place] for place in rest), len(rest)) for rest in (others, silent)]
    entropy = fsum(
        -chance * log2(chance) for chance in (*chances.values(), *(each for each, _ in beyond)) if chance > 0
    )
    unsettled = fsum(weights[place] * log2(len(tags)) for place, tags in fits.items())
    gain = max(0.0, entropy - unsettled)
    answers = tuple(offered.values())
    question = Question(
        text=_text(counted.facet, answers, complete=len(fits) == len(weights)),
        facet=counted.facet,
        answers=answers,
        gain_bits=gain,
        remaining=fsum([*(chances[tag] * value.count for tag, value in offered.items()), *(a * b for a, b in beyond)]),
    )
    states = fsum(weights[place] for place in stated)
    return _Weighed(question, gain * states * (1 + named) / 2 * _ease(counted))


def _offered(counted: Counted, total: int) -> dict[Tag, FacetValue]:
    """The answers to offer, in the facet's order: those with most families that part them."""
    least = max(FEWEST_OF_ANSWER, LEAST_SHARE * total)
    pairs = zip(counted.tags, counted.facet.values, strict=True)
    parting = [(tag, value) for tag, value in pairs if least <= value.count < total and _can_be_said(counted, tag)]
    kept = {tag for tag, _ in sorted(parting, key=lambda pair: -pair[1].count)[:ANSWERS]}
    return {tag: value for tag, value in parting if tag in kept}


def _can_be_said(counted: Counted, tag: Tag) -> bool:
    """Whether an answer reads well among others: of what is yes or no just these, of other attributes one phrase."""
    if not tag[0].startswith(ATTRIBUTE):
        return True
    return tag[1] in (YES, NO) if _is_trait(counted) else "," not in tag[1]


def _is_trait(counted: Counted) -> bool:
    return any(key == YES for _, key in counted.tags)


def _ease(counted: Counted) -> float:
    if counted.facet.name in EASE:
        return EASE[counted.facet.name]
    return EASE_OF_TRAIT if _is_trait(counted) else EASE_OF_ATTRIBUTE


def _text(facet: Facet, answers: Sequence[FacetValue], *, complete: bool) -> str:
    asked = _ASKED.get(facet.name, facet.label)
    named = [f"{answer.value} ({answer.count})" for answer in answers]
    named += [] if complete else ["something else"]
    return f"{asked}: {', '.join(named[:-1])} or {named[-1]}?"
