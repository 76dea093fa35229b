"""What kind of message it is: which intent, which service. Linear models of its sentence vector and its letters.

Trained by `train language` on hand-written messages (multinomial logistic regression); the weights are data, of shape
(labels, features), and belong to one sentence encoder. A vector knows what is meant, words and letters know how it is
said; hashing keeps them in a fixed number of features (Weinberger et al. 2009, "Feature Hashing").
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Self
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from assistant.request import INTENTS, SERVICES, Intent, Service
from retrieval.errors import HomeError
from retrieval.protocols import Encoder

FILE = Path(__file__).with_name("kinds.npz")
_WORDS, _LETTERS = 2_048, 4_096
_SHARE = 0.7
"""How much words and letters weigh beside the vector, of unit length each."""
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Head:
    """One linear model."""

    weights: NDArray[np.float32]
    """(labels, features)."""
    bias: NDArray[np.float32]
    """(labels,)."""

    def chances(self, values: NDArray[np.float32]) -> NDArray[np.float64]:
        """The probability of each label, (labels,); they sum to 1."""
        scores = (self.weights @ values + self.bias).astype(np.float64)
        raised = np.exp(scores - scores.max())
        told: NDArray[np.float64] = raised / raised.sum()
        return told


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageKinds:
    """Sorts messages."""

    encoder: Encoder
    intent_head: Head
    service_head: Head

    def of(self, text: str) -> "MessageKind":
        """The kind of one message; worked out when it is asked for."""
        return MessageKind(self, text)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """For a file, in half the width."""
        return {
            "encoder": np.array(self.encoder.name),
            "intent_weights": self.intent_head.weights.astype(np.float16),
            "intent_bias": self.intent_head.bias.astype(np.float16),
            "service_weights": self.service_head.weights.astype(np.float16),
            "service_bias": self.service_head.bias.astype(np.float16),
        }

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]], encoder: Encoder) -> Self | None:
        """From a file; None where it belongs to another encoder."""
        if str(arrays["encoder"]) != encoder.name:
            return None
        intent, service = (
            Head(arrays[f"{name}_weights"].astype(np.float32), arrays[f"{name}_bias"].astype(np.float32))
            for name in ("intent", "service")
        )
        return cls(encoder=encoder, intent_head=intent, service_head=service)


class MessageKind:
    """What kind one message is."""

    def __init__(self, kinds: MessageKinds, text: str) -> None:
        """Keep the message; its sentence is embedded once, at the first question."""
        self._kinds, self._text = kinds, text

    def intents(self, *, shown: bool) -> Mapping[Intent, float]:
        """The probability of each intent; `shown`: products are on screen."""
        found = self._kinds.intent_head.chances(np.append(self.values, np.float32(shown)))
        return dict(zip(INTENTS, found.tolist(), strict=True))

    @cached_property
    def services(self) -> Mapping[Service, float]:
        """The probability of each service; what is left to 1 is that the message wants none."""
        *found, _none = self._kinds.service_head.chances(self.values).tolist()
        return dict(zip(SERVICES, found, strict=True))

    @cached_property
    def values(self) -> NDArray[np.float32]:
        """What the models read of it, (d + 6,144)."""
        row: NDArray[np.float32] = features([self._text], self._kinds.encoder.encode([self._text]))[0]
        return row


def message_kinds(own: Path, encoder: Encoder) -> MessageKinds | None:
    """A shop's own, where it trained one, or the shipped one; None where neither belongs to the encoder.

    Raises:
        HomeError: the file is damaged.
    """
    path = own if own.exists() else FILE
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            return MessageKinds.restored(dict(arrays), encoder)
    except (OSError, EOFError, ValueError, LookupError, BadZipFile) as error:
        raise HomeError(f"{path} cannot be read ({error}). Delete it, or run: shelftalker train language.") from error


def features(texts: Sequence[str], vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The vector of each text, and beside it its hashed words and letters.

    Args:
        texts: n messages.
        vectors: of unit length, (n, d).

    Returns:
        (n, d + 6,144), float32.
    """
    plain = [_DIGITS.sub("0", text.casefold()) for text in texts]
    words, letters = _hashers()
    hashed = [_SHARE * hasher.transform(plain).toarray().astype(np.float32) for hasher in (words, letters)]
    return np.hstack([vectors.astype(np.float32), *hashed])


@cache
def _hashers() -> tuple[Any, Any]:
    from sklearn.feature_extraction.text import HashingVectorizer

    words = HashingVectorizer(n_features=_WORDS, ngram_range=(1, 2), token_pattern=r"\b\w+\b", norm="l2")
    letters = HashingVectorizer(n_features=_LETTERS, analyzer="char_wb", ngram_range=(2, 4), norm="l2")
    return words, letters
