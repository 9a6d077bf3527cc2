"""Colours: a dark and a light theme of ours, the terminal's own, and the sectors' colours.

The sectors use the colour-blind-safe palette of Okabe and Ito (2008, "Color universal design"),
darkened for the light theme; a glyph always stands beside the colour.
"""

from __future__ import annotations

from textual.theme import Theme

from exporters.textmap.glyphs import UNICODE
from locales import N_
from model.entities import NoteKind, Sector

DARK = Theme(
    name="arvoverkko-dark",
    primary="#7fb7d6",
    secondary="#9fb0bd",
    accent="#f0c94a",
    warning="#f0a04a",
    error="#ff7b6b",
    success="#6cc39a",
    foreground="#e3e8ec",
    background="#11161a",
    surface="#171d22",
    panel="#222a31",
    dark=True,
    variables={
        "quiet": "#8b9aa6",
        "line": "#33404a",
        "here": "#544c28",
        "block-cursor-text-style": "none",
    },
)

LIGHT = Theme(
    name="arvoverkko-light",
    primary="#1d5d86",
    secondary="#4f5d68",
    accent="#8a4b00",
    warning="#9c4a00",
    error="#b3261e",
    success="#1c6b45",
    foreground="#15191c",
    background="#fbfaf7",
    surface="#f2f0ea",
    panel="#e4e1d8",
    dark=False,
    variables={
        "quiet": "#5d676f",
        "line": "#c9c4b6",
        "here": "#d9c6ad",
        "block-cursor-text-style": "none",
    },
)

VARIABLE_DEFAULTS = {"quiet": "#7d8890", "line": "#66717a", "here": "#6b747c"}
"""Our own colour names where a theme does not give them: the terminal's own colours."""

THEMES = {
    DARK.name: N_("dark"),
    LIGHT.name: N_("light"),
    "ansi-dark": N_("the terminal's colours, dark"),
    "ansi-light": N_("the terminal's colours, light"),
}
"""The themes that `f3` goes through, with their names."""

_SECTORS_ON_DARK = {
    Sector.PUBLIC: "#56b4e9",
    Sector.PRIVATE: "#e8b023",
    Sector.THIRD: "#3fc79a",
    Sector.CUSTOMER: "#ff8a5c",
    Sector.UNKNOWN: "#b4bec6",
}
_SECTORS_ON_LIGHT = {
    Sector.PUBLIC: "#0072b2",
    Sector.PRIVATE: "#8a5f00",
    Sector.THIRD: "#00704f",
    Sector.CUSTOMER: "#b84300",
    Sector.UNKNOWN: "#555f66",
}

SECTOR_GLYPHS = {Sector.CUSTOMER: "★", Sector.UNKNOWN: "·", **UNICODE.sectors}
"""One glyph per sector, the map's own, so that colour never carries it alone."""

NOTE_GLYPHS = {
    NoteKind.OBSERVATION: " ",
    NoteKind.DECISION: "!",
    NoteKind.QUESTION: "?",
    NoteKind.IDEA: "*",
    NoteKind.TASK: "-",
    NoteKind.QUOTATION: ">",
    NoteKind.PARKED: "=",
}
"""The mark of each kind of note, as in the one-line language."""


def sector_colour(sector: Sector, dark: bool) -> str:
    """The colour of a sector, `#rrggbb`, on a dark or light ground."""
    return (_SECTORS_ON_DARK if dark else _SECTORS_ON_LIGHT)[sector]
