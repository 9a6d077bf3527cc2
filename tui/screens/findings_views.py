"""Findings and measures as rows: what stands on the findings place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text
from textual.content import Content

from locales import _, pgettext
from model.network.words import UNDEFINED, decimal, figure
from model.workshop import Workshop
from tui.widgets.entity_table import Cells, Row

if TYPE_CHECKING:
    from model.network.findings import Finding
    from model.network.measures import ActorMeasures, Measures, Progress
    from model.network.structure import MixingTable

_SIGNS = {"high": "▲", "medium": "■", "low": "·"}
"""The sign of each severity, so that no colour is needed."""

_STYLES = {"high": "bold $warning", "medium": "bold $accent", "low": "$quiet"}

_NARROWEST = 20
"""Cells in which words are set at least, however narrow the window."""


def finding_words(finding: Finding, width: int) -> Content:
    """One finding: what was found, how urgent it is and by which measure, what to ask.

    Lines longer than `width` cells go on beneath their own beginning.
    """
    from model.network.findings import severity_words

    sign = _SIGNS[finding.severity]
    about = f"{severity_words(finding.severity)} · {finding.measure}"
    lines = [
        *_hanging((f"{sign} ", _STYLES[finding.severity]), (finding.words, "bold"), width),
        *_hanging(("  ", ""), (about, "$quiet"), width),
    ]
    if finding.question:
        ask = "  " + _("Ask: ")
        lines += _hanging((ask, "$accent"), (finding.question, "italic"), width)
    return Content("\n").join([*lines, Content("")])


def _hanging(head: tuple[str, str], words: tuple[str, str], width: int) -> list[Content]:
    """`words` behind `head`, their other lines beneath the first; both with their style."""
    indent = cell_len(head[0])
    first, *others = Content.styled(*words).wrap(max(_NARROWEST, width - indent))
    return [
        Content.assemble(head, first),
        *(Content.assemble(" " * indent, line) for line in others),
    ]


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


def measure_words(measures: Measures, workshop: Workshop, width: int) -> Content:
    """The network's measures: standard name and value, and beneath it what it means here.

    Below them stands by name who they mean, and how the sectors mix.
    """
    from model.network.graph import Network
    from model.network.measures import measure_lines
    from model.network.structure import mixing_table, named_parts

    lines: list[Content] = []
    for line in measure_lines(measures):
        head = (f"{line.value.rjust(6)}  ", "bold $accent")
        lines.append(Content.assemble(head, (line.name, "bold")))
        lines += _hanging((" " * cell_len(head[0]), ""), (line.meaning, "$quiet"), width)
    if not lines:
        return Content(_("Nothing to measure yet: the map has no actors."))
    parts = named_parts(Network.of_workshop(workshop), measures)
    if parts:
        lines += [Content(""), Content.styled(_("Who stands where"), "bold $accent")]
    for part in parts:
        lines += _hanging(("  ", ""), (part.name, "bold"), width)
        lines += _hanging((" " * 4, ""), (part.members, "$quiet"), width)
    if mixing := mixing_table(measures):
        lines += [Content(""), Content.styled(_("Sector mixing matrix"), "bold $accent")]
        lines += _mixing_words(mixing)
    return Content("\n").join(lines)


def _mixing_words(mixing: MixingTable) -> list[Content]:
    """The sector mixing matrix in aligned columns."""
    widths = [max(map(cell_len, column)) for column in zip(mixing.head, *mixing.rows, strict=True)]
    lines = []
    for number, row in enumerate((mixing.head, *mixing.rows)):
        name, *counts = (
            f"{' ' * (width - cell_len(cell))}{cell}" if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        cells = "  ".join(["", name, *counts])
        lines.append(Content.styled(cells, "" if number else "$quiet"))
    return lines


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
        figure(values.balance),
        figure(values.betweenness),
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
        (_("balance of out- and in-strength"), figure(values.balance)),
        (_("2-step reach"), f"{values.reach_2} / {others}"),
        (_("betweenness centrality"), figure(values.betweenness)),
        (_("closeness centrality, in, out"), _two(values.closeness, values.out_closeness)),
        (_("Burt's constraint"), figure(values.constraint)),
        (_("effective size"), _of(values.effective_size, values.partners)),
        (_("articulation point"), _yes_no(values.articulation_point)),
        (_("in the core"), _yes_no(values.core)),
        (_("component, community"), f"{values.component}, {values.community or UNDEFINED}"),
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


def _two(one: float | None, other: float | None) -> str:
    return f"{figure(one)}, {figure(other)}"


def _of(value: float | None, partners: int) -> str:
    return UNDEFINED if value is None else f"{decimal(value, 1)} / {partners}"


def _yes_no(value: bool | None) -> str:
    if value is None:
        return UNDEFINED
    return _("yes") if value else _("no")
