"""Tests wait for the program as long as it has something to do, not as long as a clock says.

Textual's pilot takes a process that used little CPU for 20 ms as done: too long where nothing is
left to do, too short where other programs have the machine.
"""

from __future__ import annotations

import asyncio
import time

from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from tui.desk import Desk

PATIENCE = 60.0
"""Seconds after which a program that is never done is a fault; no machine is that slow."""

CALM = 3
"""Turns of the event loop without anything to do, until what began between two widgets is over."""

TURNS = 200
"""Turns of the event loop before it is looked at less often."""

_read_rules = Stylesheet._parse_rules
_rules: dict[tuple[object, ...], list[RuleSet]] = {}


async def pause(pilot: Pilot[object], delay: float | None = None) -> None:
    """Wait until every widget on the screens waits for a message, and everything is painted."""
    if delay:
        await asyncio.sleep(delay)
    app, end, calm, turns = pilot.app, time.monotonic() + PATIENCE, 0, 0
    while calm < CALM:
        turns += 1
        # One that waits for a thread is not hurried by being looked at all the time.
        await asyncio.sleep(0 if turns < TURNS else 0.002)
        if app._exit or app._exception_event.is_set() or not app.screen_stack:
            return
        assert time.monotonic() < end, "the program is never done"
        calm = 0 if _at_work(app) or _is_saving(app) else calm + 1
        with app._context():  # What is begun here, a timer say, asks for its program later.
            app.screen._on_timer_update()


def _at_work(app: App[object]) -> bool:
    screen = app.screen
    to_paint = (
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
    )
    if to_paint or screen._dirty_widgets or screen._callbacks or app._resize_event is not None:
        return True
    return _has_messages(app) or any(
        _has_messages(node)
        for shown in app.screen_stack
        for node in shown.walk_children(with_self=True)
        if not (node._closing or node._closed)
    )


def _is_saving(app: App[object]) -> bool:
    """Whether a change is on its way to the disk; one that cannot be saved is not waited for."""
    desk: Desk | None = getattr(app, "desk", None)
    return desk is not None and desk.is_open and desk.recorder.store.status.state == "saving"


def _has_messages(pump: MessagePump) -> bool:
    """Whether a widget handles a message, or has one before it; one being born has its first."""
    arrival = pump._message_queue.ready_event
    waits = arrival._waiters and not arrival.is_set() and pump._pending_message is None
    return not (waits and pump._is_mounted and not pump._next_callbacks)


def rules_read_once(
    sheet: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """The rules of a style sheet, read once for all the programs that the tests start."""
    variables = tuple(sheet._variables.items())
    key = (variables, css, read_from, is_default_rules, tie_breaker, scope)
    if key not in _rules:
        _rules[key] = _read_rules(sheet, css, read_from, is_default_rules, tie_breaker, scope)
    return _rules[key]
