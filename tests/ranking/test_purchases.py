"""Import of purchases: what a shop's export may look like."""

import math
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ranking.events import EventStore
from ranking.purchases import event_from_row, import_purchases
from retrieval.database import connect
from retrieval.errors import InputError
from retrieval.feeds.row import Row
from retrieval.home import Home
from tests.goods import catalogue_of, write_rows

NOON = datetime(2026, 3, 31, 12, tzinfo=UTC).timestamp()


@pytest.fixture
def engine(tmp_path):
    catalogue_of(tmp_path)
    return connect(Home(tmp_path))


def event(**values):
    return event_from_row(Row(line=1, values={"user_id": "a", "product_id": "mug", **values}))


@pytest.mark.parametrize(
    "time",
    [
        "2026-03-31T12:00:00Z",
        "2026-03-31 12:00",
        "2026-03-31T14:00:00+02:00",
        "20260331T120000Z",
        datetime(2026, 3, 31, 12),
        datetime(2026, 3, 31, 12, tzinfo=UTC),
        int(NOON),
        NOON,
        str(int(NOON)),
        f"{NOON * 1000:.0f}",
    ],
)
def test_a_time_is_read_in_many_forms(time):
    assert event(time=time).when == NOON


@pytest.mark.parametrize("date", ["2026-03-31", "20260331", 20260331])
def test_a_date_is_its_midnight(date):
    assert event(time=date).when == NOON - 12 * 3600


@pytest.mark.parametrize("time", ["31/03/2026", "yesterday", "9" * 30, "-5", "nan", "2026-13-01", "१२३४५६७८९"])
def test_a_time_that_is_none_is_told(time):
    with pytest.raises(InputError, match="is not a date"):
        event(time=time)


@pytest.mark.parametrize("rating", [0, -1, 5.1, 99, "nan", "inf", "five"])
def test_a_rating_out_of_range_is_told(rating):
    with pytest.raises(InputError, match="rating"):
        event(rating=rating)


@pytest.mark.parametrize("empty", [None, "", " ", math.nan])
def test_an_empty_cell_is_absent(empty):
    assert (
        event(rating=empty, time=empty, order=empty, quantity=empty, price=empty, split=empty, event=empty) == event()
    )


@pytest.mark.parametrize("quantity", ["nan", "inf", "1e30", 0, 1.5, -1.5])
def test_a_quantity_that_cannot_be_is_told(quantity):
    with pytest.raises(InputError, match="quantity"):
        event(quantity=quantity)


def test_a_quantity_below_zero_gives_back():
    assert (event(quantity=-2).kind, event(quantity=-2).quantity) == ("cancel", 2)
    with pytest.raises(InputError, match="cannot be cancelled"):
        event(quantity=-2, event="view")


@pytest.mark.parametrize("written", ["cancel", "Cancellation", "return", "REFUND"])
def test_a_return_goes_by_many_names(written):
    assert event(event=written).kind == "cancel"


@pytest.mark.parametrize("column", ["order", "invoice", "InvoiceNo"])
def test_a_number_that_starts_with_c_cancels(column):
    found = event(**{column: "C536379", "quantity": "-1"})
    assert (found.kind, found.order, found.quantity) == ("cancel", 536_379.0, 1)
    assert event(**{column: "536379"}).kind == "purchase"


@pytest.mark.parametrize("price", [0, "0.00", -3.5])
def test_what_has_no_price_is_no_purchase(price):
    with pytest.raises(InputError, match="price"):
        event(price=price)
    assert event(price=0, event="view").price_minor == 0


@pytest.mark.parametrize("written", [17850, 17850.0, "17850.0", " 17850 "])
def test_an_id_that_is_a_number_in_one_file_is_the_same_as_text_in_another(written):
    assert event(user_id=written).user_id == event(user_id="17850").user_id


@pytest.mark.parametrize("written", ["001", "1.50", "a.0", "85123A", "1e5"])
def test_an_id_that_is_text_stays(written):
    assert event(user_id=written).user_id == written


def test_a_time_to_come_is_kept_out_and_told(engine, tmp_path):
    rows = [{"user_id": "a", "product_id": "mug", "time": time} for time in ("2026-03-31", "2026-04-09")]
    path = write_rows(tmp_path / "p.jsonl", rows)
    report = import_purchases(engine, path, now=datetime(2026, 3, 31, 12, tzinfo=UTC))
    assert (report.accepted, [row.line for row in report.rejected]) == (1, [2])
    assert "still to come" in report.rejected[0].reason


def test_rows_without_a_shopper_are_listed_and_lose_no_other(engine, tmp_path):
    table = {"CustomerID": [17850, None], "StockCode": ["mug", "mug"], "Quantity": [6, 1]}
    pq.write_table(pa.table(table), tmp_path / "p.parquet")
    report = import_purchases(engine, tmp_path / "p.parquet")
    assert (report.accepted, [row.line for row in report.rejected]) == (1, [2])
    assert EventStore(engine).users() == ("17850",)


def test_stated_columns_are_read_and_a_wrong_one_is_told(engine, tmp_path):
    path = write_rows(tmp_path / "p.jsonl", [{"who": "a", "what": "mug"}])
    assert import_purchases(engine, path, columns={"user_id": "who", "product_id": "what"}).accepted == 1
    with pytest.raises(InputError, match="no column 'whom'"):
        import_purchases(engine, path, columns={"user_id": "whom"})


def test_the_same_number_on_two_platforms_is_two_people(engine, tmp_path):
    path = write_rows(tmp_path / "p.jsonl", [{"user_id": 17, "product_id": "mug"}])
    for platform in ("till", "web"):
        import_purchases(engine, path, platform=platform)
    assert EventStore(engine).users() == ("till:17", "web:17")


@pytest.mark.parametrize("order", ["nan", "inf", "-inf", "third"])
def test_a_place_that_sorts_nowhere_is_told(order):
    with pytest.raises(InputError, match="order"):
        event(order=order)


def test_a_rating_alone_is_a_rating_and_one_without_a_number_is_told():
    assert event(rating="4.5").kind == "rating"
    assert event(event="Purchase").kind == "purchase"
    with pytest.raises(InputError, match="rating is missing"):
        event(event="rating")


@settings(derandomize=True, deadline=None, max_examples=150)
@given(
    st.dictionaries(
        st.sampled_from(["user_id", "product_id", "time", "order", "event", "rating", "quantity", "price", "split"]),
        st.one_of(
            st.none(),
            st.booleans(),
            st.integers(),
            st.floats(),
            st.text(max_size=12),
            st.sampled_from("1 5 4e9".split()),
        ),
    )
)
def test_any_row_is_an_event_or_told(values):
    try:
        found = event_from_row(Row(line=1, values=values))
    except InputError:
        return
    assert math.isfinite(found.when)
    assert found.value is None or 0 < found.value <= 5


def test_an_unknown_product_is_told_with_what_to_do(engine, tmp_path):
    report = import_purchases(engine, write_rows(tmp_path / "p.jsonl", [{"user_id": "a", "product_id": "nothing"}]))
    assert (report.accepted, report.rejected[0].line, report.rejected[0].product_id) == (0, 1, "nothing")
    assert "Import the products first" in report.rejected[0].reason


def test_a_line_that_is_no_row_loses_no_good_one(engine, tmp_path):
    path = tmp_path / "p.jsonl"
    path.write_text(
        '{"user_id": "a", "product_id": "mug"}\n{"user_id": "a", "pro\n[1]\n{"user_id": "b", "product_id": "mug"}\n'
    )
    report = import_purchases(engine, path)
    assert (report.accepted, [row.line for row in report.rejected]) == (2, [2, 3])


def test_csv_and_parquet_say_the_same(engine, tmp_path):
    (tmp_path / "p.csv").write_text("user_id,product_id,time,rating\na,mug,2026-03-31,\na,blanket,2026-04-01,5\n")
    table = {"user_id": ["a", "a"], "product_id": ["mug", "blanket"], "time": ["2026-03-31", "2026-04-01"]}
    pq.write_table(pa.table({**table, "rating": [math.nan, 5.0]}), tmp_path / "p.parquet")
    assert import_purchases(engine, tmp_path / "p.csv").accepted == 2
    assert import_purchases(engine, tmp_path / "p.parquet").unchanged == 2


def test_a_longer_export_adds_only_what_is_new(engine, tmp_path):
    rows = [{"user_id": "a", "product_id": "mug", "time": "2026-03-31"}] * 2
    import_purchases(engine, write_rows(tmp_path / "p.jsonl", rows))
    report = import_purchases(engine, write_rows(tmp_path / "p.jsonl", [*rows, {**rows[0], "product_id": "blanket"}]))
    assert (report.accepted, report.unchanged) == (1, 2)


def test_what_is_stored_comes_back_as_it_was(engine):
    full = event(time="2026-03-31T14:00:00+02:00", order=3, rating=4.5, quantity=2, price="$9.50", split="valid")
    EventStore(engine).add([full])
    (found,) = EventStore(engine).all()
    assert found == full
    assert found.price_minor == 950


def test_a_price_without_a_currency_is_in_that_of_its_product():
    values = {"user_id": "a", "product_id": "mug", "price": "1200"}
    assert event_from_row(Row(line=1, values=values), {"mug": "JPY"}).price_minor == 1_200
    assert event_from_row(Row(line=1, values=values)).price_minor == 120_000


def test_the_same_like_twice_at_once_is_kept_twice(engine):
    store = EventStore(engine)
    assert store.add([event(event="like")] * 50) == 50
    assert store.count() == 50
