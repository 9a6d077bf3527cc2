"""Findings and measures as rows: what stands on the findings place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.content import Content

from locales import _, pgettext
from model.network.words import decimal
from model.workshop import Workshop
from tui.widgets.entity_table import Cells, Row

if TYPE_CHECKING:
    from model.network.findings import Finding
    from model.network.measures import ActorMeasures, Measures, Progress

_SIGNS = {"high": "▲", "medium": "■", "low": "·"}
"""The sign of each severity, so that no colour is needed."""

_STYLES = {"high": "bold $warning", "medium": "bold $accent", "low": "$quiet"}

NONE = "–"


def finding_words(finding: Finding) -> Content:
    """One finding: what was found, how urgent it is and by which measure, what to ask."""
    from model.network.findings import severity_words

    sign = _SIGNS[finding.severity]
    about = f"{severity_words(finding.severity)} · {finding.measure}"
    lines = [
        Content.assemble((f"{sign} ", _STYLES[finding.severity]), (finding.words, "bold")),
        Content.assemble("  ", (about, "$quiet")),
    ]
    if finding.question:
        lines.append(Content.assemble("  ", (_("Ask: "), "$accent"), (finding.question, "italic")))
    return Content("\n").join([*lines, Content("")])


def progress_words(progress: Progress) -> str:
    """Which measure is being taken, and how far it is."""
    names = {
        "counts": _("counts"),
        "betweenness": _("betweenness centrality"),
        "closeness": _("closeness centrality"),
        "out_closeness": _("closeness centrality, outward"),
        "core": _("core–periphery fit"),
        "communities": _("communities (Louvain)"),
    }
    name = names[progress.key]
    if progress.of < 2:
        return name
    return _("{name} {n} of {all}").format(name=name, n=progress.done, all=progress.of)


def measure_words(measures: Measures, width: int) -> Content:
    """The network's measures: standard name and value, and beneath it what it means here."""
    from model.network.measures import measure_lines

    lines: list[Content] = []
    for line in measure_lines(measures):
        lines.append(
            Content.assemble((line.value.rjust(6), "bold $accent"), "  ", (line.name, "bold"))
        )
        meaning = Content.styled(line.meaning, "$quiet").wrap(max(20, width - 8))
        lines += [Content.assemble(" " * 8, part) for part in meaning]
    return Content("\n").join(lines)


def actor_columns() -> list[str]:
    """The heads of the actors' measures."""
    return [
        _("Actor"),
        _("Partners"),
        pgettext("column", "Gives"),
        pgettext("column", "Gets"),
        _("Balance"),
        _("Betweenness"),
    ]


def actor_rows(measures: Measures, workshop: Workshop) -> list[Row]:
    """The actors' measures, who stands most between the others first."""
    ordered = sorted(
        measures.actors.items(), key=lambda item: (-(item[1].betweenness or 0), -item[1].partners)
    )
    return [
        (actor, _actor_row(workshop.actors[actor].name, values))
        for actor, values in ordered
        if actor in workshop.actors
    ]


def _actor_row(name: str, values: ActorMeasures) -> Cells:
    figures = (
        str(values.partners),
        str(values.out_strength),
        str(values.in_strength),
        number(values.balance),
        number(values.betweenness),
    )
    return (Text(name), *(Text(figure, justify="right") for figure in figures))


def actor_details(actor: str, measures: Measures, workshop: Workshop) -> Content:
    """Every measure of one actor by its standard name, with the counts behind it."""
    values = measures.actors.get(actor)
    if values is None or actor not in workshop.actors:
        return Content("")
    network = measures.network
    others = network.actors - 1
    roles = {
        _("coordinator"): values.coordinator,
        _("itinerant broker"): values.itinerant,
        _("gatekeeper"): values.gatekeeper,
        _("representative"): values.representative,
        _("liaison"): values.liaison,
    }
    rows = [
        (_("gives to, gets from"), f"{values.out_degree}, {values.in_degree} / {others}"),
        (_("tangible links out, in"), f"{values.out_tangible}, {values.in_tangible}"),
        (_("intangible links out, in"), f"{values.out_intangible}, {values.in_intangible}"),
        (_("balance of out- and in-strength"), number(values.balance)),
        (_("2-step reach"), f"{values.reach_2} / {others}"),
        (_("betweenness centrality"), number(values.betweenness)),
        (_("closeness centrality, in, out"), _two(values.closeness, values.out_closeness)),
        (_("Burt's constraint"), number(values.constraint)),
        (_("effective size"), _of(values.effective_size, values.partners)),
        (_("articulation point"), _yes_no(values.articulation_point)),
        (_("in the core"), _yes_no(values.core)),
        (_("component, community"), f"{values.component}, {values.community or NONE}"),
        *((_("broker: {role}").format(role=role), str(n)) for role, n in roles.items() if n),
    ]
    lines = [Content.styled(workshop.actors[actor].name, "bold"), Content("")]
    lines += [Content.assemble((f"{name}: ", "$quiet"), (value, "bold")) for name, value in rows]
    categories = [
        _("{category}: gives {given}, gets {got}").format(
            category=category or _("without a category"),
            given=exchange.out_strength,
            got=exchange.in_strength,
        )
        for category, exchange in measures.exchanges.get(actor, {}).items()
    ]
    if categories:
        lines += [Content(""), Content.styled(_("By category"), "bold $accent")]
        lines += [Content(words) for words in categories]
    return Content("\n").join(lines)


def number(value: float | None) -> str:
    """A measure with two decimals; a dash where it is not defined or not measured yet."""
    return NONE if value is None else decimal(value)


def _two(one: float | None, other: float | None) -> str:
    return f"{number(one)}, {number(other)}"


def _of(value: float | None, partners: int) -> str:
    return NONE if value is None else f"{decimal(value, 1)} / {partners}"


def _yes_no(value: bool | None) -> str:
    if value is None:
        return NONE
    return _("yes") if value else _("no")
