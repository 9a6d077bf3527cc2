"""The formats that a workshop can be exported to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from exporters.options import Document, ExportOptions
from locales import N_, _, speaking
from model.errors import Refused
from model.workshop import Workshop

Writer = Callable[[Workshop, ExportOptions], Document]


@dataclass(frozen=True, slots=True)
class Format:
    """One format."""

    key: str
    """As `--format` names it."""
    message: str
    """What it is, in English."""
    suffix: str
    """How its file names end, with the dot."""
    write: Writer
    """Makes the document; loads what it needs only then."""
    collapses: bool = False
    """Whether it can be written with one edge for all links from one actor to another."""
    draws: bool = False
    """Whether it can be written with the shapes that yEd draws."""

    @property
    def title(self) -> str:
        """What it is, in the language in force."""
        return _(self.message)


def _markdown(workshop: Workshop, options: ExportOptions) -> Document:
    from exporters.markdown.write import markdown

    return markdown(workshop, options)


def _graphml(workshop: Workshop, options: ExportOptions) -> Document:
    from exporters.graphml import graphml

    return graphml(workshop, options)


def _map(workshop: Workshop, options: ExportOptions) -> Document:
    from exporters.drawing import map_text

    with speaking(options.language or workshop.session.language):
        return Document((map_text(workshop, options) + "\n").encode("utf-8"))


def _actors_csv(workshop: Workshop, options: ExportOptions) -> Document:
    from exporters.csv_pairs import to_actors_csv

    return Document(to_actors_csv(workshop, options))


def _links_csv(workshop: Workshop, options: ExportOptions) -> Document:
    from exporters.csv_pairs import to_links_csv

    return Document(to_links_csv(workshop, options))


def _gexf(workshop: Workshop, options: ExportOptions) -> Document:
    from exporters.gexf import gexf

    return gexf(workshop, options)


def _svg(workshop: Workshop, options: ExportOptions) -> Document:
    from exporters.svg import svg

    return svg(workshop, options)


def _xlsx(workshop: Workshop, options: ExportOptions) -> Document:
    from exporters.xlsx import xlsx

    return xlsx(workshop, options)


def _kumu_elements(workshop: Workshop, options: ExportOptions) -> Document:
    from exporters.kumu import kumu_elements

    return kumu_elements(workshop, options)


def _kumu_connections(workshop: Workshop, options: ExportOptions) -> Document:
    from exporters.kumu import kumu_connections

    return kumu_connections(workshop, options)


def _dot(workshop: Workshop, options: ExportOptions) -> Document:
    from exporters.dot import dot

    return dot(workshop, options)


def _mermaid(workshop: Workshop, options: ExportOptions) -> Document:
    from exporters.mermaid import mermaid

    return mermaid(workshop, options)


def _pajek(workshop: Workshop, options: ExportOptions) -> Document:
    from exporters.pajek import pajek

    return pajek(workshop, options)


def _ucinet(workshop: Workshop, options: ExportOptions) -> Document:
    from exporters.ucinet import ucinet

    return ucinet(workshop, options)


def _json_graph(workshop: Workshop, options: ExportOptions) -> Document:
    from exporters.json_graph import json_graph

    return json_graph(workshop, options)


def _html(workshop: Workshop, options: ExportOptions) -> Document:
    from exporters.html import html

    return html(workshop, options)


def _invitations(workshop: Workshop, options: ExportOptions) -> Document:
    from exporters.invitations import invitations

    return invitations(workshop, options)


def _agenda(workshop: Workshop, options: ExportOptions) -> Document:
    from exporters.agenda import agenda

    return agenda(workshop, options)


def _calendar(workshop: Workshop, options: ExportOptions) -> Document:
    from exporters.calendar import calendar

    return calendar(workshop, options)


_FORMATS = (
    Format("markdown", N_("Report for everyone (Markdown)"), ".md", _markdown),
    Format("html", N_("Report with the map as a picture (one HTML file)"), ".html", _html),
    Format(
        "graphml",
        N_("Network for Gephi, yEd, Cytoscape, R and Python"),
        ".graphml",
        _graphml,
        collapses=True,
        draws=True,
    ),
    Format("map", N_("Map as plain text"), ".txt", _map),
    Format("svg", N_("Map as a picture for slides and web pages (SVG)"), ".svg", _svg),
    Format("xlsx", N_("Everything as tables for Excel and LibreOffice"), ".xlsx", _xlsx),
    Format(
        "gexf",
        N_("Network for Gephi with colours and parallel links (GEXF)"),
        ".gexf",
        _gexf,
        collapses=True,
    ),
    Format("csv-actors", N_("Actors as a table (CSV for Gephi)"), "-actors.csv", _actors_csv),
    Format("csv-links", N_("Links as a table (CSV for Gephi)"), "-links.csv", _links_csv),
    Format(
        "kumu-elements", N_("Actors as a table (CSV for Kumu)"), "-elements.csv", _kumu_elements
    ),
    Format(
        "kumu-connections",
        N_("Links as a table (CSV for Kumu)"),
        "-connections.csv",
        _kumu_connections,
    ),
    Format("dot", N_("Network for Graphviz (DOT)"), ".dot", _dot, collapses=True),
    Format(
        "mermaid",
        N_("Network for Markdown pages that draw (Mermaid)"),
        ".mmd",
        _mermaid,
        collapses=True,
    ),
    Format("pajek", N_("Network for Pajek"), ".net", _pajek, collapses=True),
    Format("ucinet", N_("Network for UCINET (DL)"), ".dl", _ucinet),
    Format(
        "json-graph",
        N_("Network for programmers (JSON Graph Format)"),
        "-graph.json",
        _json_graph,
        collapses=True,
    ),
    Format(
        "invitations",
        N_("Contacts for mail merge (CSV; needs --personal-data)"),
        "-invitations.csv",
        _invitations,
    ),
    Format("agenda", N_("Agenda to print or share (Markdown)"), "-agenda.md", _agenda),
    Format("ics", N_("Workshop days and due dates for a calendar (iCalendar)"), ".ics", _calendar),
)

FORMATS: Mapping[str, Format] = MappingProxyType({item.key: item for item in _FORMATS})
"""Formats by key."""


def document(workshop: Workshop, key: str, options: ExportOptions) -> Document:
    """`workshop` in the format `key`, with remarks on what was left out or altered.

    Raises:
        Refused: where there is no such format, naming those there are.
    """
    chosen = FORMATS.get(key)
    if chosen is None:
        raise Refused(
            _("there is no export format “{key}”; choose from {keys}").format(
                key=key, keys=", ".join(FORMATS)
            )
        )
    if options.pseudonyms:
        from model.privacy import pseudonymised

        with speaking(options.language or workshop.session.language):
            workshop = pseudonymised(workshop)
    made = chosen.write(workshop, options)
    return replace(made, remarks=(*_unheeded(chosen, options), *made.remarks))


def _unheeded(chosen: Format, options: ExportOptions) -> list[str]:
    """What was asked for and means nothing to the format."""
    remarks = []
    if options.collapse and not chosen.collapses:
        remarks.append(
            _("{format} has every link for itself; nothing was summed").format(format=chosen.key)
        )
    if options.flavour != "plain" and not chosen.draws:
        remarks.append(_("only graphml can be written with shapes for yEd"))
    return remarks


def export(workshop: Workshop, key: str, options: ExportOptions) -> bytes:
    """The bytes of `document`."""
    return document(workshop, key, options).data


_UNSAFE = re.compile(r"[^\w]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def default_filename(workshop: Workshop, key: str) -> str:
    """A file name that every system takes, made of the session's title: `maahanmuutto.graphml`."""
    words = unicodedata.normalize("NFC", workshop.session.title)
    stem = _UNSAFE.sub("-", words).strip("-_").lower()[:60].rstrip("-_")
    # Bytes count, not characters, where names of other scripts are stored.
    while len(stem.encode("utf-8")) > 120:
        stem = stem[:-1]
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"{stem}-arvoverkko" if stem else "arvoverkko"
    return stem + FORMATS[key].suffix
