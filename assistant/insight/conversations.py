"""Conversations, listed, searched and replayed with the evidence of each sentence."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, get_args

from sqlalchemy import ColumnElement, Connection, func, select, true

from assistant.insight.digest import DIGESTS, grouped, timings_from_json
from assistant.insight.masking import masked, short_id
from assistant.insight.period import Period
from assistant.journal import TURNS
from assistant.judged.audit import Doubt, audited
from assistant.turn_record import turn_from_json
from assistant.turns import Cut, Fact, Sentence, Timings, Turn

PAGE = 25
MOST_TURNS = 200
"""Turns of one conversation that are replayed."""
Among = Literal["all", "not_found", "refused", "cut", "stopped", "in_cart"]
AMONG: tuple[Among, ...] = get_args(Among)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A conversation in the list."""

    conversation_id: str
    user: str | None
    """The shopper's id, shortened."""
    at: datetime
    message: str
    """The first message, masked."""
    turns: int
    not_found: bool
    refused: bool
    cut: bool
    stopped: bool
    in_cart: bool
    last: int
    """The number of its last turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which conversations are listed."""

    text: str = ""
    """Words of a message."""
    among: Among = "all"
    before: int | None = None
    """Those whose last turn has a lower number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """A turn as it was, masked."""

    turn: Turn
    timings: Timings | None
    doubts: tuple[Doubt, ...]


def conversations(connection: Connection, period: Period, wanted: Wanted) -> tuple[Listed, ...]:
    """The conversations of a period, the latest first, at most `PAGE`."""
    each = (
        select(
            func.min(DIGESTS.c.conversation_id).label("conversation_id"),
            func.max(DIGESTS.c.number).label("last"),
            func.min(DIGESTS.c.number).label("first"),
            func.count().label("turns"),
            func.max(DIGESTS.c.no_match).label("not_found"),
            func.max(DIGESTS.c.harm.is_not(None)).label("refused"),
            func.max(DIGESTS.c.cut > 0).label("cut"),
            func.max(DIGESTS.c.stopped).label("stopped"),
            func.max(DIGESTS.c.in_cart).label("in_cart"),
        )
        .where(period.holds(DIGESTS.c.at), _of_text(wanted.text))
        .group_by(grouped(period))
        .subquery()
    )
    query = (
        select(each, DIGESTS.c.user_id, DIGESTS.c.at, DIGESTS.c.message)
        .join(DIGESTS, DIGESTS.c.number == each.c.first)
        .where(true() if wanted.among == "all" else each.c[wanted.among] == 1)
        .where(true() if wanted.before is None else each.c.last < wanted.before)
        .order_by(each.c.last.desc())
        .limit(PAGE)
    )
    return tuple(
        Listed(
            conversation_id=row.conversation_id,
            user=short_id(row.user_id),
            at=row.at,
            message=masked(row.message),
            turns=row.turns,
            not_found=bool(row.not_found),
            refused=bool(row.refused),
            cut=bool(row.cut),
            stopped=bool(row.stopped),
            in_cart=bool(row.in_cart),
            last=row.last,
        )
        for row in connection.execute(query)
    )


def _of_text(text: str) -> ColumnElement[bool]:
    if not text:
        return true()
    heard = select(DIGESTS.c.conversation_id).where(DIGESTS.c.message.icontains(text, autoescape=True))
    return DIGESTS.c.conversation_id.in_(heard)


def replayed(connection: Connection, conversation_id: str) -> tuple[Replayed, ...]:
    """A conversation turn by turn; () where there is none of the id."""
    rows = connection.execute(
        select(TURNS.c.record, TURNS.c.total_ms)
        .join(DIGESTS, DIGESTS.c.number == TURNS.c.number)
        .where(DIGESTS.c.conversation_id == conversation_id)
        .order_by(TURNS.c.number)
        .limit(MOST_TURNS)
    )
    found = []
    for record, total_ms in rows:
        document = json.loads(record)
        turn = turn_from_json(document)
        doubts = tuple(Doubt(masked(each.sentence), tuple(map(masked, each.unfounded))) for each in audited(turn))
        found.append(Replayed(turn=_masked(turn), timings=timings_from_json(document, total_ms), doubts=doubts))
    return tuple(found)


def _masked(turn: Turn) -> Turn:
    return replace(
        turn,
        message=masked(turn.message),
        answer=masked(turn.answer),
        sentences=tuple(Sentence(masked(each.text), each.facts) for each in turn.sentences),
        cut=tuple(Cut(masked(each.text), each.reason) for each in turn.cut),
        evidence=tuple(_masked_fact(fact) for fact in turn.evidence),
        user_id=short_id(turn.user_id),
        customer_id=short_id(turn.customer_id),
        pending=None,
    )


def _masked_fact(fact: Fact) -> Fact:
    return replace(fact, text=masked(fact.text))
