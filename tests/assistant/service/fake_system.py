"""An order system in memory, as a shop might connect its own."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.service.act import Act
from assistant.service.customers import Customer, code, read_customer
from assistant.service.effects import customer_after, order_after
from assistant.service.orders import Order, read_order
from assistant.service.system import Outcome, Ticket
from retrieval.errors import HomeError


class FakeOrderSystem:
    """Records in two dictionaries; `down` makes every write fail."""

    def __init__(self, customers: Sequence[Mapping[str, Any]], orders: Sequence[Mapping[str, Any]]) -> None:
        self._customers = {row["user_id"]: (1, dict(row)) for row in customers}
        self._orders = {row["order_id"]: (1, dict(row)) for row in orders}
        self.acts: list[Act] = []
        self.tickets: list[Ticket] = []
        self.down = False

    def customer(
        self, *, email: str | None = None, name: str | None = None, postcode: str | None = None
    ) -> Customer | None:
        everybody = [each for user_id in self._customers if (each := self.customer_by_id(user_id))]
        if email:
            found = [each for each in everybody if each.email.casefold() == email.casefold()]
        elif name and postcode:
            named = [each for each in everybody if each.name.casefold() == name.casefold()]
            found = [each for each in named if code(each.postcode) == code(postcode)]
        else:
            found = []
        return found[0] if len(found) == 1 else None

    def customer_by_id(self, user_id: str) -> Customer | None:
        if user_id not in self._customers:
            return None
        version, record = self._customers[user_id]
        return read_customer(record, str(version))

    def orders(self, user_id: str) -> list[Order]:
        rows = sorted(self._orders.items())
        return [read_order(record, str(version)) for _, (version, record) in rows if record["user_id"] == user_id]

    def carry_out(self, act: Act) -> Outcome:
        if self.down:
            raise HomeError("The order system is down.")
        done = [each.act_id for each in self.acts]
        if act.act_id in done:
            return Outcome(state="again", reference=f"F{done.index(act.act_id)}")
        customer = self.customer_by_id(act.user_id)
        order = next((each for each in self.orders(act.user_id) if each.order_id == act.order_id), None)
        stated = customer is not None and customer.version == act.customer_version
        if not stated or (act.order_id and (order is None or order.version != act.order_version)):
            return Outcome(state="changed")
        if act.order_id:
            version, record = self._orders[act.order_id]
            self._orders[act.order_id] = (version + 1, order_after(record, act))
        version, record = self._customers[act.user_id]
        self._customers[act.user_id] = (version + 1, customer_after(record, act))
        self.acts.append(act)
        return Outcome(state="done", reference=f"F{len(self.acts) - 1}")

    def open_ticket(self, ticket: Ticket) -> str:
        if self.down:
            raise HomeError("The order system is down.")
        if ticket not in self.tickets:
            self.tickets.append(ticket)
        return f"T{self.tickets.index(ticket)}"
