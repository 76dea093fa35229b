"""Whether somebody is in need, or means harm, where no rule has the words for it.

A linear model of a message's sentence vector and letters, trained by `train language` on hand-written messages. It only
ever raises an alarm; what it does not know is left to the rules and to what code decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Self
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from assistant.understanding.kinds import Head
from retrieval.errors import HomeError

FILE = Path(__file__).with_name("alarm.npz")
Alarming = Literal["crisis", "danger"]
LABELS: tuple[Alarming, ...] = ("crisis", "danger")
"""The labels of the model; one more is that there is nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Tells what calls for help or help with harm."""

    head: Head
    least: float
    """The probability from which it is told."""

    def of(self, values: NDArray[np.float32]) -> Alarming | None:
        """What a message is, by its features (d + 6,144); None where there is nothing to be alarmed about."""
        chances = self.head.chances(values)[: len(LABELS)]
        return LABELS[int(np.argmax(chances))] if float(chances.sum()) >= self.least else None

    def arrays(self, encoder: str) -> dict[str, NDArray[Any]]:
        """For a file, in half the width."""
        return {
            "encoder": np.array(encoder),
            "weights": self.head.weights.astype(np.float16),
            "bias": self.head.bias.astype(np.float16),
            "least": np.array(self.least),
        }

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]], encoder: str) -> Self | None:
        """From a file; None where it belongs to another encoder."""
        if str(arrays["encoder"]) != encoder:
            return None
        head = Head(arrays["weights"].astype(np.float32), arrays["bias"].astype(np.float32))
        return cls(head=head, least=float(arrays["least"]))


def alarm(own: Path, encoder: str) -> Alarm | None:
    """A shop's own, where it trained one, or the shipped one; None where neither belongs to the encoder.

    Raises:
        HomeError: the file is damaged.
    """
    path = own if own.exists() else FILE
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            return Alarm.restored(dict(arrays), encoder)
    except (OSError, EOFError, ValueError, LookupError, BadZipFile) as error:
        raise HomeError(f"{path} cannot be read ({error}). Delete it, or run: shelftalker train language.") from error
