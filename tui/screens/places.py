"""The places of an open session, by the names that the `go.…` commands use."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tui.screens.agenda import AgendaScreen
from tui.screens.base import PlaceScreen
from tui.screens.comparison import ComparisonScreen
from tui.screens.details import DetailsScreen
from tui.screens.findings import FindingsScreen
from tui.screens.followup import FollowUpScreen
from tui.screens.lists import LinksScreen, NotesScreen
from tui.screens.map import MapScreen
from tui.screens.mapping import MappingScreen
from tui.screens.matrix import MatrixScreen
from tui.screens.method import MethodScreen
from tui.screens.network import NetworkScreen
from tui.screens.report import ReportScreen
from tui.screens.room import RoomScreen
from tui.screens.understanding import UnderstandingScreen

_SCREENS: tuple[type[PlaceScreen], ...] = (
    MappingScreen,
    UnderstandingScreen,
    NetworkScreen,
    FollowUpScreen,
    AgendaScreen,
    MethodScreen,
    RoomScreen,
    NotesScreen,
    LinksScreen,
    MapScreen,
    MatrixScreen,
    FindingsScreen,
    ComparisonScreen,
    ReportScreen,
    DetailsScreen,
)

PLACES: Mapping[str, type[PlaceScreen]] = MappingProxyType({s.PLACE: s for s in _SCREENS})
"""Screens by place."""
