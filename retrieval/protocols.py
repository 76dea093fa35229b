"""What can be replaced in this room: one method each, with a contract test class in `tests/contracts`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.query import Candidates, Query

if TYPE_CHECKING:
    from PIL.Image import Image

Vectors = NDArray[np.float32]
Scores = NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into vectors."""

    @property
    def name(self) -> str:
        """What tells this encoder's vectors from another's; stored with the index."""
        ...

    def encode(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        """Embed texts; float32 of shape (len(texts), d), unit length. `query` marks a search text."""
        ...


class PictureEncoder(Protocol):
    """Turns pictures and texts into vectors of one space."""

    @property
    def name(self) -> str:
        """What tells this encoder's vectors from another's; stored with them."""
        ...

    def pictures(self, pictures: "Sequence[Image]") -> Vectors:
        """Embed pictures; float32 of shape (len(pictures), d), unit length."""
        ...

    def texts(self, texts: Sequence[str]) -> Vectors:
        """Embed texts; float32 of shape (len(texts), d), unit length."""
        ...


class Retriever(Protocol):
    """Finds products."""

    def retrieve(self, query: Query) -> Candidates:
        """Find the products that fit a query, best first. Filters are never violated."""
        ...


class Reranker(Protocol):
    """Says how well products fit a text, reading both together."""

    @property
    def name(self) -> str:
        """Name or folder of the model."""
        ...

    def score(self, text: str, documents: Sequence[str], *, budget_s: float) -> Scores:
        """Score documents in their order; float32 of shape (len(documents),), higher is better, on any scale.

        From the first one that `budget_s` seconds were not enough for, all are NaN.
        """
        ...
