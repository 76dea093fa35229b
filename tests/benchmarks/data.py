"""Where the real catalogues lie, shops made of them, and the last line of every benchmark."""

import json
import math
import os
from pathlib import Path
from typing import Any

from assistant.shop import Shop
from retrieval.imports import import_products
from retrieval.indexer import build_index

VARIABLE = "SHELFTALKER_BENCHMARK_DATA"


def folder() -> Path:
    """The folder of real data; ends the run with one sentence when it is not there."""
    path = Path(os.environ.get(VARIABLE, ""))
    if not os.environ.get(VARIABLE) or not path.is_dir():
        raise SystemExit(f"This needs real catalogues: set {VARIABLE} to the folder that holds them.")
    return path


def lines(path: Path) -> list[dict[str, Any]]:
    """The documents of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def judged(most: int | None = None) -> list[dict[str, Any]]:
    """The judged requests (id, type, message, search_text, gold, relevant), or some of them.

    The file is in order of type, so that some are taken evenly from the whole of it.
    """
    rows = lines(folder() / "judged" / "requests.jsonl")
    if most is None or most >= len(rows):
        return rows
    return [rows[position * len(rows) // most] for position in range(most)]


def retail_products() -> Path:
    """The feed of the retail catalogue."""
    return folder() / "retail_store" / "products.jsonl"


def retail_shop(home: Path) -> Shop:
    """The retail catalogue, imported and indexed in an empty folder."""
    shop = Shop(home)
    import_products(shop.catalogue, retail_products())
    build_index(shop.home, shop.catalogue, shop.encoder)
    return shop


def percentile(values: list[float], share: float) -> float:
    """The least value that at least this share of the values does not exceed (nearest rank)."""
    return sorted(values)[max(0, math.ceil(len(values) * share) - 1)]


def print_document(benchmark: str, figures: dict[str, Any]) -> None:
    """Print the last line of a benchmark: one JSON document with all it measured."""
    print(json.dumps({"benchmark": benchmark, **figures}, ensure_ascii=False, allow_nan=False))
