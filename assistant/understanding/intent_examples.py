"""Intent by example: hand-written messages, compared with a message by sentence embeddings."""

import tomllib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import numpy as np

from assistant.request import INTENTS, Intent
from retrieval.protocols import Encoder, Vectors

SEEDS = Path(__file__).with_name("intents.toml")
NEAREST = 3
"""An intent scores the mean cosine of its nearest few examples."""


class IntentExamples:
    """Scores the intents of a message by its nearest hand-written examples."""

    def __init__(self, encoder: Encoder) -> None:
        """Keep the encoder; the examples are embedded on first use."""
        self._encoder = encoder

    @cached_property
    def _examples(self) -> tuple[Vectors, np.ndarray]:
        """Vectors of the examples, (n, d), and the index of the intent of each, (n,)."""
        seeds = tomllib.loads(SEEDS.read_text(encoding="utf-8"))
        texts = [(text, INTENTS.index(intent)) for intent in INTENTS for text in seeds[intent]]
        return self._encoder.encode([text for text, _ in texts]), np.array([intent for _, intent in texts])

    def scores(self, text: str) -> Mapping[Intent, float]:
        """Mean cosine to the nearest examples of each intent, in [-1, 1]."""
        vectors, labels = self._examples
        cosines = vectors @ self._encoder.encode([text])[0]
        return {
            intent: float(np.sort(cosines[labels == index])[-NEAREST:].mean()) for index, intent in enumerate(INTENTS)
        }
