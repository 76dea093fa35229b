"""The vector store: Chroma collections in one folder a build, opened by one process at a time."""

import math
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from retrieval.errors import IndexMissingError
from retrieval.protocols import Vectors

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection
    from chromadb.api.types import Embedding

COLLECTIONS = ("products", "reviews", "passages")
_BATCH = 5_000
"""Records of one call; Chroma takes 5,461 at most."""
_WRITTEN_AT_ONCE = 100_000
"""Records between two writes of the whole graph: each costs as much as the graph is large by then."""


class VectorStore:
    """The three collections of a build. Embedding is ours alone: Chroma gets vectors, never texts to embed."""

    def __init__(self, folder: Path, sizes: Mapping[str, int] = MappingProxyType({})) -> None:
        """Open (or make) the store in a folder.

        Args:
            folder: where it lies.
            sizes: how many records each collection is going to get, where it is to be made.

        Raises:
            IndexMissingError: what lies there cannot be opened.
        """
        from chromadb.errors import ChromaError

        self._sizes = {name: sizes.get(name, 0) for name in COLLECTIONS}
        self._added = dict.fromkeys(COLLECTIONS, 0)
        self._counts: dict[str, int] = {}
        try:
            self._client = _client(folder)
            with ExitStack() as undo:
                undo.callback(self._client.close)
                self._collections = {name: self._open(name) for name in COLLECTIONS}
                undo.pop_all()
        except ChromaError as error:
            raise IndexMissingError(
                f"The index in {folder} is damaged ({error}). Delete that folder and run: shelftalker index."
            ) from error

    def _open(self, name: str) -> "Collection":
        configuration = _configuration(self._sizes[name])
        return self._client.get_or_create_collection(name, configuration=configuration, embedding_function=None)  # type: ignore[arg-type]

    def add(
        self, collection: str, ids: Sequence[str], vectors: Vectors, metadatas: Sequence[Mapping[str, Any]]
    ) -> None:
        """Add records; ids must be new."""
        self._counts.pop(collection, None)
        start, every = 0, _part(self._sizes[collection])
        while start < len(ids):
            until_written = every - self._added[collection] % every
            part = slice(start, min(start + _BATCH, start + until_written, len(ids)))
            self._collections[collection].upsert(
                ids=list(ids[part]),
                embeddings=vectors[part],
                metadatas=[dict(metadata) for metadata in metadatas[part]],
            )
            self._added[collection] += part.stop - start
            start = part.stop

    def nearest(self, collection: str, vector: Vectors, n: int) -> dict[str, float]:
        """The `n` nearest records to a vector of shape (d,): id -> cosine, best first."""
        total = self.count(collection)
        if total == 0 or n < 1:
            return {}
        queries: list[Embedding] = [vector]
        found = self._collections[collection].query(
            query_embeddings=queries, n_results=min(n, total), include=["distances"]
        )
        assert found["distances"] is not None
        return {key: 1.0 - distance for key, distance in zip(found["ids"][0], found["distances"][0], strict=True)}

    def cosines(self, collection: str, vector: Vectors, ids: Sequence[str]) -> dict[str, float]:
        """Cosines of some records to a vector, exact."""
        if not ids:
            return {}
        found = self._collections[collection].get(ids=list(ids), include=["embeddings"])
        if not found["ids"]:
            return {}
        stored = np.asarray(found["embeddings"], dtype=np.float32)
        norms = np.linalg.norm(stored, axis=1)
        scores = stored @ vector / np.where(norms > 0, norms, 1.0)
        return dict(zip(found["ids"], map(float, scores), strict=True))

    def count(self, collection: str) -> int:
        """Number of records, counted once: counting a million takes longer than searching them."""
        if collection not in self._counts:
            self._counts[collection] = int(self._collections[collection].count())
        return self._counts[collection]

    def close(self) -> None:
        """Let go of the files."""
        self._client.close()


def _part(size: int) -> int:
    """How many records to write at once so that no more than a handful is left over at the end.

    What is not written when the store is closed is added to the graph anew each time the store is opened.
    """
    return max(2, size // max(1, math.ceil(size / _WRITTEN_AT_ONCE)))


def _configuration(size: int) -> dict[str, dict[str, Any]]:
    """How Chroma builds, writes and searches a graph of so many records.

    Among many products that are nearly the same a search has far to go before it meets others: the more there are, the
    wider it looks. Recall@10 at a million varied products is 0.988 with 6,666 and 0.9975 with 16,000 (20 ms).
    """
    part = _part(size)
    return {
        "hnsw": {
            "space": "cosine",
            "ef_construction": 100,
            "max_neighbors": 32,
            "ef_search": max(1_600, size // 60),
            "sync_threshold": part,
            "batch_size": min(100, part),
        }
    }


def _client(folder: Path) -> "Client":
    import chromadb
    from chromadb.api.shared_system_client import SharedSystemClient
    from chromadb.config import Settings

    try:
        client = chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))
    except Exception:
        SharedSystemClient._identifier_to_system.pop(str(folder), None)  # Chroma would hand out the dead one again
        raise
    return cast("Client", client)  # declared as ClientAPI, which lacks close()
