"""Training on what exports really hold: next to nothing, everything, all the same, twice, without a time."""

import math
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from ranking.evaluation import top
from ranking.history import History
from ranking.profile import profile_of
from ranking.purchases import import_purchases
from ranking.repeats import learn_repeats
from retrieval.database import connect
from retrieval.home import Home
from tests.goods import catalogue_of, write_rows
from tests.ranking.events import MANY, PRODUCTS, bought, scored, trained

ONE = bought("a", "cup")
EVERYTHING = [*MANY, *bought("all", *PRODUCTS)]
EQUAL = [replace(event, kind="rating", value=3.0) for event in MANY]
LIKED = [replace(event, kind="rating", value=5.0) for event in MANY]
CASES = {
    "none": [],
    "one": ONE,
    "everything": EVERYTHING,
    "equal": EQUAL,
    "liked": LIKED,
    "twice": [*MANY, *MANY],
    "timeless": [replace(event, order=None) for event in MANY],
    "cancelled": [*MANY, *(replace(event, kind="cancel", order=9.0) for event in MANY)],
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("how", ["last", "time", "column"])
def test_a_shop_can_train_on(case, how):
    events = CASES[case]
    result = trained(events, how)
    assert not np.isinf(scored(result.model, ("cup",))).any()
    assert not np.isnan(scored(result.model, ())).all()
    assert learn_repeats(events, {}).due(events, datetime(2026, 1, 1, tzinfo=UTC)) == ()


@pytest.mark.parametrize("case", CASES)
def test_a_profile_can_be_read_from(case):
    found = profile_of("x", CASES[case], {})
    assert set(found.history.product_ids) <= set(PRODUCTS)
    assert all(0 < weight <= 1 for weight in found.history.weights)


def test_who_bought_everything_is_shown_nothing_of_it():
    result = trained(EVERYTHING)
    assert top(result.model, History.of(PRODUCTS), PRODUCTS) == []


def test_what_is_imported_twice_over_in_one_file_stays_twice(tmp_path):
    catalogue_of(tmp_path)
    rows = [{"user_id": "a", "product_id": "mug", "time": "2026-01-01"}] * 3
    engine = connect(Home(tmp_path))
    path = write_rows(tmp_path / "p.jsonl", rows)
    assert [import_purchases(engine, path).accepted for _ in range(2)] == [3, 0]


def test_a_rating_that_is_no_number_is_told_and_loses_no_other(tmp_path):
    catalogue_of(tmp_path)
    rows = [{"user_id": "a", "product_id": "mug", "event": "rating", "rating": value} for value in (math.nan, 4)]
    report = import_purchases(connect(Home(tmp_path)), write_rows(tmp_path / "p.jsonl", rows))
    assert (report.accepted, [row.line for row in report.rejected]) == (1, [1])
