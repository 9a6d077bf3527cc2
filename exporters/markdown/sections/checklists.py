"""The checklists: each with its answers and notes, and what is still open on it."""

from __future__ import annotations

from exporters.markdown.blocks import heading, strong, table
from exporters.markdown.report import NOT_SAID, Report, lead
from exporters.markdown.sections.grids import method_of, sheet_title
from exporters.markdown.text import inline
from locales import _, pgettext
from model.entities import Form
from model.forms.checklist import Item, items, progress
from model.labels import label


def body(report: Report) -> list[str]:
    """Every checklist that was begun, oldest first."""
    blocks: list[str] = []
    for sheet in report.workshop.sheets.values():
        if sheet.form is not Form.CHECKLIST:
            continue
        listed = items(report.workshop, method_of(report, sheet), sheet)
        if not any(item.check for item in listed):
            continue
        blocks += [
            heading(report.level + 1, sheet_title(report, sheet)),
            f"{progress(listed)}.",
            table(
                (_("Item"), _("Answer"), pgettext("checklist", "Note")),
                [(inline(item.title), _answer(item), inline(item.note)) for item in listed],
            ),
        ]
        still_open = [inline(item.title) for item in listed if item.is_open]
        if still_open:
            blocks.append(lead(_("Open")) + " " + "; ".join(still_open))
    return blocks


def _answer(item: Item) -> str:
    if item.check is None or item.answer is None:
        return NOT_SAID
    words = label(item.answer)
    if item.check.settled:
        return _("{answer}, settled").format(answer=words)
    return strong(words) if item.is_open else words
