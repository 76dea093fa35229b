"""A turn as the HTTP door shows it: what `ask` prints, and what a page needs besides."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.cart.link import cart_link
from assistant.request_json import request_json
from assistant.shop import Shop
from assistant.speech.speech import Speech
from assistant.turn_json import answered_json
from assistant.turn_record import table_json
from assistant.turns import CartLine, Choice, Done, Shelf, Turn
from ranking.ranked import RankedProduct
from retrieval.money import as_number, format_price
from ui.doors.shown import products_of_ids, ranked_product_json


@dataclass(frozen=True, slots=True)
class Showing:
    """Shows the turns of a shop to one caller."""

    shop: Shop
    base: str
    """The address of the server as the caller knows it."""

    def shelf(self, shelf: Shelf, turn_id: str) -> dict[str, Any]:
        """The products of a turn, before its words."""
        document: dict[str, Any] = {
            "turn_id": turn_id,
            "request": request_json(shelf.request),
            "products": self._products(shelf.products, shelf.whys, Speech(shelf.language)),
            "total": shelf.total,
            "choices": choices_json(shelf.choices),
            "language": shelf.language,
        }
        flags = {"no_match": shelf.no_match, "near": shelf.near, "unchanged": shelf.unchanged}
        table = {} if shelf.table is None else {"table": table_json(shelf.table)}
        return {**document, **{name: True for name, raised in flags.items() if raised}, **table}

    def whole(self, shelf: Shelf, done: Done, before: Sequence[Turn]) -> dict[str, Any]:
        """A finished turn."""
        turn = done.turn
        return {
            **answered_json(done),
            **self.shelf(shelf, turn.turn_id),
            "request": request_json(turn.request),
            "turns": [*(each.turn_id for each in before), turn.turn_id],
            "cart": self.cart(turn.cart),
        }

    def cart(self, cart: Sequence[CartLine]) -> dict[str, Any]:
        """The cart after a turn, and where it is paid for."""
        known = {each.product_id: each for each in products_of_ids([line.product_id for line in cart], self.shop)}
        lines = []
        for line in cart:
            product = known.get(line.product_id)
            if product is None:
                continue
            price, currency = product.current_price_minor, product.currency or "USD"
            cost = (
                {}
                if price is None
                else {"price": as_number(price, currency), "price_text": format_price(price, currency)}
            )
            lines.append({"product_id": line.product_id, "title": product.title, "quantity": line.quantity, **cost})
        link = cart_link(self.shop.settings.shop.cart_link, cart)
        return {"lines": lines} if link is None else {"lines": lines, "link": link}

    def _products(self, items: Sequence[RankedProduct], whys: Any, say: Speech) -> list[dict[str, Any]]:
        return [
            ranked_product_json(item, whys.get(item.product.product_id), self.shop, self.base, say) for item in items
        ]


def choices_json(choices: Sequence[Choice]) -> list[dict[str, str]]:
    """Ways on that can be pressed: what each is called, and the message that asks for it."""
    return [{"label": choice.label, "message": choice.message} for choice in choices]
