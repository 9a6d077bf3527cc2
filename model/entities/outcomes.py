"""What a workshop series leaves behind: targets, agreements, and the network as it once was."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from model.entities.base import Entity
from model.entities.network import Actor, ValueLink
from model.entities.text import Line, Name, Text


class TargetState(StrEnum):
    """How far the work on a target or agreement has come."""

    OPEN = "open"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"


class Target(Entity):
    """A development target: what the network chose to improve, on its canvas."""

    title: Name
    why: Text = ""
    what: Text = ""
    who: Text = ""
    how: Text = ""
    resources: Text = ""
    first_step: Text = ""
    indicator: Text = ""
    owner: Line = ""
    due: dt.date | None = None
    state: TargetState = TargetState.OPEN
    actors: tuple[str, ...] = ()
    """Ids of the actors it concerns."""
    links: tuple[str, ...] = ()
    """Ids of the value links it concerns."""


class Agreement(Entity):
    """Something agreed: a way of working, or how a thing is followed up."""

    title: Name
    text: Text = ""
    owner: Line = ""
    due: dt.date | None = None
    """When it is reviewed."""
    state: TargetState = TargetState.OPEN
    step: str | None = None


class Snapshot(Entity):
    """The network as it was when it was kept under a name."""

    name: Name
    actors: tuple[Actor, ...] = ()
    links: tuple[ValueLink, ...] = ()
