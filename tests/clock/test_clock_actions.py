"""Running a day by hand: what each key does to the agenda, and what it refuses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from clock_agendas import Room, at, closing, lunch, of, step, times, with_days, workshop

from model import clock
from model.changes import Change, describe
from model.entities import StepState
from model.errors import Refused
from model.recorder import Recorder
from model.workshop import Workshop


def morning() -> Room:
    return Room(workshop(step("a", 30), step("b", 20), step("c", 40), closing(30)))


def states(room: Room, clock_time: str) -> list[str]:
    return [s.state.value for s in room.at(clock_time).steps]


def test_start_takes_the_first_step_and_refuses_a_second_time() -> None:
    room = morning()
    room.do(clock.start(room.workshop, at("09:00")))
    assert states(room, "09:00") == ["running", "planned", "planned", "planned"]
    with pytest.raises(Refused, match="a is running already"):
        clock.start(room.workshop, at("09:01"))
    with pytest.raises(Refused, match="a is running already"):
        clock.jump(room.workshop, "a", at("09:01"))


def test_finish_leaves_nothing_running_and_the_next_start_goes_on() -> None:
    room = morning()
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.finish(room.workshop, at("09:25")))
    seen = room.at("09:27")
    assert (seen.running, seen.next, seen.behind_minutes) == (None, "b", -3)
    assert times(seen)["b"] == ("09:27", "09:47")
    assert room.at("09:34").words == "4 min behind, ends 11:04 instead of 11:00"
    room.do(clock.start(room.workshop, at("09:34")))
    assert room.at("09:34").running == "b"
    with pytest.raises(Refused):
        room.do(clock.finish(room.workshop, at("09:40")))
        clock.finish(room.workshop, at("09:41"))


def test_next_goes_through_the_day_and_ends_with_the_last() -> None:
    room = morning()
    for minute in ("09:00", "09:30", "09:50", "10:30", "10:52"):
        room.do(clock.next_step(room.workshop, at(minute)))
    seen = room.at("12:00")
    assert states(room, "12:00") == ["done"] * 4
    assert seen.expected_end == at("10:52")
    assert (seen.words, seen.behind_minutes) == ("ended 10:52 instead of 11:00", -8)
    with pytest.raises(Refused, match="every step of day 1 is done"):
        clock.next_step(room.workshop, at("12:00"))


def test_a_pause_is_left_by_resume_start_or_next() -> None:
    def paused() -> Room:
        room = morning()
        room.do(clock.start(room.workshop, at("09:00")))
        return room.do(clock.pause(room.workshop, at("09:10")))

    for action in (clock.resume, clock.start):
        room = paused()
        room.do(action(room.workshop, at("09:20")))
        assert room.at("09:25").remaining == dt.timedelta(minutes=15)
    room = paused()
    room.do(clock.next_step(room.workshop, at("09:20")))
    assert states(room, "09:20") == ["done", "running", "planned", "planned"]
    assert of(room.at("09:20"), "a").expected_end == at("09:10")


@pytest.mark.parametrize("action", [clock.pause, clock.resume, clock.finish, clock.back])
def test_nothing_is_in_hand_before_the_day_begins(
    action: Callable[[Workshop, dt.datetime], Change],
) -> None:
    with pytest.raises(Refused):
        action(morning().workshop, at("09:00"))


def test_resume_is_refused_while_a_step_runs() -> None:
    room = morning()
    room.do(clock.start(room.workshop, at("09:00")))
    with pytest.raises(Refused, match="running already"):
        clock.resume(room.workshop, at("09:01"))


def test_back_from_a_step_just_begun_leaves_no_trace_of_it() -> None:
    room = morning()
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.next_step(room.workshop, at("09:10")))
    room.do(clock.back(room.workshop, at("09:10")))
    seen = room.at("09:12")
    assert of(seen, "b").state is StepState.PLANNED and of(seen, "b").runs == ()
    assert seen.remaining == dt.timedelta(minutes=18)


def test_back_after_the_last_step_runs_it_again() -> None:
    room = Room(workshop(step("a", 10)))
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.finish(room.workshop, at("09:10")))
    room.do(clock.back(room.workshop, at("09:12")))
    assert room.at("09:13").remaining == dt.timedelta(minutes=-1)


def test_skip_leaves_out_the_next_a_named_or_the_running_step() -> None:
    room = morning()
    room.do(clock.skip(room.workshop, at("08:50")))
    assert states(room, "08:50")[0] == "skipped"
    assert room.at("08:50").next == "b"
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.skip(room.workshop, at("09:05"), "c"))
    room.do(clock.skip(room.workshop, at("09:06")))
    seen = room.at("09:06")
    assert [s.state.value for s in seen.steps] == ["skipped", "skipped", "skipped", "running"]
    assert of(seen, "b").spent == dt.timedelta(minutes=6)
    with pytest.raises(Refused, match="left out already"):
        clock.skip(room.workshop, at("09:07"), "c")
    room.do(clock.restore(room.workshop, "c", at("09:07")))
    assert of(room.at("09:07"), "c").state is StepState.PLANNED
    with pytest.raises(Refused):
        clock.skip(room.workshop, at("09:07"), "nothing")


def test_only_one_step_runs_in_the_whole_session() -> None:
    held = with_days(
        [
            (at("09:00"), [step("a", 30), step("b", 30)]),
            (at("09:00") + dt.timedelta(days=14), [step("c", 30)]),
        ]
    )
    room = Room(held)
    room.do(clock.start(room.workshop, at("09:00")))
    assert Room(room.workshop, "day2").at("09:10").warnings == (
        "a of day 1 has been running since 09:00",
    )
    room.do(clock.start(room.workshop, at("09:20"), "c"))
    assert clock.running_step(room.workshop) == room.workshop.steps["c"]
    assert room.workshop.steps["a"].state is StepState.DONE
    assert clock.spent(room.workshop.steps["a"], at("12:00")) == dt.timedelta(minutes=20)


def test_what_the_day_before_left_paused_is_not_in_hand() -> None:
    held = with_days(
        [
            (at("09:00"), [step("a", 30), step("b", 30)]),
            (at("09:00") + dt.timedelta(days=1), [step("c", 30), step("d", 30)]),
        ]
    )
    room = Room(held)
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.pause(room.workshop, at("09:20")))
    tomorrow = at("09:00") + dt.timedelta(days=1)
    with pytest.raises(Refused):
        clock.finish(room.workshop, tomorrow)
    room.do(clock.next_step(room.workshop, tomorrow))
    assert room.workshop.steps["c"].state is StepState.RUNNING
    assert room.workshop.steps["a"].state is StepState.PAUSED


def test_more_and_less_time_moves_expectations_and_not_the_plan() -> None:
    room = morning()
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.add_minutes(room.workshop, "a", 5, at("09:10")))
    room.do(clock.add_minutes(room.workshop, "c", -10, at("09:10")))
    seen = room.at("09:10")
    assert times(seen) == {
        "a": ("09:00", "09:35"),
        "b": ("09:35", "09:55"),
        "c": ("09:55", "10:25"),
        "closing": ("10:25", "10:55"),
    }
    assert [s.planned_minutes for s in seen.steps] == [30, 20, 40, 30]
    assert seen.planned_end == at("11:00")
    assert seen.words == "5 min behind, ends 10:55 instead of 11:00"
    room.do(clock.next_step(room.workshop, at("09:20")))
    with pytest.raises(Refused, match="is over"):
        clock.add_minutes(room.workshop, "a", 5, at("09:21"))


def test_a_late_start_is_set_right_with_the_step_before_it() -> None:
    room = morning()
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.next_step(room.workshop, at("09:40")))
    room.do(clock.set_start(room.workshop, "b", at("09:31"), at("09:42")))
    seen = room.at("09:42")
    assert of(seen, "a").spent == dt.timedelta(minutes=31)
    assert of(seen, "b").spent == dt.timedelta(minutes=11)
    room.do(clock.set_start(room.workshop, "b", at("09:35"), at("09:42")))
    assert of(room.at("09:42"), "a").spent == dt.timedelta(minutes=35)
    for wrong in ("08:55", "09:43"):
        with pytest.raises(Refused):
            clock.set_start(room.workshop, "b", at(wrong), at("09:42"))
    with pytest.raises(Refused):
        clock.set_start(room.workshop, "c", at("09:40"), at("09:42"))


def test_setting_a_start_leaves_a_pause_before_it_alone() -> None:
    room = morning()
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.finish(room.workshop, at("09:20")))
    room.do(clock.start(room.workshop, at("09:40")))
    room.do(clock.set_start(room.workshop, "b", at("09:30"), at("09:41")))
    assert of(room.at("09:41"), "a").expected_end == at("09:20")
    assert of(room.at("09:41"), "b").expected_start == at("09:30")


def test_buffers_and_optional_steps_are_offered_with_their_times() -> None:
    room = Room(
        workshop(
            step("a", 30),
            step("extra", 25, optional=True),
            step("small extra", 15, optional=True),
            step("b", 50),
            step("spare", 15, buffer=True),
            closing(30),
        )
    )
    room.do(clock.start(room.workshop, at("09:00")))
    assert room.at("09:30").recoveries == ()
    seen = room.at("09:42")
    assert seen.words == "12 min behind, ends 11:57 instead of 11:45"
    assert seen.warnings == ("closing is threatened: closing starts 11:27 instead of 11:15",)
    assert [(w.key, f"{w.expected_end:%H:%M}", w.steps) for w in seen.recoveries] == [
        ("push_end", "11:57", ()),
        ("use_buffers", "11:45", (("spare", 3),)),
        ("drop_optional", "11:42", (("small extra", 0),)),
    ]
    late = room.at("10:02")
    assert [(w.key, f"{w.expected_end:%H:%M}", w.steps) for w in late.recoveries] == [
        ("push_end", "12:17", ()),
        (
            "shorten",
            "11:45",
            (("extra", 20), ("small extra", 12), ("b", 41), ("spare", 0)),
        ),
        ("use_buffers", "12:02", (("spare", 0),)),
        ("drop_optional", "11:37", (("extra", 0), ("small extra", 0))),
    ]
    room.do(clock.recover(room.workshop, room.day, "drop_optional", at("09:42")))
    assert of(room.at("09:42"), "small extra").state is StepState.SKIPPED
    assert room.at("09:42").words == "12 min behind, ends 11:42 instead of 11:45"
    with pytest.raises(Refused, match="the day fits"):
        clock.recover(room.workshop, room.day, "shorten", at("09:42"))


def test_closing_shrinks_last_and_never_below_five_minutes() -> None:
    room = Room(workshop(step("a", 30), step("b", 20), lunch("09:50", 30), closing(30)))
    room.do(clock.start(room.workshop, at("09:00")))

    def shortened(clock_time: str) -> dict[str, int]:
        ways = {way.key: way for way in room.at(clock_time).recoveries}
        return dict(ways["shorten"].steps)

    assert shortened("09:40") == {"b": 10}
    assert shortened("10:05") == {"b": 5}  # lunch has shrunk to its least by itself
    assert shortened("10:12") == {"b": 5, "closing": 23}
    assert shortened("11:30") == {"b": 5, "closing": 5}


def test_a_fixed_break_shrinks_before_closing_does() -> None:
    room = Room(workshop(step("a", 50), lunch("09:50", 30), step("b", 10), closing(30)))
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.add_minutes(room.workshop, "b", 20, at("09:10")))
    (way,) = [way for way in room.at("09:10").recoveries if way.key == "shorten"]
    assert way.steps == (("b", 10),)
    room.do(clock.add_minutes(room.workshop, "closing", 40, at("09:10")))
    (way,) = [way for way in room.at("09:10").recoveries if way.key == "shorten"]
    assert way.steps == (("lunch", 10), ("b", 5), ("closing", 55))
    assert way.expected_end == at("11:00")


def test_a_choice_that_moves_everything_is_in_the_log_and_undone() -> None:
    room = Room(workshop(step("a", 30), step("b", 20)))
    recorder = Recorder(room.workshop)
    recorder.apply(clock.start(recorder.workshop, at("09:00")))
    day = recorder.workshop.days["day1"]
    before = recorder.workshop
    change = recorder.apply(clock.recover(recorder.workshop, day, "push_end", at("09:40")))
    assert recorder.next_undo is change
    assert describe(change, recorder.workshop) == "agreed: day 1 ends 10:00"
    assert recorder.workshop.days["day1"].agreed_end == at("10:00")
    recorder.undo(at("09:41"))
    assert recorder.workshop == before
