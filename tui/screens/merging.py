"""What a merge asks: which actors are one, and which of two contradicting words stands."""

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
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Static

from locales import _, language
from model.entities import Actor, Sector
from model.labels import label
from model.merge import Answer, Conflict, Side, Suggestion
from tui.screens.merge_choice import group_words
from tui.widgets.entity_table import EntityTable, Row
from tui.widgets.key_line import Key, KeyLine

_TEXTS = ("roles", "tasks", "services", "offers", "needs", "notes")


class MergeScreen(ModalScreen[ScreenResultType]):
    """What both screens share: all the room a small window has."""

    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What an actor gives and gets in its own map, a line each, by the actor's id."""

    lines: Mapping[str, Sequence[str]]

    def of(self, actors: Sequence[Actor]) -> list[str]:
        """The lines of all of `actors`, each once."""
        return list(dict.fromkeys(line for a in actors for line in self.lines.get(a.id, ())))


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered when the questions were left."""

    same: Mapping[str, Answer]
    goes_on: bool
    """Whether on with the merge, and not a step back."""


@dataclass(frozen=True, slots=True)
class Values:
    """What was chosen when the contradictions were left."""

    chosen: Mapping[str, int]
    goes_on: bool
    """Whether on with the merge, and not a step back."""


class MergeQuestionsScreen(MergeScreen[Answers]):
    """Two names at a time: one actor, or two? One key answers, and the next pair comes.

    Args:
        questions: the pairs, likeliest first.
        answers: what was answered before.
        neighbours: what tells the actors apart: their links.
        summary: what is joined already, in words.
    """

    DEFAULT_CSS = """
    MergeQuestionsScreen #pair { height: 1fr; margin-top: 1; }
    MergeQuestionsScreen VerticalScroll { width: 1fr; padding: 0 1; }
    MergeQuestionsScreen #right { border-left: solid $line; }
    MergeQuestionsScreen #pair Static, MergeQuestionsScreen #reason { height: auto; }
    MergeQuestionsScreen #reason { margin: 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        # Both languages' first letters, whichever is spoken: hands remember their own.
        Binding("y,k", "answer('yes')", show=False),
        Binding("n,e", "answer('no')", show=False),
        Binding("l,m,space", "answer('later')", show=False),
        Binding("left,backspace", "back", show=False),
        Binding("right", "forward", show=False),
        Binding("enter", "done", show=False),
    ]

    def __init__(
        self,
        questions: Sequence[Suggestion],
        answers: Mapping[str, Answer],
        neighbours: Neighbours,
        summary: str,
    ) -> None:
        super().__init__()
        self._questions = questions
        self._answers: dict[str, Answer] = dict(answers)
        self._neighbours, self._summary = neighbours, summary
        open_ones = [i for i, each in enumerate(questions) if each.key not in self._answers]
        self._at = open_ones[0] if open_ones else 0

    def compose(self) -> ComposeResult:
        """The pair side by side, why it is asked, and the keys."""
        with Vertical(classes="dialog wide"):
            yield Static("", id="count", classes="title", markup=False)
            yield Static(self._summary, classes="quiet", markup=False)
            with Horizontal(id="pair"):
                with VerticalScroll(id="left", can_focus=False):
                    yield Static("", markup=False)
                with VerticalScroll(id="right", can_focus=False):
                    yield Static("", markup=False)
            yield Static("", id="reason", markup=False)
            yield KeyLine(_question_keys())

    def on_mount(self) -> None:
        """The first question that is open."""
        self._show()

    def _show(self) -> None:
        question = self._questions[self._at]
        title = _("One actor, or two?  {n} of {total}").format(
            n=self._at + 1, total=len(self._questions)
        )
        self.query_one("#count", Static).update(Content(title))
        for name, side in (("left", question.left), ("right", question.right)):
            self.query_one(f"#{name} Static", Static).update(self._side(side))
        answered = self._answers.get(question.key)
        reason = Content.assemble(question.reason.words.capitalize(), ("   ", ""))
        if answered is not None:
            reason = Content.assemble(reason, (_answered_words()[answered], "bold $accent"))
        self.query_one("#reason", Static).update(reason)

    def _side(self, side: Side) -> Content:
        lines = [
            Content.styled(side.name, "bold $accent"),
            Content.styled(group_words(side.origins), "$quiet"),
            Content(_class_words(side.actors)),
        ]
        others = [name for name in side.names if name != side.name]
        if others:
            lines.append(Content(_("also: {names}").format(names=", ".join(others))))
        for field in _TEXTS:
            said = [text for actor in side.actors if (text := str(getattr(actor, field)))]
            lines += [Content(" ".join(text.split())[:200]) for text in dict.fromkeys(said)]
        flows = self._neighbours.of(side.actors)
        lines += [Content.styled(flow, "$quiet") for flow in flows[:8]]
        return Content("\n").join(lines)

    def action_answer(self, answer: Answer) -> None:
        """Take the answer and go on to the next pair; after the last one, on with the merge."""
        self._answers[self._questions[self._at].key] = answer
        if self._at + 1 < len(self._questions):
            self._at += 1
            self._show()
        else:
            self.action_done()

    def action_back(self) -> None:
        """The pair before."""
        self._at = max(0, self._at - 1)
        self._show()

    def action_forward(self) -> None:
        """The next pair, as it was answered before."""
        self._at = min(len(self._questions) - 1, self._at + 1)
        self._show()

    def action_done(self) -> None:
        """On with what was answered; the rest stays open."""
        self.dismiss(Answers(self._answers, goes_on=True))

    def action_leave(self) -> None:
        """A step back, with what was answered."""
        self.dismiss(Answers(self._answers, goes_on=False))


def _question_keys() -> list[Key]:
    finnish = language() == "fi"
    return [
        Key("k" if finnish else "y", _("yes, one"), "screen.answer('yes')"),
        Key("e" if finnish else "n", _("no, two"), "screen.answer('no')"),
        Key("m" if finnish else "l", _("later"), "screen.answer('later')"),
        Key("← →", _("before, after"), "screen.back"),
        Key("Enter", _("no more questions"), "screen.done"),
        Key("Esc", _("goes back"), "screen.leave"),
    ]


def _answered_words() -> dict[Answer, str]:
    return {"yes": _("yes, one"), "no": _("no, two"), "later": _("later")}


def _class_words(actors: Sequence[Actor]) -> str:
    """Sectors and kinds of the actors, as far as anybody said."""
    words = [label(actor.kind) for actor in actors]
    words += [label(actor.sector) for actor in actors if actor.sector is not Sector.UNKNOWN]
    return " · ".join(dict.fromkeys(words))


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
