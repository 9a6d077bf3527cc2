"""The difference between two networks in words: one sentence, and one line per actor and link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from locales import _, ngettext
from model.entities import Actor, LinkState, Strength, ValueLink
from model.labels import label
from model.network.diff import Changed, NetworkDiff
from model.network.words import cut, listed, sector_name


def summary(diff: NetworkDiff) -> str:
    """The difference in a few words, in the language in force: "2 new actors and 1 link gone"."""
    actors, links = diff.actors, diff.links
    counted = (
        (len(actors.added), ngettext("{n} new actor", "{n} new actors", len(actors.added))),
        (len(actors.removed), ngettext("{n} actor gone", "{n} actors gone", len(actors.removed))),
        (
            len(actors.changed),
            ngettext("{n} actor changed", "{n} actors changed", len(actors.changed)),
        ),
        (len(links.added), ngettext("{n} new link", "{n} new links", len(links.added))),
        (len(links.removed), ngettext("{n} link gone", "{n} links gone", len(links.removed))),
        (
            len(links.changed),
            ngettext("{n} link changed", "{n} links changed", len(links.changed)),
        ),
    )
    parts = [words.format(n=count) for count, words in counted if count]
    return listed(parts, most=len(parts)) or _("nothing in the network has changed")


@dataclass(frozen=True, slots=True)
class DiffRow:
    """One actor or link that came, went or changed, as a row of a table."""

    mark: Literal["new", "gone", "changed"]
    entity_id: str
    what: str
    """The actor's name, or the flow in words."""
    details: str
    """What is different; of what came or went, what it is or was."""


def rows(diff: NetworkDiff) -> list[DiffRow]:
    """A row per actor and link that came, went or changed; actors first."""
    actors, links = diff.actors, diff.links
    return [
        *(DiffRow("new", one.id, one.name, _actor_kind(one)) for one in actors.added),
        *(DiffRow("gone", one.id, one.name, _actor_kind(one)) for one in actors.removed),
        *(
            DiffRow("changed", one.after.id, one.after.name, ", ".join(_actor_parts(one)))
            for one in actors.changed
        ),
        *(DiffRow("new", one.id, flow(diff, one), _link_kind(one)) for one in links.added),
        *(DiffRow("gone", one.id, flow(diff, one), _link_kind(one)) for one in links.removed),
        *(
            DiffRow("changed", one.after.id, flow(diff, one.after), ", ".join(_link_parts(one)))
            for one in links.changed
        ),
    ]


def _actor_kind(actor: Actor) -> str:
    return f"{label(actor.kind)}, {sector_name(actor.sector)}"


def _link_kind(link: ValueLink) -> str:
    """What sort of link it is; what is as usual goes without saying."""
    words = [label(link.nature)]
    if link.strength is not Strength.UNSPECIFIED:
        words.append(label(link.strength))
    if link.state is not LinkState.EXISTING:
        words.append(label(link.state))
    return ", ".join(words)


def lines(diff: NetworkDiff) -> list[str]:
    """One line per actor and link that came, went or changed; actors first."""
    return [
        *(_("new actor: {name}").format(name=actor.name) for actor in diff.actors.added),
        *(_("gone: {name}").format(name=actor.name) for actor in diff.actors.removed),
        *(_changed(change.after.name, _actor_parts(change)) for change in diff.actors.changed),
        *(_("new link: {flow}").format(flow=flow(diff, link)) for link in diff.links.added),
        *(_("link gone: {flow}").format(flow=flow(diff, link)) for link in diff.links.removed),
        *(_changed(flow(diff, change.after), _link_parts(change)) for change in diff.links.changed),
    ]


def flow(diff: NetworkDiff, link: ValueLink) -> str:
    """A link of either state in words: who, to whom, what."""
    return f"{_name(diff, link.source)} → {_name(diff, link.target)}: {cut(link.what)}"


def _name(diff: NetworkDiff, actor: str) -> str:
    found = diff.after.actors.get(actor) or diff.before.actors.get(actor)
    return found.name if found else "?"


def _actor_parts(change: Changed[Actor]) -> list[str]:
    """What is different about an actor; long texts are only said to have changed."""
    was, now = change.before, change.after
    parts = []
    if "name" in change.fields:
        parts.append(_("was called {name}").format(name=was.name))
    if "kind" in change.fields:
        parts.append(_from_to(label(was.kind), label(now.kind)))
    if "sector" in change.fields:
        parts.append(_from_to(sector_name(was.sector), sector_name(now.sector)))
    return _with_others(parts, len(change.fields))


def _link_parts(change: Changed[ValueLink]) -> list[str]:
    """What is different about a link; long texts are only said to have changed."""
    was, now = change.before, change.after
    parts = []
    if "state" in change.fields:
        parts.append(_from_to(label(was.state), label(now.state)))
    if "strength" in change.fields:
        parts.append(_from_to(label(was.strength), label(now.strength)))
    if "nature" in change.fields:
        parts.append(_from_to(label(was.nature), label(now.nature)))
    if "what" in change.fields:
        parts.append(_from_to(cut(was.what), cut(now.what)))
    return _with_others(parts, len(change.fields))


def _from_to(was: str, now: str) -> str:
    return f"{was} → {now}"


def _with_others(parts: list[str], fields: int) -> list[str]:
    others = fields - len(parts)
    if not others:
        return parts
    return [*parts, ngettext("{n} text changed", "{n} texts changed", others).format(n=others)]


def _changed(thing: str, parts: list[str]) -> str:
    return f"{thing} – {', '.join(parts)}"
