"""A second look at the first results: a cross-encoder reads text and product together, as long as the turn has time."""

import logging
import os
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import numpy as np

from retrieval.errors import ModelMissingError, UsageError
from retrieval.processor import fast_precisions
from retrieval.protocols import Reranker, Retriever, Scores
from retrieval.query import Candidate, Candidates, Query
from retrieval.texts import Family, embedded

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

_BATCH = 4
"""Pairs scored between two looks at the clock."""
_WAY_OUT = "Name a cross-encoder with --set search.reranker=FOLDER, or leave the setting empty."


class CrossEncoderReranker:
    """Any cross-encoder of sentence-transformers by name or folder; loaded at first use, offline, shared by threads."""

    def __init__(self, model: str) -> None:
        """Keep the name."""
        self._name = model
        self._lock = threading.Lock()
        self._model: CrossEncoder | None = None

    @property
    def name(self) -> str:
        """Name or folder of the model."""
        return self._name

    def score(self, text: str, documents: Sequence[str], *, budget_s: float) -> Scores:
        """See `Reranker.score`. Loading the model is not on the clock, waiting for another thread is.

        A batch is not begun when the longest one so far would not end in time; only the first can overrun.
        """
        model = self.load()
        deadline = monotonic() + budget_s
        scores = np.full(len(documents), np.nan, dtype=np.float32)
        longest = 0.0
        for start in range(0, len(documents), _BATCH):
            left = deadline - monotonic()
            if left <= longest or not self._lock.acquire(timeout=min(left, threading.TIMEOUT_MAX)):
                break
            try:
                began = monotonic()
                pairs = [(text, document) for document in documents[start : start + _BATCH]]
                scores[start : start + _BATCH] = model.predict(pairs, batch_size=_BATCH, show_progress_bar=False)
                longest = max(longest, monotonic() - began)
            finally:
                self._lock.release()
        return scores

    def load(self) -> "CrossEncoder":
        """The model, loaded once and warm.

        Raises:
            ModelMissingError: it is not on this machine, or cannot be read.
            UsageError: it is no model that gives one score for a pair of texts.
        """
        if self._model is not None:
            return self._model
        with self._lock:
            if self._model is None:
                model = _checked(_read(self._name), self._name)
                model.predict([("", "")] * _BATCH, show_progress_bar=False)  # the first call costs more than others
                self._model = model
            return self._model


class RerankingRetriever:
    """Search with a second look at its first results. Without the model it is the search alone, said once."""

    def __init__(self, retriever: Retriever, reranker: Reranker, *, top: int, budget_s: float) -> None:
        """Look at the first `top` results again, for at most so many seconds a search."""
        self._retriever, self._reranker = retriever, reranker
        self._top, self._budget_s = top, budget_s
        self._missing = False

    def retrieve(self, query: Query) -> Candidates:
        """See `Retriever.retrieve`."""
        found = self._retriever.retrieve(replace(query, k=max(query.k, self._top)))
        if not self._missing:
            try:
                found = reranked(found, self._reranker, top=self._top, budget_s=self._budget_s)
            except (ModelMissingError, UsageError) as error:
                self._missing = True
                logging.getLogger(__name__).warning("%s Until then the order of the search is kept.", error)
        return replace(found, query=replace(found.query, k=query.k), items=found.items[: query.k])


def reranked(found: Candidates, reranker: Reranker, *, top: int, budget_s: float) -> Candidates:
    """The same candidates with the first `top` in the reranker's order, as far as the time was enough.

    Only what was reached changes places, and all of it stands before the rest already: nothing that was not looked at
    passes what was, or is passed by it. A product never passes one that meets more wishes; equal scores keep the order
    of the search. Scores of any scale will do: each place keeps the score that the search gave it, so that what reads
    `Candidate.score` later sees the new order on the old scale. An order that was asked for (price, rating, newest),
    a search without text, and the nearest things of a shop that does not sell what is asked stay as they are.
    """
    text = found.query.sentence or found.query.text
    items = found.items[:top]
    if found.query.sort is not None or not found.sold or not text.strip() or len(items) < 2:
        return found
    scores = reranker.score(text, [_document(item) for item in items], budget_s=budget_s)
    unknown = np.flatnonzero(~np.isfinite(scores))
    reached = int(unknown[0]) if len(unknown) else len(items)
    return replace(found, items=(*_placed(items[:reached], scores), *found.items[reached:]))


def _placed(items: Sequence[Candidate], scores: Scores) -> list[Candidate]:
    """Each among those that miss as many wishes, best first."""
    placed = list(items)
    for misses in {len(item.missed) for item in items}:
        places = [place for place, item in enumerate(items) if len(item.missed) == misses]
        best_first = sorted(places, key=lambda place: -scores[place])
        for place, source in zip(places, best_first, strict=True):
            placed[place] = replace(items[source], score=items[place].score)
    return placed


def _document(item: Candidate) -> str:
    """What is read of a product: what search embeds, the chosen variant first."""
    others = (variant for variant in item.variants if variant.product_id != item.product.product_id)
    return embedded(Family(family_id=item.product.family, variants=(item.product, *others)))


def _read(name: str) -> "CrossEncoder":
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    import torch
    from safetensors import SafetensorError
    from sentence_transformers import CrossEncoder
    from transformers.utils import logging

    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    folder = Path(name).expanduser()
    try:
        model: CrossEncoder = CrossEncoder(
            str(folder) if folder.is_dir() else name,
            local_files_only=True,
            trust_remote_code=False,
            model_kwargs={"dtype": torch.bfloat16 if "bfloat16" in fast_precisions() else torch.float32},
            device="cuda" if torch.cuda.is_available() else "cpu",
            activation_fn=torch.nn.Identity(),  # a sigmoid would make high scores equal
        )
        return model
    except (OSError, ValueError, RuntimeError, SafetensorError) as error:
        why = f"cannot be read ({str(error).splitlines()[0]})" if folder.is_dir() else "is not on this machine"
        raise ModelMissingError(f"The reranker {name!r} {why}. {_WAY_OUT}") from error


def _checked(model: "CrossEncoder", name: str) -> "CrossEncoder":
    """The model, when it gives one score a pair and was trained to: where weights are missing, random ones are used."""
    if model.num_labels != 1:
        raise UsageError(f"The reranker {name!r} gives {model.num_labels} scores for a pair, not one. {_WAY_OUT}")
    kind = (getattr(model.config, "architectures", None) or ["an unknown kind"])[0]
    if len(model) == 1 and not kind.endswith("ForSequenceClassification"):
        raise UsageError(f"The model {name!r} was not trained to score pairs of texts ({kind}). {_WAY_OUT}")
    return model
