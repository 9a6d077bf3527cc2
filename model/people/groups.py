"""Dividing people into groups of even size in which organisations mix."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass

from locales import _
from model.changes import Change, add, new
from model.entities import Attendee, Grouping
from model.errors import Refused
from model.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to seat: an attendee's id, and the organisation whose people are kept apart."""

    id: str
    organisation: str = ""


def people_of(attendees: Sequence[Attendee]) -> list[Person]:
    """`attendees` as people to seat; those without an organisation are kept apart from nobody."""
    return [Person(person.id, person.actor or f"?{person.id}") for person in attendees]


def split(people: Sequence[Person], groups: int, seed: int) -> tuple[tuple[str, ...], ...]:
    """`people` in `groups` groups, whose sizes differ by one at most.

    The people of one organisation are dealt out one to each group in turn, so no group has more
    of them than needed; who goes where within that is drawn by `seed`.

    Raises:
        Refused: where there are fewer people than groups, or no group.
    """
    if not 1 <= groups <= len(people):
        raise Refused(
            _("{people} people do not make {groups} groups").format(
                people=len(people), groups=groups
            )
        )
    chance = random.Random(seed)
    order = list(people)
    chance.shuffle(order)
    sizes: dict[str, int] = {}
    for person in order:
        sizes[person.organisation] = sizes.get(person.organisation, 0) + 1
    place = {organisation: at for at, organisation in enumerate(sizes)}
    # The largest organisations first: they have the least choice of where to go.
    order.sort(key=lambda person: (-sizes[person.organisation], place[person.organisation]))
    made: list[list[str]] = [[] for _group in range(groups)]
    for at, person in enumerate(order):
        made[at % groups].append(person.id)
    chance.shuffle(made)
    made.sort(key=len, reverse=True)
    return tuple(tuple(group) for group in made)


def keep_groups(
    workshop: Workshop, title: str, groups: Sequence[Sequence[str]], *, at: dt.datetime
) -> Change:
    """The change that keeps a division of the room under `title`."""
    made = new(Grouping, created=at, title=title, groups=tuple(tuple(group) for group in groups))
    return add(made, at=at)
