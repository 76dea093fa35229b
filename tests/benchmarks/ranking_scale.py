"""What each recommender costs as a shop's events grow: seconds and memory to fit, time to score 200 candidates.

usage: python -m tests.benchmarks.ranking_scale [--sizes N,N,...] [--families NAME,NAME,...]

A made-up shop of 100,000 products, always the same: popularity and how much shoppers do fall by a power law, about ten
events a shopper, half of them from the shopper's own corner of the shop. Events are read into interactions once a size;
each recommender is fitted with its default settings in a process of its own. `fit_mb` is the most memory the fit took
beyond the interactions, `p99_ms` the time of one shopper's scores of 200 products, over 300 shoppers; `cpu` seconds
beside wall seconds say how busy the machine was with other things.
"""

import argparse
import json
import multiprocessing
import os
import resource
import time
from collections.abc import Callable, Mapping
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

import numpy as np

from ranking.als import ALS
from ranking.category_popularity import CATEGORY_POPULARITY
from ranking.ease import EASE
from ranking.events import Event
from ranking.features import ProductFeatures
from ranking.interactions import Interactions, interactions_of
from ranking.item_knn import ITEM_KNN
from ranking.model_family import ModelFamily
from ranking.popularity import POPULARITY, RECENT_POPULARITY
from ranking.rp3beta import RP3BETA
from ranking.sequence_rules import SEQUENCE_RULES
from ranking.slim import SLIM
from ranking.slist import SLIST
from ranking.svd import SVD
from ranking.user_knn import USER_KNN
from retrieval.errors import InputError
from tests.benchmarks.data import percentile, print_document

SIZES = (10_000, 100_000, 1_000_000)
PRODUCTS = 100_000
CORNERS = 500
EVENTS_EACH = 10
CANDIDATES = 200
SHOPPERS = 300
SEED = 0
ALL: tuple[ModelFamily[Any], ...] = (
    POPULARITY,
    RECENT_POPULARITY,
    CATEGORY_POPULARITY,
    ITEM_KNN,
    USER_KNN,
    RP3BETA,
    SLIM,
    EASE,
    SVD,
    ALS,
    SEQUENCE_RULES,
    SLIST,
)
FAMILIES: Mapping[str, ModelFamily[Any]] = {family.name: family for family in ALL}


def main() -> int:
    """Fit and score every family at several sizes."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=_numbers, default=SIZES, help="numbers of events, with commas between")
    parser.add_argument("--families", type=lambda text: text.split(","), default=list(FAMILIES), help="names of some")
    args = parser.parse_args()
    figures: dict[str, Any] = {}
    for size in args.sizes:
        started = time.perf_counter()
        events = events_of(size)
        made, made_cpu = time.perf_counter(), time.process_time()
        interactions = interactions_of(events, _product_ids())
        del events
        assert interactions.gram.nnz
        read = {
            "make_s": round(made - started, 2),
            "read_s": round(time.perf_counter() - made, 2),
            "read_cpu_s": round(time.process_time() - made_cpu, 2),
            "shoppers": len(interactions.user_ids),
            "pairs": interactions.gram.nnz,
        }
        print(f"{size:>9,} events: " + ", ".join(f"{name} {value:,}" for name, value in read.items()), flush=True)
        figures[str(size)] = {"read": read}
        for name in args.families:
            figures[str(size)][name] = row = _alone(partial(_measured, FAMILIES[name], interactions))
            print(f"{'':>9} {name:<20}" + ", ".join(f"{key} {value}" for key, value in row.items()), flush=True)
    print_document("ranking_scale", {"cores": os.cpu_count(), "products": PRODUCTS, "sizes": figures})
    return 0


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.replace("_", "").split(","))


def _product_ids() -> tuple[str, ...]:
    return tuple(f"p{n:06d}" for n in range(PRODUCTS))


def events_of(size: int) -> list[Event]:
    """So many purchases of the made-up shop."""
    rng = np.random.default_rng(SEED)
    keys = _product_ids()
    popular = rng.permutation(PRODUCTS)
    users = np.minimum((size // EVENTS_EACH) * rng.random(size) ** 1.7, size // EVENTS_EACH - 1).astype(np.int64)
    ranks = _power_law(rng, size, PRODUCTS)
    corner = rng.integers(CORNERS, size=size // EVENTS_EACH)[users]
    inside = _power_law(rng, size, PRODUCTS // CORNERS) * CORNERS + corner
    chosen = popular[np.where(rng.random(size) < 0.5, ranks, inside)]
    return [
        Event(user_id=f"u{user}", product_id=keys[product], order=float(n))
        for n, (user, product) in enumerate(zip(users.tolist(), chosen.tolist(), strict=True))
    ]


def _power_law(rng: np.random.Generator, size: int, most: int) -> np.ndarray:
    """Ranks from 0 that fall by a power law with the exponent 0.8."""
    weights = (np.arange(most) + 1.0) ** -0.8
    return np.searchsorted(np.cumsum(weights / weights.sum()), rng.random(size)).clip(max=most - 1)


def _alone(work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """The work, done by a copy of this process, so that its memory is its own."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)

    def send(end: Connection) -> None:
        end.send_bytes(json.dumps(work()).encode())

    process = context.Process(target=send, args=(theirs,))
    process.start()
    theirs.close()
    try:
        found: dict[str, Any] = json.loads(ours.recv_bytes())
    except EOFError:
        found = {"failed": "the process ended without an answer"}
    process.join()
    return found


def _measured(family: ModelFamily[Any], interactions: Interactions) -> dict[str, Any]:
    keys = interactions.product_ids
    features = ProductFeatures(product_ids=keys, kinds={key: f"corner {n % CORNERS}" for n, key in enumerate(keys)})
    before = _peak_mb()
    started, cpu = time.perf_counter(), time.process_time()
    try:
        model = family.fit(interactions, features, family.default)
    except InputError as error:
        return {"refused": str(error)}
    row = {
        "fit_s": round(time.perf_counter() - started, 2),
        "fit_cpu_s": round(time.process_time() - cpu, 2),
        "fit_mb": _peak_mb() - before,
    }
    rng = np.random.default_rng(SEED)
    taken: list[float] = []
    for shopper in rng.integers(len(interactions.histories), size=SHOPPERS + 3).tolist():
        some = [keys[place] for place in rng.integers(len(keys), size=CANDIDATES).tolist()]
        started = time.perf_counter()
        model.score([interactions.histories[shopper]], some)
        taken.append((time.perf_counter() - started) * 1_000)
    counted = taken[3:]
    return {**row, "p50_ms": round(percentile(counted, 0.5), 2), "p99_ms": round(percentile(counted, 0.99), 2)}


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_024


if __name__ == "__main__":
    raise SystemExit(main())
