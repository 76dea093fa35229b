"""The index in service, opened once and reopened when a newer build is swapped in."""

import threading
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from retrieval.builds import Build, hold, in_service
from retrieval.catalogue import Catalogue
from retrieval.columns import Columns
from retrieval.errors import IndexMissingError
from retrieval.home import Home
from retrieval.lexical import LexicalIndex
from retrieval.pages import passages
from retrieval.product import Passage
from retrieval.protocols import Vectors
from retrieval.texts import families_of
from retrieval.vectors import VectorStore
from retrieval.words.wordlist import MINED, OWN, WordList, read_words


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenIndex:
    """One build with the catalogue it is read against.

    Rows are the families on sale now: first those of the build, in its order, then those it does not have yet.
    """

    build: Build
    vectors: VectorStore
    lexical: LexicalIndex
    matrix: Vectors
    """The vectors of the build's families, memory-mapped; of shape (families of the build, d)."""
    columns: Columns
    at: NDArray[np.int64]
    """Place in the build of each indexed row, of shape (indexed rows,)."""
    row_of: Mapping[str, int]
    """Family id -> row, of the indexed rows."""
    wordlist: WordList
    passages: Mapping[str, Passage]
    revision: int
    lock: IO[str]

    def of_rows(self, values: NDArray[Any]) -> NDArray[Any]:
        """Values of the build's families as values of the indexed rows."""
        return values if len(self.at) == len(values) else values[self.at]

    def vectors_of(self, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """The unit vectors of some indexed rows, of shape (rows, d)."""
        return np.asarray(self.matrix[self.at[rows]])


class IndexReader:
    """Gives the index in service to threads; follows new builds and a changed catalogue."""

    def __init__(self, home: Home, catalogue: Catalogue, encoder_name: str) -> None:
        """Keep where it lies; nothing is opened before it is asked for."""
        self._home = home
        self._catalogue = catalogue
        self._encoder_name = encoder_name
        self._lock = threading.Lock()
        self._open: OpenIndex | None = None

    def current(self) -> OpenIndex:
        """The index in service.

        Raises:
            IndexMissingError: there is none, or it was built with another encoder.
            HomeError: another process has it open.
        """
        with self._lock:
            build = in_service(self._home)
            if build is None or not build.is_whole(self._home):
                raise IndexMissingError(
                    f"The shop in {self._home.path} is not indexed yet. Run: shelftalker index --home {self._home.path}"
                )
            if build.encoder != self._encoder_name:
                raise IndexMissingError(
                    f"The index was built with {build.encoder!r}, the settings name {self._encoder_name!r}. "
                    "Run: shelftalker index."
                )
            revision = self._catalogue.revision()
            if self._open is None or self._open.build != build:
                self._open = self._opened(build, revision)
            elif self._open.revision != revision:
                self._open = replace(self._open, **self._read(self._open.lexical.family_ids, revision))
            return self._open

    def _opened(self, build: Build, revision: int) -> OpenIndex:
        self._let_go()
        with ExitStack() as undo:
            lock = undo.enter_context(hold(self._home, f"{build.number:04d}"))
            vectors = VectorStore(build.chroma(self._home))
            undo.callback(vectors.close)
            lexical = LexicalIndex(build.lexical(self._home))
            index = OpenIndex(
                build=build,
                vectors=vectors,
                lexical=lexical,
                matrix=np.load(build.matrix(self._home), mmap_mode="r"),
                wordlist=read_words(build.lexical(self._home) / MINED, self._home.path / OWN),
                lock=lock,
                **self._read(lexical.family_ids, revision),
            )
            undo.pop_all()
        return index

    def _read(self, indexed: Sequence[str], revision: int) -> dict[str, Any]:
        """What is read from the catalogue, and anew when it has changed."""
        families = {family.family_id: family for family in families_of(self._catalogue.products())}
        place = [number for number, key in enumerate(indexed) if key in families]
        known = [indexed[number] for number in place]
        fresh = sorted(families.keys() - set(known))
        return {
            "columns": Columns([families[key] for key in (*known, *fresh)]),
            "at": np.array(place, dtype=np.int64),
            "row_of": {key: row for row, key in enumerate(known)},
            "passages": self._passages(),
            "revision": revision,
        }

    def _passages(self) -> dict[str, Passage]:
        return {
            passage.passage_id: passage for document in self._catalogue.documents() for passage in passages(document)
        }

    def close(self) -> None:
        """Let go of the files and the lock."""
        with self._lock:
            self._let_go()

    def _let_go(self) -> None:
        if self._open is not None:
            self._open.vectors.close()
            self._open.lock.close()
            self._open = None
