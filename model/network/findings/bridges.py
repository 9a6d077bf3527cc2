"""Rules about bridges and messengers: who alone connects, and whom most paths lead through."""

from __future__ import annotations

from collections.abc import Iterator

from locales import _, ngettext
from model.network.findings.base import Finding, Severity, Situation, ids
from model.network.measures.cohesion import parts_without
from model.network.words import percent

_FEWEST_IN_A_GROUP = 2
_MOST_BRIDGES = 3
_FEWEST_ACTORS_FOR_PATHS = 8
_MANY_PATHS = 0.2
_ABOVE_THE_NEXT = 2
_FEWEST_TO_COMPARE = 2


def only_bridge(situation: Situation) -> Iterator[Finding]:
    """An actor without whom a group of at least two others would be cut off.

    Single actors who would be cut off are told by the rule on dependence.
    """
    if not situation.has_shape:
        return
    bridges = []
    for actor, values in situation.measures.actors.items():
        if values.articulation_point:
            _main, *others = parts_without(situation.network, actor)
            groups = [part for part in others if len(part) >= _FEWEST_IN_A_GROUP]
            if groups:
                bridges.append((actor, groups))
    bridges.sort(key=lambda bridge: -sum(map(len, bridge[1])))
    for actor, groups in bridges[:_MOST_BRIDGES]:
        yield _bridge(situation, actor, groups)


def _bridge(situation: Situation, actor: str, groups: list[tuple[str, ...]]) -> Finding:
    cut_off = tuple(member for group in groups for member in group)
    links = [
        link
        for link in situation.network.links_of(actor)
        if link.source in cut_off or link.target in cut_off
    ]
    if situation.is_customer(actor):
        question = _("Who but the customer could carry the messages of {names}?").format(
            names=situation.names(cut_off)
        )
    elif situation.network.actors[actor].mandate:
        question = _("If {name} were away, who would keep in touch with {names}?").format(
            name=situation.name(actor), names=situation.names(cut_off)
        )
    else:
        question = _(
            "Is {name} by agreement the messenger for {names}? No mandate is written down."
        ).format(name=situation.name(actor), names=situation.names(cut_off))
    return Finding(
        key="only_bridge",
        severity=Severity.HIGH,
        words=ngettext(
            "{name} is the only connection of {n} actor to the rest of the network: {names}.",
            "{name} is the only connection of {n} actors to the rest of the network: {names}.",
            len(cut_off),
        ).format(name=situation.name(actor), n=len(cut_off), names=situation.names(cut_off)),
        question=question,
        actors=(actor, *cut_off),
        links=ids(links),
        measure=_("articulation point"),
    )


def unplanned_messenger(situation: Situation) -> Iterator[Finding]:
    """An actor with no mandate through whom far more shortest paths lead than through the next.

    Made only once betweenness is measured. Articulation points are told by `only_bridge`; the
    customer stands in the middle by design and needs no mandate.
    """
    actors = situation.measures.actors
    large = situation.has_shape and len(actors) >= _FEWEST_ACTORS_FOR_PATHS
    if not large or not situation.measures.complete:
        return
    others = [actor for actor in actors if not situation.is_customer(actor)]
    others.sort(key=lambda actor: -(actors[actor].betweenness or 0))
    if len(others) < _FEWEST_TO_COMPARE:
        return
    first, second = others[:_FEWEST_TO_COMPARE]
    share = actors[first].betweenness or 0
    next_share = actors[second].betweenness or 0
    if share < _MANY_PATHS or share < _ABOVE_THE_NEXT * next_share:
        return
    if actors[first].articulation_point or situation.network.actors[first].mandate:
        return
    ways = situation.others * (situation.others - 1)
    yield Finding(
        key="unplanned_messenger",
        severity=Severity.MEDIUM,
        words=_(
            "About {n} of {all} shortest ways from actor to actor ({share}) lead through {name}, "
            "and no mandate is written down for it."
        ).format(n=round(share * ways), all=ways, name=situation.name(first), share=percent(share)),
        question=_("Does {name} know that it is a messenger? Who gave it the task?").format(
            name=situation.name(first)
        ),
        actors=(first,),
        links=ids(situation.network.links_of(first)),
        measure=_("betweenness centrality"),
    )
