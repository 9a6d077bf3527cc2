"""A change in words, for the undo line, the change list and the command line."""

from __future__ import annotations

from locales import _, ngettext
from model.changes.change import Change, Edit
from model.entities import (
    Actor,
    Agreement,
    Attendee,
    CafeTable,
    Card,
    Check,
    Day,
    Entity,
    GridRow,
    Grouping,
    Harvest,
    NoFlow,
    Note,
    Response,
    Session,
    Sheet,
    Snapshot,
    Step,
    StepState,
    Target,
    ValueLink,
)
from model.labels import label
from model.workshop import Workshop

_SHORT = 60


def describe(change: Change, workshop: Workshop) -> str:
    """What `change` did, in one line; `workshop` gives the names behind ids.

    The first edit that names something speaks for the change, the others are counted.
    """
    if not change.edits:
        return _("nothing")
    names = _names(change, workshop)
    # The entity a person acted on comes last in what goes along with it.
    leading = max(change.edits, key=_weight)
    words = _edit_words(leading, names)
    others = len(change.edits) - 1
    if others:
        words += ngettext(" and {n} more", " and {n} more", others).format(n=others)
    return words


def _names(change: Change, workshop: Workshop) -> dict[str, str]:
    names = {actor.id: actor.name for actor in workshop.actors.values()}
    for edit in change.edits:
        if isinstance(edit.entity, Actor):
            names[edit.entity.id] = edit.entity.name
    return names


def _weight(edit: Edit) -> int:
    """Links and notes say most about a change; a removed or renamed actor says more.

    A day that merely has other steps says least.
    """
    if isinstance(edit.entity, Actor):
        return 3 if edit.before is not None else 1
    if isinstance(edit.entity, Day):
        return 3 if edit.before is None or edit.after is None or _agreed(edit) else 0
    if isinstance(edit.after, Step) and edit.after.state is StepState.RUNNING:
        return 3
    # A sheet that is opened by its first entry goes along with it.
    return 1 if isinstance(edit.entity, Sheet) and edit.before is None else 2


def _agreed(edit: Edit) -> bool:
    """Whether a day got another agreed end."""
    before, after = edit.before, edit.after
    return (
        isinstance(before, Day) and isinstance(after, Day) and before.agreed_end != after.agreed_end
    )


def _edit_words(edit: Edit, names: dict[str, str]) -> str:
    before, after = edit.before, edit.after
    if isinstance(after, Day) and _agreed(edit):
        if after.agreed_end is None:
            return _("day {number} ends as planned").format(number=after.number)
        return _("agreed: day {number} ends {time}").format(
            number=after.number, time=f"{after.agreed_end:%H:%M}"
        )
    if (
        isinstance(before, Step)
        and isinstance(after, Step)
        and (said := _step_words(before, after))
    ):
        return said
    if (
        isinstance(before, Card)
        and isinstance(after, Card)
        and (said := _card_words(before, after))
    ):
        return said
    if (
        isinstance(before, Sheet)
        and isinstance(after, Sheet)
        and (said := _sheet_words(before, after))
    ):
        return said
    thing = entity_words(edit.entity, names)
    if edit.before is None:
        return _("new {thing}").format(thing=thing)
    if edit.after is None:
        return _("removed {thing}").format(thing=thing)
    return _("changed {thing}").format(thing=thing)


def _step_words(before: Step, after: Step) -> str:
    """What the clock did to a step; empty where only its card was edited."""
    if before.state is not after.state:
        match after.state:
            case StepState.RUNNING:
                words = _("started: {title}")
            case StepState.PAUSED:
                words = _("paused: {title}")
            case StepState.DONE:
                words = _("ended: {title}")
            case StepState.SKIPPED:
                words = _("skipped: {title}")
            case StepState.PLANNED:
                words = _("planned again: {title}")
        return words.format(title=after.title)
    if before.added != after.added:
        minutes = after.added - before.added
        return _("{minutes:+} min: {title}").format(minutes=minutes, title=after.title)
    return ""


def _sheet_words(before: Sheet, after: Sheet) -> str:
    """What became of a sheet's columns; empty where they are as they were."""
    was = {heading.key: heading.title for heading in before.columns}
    now = {heading.key: heading.title for heading in after.columns}
    for key, title in now.items():
        if key not in was and was:
            return _("new column “{title}”").format(title=_cut(title))
        if was.get(key, title) != title:
            return _("column “{title}” renamed").format(title=_cut(title))
    for key, title in was.items():
        if key not in now:
            return _("column “{title}” removed").format(title=_cut(title))
    moved = [now[key] for key, other in zip(now, was, strict=False) if key != other]
    return _("column “{title}” moved").format(title=_cut(moved[0])) if moved else ""


def _card_words(before: Card, after: Card) -> str:
    """What was done with a card on its board; empty where only its text was edited."""
    text = _cut(after.text)
    if before.votes != after.votes:
        given = ngettext("{n} vote", "{n} votes", after.votes).format(n=after.votes)
        return _("{votes}: “{text}”").format(votes=given, text=text)
    if before.cluster != after.cluster:
        if not after.cluster:
            return _("out of the group: “{text}”").format(text=text)
        return _("in the group {name}: “{text}”").format(name=_cut(after.cluster), text=text)
    if (before.column, before.place) != (after.column, after.place):
        return _("moved: “{text}”").format(text=text)
    return ""


def entity_words(entity: Entity, names: dict[str, str]) -> str:
    """An entity in a few words; `names` gives actors' names by id."""
    match entity:
        case Actor():
            return _("actor {name}").format(name=entity.name)
        case ValueLink():
            return _("link {source} → {target}: {what}").format(
                source=names.get(entity.source, "?"),
                target=names.get(entity.target, "?"),
                what=_cut(entity.what),
            )
        case Note():
            return _("note “{text}”").format(text=_cut(entity.text))
        case Target():
            return _("target {title}").format(title=entity.title)
        case Agreement():
            return _("agreement {title}").format(title=entity.title)
        case Sheet():
            return _("sheet {title}").format(title=entity.title)
        case Card():
            return _("card “{text}”").format(text=_cut(entity.text))
        case GridRow():
            text = next((cell for cell in entity.cells.values() if cell), "")
            return _("row “{text}”").format(text=_cut(text))
        case Response():
            return _("answers to a rating")
        case Check():
            if entity.answer is None:
                return _("note “{text}”").format(text=_cut(entity.note))
            return _("answer “{answer}”").format(answer=label(entity.answer))
        case CafeTable():
            return _("table {number}: {topic}").format(
                number=entity.number, topic=_cut(entity.topic)
            )
        case Harvest():
            return _("harvest “{text}”").format(text=_cut(entity.text))
        case Attendee():
            return _("attendee {name}").format(name=entity.name)
        case Grouping():
            return _("groups: {title}").format(title=entity.title)
        case NoFlow():
            return _("asked: nothing from {source} to {target}").format(
                source=names.get(entity.source, "?"), target=names.get(entity.target, "?")
            )
        case Snapshot():
            return _("snapshot {name}").format(name=entity.name)
        case Step():
            return _("step {title}").format(title=entity.title)
        case Day():
            return _("day {number}").format(number=entity.number)
        case Session():
            return _("session {title}").format(title=entity.title)
        case _:
            return type(entity).__name__


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"
