"""The network as two CSV tables, actors and links, as Gephi's table import reads them.

UTF-8 without a byte-order mark, commas, LF: for programs. Gephi finds `Id`, `Label`, `Source`,
`Target`, `Type` and `Weight` by their names; every other column becomes an attribute.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from exporters.lists import join_list
from exporters.options import ExportOptions
from exporters.pairs import WEIGHTS, sound_links
from exporters.palette import actor_colour, link_colour
from model.entities import Actor, ValueLink
from model.workshop import Workshop

_FORMULA = re.compile(r"[=+\-@\t\r]")
"""How a cell begins that a spreadsheet would calculate (OWASP, CSV injection)."""

_ACTOR_TEXTS = (
    "roles",
    "tasks",
    "services",
    "strengths",
    "weaknesses",
    "offers",
    "needs",
    "benefits",
    "mandate",
    "resources",
    "notes",
)

ACTOR_COLUMNS = (
    "Id",
    "Label",
    "Short label",
    "Kind",
    "Sector",
    "Internal",
    "Networks",
    *(field.capitalize() for field in _ACTOR_TEXTS),
    "Aliases",
    "Color",
)

LINK_COLUMNS = (
    "Source",
    "Target",
    "Type",
    "Id",
    "Label",
    "Weight",
    "Nature",
    "Category",
    "Strength",
    "State",
    "Frequency",
    "Channel",
    "Trust",
    "Benefit",
    "Note",
    "Color",
)


def to_actors_csv(workshop: Workshop, options: ExportOptions) -> bytes:
    """One row per actor, in order of creation. Contacts never go along."""
    return _csv(ACTOR_COLUMNS, map(_actor, workshop.actors.values()))


def to_links_csv(workshop: Workshop, options: ExportOptions) -> bytes:
    """One row per link, in order of creation; parallel links keep rows of their own."""
    return _csv(LINK_COLUMNS, map(_link, sound_links(workshop)))


def _actor(actor: Actor) -> Sequence[str]:
    return (
        actor.id,
        actor.name,
        actor.label,
        actor.kind.value,
        actor.sector.value,
        "true" if actor.internal else "false",
        join_list(actor.networks),
        *(str(getattr(actor, field)) for field in _ACTOR_TEXTS),
        join_list(actor.aliases),
        actor_colour(actor),
    )


def _link(link: ValueLink) -> Sequence[str]:
    return (
        link.source,
        link.target,
        "Directed",
        link.id,
        link.what,
        str(WEIGHTS[link.strength]),
        link.nature.value,
        link.category,
        link.strength.value,
        link.state.value,
        link.frequency,
        link.channel,
        "" if link.trust is None else str(link.trust),
        link.benefit,
        link.note,
        link_colour(link),
    )


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return buffer.getvalue().encode("utf-8")


def _harmless(cell: str) -> str:
    """`cell` as text even where a spreadsheet opens the file."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
