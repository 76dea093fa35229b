"""A stack (Wolpert 1992): trees that read what every model says of a product, and learn from what shoppers took.

The trees are LambdaMART (Burges 2010) of LightGBM (Ke et al. 2017). They re-order what a linear mixture of the same
models finds worth a look; all else keeps the mixture's order, below.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ranking.history import History
from ranking.mixture import Mixture, mixed
from ranking.protocols import Scores
from ranking.readings import Readings
from ranking.trees import Trees

if TYPE_CHECKING:
    from lightgbm import Booster


class Stack:
    """Scores in (0, 1) for what the trees are asked of, in (-1, 0) for the rest.

    A shopper without a history is served by the mixture alone, on its own scale.
    """

    name = "stack"

    def __init__(self, mixture: Mixture, unit: float, readings: Readings, trees: Trees) -> None:
        """Take the mixture whose parts the trees read, in their order, its unit, what else they read, and the trees."""
        self.mixture, self.unit, self.readings, self.trees = mixture, unit, readings, trees
        self._booster = _loaded(trees.text)

    def score(self, histories: Sequence[History], product_ids: Sequence[str]) -> Scores:
        """See `Recommender.score`: NaN only where no part can score."""
        given = [part.score(histories, product_ids) for part, _ in self.mixture.parts]
        base = mixed([(scores, weight) for scores, (_, weight) in zip(given, self.mixture.parts, strict=True)])
        lengths = self.readings.lengths(histories)
        with np.errstate(invalid="ignore"):
            rows, columns = np.nonzero((base >= self.trees.floor) & (lengths[:, None] > 0))
        found = np.where(lengths[:, None] > 0, -_squashed(-base / self.unit), base / self.unit).astype(np.float32)
        if len(rows):
            read = self._read(given, histories, product_ids, rows, columns)
            found[rows, columns] = _squashed(np.asarray(self._booster.predict(read, num_threads=1)))
        return found

    def _read(
        self,
        given: Sequence[Scores],
        histories: Sequence[History],
        product_ids: Sequence[str],
        rows: NDArray[np.int64],
        columns: NDArray[np.int64],
    ) -> NDArray[np.float32]:
        """What the trees read of some pairs, as they learned it; float32 of shape (pairs, columns)."""
        asked, back = np.unique(columns, return_inverse=True)
        others = self.readings.read(histories, [product_ids[n] for n in asked])[:, rows, back]
        lengths = self.readings.lengths(histories)
        return np.concatenate([[scores[rows, columns] for scores in given], others, lengths[None, rows]]).T


def _loaded(text: str) -> "Booster":
    import lightgbm

    return lightgbm.Booster(model_str=text)


def _squashed(values: NDArray[np.floating]) -> NDArray[np.float32]:
    """The logistic function, float32."""
    from scipy.special import expit

    return np.asarray(expit(values), dtype=np.float32)
