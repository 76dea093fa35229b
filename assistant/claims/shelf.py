"""The products on the shelf as the checker knows them: their listings, ready to be asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.claims.evidence import Evidence
from assistant.claims.listing import Listing, keys_of, listing
from assistant.claims.tokens import Token
from assistant.claims.truth import truth
from retrieval.product import Product
from retrieval.vocabulary import stems


@dataclass(frozen=True)
class Shelf:
    """The products shown, ready to be asked."""

    evidence: Evidence
    listings: tuple[Listing, ...]
    facts: Listing | None = None
    """What the facts say that belong to no product: it may be repeated."""

    def ask(self, place: int, content: Sequence[Token], bounds: Sequence[str] = ()) -> bool | None:
        """Whether the listing at a place, or a fact, says a group of words and values; -1 asks the facts alone."""
        said = truth(self.listings[place], content, bounds) if place >= 0 else None
        if said is None and self.facts is not None:
            return truth(self.facts, content, bounds)
        return said

    def is_kind(self, place: int, token: Token) -> bool:
        """Whether a word says what the product at a place is, or something of it as a whole."""
        of = self.listings[place]
        return token.kind != "word" or token.key in of.heads or token.key in of.globals

    @cached_property
    def titles(self) -> tuple[tuple[str, ...], ...]:
        """The words of each title, with those that say the same."""
        return tuple(
            tuple(other for key in stems(product.title) for other in sorted(keys_of(key)))
            for product in self.evidence.shown
        )

    @cached_property
    def literal_titles(self) -> tuple[tuple[str, ...], ...]:
        """The words of each title as they are."""
        return tuple(stems(product.title) for product in self.evidence.shown)

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Every place on the shelf, from 0."""
        return tuple(range(len(self.listings)))

    def where(self, products: Sequence[Product]) -> tuple[int, ...]:
        """The places of products."""
        ids = [product.product_id for product in self.evidence.shown]
        return tuple(ids.index(product.product_id) for product in products if product.product_id in ids)


def shelf_of(evidence: Evidence) -> Shelf:
    """Read the listings of the products shown, with the facts told of each, and the facts that belong to none."""
    free = tuple(fact.text for fact in evidence.facts if fact.product_id is None)
    return Shelf(
        evidence,
        tuple(
            listing(
                tuple(dict.fromkeys(evidence.family(product))),
                tuple(fact.text for fact in evidence.facts if fact.product_id == product.product_id),
            )
            for product in evidence.shown
        ),
        listing((Product(product_id="", title=""),), free) if free else None,
    )
