"""The agenda of all days as a printable Markdown document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from exporters.markdown.blocks import bullets, emphasised, heading, strong, table
from exporters.markdown.report import date_words
from exporters.markdown.text import flowing, inline, opening
from exporters.options import Document, ExportOptions
from locales import _, language, speaking
from model.clock import hours, plan
from model.clock.plan import agreed_end
from model.clock.words import time_words
from model.entities import Day, Part, Step, StepState
from model.labels import label
from model.methods.words import group_words
from model.workshop import Workshop

if TYPE_CHECKING:
    from model.methods.method import Method


def agenda(workshop: Workshop, options: ExportOptions) -> Document:
    """The planned agenda as CommonMark with GitHub's tables, in UTF-8: a table for each day.

    It holds the plan, and what was agreed on the day about its end; how the day went is in the
    report.
    """
    with speaking(options.language or workshop.session.language):
        methods = known_methods(options)
        title = _("Agenda: {title}").format(title=inline(workshop.session.title))
        blocks = [heading(1, title)]
        if workshop.session.purpose:
            blocks.append(flowing(workshop.session.purpose))
        for day in workshop.days_in_order():
            blocks += _day(workshop, day, methods)
        if not workshop.days:
            blocks.append(emphasised(_("No days yet.")))
    return Document(("\n\n".join(blocks) + "\n").encode("utf-8"))


def known_methods(options: ExportOptions) -> Mapping[str, Method]:
    """The methods by key, the facilitator's own where they are handed in."""
    from model.methods.catalogue import Catalogue

    return options.methods or Catalogue.load().methods


def _day(workshop: Workshop, day: Day, methods: Mapping[str, Method]) -> list[str]:
    title = _("Day {number}, {date}: {title}").format(
        number=day.number, date=date_words(day.start.date()), title=inline(day.title)
    )
    steps = workshop.steps_of(day)
    blocks = [heading(2, title), strong(_hours(workshop, day))]
    if not steps:
        return [*blocks, emphasised(_("no steps yet"))]
    times = plan(day, steps).times
    rows = [
        (
            f"{time_words(start)}–{time_words(end)}",
            str(step.minutes or max(step.added, 0)),
            emphasised(inline(step.title)) if step.part is Part.BREAK else inline(step.title),
            method_words(step, methods),
            room_words(step, methods),
            ", ".join(marks(step)),
        )
        for step, (start, end) in zip(steps, times, strict=True)
    ]
    heads = (_("Time"), _("Min"), _("Step"), _("Method"), _("How"), _("Remarks"))
    blocks.append(_without_empty(heads, rows))
    told = [
        f"{strong(opening(step.title))}: {flowing(step.instruction, indent='  ', first=False)}"
        for step in steps
        if step.instruction
    ]
    return [*blocks, *([heading(3, _("What the room is told")), bullets(told)] if told else [])]


def _without_empty(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The table without the columns in which nothing stands."""
    used = [column for column in range(len(heads)) if any(row[column] for row in rows)]
    kept = [[row[column] for column in used] for row in rows]
    sides = "".join(">" if column == 1 else "<" for column in used)
    return table([heads[column] for column in used], kept, sides)


def _hours(workshop: Workshop, day: Day) -> str:
    """From when to when the day goes, and until when the room is free."""
    planned = hours(workshop, day)
    words = f"{time_words(planned.start)}–{time_words(planned.end)}"
    if agreed := agreed_end(day, planned.end):
        words += ", " + _("agreed on the day to end {time}").format(time=time_words(agreed))
    if planned.room is not None:
        words += ", " + _("the room is free until {time}").format(time=time_words(planned.room))
    return words


def method_words(step: Step, methods: Mapping[str, Method]) -> str:
    """The step's method as Markdown, where its title does not say it; empty for none."""
    method = methods.get(step.method)
    title = method.title.of(language()) if method else step.method
    return "" if title == step.title else inline(title)


def room_words(step: Step, methods: Mapping[str, Method]) -> str:
    """How the room is divided: as the step says, else as its method does; empty where neither."""
    if step.group is not None:
        return group_words(step.group)
    method = methods.get(step.method)
    if method is None or step.part is Part.BREAK:
        return ""
    return ", ".join(group_words(group) for group in method.group)


def marks(step: Step) -> list[str]:
    """What one has to know about a step's time, in words."""
    found = []
    if step.fixed is not None:
        found.append(_("fixed"))
    if step.firm:
        found.append(_("never shortened"))
    if step.optional:
        found.append(_("may be dropped"))
    if step.buffer:
        found.append(_("spare time"))
    if step.state is StepState.SKIPPED:
        found.append(label(step.state))
    return found
