"""Typing a step's time straight on its row, the times after it moving along as one types."""

from __future__ import annotations

from textual.coordinate import Coordinate
from textual.geometry import Offset

from locales import _
from model import clock
from model.changes import Change, apply_change
from model.clock import minutes_words, time_words
from model.entities import Day, Step
from model.errors import ArvoverkkoError
from model.workshop import Workshop
from tui.desk import Desk
from tui.widgets.agenda_table import AgendaTable
from tui.widgets.row_entry import RowEntry, Then

STRIDES: dict[Then, int] = {"stay": 0, "next": 1, "before": -1}


def open_entry(table: AgendaTable, entry: RowEntry, step: Step) -> None:
    """Put the field on the row of `step`, over its minutes."""
    table.go_to(step.id)
    cell = table._get_cell_region(Coordinate(table.cursor_row, table.column_of("minutes")))
    table.scroll_to_region(cell, animate=False, force=True)
    corner = table.content_region.offset + cell.offset - table.scroll_offset
    placeholder = f"{step.fixed:%H:%M}" if step.fixed else str(step.minutes + step.added)
    room = entry.styles.width
    width = int(room.value) if room is not None else cell.width
    entry.open(step.id, Offset(max(corner.x + cell.width - width, 0), corner.y), placeholder)


def timed(workshop: Workshop, step_id: str, text: str, desk: Desk) -> Change | None:
    """The change that the text typed for a step would make; None where it is empty.

    Raises:
        ArvoverkkoError: where the text says no time, or the step is over.
    """
    return clock.set_time(workshop, step_id, text, desk.now()) if text.strip() else None


def previewed(workshop: Workshop, step_id: str, text: str, desk: Desk) -> tuple[Workshop, str]:
    """The session as the text would make it, and what would follow in words.

    While the text is no time yet, the session as it is and why.
    """
    try:
        change = timed(workshop, step_id, text, desk)
    except ArvoverkkoError as refusal:
        return workshop, str(refusal)
    if change is None:
        return workshop, _("10, 1h15, +10, or 11:30 for a fixed start · Enter takes it")
    after = apply_change(workshop, change)
    day = after.day_of(step_id)
    return after, _consequences(after, day, step_id, desk) if day else ""


def _consequences(workshop: Workshop, day: Day, step_id: str, desk: Desk) -> str:
    forecast = clock.forecast(workshop, day, desk.now())
    step = next(step for step in forecast.steps if step.id == step_id)
    times = f"{time_words(step.expected_start)}–{time_words(step.expected_end)}"
    return _("{title} {times}, {minutes} · the day: {total}").format(
        title=step.title,
        times=times,
        minutes=minutes_words(step.full_minutes),
        total=forecast.words if forecast.begun else clock.hours(workshop, day).words,
    )


def neighbour(workshop: Workshop, day: Day, step_id: str, then: Then) -> Step | None:
    """The step to go on with: the next or the one before; None at either end, and to stay."""
    steps = workshop.steps_of(day)
    at = next((i for i, step in enumerate(steps) if step.id == step_id), None)
    stride = STRIDES[then]
    if at is None or not stride or not 0 <= at + stride < len(steps):
        return None
    return steps[at + stride]
