"""Helpers at hand that last as long as the program: a round of turns, the cube and its sides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from model.people import Turns
from tui.widgets.map_filter import MapFilter

if TYPE_CHECKING:
    from exporters.textmap import View
    from model.workshop import Workshop


@dataclass(slots=True)
class MapChoice:
    """How the map is looked at; another language or theme leaves that alone."""

    view: View = "auto"
    per: Literal["pair", "flow"] = "pair"
    zoom: float = 1.0
    filter: MapFilter = field(default_factory=MapFilter)


@dataclass(slots=True)
class MethodChoice:
    """Which method's form is shown; another language or theme leaves that alone."""

    step: str = ""
    """Id of the step that ran when it was chosen."""
    key: str = ""
    """Key of the method; empty for the running step's own."""
    sheet: str = ""
    """Id of the sheet; empty for the one in use."""
    part: str = ""
    """What of the form the room is shown, as the form calls it; empty for all of it."""
    guest: Workshop | None = None
    """Another session that the room is shown in the form's place, such as a group's map."""
    guide: bool | None = None
    """Whether how it is led was asked for beside it; None for wherever there is room."""


@dataclass(slots=True)
class Aids:
    """What is going on in the room beside the agenda."""

    turns: Turns | None = None
    """The round of speaking turns that goes on."""
    cube: str = ""
    """The question that came up last."""
    thrown: dict[str, list[int]] = field(default_factory=dict)
    """The cube's sides that have come up, by method."""
    map: MapChoice = field(default_factory=MapChoice)
    """How the map is looked at."""
    method: MethodChoice = field(default_factory=MethodChoice)
    """Which method's form is shown."""
