"""A small workshop for the tests of the capture line."""

from __future__ import annotations

import datetime as dt

from model.capture import Reading, read
from model.changes import apply_change
from model.entities import Actor, Note, Session, ValueLink
from model.workshop import Workshop

AT = dt.datetime(2026, 11, 24, 10, 42)


def empty() -> Workshop:
    return Workshop(session=Session(id="s", title="Koe", created=AT))


def with_actors(*names: str, **aliases: str) -> Workshop:
    """Actors with the ids a0, a1, …; `a0="x"` gives the first one the label x."""
    actors = {
        f"a{number}": Actor(
            id=f"a{number}",
            name=name,
            label=aliases.get(f"a{number}", ""),
            created=AT + dt.timedelta(seconds=number),
        )
        for number, name in enumerate(names)
    }
    return Workshop(session=Session(id="s", title="Koe", created=AT), actors=actors)


def after(workshop: Workshop, *lines: str) -> Workshop:
    """The workshop once every line has been captured."""
    for number, line in enumerate(lines):
        reading = read(line, workshop, AT + dt.timedelta(minutes=number))
        assert reading.change is not None, (line, reading.error)
        workshop = apply_change(workshop, reading.change)
    return workshop


def added_links(reading: Reading) -> list[ValueLink]:
    assert reading.change is not None, reading.error
    found = [edit.after for edit in reading.change.edits]
    return [entity for entity in found if isinstance(entity, ValueLink)]


def added_actors(reading: Reading) -> list[Actor]:
    assert reading.change is not None, reading.error
    found = [edit.after for edit in reading.change.edits if edit.before is None]
    return [entity for entity in found if isinstance(entity, Actor)]


def the_note(reading: Reading) -> Note:
    assert reading.change is not None, reading.error
    (edit,) = reading.change.edits
    assert isinstance(edit.after, Note)
    return edit.after


def in_words(line: str, workshop: Workshop) -> list[str]:
    """The links that `line` adds, as "giver > getter: what (nature, state, strength)"."""
    reading = read(line, workshop, AT)
    names = {actor.id: actor.name for actor in (*workshop.actors.values(), *added_actors(reading))}
    return [
        f"{names[link.source]} > {names[link.target]}: {link.what}"
        f" ({link.nature}, {link.state}, {link.strength})"
        for link in added_links(reading)
    ]
