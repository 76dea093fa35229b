"""Who can be picked as the shopper in the chat: the people that the shop's settings name."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.service.system import OrderSystem


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A shopper who can be picked."""

    user_id: str
    name: str
    note: str | None = None
    """A few words about them."""


def people(user_ids: Sequence[str], book: OrderSystem) -> tuple[Person, ...]:
    """The people of some ids, by the order book; one it does not know goes by the id."""
    return tuple(_person(user_id, book) for user_id in user_ids)


def _person(user_id: str, book: OrderSystem) -> Person:
    customer = book.customer_by_id(user_id)
    if customer is None:
        return Person(user_id=user_id, name=user_id)
    return Person(user_id=user_id, name=customer.name, note=customer.note)
