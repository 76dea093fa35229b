"""Time to count the facets of a result set and to pick a question.

usage: python -m tests.benchmarks.facets        (SHELFTALKER_BENCHMARK_DATA names the folder of real catalogues)

Every product of the retail catalogue is found, once as it is and once with as many copies as make 10,000. The first
count reads each product's texts for colours and materials; later ones do not. The best of several is told.
"""

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from retrieval.catalogue import Catalogue
from retrieval.database import connect
from retrieval.facet_counts.count import facets
from retrieval.facet_counts.question import best_question
from retrieval.home import Home
from retrieval.imports import import_products
from retrieval.product import Product
from tests.benchmarks.data import print_document, retail_products

TIMES = 10
MANY = 10_000


def main() -> int:
    """Import the catalogue, time the counts, print the table."""
    with tempfile.TemporaryDirectory() as home:
        catalogue = Catalogue(connect(Home(Path(home))))
        import_products(catalogue, retail_products())
        products = catalogue.products()
    copies = -(-MANY // len(products))
    many = [replace(each, product_id=f"{each.product_id}-{copy}") for copy in range(copies) for each in products]
    figures = {"catalogue": _figures(products), "copies": _figures(many[:MANY])}
    print(f"{'ms':<12}{'products':>10}{'first':>10}{'facets':>10}{'question':>10}")
    for name, figure in figures.items():
        print(f"{name:<12}" + "".join(f"{value:>10}" for value in figure.values()))
    print_document("facets", figures)
    return 0


def _figures(products: Sequence[Product]) -> dict[str, Any]:
    first = _ms(lambda: facets(products))
    return {
        "products": len(products),
        "first_ms": first,
        "facets_ms": min(_ms(lambda: facets(products)) for _ in range(TIMES)),
        "question_ms": min(_ms(lambda: best_question(products)) for _ in range(TIMES)),
    }


def _ms(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return round(1000 * (time.perf_counter() - started), 1)


if __name__ == "__main__":
    raise SystemExit(main())
