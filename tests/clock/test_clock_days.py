"""A day that begins at another time than planned, and a day that is taken out."""

from __future__ import annotations

import datetime as dt

import pytest

from model import clock
from model.changes import apply_change
from model.methods import session_from_template
from model.workshop import Workshop

NINE = dt.datetime(2026, 11, 24, 9, 0)


@pytest.fixture
def workshop() -> Workshop:
    """The three days, the first one at nine."""
    return session_from_template("Kotka", "three-days", "fi", NINE, NINE)


@pytest.mark.parametrize(
    ("now", "elsewhere"),
    [
        (dt.datetime(2026, 11, 24, 9, 7), False),
        (dt.datetime(2026, 11, 24, 14, 59), False),
        (dt.datetime(2026, 11, 24, 15, 0), True),
        (dt.datetime(2026, 11, 23, 22, 0), True),
        (dt.datetime(2026, 11, 24, 0, 30), True),
        (dt.datetime(2027, 3, 1, 9, 0), True),
    ],
)
def test_late_is_not_elsewhere(workshop: Workshop, now: dt.datetime, elsewhere: bool) -> None:
    """Minutes and hours late are lateness; another date, or half the day, is another time."""
    day = workshop.days_in_order()[0]
    assert clock.begins_elsewhere(workshop, day, now) is elsewhere


def test_an_evening_that_begins_after_midnight_is_late() -> None:
    """Another date alone does not make it another time."""
    evening = dt.datetime(2026, 11, 24, 23, 30)
    workshop = session_from_template("Ilta", "check-up", "fi", evening, evening)
    day = workshop.days_in_order()[0]
    assert not clock.begins_elsewhere(workshop, day, dt.datetime(2026, 11, 25, 0, 5))


def test_a_day_begins_now_with_all_its_times(workshop: Workshop) -> None:
    """Clock times keep their distance, the first step runs, nothing is late; undo restores all."""
    day = workshop.days_in_order()[0]
    now = dt.datetime(2026, 11, 22, 13, 5, 40)
    change = clock.begin_now(workshop, day, now)
    after = apply_change(workshop, change)
    moved = after.days[day.id]
    assert moved.start == dt.datetime(2026, 11, 22, 13, 5)
    forecast = clock.forecast(after, moved, now)
    assert forecast.running == day.steps[0]
    assert (forecast.behind_minutes, forecast.warnings) == (0, ())
    before = {s.id: s.fixed for s in workshop.steps_of(day) if s.fixed}
    for step_id, fixed in before.items():
        there = after.steps[step_id].fixed
        assert there is not None
        planned = dt.datetime.combine(day.start.date(), fixed) - day.start
        assert dt.datetime.combine(moved.start.date(), there) - moved.start == planned
    assert apply_change(after, change.undone(now)) == workshop
    third = day.steps[2]
    jumped = apply_change(workshop, clock.begin_now(workshop, day, now, third))
    assert clock.running_step(jumped).id == third
    assert not clock.begins_elsewhere(after, moved, now), "it has begun"


def test_days_after_a_removed_one_count_one_less(workshop: Workshop) -> None:
    """Steps go along, numbers close up, undo brings it all back."""
    second = workshop.days_in_order()[1]
    change = clock.remove_day(workshop, second.id, NINE)
    after = apply_change(workshop, change)
    assert [day.number for day in after.days_in_order()] == [1, 2]
    assert not set(second.steps) & set(after.steps)
    assert apply_change(after, change.undone(NINE)) == workshop
