"""Development targets one by one on a canvas, linked to actors, value links and cards."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from locales import _, ngettext
from model.changes import Change, add
from model.entities import Entity, Form, Sheet, Target, TargetState
from model.forms.becoming import link_cards, origins_of
from model.forms.naming import Named
from model.forms.targets import concern_actors, concern_links, new_target, next_state
from model.methods import Method
from model.workshop import Workshop
from tui.card_fields import TARGET_FIELDS
from tui.screens.followup import outcome_row
from tui.screens.picking import PickScreen
from tui.widgets.actors_question import actors_question
from tui.widgets.ask_line import AskLine
from tui.widgets.cards import Cards
from tui.widgets.forms.base import FormView
from tui.widgets.forms.targets_canvas import TargetCanvas, canvas_lines, from_card, link_in_words


class TargetsForm(FormView):
    """The list of targets beside the canvas of one; narrow windows show one of the two."""

    FORM = Form.TARGETS
    GUIDE_FROM = 170

    def compose(self) -> ComposeResult:
        """List, canvas, and the line that asks."""
        columns = ["", _("Development target"), _("Date")]
        yield Cards(
            columns,
            TARGET_FIELDS,
            self.save_field,
            card=TargetCanvas(self.save_field),
            id="target-cards",
        )
        yield AskLine(self._answered)

    @property
    def cards(self) -> Cards:
        """List and canvas."""
        return self.query_one(Cards)

    @property
    def canvas(self) -> TargetCanvas:
        """The canvas."""
        return self.query_one(TargetCanvas)

    @property
    def line(self) -> AskLine:
        """The line that asks."""
        return self.query_one(AskLine)

    @property
    def target(self) -> Target | None:
        """The target that is shown."""
        current = self.cards.current
        return self.workshop.targets.get(current.id) if current else None

    # ------------------------------------------------------------------ showing

    def main_widget(self) -> Widget:
        """The list takes the keys."""
        return self.cards.table

    def show(self, workshop: Workshop) -> None:
        """The list and the canvas of the one under the cursor."""
        today = self.home.desk.now().date()
        targets = list(workshop.targets.values())
        self.cards.show(targets, lambda target: outcome_row(target, today), today)
        self.canvas.show_connections(workshop)

    @on(Cards.Turned)
    def _turned(self, event: Cards.Turned) -> None:
        event.stop()
        self.canvas.show_connections(self.workshop)

    def point_at(self, entity: Entity) -> None:
        """Put the cursor on a target."""
        self.cards.table.go_to(entity.id)

    def open_row(self) -> None:
        """Into the canvas of the target under the cursor."""
        self.cards.open_current()

    def leave(self) -> bool:
        """Leave the line that asks."""
        return self.ready and self.line.leave()

    # ------------------------------------------------------------------ commands

    def form_add(self) -> None:
        """Add a target and open its canvas."""
        now = self.home.desk.now()
        target = new_target(self.workshop, at=now)
        if self.home.try_to(add, target, at=now):
            self.cards.open(target.id, "title", replace=True)

    def form_remove(self) -> None:
        """Remove the target under the cursor."""
        if (target := self.target) is not None:
            self.home.remove("targets", target.id)

    def form_state(self) -> None:
        """Take the target one state further."""
        self._do(next_state)

    def form_actors(self) -> None:
        """Ask which actors the target concerns."""
        target = self.target
        if target is None:
            self._say_none()
            return

        def take(named: Named) -> bool:
            return self._do(concern_actors, named.ids, named.made)

        self.line.ask(actors_question(self.home, target.actors, take))

    def form_links(self) -> Coroutine[None, None, None] | None:
        """Choose the value links that the target concerns."""
        if self.target is not None:
            return self._choose_links()
        self._say_none()
        return None

    def form_cards(self) -> Coroutine[None, None, None] | None:
        """Choose the cards that the target came from."""
        if self.target is not None:
            return self._choose_cards()
        self._say_none()
        return None

    async def _choose_links(self) -> None:
        workshop, target = self.workshop, self.target
        if target is None:
            return
        options = [(link.id, link_in_words(link, workshop)) for link in workshop.links.values()]
        question = _("Which value links does it concern? {target}").format(target=target.title)
        chosen = await self.home.ask(PickScreen(question, options, target.links))
        if chosen is not None and set(chosen) != set(target.links):
            self._do(concern_links, chosen)

    async def _choose_cards(self) -> None:
        workshop, target = self.workshop, self.target
        if target is None:
            return
        options = [(card.id, from_card(card, workshop)) for card in workshop.cards.values()]
        now = [card.id for card in origins_of(workshop, target.id)]
        question = _("Which cards does it come from? {target}").format(target=target.title)
        chosen = await self.home.ask(PickScreen(question, options, now))
        if chosen is not None and set(chosen) != set(now):
            self.home.try_to(link_cards, self.workshop, target, chosen, at=self.home.desk.now())

    def _do(self, make: Callable[..., Change], *args: Any) -> bool:
        target = self.target
        if target is None:
            return False
        return self.home.try_to(make, self.workshop, target.id, *args, at=self.home.desk.now())

    def _say_none(self) -> None:
        self.home.tell(_("There is no target yet; e adds one."))

    def _answered(self) -> None:
        if self.screen.focused in (None, self.line.entry):
            self.screen.set_focus(self.main_widget())

    @classmethod
    def projected(
        cls,
        workshop: Workshop,
        method: Method,
        sheet: Sheet | None,
        width: int,
        height: int,
        part: str = "",
    ) -> Content:
        """One canvas for the room, or as many as fit beneath each other.

        Those that were dropped are shown only when they are asked for.
        """
        if (one := workshop.targets.get(part)) is not None:
            lines = canvas_lines(one, workshop, width, empty=True)
            return Content("\n").join(lines[: max(height, 1)])
        kept = [t for t in workshop.targets.values() if t.state is not TargetState.DROPPED]
        lines = []
        for number, target in enumerate(kept):
            canvas = canvas_lines(target, workshop, width)
            last = number == len(kept) - 1
            if lines and len(lines) + len(canvas) + (not last) > height:
                left = len(kept) - number
                words = ngettext("{n} more target", "{n} more targets", left).format(n=left)
                lines.append(Content.styled(words, "$quiet"))
                break
            lines += canvas
        return Content("\n").join(lines[: max(height, 1)])

    def part(self) -> str:
        """The target whose canvas is in front."""
        return self.target.id if self.target else ""

    @classmethod
    def parts(cls, workshop: Workshop, method: Method) -> Sequence[str]:
        """The targets, and all of them together."""
        kept = [t.id for t in workshop.targets.values() if t.state is not TargetState.DROPPED]
        return [*kept, ""] if len(kept) > 1 else []
