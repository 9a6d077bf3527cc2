"""The network as two CSV tables, actors and links, as Gephi's table import reads them.

UTF-8 without a byte-order mark, commas, LF: for programs. Gephi finds `Id`, `Label`, `Source`,
`Target`, `Type` and `Weight` by their names, and keeps parallel links whose `Kind` differs; every
other column becomes an attribute.
"""

from __future__ import annotations

from collections.abc import Sequence

from exporters.csv_text import csv_bytes
from exporters.options import ExportOptions
from exporters.pairs import WEIGHTS, numbered_kinds, sound_links
from exporters.palette import actor_colour, link_colour
from model.entities import ACTOR_TEXTS, Actor, ValueLink
from model.lists import join_list
from model.workshop import Workshop

ACTOR_COLUMNS = (
    "Id",
    "Label",
    "Short label",
    "Kind",
    "Sector",
    "Internal",
    "Networks",
    *(field.capitalize() for field in ACTOR_TEXTS),
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
    "Kind",
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
    return csv_bytes(ACTOR_COLUMNS, map(_actor, workshop.actors.values()))


def to_links_csv(workshop: Workshop, options: ExportOptions) -> bytes:
    """One row per link, in order of creation; parallel links keep rows of their own."""
    links = sound_links(workshop)
    kinds = numbered_kinds(links)
    return csv_bytes(LINK_COLUMNS, [_link(link, kinds[link.id]) for link in links])


def _actor(actor: Actor) -> Sequence[str]:
    return (
        actor.id,
        actor.name,
        actor.label,
        actor.kind.value,
        actor.sector.value,
        "true" if actor.internal else "false",
        join_list(actor.networks),
        *(str(getattr(actor, field)) for field in ACTOR_TEXTS),
        join_list(actor.aliases),
        actor_colour(actor),
    )


def _link(link: ValueLink, kind: str) -> Sequence[str]:
    return (
        link.source,
        link.target,
        "Directed",
        link.id,
        link.what,
        str(WEIGHTS[link.strength]),
        kind,
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
