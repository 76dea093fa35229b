from datetime import datetime

import pytest

from ranking.event_columns import named, stated
from ranking.event_dates import date_order, is_numeric_date, read_date
from ranking.event_rows import event_rows
from ranking.purchases import event_from_row
from retrieval.errors import InputError, UsageError


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("CustomerID", "user_id"),
        ("Customer ID", "user_id"),
        ("customer_id", "user_id"),
        ("StockCode", "product_id"),
        ("sku", "product_id"),
        ("InvoiceDate", "time"),
        ("Created at", "time"),
        ("Invoice", "invoice"),
        ("Order ID", "invoice"),
        ("Qty", "quantity"),
        ("UnitPrice", "price"),
        ("stars", "rating"),
    ],
)
def test_usual_names_are_known(theirs, ours):
    assert named({theirs: "x"}) == {ours: "x"}


def test_our_own_name_comes_before_a_usual_one():
    assert named({"sku": "a", "product_id": "b"}) == {"product_id": "b"}


def test_a_stated_name_comes_before_both():
    assert named({"sku": "a", "product_id": "b", "asin": "c"}, stated("product_id=asin")) == {"product_id": "c"}


@pytest.mark.parametrize("text", ["user_id", "user_id=", "usr_id=Buyer", "price=a,b"])
def test_a_mapping_that_is_none_is_told(text):
    with pytest.raises(UsageError, match="--columns"):
        stated(text)


def test_what_comes_first_in_dates_is_read_from_the_whole_file(tmp_path):
    path = tmp_path / "p.csv"
    path.write_text("CustomerID,StockCode,InvoiceDate\n1.0,a,12/1/10 8:26\n1,b,12/13/10 9:00\n")
    found = [event_from_row(row) for row in event_rows(path)]
    assert [event.time for event in found] == [datetime(2010, 12, 1, 8, 26), datetime(2010, 12, 13, 9)]
    assert {event.user_id for event in found} == {"1"}


def test_a_date_of_two_meanings_is_told(tmp_path):
    path = tmp_path / "p.csv"
    path.write_text("user_id,product_id,time\na,x,1/2/2026\na,y,3/3/2026\na,z,2026-03-31\n")
    first, *others = event_rows(path)
    assert "day or the month first" in str(first.reason)
    assert [f"{event_from_row(row).time:%m-%d}" for row in others] == ["03-03", "03-31"]


@pytest.mark.parametrize(
    ("text", "order", "read"),
    [
        ("31.03.2026", None, datetime(2026, 3, 31)),
        ("3/31/2026 1:05 PM", "month", datetime(2026, 3, 31, 13, 5)),
        ("31-03-26 12:00 am", "day", datetime(2026, 3, 31)),
    ],
)
def test_dates_whose_year_comes_last_are_read(text, order, read):
    assert is_numeric_date(text)
    assert read_date(text, order) == read


@pytest.mark.parametrize("text", ["31/31/2026", "1/1/2026 13:00 PM", "30/02/2026"])
def test_a_day_that_is_none_is_told(text):
    with pytest.raises(InputError, match="is not a date"):
        read_date(text, "day")


def test_the_first_telling_date_decides():
    assert date_order(["1/2/2026", "13/1/2026"]) == "day"
    assert date_order(["1/2/2026", "1/13/2026"]) == "month"
    assert date_order(["1/2/2026", "2026-03-31"]) is None
