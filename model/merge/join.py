"""Several sessions into one: their networks joined, everything else brought along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from locales import _, ngettext
from model.changes import edited
from model.entities import Entity, Session, ValueLink
from model.entities.text import NAME_LIMIT
from model.errors import Refused
from model.merge.actors import ActorGroup, actor_groups, apart_pairs, names_of
from model.merge.agenda import agenda_of
from model.merge.conflict import Conflict, Said
from model.merge.fields import Spoken, one_of
from model.merge.ids import Ids, derived_id
from model.merge.network import Network, take_actors, take_links, tell_apart
from model.merge.rest import take_snapshots, take_tables
from model.merge.sources import Source, distinct, in_alphabet
from model.merge.suggest import Suggestion, suggestions
from model.workshop import Table, Workshop, in_order_of_creation

Answer = Literal["yes", "no", "later"]
"""What was said to a suggestion."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person decided; everything else is as the rules have it."""

    same: Mapping[str, Answer] = field(default_factory=dict)
    """Answers by the key of a suggestion."""
    apart: frozenset[str] = frozenset()
    """Ids of actors that the rules joined and that are not one."""
    values: Mapping[str, int] = field(default_factory=dict)
    """By the key of a conflict, the index of the value that stands."""

    def pairs(self) -> list[tuple[str, str]]:
        """The pairs of ids that were said to be one."""
        pairs = (key.split("+") for key, answer in self.same.items() if answer == "yes")
        return [(pair[0], pair[1]) for pair in pairs if len(pair) == 2]


@dataclass(frozen=True, slots=True)
class Joined:
    """An actor of the result, and what the groups call it."""

    id: str
    name: str
    origins: tuple[str, ...]
    """The groups that have it, by title: how many agree."""
    names: tuple[str, ...]
    """How the groups wrote it."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of the sessions."""

    workshop: Workshop
    actors: tuple[Joined, ...]
    conflicts: tuple[Conflict, ...]
    suggestions: tuple[Suggestion, ...]
    """Questions that nobody has answered yet, or that are left for later."""
    left_out: tuple[str, ...] = ()
    """In words, what could not come along."""


def propose(
    sources: Sequence[Source], decisions: Decisions | None = None
) -> tuple[Suggestion, ...]:
    """The pairs of actors that may be one, the likeliest first; those decided upon too."""
    decided = decisions or Decisions()
    different = distinct(sources)
    groups = actor_groups(different, apart=decided.apart)
    return suggestions(groups, different, apart_pairs(different, decided.apart))


def merge(
    sources: Sequence[Source], decisions: Decisions | None = None, *, title: str = ""
) -> Merged:
    """One session of several.

    On the network it does not matter in which order the sessions come, and joining a session
    once more changes nothing. The agenda is the first session's.

    Args:
        decisions: what a person decided; what is left open stays apart.
        title: of the result; made of the sessions' titles where it is empty.

    Raises:
        Refused: where there is no session, or the title cannot be one.
    """
    if not sources:
        raise Refused(_("name the sessions to join"))
    different = distinct(sources)
    if len(different) == 1:
        return _alone(different[0], title)
    return _Merging(different, decisions or Decisions(), title).merged()


def _alone(source: Source, title: str) -> Merged:
    workshop = source.workshop
    if title:
        session = edited(workshop.session, title=title)
        workshop = workshop.with_rows("session", {session.id: session})
    actors = tuple(
        Joined(actor.id, actor.name, source.origins_of(actor), (actor.name,))
        for actor in workshop.actors.values()
    )
    return Merged(workshop, actors, (), ())


class _Merging:
    def __init__(self, sources: Sequence[Source], decisions: Decisions, title: str) -> None:
        self._sources, self._decisions, self._title = sources, decisions, title
        self._ids = [Ids() for _source in sources]

    def merged(self) -> Merged:
        decided, sources = self._decisions, self._sources
        groups = actor_groups(sources, decided.pairs(), decided.apart)
        days, steps = agenda_of(sources, self._ids)
        network = Network()
        take_actors(network, groups, sources, self._ids, decided.values)
        never = apart_pairs(sources, decided.apart)
        tell_apart(network, [g for g in groups if any(g.id in pair for pair in never)])
        take_links(network, sources, self._ids, decided.values)
        tables, conflicts = take_tables(sources, self._ids, decided.values)
        denied = _denied(tables["no_flows"], network)
        snapshots = take_snapshots(sources, self._ids)
        rows: dict[Table, Mapping[str, Entity]] = {
            **tables,
            "days": days,
            "steps": steps,
            "actors": network.actors,
            "links": network.links,
            "snapshots": snapshots,
        }
        content: dict[str, Any] = {
            table: in_order_of_creation(sorted(each.values(), key=lambda entity: entity.id))
            for table, each in rows.items()
        }
        return Merged(
            Workshop(session=self._session(), **content),
            tuple(sorted(self._joined(groups, network), key=lambda each: each.name.casefold())),
            (*network.conflicts, *denied, *conflicts),
            self._open_questions(groups),
            tuple(_to_itself_words(network, *each) for each in network.to_themselves),
        )

    def _joined(self, groups: Sequence[ActorGroup], network: Network) -> list[Joined]:
        return [
            Joined(
                group.id,
                network.actors[group.id].name,
                network.actors[group.id].origins,
                tuple(sorted(names_of(group))),
            )
            for group in groups
        ]

    def _open_questions(self, groups: Sequence[ActorGroup]) -> tuple[Suggestion, ...]:
        """What nobody has answered, neither straight nor by what was answered to other pairs."""
        now = {actor.id: group.id for group in groups for actor in group.entities()}

        def pair(key: str) -> frozenset[str]:
            return frozenset(now.get(each, each) for each in key.split("+"))

        denied = {pair(key) for key, answer in self._decisions.same.items() if answer == "no"}
        asked = {pair(each.key): each for each in reversed(self._proposed())}
        return tuple(
            each
            for pair_of, each in reversed(asked.items())
            if len(pair_of) == 2 and pair_of not in denied
        )

    def _proposed(self) -> tuple[Suggestion, ...]:
        return propose(self._sources, self._decisions)

    def _session(self) -> Session:
        sessions = [source.workshop.session for source in self._sources]
        first = sessions[0]
        settled = {
            "title": self._title or title_of(self._sources),
            "language": first.language,
            "round": max(session.round for session in sessions),
            "report_sections": first.report_sections,
            "illustrative": any(session.illustrative for session in sessions),
            "origins": groups_of(self._sources),
        }
        spoken = [Spoken(session, ()) for session in sessions]
        session_id = derived_id(*sorted({session.id for session in sessions}))
        session, _conflicts = one_of(spoken, session_id, "", {}, settled)
        return session


def groups_of(sources: Sequence[Source]) -> tuple[str, ...]:
    """The titles of all groups whose maps are in `sources`."""
    return in_alphabet(group for source in sources for group in source.groups())


def title_of(sources: Sequence[Source]) -> str:
    """The title of what `sources` are joined to: theirs, as many as fit."""
    titles = groups_of(sources)
    for shown in range(len(titles), 0, -1):
        words = " + ".join(titles[:shown])
        if more := len(titles) - shown:
            words = ngettext(
                "{titles} and {n} other map", "{titles} and {n} other maps", more
            ).format(titles=words, n=more)
        if len(words) <= NAME_LIMIT:
            return words
    return titles[0][: NAME_LIMIT - 1] + "…"


def _denied(no_flows: dict[str, Any], network: Network) -> list[Conflict]:
    """Pairs of which one group says that nothing flows, and another names what does.

    The flow stands; the word of the others is among the conflicts.
    """
    by_pair: dict[tuple[str, str], list[ValueLink]] = {}
    for link in network.links.values():
        by_pair.setdefault((link.source, link.target), []).append(link)
    conflicts = []
    for entity_id, no_flow in list(no_flows.items()):
        links = by_pair.get((no_flow.source, no_flow.target))
        if not links:
            continue
        del no_flows[entity_id]
        source, target = (network.actors[end].name for end in (no_flow.source, no_flow.target))
        flows = [Said(link.what, link.origins) for link in links]
        said = (*flows, Said(_("nothing flows"), ()))
        conflicts.append(
            Conflict("no_flows", entity_id, f"{source} → {target}", "flow", said, links[0].what)
        )
    return conflicts


def _to_itself_words(network: Network, link: ValueLink, origins: tuple[str, ...]) -> str:
    return _("{name} would give to itself: {what} ({groups})").format(
        name=network.actors[link.source].name, what=link.what, groups=", ".join(origins)
    )
