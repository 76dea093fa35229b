"""What every order system must do."""

import pytest

from assistant.service.act import Act
from assistant.service.system import OrderSystem, Ticket


class OrderSystemContract:
    """Inherit, with a `system` fixture: Ada (ada@example.com, AB1 2CD) has #M1001, pending, and #M1002; Bo #M2001."""

    def act(self, system: OrderSystem, act_id: str = "1", order_id: str = "#M1001") -> Act:
        customer = system.customer_by_id("ada")
        assert customer is not None
        order = next(order for order in system.orders("ada") if order.order_id == order_id)
        return Act(
            act_id=act_id,
            kind="cancel",
            user_id="ada",
            customer_version=customer.version,
            order_id=order.order_id,
            order_version=order.version,
            status_after="cancelled",
            reason="no longer needed",
        )

    def status(self, system: OrderSystem, order_id: str = "#M1001") -> str:
        return next(order.status for order in system.orders("ada") if order.order_id == order_id)

    def test_a_customer_is_found_by_email(self, system):
        assert system.customer(email="ADA@example.com").user_id == "ada"

    def test_a_customer_is_found_by_name_and_postcode(self, system):
        assert system.customer(name="ada thrift", postcode="ab1 2cd").user_id == "ada"

    @pytest.mark.parametrize(
        "wrong",
        [
            {"email": "eve@example.com"},
            {"name": "Ada Thrift", "postcode": "XX1 1XX"},
            {"name": "Ada Thrift"},
            {"postcode": "AB1 2CD"},
            {},
        ],
    )
    def test_nobody_is_found_by_less(self, system, wrong):
        assert system.customer(**wrong) is None

    def test_orders_are_of_one_customer_and_by_number(self, system):
        assert [order.order_id for order in system.orders("ada")] == ["#M1001", "#M1002"]

    def test_nobody_has_no_orders(self, system):
        assert list(system.orders("nobody")) == []

    def test_an_act_is_done(self, system):
        outcome = system.carry_out(self.act(system))
        assert outcome.state == "done"
        assert outcome.reference
        assert self.status(system) == "cancelled"

    def test_an_act_is_done_once(self, system):
        act = self.act(system)
        first, second = system.carry_out(act), system.carry_out(act)
        assert (second.state, second.reference) == ("again", first.reference)

    def test_an_act_stated_on_another_state_changes_nothing(self, system):
        late = self.act(system, "2")
        system.carry_out(self.act(system, "1"))
        assert system.carry_out(late).state == "changed"

    def test_an_act_on_an_order_of_somebody_else_changes_nothing(self, system):
        theirs = next(iter(system.orders("bo")))
        mine = self.act(system)
        act = Act(
            act_id="3",
            kind="cancel",
            user_id="ada",
            customer_version=mine.customer_version,
            order_id=theirs.order_id,
            order_version=theirs.version,
            status_after="cancelled",
        )
        assert system.carry_out(act).state == "changed"
        assert next(iter(system.orders("bo"))).status == "pending"

    def test_a_version_changes_with_the_order(self, system):
        before = self.act(system).order_version
        system.carry_out(self.act(system))
        assert self.act(system).order_version != before

    def test_a_ticket_is_opened_once(self, system):
        ticket = Ticket(ticket_id="t", user_id="ada", wish="a person", summary="...")
        assert system.open_ticket(ticket) == system.open_ticket(ticket)
