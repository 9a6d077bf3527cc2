"""Another end agreed on the day: what is late then, what is spare, what keeps its minutes."""

from __future__ import annotations

import datetime as dt

import pytest
from clock_agendas import Room, at, closing, lunch, of, step, times, workshop

from model import clock
from model.changes import update
from model.clock import Recovery
from model.entities import Part, Step
from model.errors import Refused

MINUTE = dt.timedelta(minutes=1)


def morning(*more: Step) -> Room:
    """Lunch at 11:30 with nothing to spare before it, closing at 14:30."""
    return Room(
        workshop(step("talk", 60), step("work", 90), lunch(), step("on", 135), *more, closing())
    )


def way_out(room: Room, key: str, clock_time: str) -> Recovery:
    return next(way for way in room.at(clock_time).recoveries if way.key == key)


def take(room: Room, key: str, clock_time: str) -> None:
    room.do(clock.recover(room.workshop, room.day, key, at(clock_time)))


def test_a_pushed_end_is_agreed_and_nothing_is_behind_any_more() -> None:
    room = morning()
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.next_step(room.workshop, at("10:12")))
    assert room.at("10:12").words == "12 min behind, ends 15:00"
    way = way_out(room, "push_end", "10:12")
    assert (way.expected_end, way.agreed_end) == (at("15:12"), at("15:12"))
    assert way.agreed_starts == (("lunch", at("11:42")),)
    assert [(p.id, f"{p.start:%H:%M}", f"{p.end:%H:%M}", p.minutes) for p in way.preview] == [
        ("work", "10:12", "11:42", 90),
        ("lunch", "11:42", "12:27", 45),
        ("on", "12:27", "14:42", 135),
        ("closing", "14:42", "15:12", 30),
    ]
    take(room, "push_end", "10:12")
    seen = room.at("10:12")
    assert (seen.planned_end, seen.agreed_end, seen.due_end) == (
        at("15:00"),
        at("15:12"),
        at("15:12"),
    )
    assert (seen.words, seen.behind_minutes) == ("on time, ends 15:12 as agreed", 0)
    assert (seen.warnings, seen.losses, seen.recoveries) == ((), (), ())
    assert of(seen, "lunch").planned_start == at("11:30")
    document = clock.document(seen)
    assert document["agreed_end"] == "2026-11-24T15:12"
    assert document["planned_end"] == "2026-11-24T15:00"


def test_what_is_lost_after_the_agreement_is_measured_against_it() -> None:
    room = morning()
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.next_step(room.workshop, at("10:12")))
    take(room, "push_end", "10:12")
    room.do(clock.add_minutes(room.workshop, "work", 6, at("10:20")))
    seen = room.at("10:20")
    assert (seen.behind_minutes, seen.words) == (6, "6 min behind, ends 15:12 as agreed")
    assert seen.warnings == ("lunch starts 11:48, 6 min late, and keeps 39 of 45 min",)
    assert [loss.words for loss in seen.losses] == ["lunch keeps 39 of 45 min"]
    assert way_out(room, "push_end", "10:20").agreed_end == at("15:18")
    shorter = way_out(room, "shorten", "10:20")
    assert shorter.expected_end == at("15:12")
    assert dict(shorter.steps) == {"lunch": 45, "on": 129}


def test_a_guest_who_was_told_a_later_hour_is_not_late_at_it() -> None:
    room = Room(workshop(step("a", 60), step("guest", 45, fixed="10:00"), closing(15)))
    room.do(clock.start(room.workshop, at("09:10")))
    assert room.at("09:10").warnings[0] == "guest starts 10:10, 10 min late"
    take(room, "push_end", "09:10")
    assert room.workshop.steps["guest"].agreed_start == at("10:10")
    assert room.at("09:10").warnings == ()
    assert room.at("10:15").warnings[0] == "guest starts 10:15, 5 min late"
    # Where time is won back, the guest comes on at the planned hour at the earliest.
    room.do(clock.add_minutes(room.workshop, "a", -30, at("09:11")))
    assert of(room.at("09:11"), "guest").expected_start == at("10:00")


def test_time_won_back_after_the_agreement_is_to_spare() -> None:
    room = morning()
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.next_step(room.workshop, at("10:12")))
    take(room, "push_end", "10:12")
    room.do(clock.add_minutes(room.workshop, "on", -20, at("10:13")))
    seen = room.at("10:13")
    assert (seen.behind_minutes, seen.words) == (0, "on time, ends 14:52 instead of 15:12")
    room.do(clock.next_step(room.workshop, at("11:42")))
    room.do(clock.next_step(room.workshop, at("12:27")))
    assert room.at("12:27").spare == 20 * MINUTE


def test_an_end_agreed_by_hand_and_taken_back() -> None:
    room = morning()
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.agree_end(room.workshop, room.day, at("14:30"), at("09:05")))
    seen = room.at("09:05")
    assert seen.words == "on time, ends 15:00 instead of 14:30"
    assert [loss.by for loss in seen.losses] == [30 * MINUTE]
    assert way_out(room, "shorten", "09:05").expected_end == at("14:30")
    room.do(clock.agree_end(room.workshop, room.day, None, at("09:06")))
    assert room.at("09:06").words == "on time"
    for wrong in (at("09:00"), at("08:00"), at("09:00") + dt.timedelta(days=1)):
        with pytest.raises(Refused, match="cannot end"):
            clock.agree_end(room.workshop, room.day, wrong, at("09:06"))


def test_an_agreement_of_another_date_binds_nobody() -> None:
    room = morning()
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.next_step(room.workshop, at("10:12")))
    take(room, "push_end", "10:12")
    again = clock.copy_day(room.workshop, room.workshop, room.day, at=at("16:00"))
    room.do(again)
    copy = Room(room.workshop, room.workshop.days_in_order()[-1].id)
    assert copy.day.agreed_end is None and copy.day.number == 2
    assert all(s.agreed_start is None and not s.runs for s in copy.workshop.steps_of(copy.day))
    moved = update(room.day, start=room.day.start + dt.timedelta(days=7), at=at("16:00"))
    later = Room(room.workshop).do(moved)
    seen = later.when(at("09:00") + dt.timedelta(days=7))
    assert seen.agreed_end is None and seen.due_end == seen.planned_end


def test_the_room_has_to_be_left() -> None:
    room = morning()
    room.do(update(room.day, ends=dt.time(15, 5), at=at("08:00")))
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.next_step(room.workshop, at("10:12")))
    pushed = way_out(room, "push_end", "10:12")
    assert pushed.words == (
        "Keep every step and move what follows: ends 15:12 instead of 15:00; "
        "the room must be left 15:05"
    )
    room.do(clock.add_minutes(room.workshop, "closing", 10, at("10:13")))
    assert "the room must be left 15:05; the day ends 15:10" in room.at("10:13").warnings
    take(room, "push_end", "10:13")
    assert room.at("10:13").warnings == ()  # the room itself agreed


def test_a_plan_longer_than_the_room_is_free_is_said_while_planning() -> None:
    room = morning()
    room.do(update(room.day, ends=dt.time(14, 40), at=at("07:00")))
    seen = room.at("08:00")
    assert seen.words == "starts 09:00, ends 15:00 instead of 14:40"
    assert (seen.planned_end, seen.due_end) == (at("15:00"), at("14:40"))
    assert "the room must be left 14:40; the day ends 15:00" in seen.warnings
    assert clock.hours(room.workshop, room.day).words == "6 h of 5 h 40 min, 20 min too much"
    take(room, "shorten", "08:00")
    assert room.at("08:00").expected_end == at("14:40")
    assert of(room.at("08:00"), "closing").expected_minutes == 30


def test_spare_time_is_said_with_what_it_stands_before() -> None:
    room = Room(
        workshop(
            step("talk", 30),
            step("work", 90),
            step("spare", 20, buffer=True),
            lunch(),
            step("on", 60),
            step("reserve", 15, buffer=True),
            closing(),
        )
    )
    room.do(clock.start(room.workshop, at("09:00")))
    seen = room.at("09:10")
    assert (seen.spare, seen.spare_before) == (30 * MINUTE, "lunch")  # 10 minutes' gap with it
    assert seen.words == "on time, 30 min to spare"
    assert clock.spare_words(seen.spare, "lunch") == "30 min to spare before lunch"
    room.do(clock.next_step(room.workshop, at("09:42")))
    assert room.at("09:42").words == "12 min behind, ends 14:00, 18 min to spare"
    assert times(room.at("09:42"))["lunch"] == ("11:30", "12:15")
    assert room.at("11:40").spare == dt.timedelta() and room.at("11:40").losses != ()
    room.do(clock.jump(room.workshop, "on", at("12:15")))
    assert room.at("12:15").spare_before is None
    assert room.at("12:15").spare == 15 * MINUTE


def test_firm_steps_keep_their_minutes() -> None:
    room = Room(
        workshop(
            step("a", 30),
            step("set up", 15, firm=True, part=Part.BREAK),
            step("work", 60),
            lunch("10:45", 30).model_copy(update={"firm": True}),
            step("guest", 20, firm=True),
            step("b", 20),
            closing(20).model_copy(update={"firm": True}),
        )
    )
    room.do(clock.start(room.workshop, at("09:00")))
    assert dict(way_out(room, "shorten", "09:50").steps) == {"work": 40}
    assert times(room.at("10:40"))["lunch"] == ("11:55", "12:25")  # a firm break absorbs nothing
    cut = dict(way_out(room, "shorten", "10:40").steps)
    assert cut["work"] == 5 and cut["b"] == 5
    assert cut.keys() <= {"work", "b", "lunch"} and cut.get("lunch", 30) == 30


def test_a_gap_for_setting_up_is_kept_when_the_end_is_pushed() -> None:
    room = Room(
        workshop(
            step("a", 30),
            step("chairs", 10, firm=True, part=Part.BREAK),
            step("b", 30),
            closing(20),
        )
    )
    room.do(clock.start(room.workshop, at("09:00")))
    take(room, "push_end", "09:45")
    assert times(room.at("09:45"))["chairs"] == ("09:45", "09:55")
    take_more = way_out(
        Room(room.workshop).do(clock.next_step(room.workshop, at("10:00"))), "shorten", "10:00"
    )
    assert "chairs" not in dict(take_more.steps)


def test_an_adapted_step_is_changed_by_hand_and_the_report_keeps_the_plan() -> None:
    room = morning()
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.next_step(room.workshop, at("10:12")))
    take(room, "shorten", "10:12")
    assert of(room.at("10:12"), "work").expected_minutes == 90
    adapted = of(room.at("10:12"), "on")
    assert (adapted.expected_minutes, adapted.planned_minutes) == (123, 135)
    assert clock.length_words(123, 135) == "2 h 3 min instead of 2 h 15 min"
    room.do(clock.set_time(room.workshop, "on", "130", at("10:15")))
    row = {r.id: r for r in clock.planned_against_actual(room.workshop, room.day, at("10:15"))}[
        "on"
    ]
    assert (row.planned_minutes, row.added_minutes) == (135, -5)
