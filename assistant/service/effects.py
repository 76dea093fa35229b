"""What an act does to the records of an order and of its customer. Pure: records in, new records out."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.service.act import Act, Move, NewLine
from retrieval.money import as_number, to_minor

Record = dict[str, Any]


def order_after(record: Mapping[str, Any], act: Act) -> Record:
    """The record of an order after an act."""
    currency = str(record.get("currency") or "USD")
    after: Record = {**record, "done": [*record.get("done", ()), act.kind]}
    if act.status_after:
        after["status"] = act.status_after
    lines = list(record["lines"])
    match act.kind:
        case "cancel":
            after["cancel_reason"] = act.reason
        case "change_address":
            assert act.address is not None
            after["address"] = act.address.as_json()
        case "change_items":
            after["lines"] = _with_new(lines, act.new_lines, currency)
            after["payment_for_difference"] = act.payment
        case "return":
            after["returned"] = [lines[place]["product_id"] for place in act.lines]
            after["refund_to"] = act.payment
            after["due"] = _money(act.later, currency)
        case "exchange":
            after["exchanged"] = [
                {"from": lines[new.line]["product_id"], "to": new.product_id} for new in act.new_lines
            ]
            after["payment_for_difference"] = act.payment
            after["due"] = _money(act.later, currency)
        case _:
            pass
    if act.moves:
        after["payments"] = [*record.get("payments", ()), *_money(act.moves, currency)]
    return after


def customer_after(record: Mapping[str, Any], act: Act) -> Record:
    """The record of a customer after an act: a new default address, gift cards that got or gave money at once."""
    after = dict(record)
    if act.kind == "change_default_address" and act.address is not None:
        after["address"] = act.address.as_json()
    moved: dict[str, int] = {}
    for move in act.moves:
        if move.at_once:
            moved[move.method_id] = moved.get(move.method_id, 0) + move.amount_minor
    if moved:
        after["payment_methods"] = [_topped_up(each, moved) for each in record.get("payment_methods", ())]
    return after


def _topped_up(method: Mapping[str, Any], moved: Mapping[str, int]) -> Record:
    if method.get("balance") is None or method.get("id") not in moved:
        return dict(method)
    currency = str(method.get("currency") or "USD")
    minor = to_minor(method["balance"], currency) + moved[str(method["id"])]
    return {**method, "balance": as_number(minor, currency)}


def _with_new(lines: Sequence[Mapping[str, Any]], new_lines: Sequence[NewLine], currency: str) -> list[Record]:
    by_place = {new.line: new for new in new_lines}
    return [_replaced(line, by_place.get(place), currency) for place, line in enumerate(lines)]


def _replaced(line: Mapping[str, Any], new: NewLine | None, currency: str) -> Record:
    if new is None:
        return dict(line)
    return {
        **line,
        "product_id": new.product_id,
        "title": new.title,
        "price": as_number(new.price_minor, currency),
        "options": dict(new.options),
    }


def _money(moves: Sequence[Move], currency: str) -> list[Record]:
    return [
        {
            "kind": "refund" if move.amount_minor >= 0 else "payment",
            "amount": as_number(abs(move.amount_minor), currency),
            "method": move.method_id,
        }
        for move in moves
    ]
