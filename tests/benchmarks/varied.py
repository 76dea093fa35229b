"""Catalogues of any size, made by varying real products; and an encoder for them that costs nothing."""

import json
import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from retrieval.encoder import SentenceTransformerEncoder
from retrieval.protocols import Vectors
from tests.benchmarks.data import folder, lines

COLORS = ("black", "blue", "brown", "cream", "green", "grey", "orange", "pink", "purple", "red", "white", "yellow")
MATERIALS = ("bamboo", "canvas", "ceramic", "cotton", "glass", "leather", "linen", "oak", "plastic", "steel", "wool")
SIZES = ("XS", "S", "M", "L", "XL", "30 cm", "45 cm", "60 cm", "250 ml", "500 ml", "1 l", "set of 2", "set of 6")
NOISE = 0.35
"""Length of the noise beside a real vector of length 1: the cosine of a varied product to its real one is 0.94, where
the model finds 0.93. The noise has the covariance of real vectors: other words move a vector where vectors differ.
"""
_SEED = 7
_NUMBER = re.compile(r" No\. (\d+)")


def real_rows() -> list[dict[str, Any]]:
    """The rows that are varied, in an order that mixes both shops; all in one currency, all with a price."""
    rows = [row for shop in ("retail_store", "amazon_office") for row in lines(folder() / shop / "products.jsonl")]
    random.Random(_SEED).shuffle(rows)
    return rows


def write_catalogue(path: Path, rows: Sequence[dict[str, Any]], size: int) -> Path:
    """Write a feed of so many products; the same for the same size, and the start of a larger one."""
    kinds: dict[Any, list[dict[str, Any]]] = {}
    for row in rows:
        kinds.setdefault(row.get("category") or row.get("brand"), []).append(row)
    with path.open("w", encoding="utf-8") as file:
        for number in range(size):
            row = rows[number % len(rows)]
            alike = kinds[row.get("category") or row.get("brand")]
            file.write(json.dumps(_varied(number, row, alike), ensure_ascii=False) + "\n")
    return path


def _varied(number: int, row: dict[str, Any], alike: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """One product: the title's beginning and the description's end of one like it, other colours, sizes and prices."""
    chance = random.Random(_SEED * 1_000_003 + number)
    other = chance.choice(alike)
    words, lead = row["title"].split(), other["title"].split()[0]
    sentences = [*(row.get("description") or "").split(". ")[:3], (other.get("description") or "").split(". ")[-1]]
    return {
        **row,
        "product_id": f"p{number:07d}",
        "title": f"{' '.join(dict.fromkeys([lead, *words]))[:300]} No. {number}",
        "description": ". ".join(filter(None, sentences)),
        "price": round(row.get("price", 20) * chance.uniform(0.3, 3), 2),
        "currency": "USD",
        "stock": chance.choice((0, 1, 2, 5, 10, 20, 50)),
        "color": chance.choice(COLORS),
        "material": chance.choice(MATERIALS),
        "size": chance.choice(SIZES),
        "rating": round(chance.uniform(2.5, 5), 1),
    }


class VariedEncoder:
    """Vectors of products without the model: that of the real one with seeded noise. The model embeds queries."""

    name = "varied"

    def __init__(self, real: Vectors) -> None:
        """Take the model's vectors of the real products: float32 of shape (n, d), in the order of `real_rows`."""
        self._model: SentenceTransformerEncoder | None = None
        self._real = real
        _, lengths, axes = np.linalg.svd(real - real.mean(axis=0), full_matrices=False)
        self._shape = NOISE * lengths[:, None] * axes / np.linalg.norm(lengths)

    def load_model(self) -> None:
        """A model that has embedded nothing yet: it remembers what it has."""
        self._model = SentenceTransformerEncoder()
        self._model.encode(["warm"], query=True)

    def encode(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        """float32 of shape (len(texts), d), unit length."""
        if query:
            assert self._model is not None, "load_model comes first"
            return self._model.encode(texts, query=True)
        numbers = [int(match[1]) if (match := _NUMBER.search(text)) else 0 for text in texts]
        noise = np.stack([np.random.default_rng(number).standard_normal(len(self._shape)) for number in numbers])
        vectors = self._real[np.array(numbers) % len(self._real)] + noise @ self._shape
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)
