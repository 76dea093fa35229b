"""For how many a thing is, where a number is asked for: compared with what listings state."""

import re
from collections.abc import Sequence

from assistant.answers.lead import fitting_ones
from assistant.answers.names import short_name
from assistant.request import Request
from assistant.speech.speech import ENGLISH, Speech
from assistant.understanding.counts import NUMBER_WORDS
from ranking.ranked import RankedProduct
from retrieval.product import Product

_NUMBER = rf"\d{{1,2}}|{'|'.join(map(re.escape, NUMBER_WORDS))}"
_WHO = r"(?:people|persons?|adults|men|women|of us|guests|players|campers|sleepers)"
_ASKED = re.compile(rf"\b(?P<n>{_NUMBER})[- ]{_WHO}\b", re.I)
_OF = re.compile(rf"\b(?:sleeps?|seats?|(?:family|group|party) of) (?P<n>{_NUMBER})\b", re.I)
_STATES = ("sleeps", "seats", "serves", "people", "persons", "players", "capacity in people")
_UP_TO = re.compile(r"(?:up to |\d{1,2} ?(?:to|-|–) ?)?(?P<n>\d{1,2})(?: (?:people|persons?|adults|players))?$", re.I)


def asked_for(request: Request) -> int | None:
    """How many people the thing must be for; None when no number above one is asked."""
    text = f"{request.phrase or ''} ; {request.search_text or ''}"
    match = _ASKED.search(text) or _OF.search(text)
    if match is None:
        return None
    said = match["n"].casefold()
    number = int(said) if said.isdigit() else int(NUMBER_WORDS[said])
    return number if number > 1 else None


def stated(product: Product) -> int | None:
    """For how many people a listing says it is, 0 where it says another thing ("none", "2 children"); None: unsaid."""
    value = next((text for name, text in product.attributes.items() if name.casefold() in _STATES), None)
    if value is None:
        return None
    match = _UP_TO.fullmatch(value.strip())
    return int(match["n"]) if match else 0


def large_enough_first(request: Request, ranked: Sequence[RankedProduct]) -> Sequence[RankedProduct]:
    """A shelf with what is for as many people as asked before what listings say is not; the order is kept otherwise."""
    people = asked_for(request)
    if people is None or request.sort:
        return ranked
    return sorted(ranked, key=lambda item: _shortfall(stated(item.product), people))


def _shortfall(number: int | None, people: int) -> int:
    return 1 if number is None else 0 if number >= people else 2


def for_so_many(request: Request, products: Sequence[Product], say: Speech = ENGLISH) -> str | None:
    """Which of some products are for as many people as asked, by their listings; None when no listing speaks of it."""
    people = asked_for(request)
    fitting = fitting_ones(products, request) or list(products)
    told = {product.product_id: number for product in fitting if (number := stated(product)) is not None}
    if people is None or not told:
        return None
    enough = [product for product in fitting if told.get(product.product_id, 0) >= people]
    if not enough:
        most = max(fitting, key=lambda product: told.get(product.product_id, 0))
        if told.get(most.product_id, 0) == 0:
            return say("people.none", people=people)
        return say("people.most", people=people, name=short_name(most, products), n=told[most.product_id])
    if len(enough) == len(fitting):
        return say("people.all", people=people)
    names = say.listed([say("needs.the", name=short_name(product, products)) for product in enough])
    return say("people.enough", people=people, names=names)
