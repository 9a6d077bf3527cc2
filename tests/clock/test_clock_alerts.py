"""What the facilitator is told, and that nobody is asked the same thing twice."""

from __future__ import annotations

import datetime as dt

from clock_agendas import Room, at, closing, lunch, step, workshop
from hypothesis import given, settings
from hypothesis import strategies as st

from model import clock
from model.changes import add, update
from model.clock import Alerts, Asked
from model.clock.alerts import PATIENCE, WORTH_ASKING
from model.entities import Note, NoteKind, Part

MINUTE = dt.timedelta(minutes=1)


class Screen:
    """A screen that ticks and remembers what it asked."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.asked: Asked | None = None
        self.questions: list[str] = []

    def tick(self, now: dt.datetime) -> Alerts:
        told = clock.alerts(self.room.workshop, self.room.day, now, self.asked)
        self.asked = told.asked
        if told.ask:
            self.questions.append(f"{now:%H:%M}")
        return told

    def until(self, last: str, first: str) -> Screen:
        """Tick every ten seconds."""
        now = at(first)
        while now <= at(last):
            self.tick(now)
            now += dt.timedelta(seconds=10)
        return self


def tight() -> Room:
    """Four steps of half an hour and nothing to spare."""
    return Room(workshop(step("a", 30), step("b", 30), step("c", 30), closing(30)))


def told(room: Room, clock_time: str) -> Alerts:
    return clock.alerts(room.workshop, room.day, at(clock_time))


def test_levels_come_with_words() -> None:
    room = Room(workshop(step("a", 60), closing(30)))
    room.do(clock.start(room.workshop, at("09:00")))
    seen = [(told(room, time).level, told(room, time).words) for time in (
        "09:47:59", "09:48", "09:56:59", "09:57", "10:00", "10:02:10",
    )]  # fmt: skip
    assert seen == [
        ("calm", "12:01 left"),
        ("warning", "12:00 left, start to round off"),
        ("warning", "3:01 left, start to round off"),
        ("danger", "3:00 left, round off now"),
        ("danger", "0:00 left, round off now"),
        ("over", "2:10 over"),
    ]
    room.do(clock.pause(room.workshop, at("10:02:10")))
    assert told(room, "10:30").words == "paused, 2:10 over"
    room.do(clock.finish(room.workshop, at("10:31")))
    assert (told(room, "10:31").level, told(room, "10:31").words) == ("calm", "")


def test_the_next_step_is_announced_with_the_length_it_will_have() -> None:
    room = Room(workshop(step("a", 60), lunch("10:00", 45), closing(30)))
    room.do(clock.start(room.workshop, at("09:00")))
    assert told(room, "09:30").next_words == "lunch, 45 min"
    assert told(room, "10:07").next_words == "lunch, 38 min instead of 45"
    room.do(clock.next_step(room.workshop, at("10:07")))
    room.do(clock.next_step(room.workshop, at("10:45")))
    assert told(room, "10:45").next_words == ""


def test_a_day_that_no_longer_fits_is_asked_about_once() -> None:
    room = tight()
    room.do(clock.start(room.workshop, at("09:00")))
    screen = Screen(room).until("09:44", "09:00")
    assert screen.questions == ["09:33"]  # when three minutes are lost, and not each minute anew
    shortfall = screen.tick(at("09:44")).shortfall
    assert shortfall is not None
    assert (shortfall.minutes, shortfall.lost) == (14, ("day1",))
    assert shortfall.words == "14 min missing: ends 11:14 instead of 11:00"


def test_an_answer_given_while_a_step_overruns_is_not_followed_by_the_same_question() -> None:
    room = tight()
    room.do(clock.start(room.workshop, at("09:00")))
    screen = Screen(room).until("09:33", "09:00")
    room.do(clock.recover(room.workshop, room.day, "shorten", at("09:33")))
    screen.until("09:42", "09:33")
    assert screen.questions == ["09:33"]
    room.do(clock.next_step(room.workshop, at("09:42")))  # nine minutes were lost since
    screen.until("10:00", "09:42")
    assert screen.questions == ["09:33", "09:42"]


def test_a_question_that_was_dismissed_comes_back_when_a_quarter_more_is_lost() -> None:
    room = tight()
    room.do(clock.start(room.workshop, at("09:00")))
    screen = Screen(room).until("09:55", "09:00")
    assert screen.questions == ["09:33", "09:48"]
    room.do(clock.next_step(room.workshop, at("09:55")))
    screen.until("10:24", "09:55")  # seven more were lost in the step before
    assert screen.questions == ["09:33", "09:48", "09:55"]
    room.do(clock.next_step(room.workshop, at("10:25")))
    screen.until("10:54", "10:25")
    assert screen.questions == ["09:33", "09:48", "09:55"]  # nothing new


def test_nobody_is_asked_before_the_day_has_begun_or_when_it_is_over() -> None:
    room = tight()
    screen = Screen(room).until("09:30", "08:50")
    assert screen.questions == []
    room.do(clock.start(room.workshop, at("09:30")))
    assert screen.tick(at("09:30")).ask
    for moment in ("10:10", "10:50", "11:20"):
        room.do(clock.next_step(room.workshop, at(moment)))
    room.do(clock.finish(room.workshop, at("11:50")))
    asked = list(screen.questions)
    screen.tick(at("23:59"))
    screen.tick(at("09:00") + dt.timedelta(days=9))
    assert screen.questions == asked


def test_a_late_start_that_lunch_takes_up_wholly_is_no_question() -> None:
    room = Room(workshop(step("a", 60), step("b", 60), lunch(), closing(165)))
    room.do(clock.start(room.workshop, at("09:20")))
    assert Screen(room).until("10:10", "09:20").questions == []


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(1, 40), st.sampled_from("npr+")), max_size=8))
def test_each_question_has_new_minutes_behind_it(keys: list[tuple[int, str]]) -> None:
    room = tight()
    room.do(clock.start(room.workshop, at("09:00")))
    screen, now = Screen(room), at("09:00")
    asked_at: list[tuple[str | None, int]] = []
    for minutes, key in keys:
        for _minute in range(minutes):
            now += MINUTE
            seen = screen.tick(now)
            if seen.ask:
                assert seen.shortfall is not None
                asked_at.append((seen.step, seen.shortfall.minutes))
        if key == "r" and (ways := room.when(now).recoveries):
            room.do(clock.recover(room.workshop, room.day, ways[0].key, now))
        elif key == "+" and room.when(now).running:
            room.do(clock.add_minutes(room.workshop, room.when(now).running or "", 4, now))
        elif key == "n" and room.when(now).running:
            room.do(clock.next_step(room.workshop, now))
    assert all(lost >= WORTH_ASKING for _step, lost in asked_at)
    for step_id in {asked_in for asked_in, _lost in asked_at}:
        here = [lost for asked_in, lost in asked_at if asked_in == step_id]
        spent = clock.spent(room.workshop.steps[step_id], now) if step_id else 400 * MINUTE
        assert (len(here) - 1) * PATIENCE * MINUTE <= spent


# ---------------------------------------------------------------------- parked


def with_parked(room: Room, *texts: str, kind: NoteKind = NoteKind.PARKED) -> Room:
    notes = [Note(id=text, text=text, kind=kind, created=at("09:00")) for text in texts]
    return room.do(add(*notes, at=at("09:00")))


def test_parked_points_are_brought_up_before_closing() -> None:
    room = Room(
        workshop(
            step("a", 30), step("wrap up the morning", 10, part=Part.CLOSING), step("b", 60),
            step("coffee", 10, part=Part.BREAK), closing(30),
        )
    )  # fmt: skip
    with_parked(room, "budget", "premises")
    with_parked(room, "a plain remark", kind=NoteKind.OBSERVATION)
    assert told(room, "08:55").parked == ()
    room.do(clock.start(room.workshop, at("09:00")))
    assert told(room, "09:29").parked == ()
    room.do(clock.next_step(room.workshop, at("09:30")))
    assert told(room, "09:30").parked == ()  # work is still to come
    room.do(clock.next_step(room.workshop, at("09:40")))
    assert told(room, "09:45").parked == ()
    seen = told(room, "10:28")  # the last work, a fifth of it left
    assert seen.parked == ("budget", "premises")
    assert seen.parked_words == "2 parked points to take up before closing"
    room.do(clock.next_step(room.workshop, at("10:40")))
    assert told(room, "10:41").parked == ("budget", "premises")  # in the break before closing
    dealt_with = room.workshop.notes["budget"]
    room.do(update(dealt_with, resolved=True, at=at("10:42")))
    assert told(room, "10:42").parked_words == "1 parked point to take up before closing"
    room.do(clock.next_step(room.workshop, at("10:50")))
    assert told(room, "10:50").parked == ("premises",)
    room.do(clock.finish(room.workshop, at("11:20")))
    assert told(room, "11:20").parked == ()


def test_between_two_steps_closing_is_at_hand_where_it_comes_next() -> None:
    room = with_parked(tight(), "budget")
    room.do(clock.start(room.workshop, at("09:00"), "c"))
    room.do(clock.finish(room.workshop, at("09:05")))
    assert told(room, "09:06").parked == ("budget",)


# ---------------------------------------------------------------------- pace


def paced(minutes: int) -> clock.Pace | None:
    """The pace after two steps of half an hour that took so many minutes each."""
    room = Room(workshop(*(step(f"s{i}", 30) for i in range(6)), closing(20)))
    now = at("09:00")
    room.do(clock.start(room.workshop, now))
    for _step in range(2):
        now += minutes * MINUTE
        room.do(clock.next_step(room.workshop, now))
    return clock.alerts(room.workshop, room.day, now).pace


def test_a_slow_and_a_fast_pace_are_said_early() -> None:
    slow, fast = paced(36), paced(24)
    assert slow is not None and fast is not None
    assert (slow.kind, round(slow.share, 2)) == ("slow", 1.2)
    assert slow.words == (
        "slower than planned: 1 h 12 min for 1 h; at this pace the rest takes 22 min more"
    )
    assert (fast.kind, round(fast.share, 2)) == ("fast", 0.8)
    assert fast.words.endswith("48 min for 1 h; at this pace the rest takes 22 min less")
    assert paced(30) is None and paced(32) is None
    mishap, rush = paced(75), paced(15)
    assert mishap is not None and mishap.words == "slower than planned: 2 h 30 min for 1 h"
    assert rush is not None and rush.words == "faster than planned: 30 min for 1 h"


def test_a_step_that_overruns_tells_the_pace_before_it_ends() -> None:
    room = Room(workshop(step("a", 40), step("b", 90), closing(20)))
    room.do(clock.start(room.workshop, at("09:00")))
    assert told(room, "09:41").pace is None
    seen = told(room, "09:50").pace
    assert seen is not None and seen.kind == "slow"


def test_breaks_and_minutes_taken_on_purpose_say_nothing_of_pace() -> None:
    room = Room(workshop(step("a", 40), step("coffee", 30, part=Part.BREAK), step("b", 90)))
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.add_minutes(room.workshop, "a", -10, at("09:01")))
    room.do(clock.next_step(room.workshop, at("09:30")))
    room.do(clock.next_step(room.workshop, at("10:20")))
    assert told(room, "10:20").pace is None


def test_alerts_are_in_the_document_of_the_command_line() -> None:
    room = with_parked(tight(), "budget")
    room.do(clock.start(room.workshop, at("09:00")))
    seen = room.at("09:33")
    document = clock.document(seen, clock.alerts(room.workshop, room.day, at("09:33"), seen=seen))
    assert document["alerts"] == {
        "level": "over",
        "words": "3:00 over",
        "next": "b, 30 min",
        "shortfall": "3 min missing: ends 11:03 instead of 11:00",
        "ask": True,
        "pace": "slower than planned: 33 min for 30 min; at this pace the rest takes 9 min more",
        "parked": [],
    }
