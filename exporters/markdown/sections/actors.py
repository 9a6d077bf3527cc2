"""The actors: an overview of all of them, and a card for each one that the room described."""

from __future__ import annotations

from collections import Counter

from exporters.markdown.blocks import bullets, heading, table
from exporters.markdown.report import Report, capital, fields
from exporters.markdown.text import flowing, inline
from locales import _
from model.contacts import format_contacts
from model.entities import Actor, LinkState
from model.labels import label
from model.network.coverage import sector_coverage
from model.network.words import sector_name


def body(report: Report) -> list[str]:
    """A table of all actors, then their cards."""
    if not report.actors:
        return []
    blocks = [*_coverage(report), _overview(report)]
    for actor in report.actors:
        if card := _card(report, actor):
            blocks += [heading(report.level + 1, inline(actor.name)), *card]
    return blocks


def _coverage(report: Report) -> list[str]:
    """The actors by sector, and who is missing."""
    coverage = sector_coverage(report.actors)
    rows = [
        (
            capital(sector_name(row.sector)),
            str(row.count),
            ", ".join(f"{label(kind)} {count}" for kind, count in row.kinds.items()),
        )
        for row in coverage.rows
    ]
    blocks = [table((_("Sector"), _("Actors"), _("Kind")), rows, "<>")]
    if coverage.missing:
        blocks.append(
            _("Still to look at: {gaps}.").format(gaps="; ".join(map(inline, coverage.missing)))
        )
    return blocks


def _overview(report: Report) -> str:
    gives = Counter(link.source for link in report.links if link.state is LinkState.EXISTING)
    gets = Counter(link.target for link in report.links if link.state is LinkState.EXISTING)
    return table(
        (_("Actor"), _("Sector"), _("Kind"), _("Gives"), _("Gets")),
        [
            (
                inline(actor.name),
                label(actor.sector),
                label(actor.kind),
                str(gives[actor.id]),
                str(gets[actor.id]),
            )
            for actor in report.actors
        ],
        right="<<<>>",
    )


def _card(report: Report, actor: Actor) -> list[str]:
    """The filled fields of an actor's card; nothing where the room said nothing about it."""
    said = {
        _("Short name"): inline(actor.label),
        _("Networks"): ", ".join(map(inline, actor.networks)),
        _("Roles"): _field(actor.roles),
        _("Tasks"): _field(actor.tasks),
        _("Services"): _field(actor.services),
        _("Strengths"): _field(actor.strengths),
        _("Weaknesses"): _field(actor.weaknesses),
        _("Offers"): _field(actor.offers),
        _("Needs and expects"): _field(actor.needs),
        _("Benefits from the network"): _field(actor.benefits),
        _("Mandate"): _field(actor.mandate),
        _("Resources"): _field(actor.resources),
        _("Notes"): _field(actor.notes),
        _("Also called"): ", ".join(map(inline, actor.aliases)),
    }
    if report.options.personal_data:
        said[_("Contacts")] = _field(format_contacts(actor.contacts))
    if not any(said.values()):
        return []
    return [_kind(actor), bullets(fields(said))]


def _kind(actor: Actor) -> str:
    words = [label(actor.kind), label(actor.sector)]
    if actor.internal:
        words.append(_("of the convening organisation"))
    return capital(", ".join(dict.fromkeys(words)))


def _field(text: str) -> str:
    return flowing(text, indent="  ", first=False)
