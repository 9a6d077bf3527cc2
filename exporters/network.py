"""The network as every network file has it: numbered nodes and edges, and the remarks on them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from exporters.graphml_keys import Arc, Edge, Node
from exporters.options import ExportOptions
from exporters.pairs import collapsed, degrees, sound_links, two_way, unique_names
from exporters.positions import positions
from locales import _, ngettext
from model.workshop import Workshop


@dataclass(frozen=True, slots=True)
class NetworkFile:
    """Nodes and edges as they are written, and what to tell the one who exports."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    """One for each link; none where they are collapsed."""
    arcs: tuple[Arc, ...]
    """One for each ordered pair of actors; none unless links are collapsed."""
    remarks: tuple[str, ...]


def network_file(workshop: Workshop, options: ExportOptions) -> NetworkFile:
    """What a network file of `workshop` holds, in the order of creation."""
    links = sound_links(workshop)
    paired = two_way(links)
    nodes = _nodes(workshop, options)
    ids = {node.actor.id: node.id for node in nodes}
    edges: tuple[Edge, ...] = ()
    arcs: tuple[Arc, ...] = ()
    if options.collapse:
        arcs = tuple(
            Arc(f"e{number}", ids[flows.first.source], ids[flows.first.target], flows)
            for number, flows in enumerate(collapsed(links), start=1)
        )
    else:
        edges = tuple(
            Edge(f"e{number}", ids[link.source], ids[link.target], link, paired.get(link.id))
            for number, link in enumerate(links, start=1)
        )
    lost = len(workshop.links) - len(links)
    beside = len(links) - sum(len(arc.flows.links) for arc in arcs) if arcs else 0
    remarks = _remarks(workshop, options, 0 if arcs else len(paired) // 2, lost, beside)
    return NetworkFile(nodes, edges, arcs, remarks)


def _nodes(workshop: Workshop, options: ExportOptions) -> tuple[Node, ...]:
    actors = list(workshop.actors.values())
    places: Mapping[str, tuple[float, float]] = options.positions or {}
    if any(actor.id not in places for actor in actors):
        places = positions(workshop)
    names = unique_names(actors)
    linked = degrees(workshop)
    most = max(linked.values(), default=0) or 1
    return tuple(
        Node(
            id=f"n{number}",
            actor=actor,
            name=names[actor.id],
            place=(round(places[actor.id][0], 1), round(places[actor.id][1], 1)),
            # The area, not the width, grows with the links: that is what the eye compares.
            size=20 + round(30 * math.sqrt(linked[actor.id] / most)),
        )
        for number, actor in enumerate(actors, start=1)
    )


def _remarks(
    workshop: Workshop, options: ExportOptions, pairs: int, lost: int, beside: int
) -> tuple[str, ...]:
    remarks = []
    contacts = sum(len(actor.contacts) for actor in workshop.actors.values())
    if contacts and not options.personal_data:
        remarks.append(
            ngettext(
                "the contact details of {n} person were left out",
                "the contact details of {n} people were left out",
                contacts,
            ).format(n=contacts)
        )
    if pairs:
        remarks.append(
            ngettext(
                "{n} two-way link is written as two edges: it counts twice in sums and weights",
                "{n} two-way links are written as two edges each: they count twice in sums and"
                " weights",
                pairs,
            ).format(n=pairs)
        )
    if beside:
        remarks.append(
            ngettext(
                "{n} link that is wished for or broken was left out beside one that exists",
                "{n} links that are wished for or broken were left out beside ones that exist",
                beside,
            ).format(n=beside)
        )
    if lost:
        remarks.append(
            ngettext(
                "{n} link was left out because one of its actors is missing",
                "{n} links were left out because one of their actors is missing",
                lost,
            ).format(n=lost)
        )
    if workshop.links:
        remarks.append(
            _("weights say how strong a link is; igraph and networkx read them as distances")
        )
    return tuple(remarks)
