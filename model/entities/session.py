"""The session itself: one workshop series."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from model.entities.base import Entity
from model.entities.text import Line, Name, Text


class Session(Entity):
    """One workshop series: its title, language and round."""

    title: Name
    language: Literal["fi", "en"] = "fi"
    """The language its documents are written in."""
    purpose: Text = ""
    round: int = Field(default=1, ge=1)
    """Network work is a cycle: which round of it this is."""
    next_meeting: dt.date | None = None
    """When the network meets next."""
    report_sections: tuple[str, ...] = ()
    """Keys of the report's sections in the chosen order; empty for all in their usual order."""
    illustrative: bool = False
    """Whether the content is invented, as in the samples."""
    origins: tuple[Line, ...] = ()
    """Titles of the groups' sessions it was merged from."""
