"""Sentence vectors by `PackedBert`, for models that are nothing but BERT and the mean of its token vectors."""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

import numpy as np

from retrieval.packed_bert import PackedBert
from retrieval.processor import Precision
from retrieval.protocols import Vectors
from retrieval.workers import Workers

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from transformers import BertModel

_DOCUMENT_PROMPTS = ("document", "passage", "corpus")
"""Names of the prompt for what is searched, in the library's order."""
_TOKENS_AT_ONCE = 768
"""Of a batch: enough for fast products, few enough that their results stay in the processor's cache."""
_PROBES = ("a red mug", "Waterproof boots of oiled leather for long walks, with a spare pair of laces", "")
_LEAST_COSINE = 0.95
"""Between the library's vectors and these: a model read wrongly is far below, int8 above (0.986 on an empty text)."""


class PackedEncoder:
    """Embeds texts as the model does that it was made from, several times faster on a processor."""

    def __init__(self, model: "SentenceTransformer", precision: Precision) -> None:
        """Take weights and tokenizer over from a model that is `packable`; it is not needed afterwards."""
        import torch

        self.dimensions = int(model.get_embedding_dimension() or 0)
        self._query_prompt, self._document_prompt = _prompt(model, ("query",)), _prompt(model, _DOCUMENT_PROMPTS)
        self._bert = PackedBert(_bert(model), precision)
        self._tokenizer = deepcopy(model.tokenizer.backend_tokenizer)
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(model.max_seq_length, direction=model.tokenizer.truncation_side)
        # A query does not wait for the batches of an index run.
        self._many, self._one = Workers(torch.get_num_threads()), Workers(1)

    @property
    def has_query_prompt(self) -> bool:
        """Whether queries are embedded in another way than documents."""
        return self._query_prompt != self._document_prompt

    def encode(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        """Embed texts; float32 of shape (len(texts), d), unit length. A text's vector is the same in any batch."""
        prompt = self._query_prompt if query else self._document_prompt
        ids = [encoding.ids for encoding in self._tokenizer.encode_batch_fast([prompt + text for text in texts])]
        batches = list(_batches([len(each) for each in ids]))
        workers = self._many if len(batches) > 1 else self._one
        vectors = np.empty((len(texts), self.dimensions), dtype=np.float32)
        for batch, means in zip(batches, workers.map(lambda batch: self._means(ids, batch), batches), strict=True):
            vectors[batch] = means
        return unit(vectors)

    def _means(self, ids: Sequence[Sequence[int]], batch: Sequence[int]) -> Vectors:
        means: Vectors = self._bert.means([ids[position] for position in batch]).numpy()
        return means


def packed_encoder(model: "SentenceTransformer", precision: Precision) -> PackedEncoder | None:
    """The fast encoder for a model; None when there is anything about the model that it does not know.

    What it knows is asked of the model's parts, and then a few texts must get the library's vectors from it.
    """
    if not packable(model):
        return None
    packed = PackedEncoder(model, precision)
    roles = {False: model.encode_document, True: model.encode_query}
    return packed if all(_agree(packed, query, known) for query, known in roles.items()) else None


def packable(model: "SentenceTransformer") -> bool:
    """Whether a model is BERT, then the mean of all token vectors, then perhaps unit length, and nothing else."""
    from sentence_transformers.base.modules import Transformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling
    from torch import nn
    from transformers import BertModel, PreTrainedTokenizerFast

    parts = list(model)
    if [type(part) for part in parts[:2]] != [Transformer, Pooling] or len(parts) > 3:
        return False
    bert, pooling = _bert(model), parts[1]
    weighted = {type(part) for part in bert.modules() if part._parameters}
    return bool(
        all(type(part) is Normalize for part in parts[2:])
        and type(bert) is BertModel
        and weighted <= {nn.Linear, nn.Embedding, nn.LayerNorm}
        and bert.config.hidden_act == "gelu"
        and not bert.config.is_decoder
        and pooling.pooling_mode == "mean"
        and pooling.include_prompt
        and model.truncate_dim is None
        and model.max_seq_length is not None
        and isinstance(model.tokenizer, PreTrainedTokenizerFast)
    )


def _bert(model: "SentenceTransformer") -> "BertModel":
    return model[0].auto_model  # type: ignore[return-value]  # torch types every part as a Module


def _agree(packed: PackedEncoder, query: bool, known: Callable[..., object]) -> bool:
    vectors = unit(known(list(_PROBES), show_progress_bar=False))
    return bool(np.einsum("ij,ij->i", packed.encode(_PROBES, query=query), vectors).min() > _LEAST_COSINE)


def unit(vectors: object) -> Vectors:
    """Vectors as float32 of unit length, (n, d)."""
    wide = np.asarray(vectors, dtype=np.float32)
    units: Vectors = wide / np.maximum(np.linalg.norm(wide, axis=1, keepdims=True), np.float32(1e-12))
    return units


def _prompt(model: "SentenceTransformer", names: Sequence[str]) -> str:
    """The text a model wants before what it embeds: the first of these prompts that it has, or its default one."""
    found = next((name for name in names if name in model.prompts), model.default_prompt_name)
    return (model.prompts.get(found) or "") if found else ""


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Positions of texts by length, longest first, as many at once as the tokens allow."""
    batch: list[int] = []
    tokens = 0
    for position in sorted(range(len(lengths)), key=lambda position: -lengths[position]):
        if batch and tokens + lengths[position] > _TOKENS_AT_ONCE:
            yield batch
            batch, tokens = [], 0
        batch.append(position)
        tokens += lengths[position]
    if batch:
        yield batch
