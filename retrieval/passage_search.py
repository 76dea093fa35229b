"""Search in the shop's pages and in reviews."""

from retrieval.catalogue import Catalogue
from retrieval.index import IndexReader
from retrieval.product import Passage, Review
from retrieval.protocols import Encoder


class PassageSearch:
    """Finds passages of pages and reviews of a product, by meaning."""

    def __init__(self, index: IndexReader, catalogue: Catalogue, encoder: Encoder) -> None:
        """Share the index that product search has open."""
        self._index = index
        self._catalogue = catalogue
        self._encoder = encoder

    def find_passages(self, text: str, k: int) -> tuple[tuple[Passage, float], ...]:
        """The nearest passages with their cosine, best first; none when the shop has no pages."""
        index = self._index.current()
        vector = self._encoder.encode([text], query=True)[0]
        found = index.vectors.nearest("passages", vector, k)
        return tuple((index.passages[key], cosine) for key, cosine in found.items() if key in index.passages)

    def find_reviews(self, product_ids: tuple[str, ...], text: str, k: int) -> tuple[tuple[Review, float], ...]:
        """The nearest reviews of some products with their cosine, best first."""
        index = self._index.current()
        vector = self._encoder.encode([text], query=True)[0]
        found = index.vectors.nearest("reviews", vector, k, {"product_id": {"$in": list(product_ids)}})
        reviews = {review.review_id: review for key in product_ids for review in self._catalogue.reviews(key)}
        return tuple((reviews[key], cosine) for key, cosine in found.items() if key in reviews)
