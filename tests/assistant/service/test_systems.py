"""Both order systems keep the contract; the embedded one also under two at once and over imports."""

import threading

import pytest
from sqlalchemy import text

from assistant.service.book import OrderBook
from assistant.service.imports import import_customers, import_orders
from assistant.service.tables import ACTS, CHANGED
from retrieval.database import connect
from retrieval.home import Home
from tests.assistant.service.fake_system import FakeOrderSystem
from tests.assistant.service.world import CUSTOMERS, ORDERS
from tests.contracts.order_system import OrderSystemContract
from tests.goods import write_rows

ROWS = [row for row in ORDERS if row["order_id"] != "#M1010"]


@pytest.fixture
def engine(tmp_path):
    engine = connect(Home(tmp_path))
    import_customers(engine, write_rows(tmp_path / "customers.jsonl", CUSTOMERS))
    import_orders(engine, write_rows(tmp_path / "orders.jsonl", ROWS))
    yield engine
    engine.dispose()


class TestOrderBook(OrderSystemContract):
    @pytest.fixture
    def system(self, engine):
        return OrderBook(engine)

    def test_of_two_at_once_one_is_done(self, system):
        acts = [self.act(system, str(number)) for number in range(6)]
        outcomes = []
        threads = [
            threading.Thread(target=lambda act=act: outcomes.append(system.carry_out(act).state)) for act in acts
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(outcomes) == ["changed"] * 5 + ["done"]

    def test_nothing_is_half_done(self, system, engine, monkeypatch):
        def broken(*_):
            raise ValueError("in the middle")

        monkeypatch.setattr("assistant.service.book._write_customer", broken)
        with pytest.raises(ValueError, match="in the middle"):
            system.carry_out(self.act(system))
        assert self.status(system) == "pending"
        with engine.connect() as connection:
            assert connection.execute(ACTS.select()).all() == []
            assert connection.execute(CHANGED.select()).all() == []

    def test_the_same_import_leaves_what_was_done(self, system, engine, tmp_path):
        system.carry_out(self.act(system))
        report = import_orders(engine, tmp_path / "orders.jsonl")
        assert report.unchanged == len(ROWS)
        assert self.status(system) == "cancelled"

    def test_news_from_an_import_count(self, system, engine, tmp_path):
        system.carry_out(self.act(system))
        news = [{**row, "status": "shipped"} for row in ROWS if row["order_id"] == "#M1001"]
        import_orders(engine, write_rows(tmp_path / "news.jsonl", news))
        assert self.status(system) == "shipped"

    def test_an_order_changed_outside_is_noticed(self, system, engine):
        act = self.act(system)
        with engine.begin() as connection:
            connection.execute(text("update orders set status = 'shipped' where order_id = '#M1001'"))
        assert system.carry_out(act).state == "changed"

    @pytest.mark.parametrize("number", ["#M2001", "M2001", "%", "_", "", "' or 1=1 --"])
    def test_a_lookup_gives_own_orders_only(self, system, number):
        assert system.order(number, user_id="ada") is None


class TestFakeOrderSystem(OrderSystemContract):
    @pytest.fixture
    def system(self):
        return FakeOrderSystem(CUSTOMERS, ROWS)


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ({"status": "lost"}, "status 'lost' is not one of"),
        ({"lines": []}, "has no lines"),
        ({"lines": [{"product_id": "mug"}]}, "cannot be read"),
        ({"user_id": " "}, "user_id is missing"),
        ({"payments": [{"amount": "much"}]}, "a payment cannot be read"),
        ({"delivered_on": "yesterday"}, "is not a day"),
    ],
)
def test_a_broken_order_is_rejected_with_its_reason(tmp_path, engine, broken, reason):
    path = write_rows(
        tmp_path / "more.jsonl", [{**ROWS[0], "order_id": "#M4", **broken}, {**ROWS[0], "order_id": "#M5"}]
    )
    report = import_orders(engine, path)
    assert (report.accepted, len(report.rejected)) == (1, 1)
    assert reason in report.rejected[0].reason


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ({"name": ""}, "name is missing"),
        ({"address": "here"}, "address is not an object"),
        ({"payment_methods": "cash"}, "payment_methods is not a list"),
        ({"payment_methods": [{"id": "gift_card_1", "balance": "some"}]}, "is not an amount"),
    ],
)
def test_a_broken_customer_is_rejected_with_its_reason(tmp_path, engine, broken, reason):
    report = import_customers(engine, write_rows(tmp_path / "more.jsonl", [{**CUSTOMERS[0], "user_id": "x", **broken}]))
    assert reason in report.rejected[0].reason
