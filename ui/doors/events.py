"""Server-sent events (HTML standard, 9.2), written out."""

import json
import threading
from collections.abc import Callable, Generator, Mapping
from typing import Any

from assistant.assistant import Asked
from assistant.speech.speech import joined
from assistant.turns import Done, Said, Shelf
from ui.doors.asking import Asking
from ui.doors.problems import FAILED, DoorError
from ui.doors.turn_shown import Showing


def event(name: str, document: Mapping[str, Any]) -> str:
    """One event."""
    return f"event: {name}\ndata: {as_json(document)}\n\n"


def as_json(document: Mapping[str, Any]) -> str:
    """A document on one line; half a character of a broken text becomes a question mark."""
    return json.dumps(document, ensure_ascii=False).encode(errors="replace").decode()


BROKEN = event("error", DoorError("failed", FAILED).document)


def turn_events(
    asking: Asking, showing: Showing, prepared: Callable[[], Asked]
) -> Callable[[threading.Event], Generator[str, None, None]]:
    """How the events of a turn are made: `products`, `text` as it grows, `done`."""

    def made(stop: threading.Event) -> Generator[str, None, None]:
        said, shelf, asked = "", None, prepared()
        for update in asking.updates(asked, stop):
            match update:
                case Shelf():
                    shelf = update
                    yield event("products", showing.shelf(update, asked.turn_id or ""))
                case Said(text=text):
                    longer = joined(said, text)
                    yield event("text", {"text": longer[len(said) :]})
                    said = longer
                case Done():
                    assert shelf is not None
                    yield event("done", showing.whole(shelf, update, asked.turns))

    return made


def whole_turn(
    asking: Asking, showing: Showing, prepared: Callable[[], Asked]
) -> Callable[[threading.Event], Generator[dict[str, Any], None, None]]:
    """How a turn is made that is given at once."""

    def made(stop: threading.Event) -> Generator[dict[str, Any], None, None]:
        shelf, asked = None, prepared()
        for update in asking.updates(asked, stop):
            match update:
                case Shelf():
                    shelf = update
                case Done():
                    assert shelf is not None
                    yield showing.whole(shelf, update, asked.turns)

    return made
