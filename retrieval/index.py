"""The index in service, opened once and reopened when a newer build is swapped in."""

import threading
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import IO

from retrieval.builds import Build, hold, in_service
from retrieval.catalogue import Catalogue
from retrieval.errors import IndexMissingError
from retrieval.home import Home
from retrieval.lexical import LexicalIndex
from retrieval.pages import passages
from retrieval.product import Passage
from retrieval.texts import Family, families_of
from retrieval.vectors import VectorStore


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenIndex:
    """One build with the catalogue it is read against."""

    build: Build
    vectors: VectorStore
    lexical: LexicalIndex
    families: dict[str, Family]
    """By family id, on sale now: a product retired since the build is not among them."""
    passages: dict[str, Passage]
    revision: int
    lock: IO[str]


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
                self._open = self._refreshed(self._open, revision)
            return self._open

    def _opened(self, build: Build, revision: int) -> OpenIndex:
        self._let_go()
        with ExitStack() as undo:
            lock = undo.enter_context(hold(self._home, f"{build.number:04d}"))
            vectors = VectorStore(build.chroma(self._home))
            undo.callback(vectors.close)
            index = OpenIndex(
                build=build,
                vectors=vectors,
                lexical=LexicalIndex(build.lexical(self._home)),
                families=self._families(),
                passages=self._passages(),
                revision=revision,
                lock=lock,
            )
            undo.pop_all()
        return index

    def _refreshed(self, index: OpenIndex, revision: int) -> OpenIndex:
        return replace(index, families=self._families(), passages=self._passages(), revision=revision)

    def _families(self) -> dict[str, Family]:
        return {family.family_id: family for family in families_of(self._catalogue.products())}

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
