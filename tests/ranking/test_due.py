from datetime import UTC, date, datetime, timedelta

import pytest

from ranking.due import due_of
from ranking.events import Event

TODAY = date(2026, 6, 30)


def bought(*days_ago, product_id="tea"):
    noon = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
    return [Event(user_id="a", product_id=product_id, time=noon - timedelta(days=days)) for days in days_ago]


@pytest.mark.parametrize(("since", "chance"), [(0, 0.0), (15, 0.5), (30, 1.0), (60, 1.0), (240, 0.5)])
def test_it_is_due_when_the_usual_time_has_passed_and_given_up_long_after(since, chance):
    (tea,) = due_of(bought(since + 60, since + 30, since), TODAY)
    assert (tea.days, tea.usual_days, tea.bought) == (since, 30, 3)
    assert tea.chance == pytest.approx(chance)


def test_once_is_no_habit_and_twice_on_a_day_is_once():
    assert due_of(bought(5, 5), TODAY) == ()


def test_without_times_nothing_is_due():
    assert due_of([Event(user_id="a", product_id="tea", order=float(n)) for n in range(3)], TODAY) == ()
