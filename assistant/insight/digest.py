"""What figures need of a turn, in narrow columns beside the journal: whole records are too long to count over."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    func,
    select,
)

from assistant.insight.masking import masked
from assistant.insight.period import Period
from assistant.request import Request
from assistant.request_json import filters_json
from assistant.turns import Timings, Turn
from retrieval.database import METADATA

DIGESTS = Table(
    "turn_digests",
    METADATA,
    Column("number", Integer, ForeignKey("turns.number", ondelete="CASCADE"), primary_key=True),
    Column("conversation_id", String(64), nullable=False, index=True),
    Column("user_id", String(200)),
    Column("at", DateTime, nullable=False),
    Column("message", Text, nullable=False),
    Column("intent", String(32), nullable=False),
    Column("thing", Text),
    Column("no_match", Boolean, nullable=False),
    Column("stopped", Boolean, nullable=False),
    Column("harm", String(32)),
    Column("products_ms", Float),
    Column("first_word_ms", Float),
    Column("total_ms", Float),
    Column("written", Integer, nullable=False),
    Column("cut", Integer, nullable=False),
    Column("in_cart", Boolean, nullable=False),
    Column("checkout", Boolean, nullable=False),
    Column("shown", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("limits", Text, nullable=False),
    Column("relaxations", Text, nullable=False),
)
"""One row a turn. The last four are JSON lists: ids on the shelf, ids asked about, [field, value] of each limit, and
[field, change, count] of what would have helped where nothing fitted."""
Index("turn_digests_at", DIGESTS.c.at, DIGESTS.c.intent)


def digest_of(turn: Turn, timings: Timings | None) -> dict[str, Any]:
    """The columns of a turn, all but its number and time."""
    request = turn.request
    return {
        "conversation_id": turn.conversation_id or turn.turn_id,
        "user_id": turn.user_id,
        "message": turn.message.encode(errors="replace").decode(),
        "intent": request.intent,
        "thing": _thing(request),
        "no_match": turn.no_match,
        "stopped": turn.stopped,
        "harm": turn.harm,
        "products_ms": timings.products if timings else None,
        "first_word_ms": timings.first_word if timings else None,
        "total_ms": timings.total if timings else None,
        "written": turn.written,
        "cut": len(turn.cut),
        "in_cart": bool(turn.cart),
        "checkout": any(fact.kind == "cart" and fact.link for fact in turn.evidence),
        "shown": json.dumps(turn.shown),
        "about": json.dumps(_about(turn)),
        "limits": json.dumps(_limits(request)),
        "relaxations": json.dumps([[step.constraint, step.change, step.count] for step in turn.relaxations]),
    }


def grouped(period: Period) -> ColumnElement[str]:
    """The conversation, to group the turns of a period by: of some days alone SQLite is to read the index on times."""
    return DIGESTS.c.conversation_id if period.since is None else DIGESTS.c.conversation_id.concat("")


def wishing_conversations(connection: Connection, held: ColumnElement[bool]) -> int:
    """How many conversations wished for something, of the turns that a condition holds."""
    wished = DIGESTS.c.intent.in_(("recommend", "refine"))
    counted = select(func.count(DIGESTS.c.conversation_id.distinct())).where(held, wished)
    return int(connection.execute(counted).scalar_one())


def timings_json(timings: Timings) -> dict[str, float | None]:
    """Timings as the journal keeps them in the record of a turn."""
    return {"products": timings.products, "first_word": timings.first_word, "total": timings.total}


def timings_from_json(record: Mapping[str, Any], total_ms: float | None) -> Timings | None:
    """The timings of a record; of an old one only the whole time is known."""
    found = record.get("timings")
    if found:
        return Timings(**found)
    return None if total_ms is None else Timings(products=None, first_word=None, total=total_ms)


def _thing(request: Request) -> str | None:
    """What is wanted, in the shopper's words where they are known."""
    wanted = request.phrase or request.search_text
    return masked(" ".join(wanted.casefold().encode(errors="replace").decode().split())) if wanted else None


def _about(turn: Turn) -> list[str]:
    """The products that a question was about."""
    if turn.request.intent not in ("product_question", "compare"):
        return []
    return list(dict.fromkeys(fact.product_id for fact in turn.evidence if fact.product_id))


def _limits(request: Request) -> list[list[Any]]:
    """Each limit in force as its field and a value, prices as decimals."""
    limits: list[list[Any]] = []
    for name, value in filters_json(request.filters, request.currency).items():
        if name in ("department", "product_type"):
            continue
        if isinstance(value, dict):
            limits += [[name, f"{key}: {text}"] for key, text in value.items()]
        else:
            limits += [[name, each] for each in (value if isinstance(value, list) else [value])]
    return limits + [["exclude", masked(word)] for word in request.exclude]
