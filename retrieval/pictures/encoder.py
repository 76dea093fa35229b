"""An image-text model of sentence-transformers (of the CLIP kind), which a shop names; there is none by default."""

import os
import threading
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.errors import ModelMissingError
from retrieval.protocols import Vectors

if TYPE_CHECKING:
    from PIL.Image import Image

_BATCH = 16


class SentenceTransformerPictures:
    """Any image-text model by name or folder; loaded at first use, offline, shared safely by threads."""

    def __init__(self, model: str) -> None:
        """Keep the name."""
        self._model_name = model
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """Name or folder of the model."""
        return self._model_name

    def pictures(self, pictures: "Sequence[Image]") -> Vectors:
        """Embed pictures; float32 of shape (len(pictures), d), unit length."""
        return self._encoded(list(pictures))

    def texts(self, texts: Sequence[str]) -> Vectors:
        """Embed texts into the same space; float32 of shape (len(texts), d), unit length."""
        return self._encoded(list(texts))

    def _encoded(self, inputs: list[Any]) -> Vectors:
        with self._lock:
            vectors = self._model.encode(
                inputs, batch_size=_BATCH, convert_to_numpy=True, normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(vectors, dtype=np.float32)

    @cached_property
    def _model(self) -> Any:
        os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.set_verbosity_error()  # type: ignore[no-untyped-call]
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            return SentenceTransformer(self._model_name, local_files_only=True)
        except (OSError, ValueError) as error:
            raise ModelMissingError(
                f"The image-text model {self._model_name!r} is not on this machine ({str(error).splitlines()[0]}). "
                "Put its folder in place and name it with --set search.pictures=FOLDER."
            ) from error
