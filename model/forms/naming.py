"""Actors by their names, as a list typed on one line: known ones found, unknown ones made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from model.capture.names import name_index
from model.capture.quotes import quoted_at
from model.capture.reading import Draft
from model.capture.roster import Moments, Roster
from model.capture.shape import Name, name_between, skip_blanks, splits_names
from model.capture.writer import written_name
from model.entities import Actor
from model.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Named:
    """The actors that a line names."""

    actors: tuple[Actor, ...]
    """All of them, in the order of the line."""
    made: tuple[Actor, ...]
    """Those that nobody has named before."""
    remarks: tuple[str, ...] = ()
    """What to look at before it is saved, such as a near miss of a name."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all of them."""
        return tuple(actor.id for actor in self.actors)


def named_actors(workshop: Workshop, line: str, *, at: dt.datetime) -> Named:
    """The actors named in `line`, with commas between them; names with commas stand in quotes.

    Raises:
        Refused: where a name may mean several actors or cannot be one.
    """
    draft = Draft()
    roster = Roster(name_index(workshop.actors), Moments(at), draft)
    names = roster.joined(list(_names(line)), line)
    actors = {actor.id: actor for actor in (roster.actor(name) for name in names)}
    return Named(tuple(actors.values()), tuple(roster.new), tuple(draft.remarks))


def written_actors(workshop: Workshop, actor_ids: Iterable[str]) -> str:
    """The line that names these actors; those that have gone are left out."""
    index = name_index(workshop.actors)
    there = (workshop.actors[actor_id] for actor_id in actor_ids if actor_id in workshop.actors)
    return ", ".join(written_name(actor, index) for actor in there)


def _names(line: str) -> Iterable[Name]:
    position = 0
    while position < len(line):
        begin = skip_blanks(line, position)
        quoted = quoted_at(line, begin)
        comma = line.find(",", quoted.end if quoted else begin)
        while comma >= 0 and not splits_names(line, comma):
            comma = line.find(",", comma + 1)
        end = comma if comma >= 0 else len(line)
        if name := name_between(line, begin, end):
            yield name
        position = end + 1
