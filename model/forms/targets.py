"""Development targets on their canvas: new ones, and the actors and links they concern."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from locales import _
from model.changes import Change, Edit, edited, new, update
from model.entities import Actor, Target, TargetState
from model.errors import Refused
from model.workshop import Workshop


def new_target(workshop: Workshop, *, at: dt.datetime) -> Target:
    """A target under a number, to be given its name."""
    number = len(workshop.targets) + 1
    return new(Target, title=_("Target {n}").format(n=number), created=at)


def concern_actors(
    workshop: Workshop,
    target_id: str,
    actors: Sequence[str],
    made: Sequence[Actor] = (),
    *,
    at: dt.datetime,
) -> Change:
    """The change that says which actors a target concerns.

    Args:
        actors: ids of the actors, those of `made` among them.
        made: actors that come with the change.

    Raises:
        Refused: where the target has gone.
    """
    target = target_in(workshop, target_id)
    edit = Edit(before=target, after=edited(target, actors=tuple(actors)))
    return Change.make(*(Edit(before=None, after=actor) for actor in made), edit, at=at)


def concern_links(
    workshop: Workshop, target_id: str, links: Sequence[str], *, at: dt.datetime
) -> Change:
    """The change that says which value links a target concerns.

    Raises:
        Refused: where the target has gone.
    """
    return update(target_in(workshop, target_id), at=at, links=tuple(links))


def next_state(workshop: Workshop, target_id: str, *, at: dt.datetime) -> Change:
    """The change that takes a target one state further: open, under way, done, dropped, open.

    Raises:
        Refused: where the target has gone.
    """
    target = target_in(workshop, target_id)
    states = list(TargetState)
    following = states[(states.index(target.state) + 1) % len(states)]
    return update(target, at=at, state=following)


def target_in(workshop: Workshop, target_id: str) -> Target:
    """The target with this id.

    Raises:
        Refused: where there is none any more.
    """
    target = workshop.targets.get(target_id)
    if target is None:
        raise Refused(_("the target is not there any more"))
    return target
