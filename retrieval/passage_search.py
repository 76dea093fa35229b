"""Search in the shop's pages and in reviews."""

from collections.abc import Sequence

from retrieval.index import IndexReader
from retrieval.product import Passage, Review
from retrieval.protocols import Encoder


class PassageSearch:
    """Finds passages of pages and reviews of a product, by meaning."""

    def __init__(self, index: IndexReader, encoder: Encoder) -> None:
        """Share the index that product search has open."""
        self._index = index
        self._encoder = encoder

    def find_passages(self, text: str, k: int) -> tuple[tuple[Passage, float], ...]:
        """The nearest passages with their cosine, best first; none when the shop has no pages."""
        index = self._index.current()
        vector = self._encoder.encode([text], query=True)[0]
        found = index.vectors.nearest("passages", vector, k)
        return tuple((index.passages[key], cosine) for key, cosine in found.items() if key in index.passages)

    def nearest_reviews(self, reviews: Sequence[Review], text: str) -> tuple[tuple[Review, float], ...]:
        """Some reviews with their cosine to a text, best first; those the index does not have yet are left out."""
        by_id = {review.review_id: review for review in reviews}
        if not by_id:
            return ()
        vector = self._encoder.encode([text], query=True)[0]
        cosines = self._index.current().vectors.cosines("reviews", vector, sorted(by_id))
        return tuple((by_id[key], cosines[key]) for key in sorted(cosines, key=lambda key: (-cosines[key], key)))
