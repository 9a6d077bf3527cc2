"""What the groups of a merge contradict each other in, and which of their words stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from locales import _
from model.merge import Conflict
from tui.screens.merge_choice import group_words
from tui.screens.merging import MergeScreen
from tui.widgets.entity_table import EntityTable, Row
from tui.widgets.key_line import Key, KeyLine


@dataclass(frozen=True, slots=True)
class Values:
    """What was chosen when the contradictions were left."""

    chosen: Mapping[str, int]
    goes_on: bool
    """Whether on with the merge, and not a step back."""


class MergeConflictsScreen(MergeScreen[Values]):
    """What the groups contradict each other in: the list, and the values side by side.

    Args:
        conflicts: what is contradictory.
        values: which value was chosen before, by the conflict's key.
    """

    DEFAULT_CSS = """
    MergeConflictsScreen EntityTable { height: 1fr; background: $surface; margin-top: 1; }
    MergeConflictsScreen #values { height: 9; margin: 1 0; }
    MergeConflictsScreen.-short #values { height: 6; margin: 0; }
    MergeConflictsScreen #values VerticalScroll { width: 1fr; padding: 0 1; }
    MergeConflictsScreen #values Static { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("space,right", "choose(1)", show=False),
        Binding("left", "choose(-1)", show=False),
    ]

    def __init__(self, conflicts: Sequence[Conflict], values: Mapping[str, int]) -> None:
        super().__init__()
        self._conflicts = {conflict.key: conflict for conflict in conflicts}
        self._values = dict(values)

    def compose(self) -> ComposeResult:
        """The list, the values of the one under the cursor, and the keys."""
        with Vertical(classes="dialog wide"):
            yield Static(_("The groups disagree: what stands?"), classes="title")
            yield Static(
                _("What most groups say stands, and all that they wrote. Change what is wrong."),
                classes="quiet",
            )
            columns = [_("What"), _("Field"), _("What stands")]
            yield EntityTable(columns, flexible=2)
            yield Horizontal(id="values")
            yield KeyLine(
                (
                    Key("← →", _("another value"), "screen.choose(1)"),
                    Key("Enter", _("goes on")),
                    Key("Esc", _("goes back"), "screen.leave"),
                )
            )

    def on_mount(self) -> None:
        """The list, with the cursor on the first."""
        self._show()
        self.query_one(EntityTable).focus()

    def _show(self) -> None:
        self.query_one(EntityTable).show([self._row(each) for each in self._conflicts.values()])

    def _row(self, conflict: Conflict) -> Row:
        field = Text(conflict.field_words, style="dim")
        return conflict.key, (_cut(conflict.name, 40), field, self._stands(conflict))

    def _stands(self, conflict: Conflict) -> Text:
        chosen = self._chosen(conflict)
        if chosen is None:
            return Text(_("all of it, one under the other"), style="italic")
        said = conflict.said[chosen]
        return Text.assemble(_cut(said.words, 60), (f"  {group_words(said.origins)}", "dim"))

    def _chosen(self, conflict: Conflict) -> int | None:
        """Index of the value that stands; None where all of it does."""
        if conflict.key in self._values:
            return self._values[conflict.key]
        return None if conflict.both else 0

    @on(EntityTable.Moved)
    async def _moved(self, event: EntityTable.Moved) -> None:
        event.stop()
        await self._show_values(self._conflicts[event.entity_id])

    async def _show_values(self, conflict: Conflict) -> None:
        chosen = self._chosen(conflict)
        shown = []
        for index, said in enumerate(conflict.said):
            stands = chosen in (None, index)
            words = Content.assemble(
                ("● " if stands else "○ ", "$accent"),
                (group_words(said.origins) or _("others"), "bold" if stands else "$quiet"),
                "\n",
                (said.words, "" if stands else "$quiet"),
            )
            shown.append(VerticalScroll(Static(words), can_focus=False))
        values = self.query_one("#values", Horizontal)
        async with values.batch():
            await values.remove_children()
            await values.mount(*shown)

    async def action_choose(self, step: int) -> None:
        """Let another value stand."""
        key = self.query_one(EntityTable).current
        if key is None or (conflict := self._conflicts[key]).table == "no_flows":
            return
        choices: list[int | None] = [*([None] if conflict.both else []), *range(len(conflict.said))]
        at = choices.index(self._chosen(conflict))
        chosen = choices[(at + step) % len(choices)]
        if chosen is None or (chosen == 0 and not conflict.both):
            self._values.pop(key, None)
        else:
            self._values[key] = chosen
        self._show()
        await self._show_values(conflict)

    @on(EntityTable.Opened)
    def _opened(self, event: EntityTable.Opened) -> None:
        event.stop()
        self.dismiss(Values(self._values, goes_on=True))

    def action_leave(self) -> None:
        """A step back, with what was chosen."""
        self.dismiss(Values(self._values, goes_on=False))


def _cut(text: str, limit: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
