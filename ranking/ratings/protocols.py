"""What can be replaced in rating prediction, with a contract test in `tests/contracts`."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]
"""Places in the ids a model was fitted on; -1 for an id it never saw."""
Floats = NDArray[np.float64]
Stars = NDArray[np.float32]


class RatingPredictor(Protocol):
    """Predicts the ratings shoppers would give."""

    @property
    def name(self) -> str:
        """Name of the model, as tables print it."""
        ...

    def predict(self, users: Places, items: Places, times: Floats) -> Stars:
        """Predict one rating a row.

        Args:
            users: int64 (n,), places in the `user_ids` of the ratings it was fitted on, -1 if unseen.
            items: int64 (n,), places in the `item_ids`, -1 if unseen.
            times: float64 (n,), seconds since 1970, NaN where unknown.

        Returns:
            float32 (n,), within the range of the ratings it was fitted on.
        """
        ...
