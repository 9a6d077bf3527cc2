"""A day's steps as a table: its columns are those that the window has room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from locales import _, pgettext
from model import clock
from model.entities import Part, Step, StepState
from model.labels import label
from model.methods import Method, group_words
from tui.widgets.cards import Cards
from tui.widgets.entity_table import Cells, EntityTable, Row

_MARKS = {StepState.RUNNING: "▶ ", StepState.PAUSED: "‖ ", StepState.DONE: "✓ "}

FLEXIBLE = "step"
"""The column that takes the room the others leave."""

_BY_WIDTH: tuple[tuple[int, tuple[str, ...]], ...] = (
    (132, ("plan", "now", "step", "method", "minutes", "part", "group", "marks", "spent")),
    (92, ("plan", "now", "step", "minutes", "part", "group", "marks", "spent")),
    (58, ("plan", "now", "step", "minutes", "part", "letters", "spent")),
    (0, ("plan", "now", "step", "minutes", "spent")),
)
"""The columns by the width that they need at least, in cells."""


@dataclass(frozen=True, slots=True)
class StepRow:
    """What a row shows: the step, its forecast, its method."""

    step: Step
    at: clock.StepForecast
    method: Method | None
    language: str

    def shows_as(self, other: StepRow) -> bool:
        """Whether `other` has the same cells."""
        alike = (
            self.step is other.step
            and self.method is other.method
            and self.language == other.language
        )
        return alike and (self.at is other.at or _times(self) == _times(other))


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The cells that a row was given, and what they were made of."""

    row: StepRow
    columns: tuple[str, ...]
    cells: Cells


class AgendaTable(EntityTable):
    """Rows of `StepRow`s; Enter opens a step's card."""

    def __init__(self) -> None:
        self._columns_now: tuple[str, ...] = _BY_WIDTH[-1][1]
        self._steps: Sequence[StepRow] = ()
        self._cells: dict[str, _Drawn] = {}
        super().__init__(self._names(), flexible=self._columns_now.index(FLEXIBLE), id="table")

    def show_steps(self, steps: Sequence[StepRow]) -> None:
        """Show `steps`, in order."""
        self._steps = steps
        if self.size.width:
            self._choose_columns()
        self.show([self._row(row) for row in steps])

    def on_resize(self) -> None:
        """Another width has room for other columns."""
        if self._choose_columns():
            rows = dict(self._row(row) for row in self._steps)
            self._fill({row_id: tuple(map(_as_text, cells)) for row_id, cells in rows.items()})
        else:
            super().on_resize()

    def column_of(self, name: str) -> int:
        """The position of a column, as "minutes"."""
        return self._columns_now.index(name)

    def _choose_columns(self) -> bool:
        """Take the columns that there is room for; whether they are other ones than before."""
        width = self.size.width
        chosen = next(columns for least, columns in _BY_WIDTH if width >= least)
        if chosen == self._columns_now:
            return False
        self._columns_now = chosen
        self._columns, self._flexible = self._names(), chosen.index(FLEXIBLE)
        self._rows = {}
        return True

    def _names(self) -> tuple[str, ...]:
        names = {
            "plan": _("Plan"),
            "now": _("Now"),
            "step": _("Step"),
            "method": _("Method"),
            "minutes": _("Min"),
            "part": _("Part"),
            "group": _("Group form"),
            "marks": pgettext("agenda column", "Marks"),
            "letters": " ",
            "spent": _("Spent"),
        }
        return tuple(names[column] for column in self._columns_now)

    def _row(self, row: StepRow) -> Row:
        # A second that passes changes no cell; most rows stand as they are for minutes.
        columns = self._columns_now
        known = self._cells.get(row.step.id)
        if known is None or known.columns is not columns or not known.row.shows_as(row):
            cells = step_cells(row)
            if "method" in columns:
                cells["step"] = _title(row, with_method=False)
            picked = tuple(cells[column] for column in columns)
            known = self._cells[row.step.id] = _Drawn(row, columns, picked)
        return row.step.id, known.cells


def _times(row: StepRow) -> tuple[str, str, int, bool, int]:
    """Planned and expected start, minutes spent, whether that is too many, and the length."""
    at = row.at
    over = bool(at.runs) and at.spent_minutes > at.full_minutes
    planned, expected = clock.time_words(at.planned_start), clock.time_words(at.expected_start)
    return planned, expected, round(at.spent_minutes), over, at.lasting_minutes


def step_cells(row: StepRow) -> dict[str, Text]:
    """Every cell of a step's row by its column."""
    step = row.step
    planned, expected, spent, over, _length = _times(row)
    skipped = step.state is StepState.SKIPPED
    return {
        "plan": Text(planned + ("·" if step.fixed else " ")),
        "now": Text(expected if expected != planned and not skipped else "", style="bold"),
        "step": _title(row, with_method=True),
        "method": Text(row.method.title.of(row.language) if row.method else "", style="dim"),
        "minutes": Text(_minutes(row), justify="right"),
        "part": Text(label(step.part), style=_style(step)),
        "group": _group(row),
        "marks": Text(", ".join(_marks(step))),
        "letters": Text(_letters(step)),
        "spent": Text(
            label(step.state) if skipped else str(spent) if step.runs else "",
            style="bold" if over else "",
            justify="right",
        ),
    }


def _title(row: StepRow, *, with_method: bool) -> Text:
    step = row.step
    title = Text(_MARKS.get(step.state, "") + step.title, style=_style(step))
    if with_method and row.method and not is_called_so(step, row.method):
        title = Text.assemble(title, (f"  {row.method.title.of(row.language)}", "dim"))
    return title


def is_called_so(step: Step, method: Method) -> bool:
    """Whether a step says its method's title itself, in whichever language."""
    return step.title in (method.title.fi, method.title.en)


def _style(step: Step) -> str:
    match step.state:
        case StepState.RUNNING | StepState.PAUSED:
            return "bold"
        case StepState.DONE:
            return "dim"
        case StepState.SKIPPED:
            return "dim strike"
    return "italic" if step.part is Part.BREAK else ""


def _minutes(row: StepRow) -> str:
    """The planned minutes, and those that the day added to them."""
    step, more = row.step, row.at.lasting_minutes - row.step.minutes
    return f"{step.minutes}{more:+}" if more else str(step.minutes)


def _group(row: StepRow) -> Text:
    """The step's own group form; else, quietly, the method's."""
    if row.step.group is not None:
        return Text(group_words(row.step.group))
    groups = row.method.group if row.method else ()
    return Text(group_words(groups[0]) if groups else "", style="dim")


def _marks(step: Step) -> list[str]:
    marks = (
        (step.optional, _("optional")),
        (step.buffer, pgettext("mark of a step", "spare time")),
        (step.firm, pgettext("mark of a step", "firm")),
    )
    return [words for holds, words in marks if holds]


def _letters(step: Step) -> str:
    """The marks where there is little room: by the keys that set them."""
    return ("O" if step.optional else "") + ("V" if step.buffer else "")


def _as_text(cell: Text | str) -> Text:
    return Text(cell) if isinstance(cell, str) else cell


class StepCards(Cards):
    """The steps of a day beside the card of one."""

    def show_steps(self, rows: Sequence[StepRow]) -> None:
        """Show `rows`, and in the card the step under the cursor."""
        self._entities = {row.step.id: row.step for row in rows}
        table = self.table
        assert isinstance(table, AgendaTable)
        table.show_steps(rows)
        self.form.show(self.current)
