"""The sections of the report, in the order in which they stand unless chosen otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from exporters.markdown.report import Body
from exporters.markdown.sections import (
    actors,
    boards,
    cafe,
    checklists,
    cover,
    followup,
    grids,
    links,
    matrix,
    measures,
    methods,
    notes,
    outcomes,
    people,
    ratings,
    snapshots,
    summary,
    textmap,
    time,
)
from locales import N_, _


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the report."""

    key: str
    message: str
    """Its heading, in English; empty for the cover, which brings the title."""
    body: Body

    @property
    def title(self) -> str:
        """Its heading in the language in force."""
        return _(self.message) if self.message else ""


_IN_ORDER = (
    Section("cover", "", cover.body),
    Section("summary", N_("In brief"), summary.body),
    Section("map", N_("Value network map"), textmap.body),
    Section("findings", N_("What the network tells"), summary.findings_body),
    Section("matrix", N_("Value transfer"), matrix.body),
    Section("actors", N_("Actors"), actors.body),
    Section("links", N_("What each actor gives and gets"), links.body),
    Section("holes", N_("Holes and broken links"), links.holes_body),
    Section("notes", N_("Notes"), notes.body),
    Section("parking", N_("Parking lot"), notes.parking_body),
    Section("ratings", N_("Ratings"), ratings.body),
    Section("cafes", N_("Learning cafés"), cafe.cafes_body),
    Section("boards", N_("Boards"), boards.body),
    Section("grids", N_("Tables"), grids.body),
    Section("checklists", N_("Checklists"), checklists.body),
    Section("targets", N_("Development targets"), outcomes.targets_body),
    Section("agreements", N_("Agreements"), outcomes.agreements_body),
    Section("followup", N_("Follow-up"), followup.body),
    Section("people", N_("Who was there"), people.body),
    Section("time", N_("Time planned and used"), time.body),
    Section("changes", N_("What has changed"), snapshots.body),
    Section("measures", N_("The network in figures"), measures.body),
    Section("methods", N_("Methods used"), methods.body),
)

SECTIONS: Mapping[str, Section] = MappingProxyType({item.key: item for item in _IN_ORDER})
"""Sections by key, in their usual order."""
