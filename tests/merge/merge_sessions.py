"""Small sessions of groups for the tests of merging, and what two networks have in common."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st

from model.changes import new
from model.entities import (
    Actor,
    ActorKind,
    Contact,
    InvitationState,
    LinkState,
    Nature,
    Sector,
    Session,
    Strength,
    ValueLink,
)
from model.workshop import Workshop

AT = dt.datetime(2026, 11, 24, 9, 0)


def group(title: str, *actors: str | Actor, links: Iterable[ValueLink] = ()) -> Workshop:
    """A group's session; a name alone makes an actor with an id made of title and name."""
    rows = [
        actor if isinstance(actor, Actor) else an_actor(title, actor, place)
        for place, actor in enumerate(actors)
    ]
    session = Session(id=f"session {title}", title=title, created=AT)
    return Workshop(
        session=session,
        actors={actor.id: actor for actor in rows},
        links={link.id: link for link in links},
    )


def an_actor(title: str, name: str, place: int = 0, **fields: Any) -> Actor:
    """An actor as the group `title` has it."""
    created = AT + dt.timedelta(seconds=place)
    return new(Actor, **{"id": f"{title}:{name}"[:64], "name": name, "created": created, **fields})


def a_link(title: str, source: str, target: str, what: str, **fields: Any) -> ValueLink:
    """A link between two of the actors that `an_actor` makes."""
    made = {
        "id": f"{title}:{source}>{target}:{what}:{fields.get('state', '')}"[:64],
        "source": f"{title}:{source}"[:64],
        "target": f"{title}:{target}"[:64],
        "what": what,
        "created": AT,
        **fields,
    }
    return new(ValueLink, **made)


def network_of(workshop: Workshop) -> tuple[list[str], list[str]]:
    """The actors and links of a network but for ids, moments and order."""
    said = {
        actor.id: repr(
            sorted(
                (field, _without_order(value))
                for field, value in dict(actor).items()
                if field not in _LEFT_OUT
            )
        )
        for actor in workshop.actors.values()
    }
    links = [
        repr(
            (
                said[link.source],
                said[link.target],
                sorted(
                    (field, repr(value))
                    for field, value in dict(link).items()
                    if field not in (*_LEFT_OUT, "source", "target")
                ),
            )
        )
        for link in workshop.links.values()
    ]
    return sorted(said.values()), sorted(links)


_LEFT_OUT = ("id", "created", "step", "former_ids")


def _without_order(value: object) -> str:
    return repr(sorted(map(repr, value)) if isinstance(value, tuple) else value)


NAMES = (
    *("Kela", "KELA", "kela", "Kansaneläkelaitos", "Kansanelakelaitos", "Kansaneläkelaitos (Kela)"),
    *("TE-toimisto", "TE-tsto", "TE toimisto", "Ohjaamo", "Ohjaamo ry", "Ohjaamo oy", "Ohjamo"),
    *("Kotkan seurakunta", "Kotkan srk", "kotkan seurakutna", "Ryhmä 1", "Ryhmä 2", "[/b]", "🎉"),
)
TEXTS = ("", "", "etuudet", "Etuudet", "etuudet\nneuvonta", "neuvonta", "etuudet\n\nmuuta")

_people = st.builds(
    Contact,
    name=st.sampled_from(("Maija Esimerkki", "Esimerkki Maija", "Pekka Kokeilu")),
    email=st.sampled_from(("", "maija@esimerkki.fi", "MAIJA@esimerkki.fi")),
    state=st.sampled_from(InvitationState),
)


@st.composite
def sessions(draw: st.DrawFn, title: str) -> Workshop:
    """A session of a group; some ids are those of a common base that the groups were given."""
    actors: dict[str, Actor] = {}
    for place in range(draw(st.integers(0, 5))):
        base = draw(st.booleans())
        actor_id = f"base {place}" if base else f"{title} {place}"
        actors[actor_id] = new(
            Actor,
            id=actor_id,
            created=AT + dt.timedelta(seconds=place),
            name=draw(st.sampled_from(NAMES)),
            label=draw(st.sampled_from(("", "", "Kela", "TE", "Ohjaamo"))),
            aliases=tuple(draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True))),
            sector=draw(st.sampled_from(Sector)),
            kind=draw(st.sampled_from(ActorKind)),
            internal=draw(st.booleans()),
            tasks=draw(st.sampled_from(TEXTS)),
            networks=tuple(draw(st.lists(st.sampled_from(("ydin", "Ydin", "teema")), max_size=2))),
            contacts=tuple(draw(st.lists(_people, max_size=2))),
        )
    links: dict[str, ValueLink] = {}
    ids = sorted(actors)
    for place in range(draw(st.integers(0, 4)) if len(ids) > 1 else 0):
        source, target = draw(st.permutations(ids))[:2]
        link_id = f"{'base' if draw(st.booleans()) else title} link {place}"
        links[link_id] = new(
            ValueLink,
            id=link_id,
            created=AT,
            source=source,
            target=target,
            what=draw(st.sampled_from(("tieto", "Tieto", "raha"))),
            nature=draw(st.sampled_from(Nature)),
            state=draw(st.sampled_from(LinkState)),
            strength=draw(st.sampled_from(Strength)),
            channel=draw(st.sampled_from(("", "palaveri", "sähköposti"))),
            note=draw(st.sampled_from(TEXTS)),
        )
    session = Session(id=f"session {title}", title=title, created=AT)
    return Workshop(session=session, actors=actors, links=links)
