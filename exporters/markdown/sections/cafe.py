"""Learning cafés: each table's topic, its host's summing up, and what was said round by round."""

from __future__ import annotations

from itertools import groupby

from exporters.markdown.blocks import bullets, heading
from exporters.markdown.report import Report, lead
from exporters.markdown.text import flowing, inline, opening
from locales import _
from model.entities import CafeTable, Form
from model.forms import cafe


def cafes_body(report: Report) -> list[str]:
    """One part for each café, in it one for each table. Hosts are named with personal data only."""
    blocks: list[str] = []
    for sheet in report.workshop.sheets.values():
        tables = cafe.tables_of(report.workshop, sheet) if sheet.form is Form.CAFE else []
        if not tables:
            continue
        title = inline(sheet.title)
        if sheet.round > 1:
            title += " " + _("({n}. time)").format(n=sheet.round)
        blocks.append(heading(report.level + 1, title))
        for table in tables:
            blocks += _table(report, table)
    return blocks


def _table(report: Report, table: CafeTable) -> list[str]:
    title = _("Table {number}: {topic}").format(number=table.number, topic=inline(table.topic))
    blocks = [heading(report.level + 2, title)]
    if table.host and report.options.personal_data:
        blocks.append(lead(_("Host")) + " " + inline(table.host))
    if table.summary:
        blocks.append(lead(_("Summing up")) + " " + flowing(table.summary, first=False))
    harvest = cafe.harvest_of(report.workshop, table)
    for number, said in groupby(harvest, key=lambda harvest: harvest.round):
        blocks.append(lead(_("Round {n}").format(n=number)))
        blocks.append(bullets(opening(harvest.text) for harvest in said))
    return blocks
