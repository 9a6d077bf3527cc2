"""The formats that a workshop can be exported to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
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


_FORMATS = (
    Format("markdown", N_("Report for everyone (Markdown)"), ".md", _markdown),
    Format("graphml", N_("Network for Gephi, yEd, Cytoscape, R and Python"), ".graphml", _graphml),
    Format("map", N_("Map as plain text"), ".txt", _map),
    Format("csv-actors", N_("Actors as a table (CSV for Gephi)"), "-actors.csv", _actors_csv),
    Format("csv-links", N_("Links as a table (CSV for Gephi)"), "-links.csv", _links_csv),
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
    return chosen.write(workshop, options)


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
