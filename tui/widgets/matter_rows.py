"""A matter of the follow-up in words: as a row of the list, and what stands over its card."""

from __future__ import annotations

from rich.text import Text
from textual.content import Content

from exporters.textmap.cells import shortened
from locales import _, language
from model.dates import format_date
from model.entities import Agreement, Target, TargetState
from model.followup import Matter, kind_words
from model.labels import label
from tui.widgets.entity_table import Cells

WHAT_MOST = 240
"""Cells of what a matter is about; the whole of a long text stands where it comes from."""

MARKS = {
    TargetState.OPEN: "○",
    TargetState.UNDER_WAY: "◐",
    TargetState.DONE: "●",
    TargetState.DROPPED: "✕",
}
"""The sign of each state."""


def matter_row(matter: Matter) -> Cells:
    """State, what it is about with owner and kind, and the date; a passed one is said in words."""
    what = shortened(" ".join(matter.what.split()), WHAT_MOST)
    words = Text(what, style="strike" if matter.state is TargetState.DROPPED else "")
    if matter.owner:
        words = Text.assemble(words, (f"  {matter.owner}", "italic"))
    words = Text.assemble(words, (f"  · {kind_words(matter.kind)}", "dim"))
    date = format_date(matter.due, language()) or "–"
    if matter.late:
        date = _("{date}, late").format(date=date)
    return Text(MARKS[matter.state]), words, Text(date, style="bold" if matter.late else "")


def nothing_words(elsewhere: bool) -> Content:
    """What stands where no matter is shown; `elsewhere` tells whether there are any at all."""
    if elsewhere:
        return Content(_("Nothing of this sort. “.” and “,” show the others."))
    return Content(
        _(
            "Nothing to follow up yet. t opens a target, g an agreement; rows of tables with an "
            "owner or a date, what checklists leave open, and tasks come by themselves."
        )
    )


def card_words(matter: Matter) -> Content:
    """What a matter is and where it comes from; of an outcome, how it goes on."""
    parts = [kind_words(matter.kind), label(matter.state), matter.where]
    entity = matter.entity
    if isinstance(entity, Target):
        parts += [
            _("first step: {words}").format(words=_flat(entity.first_step))
            * bool(entity.first_step),
            _("indicator: {words}").format(words=_flat(entity.indicator)) * bool(entity.indicator),
        ]
    if isinstance(entity, Agreement):
        parts.append(_flat(entity.text))
    return Content(" · ".join(filter(None, parts)))


def _flat(text: str) -> str:
    return " ".join(text.split())
