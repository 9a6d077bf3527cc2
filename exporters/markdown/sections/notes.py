"""The notes: decisions, open questions and tasks first, then step by step; and the parking lot."""

from __future__ import annotations

from exporters.markdown.blocks import bullets, emphasised, heading
from exporters.markdown.report import Report, date_words, lead
from exporters.markdown.text import flowing, inline
from locales import _
from model.entities import Actor, Day, Note, NoteKind
from model.labels import label


def body(report: Report) -> list[str]:
    """Decisions, open questions, tasks; then every other note under its day and step."""
    blocks: list[str] = []
    shown: set[str] = set()
    for title, notes in (
        (_("Decisions"), report.notes_of(NoteKind.DECISION)),
        (_("Open questions"), _unresolved(report, NoteKind.QUESTION)),
        (_("Tasks"), report.notes_of(NoteKind.TASK)),
    ):
        if notes:
            lines = [_first_of_all(report, note) for note in notes]
            blocks += [heading(report.level + 1, title), bullets(lines)]
            shown.update(note.id for note in notes)
    rest = [
        note for note in report.notes if note.id not in shown and note.kind is not NoteKind.PARKED
    ]
    return blocks + _by_step(report, rest)


def parking_body(report: Report) -> list[str]:
    """Points that were parked; those that were dealt with say so."""
    notes = report.notes_of(NoteKind.PARKED)
    return [bullets(_first_of_all(report, note) for note in notes)] if notes else []


def _unresolved(report: Report, kind: NoteKind) -> list[Note]:
    return [note for note in report.notes_of(kind) if not note.resolved]


def _by_step(report: Report, notes: list[Note]) -> list[str]:
    by_step: dict[str | None, list[Note]] = {}
    for note in notes:
        by_step.setdefault(note.step, []).append(note)
    blocks: list[str] = []
    for day in report.workshop.days_in_order():
        steps: list[str] = []
        for step_id in day.steps:
            if of_step := by_step.pop(step_id, None):
                title = heading(report.level + 2, report.step_title(step_id) or "?")
                steps += [title, bullets(_in_step(report, note) for note in of_step)]
        if steps:
            blocks += [heading(report.level + 1, _day_words(day)), *steps]
    outside = [note for note in notes if note.step in by_step]
    if outside:
        blocks += [
            heading(report.level + 1, _("Outside the agenda")),
            bullets(_in_step(report, note) for note in outside),
        ]
    return blocks


def _day_words(day: Day) -> str:
    return _("Day {number}, {date}: {title}").format(
        number=day.number, date=date_words(day.start.date()), title=inline(day.title)
    )


def _first_of_all(report: Report, note: Note) -> str:
    """A note that stands away from its step, so the step is named."""
    step = report.step_title(note.step)
    return _words(report, note, step=emphasised(step))


def _in_step(report: Report, note: Note) -> str:
    if note.kind is NoteKind.OBSERVATION:
        return _words(report, note)
    return f"{lead(label(note.kind))} {_words(report, note, first=False)}"


def _words(report: Report, note: Note, *, step: str = "", first: bool = True) -> str:
    """A note's text, and in brackets the actors it is about, its step, and whether it is settled.

    `first` tells whether the text stands at the start of its block.
    """
    words = flowing(note.text, indent="  ", first=first)
    if note.speaker and report.options.personal_data:
        words += f" – {inline(note.speaker)}"
    details = [inline(actor.name) for actor in _unnamed(report, note)]
    details += [step] if step else []
    details += [_("dealt with")] if note.resolved else []
    return f"{words} ({', '.join(details)})" if details else words


def _unnamed(report: Report, note: Note) -> list[Actor]:
    """The actors a note is about that its text does not call by name."""
    said = note.text.casefold()
    about = (report.workshop.actors.get(actor_id) for actor_id in note.actors)
    return [actor for actor in about if actor and actor.name.casefold() not in said]
