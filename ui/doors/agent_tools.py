"""What agents can do in the shop: search, look at, compare, have something recommended, ask. Nothing is bought here."""

import threading
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.answers.compare import MOST as MOST_COMPARED
from assistant.answers.compare import comparison
from assistant.request_json import request_json
from assistant.turn_record import table_json
from assistant.turns import Done, Shelf, Turn
from retrieval.vocabulary import stems
from ui.doors.agent_forms import ComparedOut, PickOut, ReplyOut, SourceOut
from ui.doors.asking import MOST_TURNS, Asking
from ui.doors.forms import CartOut, ChoiceOut, DetailOut, FoundOut, SearchOut
from ui.doors.gate import Caller
from ui.doors.problems import DoorError
from ui.doors.shown import candidate_json, detail_json, product_json, products_of_ids
from ui.doors.turn_shown import Showing, choices_json
from ui.identity.guests import Guests

ANYTHING = "recommend me something"
PICKS = 6


@dataclass(frozen=True, slots=True)
class AgentTools:
    """The tools of one shop."""

    asking: Asking
    guests: Guests

    def search(self, query: str, limit: int, base: str) -> SearchOut:
        """What a search finds; limits in its words are read."""
        shop = self.asking.shop
        read, found = self.asking.search(query, limit)
        products = [FoundOut(**candidate_json(item, shop, base)) for item in found.items]
        return SearchOut(query=request_json(read), products=products, total=found.total, sold=found.sold)

    def product(self, product_id: str, base: str) -> DetailOut:
        """All that a listing says.

        Raises:
            DoorError: there is none of this id.
        """
        for product in products_of_ids([product_id], self.asking.shop):
            return DetailOut(**detail_json(product, self.asking.shop, base))
        raise DoorError("not_found", f"There is no product {product_id[:100]!r}. Find ids with search_products.")

    def compared(self, product_ids: Sequence[str], wish: str, base: str) -> ComparedOut:
        """Products side by side.

        Raises:
            DoorError: fewer than two of them are known, or too many are given.
        """
        if len(set(product_ids)) > MOST_COMPARED:
            raise DoorError(
                "invalid", f"product_ids: compare up to {MOST_COMPARED}; {len(set(product_ids))} are given."
            )
        products = products_of_ids(product_ids, self.asking.shop)
        if len(products) < 2:
            raise DoorError("not_found", "Fewer than two of these ids are known. Find ids with search_products.")
        answer = comparison(products, stems(wish))
        known = {product.product_id for product in products}
        return ComparedOut(
            answer=" ".join(answer.sentences),
            products=[DetailOut(**detail_json(product, self.asking.shop, base)) for product in products],
            table=None if answer.table is None else table_json(answer.table),
            unknown=[key for key in dict.fromkeys(product_ids) if key not in known],
        )

    def reply(
        self, message: str, conversation: str | None, caller: Caller, base: str, stop: threading.Event
    ) -> Generator[ReplyOut, None, None]:
        """The assistant's reply to a message.

        Args:
            message: what is asked.
            conversation: as an earlier reply gave it; None begins one.
            caller: who asks. One that names no shopper is the guest of the conversation.
            base: the address of the server as the caller knows it.
            stop: stops the model when it is set.

        Raises:
            DoorError: the conversation is none of this shop's, or the message is beyond a limit.
        """
        guest_pass = conversation or self.guests.new()
        guest = self.guests.read(guest_pass)
        if guest is None:
            raise DoorError("invalid", "conversation: not one of this shop's. Leave it out to begin a new one.")
        named = caller.with_key and caller.new_pass is None
        if not named:
            caller = replace(caller, user_id=guest, ids=frozenset({guest}), signed_in=False)
        turns = self.asking.shop.journal.of_user(guest)[-MOST_TURNS:] if conversation else ()
        shelf = None
        for update in self.asking.updates(self.asking.asked(message, turns, caller, PICKS), stop):
            match update:
                case Shelf():
                    shelf = update
                case Done():
                    assert shelf is not None
                    yield self._told(shelf, update, Showing(self.asking.shop, base), None if named else guest_pass)

    def _told(self, shelf: Shelf, done: Done, showing: Showing, conversation: str | None) -> ReplyOut:
        turn = done.turn
        return ReplyOut(
            answer=turn.answer,
            outcome=turn.outcome,
            products=self._picks(turn, showing.base),
            no_match=shelf.no_match or shelf.near,
            sources=_sources(turn),
            choices=[ChoiceOut(**choice) for choice in choices_json(shelf.choices)],
            cart=CartOut.model_validate(showing.cart(turn.cart)),
            conversation=conversation,
        )

    def _picks(self, turn: Turn, base: str) -> list[PickOut]:
        """The shelf after a turn, which is what "the second one" counts."""
        shop = self.asking.shop
        documents: list[dict[str, Any]] = [
            product_json(product, shop, base) for product in products_of_ids(turn.shown, shop)
        ]
        return [PickOut(**document, why=turn.whys.get(document["product_id"])) for document in documents]


def _sources(turn: Turn) -> list[SourceOut]:
    places = dict.fromkeys(place for sentence in turn.sentences for place in sentence.facts)
    facts = [turn.evidence[place] for place in places if place < len(turn.evidence)]
    return [SourceOut(text=fact.text, source=fact.source, link=fact.link) for fact in facts]
