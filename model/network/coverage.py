"""Who is on the map: actors by sector and kind, and which sectors nobody stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from locales import _
from model.entities import Actor, ActorKind, InvitationState, Sector
from model.network.graph import sector_of
from model.network.matrix import SECTOR_ORDER
from model.network.words import sector_name


@dataclass(frozen=True, slots=True)
class SectorRow:
    """One sector's actors, counted."""

    sector: Sector
    actors: tuple[str, ...]
    """Ids, in the order in which they came."""
    kinds: Mapping[ActorKind, int]
    """How many of each kind, kinds that occur only."""
    internal: int
    """How many belong to the convening organisation."""
    with_contact: int
    """How many have a contact person."""
    coming: int
    """How many have a contact person who registered or attended."""

    @property
    def count(self) -> int:
        """How many actors the sector has."""
        return len(self.actors)


@dataclass(frozen=True, slots=True)
class SectorCoverage:
    """The actors by sector, and who is missing."""

    rows: tuple[SectorRow, ...]
    """Every sector, empty ones included; "unknown" only where it occurs."""
    missing: tuple[str, ...]
    """What is missing, each in a few words, in the language in force."""

    @property
    def count(self) -> int:
        """How many actors there are in all."""
        return sum(row.count for row in self.rows)


def sector_coverage(everyone: Iterable[Actor]) -> SectorCoverage:
    """The actors by sector and kind, and what a full network would still need."""
    members: dict[Sector, list[Actor]] = {sector: [] for sector in SECTOR_ORDER}
    for actor in everyone:
        members[sector_of(actor)].append(actor)
    rows = tuple(
        _row(sector, actors)
        for sector, actors in members.items()
        if actors or sector is not Sector.UNKNOWN
    )
    return SectorCoverage(rows=rows, missing=tuple(_missing(rows)))


def _row(sector: Sector, actors: list[Actor]) -> SectorRow:
    coming = {InvitationState.REGISTERED, InvitationState.ATTENDED}
    kinds = {kind: sum(actor.kind is kind for actor in actors) for kind in ActorKind}
    return SectorRow(
        sector=sector,
        actors=tuple(actor.id for actor in actors),
        kinds={kind: count for kind, count in kinds.items() if count},
        internal=sum(actor.internal for actor in actors),
        with_contact=sum(bool(actor.contacts) for actor in actors),
        coming=sum(any(contact.state in coming for contact in actor.contacts) for actor in actors),
    )


def _missing(rows: tuple[SectorRow, ...]) -> list[str]:
    words = []
    for row in rows:
        if row.sector is Sector.UNKNOWN:
            words.append(_("sector not said: {n}").format(n=row.count))
        elif not row.count:
            words.append(_("nobody: {sector}").format(sector=sector_name(row.sector)))
    return words
