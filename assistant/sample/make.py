"""Makes the sample shop in a data folder: written as a shop's exports, taken in as any shop's would be."""

import json
import tempfile
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from assistant.promotions.book import import_promotions
from assistant.sample.goods import goods, product_rows
from assistant.sample.orders import customer_rows, order_rows
from assistant.sample.pictures.draw import draw
from assistant.sample.promotions import promotion_rows
from assistant.sample.purchases import purchase_rows, shoppers
from assistant.sample.reviews import mean_ratings, review_rows
from assistant.service import policy
from assistant.service.imports import import_customers, import_orders
from assistant.settings import FILE_NAME
from ranking.purchases import import_purchases
from retrieval.catalogue import Catalogue
from retrieval.database import connect
from retrieval.errors import InputError
from retrieval.home import Home
from retrieval.imports import import_documents, import_products, import_reviews
from retrieval.report import Report

NAME = "Marram"
MARK = "sample"
"""A file in the data folder: the shop in it is the sample shop; its content says whether it is whole."""
PAGES = Path(__file__).with_name("pages")
POLICY = Path(__file__).with_name("policy.toml")
_MAKING, _WHOLE = "being made", "whole"

Progress = Callable[[str], None]


def is_made(home: Path) -> bool:
    """Whether the whole sample shop lies in a folder.

    Raises:
        InputError: another shop lies there.
    """
    mark = home / MARK
    if mark.exists():
        return mark.read_text(encoding="utf-8").strip() == _WHOLE
    if (home / Home(home).database.name).exists():
        raise InputError(f"{home} holds a shop already. Give the sample shop another folder with --home.")
    return False


def make_sample(home: Path, today: date, progress: Progress) -> None:
    """Write the goods, people, events, orders, pages and pictures; run again, it finishes what is missing.

    Args:
        home: the data folder.
        today: the day arrivals, purchases and orders are counted back from.
        progress: told what is being made.
    """
    engine = connect(Home(home))
    (home / MARK).write_text(_MAKING, encoding="utf-8")
    (home / FILE_NAME).write_text(_settings(), encoding="utf-8")
    (home / policy.FILE_NAME).write_text(POLICY.read_text(encoding="utf-8"), encoding="utf-8")
    purchases = purchase_rows(today)
    reviews = review_rows(purchases)
    products = product_rows(today, mean_ratings(reviews))
    titles = {row["product_id"]: row["title"] for row in products}
    catalogue = Catalogue(engine)
    with tempfile.TemporaryDirectory() as folder:
        for name, rows, take in (
            ("products", products, lambda path: import_products(catalogue, path)),
            ("purchases", purchases, lambda path: import_purchases(engine, path)),
            ("reviews", reviews, lambda path: import_reviews(catalogue, path)),
            ("customers", customer_rows(), lambda path: import_customers(engine, path)),
            ("orders", order_rows(purchases, titles, today), lambda path: import_orders(engine, path)),
            ("promotions", promotion_rows(today), lambda path: import_promotions(engine, path, today=today)),
        ):
            _take(name, rows, Path(folder), take, progress)
    import_documents(catalogue, [PAGES])
    progress("Drawing the pictures ...")
    _draw_all(home, products)


def make_goods(home: Path, today: date) -> None:
    """Write the goods alone: a shop to search in, without people, orders or pictures."""
    catalogue = Catalogue(connect(Home(home)))
    with tempfile.TemporaryDirectory() as folder:
        rows = product_rows(today, {})
        _take("products", rows, Path(folder), lambda path: import_products(catalogue, path), lambda _step: None)


def finish_sample(home: Path) -> None:
    """Say that the sample shop in a folder is whole."""
    (home / MARK).write_text(_WHOLE, encoding="utf-8")


def _take(
    name: str, rows: Iterable[Mapping[str, Any]], folder: Path, take: Callable[[Path], Report], progress: Progress
) -> None:
    path = folder / f"{name}.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    report = take(path)
    assert not report.rejected, f"the sample shop's own {name} are taken whole: {report.rejected[:3]}"
    progress(f"{report.taken:,} {name}")


def _draw_all(home: Path, products: Iterable[Mapping[str, Any]]) -> None:
    """One picture for each good in each of its colours."""
    (home / "pictures").mkdir(exist_ok=True)
    by_key = {good.key: good for good in goods()}
    for row in products:
        good = by_key[row.get("group_id") or row["product_id"]]
        color = row["color"][0] if row.get("color") else None
        picture = draw(good.product_type, color=color, materials=good.materials, name=good.name, seed=good.key)
        path = home / row["image"]
        if not path.exists():
            path.write_text(picture, encoding="utf-8")


def _settings() -> str:
    people = ", ".join(f'"{shopper.user_id}"' for shopper in shoppers() if shopper.note)
    return f'[shop]\nname = "{NAME}"\n\n[serve]\npeople = [{people}]\n\n[ranking]\npersonalisation = 0.7\n'
