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
"""A longer silence ends a conversation: turns are stored one by one."""
SHOWN = 20
"""Events that `profile show` prints."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Turns of one shopper without a long pause between them."""

    turns: tuple[Turn, ...]

    @property
    def key(self) -> str:
        """What it is called by: the id of its first turn."""
        return self.turns[0].turn_id

    @property
    def began(self) -> datetime | None:
        """When its first message was sent."""
        return self.turns[0].at


def turns_of(shop: Shop, user_id: str) -> list[Turn]:
    """The turns under all ids of a shopper."""
    return [turn for each in shop.events.ids(user_id) for turn in shop.journal.of_user(each)]


def conversations_of(shop: Shop, user_id: str) -> tuple[Conversation, ...]:
    """The conversations of a shopper, the latest first."""
    groups: list[list[Turn]] = []
    for turn in sorted(turns_of(shop, user_id), key=lambda turn: turn.at or datetime.min):
        last = groups[-1][-1].at if groups else None
        if last is None or turn.at is None or turn.at - last > PAUSE:
            groups.append([])
        groups[-1].append(turn)
    return tuple(Conversation(turns=tuple(group)) for group in reversed(groups))


def forget_conversation(shop: Shop, user_id: str, key: str) -> int:
    """Delete one conversation of a shopper; how many of its turns there were, 0 where they have none of that name."""
    theirs = next((each for each in conversations_of(shop, user_id) if each.key == key), None)
    return shop.journal.forget_turns([turn.turn_id for turn in theirs.turns]) if theirs is not None else 0


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
