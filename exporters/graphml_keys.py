"""The attributes of actors, links and the network as GraphML keys, where each tool looks for them.

`label`, `x`, `y`, `size`, `color` and `weight` are read by Gephi; `name` and `interaction` by
Cytoscape; `name` by igraph. `actor_id` and `flow_id` carry our ids as data, because several
programs lose the ids of XML elements.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from exporters.pairs import WEIGHTS, Collapsed
from exporters.palette import actor_colour, link_colour
from model.contacts import pack_contacts
from model.entities import ACTOR_TEXTS, Actor, Session, Strength, ValueLink
from model.lists import join_list

Value = str | int | float | None
"""The value of one attribute; None and blank text are left out of the file."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Key(Generic[T]):
    """One attribute of actors, links or the whole network."""

    name: str
    """attr.name, the same type wherever it occurs."""
    type: str
    """string, int or double: the types that every reader knows."""
    value: Callable[[T], Value]
    always: bool = True
    """Whether it is declared even where no element has it."""


@dataclass(frozen=True, slots=True)
class Node:
    """An actor as it is written."""

    id: str
    """`n1`, `n2`, … in the order of creation."""
    actor: Actor
    name: str
    """Its name, made unique: what Cytoscape and igraph tell nodes apart by."""
    place: tuple[float, float]
    size: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A link as it is written."""

    id: str
    """`e1`, `e2`, … in the order of creation."""
    source: str
    """Id of a node."""
    target: str
    link: ValueLink
    back: str | None
    """Id of the link that runs the other way."""


@dataclass(frozen=True, slots=True)
class Arc:
    """All links from one actor to another, as they are written together."""

    id: str
    source: str
    """Id of a node."""
    target: str
    flows: Collapsed


_STRENGTH_NUMBERS = {Strength.WEAK: 1, Strength.STRONG: 3}

SESSION_KEYS: tuple[Key[Session], ...] = (
    Key("title", "string", lambda session: session.title),
    Key("purpose", "string", lambda session: session.purpose, always=False),
    Key("language", "string", lambda session: session.language),
    Key("round", "int", lambda session: session.round),
    Key(
        "illustrative",
        "string",
        lambda session: "true" if session.illustrative else None,
        always=False,
    ),
)


def _actor_text(field: str) -> Key[Node]:
    return Key(field, "string", lambda node: str(getattr(node.actor, field)), always=False)


def _pin(place: tuple[float, float] | None) -> str | None:
    """Where the facilitator put an actor on the map: shares of its width and height."""
    return None if place is None else f"{place[0]!r} {place[1]!r}"


NODE_KEYS: tuple[Key[Node], ...] = (
    Key("label", "string", lambda node: node.actor.name),
    Key("name", "string", lambda node: node.name),
    Key("short_label", "string", lambda node: node.actor.label, always=False),
    Key("kind", "string", lambda node: node.actor.kind.value),
    Key("sector", "string", lambda node: node.actor.sector.value),
    Key("internal", "string", lambda node: "true" if node.actor.internal else "false"),
    Key("networks", "string", lambda node: join_list(node.actor.networks), always=False),
    *map(_actor_text, ACTOR_TEXTS),
    Key("aliases", "string", lambda node: join_list(node.actor.aliases), always=False),
    Key("origins", "string", lambda node: join_list(node.actor.origins), always=False),
    Key("former_ids", "string", lambda node: join_list(node.actor.former_ids), always=False),
    Key("step", "string", lambda node: node.actor.step, always=False),
    Key("pinned", "string", lambda node: _pin(node.actor.pinned), always=False),
    Key("x", "double", lambda node: node.place[0]),
    Key("y", "double", lambda node: node.place[1]),
    Key("size", "int", lambda node: node.size),
    Key("color", "string", lambda node: actor_colour(node.actor)),
    Key("created", "string", lambda node: node.actor.created.isoformat()),
    Key("actor_id", "string", lambda node: node.actor.id),
)


CONTACTS_KEY: Key[Node] = Key(
    "contacts",
    "string",
    lambda node: pack_contacts(node.actor.contacts),
    always=False,
)

# No edge attribute may be called `name`: Cytoscape takes it for the edge's identity.
EDGE_KEYS: tuple[Key[Edge], ...] = (
    Key("label", "string", lambda edge: edge.link.what),
    Key("interaction", "string", lambda edge: edge.link.nature.value),
    Key("kind", "string", lambda edge: edge.link.nature.value),
    Key("category", "string", lambda edge: edge.link.category, always=False),
    Key("state", "string", lambda edge: edge.link.state.value),
    Key("strength", "int", lambda edge: _STRENGTH_NUMBERS.get(edge.link.strength)),
    Key("strength_word", "string", lambda edge: edge.link.strength.value),
    Key("trust", "int", lambda edge: edge.link.trust),
    Key("frequency", "string", lambda edge: edge.link.frequency),
    Key("channel", "string", lambda edge: edge.link.channel, always=False),
    Key("benefit", "string", lambda edge: edge.link.benefit, always=False),
    Key("note", "string", lambda edge: edge.link.note, always=False),
    Key("origins", "string", lambda edge: join_list(edge.link.origins), always=False),
    Key("former_ids", "string", lambda edge: join_list(edge.link.former_ids), always=False),
    Key("step", "string", lambda edge: edge.link.step, always=False),
    Key("direction", "string", lambda edge: "two-way" if edge.back else "one-way"),
    Key("reverse_id", "string", lambda edge: edge.back, always=False),
    Key("weight", "double", lambda edge: float(WEIGHTS[edge.link.strength])),
    Key("color", "string", lambda edge: link_colour(edge.link)),
    Key("created", "string", lambda edge: edge.link.created.isoformat()),
    Key("flow_id", "string", lambda edge: edge.link.id),
)

ARC_KEYS: tuple[Key[Arc], ...] = (
    Key("label", "string", lambda arc: "; ".join(arc.flows.words)),
    Key("interaction", "string", lambda arc: arc.flows.nature),
    Key("kind", "string", lambda arc: arc.flows.nature),
    Key("state", "string", lambda arc: arc.flows.first.state.value),
    Key("flows", "int", lambda arc: len(arc.flows.links)),
    Key("weight", "double", lambda arc: arc.flows.weight),
    Key("color", "string", lambda arc: link_colour(arc.flows.first)),
)
"""What can be said of all links from one actor to another at once."""
