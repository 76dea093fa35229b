"""The text that understanding learns from: written by hand for this project, by situation, in `texts/`."""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.request import INTENTS, Intent

TEXTS = Path(__file__).with_name("texts")


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentText:
    """A message and what it does."""

    message: str
    intent: Intent
    shown: bool
    """Written while products are on screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceText:
    """A message to customer service and the help it wants."""

    message: str
    service: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A kind of goods: where shops file it, and messages that want it."""

    shelves: tuple[str, ...]
    """"department > type" or a department alone, lower case."""
    says: tuple[str, ...]


def intent_texts() -> tuple[IntentText, ...]:
    """All messages with an intent, in the order of `INTENTS`."""
    tables = tomllib.loads((TEXTS / "intents.toml").read_text(encoding="utf-8"))
    return tuple(
        IntentText(message=message, intent=intent, shown=state == "shown")
        for intent in INTENTS
        for state in ("fresh", "shown")
        for message in tables[intent].get(state, {}).get("messages", ())
    )


def service_texts() -> tuple[ServiceText, ...]:
    """All messages to customer service, by name of the help."""
    tables = tomllib.loads((TEXTS / "service.toml").read_text(encoding="utf-8"))
    return tuple(
        ServiceText(message=message, service=service)
        for service, table in sorted(tables.items())
        for message in table["messages"]
    )


def concepts() -> tuple[Concept, ...]:
    """All kinds of goods, by trade."""
    return tuple(
        Concept(shelves=tuple(each["shelves"]), says=tuple(each["says"]))
        for path in sorted((TEXTS / "shelves").glob("*.toml"))
        for each in tomllib.loads(path.read_text(encoding="utf-8"))["concept"]
    )


def alarm_texts() -> dict[str, tuple[str, ...]]:
    """Messages of somebody in need ("crisis") or who means harm ("danger"), and "near": what only sounds like it."""
    tables = tomllib.loads((TEXTS / "alarms.toml").read_text(encoding="utf-8"))
    return {name: tuple(table["messages"]) for name, table in tables.items()}


def requests() -> tuple[dict[str, Any], ...]:
    """Judged requests over the sample shop: `{"id", "type", "message", "gold"}`."""
    lines = (TEXTS / "requests.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines if line.strip())
