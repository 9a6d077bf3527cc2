"""The one footer line: the commands that matter here, with their keys; a click runs one."""

from __future__ import annotations

import re

from textual.content import Content
from textual.keys import format_key
from textual.reactive import reactive

from locales import _, language
from tui.commands import BY_NAME, COMMANDS, Command, title
from tui.widgets.click_line import ClickLine, Piece


class CommandFooter(ClickLine):
    """Shows as many commands as fit, in the order of their `footer` rank."""

    place: reactive[str] = reactive("")
    """The place that is open."""
    typing: reactive[str] = reactive("")
    """Where letters go now: "capture", "card", or "" where they are commands."""
    keys: reactive[dict[str, str]] = reactive({})
    """Rebound keys by command name."""
    own_keys: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Keys that the focused widget takes for itself, each with its words."""
    lead_keys: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Keys of the focused widget that stand beside the commands, each with its words."""

    def render(self) -> Content:
        """The line at the width there is."""
        tail = Content.styled(language(), "$quiet")
        width = self.content_size.width - tail.cell_length - 2
        shown: list[Piece] = []
        used = 0
        for entry in self._entries():
            length = entry.words.cell_length + 2
            if used + length <= width:
                shown.append(entry)
                used += length
        spare = Piece(Content(" " * max(0, width - used)))
        return self.lay_out([*shown, spare, Piece(tail, "app.next_language")], width + 8)

    def _entries(self) -> list[Piece]:
        if self.typing:
            always = [self._of(command) for command in COMMANDS if command.footer in (1, 2)]
            return [*self._keys_while_typing(), *always]
        if self.own_keys:
            undo = self._of(BY_NAME["edit.undo"])
            return [*(self._entry(key, words) for key, words in self.own_keys), undo]
        in_library = self.place == "library"
        here = sorted(
            (
                command
                for command in COMMANDS
                if command.footer
                and command.belongs_to(self.place)
                and not (in_library and command.needs_session)
            ),
            key=lambda command: command.footer,
        )
        own = [
            self._entry("n", _("new session"), "screen.new"),
            self._entry("o", _("open a file"), "screen.open_file"),
        ]
        always = [self._of(command) for command in here if command.footer in (1, 2)]
        lead = [self._entry(key, words) for key, words in self.lead_keys]
        others = [self._of(command) for command in here if command.footer not in (1, 2)]
        return [*(own if in_library else ()), *always, *lead, *others]

    def _keys_while_typing(self) -> list[Piece]:
        leave = self._entry("Esc", _("keys"), "screen.leave_text")
        if self.own_keys:
            return [*(self._entry(key, words) for key, words in self.own_keys), leave]
        if self.typing == "capture":
            return [
                leave,
                self._entry("Tab", _("take the word")),
                self._entry("↑", _("earlier lines")),
            ]
        goes_on = {"understanding": "round.next", "form.actors": "actors.next"}.get(self.place)
        round_keys = [self._of(BY_NAME[goes_on])] if goes_on else []
        return [leave, self._entry("Tab", _("next field")), *round_keys]

    def _of(self, command: Command) -> Piece:
        key = self.keys.get(command.name, command.key).split(",")[0]
        return self._entry(shown_key(key), title(command), command.action)

    def _entry(self, key: str, words: str, action: str = "") -> Piece:
        return Piece(Content.assemble((key, "bold $accent"), (" " + words, "$foreground")), action)


def shown_key(key: str) -> str:
    """A key as people read it: `ctrl+p` as ^p, `space` as Space."""
    names = {"space": _("Space"), "question_mark": "?", "plus": "+", "minus": "−"}
    shown = names.get(key) or format_key(key)
    return shown.upper() if re.fullmatch(r"f\d+", shown) else shown.replace("ctrl+", "^")
