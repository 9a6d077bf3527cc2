"""What the workshops left behind: target cards and agreements."""

from __future__ import annotations

from exporters.markdown.blocks import bullets, heading, strong
from exporters.markdown.report import Report, date_words, fields, lead
from exporters.markdown.text import flowing, inline
from locales import _
from model.entities import Agreement, Card, Target
from model.forms.becoming import origins_of
from model.forms.columns import stands_in
from model.labels import label


def targets_body(report: Report) -> list[str]:
    """One card for every target, and on it also what has not been said yet."""
    blocks: list[str] = []
    for target in report.workshop.targets.values():
        blocks += [heading(report.level + 1, inline(target.title)), _card(report, target)]
    return blocks


def _card(report: Report, target: Target) -> str:
    values = {
        _("Why"): _field(target.why),
        _("What"): _field(target.what),
        _("Who"): _field(target.who),
        _("How"): _field(target.how),
        _("Resources"): _field(target.resources),
        _("First step"): _field(target.first_step),
        _("Indicator"): _field(target.indicator),
        _("Owner"): inline(target.owner),
        _("Due"): date_words(target.due),
        _("State"): label(target.state),
        _("Actors"): report.names(target.actors),
    }
    missing = [name.lower() for name, value in values.items() if not value]
    values[_("Value links")] = "; ".join(_link(report, link) for link in target.links)
    values[_("From the cards")] = "; ".join(
        _origin(report, card) for card in origins_of(report.workshop, target.id)
    )
    lines = fields(values)
    if missing:
        lines.append(lead(_("Not said yet")) + " " + ", ".join(missing))
    return bullets(lines)


def _link(report: Report, link_id: str) -> str:
    link = report.workshop.links[link_id]
    return f"{report.name(link.source)} → {report.name(link.target)}: {inline(link.what)}"


def _origin(report: Report, card: Card) -> str:
    sheet = report.workshop.sheets[card.sheet]
    return f"{inline(card.text)} ({inline(sheet.title)}, {inline(stands_in(sheet, card))})"


def agreements_body(report: Report) -> list[str]:
    """What was agreed, by whom it is kept and when it is reviewed."""
    agreements = report.workshop.agreements.values()
    return [bullets(_agreement(agreement) for agreement in agreements)] if agreements else []


def _agreement(agreement: Agreement) -> str:
    words = strong(inline(agreement.title))
    if agreement.text:
        words += f": {_field(agreement.text)}"
    details = [_("owner {name}").format(name=inline(agreement.owner))] if agreement.owner else []
    if agreement.due:
        details.append(_("review {date}").format(date=date_words(agreement.due)))
    details.append(label(agreement.state))
    return f"{words} ({', '.join(details)})"


def _field(text: str) -> str:
    return flowing(text, indent="  ", first=False)
