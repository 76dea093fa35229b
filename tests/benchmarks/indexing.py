"""How fast `index` goes, beside a bare SentenceTransformer.encode of the same texts in the same run.

usage: python -m tests.benchmarks.indexing

The bare one is what a user would write: the model from its folder, float32, batches of 32, no sorting of our own.
"""

import json
import tempfile
import time
from pathlib import Path

from retrieval.encoder import SentenceTransformerEncoder
from retrieval.indexer import build_index
from retrieval.texts import embedded, families_of
from tests.benchmarks.data import folder


def main() -> int:
    """Index the retail catalogue, then embed its texts bare."""
    from sentence_transformers import SentenceTransformer

    from assistant.shop import Shop
    from retrieval.imports import import_products

    with tempfile.TemporaryDirectory() as home, Shop(Path(home)) as shop:
        started = time.perf_counter()
        import_products(shop.catalogue, folder() / "retail_store" / "products.jsonl")
        imported_s = time.perf_counter() - started
        shop.encoder.encode(["warm"])
        report = build_index(shop.home, shop.catalogue, shop.encoder)
        texts = [embedded(family) for family in families_of(shop.catalogue.products())]
    bare = SentenceTransformer(SentenceTransformerEncoder()._folder(), local_files_only=True, device="cpu")
    bare.encode(["warm"])
    started = time.perf_counter()
    bare.encode(texts, batch_size=32, show_progress_bar=False)
    bare_s = time.perf_counter() - started
    figures = {
        "products": report.families,
        "import_s": round(imported_s, 2),
        "index_s": round(report.total_s, 2),
        "index_texts_per_s": round(report.embedded / report.total_s, 1),
        "bare_texts_per_s": round(len(texts) / bare_s, 1),
        "ratio": round((report.embedded / report.total_s) / (len(texts) / bare_s), 3),
    }
    for name, value in figures.items():
        print(f"{name:<20} {value}")
    print(json.dumps({"benchmark": "indexing", **figures}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
