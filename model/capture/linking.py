"""Making the links a line asks for, next to those on the map already."""

from __future__ import annotations

from dataclasses import dataclass, field

from locales import _, ngettext
from model.capture.network import link_index
from model.capture.reading import Draft, Reading, SavedKind, Unreadable
from model.capture.roster import Roster
from model.capture.value import Flow
from model.capture.words import (
    cut,
    listed,
    nature_words,
    new_actors_words,
    state_words,
    strength_words,
)
from model.changes import Change, Edit, edited, new
from model.entities import LinkState, Nature, Strength, ValueLink
from model.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Wish:
    """One link that a line asks for: from whom, to whom, by which arrow."""

    source: str
    target: str
    nature: Nature
    state: LinkState


@dataclass(slots=True)
class _Outcome:
    """What becomes of the wishes."""

    added: list[ValueLink] = field(default_factory=list)
    updated: list[tuple[ValueLink, ValueLink]] = field(default_factory=list)
    """Links there already whose strength, category or channel changes: before and after."""
    there: list[Wish] = field(default_factory=list)
    """Wishes that are on the map as they are."""
    otherwise: list[ValueLink] = field(default_factory=list)
    """Links there already by which the same flows in another nature or state."""


def link_reading(wishes: list[Wish], flow: Flow, roster: Roster, workshop: Workshop) -> Reading:
    """The reading that adds or updates a link for every wish.

    Raises:
        Unreadable: where all of them are on the map already.
    """
    names = {actor.id: actor.name for actor in (*workshop.actors.values(), *roster.new)}
    outcome = _outcome(wishes, flow, roster, workshop)
    if not outcome.added and not outcome.updated:
        raise Unreadable(
            ngettext(
                "this link is on the map already: {links}",
                "these links are on the map already: {links}",
                len(outcome.there),
            ).format(links=_pairs(outcome.there, names))
        )
    _remark(outcome, names, roster.draft)
    change = Change.make(
        *(Edit(before=None, after=actor) for actor in roster.new),
        *(Edit(before=before, after=after) for before, after in outcome.updated),
        *(Edit(before=None, after=link) for link in outcome.added),
        at=roster.moments.at,
    )
    saved: list[tuple[SavedKind, str]] = [("actor", actor.id) for actor in roster.new]
    saved += [("link", after.id) for _before, after in outcome.updated]
    saved += [("link", link.id) for link in outcome.added]
    new_names = [actor.name for actor in roster.new]
    words = [*_words(outcome, flow, names), new_actors_words(new_names)]
    return roster.draft.accepted(change, words, saved, tuple(new_names))


def _outcome(wishes: list[Wish], flow: Flow, roster: Roster, workshop: Workshop) -> _Outcome:
    index = link_index(workshop.links)
    outcome = _Outcome()
    for wish in wishes:
        alike = index.alike(wish.source, wish.target, flow.what)
        same = [link for link in alike if (link.nature, link.state) == (wish.nature, wish.state)]
        if not same:
            outcome.added.append(_link(wish, flow, roster))
            outcome.otherwise.extend(alike)
        elif changes := _differing(same[0], flow):
            outcome.updated.append((same[0], edited(same[0], **changes)))
        else:
            outcome.there.append(wish)
    return outcome


def _link(wish: Wish, flow: Flow, roster: Roster) -> ValueLink:
    return new(
        ValueLink,
        created=roster.moments.next(),
        source=wish.source,
        target=wish.target,
        what=flow.what,
        nature=wish.nature,
        state=wish.state,
        strength=flow.strength,
        category=flow.category,
        channel=flow.channel,
    )


def _differing(link: ValueLink, flow: Flow) -> dict[str, str]:
    """The fields of `link` that the line says otherwise; what it leaves unsaid stays."""
    said: dict[str, str] = {"category": flow.category, "channel": flow.channel}
    if flow.strength is not Strength.UNSPECIFIED:
        said["strength"] = flow.strength
    return {
        field_name: value
        for field_name, value in said.items()
        if value and value != getattr(link, field_name)
    }


def _remark(outcome: _Outcome, names: dict[str, str], draft: Draft) -> None:
    if outcome.there:
        draft.remark(_("already on the map: {links}").format(links=_pairs(outcome.there, names)))
    for link in outcome.otherwise[:1]:
        how = f"{nature_words(link.nature)}, {state_words(link.state)}".strip(", ")
        draft.remark(_("the same is on the map as {how}").format(how=how))


def _pairs(links: list[Wish] | list[ValueLink], names: dict[str, str]) -> str:
    """Who gives to whom; two links that answer each other are one pair both ways."""
    ways = dict.fromkeys((link.source, link.target) for link in links)
    words: list[str] = []
    while ways:
        source, target = next(iter(ways))
        del ways[source, target]
        both = (target, source) in ways
        ways.pop((target, source), None)
        arrow = "↔" if both else "→"
        words.append(f"{cut(names[source])} {arrow} {cut(names[target])}")
    return listed(words)


def _words(outcome: _Outcome, flow: Flow, names: dict[str, str]) -> list[str]:
    words: list[str] = []
    if outcome.added:
        words.append(
            ngettext("new link {links}", "{n} new links {links}", len(outcome.added)).format(
                n=len(outcome.added), links=_pairs(outcome.added, names)
            )
        )
    if outcome.updated:
        changed = [after for _before, after in outcome.updated]
        words.append(
            ngettext("changes link {links}", "changes {n} links {links}", len(changed)).format(
                n=len(changed), links=_pairs(changed, names)
            )
        )
    words.append(cut(flow.what))
    kinds = {(link.nature, link.state) for link in outcome.added}
    if len(kinds) == 1:
        ((nature, state),) = kinds
        words += [nature_words(nature), state_words(state)]
    words.append(strength_words(flow.strength))
    if flow.category:
        words.append(_("category {name}").format(name=cut(flow.category)))
    if flow.channel:
        words.append(_("channel {name}").format(name=cut(flow.channel)))
    if len(outcome.updated) == 1 and not outcome.added:
        words.append(_before_words(*outcome.updated[0]))
    return words


def _before_words(before: ValueLink, after: ValueLink) -> str:
    """What an updated link said before; empty where it said nothing."""
    said = [
        strength_words(before.strength) if before.strength != after.strength else "",
        before.category if before.category != after.category else "",
        before.channel if before.channel != after.channel else "",
    ]
    words = ", ".join(cut(text) for text in said if text)
    return _("(was {words})").format(words=words) if words else ""
