"""What a shop costs as it grows: time, memory and disk to build it, time to open and to search it, recall of the graph.

usage: python -m tests.benchmarks.scale [--sizes N,N,...] [--vectors FILE.npz] [--homes FOLDER]
       (SHELFTALKER_BENCHMARK_DATA names the folder of real catalogues; without --sizes 1000,10000,55000)

The catalogues are two real ones, varied: parts of titles and descriptions recombined, colours, materials, sizes, prices
and stock drawn, always the same. The model embeds the real products once; a varied product has
the vector of its real one with seeded noise, as far from it as the model puts such a product. So `index_s` is without
the model's time, which `indexing` measures; a search is timed whole, with the model embedding its words.
Each size is built in a process of its own and searched in another: `build_mb` and `open_mb` are the most memory each
had at once (peak resident set), `cpu` seconds beside wall seconds say how busy the machine was with other things.
Three kinds of search, each over the judged requests for at most a minute: without a filter, with one that about half of
the shop passes (a price), with one that 1 in 130 passes (colour and material). Recall is that of the 10 best of the
vector store's 200 nearest against the exact ones.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from retrieval.builds import in_service
from retrieval.catalogue import Catalogue
from retrieval.database import connect
from retrieval.encoder import SentenceTransformerEncoder
from retrieval.home import Home
from retrieval.imports import import_products
from retrieval.indexer import build_index
from retrieval.protocols import Vectors
from retrieval.query import Filters, Query
from retrieval.rows import product_from_row
from retrieval.search import HybridRetriever
from retrieval.texts import embedded, families_of
from retrieval.vectors import VectorStore
from tests.benchmarks.data import judged, percentile, print_document
from tests.benchmarks.varied import VariedEncoder, real_rows, write_catalogue

SIZES = (1_000, 10_000, 55_000)
LONGEST_S = 60.0
"""How long one kind of search is tried."""
POOL = 200
K = 10
_ROWS = 50_000
KINDS: Mapping[str, Filters] = {
    "free": Filters(),
    "half": Filters(price_max_minor=4_000),
    "few": Filters(colors=("red",), materials=("oak",)),
}
COLUMNS = ("import_s", "index_s", "index_cpu_s", "build_mb", "disk_mb", "open_s", "open_cpu_s", "open_mb", "recall@10")


def main() -> int:
    """Build, open and search shops of several sizes."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=_sizes, default=SIZES, help="numbers of products, with commas between")
    parser.add_argument("--vectors", type=Path, help="where the model's vectors are kept for the next run")
    parser.add_argument("--homes", type=Path, help="where the shops are left; without it they are deleted")
    parser.add_argument("--step", choices=("build", "search"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.step:
        step = _built if args.step == "build" else _searched
        print(json.dumps(step(Home(args.homes), args.sizes[0], _encoder(args.vectors))))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        vectors = args.vectors or Path(folder) / "vectors.npz"
        if not vectors.exists():
            _embed(vectors)
        curve = {str(size): _measured(size, vectors, args.homes or Path(folder)) for size in args.sizes}
    print_document("scale", {"cores": os.cpu_count(), "sizes": curve})
    return 0


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.replace("_", "").split(","))


def _embed(path: Path) -> None:
    """The model's vectors of the real products and of the judged requests."""
    model = SentenceTransformerEncoder()
    texts = [embedded(families_of([product_from_row(row)])[0]) for row in real_rows()]
    order = sorted(range(len(texts)), key=lambda number: -len(texts[number]))
    vectors = model.encode([texts[number] for number in order])
    real = np.empty_like(vectors)
    real[order] = vectors
    np.savez(path, real=_unit(real))


def _unit(vectors: Vectors) -> Vectors:
    """Vectors of length 1 also where the model's last digits are coarse."""
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def _encoder(path: Path) -> VariedEncoder:
    return VariedEncoder(np.load(path)["real"])


def _measured(size: int, vectors: Path, homes: Path) -> dict[str, Any]:
    """One size: built in one process, searched in another."""
    home = homes / str(size)
    figures: dict[str, Any] = {}
    for step in ("build", "search"):
        options = ["--step", step, "--sizes", str(size), "--vectors", str(vectors), "--homes", str(home)]
        command = [sys.executable, "-m", "tests.benchmarks.scale", *options]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        figures |= json.loads(done.stdout.splitlines()[-1])
    print(f"{size:>9} products: " + ", ".join(f"{name} {figures[name]}" for name in COLUMNS))
    for kind in KINDS:
        print(f"{'':>9} search {kind:<5} " + ", ".join(f"{key} {value}" for key, value in figures[kind].items()))
    sys.stdout.flush()
    return figures


def _built(home: Home, size: int, encoder: VariedEncoder) -> dict[str, Any]:
    home.create()
    feed = write_catalogue(home.path / "feed.jsonl", real_rows(), size)
    catalogue = Catalogue(connect(home))
    started = time.perf_counter()
    report = import_products(catalogue, feed)
    imported = time.perf_counter()
    feed.unlink()
    figures = {"import_s": round(imported - started, 2), "rejected": len(report.rejected), "import_mb": _peak_mb()}
    cpu = time.process_time()
    indexed = build_index(home, catalogue, encoder)
    files = {name: getattr(home, name) for name in ("database", "vectors", "chroma", "lexical")}
    disk = {name: _size_mb(path) for name, path in files.items()}
    return {
        **figures,
        "index_s": round(indexed.total_s, 2),
        "index_cpu_s": round(time.process_time() - cpu, 2),
        "of_that_cache_s": round(indexed.embedding_s, 2),
        "build_mb": _peak_mb(),
        "disk_mb": sum(disk.values()),
        "disk": disk,
    }


def _searched(home: Home, size: int, encoder: VariedEncoder) -> dict[str, Any]:
    retriever = HybridRetriever(Catalogue(connect(home)), home, encoder)
    messages = [row["message"] for row in judged()]
    encoder.load_model()
    started, cpu = time.perf_counter(), time.process_time()
    retriever.retrieve(Query(text=messages[0], k=K))
    figures: dict[str, Any] = {
        "open_s": round(time.perf_counter() - started, 2),
        "open_cpu_s": round(time.process_time() - cpu, 2),
    }
    for kind, filters in KINDS.items():
        encoder.load_model()
        figures[kind] = _latency(retriever, [Query(text=text, filters=filters, k=K) for text in messages])
    figures["open_mb"] = _peak_mb()
    retriever.index.close()
    return {**figures, "recall@10": _recall(home, _unit(encoder.encode(messages, query=True)))}


def _latency(retriever: HybridRetriever, queries: list[Query]) -> dict[str, Any]:
    taken: list[float] = []
    cpu = time.process_time()
    while len(taken) < len(queries) and sum(taken) < LONGEST_S * 1_000:
        started = time.perf_counter()
        retriever.retrieve(queries[len(taken)])
        taken.append((time.perf_counter() - started) * 1_000)
    return {
        "p50_ms": round(percentile(taken, 0.5), 1),
        "p99_ms": round(percentile(taken, 0.99), 1),
        "mean_cpu_ms": round((time.process_time() - cpu) * 1_000 / len(taken), 1),
        "searches": len(taken),
    }


def _recall(home: Home, queries: Vectors) -> float:
    """Share of the exact 10 nearest families that the graph finds; vectors as near as the tenth count as found."""
    build = in_service(home)
    assert build is not None
    matrix = np.load(build.matrix(home), mmap_mode="r")
    tops = [
        -np.sort(-(matrix[start : start + _ROWS] @ queries.T), axis=0)[:K] for start in range(0, len(matrix), _ROWS)
    ]
    tenth: Vectors = -np.sort(-np.concatenate(tops), axis=0)[K - 1]
    store = VectorStore(build.chroma(home))
    found = [list(store.nearest("products", vector, POOL).values())[:K] for vector in queries]
    store.close()
    hits = [sum(cosine >= least - 1e-5 for cosine in cosines) for cosines, least in zip(found, tenth, strict=True)]
    return round(float(sum(hits)) / (K * len(queries)), 4)


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_024


def _size_mb(path: Path) -> int:
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    return round(sum(file.stat().st_size for file in files) / 1e6)


if __name__ == "__main__":
    raise SystemExit(main())
