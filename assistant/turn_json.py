"""The JSON form of an answered turn: the contract of `ask` and `converse`."""

from typing import Any

from assistant.request_json import request_json
from assistant.turn_record import fact_json, sentence_json, table_json
from assistant.turns import Done
from ranking.ranked import RankedProduct, Reason
from retrieval.money import as_number


def answered_json(done: Done) -> dict[str, Any]:
    """A finished turn as JSON."""
    turn = done.turn
    document: dict[str, Any] = {
        "request": request_json(turn.request),
        "products": [ranked_json(item, turn.whys.get(item.product.product_id)) for item in done.products],
        "answer": turn.answer,
        "sentences": [sentence_json(sentence) for sentence in turn.sentences],
        "evidence": [fact_json(fact) for fact in turn.evidence],
        "timings_ms": {
            "products": _rounded(done.timings.products),
            "first_word": _rounded(done.timings.first_word),
            "total": _rounded(done.timings.total),
        },
    }
    document["outcome"] = turn.outcome
    if turn.table is not None:
        document["table"] = table_json(turn.table)
    if turn.no_match:
        document["no_match"] = True
    return document


def ranked_json(item: RankedProduct, why: str | None = None) -> dict[str, Any]:
    """A product on the shelf as JSON, with its exact contributions, its reasons, and the line of why on its card."""
    product = item.product
    minor = product.current_price_minor
    return {
        "product_id": product.product_id,
        "title": product.title,
        "price": None if minor is None else as_number(minor, product.currency or "USD"),
        "score": round(item.score, 6),
        **({} if why is None else {"why": why}),
        "reasons": [reason_json(reason) for reason in item.reasons],
        "contributions": {part.name: round(part.value, 6) for part in item.contributions},
        "rank_without_taste": item.rank_without_taste,
        **({} if item.rank_without_causes is None else {"rank_without_causes": item.rank_without_causes}),
        **({"missed": list(item.candidate.missed)} if item.candidate.missed else {}),
    }


def reason_json(reason: Reason) -> dict[str, Any]:
    """A reason as JSON."""
    document: dict[str, Any] = {"kind": reason.kind, "weight": round(reason.weight, 4)}
    if reason.because:
        document["because"] = [{"product_id": product.product_id, "title": product.title} for product in reason.because]
    if reason.value is not None:
        document["value"] = reason.value
    return document


def _rounded(milliseconds: float | None) -> float | None:
    return None if milliseconds is None else round(milliseconds, 1)
