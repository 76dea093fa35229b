"""Questions about products of many trades with known answers: right, abstained rightly, invented.

usage: python -m tests.benchmarks.product_questions [--half first|second|third] [--all]     --all prints every answer

The rows are in product_questions/*.jsonl: a product with variants and reviews, or several products, and questions as
[question, wanted, what the answer must hold]. Wanted is "yes", "no", "part", "value" (no verdict), "unsaid" (the
listing doesn't say), or several with "|". Invented is a yes or a no that the listing does not bear out.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.answers.product import product_answer, several_answer
from retrieval.product import Product, Review
from retrieval.rows import product_from_row
from tests.benchmarks.data import print_document

FOLDER = Path(__file__).with_name("product_questions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One question with its known answer."""

    half: str
    question: str
    wanted: tuple[str, ...]
    holds: tuple[str, ...]
    products: tuple[Product, ...]
    variants: tuple[Product, ...]
    reviews: tuple[Review, ...]

    @property
    def kind(self) -> str:
        """What sort of answer is right."""
        return "several" if len(self.products) > 1 else self.wanted[0]

    def answer(self) -> str:
        """What is answered."""
        if len(self.products) > 1:
            return " ".join(several_answer(self.question, self.products, lambda product: (product,)).sentences)
        product = self.products[0]
        return " ".join(product_answer(self.question, product, self.variants, self.reviews, (product,)).sentences)


def cases(half: str | None = None) -> Iterator[Case]:
    """The questions of all sets or of one."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        name = path.stem.split("_")[0]
        for line in path.read_text(encoding="utf-8").splitlines() if half in (None, name) else ():
            yield from _cases(name, json.loads(line))


def _cases(half: str, row: Mapping[str, Any]) -> Iterator[Case]:
    products = tuple(map(product_from_row, row.get("products") or [row["product"]]))
    variants = (products[0], *map(product_from_row, row.get("variants", ())))
    reviews = tuple(
        _review(f"{products[0].product_id}-{index}", products[0].product_id, review)
        for index, review in enumerate(row.get("reviews", ()), start=1)
    )
    for question, wanted, holds in row["questions"]:
        yield Case(
            half=half,
            question=question,
            wanted=tuple(wanted.split("|")),
            holds=tuple(holds),
            products=products,
            variants=variants,
            reviews=reviews,
        )


def _review(review_id: str, product_id: str, row: Mapping[str, Any]) -> Review:
    time = datetime.fromisoformat(row["time"]) if "time" in row else None
    return Review(review_id=review_id, product_id=product_id, rating=row.get("rating"), text=row["text"], time=time)


def verdict_of(answer: str) -> str:
    """What kind of answer it is, by how it begins."""
    for start, verdict in (
        ("Yes", "yes"),
        ("No:", "no"),
        ("No,", "no"),
        ("In part", "part"),
        ("The listing doesn't say", "unsaid"),
    ):
        if answer.startswith(start):
            return verdict
    return "value"


def outcome(case: Case, answer: str) -> str:
    """ "right", "incomplete" (the right verdict without what it must hold), "invented" or "wrong"."""
    verdict = verdict_of(answer)
    if verdict in case.wanted or (case.kind == "several" and "unsaid" not in case.wanted):
        held = all(text.casefold() in answer.casefold() for text in case.holds)
        return "right" if held else "incomplete"
    claims = verdict in ("yes", "no")
    return "invented" if claims and not {"value"} & set(case.wanted) else "wrong"


def main() -> int:
    """Ask all, print by kind and what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("first", "second", "third"))
    parser.add_argument("--all", action="store_true")
    args = parser.parse_args()
    found = [(case, answer, outcome(case, answer)) for case in cases(args.half) for answer in [case.answer()]]
    for case, answer, result in found:
        if args.all or result != "right":
            print(f"{result:<10} {case.products[0].product_id:<4} {case.question}")
            print(f"     wanted {'|'.join(case.wanted)} {list(case.holds)}\n     {answer}")
    kinds = sorted({case.kind for case, _, _ in found})
    print(f"{'kind':<10}{'asked':>7}{'right':>7}{'incomplete':>12}{'wrong':>7}{'invented':>10}")
    for kind in kinds:
        counted = Counter(result for case, _, result in found if case.kind == kind)
        print(
            f"{kind:<10}{counted.total():>7}"
            + f"{counted['right']:>7}{counted['incomplete']:>12}{counted['wrong']:>7}{counted['invented']:>10}"
        )
    print_document("product_questions", _figures(found))
    return 0


def _figures(found: list[tuple[Case, str, str]]) -> dict[str, Any]:
    results = Counter(result for _, _, result in found)
    silent = [result for case, _, result in found if case.kind == "unsaid"]
    return {
        "questions": len(found),
        "right": round(results["right"] / len(found), 3),
        "abstained_rightly": round(silent.count("right") / max(1, len(silent)), 3),
        "invented": results["invented"],
    }


if __name__ == "__main__":
    raise SystemExit(main())
