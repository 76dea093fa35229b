"""A reranker that costs nothing: how many words of a document are those of the text."""

from collections.abc import Sequence

import numpy as np

from retrieval.protocols import Scores
from retrieval.vocabulary import stems


class WordReranker:
    """Scores by shared words; `reach` documents at most, and none without time."""

    name = "words"

    def __init__(self, reach: int = 1_000) -> None:
        self.reach = reach
        self.asked: list[str] = []

    def score(self, text: str, documents: Sequence[str], *, budget_s: float) -> Scores:
        self.asked.append(text)
        wanted = set(stems(text))
        scores = np.full(len(documents), np.nan, dtype=np.float32)
        reached = documents[: self.reach] if budget_s > 0 else ()
        scores[: len(reached)] = [len(wanted & set(stems(document))) for document in reached]
        return scores
