"""The network as two CSV tables for Kumu: elements and connections.

Kumu tells elements apart by label and type, so labels are made unique; each row of connections
becomes a connection of its own, so parallel links stay. Several values in a cell stand between
upright bars. UTF-8 without a byte-order mark, commas.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from exporters.csv_text import csv_bytes
from exporters.network import network_file
from exporters.options import Document, ExportOptions
from exporters.palette import actor_colour
from locales import speaking
from model.entities import Actor
from model.labels import label
from model.network.graph import sector_of
from model.workshop import Workshop

ELEMENTS = (
    "Label",
    "Type",
    "Description",
    "Tags",
    "Sector",
    "Short label",
    "Roles",
    "Tasks",
    "Services",
    "Strengths",
    "Weaknesses",
    "Offers",
    "Needs",
    "Benefits",
    "Mandate",
    "Resources",
    "Color",
    "Actor id",
)
CONNECTIONS = (
    "From",
    "To",
    "Type",
    "Direction",
    "Label",
    "Description",
    "Tags",
    "Strength",
    "State",
    "Frequency",
    "Channel",
    "Trust",
    "Benefit",
    "Flow id",
)


def kumu_elements(workshop: Workshop, options: ExportOptions) -> Document:
    """One row per actor. Contacts never go along."""
    network = network_file(workshop, options)
    with speaking(options.language or workshop.session.language):
        rows = [
            (
                node.name,
                label(node.actor.kind),
                node.actor.notes,
                _bars(node.actor.networks),
                label(sector_of(node.actor)),
                node.actor.label,
                *_texts(node.actor),
                actor_colour(node.actor),
                node.actor.id,
            )
            for node in network.nodes
        ]
    return Document(csv_bytes(ELEMENTS, rows))


def kumu_connections(workshop: Workshop, options: ExportOptions) -> Document:
    """One row per link, its ends named as in the elements; Kumu shows parallel links."""
    network = network_file(workshop, replace(options, collapse=False))
    names = {node.id: node.name for node in network.nodes}
    with speaking(options.language or workshop.session.language):
        rows = [
            (
                names[edge.source],
                names[edge.target],
                label(edge.link.nature),
                "directed",
                edge.link.what,
                edge.link.note,
                _bars([edge.link.category]),
                label(edge.link.strength),
                label(edge.link.state),
                edge.link.frequency,
                edge.link.channel,
                "" if edge.link.trust is None else str(edge.link.trust),
                edge.link.benefit,
                edge.link.id,
            )
            for edge in network.edges
        ]
    return Document(csv_bytes(CONNECTIONS, rows))


def _texts(actor: Actor) -> tuple[str, ...]:
    return (
        actor.roles,
        actor.tasks,
        actor.services,
        actor.strengths,
        actor.weaknesses,
        actor.offers,
        actor.needs,
        actor.benefits,
        actor.mandate,
        actor.resources,
    )


def _bars(values: Iterable[str]) -> str:
    return "|".join(value.replace("|", "/") for value in values if value)
