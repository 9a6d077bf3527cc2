"""A break at a fixed time that has begun late: cut, given its time by others, or moved."""

from __future__ import annotations

import pytest
from clock_agendas import Room, at, closing, lunch, of, step, times, workshop

from model import clock
from model.clock import Recovery
from model.entities import Part, Step
from model.errors import Refused


def late_lunch(began: str = "11:42", *after: Step) -> Room:
    """Lunch is planned for 11:30–12:15 and the day until 15:00; nothing can be spared before it."""
    rest = after or (step("on", 135), closing())
    room = Room(workshop(step("talk", 60), step("work", 90), lunch(), *rest))
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.next_step(room.workshop, at("10:00")))
    return room.do(clock.next_step(room.workshop, at(began)))


def offered(room: Room, clock_time: str) -> dict[str, Recovery]:
    return {way.key: way for way in room.at(clock_time).recoveries}


def take(room: Room, key: str, clock_time: str) -> Room:
    return room.do(clock.recover(room.workshop, room.day, key, at(clock_time)))


def test_what_is_lost_is_said_and_every_way_out_is_offered() -> None:
    room = late_lunch()
    seen = room.at("11:43")
    assert [loss.words for loss in seen.losses] == ["lunch keeps 33 of 45 min"]
    assert {key: way.words for key, way in offered(room, "11:43").items()} == {
        "push_end": "Keep every step and move what follows: ends 15:12 instead of 15:00",
        "cut_break": "Leave lunch at 33 of 45 min: ends 15:00",
        "shorten": "Shorten on by 12 min: ends 15:00",
    }
    told = clock.alerts(room.workshop, room.day, at("11:43"))
    assert told.ask and told.shortfall is not None
    assert told.shortfall.words == "12 min missing: lunch keeps 33 of 45 min"


def test_it_is_left_short_and_the_room_knows() -> None:
    room = take(late_lunch(), "cut_break", "11:43")
    seen = room.at("11:43")
    assert (seen.words, seen.losses, seen.recoveries) == ("on time", (), ())
    assert times(seen)["lunch"] == ("11:42", "12:15")
    assert of(seen, "lunch").planned_minutes == 45, "the plan stays for the report"
    assert not clock.alerts(room.workshop, room.day, at("11:43")).ask


def test_it_keeps_its_time_and_what_follows_moves() -> None:
    room = take(late_lunch(), "push_end", "11:43")
    seen = room.at("11:43")
    assert (seen.words, seen.losses) == ("on time, ends 15:12 as agreed", ())
    assert times(seen) == {
        "talk": ("09:00", "10:00"),
        "work": ("10:00", "11:42"),
        "lunch": ("11:42", "12:27"),
        "on": ("12:27", "14:42"),
        "closing": ("14:42", "15:12"),
    }


def test_the_next_step_gives_it_the_time() -> None:
    room = late_lunch("11:42", step("on", 90), step("then", 45), closing())
    assert offered(room, "11:43")["next_gives"].words == "Let on give 12 min: ends 15:00"
    seen = take(room, "next_gives", "11:43").at("11:43")
    assert (seen.losses, seen.expected_end) == ((), at("15:00"))
    assert (times(seen)["lunch"], times(seen)["on"]) == (("11:42", "12:27"), ("12:27", "13:45"))
    assert times(seen)["then"] == ("13:45", "14:30")


def test_where_more_steps_follow_they_can_give_in_proportion() -> None:
    room = late_lunch("11:42", step("on", 90), step("then", 45), closing())
    ways = offered(room, "11:43")
    assert dict(ways["next_gives"].added) == {"lunch": 12, "on": -12}
    assert dict(ways["shorten"].added) == {"lunch": 12, "on": -8, "then": -4}
    take(room, "shorten", "11:43")
    assert times(room.at("11:43"))["lunch"] == ("11:42", "12:27")


@pytest.mark.parametrize(
    "after",
    [
        (closing(165),),
        (step("guest", 135, firm=True), closing()),
        (step("coffee", 135, fixed="12:15", part=Part.BREAK), closing()),
        (step("short", 5), step("on", 130), closing()),
    ],
)
def test_a_next_step_that_cannot_give_is_not_asked_to(after: tuple[Step, ...]) -> None:
    assert "next_gives" not in offered(late_lunch("11:42", *after), "11:43")


def test_so_late_that_even_a_third_ends_late() -> None:
    room = late_lunch("12:10")
    ways = offered(room, "12:11")
    assert ways["cut_break"].words == "Leave lunch at 15 of 45 min: ends 15:10 instead of 15:00"
    take(room, "cut_break", "12:11")
    assert [loss.words for loss in room.at("12:11").losses] == ["ends 15:10 instead of 15:00"]
    take(room, "shorten", "12:11")
    assert room.at("12:11").expected_end == at("15:00")


def test_a_break_that_runs_on_past_its_end_has_had_that_time() -> None:
    room = late_lunch()
    assert room.at("12:20").losses[0].words == "lunch keeps 38 of 45 min"
    assert "cut_break" in offered(room, "12:20")
    assert all(loss.step is None for loss in room.at("12:28").losses), "its 45 minutes are over"


def test_neither_in_time_nor_agreed_nor_free_is_late() -> None:
    assert late_lunch("11:30").at("11:31").losses == ()
    room = Room(workshop(step("talk", 60), step("coffee", 15, part=Part.BREAK), closing()))
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.next_step(room.workshop, at("10:12")))
    assert [loss.step for loss in room.at("10:13").losses] == [None]
    with pytest.raises(Refused, match="these do: push_end"):
        clock.recover(room.workshop, room.day, "cut_break", at("10:13"))
