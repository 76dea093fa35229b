"""How fast texts and queries are embedded in each precision, beside a bare SentenceTransformer, and what speed costs.

usage: python -m tests.benchmarks.encoding [--rounds N] [--texts N]
       (SHELFTALKER_BENCHMARK_DATA names the folder of real catalogues)

`bare` is what a user would write: the default model in float32, on a processor, every default left as it is. All take
turns, each turn in a process of its own, and the best of each counts: where `worst_texts_per_s` is much less, the
machine was not quiet, and `texts_per_cpu_s` (texts a second of processor time) tells more. Cosines are those of the
product texts to the bare ones. nDCG@10 is of the vectors alone, over the judged requests' messages and over a person's
keywords for them; `x/y` has queries of x over products of y, as when an index is used on another machine.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from assistant.shop import Shop
from retrieval.encoder import SentenceTransformerEncoder
from retrieval.imports import import_products
from retrieval.measures import mean, ndcg
from retrieval.processor import fast_precisions
from retrieval.protocols import Vectors
from retrieval.texts import embedded, families_of
from tests.benchmarks.data import judged, percentile, print_document, retail_products
from tests.benchmarks.indexing import bare_model

ASKED = ("message", "search_text")
K = 10

Encode = Callable[[list[str]], Vectors]


def main() -> int:
    """Let all take turns, and compare."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--texts", type=int, help="only the first so many product texts; no nDCG then")
    parser.add_argument("--turn", nargs=2, metavar=("VARIANT", "FOLDER"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.turn:
        _turn(args.turn[0], Path(args.turn[1]))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        products = _texts(Path(folder))
        kept = list(products)[: args.texts]
        (Path(folder) / "texts.json").write_text(json.dumps([products[key] for key in kept]), encoding="utf-8")
        variants = ("bare", *fast_precisions())
        turns = [(name, _in_own_process(name, folder)) for _ in range(args.rounds) for name in variants]
        figures = {name: _best([turn for whose, turn in turns if whose == name]) for name in variants}
        vectors = {name: _loaded(Path(folder), name) for name in variants}
    bare = figures["bare"]
    for name in variants:
        cosines = np.einsum("ij,ij->i", vectors[name]["products"], vectors["bare"]["products"])
        figures[name] |= {
            "ratio": round(figures[name]["texts_per_s"] / bare["texts_per_s"], 2),
            "cpu_ratio": round(figures[name]["texts_per_cpu_s"] / bare["texts_per_cpu_s"], 2),
            "least_cosine": round(float(cosines.min()), 5),
            "mean_cosine": round(float(cosines.mean()), 5),
        }
    document = {"texts": len(kept), "chosen": fast_precisions()[0], "variants": figures}
    if not args.texts:
        document["ndcg@10"] = {
            f"{ours}/{theirs}": _ndcg(vectors[ours], vectors[theirs]["products"], kept)
            for ours in variants
            for theirs in variants
        }
    _print(document)
    print_document("encoding", document)
    return 0


def _texts(home: Path) -> dict[str, str]:
    """The text that is embedded of each product, by product id."""
    with Shop(home) as shop:
        import_products(shop.catalogue, retail_products())
        return {family.first.product_id: embedded(family) for family in families_of(shop.catalogue.products())}


def _in_own_process(variant: str, folder: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.encoding", "--turn", variant, folder]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    turn: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    print(variant, turn, file=sys.stderr, flush=True)
    return turn


def _turn(variant: str, folder: Path) -> None:
    """One turn: time all texts and all queries, keep the vectors, say what was measured."""
    texts = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
    rows = judged()
    many, one, path = _encoders(variant)
    for text in ("a first one", "and a second one, so that nothing is made anew afterwards"):
        one([text])
    started, worked = time.perf_counter(), time.process_time()
    products = many(texts)
    seconds, cpu_s = time.perf_counter() - started, time.process_time() - worked
    timed = [_timed(one, row["message"]) for row in rows]
    messages = np.concatenate([vector for vector, _ in timed])
    latencies = [taken for _, taken in timed]
    keywords = np.concatenate([one([row["search_text"]]) for row in rows])
    for name, vectors in {"products": products, "message": messages, "search_text": keywords}.items():
        np.save(folder / f"{variant}-{name}.npy", vectors)
    figures = {
        "path": path(),
        "texts_per_s": round(len(texts) / seconds, 1),
        "texts_per_cpu_s": round(len(texts) / cpu_s, 1),
        "query_p50_ms": round(1000 * percentile(latencies, 0.5), 2),
        "query_p99_ms": round(1000 * percentile(latencies, 0.99), 2),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(figures))


def _encoders(variant: str) -> tuple[Encode, Encode, Callable[[], str]]:
    """What embeds many texts, what embeds a query, and a word for how."""
    if variant == "bare":
        bare = bare_model(None)
        return (
            lambda texts: np.asarray(bare.encode(texts)),
            lambda texts: np.asarray(bare.encode(texts)),
            lambda: "library",
        )
    encoder = SentenceTransformerEncoder(precision=variant)  # type: ignore[arg-type]
    return encoder.encode, lambda texts: encoder.encode(texts, query=True), lambda: type(encoder._runner).__name__


def _loaded(folder: Path, variant: str) -> dict[str, Vectors]:
    return {name: np.load(folder / f"{variant}-{name}.npy") for name in ("products", *ASKED)}


def _timed(one: Encode, text: str) -> tuple[Vectors, float]:
    """A query's vector, (1, d), and the seconds it took."""
    started = time.perf_counter()
    vector = one([text])
    return vector, time.perf_counter() - started


def _best(turns: list[dict[str, Any]]) -> dict[str, Any]:
    speeds = [turn["texts_per_s"] for turn in turns]
    per_cpu = max(turn["texts_per_cpu_s"] for turn in turns)
    least = {name: min(turn[name] for turn in turns) for name in ("query_p50_ms", "query_p99_ms", "peak_mb")}
    return {
        "path": turns[0]["path"],
        "texts_per_s": max(speeds),
        "worst_texts_per_s": min(speeds),
        "texts_per_cpu_s": per_cpu,
        **least,
    }


def _ndcg(queries: dict[str, Vectors], products: Vectors, keys: list[str]) -> dict[str, float]:
    """nDCG@10 of the nearest products, exactly, for each way of asking."""
    rows = judged()
    return {
        name: round(
            mean(
                [
                    ndcg(_nearest(products @ vector, keys), row["relevant"])
                    for row, vector in zip(rows, queries[name], strict=True)
                ]
            ),
            4,
        )
        for name in ASKED
    }


def _nearest(cosines: Vectors, keys: list[str]) -> list[str]:
    return [keys[position] for position in np.argsort(-cosines, kind="stable")[:K]]


def _print(document: dict[str, Any]) -> None:
    variants = document["variants"]
    for measure in next(iter(variants.values())):
        print(f"{measure:<18}" + "".join(f"{figures[measure]!s:>16}" for figures in variants.values()))
    for pair, scores in document.get("ndcg@10", {}).items():
        print(f"nDCG@10 {pair:<22}" + "".join(f"{name} {score:<10.4f}" for name, score in scores.items()))


if __name__ == "__main__":
    raise SystemExit(main())
