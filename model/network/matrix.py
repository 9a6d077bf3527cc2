"""The value transfer matrix: who gives whom what, as rows and columns of actors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from model.entities import Actor, LinkState, Sector, ValueLink
from model.network.graph import Network, Pair, by_pair, sector_of

ALL_STATES = frozenset(LinkState)
"""Every state a link can be in: the matrix shows holes and breaks too."""

SECTOR_ORDER = (
    Sector.CUSTOMER,
    Sector.PUBLIC,
    Sector.PRIVATE,
    Sector.THIRD,
    Sector.UNKNOWN,
)
"""The customer first, then the sectors."""


@dataclass(frozen=True, slots=True)
class ValueMatrix:
    """Rows give, columns get; both are the same actors in the same order."""

    actors: tuple[Actor, ...]
    cells: Mapping[Pair, tuple[ValueLink, ...]]
    """Links by ordered pair of actors, filled cells only."""
    given: Mapping[str, int]
    """Links in each actor's row."""
    got: Mapping[str, int]
    """Links in each actor's column."""

    def cell(self, source: str, target: str) -> tuple[ValueLink, ...]:
        """What `source` gives `target`; empty where nothing is named."""
        return self.cells.get((source, target), ())

    def row(self, source: str) -> tuple[tuple[ValueLink, ...], ...]:
        """The cells of one row, in the order of the columns."""
        return tuple(self.cell(source, actor.id) for actor in self.actors)


def value_matrix(
    actors: Iterable[Actor],
    links: Iterable[ValueLink],
    states: frozenset[LinkState] = ALL_STATES,
) -> ValueMatrix:
    """The matrix of the links in `states`.

    Actors stand by sector (`SECTOR_ORDER`), those with most links first, then by name, so that
    the full corner of each sector's block is where the eye begins.
    """
    network = Network.of(actors, links)
    chosen = [link for link in network.links if link.state in states]
    given = dict.fromkeys(network.actors, 0)
    got = dict.fromkeys(network.actors, 0)
    for link in chosen:
        given[link.source] += 1
        got[link.target] += 1

    def place(actor: Actor) -> tuple[int, int, str, str]:
        sector = SECTOR_ORDER.index(sector_of(actor))
        return sector, -(given[actor.id] + got[actor.id]), actor.name.casefold(), actor.id

    return ValueMatrix(
        actors=tuple(sorted(network.actors.values(), key=place)),
        cells=by_pair(chosen),
        given=given,
        got=got,
    )
