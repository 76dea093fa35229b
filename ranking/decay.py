"""How much each product of a history counts: the last one fully, earlier ones less."""

import numpy as np
from numpy.typing import NDArray


def decayed(length: int, rate: float) -> NDArray[np.float32]:
    """Weights of a history of some length, oldest first: rate ** steps before the last; float32 of shape (length,)."""
    return (rate ** np.arange(length - 1, -1, -1, dtype=np.float32)).astype(np.float32)
