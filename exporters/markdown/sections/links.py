"""Links actor by actor, and the holes: links that are wished for or have broken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from exporters.markdown.blocks import bullets, heading, strong
from exporters.markdown.report import Report, capital, lead
from exporters.markdown.text import inline
from locales import _
from model.entities import Actor, LinkState, Nature, Strength, ValueLink
from model.labels import label


def body(report: Report) -> list[str]:
    """For every actor that has links: what it gives and to whom, what it gets and from whom."""
    giving: dict[str, list[ValueLink]] = defaultdict(list)
    getting: dict[str, list[ValueLink]] = defaultdict(list)
    for link in report.links:
        giving[link.source].append(link)
        getting[link.target].append(link)
    blocks: list[str] = []
    for actor in report.actors:
        blocks += _of_actor(report, actor, giving[actor.id], getting[actor.id])
    if blocks:
        blocks.insert(0, _("A value is tangible where nothing else is said."))
    return blocks


def _of_actor(
    report: Report, actor: Actor, given: list[ValueLink], got: list[ValueLink]
) -> list[str]:
    if not given and not got:
        return []
    blocks = [heading(report.level + 1, inline(actor.name))]
    if given:
        partners = _by_partner((link.target, link) for link in given)
        lines = [
            f"→ {strong(report.name(partner))}: {'; '.join(map(flow_words, links))}"
            for partner, links in partners.items()
        ]
        blocks += [lead(_("Gives")), bullets(lines)]
    if got:
        partners = _by_partner((link.source, link) for link in got)
        lines = [
            f"← {strong(report.name(partner))}: {'; '.join(map(_received, links))}"
            for partner, links in partners.items()
        ]
        blocks += [lead(_("Gets")), bullets(lines)]
    return blocks


def _by_partner(links: Iterable[tuple[str, ValueLink]]) -> dict[str, list[ValueLink]]:
    partners: dict[str, list[ValueLink]] = {}
    for partner, link in links:
        partners.setdefault(partner, []).append(link)
    return partners


def flow_words(link: ValueLink) -> str:
    """What flows, and in brackets everything that was said about how."""
    details = [label(link.nature)] if link.nature is Nature.INTANGIBLE else []
    if link.state is not LinkState.EXISTING:
        details.append(label(link.state))
    if link.strength is not Strength.UNSPECIFIED:
        details.append(label(link.strength))
    details += [inline(text) for text in (link.category, link.channel, link.frequency) if text]
    if link.trust is not None:
        details.append(_("trust {value}/5").format(value=link.trust))
    words = inline(link.what)
    if details:
        words += f" ({', '.join(details)})"
    return f"{words} – {inline(link.note)}" if link.note else words


def _received(link: ValueLink) -> str:
    """What flows, and what the receiver gains from it."""
    marks = [label(link.nature)] if link.nature is Nature.INTANGIBLE else []
    if link.state is not LinkState.EXISTING:
        marks.append(label(link.state))
    words = inline(link.what)
    if marks:
        words += f" ({', '.join(marks)})"
    return (
        _("{what} – benefit: {benefit}").format(what=words, benefit=inline(link.benefit))
        if link.benefit
        else words
    )


def holes_body(report: Report) -> list[str]:
    """Links that are wished for, then links that have broken."""
    blocks: list[str] = []
    for state in (LinkState.WISHED, LinkState.BROKEN):
        links = [link for link in report.links if link.state is state]
        if links:
            blocks += [
                heading(report.level + 1, capital(label(state))),
                bullets(_hole(report, link) for link in links),
            ]
    return blocks


def _hole(report: Report, link: ValueLink) -> str:
    words = f"{strong(report.name(link.source))} → {strong(report.name(link.target))}: "
    words += inline(link.what)
    if link.nature is Nature.INTANGIBLE:
        words += f" ({label(link.nature)})"
    if link.benefit:
        words += f" – {inline(link.benefit)}"
    return f"{words} – {inline(link.note)}" if link.note else words
