"""Ranked products for a card, with what a test does not care about left out."""

from assistant.request import Request
from ranking.ranked import Contribution, RankedProduct, Reason
from retrieval.product import Product
from retrieval.query import Candidate

REQUEST = Request(intent="recommend", search_text="flask")


def product(**fields) -> Product:
    return Product(**{"product_id": "p1", "title": "Flask", "currency": "USD", "price_minor": 2499, **fields})


def ranked(
    item: Product | None = None, *, variants=(), parts=(), because=(), missed=(), without_taste=1
) -> RankedProduct:
    item = item or product()
    reasons = (Reason(kind="taste", weight=0.3, because=tuple(because)),) if because else ()
    return RankedProduct(
        rank=1,
        product=item,
        score=sum(value for _, value in parts),
        candidate=Candidate(product=item, score=0.9, variants=tuple(variants), missed=tuple(missed)),
        contributions=tuple(Contribution(name=name, value=value) for name, value in parts),
        reasons=reasons,
        rank_without_taste=without_taste,
    )
