"""One request for a completion: which turn it is, and the answer as a client of chat completions reads it."""

import threading
import time
import uuid
from collections.abc import Generator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from assistant.assistant import Asked
from assistant.speech.speech import joined
from assistant.turns import Done, Said, Shelf, Update
from ranking.ranked import RankedProduct
from retrieval.money import format_price
from ui.doors.asking import Asking
from ui.doors.completions_forms import MODEL
from ui.doors.conversations import Conversations, Found, Seen
from ui.doors.events import as_json
from ui.doors.gate import Caller
from ui.doors.turn_shown import Showing
from ui.identity.guests import Guests
from ui.pictures import is_web_address

PRODUCTS = 6
"""Products in an answer: as many as read well as a list."""
MOST_REHEARSED = 20
"""Earlier messages that are gone through again, the last ones, where the conversation is not known."""
END = "data: [DONE]\n\n"


class Chat:
    """The next turn of a conversation that is known by its messages alone."""

    def __init__(
        self, asking: Asking, conversations: Conversations, guests: Guests, seen: Sequence[Seen], caller: Caller
    ) -> None:
        """Find the conversation.

        Args:
            asking: asks the assistant.
            conversations: those of lately.
            guests: reads the pass of a guest.
            seen: the messages, the one to be answered last.
            caller: who asks. Somebody nobody knows is the guest of the conversation.
        """
        self._asking, self._conversations, self._seen = asking, conversations, seen
        self._whose = "" if caller.new_pass is not None else caller.user_id
        self._found = conversations.find(self._whose, seen)
        self.caller = _guest_of(self._found, caller, guests)
        self._id, self._created = f"chatcmpl-{uuid.uuid4().hex}", int(time.time())

    def whole(self, showing: Showing, stop: threading.Event) -> Generator[dict[str, Any], None, None]:
        """The answer at once."""
        said, shelf = "", None
        for update in self._updates(stop):
            match update:
                case Shelf():
                    shelf = update
                case Said(text=text):
                    said = joined(said, text)
                case Done():
                    assert shelf is not None
                    said += listed(update.products)
                    self._keep(said, update)
                    message = {"role": "assistant", "content": said}
                    choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
                    yield self._document("chat.completion", choice, showing.whole(shelf, update, self._asked.turns))

    def chunks(self, showing: Showing, stop: threading.Event) -> Generator[str, None, None]:
        """The answer as it grows: the products first, in the field `shelftalker`, then the text."""
        said, shelf = "", None
        for update in self._updates(stop):
            match update:
                case Shelf():
                    shelf = update
                    document = showing.shelf(update, self._asked.turn_id or "")
                    yield self._chunk({"role": "assistant", "content": ""}, shown=document)
                case Said(text=text):
                    longer = joined(said, text)
                    yield self._chunk({"content": longer[len(said) :]})
                    said = longer
                case Done():
                    assert shelf is not None
                    products = listed(update.products)
                    self._keep(said + products, update)
                    if products:
                        yield self._chunk({"content": products})
                    yield self._chunk({}, "stop", showing.whole(shelf, update, self._asked.turns))
                    yield END

    def _updates(self, stop: threading.Event) -> Generator[Update, None, None]:
        return self._asking.updates(self._asked, stop, again=self._found.answered)

    @cached_property
    def _asked(self) -> Asked:
        """The message, after the turns before it; those that are not known are rehearsed."""
        turns = self._asking.rehearsed(self._found.unknown[-MOST_REHEARSED:], self._found.turns)
        return self._asking.asked(self._seen[-1].text, turns, self.caller, PRODUCTS)

    def _keep(self, said: str, done: Done) -> None:
        turns = (*self._asked.turns, done.turn)
        self._conversations.keep(self._whose, self._seen, said, turns, self.caller.new_pass)

    def _chunk(self, delta: Mapping[str, str], end: str | None = None, shown: Mapping[str, Any] | None = None) -> str:
        choice = {"index": 0, "delta": delta, "finish_reason": end, "logprobs": None}
        return f"data: {as_json(self._document('chat.completion.chunk', choice, shown))}\n\n"

    def _document(self, kind: str, choice: Mapping[str, Any], shown: Mapping[str, Any] | None) -> dict[str, Any]:
        document = {"id": self._id, "object": kind, "created": self._created, "model": MODEL, "choices": [choice]}
        return document if shown is None else {**document, "shelftalker": shown}


def listed(products: Sequence[RankedProduct]) -> str:
    """The products of an answer as a list below its text; "" without any."""
    lines = [f"{item.rank}. {_line(item)}" for item in products]
    return "\n\n" + "\n".join(lines) if lines else ""


def _line(item: RankedProduct) -> str:
    product, price = item.product, item.product.current_price_minor
    cost = "" if price is None else f", {format_price(price, product.currency or 'USD')}"
    link = f" {product.link}" if product.link and is_web_address(product.link) else ""
    return f"{product.title}{cost}{link}"


def _guest_of(found: Found, caller: Caller, guests: Guests) -> Caller:
    """The caller, as the guest that somebody unknown was earlier in the same conversation."""
    guest = guests.read(found.guest_pass) if caller.new_pass is not None else None
    if guest is None:
        return caller
    return replace(caller, user_id=guest, ids=frozenset({guest}), new_pass=found.guest_pass)
