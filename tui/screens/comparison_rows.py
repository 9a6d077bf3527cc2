"""What a comparison shows as rows: every change, and the measures before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.content import Content

from exporters.textmap import Mark
from exporters.textmap.glyphs import UNICODE
from locales import _, language, ngettext, pgettext
from model.dates import format_date
from model.entities import Snapshot
from model.network.diff import NetworkDiff
from model.network.diff_words import rows
from tui.widgets.entity_table import Row
from tui.widgets.map_style import mark_colour

if TYPE_CHECKING:
    from model.network.measures import MeasureChange

MOST_ROWS = 300
"""Changes that have a row each; more of them nobody reads, and a table of thousands is slow."""


def mark_signs(*, dark: bool) -> Content:
    """What the signs of a comparison mean, in their colours."""
    words = {
        Mark.NEW: pgettext("network", "new"),
        Mark.GONE: pgettext("network", "gone"),
        Mark.CHANGED: pgettext("network", "changed"),
    }
    parts = [
        Content.assemble(
            (UNICODE.marks[mark], f"bold {mark_colour(mark, dark=dark)}"), f" {word}   "
        )
        for mark, word in words.items()
    ]
    return Content("").join(parts)


def change_columns() -> list[str]:
    """The heads of the table of changes."""
    return ["", _("Actor or link"), _("What is different")]


def change_rows(diff: NetworkDiff, *, dark: bool) -> list[Row]:
    """A row for each actor and link that came, went or changed."""
    found: list[Row] = []
    every = rows(diff)
    for row in every[:MOST_ROWS]:
        mark = Mark(row.mark)
        style = mark_colour(mark, dark=dark)
        details = row.details
        if mark is not Mark.CHANGED:
            word = {
                Mark.NEW: pgettext("network", "new"),
                Mark.GONE: pgettext("network", "gone"),
            }[mark]
            details = f"{word}: {row.details}"
        cells = (Text(UNICODE.marks[mark], style=f"bold {style}"), Text(row.what), Text(details))
        found.append((f"{row.mark} {row.entity_id}", cells))
    if rest := len(every) - len(found):
        more = ngettext("and {n} more", "and {n} more", rest).format(n=rest)
        found.append(("more", (Text(""), Text(more, style="dim"), Text(""))))
    return found


def measure_columns() -> list[str]:
    """The heads of the measures before and after."""
    return [
        _("Measure"),
        pgettext("column", "before"),
        pgettext("column", "after"),
        pgettext("column", "change"),
    ]


def measure_rows(changes: tuple[MeasureChange, ...]) -> list[Row]:
    """A row for each measure."""
    return [
        (
            one.key,
            (
                Text(one.name),
                Text(one.before, justify="right"),
                Text(one.after, justify="right"),
                Text(one.change, justify="right", style="" if one.change == "=" else "bold"),
            ),
        )
        for one in changes
    ]


def state_words(snapshot: Snapshot | None) -> str:
    """A state by its name and date; the network as it is now where there is no snapshot."""
    if snapshot is None:
        return _("now")
    return _("{name} ({date})").format(
        name=snapshot.name, date=format_date(snapshot.created.date(), language())
    )
