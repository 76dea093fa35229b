"""What is remembered of a shopper, as the command line, the chat and the shopper's own page tell and export it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from assistant.shop import Shop
from assistant.turn_record import turn_json
from assistant.turns import Turn
from ranking.events import Event

PAUSE = timedelta(minutes=30)
"""A longer silence ends a conversation, where turns do not say which they belong to."""
SHOWN = 20
"""Events that `profile show` prints."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Turns of one shopper that belong together."""

    turns: tuple[Turn, ...]

    @property
    def key(self) -> str:
        """What it is called by: its id, or that of its first turn where it has none."""
        return self.turns[0].conversation_id or self.turns[0].turn_id

    @property
    def began(self) -> datetime | None:
        """When its first message was sent."""
        return self.turns[0].at


def turns_of(shop: Shop, user_id: str) -> list[Turn]:
    """The turns under all ids of a shopper."""
    return [turn for each in shop.events.ids(user_id) for turn in shop.journal.of_user(each)]


def conversations_of(shop: Shop, user_id: str) -> tuple[Conversation, ...]:
    """The conversations of a shopper, the latest first."""
    groups: dict[str, list[Turn]] = {}
    key, last = "", None
    for turn in sorted(turns_of(shop, user_id), key=lambda turn: turn.at or datetime.min):
        if turn.conversation_id or last is None or not _goes_on(turn, last):
            key = turn.conversation_id or turn.turn_id
        groups.setdefault(key, []).append(turn)
        last = turn
    latest = sorted(groups.values(), key=lambda turns: turns[-1].at or datetime.min, reverse=True)
    return tuple(Conversation(turns=tuple(turns)) for turns in latest)


def _goes_on(turn: Turn, last: Turn) -> bool:
    """Whether a turn that does not say where it belongs goes on with the one before."""
    return last.conversation_id is None and bool(turn.at and last.at and turn.at - last.at <= PAUSE)


def forget_conversation(shop: Shop, user_id: str, key: str) -> int:
    """Delete one conversation of a shopper; how many of its turns there were, 0 where they have none of that name."""
    theirs = next((each for each in conversations_of(shop, user_id) if each.key == key), None)
    if theirs is None:
        return 0
    listed = shop.conversations.delete(key, shop.events.ids(user_id))
    return listed + shop.journal.delete([turn.turn_id for turn in theirs.turns])


def stored(shop: Shop, user_id: str, *, whole: bool) -> dict[str, Any]:
    """What is stored of one shopper, as JSON.

    Args:
        shop: the shop.
        user_id: one of their ids.
        whole: all of it; else the last events, and how many turns there are.
    """
    events, turns = shop.events.of_user(user_id), turns_of(shop, user_id)
    rows = _rows(shop, events)
    preference = shop.preferences.of(user_id)
    return {
        "user": user_id,
        "ids": list(shop.events.ids(user_id)),
        "preferences": {"personalisation": preference.personalisation, "as_guest": preference.as_guest},
        "events": rows if whole else rows[-SHOWN:],
        "events_total": len(rows),
        "left_out": _rows(shop, shop.events.left_out(user_id)),
        **({"turns": [turn_json(turn) for turn in turns]} if whole else {"turns_total": len(turns)}),
    }


def _rows(shop: Shop, events: Sequence[Event]) -> list[dict[str, Any]]:
    products = shop.catalogue.get(sorted({event.product_id for event in events}))
    return [
        {
            "product_id": event.product_id,
            "title": products[event.product_id].title if event.product_id in products else None,
            "event": event.kind,
            "time": str(event.time) if event.time else None,
            **({"rating": event.value} if event.value is not None else {}),
        }
        for event in events
    ]
