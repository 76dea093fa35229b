"""Vectors by the text they stand for, committed batch by batch: no text is embedded twice, a killed run resumes."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing

import numpy as np

from retrieval.errors import HomeError
from retrieval.home import Home
from retrieval.protocols import Encoder, Vectors
from retrieval.texts import text_hash

_COMMIT = 128
"""Texts embedded between two commits."""
_ASKED_AT_ONCE = 500


class EmbeddingCache:
    """A small SQLite file beside the shop's database; it can be deleted at any time and costs only time."""

    def __init__(self, home: Home, encoder: Encoder) -> None:
        """Open the cache of a shop for one encoder."""
        home.create()
        self._path = home.vectors
        self._encoder = encoder
        with closing(self._connect()) as connection, connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS vectors "
                "(encoder TEXT, hash TEXT, vector BLOB NOT NULL, PRIMARY KEY (encoder, hash)) WITHOUT ROWID"
            )

    def _connect(self) -> sqlite3.Connection:
        try:
            connection = sqlite3.connect(self._path, timeout=10)
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.Error as error:
            raise HomeError(f"{self._path} cannot be used ({error}). Delete it: it is only a cache.") from error
        return connection

    def missing(self, texts: Iterable[str]) -> list[str]:
        """The distinct texts that have no vector yet, longest first (texts of like length embed faster together)."""
        distinct = {text_hash(text): text for text in texts}
        with closing(self._connect()) as connection:
            known = self._stored(connection, list(distinct))
        return sorted((text for key, text in distinct.items() if key not in known), key=lambda text: (-len(text), text))

    def fill(self, texts: Sequence[str], progress: Callable[[int], None]) -> None:
        """Embed texts and keep their vectors; `progress` is told of each batch that is safe."""
        with closing(self._connect()) as connection:
            for start in range(0, len(texts), _COMMIT):
                batch = texts[start : start + _COMMIT]
                vectors = self._encoder.encode(batch)
                rows = [
                    (self._encoder.name, text_hash(text), vector.tobytes())
                    for text, vector in zip(batch, vectors, strict=True)
                ]
                try:
                    with connection:
                        connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)
                except sqlite3.Error as error:
                    raise HomeError(
                        f"{self._path} cannot be written ({error}). Make room and run the command again."
                    ) from error
                progress(len(batch))

    def known(self, texts: Sequence[str]) -> dict[str, Vectors]:
        """The vectors of those texts that are in the cache, by text."""
        keys = {text_hash(text): text for text in texts}
        with closing(self._connect()) as connection:
            stored = self._stored(connection, list(keys))
        return {keys[key]: np.frombuffer(vector, dtype=np.float32) for key, vector in stored.items()}

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """The vectors of texts that are all in the cache; float32 of shape (len(texts), d)."""
        keys = [text_hash(text) for text in texts]
        with closing(self._connect()) as connection:
            stored = self._stored(connection, list(dict.fromkeys(keys)))
        return np.stack([np.frombuffer(stored[key], dtype=np.float32) for key in keys])

    def _stored(self, connection: sqlite3.Connection, keys: Sequence[str]) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        for start in range(0, len(keys), _ASKED_AT_ONCE):
            part = keys[start : start + _ASKED_AT_ONCE]
            marks = ",".join("?" * len(part))
            found |= dict(
                connection.execute(
                    f"SELECT hash, vector FROM vectors WHERE encoder = ? AND hash IN ({marks})",
                    (self._encoder.name, *part),
                )
            )
        return found
