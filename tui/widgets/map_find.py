"""Searching the map: by actors' names, labels and other spellings, by what flows and its category.

The search stands in a line of its own; what it finds is lit while one types.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from locales import _, ngettext
from model.capture.folding import plain
from model.workshop import Workshop
from tui.widgets.key_taker import KeySayer
from tui.widgets.quick_line import QuickEntry, QuickLine


@dataclass(frozen=True, slots=True)
class Match:
    """An actor or a link that was found."""

    id: str
    is_actor: bool


class MapIndex:
    """What can be searched for in a session, folded once."""

    def __init__(self, workshop: Workshop) -> None:
        self._texts = [
            (Match(actor.id, True), plain("\n".join((actor.name, actor.label, *actor.aliases))))
            for actor in workshop.actors.values()
        ]
        self._texts += [
            (Match(link.id, False), plain(f"{link.what} #{link.category}"))
            for link in workshop.links.values()
        ]

    def matches(self, text: str) -> list[Match]:
        """What has all words of `text`: actors before links, those that begin with it first."""
        wanted = plain(text)
        words = wanted.split()
        if not words:
            return []
        found = [
            (not match.is_actor, not folded.startswith(wanted), place, match)
            for place, (match, folded) in enumerate(self._texts)
            if all(word in folded for word in words)
        ]
        return [match for *_order, match in sorted(found, key=lambda one: one[:3])]


class FindInput(QuickEntry, KeySayer):
    """Where the search is typed."""

    def own_keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do while one searches."""
        return ("Enter", _("next match")), ("↑", _("match before"))


class FindLine(QuickLine):
    """The line to search in; Enter and ↓ go to the next match, ↑ to the one before, Esc leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
    ]

    DEFAULT_CSS = """
    FindLine.-filled { display: none; }
    FindLine.-filled:focus-within { display: block; }
    FindLine #find-count { width: auto; color: $quiet; padding: 0 1; }
    """

    @dataclass
    class Typed(Message):
        """The text to search for is another one."""

        text: str

    @dataclass
    class Step(Message):
        """The next match is asked for, or the one before (-1)."""

        step: int

    class Left(Message):
        """The search is over."""

    def compose(self) -> ComposeResult:
        """A prompt, the text, and how many were found."""
        yield Static("", id="quick-prompt", markup=False)
        yield FindInput(compact=True)
        yield Static("", id="find-count", markup=False)

    def say(self, matches: Sequence[Match], at: int, undrawn: int) -> None:
        """Say how many there are and which one the cursor is on.

        Args:
            matches: what was found.
            at: the place of the one under the cursor.
            undrawn: how many of them the map has no room for.
        """
        words = ""
        if self.entry.value.strip():
            words = _("not found")
            if matches:
                words = _("{n} of {all}").format(n=at + 1, all=len(matches))
            if undrawn:
                told = ngettext("{n} not drawn", "{n} not drawn", undrawn)
                words += ", " + told.format(n=undrawn)
        self.query_one("#find-count", Static).update(Content(words))

    def action_step(self, step: int) -> None:
        """Ask for the next match, or the one before."""
        self.post_message(self.Step(step))

    @on(Input.Changed)
    def _searched(self, event: Input.Changed) -> None:
        self.post_message(self.Typed(event.value))

    @on(QuickLine.Entered)
    def _entered(self, event: QuickLine.Entered) -> None:
        event.stop()
        self.action_step(1)

    @on(Input.Blurred)
    def _search_over(self) -> None:
        self.clear()
        self.post_message(self.Left())
