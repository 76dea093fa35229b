"""Builds the index of a shop: embeds what changed, writes vectors and lexical index aside, swaps them in."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from retrieval.builds import FORMAT, Build, building, hold, in_service, next_number, put_in_service, remove_others
from retrieval.catalogue import Catalogue
from retrieval.embedding_cache import EmbeddingCache
from retrieval.errors import InputError
from retrieval.home import Home
from retrieval.lexical import build_lexical
from retrieval.matrix import MatrixWriter
from retrieval.pages import passages
from retrieval.passage_search import sentence_texts
from retrieval.product import Passage
from retrieval.protocols import Encoder
from retrieval.snapshot import Snapshot
from retrieval.texts import embedded, passage_text, review_text
from retrieval.vectors import VectorStore

Progress = Callable[[int, int], None]
_AT_ONCE = 5_000
"""Texts and vectors in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexReport:
    """What an index run did."""

    build: int
    families: int
    reviews: int
    passages: int
    embedded: int
    """Texts embedded in this run."""
    reused: int
    """Texts whose vectors were there already, or came with another text that is the same."""
    embedding_s: float
    total_s: float
    unchanged: bool = False
    """The index in service was up to date: nothing was built."""

    def as_json(self) -> dict[str, Any]:
        """The report as JSON."""
        speed = self.embedded / self.embedding_s if self.embedding_s > 0 and self.embedded else None
        return {
            "build": self.build,
            "products": self.families,
            "reviews": self.reviews,
            "passages": self.passages,
            "embedded": self.embedded,
            "reused": self.reused,
            "seconds": round(self.total_s, 2),
            "texts_per_second": round(speed, 1) if speed else None,
            "unchanged": self.unchanged,
        }

    def as_text(self) -> str:
        """The report for a person."""
        if self.unchanged:
            return (
                f"The index is up to date: {self.families} products, {self.reviews} reviews, {self.passages} passages."
            )
        speed = f", {self.embedded / self.embedding_s:.0f} texts/s" if self.embedded and self.embedding_s else ""
        return (
            f"Indexed {self.families} products, {self.reviews} reviews and {self.passages} passages "
            f"in {self.total_s:.1f} s ({self.embedded} texts embedded{speed}, {self.reused} reused)."
        )


@dataclass(frozen=True, slots=True)
class _Entry:
    """One record of the vector store before it is embedded."""

    key: str
    text: str
    metadata: dict[str, Any]


def build_index(
    home: Home, catalogue: Catalogue, encoder: Encoder, progress: Progress = lambda _done, _total: None
) -> IndexReport:
    """Bring the index of a shop up to date.

    Safe to interrupt and run again: vectors are kept batch by batch, and the index in service changes only at the end.
    The catalogue passes through memory in parts; what is written to it meanwhile waits for the next run.

    Args:
        home: the shop's data folder.
        catalogue: what is indexed.
        encoder: what embeds it.
        progress: told of texts that have their vector so far, and of texts in all.
    """
    started = time.perf_counter()
    with building(home), catalogue.snapshot() as snapshot:
        revision = snapshot.revision()
        current = in_service(home)
        if current and (current.revision, current.encoder) == (revision, encoder.name) and current.is_whole(home):
            return _up_to_date(current, time.perf_counter() - started)
        build = _planned(home, snapshot, encoder, revision)
        if not build.families:
            raise InputError(
                "The catalogue is empty, so there is nothing to index. Run: shelftalker import products FILE."
            )
        cache = EmbeddingCache(home, encoder)
        total = build.families + build.reviews + build.passages
        embedding_started = time.perf_counter()
        fresh = _embed(cache, snapshot, total, progress)
        _embed_sentences(cache, snapshot)
        embedding_s = time.perf_counter() - embedding_started
        _write(home, build, snapshot, cache)
        return IndexReport(
            build=build.number,
            families=build.families,
            reviews=build.reviews,
            passages=build.passages,
            embedded=fresh,
            reused=total - fresh,
            embedding_s=embedding_s,
            total_s=time.perf_counter() - started,
        )


def _planned(home: Home, snapshot: Snapshot, encoder: Encoder, revision: int) -> Build:
    return Build(
        number=next_number(home),
        encoder=encoder.name,
        revision=revision,
        families=len(snapshot.families()),
        reviews=snapshot.review_count(),
        passages=sum(1 for _ in _passages(snapshot)),
        format=FORMAT,
    )


def _entries(snapshot: Snapshot) -> dict[str, Iterator[_Entry]]:
    """What there is to index, by collection."""
    return {
        "products": (
            _Entry(each.family_id, embedded(each), {"title": each.first.title}) for each in snapshot.families()
        ),
        "reviews": (
            _Entry(each.review_id, review_text(each), {"product_id": each.product_id}) for each in snapshot.reviews()
        ),
        "passages": (
            _Entry(each.passage_id, passage_text(each), {"document_id": each.document_id})
            for each in _passages(snapshot)
        ),
    }


def _passages(snapshot: Snapshot) -> Iterator[Passage]:
    return (passage for document in snapshot.documents() for passage in passages(document))


def _in_parts(entries: Iterator[_Entry]) -> Iterator[list[_Entry]]:
    while part := list(islice(entries, _AT_ONCE)):
        yield part


def _embed(cache: EmbeddingCache, snapshot: Snapshot, total: int, progress: Progress) -> int:
    """See that every text has its vector in the cache; how many had not."""
    done = fresh = 0

    def count(number: int) -> None:
        nonlocal done
        done += number
        progress(done, total)

    count(0)
    for part in _in_parts(chain.from_iterable(_entries(snapshot).values())):
        missing = cache.missing(entry.text for entry in part)
        count(len(part) - len(missing))
        cache.fill(missing, count)
        fresh += len(missing)
    return fresh


def _embed_sentences(cache: EmbeddingCache, snapshot: Snapshot) -> None:
    """See that the sentences of pages have their vectors: a question is answered by one of them."""
    texts = chain.from_iterable(map(sentence_texts, _passages(snapshot)))
    while part := list(islice(texts, _AT_ONCE)):
        cache.fill(cache.missing(part), lambda _count: None)


def _write(home: Home, build: Build, snapshot: Snapshot, cache: EmbeddingCache) -> None:
    """Write a build beside the one in service, then swap it in."""
    build_lexical(build.lexical(home), snapshot.families())
    sizes = {"products": build.families, "reviews": build.reviews, "passages": build.passages}
    with (
        hold(home, f"{build.number:04d}"),
        closing(VectorStore(build.chroma(home), sizes)) as store,
        closing(MatrixWriter(build.matrix(home), build.families)) as matrix,
    ):
        for collection, entries in _entries(snapshot).items():
            for part in _in_parts(entries):
                vectors = cache.vectors([entry.text for entry in part])
                store.add(collection, [entry.key for entry in part], vectors, [entry.metadata for entry in part])
                if collection == "products":
                    matrix.add(vectors)
    put_in_service(home, build)
    remove_others(home, build.number)


def _up_to_date(build: Build, seconds: float) -> IndexReport:
    return IndexReport(
        build=build.number,
        families=build.families,
        reviews=build.reviews,
        passages=build.passages,
        embedded=0,
        reused=0,
        embedding_s=0.0,
        total_s=seconds,
        unchanged=True,
    )
