"""Which actors and links of the map come forward: what was chosen, how many fit, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from locales import N_, _, ngettext
from model.capture.folding import key
from model.entities import LinkState, Nature, Sector, Strength, ValueLink
from model.labels import label
from model.workshop import Workshop


class Side(StrEnum):
    """What can be chosen by."""

    NATURE = "nature"
    STRENGTH = "strength"
    STATE = "state"
    SECTOR = "sector"
    CATEGORY = "category"


SIDE_WORDS = {
    Side.NATURE: N_("Nature"),
    Side.STRENGTH: N_("Strength"),
    Side.STATE: N_("State"),
    Side.SECTOR: N_("Sector"),
    Side.CATEGORY: N_("Category"),
}

_VALUES: dict[Side, type[Nature] | type[Strength] | type[LinkState] | type[Sector]] = {
    Side.NATURE: Nature,
    Side.STRENGTH: Strength,
    Side.STATE: LinkState,
    Side.SECTOR: Sector,
}

Choice = tuple[Side, str]
"""One thing that can be chosen; a category is told by its folded spelling."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose, with its words and how many links or actors it has."""

    choice: Choice
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Fitting:
    """What comes forward, by id."""

    actors: frozenset[str]
    links: frozenset[str]


@dataclass(frozen=True)
class MapFilter:
    """What was chosen: any of the values of a side, all sides at once; nothing chosen is all."""

    chosen: frozenset[Choice] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.chosen)

    def turned(self, choice: Choice) -> MapFilter:
        """With `choice` chosen, or not any more."""
        return MapFilter(self.chosen ^ {choice})

    def values(self, side: Side) -> frozenset[str]:
        """What was chosen on one side."""
        return frozenset(value for one, value in self.chosen if one is side)

    def fitting(self, workshop: Workshop) -> Fitting:
        """The links that fit and the actors at their ends.

        A link fits a sector when either end is of it. Where sectors alone are chosen their actors
        come forward without links as well.
        """
        sectors = self.values(Side.SECTOR)
        sector_of = {actor.id: str(actor.sector) for actor in workshop.actors.values()}
        chosen = {side: self.values(side) for side in Side if side is not Side.SECTOR}
        links = [
            link
            for link in workshop.links.values()
            if (not sectors or {sector_of[link.source], sector_of[link.target]} & sectors)
            and all(not values or _value(link, side) in values for side, values in chosen.items())
        ]
        actors = {end for link in links for end in (link.source, link.target)}
        if not any(chosen.values()):
            actors |= {actor for actor, sector in sector_of.items() if sector in sectors}
        return Fitting(frozenset(actors), frozenset(link.id for link in links))

    def left_out(self, workshop: Workshop) -> frozenset[str]:
        """Ids of everything that steps back; nothing where nothing is chosen."""
        if not self:
            return frozenset()
        fitting = self.fitting(workshop)
        return frozenset(
            (workshop.actors.keys() - fitting.actors) | (workshop.links.keys() - fitting.links)
        )

    def words(self, workshop: Workshop) -> str:
        """What was chosen and how many fit; empty where nothing is chosen."""
        if not self:
            return ""
        fitting = self.fitting(workshop)
        links, actors = len(workshop.links), len(workshop.actors)
        found = ngettext("{n} of {all} link", "{n} of {all} links", links)
        among = ngettext("{n} of {all} actor", "{n} of {all} actors", actors)
        told = _("{links}, {actors}: {filters}")
        return told.format(
            links=found.format(n=len(fitting.links), all=links),
            actors=among.format(n=len(fitting.actors), all=actors),
            filters=" · ".join(
                self._side_words(side, workshop) for side in Side if self.values(side)
            ),
        )

    def _side_words(self, side: Side, workshop: Workshop) -> str:
        values = self.values(side)
        names = [one.words for one in options(workshop, side) if one.choice[1] in values]
        # A category may have gone with its last link.
        return _(" or ").join(names or sorted(values))


def _value(link: ValueLink, side: Side) -> str:
    match side:
        case Side.NATURE:
            return str(link.nature)
        case Side.STRENGTH:
            return str(link.strength)
        case Side.STATE:
            return str(link.state)
        case _:
            return key(link.category)


def options(workshop: Workshop, side: Side) -> list[Option]:
    """What there is to choose on one side: what occurs, categories by how often they do."""
    links = workshop.links.values()
    if side is Side.CATEGORY:
        return _categories(links)
    if side is Side.SECTOR:
        counts = Counter(str(actor.sector) for actor in workshop.actors.values())
    else:
        counts = Counter(_value(link, side) for link in links)
    return [
        Option((side, str(value)), label(value), counts[value])
        for value in _VALUES[side]
        if counts[value]
    ]


def _categories(links: Iterable[ValueLink]) -> list[Option]:
    spellings: dict[str, Counter[str]] = {}
    for link in links:
        spellings.setdefault(key(link.category), Counter())[link.category] += 1
    found = [
        Option((Side.CATEGORY, folded), _shown(spelt.most_common(1)[0][0]), spelt.total())
        for folded, spelt in spellings.items()
    ]
    if len(found) == 1 and not found[0].choice[1]:
        return []
    return sorted(found, key=lambda one: (not one.choice[1], -one.count, one.choice[1]))


def _shown(category: str) -> str:
    return f"#{category}" if category else _("no category")
