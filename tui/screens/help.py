"""The help: every command with its key, and the one-line language; typing searches both."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from locales import _
from model.capture import cheat_sheet
from tui.commands import COMMANDS, Command, title
from tui.widgets.footer import shown_key


class HelpScreen(ModalScreen[str | None]):
    """Enter on a command runs it: the help gives back its action."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]

    def __init__(self, place: str, keys: dict[str, str]) -> None:
        super().__init__()
        self._place = place
        self._keys = keys

    def compose(self) -> ComposeResult:
        """A search field above the list."""
        with Vertical(classes="dialog"):
            yield Static(_("Help"), classes="title")
            yield Input(placeholder=_("search by word or key"), compact=True)
            yield OptionList(id="help-list", markup=False)
            yield Static(_("Enter runs it · Esc closes"), classes="quiet")

    def on_mount(self) -> None:
        """Everything, until something is searched."""
        self._list("")

    @on(Input.Changed)
    def _searched(self, event: Input.Changed) -> None:
        self._list(event.value.strip().casefold())

    def action_move(self, step: int) -> None:
        """Move in the list while the search field keeps the cursor."""
        options = self.query_one(OptionList)
        if step > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def _list(self, search: str) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        heading = ""
        for command in COMMANDS:
            keys = self._keys.get(command.name, command.key).split(",")
            shown = [shown_key(key) for key in keys]
            text = " ".join([*shown, title(command), _(command.help)]).casefold()
            if search and search not in text:
                continue
            if command.group != heading:
                heading = command.group
                options.add_option(_heading(_(heading)))
            options.add_option(self._command(command, shown))
        for section in cheat_sheet():
            found = [e for e in section.examples if search in f"{e.line} {e.meaning}".casefold()]
            if found:
                options.add_option(_heading(section.title))
                options.add_options([_example(*example) for example in found])
        options.highlighted = next(
            (i for i in range(options.option_count) if not options.get_option_at_index(i).disabled),
            None,
        )

    def _command(self, command: Command, keys: list[str]) -> Option:
        here = command.belongs_to(self._place)
        words = Content.assemble(
            (" ".join(keys).ljust(11), "bold $accent"),
            (title(command).ljust(26), "bold" if here else ""),
            (_(command.help), "$quiet"),
        )
        return Option(words, id=command.name)


def _heading(words: str) -> Option:
    return Option(Content.styled(words, "bold underline"), disabled=True)


def _example(example: str, meaning: str) -> Option:
    return Option(Content.assemble((example.ljust(38), "bold"), (meaning, "$quiet")), disabled=True)
