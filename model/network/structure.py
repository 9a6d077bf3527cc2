"""Who stands where, by name: core, groups, cutpoints, loops; and how the sectors mix, as a table.

What the measures say in numbers stands here in names, for a screen, the command line or a report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from locales import _, ngettext, pgettext
from model.labels import label
from model.network.graph import Network
from model.network.matrix import SECTOR_ORDER
from model.network.measures import Measures
from model.network.words import listed, sector_name, shortened

_MOST_NAMES = 12
_MOST_GROUPS = 8
_MOST_LOOPS = 5
_PAIR = 2
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the network's actors, and what they are to it."""

    name: str
    """The standard name of the part, in the language in force."""
    members: str
    """The actors in running text, or pairs and loops of them."""


def named_parts(network: Network, measures: Measures) -> tuple[Part, ...]:
    """Cutpoints, bridges, core, communities and loops by the actors' names, those that there are.

    Communities and loops of a pair are left out: that two are linked says no more.
    """
    return (
        *_cutpoints(network, measures),
        *_core(network, measures),
        *_communities(network, measures),
        *_loops(network, measures),
        *_isolates(network),
    )


def _name(network: Network, actor: str) -> str:
    return shortened(network.actors[actor].name, _LONGEST_NAME)


def _label(network: Network, actor: str) -> str:
    found = network.actors[actor]
    return shortened(found.label or found.name, _LONGEST_NAME)


def _names(network: Network, actors: list[str]) -> str:
    return listed((_name(network, actor) for actor in actors), _MOST_NAMES)


def _cutpoints(network: Network, measures: Measures) -> Iterator[Part]:
    points = [actor for actor, values in measures.actors.items() if values.articulation_point]
    if points:
        yield Part(_("articulation points"), _names(network, points))
    if measures.bridges:
        pairs = (
            f"{_name(network, one)} – {_name(network, other)}" for one, other in measures.bridges
        )
        yield Part(_("bridges"), listed(pairs, _MOST_NAMES))


def _core(network: Network, measures: Measures) -> Iterator[Part]:
    core = [actor for actor, values in measures.actors.items() if values.core]
    if core:
        core.sort(key=lambda actor: -measures.actors[actor].partners)
        yield Part(_("core"), _names(network, core))


def _communities(network: Network, measures: Measures) -> Iterator[Part]:
    groups: dict[int, list[str]] = {}
    for actor, values in measures.actors.items():
        if values.community is not None:
            groups.setdefault(values.community, []).append(actor)
    large = [group for _n, group in sorted(groups.items()) if len(group) > _PAIR]
    for number, group in enumerate(large[:_MOST_GROUPS] if len(groups) > 1 else (), start=1):
        group.sort(key=lambda actor: -measures.actors[actor].partners)
        name = _("community {n} ({count} actors)").format(n=number, count=len(group))
        yield Part(name, _names(network, group))


def _loops(network: Network, measures: Measures) -> Iterator[Part]:
    loops = [loop for loop in measures.loops if len(loop) > _PAIR]
    if not loops:
        return
    loops.sort(key=lambda loop: not any(network.actors[actor].is_customer for actor in loop))
    paths = [" → ".join(_label(network, actor) for actor in (*loop, loop[0])) for loop in loops]
    shown = paths[:_MOST_LOOPS]
    if rest := len(paths) - len(shown):
        shown.append(ngettext("and {n} more", "and {n} more", rest).format(n=rest))
    yield Part(_("loops of three or four"), "; ".join(shown))


def _isolates(network: Network) -> Iterator[Part]:
    if network.isolates and network.existing:
        yield Part(_("isolates"), _names(network, list(network.isolates)))


@dataclass(frozen=True, slots=True)
class MixingTable:
    """The sector mixing matrix as rows of a table: the row's sector gives to the column's."""

    head: tuple[str, ...]
    """The corner, a sector per column, and the sum."""
    rows: tuple[tuple[str, ...], ...]
    """The row's sector, directions to each column's sector, and the sum."""


def mixing_table(measures: Measures) -> MixingTable | None:
    """How many directions lead from sector to sector; None with fewer than two sectors linked.

    Counts arcs: pairs of actors between which something flows that way, however many links. The
    mixing matrix of Newman 2003, Physical Review E 67, 026126, in counts.
    """
    linked = {sector for pair in measures.mixing for sector in pair}
    sectors = [sector for sector in SECTOR_ORDER if sector in linked]
    if len(sectors) < _PAIR:
        return None
    rows = []
    for source in sectors:
        counts = [measures.mixing.get((source, target), 0) for target in sectors]
        rows.append((sector_name(source), *map(str, counts), str(sum(counts))))
    return MixingTable(
        head=(
            _("Gives ↓ to →"),
            *(label(sector) for sector in sectors),
            pgettext("column", "together"),
        ),
        rows=tuple(rows),
    )
