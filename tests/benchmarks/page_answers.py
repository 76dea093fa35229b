"""Questions to the sample shop's pages: is the right sentence quoted, and is nothing said that no page says?

usage: python -m tests.benchmarks.page_answers

`page_questions/` holds judged questions written by hand in four files. The weights of `assistant/pages/quote.py` were
fitted on the first three; the fourth was written after, for measuring alone. The time of a search is told for the
sample's pages and for 10,000 passages.
"""

import csv
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import assistant.sample
from assistant.answers.store import store_answer
from assistant.shop import Shop
from retrieval.imports import import_documents, import_products
from retrieval.indexer import build_index
from retrieval.product import Document
from tests.benchmarks.data import print_document
from tests.goods import GOODS, write_rows

FILES = ("first", "second", "third", "fourth")
MANY = 10_000
Question = tuple[str, str, str, str]


def main() -> int:
    """Answer all questions, time the search, print the table."""
    with tempfile.TemporaryDirectory() as folder:
        shop = _shop(Path(folder))
        figures: dict[str, Any] = {name: _judged(shop, questions_of(name)) for name in FILES}
        texts = [question for name in FILES for question, *_ in questions_of(name)]
        figures["search_ms"] = _search_ms(shop, texts)
        _add_pages(shop)
        figures["search_ms_10000_passages"] = _search_ms(shop, texts)
        shop.close()
    for name, figure in figures.items():
        print(name, figure)
    print_document("page_answers", figures)
    return 0


def questions_of(name: str) -> list[Question]:
    """The questions of a file: question, page or "-", words of the sentence that answers, yes or no."""
    path = Path(__file__).parent / "page_questions" / f"{name}.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        padded = ([*row, "", "", ""] for row in rows if row)
        return [(row[0], row[1], row[2], row[3]) for row in padded]


def _judged(shop: Shop, questions: list[Question]) -> dict[str, Any]:
    right = answered = silent = unanswered = yes_no = wrong = 0
    for question, page, words, expected in questions:
        answer = store_answer(question, shop._passages)
        text = " ".join(answer.sentences)
        hit = any(each in text for each in words.split("|") if each)
        said = {"Yes.": "yes", "No. ": "no"}.get(text[:4], "")
        yes_no += bool(said)
        wrong += said not in ("", expected)
        if page.startswith("-"):
            unanswered += 1
            silent += (hit or not answer.facts) and not said
        else:
            answered += 1
            right += hit
    return {
        "answered": answered,
        "right": round(right / answered, 3),
        "not_said": unanswered,
        "abstains": round(silent / unanswered, 3),
        "yes_or_no": yes_no,
        "yes_or_no_wrong": wrong,
    }


def _search_ms(shop: Shop, texts: list[str]) -> dict[str, float]:
    shop.passage_search.find_passages("warm up", 6)
    times = []
    for text in texts:
        started = time.perf_counter()
        shop.passage_search.find_passages(text, 6)
        times.append(1000 * (time.perf_counter() - started))
    return {"median": round(statistics.median(times), 1), "p95": round(statistics.quantiles(times, n=20)[-1], 1)}


def _shop(folder: Path) -> Shop:
    shop = Shop(folder / "shop", {"language.enabled": False})
    import_products(shop.catalogue, write_rows(folder / "goods.jsonl", GOODS))
    import_documents(shop.catalogue, [Path(assistant.sample.__path__[0]) / "pages"])
    build_index(shop.home, shop.catalogue, shop.encoder)
    return shop


def _add_pages(shop: Shop) -> None:
    """Many pages of one passage each: parts of the sample's own sentences, numbered."""
    words = " ".join(document.text for document in shop.catalogue.documents()).replace("#", " ").split()
    shop.catalogue.put_documents(
        Document(
            document_id=f"more-{number}",
            title=f"Note {number}",
            text=f"## Part {number}\n{' '.join(words[(number * 7) % len(words) :][:25])}.",
        )
        for number in range(MANY)
    )
    build_index(shop.home, shop.catalogue, shop.encoder)


if __name__ == "__main__":
    raise SystemExit(main())
