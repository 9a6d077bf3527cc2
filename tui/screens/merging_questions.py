"""The doubts of a merge, a pair of names at a time: one actor, or two?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from locales import _, language
from model.entities import Actor, Sector
from model.labels import label
from model.merge import Answer, Side, Suggestion
from tui.screens.merge_choice import group_words
from tui.screens.merging import MergeScreen
from tui.widgets.key_line import Key, KeyLine

_TEXTS = ("roles", "tasks", "services", "offers", "needs", "notes")


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
