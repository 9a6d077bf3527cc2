"""Making up for lateness across fixed steps: no minute is taken that gains nothing."""

from __future__ import annotations

from clock_agendas import Room, at, closing, of, step, workshop

from model import clock
from model.clock import Recovery
from model.entities import Part, StepState


def short(title: str) -> list:  # type: ignore[type-arg]
    """Five steps of five minutes that were added on the day and cannot shrink."""
    return [step(f"{title}{i}", 0).model_copy(update={"added": 5}) for i in range(3)]


def shorten(room: Room, clock_time: str) -> Recovery:
    return next(way for way in room.at(clock_time).recoveries if way.key == "shorten")


def test_closing_before_a_fixed_step_gives_no_more_than_that_step_is_late() -> None:
    room = Room(
        workshop(step("a", 30), closing(20, "wrap"), step("guest", 5, fixed="09:50"), *short("x"))
    )
    room.do(clock.start(room.workshop, at("09:00")))
    way = shorten(room, "09:32")  # guest 2 min late, the end 17 min
    assert way.steps == (("wrap", 18),)
    assert way.expected_end == at("10:10")


def test_a_shrunk_break_stays_as_it_is_when_closing_before_it_gives() -> None:
    room = Room(
        workshop(
            step("a", 30),
            closing(20, "wrap"),
            step("coffee", 15, fixed="09:50", part=Part.BREAK),
            *short("x"),
        )
    )
    room.do(clock.start(room.workshop, at("09:00")))
    way = shorten(room, "09:50")  # coffee 20 min late, the end 25 min
    assert way.steps == (("wrap", 5), ("coffee", 5))
    assert way.expected_end == at("10:15")
    room.do(clock.recover(room.workshop, room.day, "shorten", at("09:50")))
    seen = room.at("09:50")
    assert (of(seen, "wrap").expected_end, of(seen, "coffee").expected_minutes) == (at("09:55"), 5)


def test_steps_give_only_what_the_buffer_before_lunch_does_not() -> None:
    room = Room(
        workshop(
            step("a", 60),
            step("talk", 30),
            step("spare", 5, buffer=True),
            step("lunch", 45, fixed="10:35", part=Part.BREAK),
        )
    )
    room.do(clock.start(room.workshop, at("09:00")))
    assert shorten(room, "10:12").steps == (("talk", 23),)


def test_what_a_slack_afterwards_makes_good_costs_no_closing() -> None:
    room = Room(
        workshop(
            step("a", 30),
            closing(20, "wrap"),
            step("guest", 10, fixed="10:00"),
            step("b", 10),
            step("c", 10).model_copy(update={"added": 30}),
        )
    )
    room.do(clock.start(room.workshop, at("09:00")))
    seen = shorten(room, "09:10")
    assert dict(seen.steps).keys() <= {"guest", "b", "c"}
    assert seen.expected_end == at("10:30")


def test_a_step_left_waiting_is_done_when_one_jumps_past_it() -> None:
    room = Room(workshop(step("a", 10), step("b", 10), step("c", 10)))
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.next_step(room.workshop, at("09:10")))
    room.do(clock.back(room.workshop, at("09:14")))
    room.do(clock.jump(room.workshop, "c", at("09:16")))
    assert [s.state for s in room.at("09:16").steps] == [
        StepState.DONE,
        StepState.DONE,
        StepState.RUNNING,
    ]


def test_parts_of_a_minute_are_neither_late_nor_early() -> None:
    for clock_time in ("08:59:15", "09:00:45"):
        room = Room(workshop(step("a", 30)))
        room.do(clock.start(room.workshop, at(clock_time)))
        seen = room.at("09:05")
        assert (seen.behind_minutes, seen.words, seen.recoveries) == (0, "on time", ())
