"""The flows of an actor in words: what it gives to whom, and what it gets from whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from locales import _
from model.entities import Actor, LinkState, Nature, Strength, ValueLink


@dataclass(frozen=True, slots=True)
class Flow:
    """One link as its giver or its receiver sees it."""

    link: ValueLink
    other: Actor
    """The actor at the other end."""
    gives: bool
    """Whether the actor in question is the giver."""

    def words(self) -> str:
        """The link in words, without its direction: "Kela: benefits (tangible, strong)"."""
        return _("{actor}: {what} ({details})").format(
            actor=self.other.name, what=self.link.what, details=details_of(self.link)
        )


@dataclass(frozen=True, slots=True)
class ActorFlows:
    """Everything one actor gives and gets."""

    actor: Actor
    gives: tuple[Flow, ...]
    gets: tuple[Flow, ...]


def details_of(link: ValueLink) -> str:
    """Nature, strength and state of a link in words, the usual ones unsaid."""
    words = [_("tangible") if link.nature is Nature.TANGIBLE else _("intangible")]
    if link.strength is Strength.STRONG:
        words.append(_("strong"))
    elif link.strength is Strength.WEAK:
        words.append(_("weak"))
    if link.state is LinkState.WISHED:
        words.append(_("wished for"))
    elif link.state is LinkState.BROKEN:
        words.append(_("broken"))
    return ", ".join(words)


def flows_of(actor: Actor, actors: Mapping[str, Actor], links: Sequence[ValueLink]) -> ActorFlows:
    """The flows of `actor` by the name of the other actor; links to unknown actors are left out."""
    gives = [
        Flow(link, actors[link.target], True)
        for link in links
        if link.source == actor.id and link.target in actors
    ]
    gets = [
        Flow(link, actors[link.source], False)
        for link in links
        if link.target == actor.id and link.source in actors
    ]
    return ActorFlows(actor, _sorted(gives), _sorted(gets))


def all_flows(actors: Sequence[Actor], links: Sequence[ValueLink]) -> list[ActorFlows]:
    """The flows of every actor, in the order of the actors."""
    by_id = {actor.id: actor for actor in actors}
    gives: dict[str, list[Flow]] = {actor.id: [] for actor in actors}
    gets: dict[str, list[Flow]] = {actor.id: [] for actor in actors}
    for link in links:
        if link.source in by_id and link.target in by_id:
            gives[link.source].append(Flow(link, by_id[link.target], True))
            gets[link.target].append(Flow(link, by_id[link.source], False))
    return [
        ActorFlows(actor, _sorted(gives[actor.id]), _sorted(gets[actor.id])) for actor in actors
    ]


def _sorted(flows: Sequence[Flow]) -> tuple[Flow, ...]:
    return tuple(sorted(flows, key=lambda flow: (flow.other.name.casefold(), flow.link.what)))
