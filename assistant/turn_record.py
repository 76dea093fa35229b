"""A turn as JSON, as the journal keeps it, and back."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from assistant.bundles.wish import KitPart
from assistant.request_json import request_from_json, request_json
from assistant.turns import (
    CartLine,
    Choice,
    ComparedRow,
    Comparison,
    Cut,
    Fact,
    OrderCard,
    OrderedLine,
    Sentence,
    Turn,
)
from retrieval.query import Relaxation


def turn_json(turn: Turn) -> dict[str, Any]:
    """A turn as JSON."""
    return {
        "turn_id": turn.turn_id,
        "message": turn.message,
        "request": request_json(turn.request),
        "shown": list(turn.shown),
        "answer": turn.answer,
        "sentences": [sentence_json(sentence) for sentence in turn.sentences],
        "cut": [[each.text, each.reason] for each in turn.cut],
        "evidence": [fact_json(fact) for fact in turn.evidence],
        "whys": dict(turn.whys),
        "table": table_json(turn.table) if turn.table else None,
        "orders": [order_json(order) for order in turn.orders],
        "replies": [[reply.label, reply.message] for reply in turn.replies],
        "cart": [[line.product_id, line.quantity] for line in turn.cart],
        "kit": [[part.role, part.product_id, part.quantity] for part in turn.kit],
        "pending": turn.pending,
        "customer_id": turn.customer_id,
        "user_id": turn.user_id,
        "no_match": turn.no_match,
        "outcome": turn.outcome,
        "stopped": turn.stopped,
        "language": turn.language,
        "at": turn.at.isoformat() if turn.at else None,
        "conversation_id": turn.conversation_id,
        "harm": turn.harm,
        "relaxations": [[step.constraint, step.change, step.value, step.count] for step in turn.relaxations],
        "written": turn.written,
    }


def sentence_json(sentence: Sentence) -> dict[str, Any]:
    """A sentence as JSON: its text, and the places of the facts it rests on."""
    return {"text": sentence.text, "facts": list(sentence.facts)}


def fact_json(fact: Fact) -> dict[str, Any]:
    """A fact as JSON."""
    found = {"kind": fact.kind, "text": fact.text, "source": fact.source, "product_id": fact.product_id}
    return found if fact.link is None else {**found, "link": fact.link}


def table_json(table: Comparison) -> dict[str, Any]:
    """A comparison as JSON: the products, what they are called, and a row for each thing that differs."""
    return {
        "products": list(table.product_ids),
        "names": list(table.names),
        "rows": [{"label": row.label, "values": list(row.cells)} for row in table.rows],
    }


def order_json(order: OrderCard) -> dict[str, Any]:
    """An order's card as JSON."""
    return asdict(order)


def _order(record: dict[str, Any]) -> OrderCard:
    lines = tuple(OrderedLine(**{**line, "options": tuple(line["options"])}) for line in record["lines"])
    return OrderCard(**{**record, "lines": lines, "tracking": tuple(record["tracking"]), "can": tuple(record["can"])})


def _table(record: dict[str, Any] | None) -> Comparison | None:
    if record is None:
        return None
    rows = tuple(ComparedRow(label=row["label"], cells=tuple(row["values"])) for row in record["rows"])
    return Comparison(product_ids=tuple(record["products"]), names=tuple(record["names"]), rows=rows)


def _relaxation(constraint: str, change: str, value: int | float | str | None, count: int) -> Relaxation:
    return Relaxation(constraint=constraint, change=change, value=value, count=count)


def turn_from_json(record: dict[str, Any]) -> Turn:
    """A turn from its JSON."""
    return Turn(
        turn_id=record["turn_id"],
        message=record["message"],
        request=request_from_json(record["request"]),
        shown=tuple(record["shown"]),
        answer=record["answer"],
        sentences=tuple(Sentence(each["text"], tuple(each["facts"])) for each in record.get("sentences", ())),
        cut=tuple(Cut(*each) for each in record.get("cut", ())),
        evidence=tuple(Fact(**fact) for fact in record["evidence"]),
        whys=record.get("whys", {}),
        table=_table(record.get("table")),
        orders=tuple(map(_order, record.get("orders", ()))),
        replies=tuple(Choice(label=label, message=message) for label, message in record.get("replies", ())),
        cart=tuple(CartLine(product_id=key, quantity=number) for key, number in record["cart"]),
        kit=tuple(KitPart(role=role, product_id=key, quantity=number) for role, key, number in record.get("kit", ())),
        pending=record["pending"],
        customer_id=record["customer_id"],
        user_id=record["user_id"],
        no_match=record["no_match"],
        outcome=record.get("outcome", "answered"),
        stopped=record["stopped"],
        language=record.get("language", "en"),
        at=datetime.fromisoformat(record["at"]) if record["at"] else None,
        conversation_id=record.get("conversation_id"),
        harm=record.get("harm"),
        relaxations=tuple(_relaxation(*step) for step in record.get("relaxations", ())),
        written=record.get("written", 0),
    )
