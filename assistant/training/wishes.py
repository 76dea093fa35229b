"""What customers want of customer service, put into many ways of asking for it."""

import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.request import SERVICES, Service
from assistant.training.texts import TEXTS

_WAYS = 5
"""In which each wish is asked for."""
_SLOT = re.compile(r"\{(\w+)\}")
_DOUBLED = frozenset("cancel chat get let log put reset set stop submit swap".split())
"""Verbs whose last letter is written twice before "-ing"."""


@dataclass(frozen=True, slots=True)
class WishText:
    """A wish as a message."""

    message: str
    service: Service | None
    """None: a wish that no service helps with, so that ways of asking for help do not say which is wanted."""


def wish_texts() -> tuple[WishText, ...]:
    """All wishes as messages, the same ones at each call."""
    tables = tomllib.loads((TEXTS / "service_wishes.toml").read_text(encoding="utf-8"))
    asking, slots = tables.pop("asking"), tables.pop("slots")
    return tuple(
        WishText(message, service)
        for service in (*SERVICES, None)
        for message in dict.fromkeys(_messages(tables[service or "none"], asking, slots))
    )


def _messages(table: Mapping[str, Any], asking: Mapping[str, Any], slots: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for form, wishes in sorted(table.items()):
        for wish in wishes:
            chance = random.Random(wish)
            for way in chance.sample(asking[form], _WAYS):
                yield _filled(way.replace("{}", wish), slots, chance)
            if form == "to":
                for way in chance.sample(asking["doing"], _WAYS // 2):
                    yield _filled(way.replace("{}", doing(wish)), slots, chance)


def _filled(message: str, slots: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    return _SLOT.sub(lambda slot: chance.choice(slots[slot.group(1)]), message)


def doing(wish: str) -> str:
    """A wish that begins with its verb, with the verb in its "-ing" form: "get a refund" -> "getting a refund"."""
    verb, gap, rest = wish.partition(" ")
    if verb == "be":
        stem = verb
    elif verb in _DOUBLED:
        stem = verb + verb[-1]
    else:
        stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    return f"{stem}ing{gap}{rest}"
