"""What an import is about to do: how each column is read, and what is added, changed, skipped."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from importers.draft import NOTHING, Outcome, Progress, Stopped
from locales import _
from model.errors import ArvoverkkoError
from tui.screens.field_choice import FieldChoiceScreen
from tui.screens.import_words import (
    ENCODINGS,
    SIGNS,
    after,
    count_words,
    news,
    reading_words,
)
from tui.widgets.entity_table import EntityTable, Row
from tui.widgets.key_line import Key, KeyLine

if TYPE_CHECKING:
    from importers.document import Asked, ReadAs, Understood

_DO = "do"
"""Id of the row that imports."""


class ImportScreen(ModalScreen["tuple[Understood, Outcome] | None"]):
    """Enter on the first line imports, on a column it chooses what the column is read as.

    Reading runs beside the screen and tells how far it is; Esc stops it.

    Args:
        name: what is imported.
        read: reads the document as it is asked for.
        compare: finds what the document comes to in the session, with or without its word
            counting where it contradicts what is there.
        asked: how the document is read to begin with.
    """

    DEFAULT_CSS = """
    ImportScreen #how, ImportScreen #counts { height: auto; }
    ImportScreen EntityTable { background: $surface; margin-top: 1; }
    ImportScreen #columns { height: 3fr; min-height: 5; }
    ImportScreen #news { height: 2fr; min-height: 4; margin-bottom: 1; }
    ImportScreen.-short EntityTable { margin: 0; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("delete,d", "leave_out", show=False),
        Binding("e", "next_encoding", show=False),
        Binding("s", "next_sign", show=False),
        Binding("h", "next_header", show=False),
        Binding("r", "next_word", show=False),
    ]

    def __init__(
        self,
        name: str,
        read: Callable[[Asked, Progress, Callable[[], bool]], Understood],
        compare: Callable[[Understood, bool, Progress, Callable[[], bool]], Outcome],
        asked: Asked,
    ) -> None:
        super().__init__()
        self._name, self._read, self._compare = name, read, compare
        self._asked = self._sound = asked
        self._understood: Understood | None = None
        self._outcome: Outcome | None = None
        self._stop = threading.Event()
        self._told = ""
        self._overwrites = False

    def compose(self) -> ComposeResult:
        """What is read, its columns, and what will happen."""
        with Vertical(classes="dialog wide"):
            title = _("Import: {name}").format(name=self._name or _("a pasted table"))
            yield Static(title, classes="title", markup=False)
            yield Static("", id="how", classes="quiet", markup=False)
            yield Static("", id="counts", markup=False)
            columns = [_("Column"), _("Read as"), _("For example, and why")]
            yield EntityTable(columns, flexible=2, id="columns")
            yield EntityTable(["", _("What"), _("Why")], flexible=2, id="news")
            yield KeyLine()

    def on_mount(self) -> None:
        """Read at once."""
        self.query_one("#columns", EntityTable).focus()
        self._again(self._asked)

    # ------------------------------------------------------------------ reading

    def _again(self, asked: Asked) -> None:
        """Read the document as `asked`; what was being read before is let go."""
        self._stop.set()
        self._stop = threading.Event()
        self._asked, self._told = asked, ""
        self._tell_keys(busy=True)
        self._say(_("reading …"))
        look = partial(self._look, asked, self._overwrites, self._stop)
        self.run_worker(look, thread=True, exclusive=True, group="import", exit_on_error=False)

    def _look(
        self, asked: Asked, overwrites: bool, stop: threading.Event
    ) -> tuple[Understood, Outcome] | None:
        """Read and compare, in a thread of its own."""

        def tell(words: str) -> None:
            if words != self._told and not stop.is_set():
                self._told = words
                self.app.call_from_thread(self._say, words)

        def reading(done: int, total: int) -> None:
            tell(_("reading … {n} %").format(n=100 * done // max(total, 1)))

        def comparing(done: int, total: int) -> None:
            tell(_("comparing … {n} %").format(n=100 * done // max(total, 1)))

        try:
            read = self._read(asked, reading, stop.is_set)
            return read, self._compare(read, overwrites, comparing, stop.is_set)
        except Stopped:
            return None
        except ArvoverkkoError as refusal:
            if not stop.is_set():
                self.app.call_from_thread(self._refused, str(refusal))
            return None

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """What was read is shown; what nobody foresaw is said, and the screen stays."""
        event.stop()
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self._refused(f"{type(event.worker.error).__name__}: {event.worker.error}")
        elif event.state is WorkerState.SUCCESS and event.worker.result is not None:
            self._understood, self._outcome = event.worker.result
            self._sound = self._asked
            self._show()

    def _refused(self, words: str) -> None:
        """Say why it cannot be read so; with the first reading the screen has nothing to show."""
        if self._understood is None:
            self._outcome = None
            self._say(words, problem=True)
            self._tell_keys(busy=False)
            return
        self._asked = self._sound
        self._show()
        self._say(words, problem=True)

    def _say(self, words: str, *, problem: bool = False) -> None:
        how = self.query_one("#how", Static)
        how.set_class(problem, "problem")
        how.set_class(not problem, "quiet")
        how.update(Content(words))

    # ------------------------------------------------------------------ showing

    def _show(self) -> None:
        read, outcome = self._understood, self._outcome
        assert read is not None and outcome is not None
        self._say(reading_words(read))
        self.query_one("#counts", Static).update(Content(count_words(outcome)))
        does: Row = (_DO, (Text(_("Import now"), style="bold"), "", ""))
        rows = [does, *(_row(index, each) for index, each in enumerate(read.columns))]
        self.query_one("#columns", EntityTable).show(rows)
        self.query_one("#news", EntityTable).show(news(outcome))
        self._tell_keys(busy=False)

    def _tell_keys(self, *, busy: bool) -> None:
        keys = [Key("Esc", _("stops"), "screen.leave")]
        if not busy:
            keys = [
                Key("Enter", _("imports, or changes the column")),
                Key("d", _("leave the column out"), "screen.leave_out"),
                Key("Tab", _("what will happen")),
                Key("r", self._contradictions(), "screen.next_word"),
                *self._table_keys(),
                Key("Esc", _("leaves"), "screen.leave"),
            ]
        self.query_one(KeyLine).show(keys)

    def _contradictions(self) -> str:
        """What becomes of what is there already and the document says otherwise."""
        return _("the document counts") if self._overwrites else _("what is there stays")

    def _table_keys(self) -> Sequence[Key]:
        table = self._understood.table if self._understood is not None else None
        if table is None:
            return ()
        header = Key("h", _("headings"), "screen.next_header")
        if not table.delimiter:
            return (header,)
        return (
            header,
            Key("e", _("letters"), "screen.next_encoding"),
            Key("s", _("separator"), "screen.next_sign"),
        )

    # ------------------------------------------------------------------ what can be done

    @on(EntityTable.Opened)
    def _opened(self, event: EntityTable.Opened) -> None:
        event.stop()
        if self._busy or event.table.id != "columns":
            return
        if event.entity_id == _DO:
            self.action_import()
        elif self._understood is not None:
            self._choose(self._understood.columns[int(event.entity_id)])

    @property
    def _busy(self) -> bool:
        return any(w.group == "import" and not w.is_finished for w in self.app.workers)

    def action_import(self) -> None:
        """Take it as it is shown."""
        if self._understood is not None and self._outcome is not None and not self._busy:
            self.dismiss((self._understood, self._outcome))

    def _choose(self, read_as: ReadAs) -> None:
        from importers.tables_fields import field_title

        column = read_as.column
        fields = [(key, field_title(key, read_as.scope)) for key in read_as.choices]

        def take(field: str | None) -> None:
            if field is not None:
                self._read_as(column.name, field)

        self.app.push_screen(
            FieldChoiceScreen(column.name, " · ".join(column.samples), fields, column.field), take
        )

    def action_leave_out(self) -> None:
        """Read the column under the cursor as nothing."""
        table = self.query_one("#columns", EntityTable)
        at = table.current if table.has_focus else None
        if at not in (None, _DO) and self._understood is not None and not self._busy:
            self._read_as(self._understood.columns[int(at or 0)].column.name, NOTHING)

    def _read_as(self, column: str, field: str) -> None:
        self._again(replace(self._asked, mapping={**self._asked.mapping, column: field}))

    def action_next_encoding(self) -> None:
        """Read the letters another way."""
        if self._table_keys() and not self._busy:
            self._again(replace(self._asked, encoding=after(ENCODINGS, self._asked.encoding)))

    def action_next_sign(self) -> None:
        """Part the cells at another sign."""
        if self._table_keys() and not self._busy:
            self._again(replace(self._asked, delimiter=after(SIGNS, self._asked.delimiter)))

    def action_next_word(self) -> None:
        """Let the document, or what is there, count where the two contradict each other."""
        if not self._busy:
            self._overwrites = not self._overwrites
            self._again(self._asked)

    def action_next_header(self) -> None:
        """Take the headings as found, then none at all, then the first rows one by one."""
        if self._table_keys() and not self._busy:
            row = after((None, 0, 1, 2, 3, 4, 5), self._asked.header_row)
            # Columns have other names then.
            self._again(replace(self._asked, header_row=row, mapping={}))

    def action_leave(self) -> None:
        """Stop reading; leave where nothing is being read or nothing was read yet."""
        busy = self._busy
        self._stop.set()
        if busy and self._understood is not None:
            self._asked = self._sound
            self._show()
        else:
            self.dismiss(None)


def _row(index: int, read_as: ReadAs) -> Row:
    from importers.tables_fields import field_title

    column = read_as.column
    style = "dim" if column.field == NOTHING else ""
    samples = " · ".join(_cut(sample, 28) for sample in column.samples[:2]) or _("empty")
    example = Text.assemble(samples, (f"  {column.reason}", "dim"))
    title = field_title(column.field, read_as.scope)
    return str(index), (Text(_cut(column.name, 32), style=style), Text(title, style=style), example)


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
