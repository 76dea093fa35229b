"""Cold start on real purchases: shoppers with 0, 1 and 2 liked products, after two questions, and unseen products.

usage: python -m tests.benchmarks.cold_start
       (SHELFTALKER_BENCHMARK_DATA names the folder of real catalogues)

Shoppers: the histories of the file's own split are hidden but for the last one or two products, and the test part is
predicted. The quiz is answered by a simulated shopper who sees the hidden history, never the test part: the part of the
shop nearest to it, then the product nearest to it. Products: a fifth of them is taken out of everything that is
learned; the shoppers who then bought one are to be shown it, among the others taken out.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from ranking.content import CONTENT
from ranking.ease import EASE
from ranking.evaluation import Task, measure, task_of
from ranking.events import Event
from ranking.features import ProductFeatures, features_of
from ranking.history import History
from ranking.interactions import interactions_of
from ranking.popularity import Popularity
from ranking.protocols import Recommender
from ranking.purchases import event_from_row
from ranking.scenes.models import fit_scenes
from ranking.scenes.quiz import first_question, history_of_answers, second_question
from ranking.scenes.shop_ranking import ShopRanking
from ranking.splits import Split, split_of
from ranking.training import Training, train
from retrieval.encoder import SentenceTransformerEncoder
from retrieval.feeds import read_products, read_rows
from retrieval.product import Product
from retrieval.rows import product_from_row
from retrieval.texts import embedded, families_of
from tests.benchmarks.data import folder, print_document

COLD_SHARE = 5
"""One product in so many is taken out."""
PICKED = 1
"""Products that the simulated shopper picks: one answer to each question."""


class Texts:
    """The vectors of the products."""

    def __init__(self, features: ProductFeatures) -> None:
        assert features.vectors is not None
        self._vectors = features.vectors
        self._row = {key: row for row, key in enumerate(features.product_ids)}

    def vectors(self, family_ids: Sequence[str]) -> np.ndarray:
        return np.asarray(self._vectors[[self._row[key] for key in family_ids]])

    def likeness(self, family_id: str, family_ids: Sequence[str]) -> np.ndarray:
        return np.asarray(self.vectors(family_ids) @ self.vectors((family_id,))[0], dtype=np.float64)


def main() -> int:
    """Measure shoppers, then products."""
    started = time.perf_counter()
    products, events = _read()
    features = _features(products)
    split = split_of(events, "column")
    figures = {"shoppers": _shoppers(products, split, features), "products": _products(split, features)}
    for title, rows in figures.items():
        print(f"{title:<34}{'nDCG@10':>10}{'hit@10':>10}{'shoppers':>10}")
        for name, row in rows.items():
            print(f"{name:<34}{row['ndcg@10']:>10.4f}{row['hit@10']:>10.4f}{row['users']:>10,}")
    seconds = round(time.perf_counter() - started, 1)
    print_document("cold_start", {"seconds": seconds, **figures})
    return 0


def _read() -> tuple[dict[str, Product], list[Event]]:
    data = folder() / "amazon_office"
    rows = [product_from_row(row.values) for row in read_products(data / "products.jsonl") if row.values is not None]
    events = [event_from_row(row) for row in read_rows(data / "purchases.csv")]
    return {each.product_id: each for each in rows}, sorted(events, key=lambda event: (event.user_id, event.when))


def _features(products: Mapping[str, Product]) -> ProductFeatures:
    ids = sorted(products)
    texts = [embedded(family) for key in ids for family in families_of([products[key]])]
    return features_of(ids, products, SentenceTransformerEncoder().encode(texts))


def _shoppers(products: Mapping[str, Product], split: Split, features: ProductFeatures) -> dict[str, Any]:
    """New shoppers: the model of everybody's past, asked with histories cut short."""
    past = (*split.train, *split.valid)
    task = task_of(past, split.test, features.product_ids, features.kinds)
    model = train(
        Training(events=past, split=Split(train=split.train, valid=split.valid, test=split.valid), features=features)
    ).model
    shop = ShopRanking(
        fitted=None, models=fit_scenes(past, features), products=products, texts=Texts(features), today=date.today()
    )
    popularity = Popularity.fit(interactions_of(past, features.product_ids))
    asked = {part.example: second_question(shop, part) for part in first_question(shop)}
    quiz = {user: _answers(shop, asked, history) for user, history in task.histories.items()}
    return {
        "popularity": _measured(popularity, task, lambda _user, _history: History()),
        "0 liked": _measured(model, task, lambda _user, _history: History()),
        "1 liked": _measured(model, task, lambda _user, history: history.latest(1)),
        "2 liked": _measured(model, task, lambda _user, history: history.latest(2)),
        "2 questions": _measured(model, task, lambda user, _history: quiz[user]),
        "whole history (warm)": _measured(model, task, lambda _user, history: history),
    }


def _measured(model: Recommender, task: Task, cut: Callable[[str, History], History]) -> dict[str, Any]:
    """The measures with cut histories; what was bought before, or picked in a quiz, is never shown, hidden or not."""
    histories = {user: cut(user, history) for user, history in task.histories.items()}
    known = {user: task.known[user] | set(history.product_ids) for user, history in histories.items()}
    row = measure(model, replace(task, histories=histories, known=known)).as_json()
    return {name: row[name] for name in ("ndcg@10", "hit@10", "users")}


def _answers(shop: ShopRanking, asked: Mapping[str, Sequence[str]], history: History) -> History:
    """What a shopper of this history would pick in the quiz: of the examples, then of the products, the nearest."""
    hidden = [key for key in history.product_ids if key in shop.products]
    if not hidden:
        return History()
    taste = shop.texts.vectors(hidden).mean(axis=0)
    part = max(asked, key=lambda key: float(shop.texts.vectors((key,))[0] @ taste))
    nearest = sorted(asked[part], key=lambda key: -float(shop.texts.vectors((key,))[0] @ taste))[:PICKED]
    return history_of_answers(nearest)


def _products(split: Split, features: ProductFeatures) -> dict[str, Any]:
    """New products: content and EASE against chance and against how popular they will be, among the new alone."""
    rng = np.random.default_rng(0)
    ids = np.array(features.product_ids)
    cold = tuple(sorted(rng.permutation(ids)[: len(ids) // COLD_SHARE].tolist()))
    gone = frozenset(cold)
    events = (*split.train, *split.valid, *split.test)
    past = [event for event in events if event.product_id not in gone]
    future = [event for event in events if event.product_id in gone]
    task = task_of(past, future, cold, features.kinds)
    learned = interactions_of(past, features.product_ids)
    models: dict[str, Recommender] = {
        "chance": Popularity(cold, rng.random(len(cold)).astype(np.float32)),
        "popularity (known too late)": Popularity.fit(interactions_of(future, cold)),
        "EASE (knows none of them)": EASE.fit(learned, features, EASE.default),
        "content neighbours": CONTENT.fit(learned, features, CONTENT.default),
    }
    found = {}
    for name, model in models.items():
        row = measure(model, task).as_json()
        found[name] = {key: row[key] for key in ("ndcg@10", "hit@10", "users")}
    return found


if __name__ == "__main__":
    raise SystemExit(main())
