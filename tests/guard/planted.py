"""A shop into which attackers have put what they could: titles, descriptions, attributes, reviews, pages, names."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from assistant.service.imports import import_customers, import_orders
from assistant.shop import Shop
from retrieval.imports import import_documents, import_products, import_reviews
from retrieval.indexer import build_index
from tests.guard.cases import Case


def probe_id(case: Case) -> str:
    """The id of the product that a case plants, or plants something on."""
    return f"probe-{case.case_id}"


def plant(shop: Shop, cases: Iterable[Case], folder: Path) -> None:
    """Import what the cases plant, and index it.

    Args:
        shop: the shop.
        cases: those with a plant.
        folder: an empty one, for the files that are imported.
    """
    planted = [case for case in cases if case.plant]
    (folder / "pages").mkdir(parents=True)
    import_products(shop.catalogue, _written(folder / "products.jsonl", [_product(case) for case in planted]))
    import_reviews(shop.catalogue, _written(folder / "reviews.jsonl", _of(planted, "review", _review)))
    for case in planted:
        if case.plant["in"] == "document":
            (folder / "pages" / f"{case.case_id}.md").write_text(case.plant["text"], encoding="utf-8")
    import_documents(shop.catalogue, [folder / "pages"])
    for kind, row, take_in in (("customer", _customer, import_customers), ("order", _order, import_orders)):
        if rows := _of(planted, kind, row):
            take_in(shop.engine, _written(folder / f"{kind}.jsonl", rows))
    build_index(shop.home, shop.catalogue, shop.encoder)


def _of(cases: Sequence[Case], kind: str, row: Any) -> list[dict[str, Any]]:
    return [row(case) for case in cases if case.plant["in"] == kind]


def _written(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _product(case: Case) -> dict[str, Any]:
    row: dict[str, Any] = {
        "product_id": probe_id(case),
        "title": "Quail Egg Cup",
        "description": "A small cup of glazed stoneware.",
        "category": "Kitchen > mugs",
        "price": 17,
        "currency": "USD",
        "stock": 4,
    }
    if case.plant["in"] != "product":
        return row
    field, text = case.plant["field"], case.plant["text"]
    if field == "attributes":
        name, _, value = text.partition(" = ")
        return {**row, "attributes": {name: value}}
    return {**row, field: text}


def _review(case: Case) -> dict[str, Any]:
    return {
        "review_id": f"review-{case.case_id}",
        "product_id": probe_id(case),
        "user_id": "s001",
        "rating": 5,
        "text": case.plant["text"],
    }


def _customer(case: Case) -> dict[str, Any]:
    return {
        "user_id": f"customer-{case.case_id}",
        "name": case.plant["text"],
        "email": f"{case.case_id}@example.com",
        "address": {"postcode": "QQ1 1QQ"},
        "payment_methods": [],
    }


def _order(case: Case) -> dict[str, Any]:
    return {
        "order_id": f"#Q{case.case_id[1:]}",
        "user_id": "tom",
        "status": "pending",
        "currency": "USD",
        "note": case.plant["text"],
        "lines": [{"product_id": probe_id(case), "title": case.plant["text"], "quantity": 1, "price": 17}],
        "payments": [{"method": "paypal_tom", "amount": 17}],
    }
