"""Builds the index of a shop: embeds what changed, writes vectors and lexical index aside, swaps them in."""

import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import numpy as np

from retrieval.builds import Build, building, hold, in_service, next_number, put_in_service, remove_others
from retrieval.catalogue import Catalogue
from retrieval.embedding_cache import EmbeddingCache
from retrieval.errors import InputError
from retrieval.home import Home
from retrieval.lexical import build_lexical
from retrieval.pages import passages
from retrieval.product import Passage, Review
from retrieval.protocols import Encoder
from retrieval.texts import Family, embedded, families_of, passage_text, review_text
from retrieval.vectors import VectorStore, family_metadata

Progress = Callable[[int, int], None]


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
    """Texts whose vectors were there already."""
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
class _Content:
    """What there is to index."""

    families: tuple[Family, ...]
    reviews: tuple[Review, ...]
    passages: tuple[Passage, ...]

    def texts(self) -> list[str]:
        """The texts of all three, in order."""
        return [
            *map(embedded, self.families),
            *map(review_text, self.reviews),
            *map(passage_text, self.passages),
        ]


def build_index(
    home: Home, catalogue: Catalogue, encoder: Encoder, progress: Progress = lambda _done, _total: None
) -> IndexReport:
    """Bring the index of a shop up to date.

    Safe to interrupt and run again: vectors are kept batch by batch, and the index in service changes only at the end.

    Args:
        home: the shop's data folder.
        catalogue: what is indexed.
        encoder: what embeds it.
        progress: told of texts embedded so far and in all.
    """
    started = time.perf_counter()
    with building(home):
        revision = catalogue.revision()
        current = in_service(home)
        if current and (current.revision, current.encoder) == (revision, encoder.name) and current.is_whole(home):
            return _up_to_date(current, time.perf_counter() - started)
        content = _content(catalogue)
        if not content.families:
            raise InputError(
                "The catalogue is empty, so there is nothing to index. Run: shelftalker import products FILE."
            )
        cache = EmbeddingCache(home, encoder)
        texts = content.texts()
        missing = cache.missing(texts)
        embedding_started = time.perf_counter()
        _embed(cache, missing, progress)
        embedding_s = time.perf_counter() - embedding_started
        build = _write(home, content, cache, encoder, revision)
        return IndexReport(
            build=build.number,
            families=build.families,
            reviews=build.reviews,
            passages=build.passages,
            embedded=len(missing),
            reused=len(set(texts)) - len(missing),
            embedding_s=embedding_s,
            total_s=time.perf_counter() - started,
        )


def _content(catalogue: Catalogue) -> _Content:
    found = [passage for document in catalogue.documents() for passage in passages(document)]
    return _Content(families_of(catalogue.products()), catalogue.reviews(), tuple(found))


def _embed(cache: EmbeddingCache, missing: Sequence[str], progress: Progress) -> None:
    done = 0

    def count(number: int) -> None:
        nonlocal done
        done += number
        progress(done, len(missing))

    progress(0, len(missing))
    cache.fill(missing, count)


def _write(home: Home, content: _Content, cache: EmbeddingCache, encoder: Encoder, revision: int) -> Build:
    number = next_number(home)
    build = Build(
        number=number,
        encoder=encoder.name,
        revision=revision,
        families=len(content.families),
        reviews=len(content.reviews),
        passages=len(content.passages),
    )
    build_lexical(build.lexical(home), content.families)
    np.save(build.matrix(home), cache.vectors([embedded(family) for family in content.families]))
    with hold(home, f"{number:04d}"), closing(VectorStore(build.chroma(home))) as store:
        _add_all(store, content, cache)
    put_in_service(home, build)
    remove_others(home, number)
    return build


def _add_all(store: VectorStore, content: _Content, cache: EmbeddingCache) -> None:
    families, reviews, found = content.families, content.reviews, content.passages
    store.add(
        "products",
        [family.family_id for family in families],
        cache.vectors([embedded(family) for family in families]),
        [family_metadata(family) for family in families],
    )
    if reviews:
        store.add(
            "reviews",
            [review.review_id for review in reviews],
            cache.vectors([review_text(review) for review in reviews]),
            [{"product_id": review.product_id} for review in reviews],
        )
    if found:
        store.add(
            "passages",
            [passage.passage_id for passage in found],
            cache.vectors([passage_text(passage) for passage in found]),
            [{"document_id": passage.document_id} for passage in found],
        )


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
