"""Words: products whose texts share rare words with those of the history, as ink of one number does.

Text vectors know what things are; the words themselves know a series, a size, a number.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from ranking.columns import Columns
from ranking.features import ProductFeatures
from ranking.history import History
from ranking.interactions import Interactions
from ranking.model_family import ModelFamily, Trial, suggest_decay
from ranking.protocols import Scores
from ranking.rows import restored_rows, stored_rows
from retrieval.errors import InputError

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_WORD = r"\w+"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsConfig:
    """Settings of words."""

    decay: float = 0.8
    """What an occasion counts, as a share of the one after it."""


class Words:
    """Scores by the decayed mean cosine of tf-idf rows; a sum over past products, so exact parts.

    Learns from nobody. A product whose words no other has, or without a title, is unknown: of it nothing can be said.
    """

    kind: ClassVar[str] = "words"
    name = "words"

    def __init__(self, product_ids: Sequence[str], rows: "csr_matrix", decay: float) -> None:
        """Take unit tf-idf rows, float32 of shape (products, words)."""
        self._columns, self._rows, self._decay = Columns(product_ids), rows, decay
        self._has_words = np.diff(rows.indptr) > 0

    def score(self, histories: Sequence[History], product_ids: Sequence[str]) -> Scores:
        """See `Recommender.score`. Without a known history nothing can be scored: all NaN."""
        shown = self._columns.rows(histories, self._decay)
        totals = (shown @ self._has_words.astype(np.float32)).reshape(-1, 1)
        places = self._columns.places(product_ids)
        if not self._columns.product_ids:
            return np.full((len(histories), len(places)), np.nan, dtype=np.float32)
        asked = self._rows[np.maximum(places, 0)]
        scores: Scores = ((shown @ self._rows) @ asked.T).toarray().astype(np.float32, copy=False)
        scores /= np.where(totals > 0, totals, np.float32(np.nan))
        scores[:, (places < 0) | ~self._has_words[places]] = np.nan
        return scores

    def attribute(self, history: History, product_id: str) -> tuple[tuple[str, float], ...]:
        """See `Attributing.attribute`."""
        (rows, weights), column = self._columns.known(history, self._decay), self._columns.column(product_id)
        speaks = self._has_words[rows]
        rows, weights = rows[speaks], weights[speaks]
        if not len(rows) or column is None:
            return ()
        parts = weights / weights.sum() * (self._rows[rows] @ self._rows[column].T).toarray().ravel()
        named = [(self._columns.product_ids[row], float(part)) for row, part in zip(rows, parts, strict=True)]
        return tuple(sorted(named, key=lambda item: (-item[1], item[0])))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What has to be stored."""
        return {
            "product_ids": np.array(self._columns.product_ids),
            "decay": np.array(self._decay),
            **stored_rows(self._rows),
        }

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The model from what was stored."""
        return cls(arrays["product_ids"].tolist(), restored_rows(arrays), float(arrays["decay"]))


def fit_words(_interactions: Interactions, features: ProductFeatures, config: WordsConfig) -> Words:
    """Weigh the words of titles and descriptions.

    Raises:
        InputError: the products have no text, or none that share a word.
    """
    return Words(features.product_ids, text_rows(features.product_ids, features.texts), config.decay)


def text_rows(product_ids: Sequence[str], texts: Mapping[str, str]) -> "csr_matrix":
    """Texts as tf-idf rows, float32 of shape (products, words that several share); with all words their length is 1.

    Raises:
        InputError: there are no texts, or none that share a word.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer

    given = [texts.get(key, "") for key in product_ids]
    weighing = TfidfVectorizer(sublinear_tf=True, token_pattern=_WORD, dtype=np.float32)
    try:
        found: csr_matrix = weighing.fit_transform(given).tocsr()
    except ValueError as error:
        raise InputError("Words needs texts of the products that share a word, and there are none.") from error
    least = min(2, len(given))
    shared = np.flatnonzero(np.bincount(found.indices, minlength=found.shape[1]) >= least)
    if not len(shared):
        raise InputError("Words needs texts of the products that share a word, and there are none.")
    rows: csr_matrix = found[:, shared]  # their length stays that of all words: a rare one makes a text less alike
    return rows


def brand_rows(product_ids: Sequence[str], brands: Mapping[str, str]) -> "csr_matrix":
    """Brands as rows, float32 of shape (products, brands), 1 at the product's own.

    Raises:
        InputError: no brand has two products.
    """
    from scipy.sparse import csr_matrix

    counts = Counter(brands[key] for key in product_ids if key in brands)
    code = {brand: n for n, brand in enumerate(sorted(brand for brand, count in counts.items() if count > 1))}
    if not code:
        raise InputError("No brand has two products.")
    rows = [n for n, key in enumerate(product_ids) if brands.get(key) in code]
    columns = [code[brands[product_ids[n]]] for n in rows]
    return csr_matrix((np.ones(len(rows), dtype=np.float32), (rows, columns)), shape=(len(product_ids), len(code)))


def _suggest(trial: Trial) -> WordsConfig:
    return WordsConfig(decay=suggest_decay(trial))


WORDS = ModelFamily(name="words", default=WordsConfig(), suggest=_suggest, fit=fit_words)
