"""What the facilitator may choose about a document, and the document that comes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from model.methods.method import Method


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """Choices that every format understands as far as they concern it."""

    now: dt.datetime
    """When the document is made: local wall clock, no zone."""
    language: Literal["fi", "en"] | None = None
    """The document's language; None for the session's own."""
    personal_data: bool = False
    """Whether contacts, quotations and the names of speakers go along."""
    pseudonyms: bool = False
    """Whether every person's name is replaced, each always by the same pseudonym."""
    ascii: bool = False
    """Whether drawings keep to ASCII signs."""
    sections: tuple[str, ...] | None = None
    """Keys of the report's sections in the order wanted; None for all of them in their order."""
    width: int = 80
    """The widest drawing in the document, in cells; 80 fit an A4 page."""
    height: int = 48
    """The highest drawing in the document, in lines."""
    flavour: Literal["plain", "yed"] = "plain"
    """For GraphML: as most programs read it, or with the shapes and arrows that yEd draws."""
    collapse: bool = False
    """For network files: one edge for all links from one actor to another, weights summed."""
    positions: Mapping[str, tuple[float, float]] | None = None
    """Places of the actors by id, x to the right and y upward; None to have them worked out."""
    methods: Mapping[str, Method] | None = None
    """The methods known, by key, the facilitator's own included; None for ours."""


@dataclass(frozen=True, slots=True)
class Document:
    """One finished document."""

    data: bytes
    remarks: tuple[str, ...] = ()
    """What was left out or altered on the way, in words, for the one who exports."""
