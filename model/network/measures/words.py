"""The network's measures in words: standard name, value, and what it means for this network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from locales import _, ngettext
from model.entities import Sector
from model.network.measures.values import Measures, NetworkMeasures
from model.network.words import UNDEFINED, decimal, percent


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure as a screen or a report shows it, in the language that was in force."""

    key: str
    """The field of `NetworkMeasures`."""
    name: str
    """The standard name."""
    value: str
    """The number, or "–" where it is not defined."""
    meaning: str
    """What it says about this network, with the counts behind it."""


def measure_lines(measures: Measures) -> tuple[MeasureLine, ...]:
    """The measures of the network as a whole, those that are defined and measured so far."""
    network = measures.network
    if not network.actors:
        return ()
    lines = [*_size(network)]
    if network.links:
        lines += [*_exchange(network), _loops(measures), *_shape(measures)]
        lines += [*_sectors(measures), *_groups(network)]
    return tuple(lines)


def _size(network: NetworkMeasures) -> Iterator[MeasureLine]:
    possible = network.actors * (network.actors - 1)
    yield MeasureLine(
        "density",
        _("density"),
        decimal(network.density),
        _("{arcs} of {possible} possible directions between actors carry value.").format(
            arcs=network.arcs, possible=possible
        ),
    )
    yield MeasureLine(
        "components",
        _("components"),
        str(network.components),
        _(
            "The largest connected part has {n} of {actors} actors. "
            "Actors without existing links: {isolates}."
        ).format(n=network.largest_component, actors=network.actors, isolates=network.isolates),
    )


def _exchange(network: NetworkMeasures) -> Iterator[MeasureLine]:
    if network.reciprocity is not None and network.dyad_reciprocity is not None:
        yield MeasureLine(
            "reciprocity",
            _("arc reciprocity"),
            decimal(network.reciprocity),
            _("{n} of {all} directions are answered by one the other way.").format(
                n=2 * network.mutual_dyads, all=network.arcs
            ),
        )
        yield MeasureLine(
            "dyad_reciprocity",
            _("dyad reciprocity"),
            decimal(network.dyad_reciprocity),
            _("In {n} of {all} linked pairs value goes both ways.").format(
                n=network.mutual_dyads, all=network.dyads
            ),
        )
    ratio = network.tangible_ratio
    yield MeasureLine(
        "tangible_ratio",
        _("tangible to intangible ratio"),
        UNDEFINED if ratio is None else decimal(ratio, 1),
        _("{tangible} tangible and {intangible} intangible links.").format(
            tangible=network.tangible, intangible=network.intangible
        ),
    )


def _loops(measures: Measures) -> MeasureLine:
    count = len(measures.loops)
    if measures.all_loops:
        meaning = ngettext(
            "{n} loop of two to four actors brings value back.",
            "{n} loops of two to four actors bring value back.",
            count,
        )
    else:
        meaning = _("More than {n} loops of two to four actors bring value back.")
    return MeasureLine(
        "loops", _("directed cycles"), loops_found(measures), meaning.format(n=count)
    )


def loops_found(measures: Measures) -> str:
    """How many loops there are; "> 2000" where the search stopped before it had them all."""
    count = str(len(measures.loops))
    return count if measures.all_loops else f">\N{NO-BREAK SPACE}{count}"


def _shape(measures: Measures) -> Iterator[MeasureLine]:
    network = measures.network
    if network.degree_centralization is not None:
        yield MeasureLine(
            "degree_centralization",
            _("degree centralization"),
            decimal(network.degree_centralization),
            _(
                "The most linked actor has {most} partners, all have {mean} on average;"
                " 0 is an even web, 1 a star."
            ).format(most=_most_partners(measures), mean=_mean_partners(measures)),
        )
    if network.betweenness_centralization is not None:
        yield MeasureLine(
            "betweenness_centralization",
            _("betweenness centralization"),
            decimal(network.betweenness_centralization),
            _(
                "{n} of {all} actors stand on some shortest way; 0: nobody is needed as a"
                " go-between, 1: everything goes through one."
            ).format(
                n=sum(bool(values.betweenness) for values in measures.actors.values()),
                all=network.actors,
            ),
        )
    yield MeasureLine(
        "articulation_points",
        _("articulation points"),
        str(network.articulation_points),
        ngettext(
            "The network would fall apart without {n} actor.",
            "The network would fall apart without any one of {n} actors.",
            network.articulation_points,
        ).format(n=network.articulation_points)
        if network.articulation_points
        else _("The network holds together whichever one actor is away."),
    )

    yield MeasureLine(
        "bridges",
        _("bridges"),
        str(network.bridges),
        ngettext(
            "{n} of {all} linked pairs holds parts together that nothing else joins.",
            "{n} of {all} linked pairs hold parts together that nothing else joins.",
            network.bridges,
        ).format(n=network.bridges, all=network.dyads),
    )


def _most_partners(measures: Measures) -> int:
    return max(values.partners for values in measures.actors.values())


def _mean_partners(measures: Measures) -> str:
    partners = [values.partners for values in measures.actors.values()]
    return decimal(sum(partners) / len(partners), 1)


def _sectors(measures: Measures) -> Iterator[MeasureLine]:
    network = measures.network
    if network.ei_index is not None:
        yield MeasureLine(
            "ei_index",
            _("E-I index by sector"),
            decimal(network.ei_index),
            _(
                "{external} linked pairs cross sectors, {internal} stay inside one;"
                " −1: inside only, 1: across only."
            ).format(external=network.external_dyads, internal=network.internal_dyads),
        )
    if network.sector_assortativity is not None:
        yield MeasureLine(
            "sector_assortativity",
            _("assortativity by sector"),
            decimal(network.sector_assortativity),
            _(
                "{n} of {all} directions stay inside a sector; 0 is what chance would give,"
                " above it like gives to like."
            ).format(n=_inside(measures), all=_known(measures)),
        )


def _inside(measures: Measures) -> int:
    return sum(
        count
        for (one, other), count in measures.mixing.items()
        if one is other and one is not Sector.UNKNOWN
    )


def _known(measures: Measures) -> int:
    return sum(count for pair, count in measures.mixing.items() if Sector.UNKNOWN not in pair)


def _groups(network: NetworkMeasures) -> Iterator[MeasureLine]:
    if network.core_size is not None and network.core_fit is not None:
        yield MeasureLine(
            "core_fit",
            _("core–periphery fit"),
            decimal(network.core_fit),
            _("The best core has {n} of {all} actors ({share}); 1 would be a perfect core.").format(
                n=network.core_size,
                all=network.actors,
                share=percent(network.core_size / network.actors),
            ),
        )
    if network.communities is not None and network.modularity is not None:
        yield MeasureLine(
            "modularity",
            _("modularity (Louvain)"),
            decimal(network.modularity),
            ngettext(
                "{n} community; above {limit} groups count as distinct.",
                "{n} communities; above {limit} groups count as distinct.",
                network.communities,
            ).format(n=network.communities, limit=decimal(0.3, 1)),
        )
