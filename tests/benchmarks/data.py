"""Where the real catalogues lie, and shops made of them."""

import json
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
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def judged() -> list[dict[str, Any]]:
    """The judged requests: id, type, message, search_text, gold, relevant."""
    return lines(folder() / "judged" / "requests.jsonl")


def retail_shop(home: Path, overrides: dict[str, Any] | None = None) -> Shop:
    """The retail catalogue, imported and indexed in an empty folder."""
    shop = Shop(home, overrides)
    import_products(shop.catalogue, folder() / "retail_store" / "products.jsonl")
    build_index(shop.home, shop.catalogue, shop.encoder)
    return shop


def percentile(values: list[float], share: float) -> float:
    """The value below which a share of the values lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
