"""Rules about holes: wished-for and broken links, sectors with nothing between them, isolates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from locales import _, ngettext
from model.entities import LinkState, Sector, ValueLink
from model.network.findings.base import FEWEST_LINKS, Finding, Severity, Situation, ids
from model.network.graph import sector_of
from model.network.words import sector_members

_FEWEST_IN_A_SECTOR = 2
_WORKING_SECTORS = (Sector.PUBLIC, Sector.PRIVATE, Sector.THIRD)
_MANY_ISOLATES = 0.25


def wished_links(situation: Situation) -> Iterator[Finding]:
    """Links that are wished for, those between actors with nothing between them yet first."""
    wished = situation.network.in_state(LinkState.WISHED)
    if not wished:
        return
    arcs = situation.network.arcs
    ordered = sorted(wished, key=lambda link: (link.source, link.target) in arcs)
    yield Finding(
        key="wished_links",
        severity=Severity.MEDIUM,
        words=ngettext(
            "{n} link is wished for and does not exist: {flows}.",
            "{n} links are wished for and do not exist: {flows}.",
            len(wished),
        ).format(n=len(wished), flows=situation.arrows(ordered)),
        question=_("{flow}: how would it help the customer, and what would open it?").format(
            flow=situation.arrow(ordered[0])
        ),
        actors=_ends(ordered),
        links=ids(ordered),
        measure=_("structural holes (wished-for links)"),
    )


def broken_links(situation: Situation) -> Iterator[Finding]:
    """Links that existed and have broken."""
    broken = situation.network.in_state(LinkState.BROKEN)
    if not broken:
        return
    yield Finding(
        key="broken_links",
        severity=Severity.HIGH,
        words=ngettext(
            "{n} link has broken: {flows}.", "{n} links have broken: {flows}.", len(broken)
        ).format(n=len(broken), flows=situation.arrows(broken)),
        question=_("{flow}: what broke it, and who notices the loss first?").format(
            flow=situation.arrow(broken[0])
        ),
        actors=_ends(broken),
        links=ids(broken),
        measure=_("broken links"),
    )


def sector_gap(situation: Situation) -> Iterator[Finding]:
    """Two sectors, or a sector and the customers, with no link between them at all."""
    if not situation.has_shape:
        return
    members: dict[Sector, list[str]] = {}
    for actor in situation.network.actors.values():
        members.setdefault(sector_of(actor), []).append(actor.id)
    linked = {
        frozenset(sector_of(situation.network.actors[end]) for end in pair)
        for pair in situation.network.dyads
    }
    large = [
        sector for sector in _WORKING_SECTORS if len(members.get(sector, ())) >= _FEWEST_IN_A_SECTOR
    ]
    pairs = list(combinations(large, 2))
    # A customer nobody is linked with at all is told by a rule of its own.
    if any(Sector.CUSTOMER in sectors for sectors in linked):
        pairs += [(sector, Sector.CUSTOMER) for sector in large]
    for one, other in pairs:
        if frozenset({one, other}) not in linked:
            yield _gap(situation, one, other, members)


def _gap(
    situation: Situation, one: Sector, other: Sector, members: dict[Sector, list[str]]
) -> Finding:
    return Finding(
        key="sector_gap",
        severity=Severity.MEDIUM,
        words=_(
            "Not one link joins {one} ({ones}) and {other} ({others}), in either direction."
        ).format(
            one=sector_members(one),
            ones=len(members[one]),
            other=sector_members(other),
            others=len(members[other]),
        ),
        question=_("What could flow between, say, {one} and {other}? Who would begin?").format(
            one=situation.name(members[one][0]), other=situation.name(members[other][0])
        ),
        actors=(*members[one], *members[other]),
        links=(),
        measure=_("sector mixing matrix"),
    )


def isolated_actors(situation: Situation) -> Iterator[Finding]:
    """Actors without any existing link, once links have been captured; customers apart."""
    network = situation.network
    isolated = tuple(actor for actor in network.isolates if not situation.is_customer(actor))
    if not isolated or len(network.existing) < FEWEST_LINKS:
        return
    many = len(isolated) >= _MANY_ISOLATES * len(network.actors)
    yield Finding(
        key="isolated_actors",
        severity=Severity.HIGH if many else Severity.MEDIUM,
        words=ngettext(
            "{n} of {all} actors has no existing link: {names}.",
            "{n} of {all} actors have no existing link: {names}.",
            len(isolated),
        ).format(n=len(isolated), all=len(network.actors), names=situation.names(isolated)),
        question=_("What does {name} give to the network, and what does it get?").format(
            name=situation.name(isolated[0])
        ),
        actors=isolated,
        links=(),
        measure=_("isolates"),
    )


def _ends(links: Iterable[ValueLink]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(end for link in links for end in (link.source, link.target)))
