"""A gift of which only the recipient is known: one thing from each corner of the shop, and what they like is asked."""

from collections.abc import Sequence

from assistant.answers.answer import Answer
from assistant.answers.names import limits
from assistant.answers.shelf_facts import shelf_facts
from assistant.request import Request
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Choice
from ranking.ranked import RankedProduct
from ranking.scenes.quiz import Interest

_LEAST_SHARE = 5
"""A gift costs at least this part (a fifth) of the most that may be spent."""
_CHOICES = 6


def is_open_gift(request: Request) -> bool:
    """Whether all that is known of what is wanted is whom it is for."""
    return request.intent == "recommend" and request.recipient is not None and not request.search_text


def varied(request: Request, ranked: Sequence[RankedProduct], k: int) -> tuple[RankedProduct, ...]:
    """`k` products, the best of each department first, none far below what may be spent where there are others.

    The products keep the places that the ranking gave them.
    """
    most = request.filters.price_max_minor or 0
    worth = [item for item in ranked if _LEAST_SHARE * (item.product.current_price_minor or 0) >= most] or list(ranked)
    taken: dict[str, RankedProduct] = {}
    for item in worth:
        taken.setdefault(item.product.category[0] if item.product.category else "", item)
    chosen = list(taken.values())[:k]
    return tuple(chosen + [item for item in worth if item not in chosen][: k - len(chosen)])


def gift_answer(
    request: Request,
    ranked: Sequence[RankedProduct],
    total: int,
    interests: Sequence[Interest],
    say: Speech = ENGLISH,
) -> Answer:
    """The shelf of an open gift, with the one question that would narrow it.

    Args:
        request: what was asked.
        ranked: the shelf.
        total: how many products fit.
        interests: parts of the shop to choose from.
        say: the shopper's language.
    """
    within = limits(request, say)
    bounds = say("lead.bounds", limits=within) if within else ""
    parts = [say.word(part.name, "kinds") for part in interests[:_CHOICES]]
    return Answer(
        sentences=(say("gift.lead", bounds=bounds), say("gift.which")),
        facts=shelf_facts(request, ranked, total),
        products=tuple(ranked),
        total=total,
        choices=tuple(Choice(label=part, message=say("gift.from", part=part)) for part in parts),
    )
