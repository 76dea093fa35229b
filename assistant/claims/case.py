"""A case to check, as JSON has it: products, which of them are shown, the request, and facts."""

from collections.abc import Mapping
from typing import Any, get_args

from assistant.claims.evidence import Evidence
from assistant.request_json import request_from_json
from assistant.turns import Fact, FactKind
from retrieval.errors import InputError
from retrieval.rows import product_from_row


def case_of(document: Mapping[str, Any]) -> Evidence:
    """The evidence of `{"products": [rows], "shown": [product_id], "request": {}, "facts": [{"kind", "text"}]}`.

    Without `shown` all products are shown.

    Raises:
        InputError: a product row or a fact cannot be read.
    """
    products = {product.product_id: product for product in map(product_from_row, document.get("products") or [])}
    shown = document.get("shown")
    on_shelf = [str(key) for key in shown] if shown is not None else list(products)
    return Evidence(
        shown=tuple(products[key] for key in on_shelf if key in products),
        others=tuple(product for key, product in products.items() if key not in set(on_shelf)),
        request=request_from_json(document["request"]) if document.get("request") else None,
        facts=tuple(map(_fact, document.get("facts") or [])),
    )


def _fact(row: Mapping[str, Any]) -> Fact:
    kind, text = row.get("kind", "passage"), row.get("text")
    if kind not in get_args(FactKind) or not isinstance(text, str):
        raise InputError(f"the fact {dict(row)!r} cannot be read. Write a kind of {get_args(FactKind)} and a text.")
    product_id = row.get("product_id")
    return Fact(
        kind=kind,
        text=text,
        source=str(row.get("source") or "page"),
        product_id=None if product_id is None else str(product_id),
    )
