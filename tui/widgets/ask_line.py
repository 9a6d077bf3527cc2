"""A line that asks one thing: words before it, what may be taken with Tab, what Enter will do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from locales import _
from model.capture import Completion
from model.errors import ArvoverkkoError
from tui.widgets.key_taker import KeySayer

OFFERS_SHOWN = 6
"""How many completions stand on the line of offers."""


def _nothing(text: str, cursor: int) -> Sequence[Completion]:
    return ()


def _no_words(text: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Question:
    """What a line asks, and what becomes of the answer."""

    prompt: str
    """The words before the line."""
    take: Callable[[str], bool]
    """Does what was asked for; False leaves the line open, with what was typed."""
    text: str = ""
    """What stands in the line to begin with."""
    offers: Callable[[str, int], Sequence[Completion]] = _nothing
    """What may stand at the cursor."""
    preview: Callable[[str], str] = _no_words
    """What Enter will do; raises with words where it cannot be done."""
    complete: Callable[[str], bool] = bool
    """Whether the text is all that is needed, where `at_once`."""
    at_once: bool = False
    """Whether a complete text is taken without Enter."""
    keeps: bool = False
    """Whether leaving the line saves it, as it does in a field; else leaving it changes nothing."""
    changed: Callable[[str], object] = _no_words
    """Told what stands in the line whenever that changes, such as to keep it as a draft."""


class AskInput(KeySayer, Input):
    """The field itself: Enter answers, Tab takes an offer, the arrows choose one."""

    def __init__(self, line: AskLine) -> None:
        super().__init__(compact=True, select_on_focus=False)
        self._line = line

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ("enter", "tab", "up", "down"):
            event.stop()
            event.prevent_default()
            self._line.steer(event.key)
            return
        await super()._on_key(event)
        self._line.typed()

    def own_keys(self) -> Sequence[tuple[str, str]]:
        """What Enter and Tab do."""
        return ("Enter", _("takes it")), ("Tab", _("take the word"))


class AskLine(Vertical):
    """Hidden until something is asked. Enter answers, Esc leaves."""

    DEFAULT_CSS = """
    AskLine { height: auto; display: none; background: $panel; padding: 0 1; }
    AskLine Horizontal { height: 1; }
    AskLine #ask-prompt { width: auto; color: $accent; text-style: bold; padding-right: 1; }
    AskLine Input { width: 1fr; height: 1; border: none; padding: 0; background: $panel; }
    AskLine #ask-words { height: 1; color: $quiet; text-wrap: nowrap; text-overflow: ellipsis; }
    AskLine #ask-words.error { color: $error; }
    """

    def __init__(self, left: Callable[[], None], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._left = left
        self._question: Question | None = None
        self._offers: Sequence[Completion] = ()
        self._chosen = 0
        self._insisted = False

    def compose(self) -> ComposeResult:
        """The question with its field, and what may be taken."""
        with Horizontal():
            yield Static("", id="ask-prompt", markup=False)
            yield AskInput(self)
        yield Static("", id="ask-words", markup=False)

    @property
    def entry(self) -> AskInput:
        """The field."""
        return self.query_one(AskInput)

    @property
    def is_open(self) -> bool:
        """Whether something is asked."""
        return self._question is not None

    def ask(self, question: Question) -> None:
        """Ask `question`: the cursor is in the field at once."""
        self._question = question
        self.query_one("#ask-prompt", Static).update(Content(f"{question.prompt} ❯"))
        self.display = True
        with self.entry.prevent(Input.Changed):
            self.entry.value = question.text
        self.entry.cursor_position = len(question.text)
        # At once, not in a moment: the next key is a letter of the answer already.
        self.screen.set_focus(self.entry)
        self._read()

    def leave(self) -> bool:
        """Close the line, saving what it keeps; False where nothing was asked."""
        question = self._question
        if question is None:
            return False
        text = self.entry.value
        kept = not question.keeps or text == question.text or question.take(text)
        if not kept and not self._insisted:
            # What was refused stays to be mended; a second time it is left.
            self._insisted = True
            return True
        if self._question is question:
            self.close()
        return True

    def close(self) -> None:
        """Ask no more."""
        self._question = None
        self._insisted = False
        self.display = False
        self._left()

    def steer(self, key: str) -> None:
        """Do what a key asks for that is no letter."""
        if key == "enter":
            self._answer()
        elif self._offers:
            if key == "tab":
                self._take_offer()
            else:
                step = 1 if key == "down" else -1
                self._chosen = (self._chosen + step) % len(self._offers)
                self._draw("")

    def typed(self) -> None:
        """Take the text at once where it is complete; the next key belongs to what follows."""
        question = self._question
        if question is not None and question.at_once and question.complete(self.entry.value):
            self._answer()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._question is not None and event.value == self.entry.value:
            self._question.changed(event.value)
            self._read()

    @on(Input.Blurred)
    def _blurred(self, event: Input.Blurred) -> None:
        event.stop()
        # The next question may have the cursor back before this is told; and who looks into
        # another window comes back to go on.
        if self.app.app_focus and self.screen.focused is not self.entry:
            self.leave()

    def _answer(self) -> None:
        question = self._question
        if question is None or not question.take(self.entry.value):
            return
        if self._question is question:
            self.close()

    def _read(self) -> None:
        question = self._question
        if question is None:
            return
        text = self.entry.value
        self._offers = question.offers(text, self.entry.cursor_position)[:OFFERS_SHOWN]
        self._chosen = 0
        try:
            self._draw(question.preview(text))
        except ArvoverkkoError as refusal:
            self._draw(str(refusal), error=True)

    def _draw(self, words: str, *, error: bool = False) -> None:
        line = Content("")
        for number, offer in enumerate(self._offers):
            chosen = number == self._chosen
            style = "bold $accent" if chosen else "$quiet"
            lead = "⇥ " if chosen else "  "
            line = Content.assemble(line, (f"{lead}{offer.text.strip()}", style), "  ")
        shown = self.query_one("#ask-words", Static)
        shown.set_class(error and not self._offers, "error")
        shown.update(line if self._offers else Content(words))

    def _take_offer(self) -> None:
        offer, value = self._offers[self._chosen], self.entry.value
        self.entry.value = value[: offer.start] + offer.text + value[offer.end :]
        self.entry.cursor_position = offer.start + len(offer.text)
