"""What stands below every door: a message, the turns before it, and who asks, to the updates of one turn.

Keeps nothing between turns: the caller keeps the ids of its turns, and the state is a fold over them.
"""

import base64
import threading
import uuid
from collections.abc import Generator, Sequence
from contextlib import closing

from assistant.assistant import Asked
from assistant.guard.quotable import QuotableRetriever
from assistant.plan import query_of
from assistant.rehearsal import rehearsing, without_orders
from assistant.request import Request
from assistant.shop import Shop
from assistant.turns import Done, Said, Shelf, Turn, Update
from retrieval.query import Candidates
from ui.cart_events import count_cart
from ui.doors.gate import Caller
from ui.doors.problems import DoorError, beyond

MOST_TURNS = 200
"""Turns that a conversation is folded over: the last ones."""


class Asking:
    """Asks the assistant of one shop."""

    def __init__(self, shop: Shop, *, with_model: bool) -> None:
        """Keep the shop."""
        self.shop, self._with_model = shop, with_model

    def turns(self, turn_ids: Sequence[str], caller: Caller) -> tuple[Turn, ...]:
        """The caller's own turns of the ids given: the id of somebody else's turn opens nothing."""
        found = self.shop.journal.turns(turn_ids[-MOST_TURNS:])
        return tuple(turn for turn in found if turn.user_id in caller.ids)

    def asked(
        self,
        message: str,
        turns: Sequence[Turn],
        caller: Caller,
        k: int | None = None,
        picture: bytes | None = None,
    ) -> Asked:
        """A message as the assistant takes it."""
        return Asked(
            message=message,
            turns=tuple(turns),
            user_id=caller.user_id,
            signed_in=caller.signed_in,
            k=k or self.shop.settings.search.k,
            picture=picture,
            turn_id=uuid.uuid4().hex,
        )

    def picture(self, written: str | None) -> bytes | None:
        """A picture that is written in base64.

        Raises:
            DoorError: it is not, or the shop looks at no pictures.
        """
        if written is None:
            return None
        if self.shop.pictures is None:
            raise DoorError(
                "invalid",
                "This shop looks at no pictures: it has set no image-text model (search.pictures). Leave out picture.",
            )
        try:
            return base64.b64decode(written, validate=True)
        except ValueError:
            raise DoorError(
                "invalid", f"picture is not base64: it begins {written[:20]!r}. Send the bytes of the file in base64."
            ) from None

    def updates(
        self, asked: Asked, stop: threading.Event, *, again: bool = False, orders: bool = True
    ) -> Generator[Update, None, None]:
        """Answer a message; closing this, or setting `stop`, stops the model.

        Args:
            asked: the message.
            stop: stops the model when it is set.
            again: whether the same was asked before, and what it did is counted already.
            orders: whether order help may do what it is asked to.

        Raises:
            DoorError: the message is beyond a limit.
        """
        assistant = self.shop.assistant(with_model=self._with_model)
        with closing((assistant if orders else without_orders(assistant)).reply(asked, stop)) as updates:
            for update in updates:
                match update:
                    case Shelf(beyond=refusal) if refusal is not None:
                        said = next(each.text for each in updates if isinstance(each, Said))
                        raise beyond(refusal, said)
                    case Done(turn=turn) if not again:
                        count_cart(self.shop, asked, turn)
                yield update

    def search(self, text: str, k: int) -> tuple[Request, Candidates]:
        """What was read in a text, with its limits, and what the catalogue has of it."""
        read = self.shop.reader(with_model=False).search(text)
        return read, QuotableRetriever(self.shop.search).retrieve(query_of(read, k=k))

    def rehearsed(self, messages: Sequence[str], turns: Sequence[Turn]) -> tuple[Turn, ...]:
        """The turns given, and those that some messages after them lead to: nothing is done, noted or counted."""
        assistant, folded = rehearsing(self.shop.assistant(with_model=False)), tuple(turns)
        for message in messages:
            asked = Asked(message=message, turns=folded, k=self.shop.settings.search.k, turn_id=uuid.uuid4().hex)
            folded += tuple(update.turn for update in assistant.reply(asked) if isinstance(update, Done))
        return folded
