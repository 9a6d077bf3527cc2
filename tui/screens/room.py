"""The people in the room: who has come, groups, turns to speak, and the cube."""

from __future__ import annotations

import secrets

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from locales import _, language
from model.changes import Change
from model.entities import Attendee, Day, Grouping
from model.errors import Refused
from model.people import (
    Turns,
    call_the_roll,
    checked_in,
    drawn,
    keep_groups,
    people_of,
    present,
    read_person,
    read_request,
    read_turn_length,
    split,
    turned_round,
)
from model.people.attendance import of_day
from model.workshop import Workshop
from tui.moment import Moment
from tui.screens.base import PlaceScreen
from tui.screens.dialogs import PromptScreen
from tui.widgets.entity_table import Cells, EntityTable
from tui.widgets.quick_line import QuickLine
from tui.widgets.room_view import cube_content, groups_content, turns_content

CUBE = "cube"
"""Key of the method whose questions stand on the cube where the running step has none."""


class RoomScreen(PlaceScreen):
    """The roll to the left; groups, turns and the cube's question to the right."""

    PLACE = "room"

    def __init__(self) -> None:
        super().__init__()
        self._request = "2"
        self._view = "groups"

    def compose_body(self) -> ComposeResult:
        """Two columns, or one where the window is narrow."""
        with Horizontal():
            with Vertical(id="roll-side"):
                yield Static("", id="roll-title", classes="heading", markup=False)
                yield EntityTable(["", _("Name"), _("From")], id="roll")
                yield QuickLine(id="arrival")
            with VerticalScroll(id="room-side", can_focus=False):
                yield Static("", id="room-title", classes="heading", markup=False)
                yield Static("", id="room-view", markup=False)

    def main_widget(self) -> Widget | None:
        """The roll takes the keys."""
        return self.query_one(EntityTable)

    @property
    def day(self) -> Day | None:
        """The day whose roll is shown."""
        return self.desk.day_now()

    # ------------------------------------------------------------------ showing

    def show(self, workshop: Workshop) -> None:
        """The roll of the day and what was made of it."""
        day = self.day
        people = of_day(workshop, day) if day else []
        self.query_one(EntityTable).show([(p.id, _row(p, workshop)) for p in people])
        here = sum(person.arrived for person in people)
        words = _("{here} here of {all}").format(here=here, all=len(people))
        if day is None:
            words = _("No day yet; e in Session and days makes one.")
        elif not people:
            words = _("Who is here? e adds a person, j calls those who registered.")
        self.query_one("#roll-title", Static).update(words)
        self._show_side(workshop)

    def watch_moment(self, moment: Moment | None) -> None:
        """A turn's time goes on."""
        if self._view == "turns" and self.workshop is not None and self.is_mounted:
            self._show_side(self.workshop)

    def on_resize(self) -> None:
        """Groups take as many columns as fit."""
        if self.workshop is not None:
            self._show_side(self.workshop)

    def _show_side(self, workshop: Workshop) -> None:
        title, body = self._side(workshop)
        self.query_one("#room-title", Static).update(title)
        self.query_one("#room-view", Static).update(body)

    def _side(self, workshop: Workshop) -> tuple[str, Content]:
        aids = self.desk.aids
        width = max(self.query_one("#room-side").content_size.width - 1, 20)
        if self._view == "turns" and aids.turns is not None:
            return _("Turns to speak"), turns_content(aids.turns, self.desk.now())
        if self._view == "cube" and aids.cube:
            return _("The cube"), cube_content(aids.cube, width)
        grouping = latest_groups(workshop)
        if grouping is not None:
            return grouping.title, groups_content(grouping, workshop, width)
        return _("Helpers at hand"), Content.styled(
            _(
                "g divides those who are here into pairs or groups.\n"
                "t gives everybody a turn to speak, each as long.\n"
                "k throws the cube: one of the method's questions."
            ),
            "$quiet",
        )

    def _turn_to(self, view: str) -> None:
        self._view = view
        self.set_class(True, "-room-side")
        if self.workshop is not None:
            self._show_side(self.workshop)

    # ------------------------------------------------------------------ who is here

    def _today(self) -> Day:
        day = self.day
        if day is None:
            raise Refused(_("the session has no day yet; make one in Session and days"))
        return day

    def action_new_person(self) -> None:
        """Write down who walks in, one after another."""
        self.set_class(False, "-room-side")
        self.query_one(QuickLine).open(_("Here"), _("name, organisation"), parts=2)

    @on(QuickLine.Entered)
    def _came(self, event: QuickLine.Entered) -> None:
        def change() -> Change:
            return checked_in(
                self.desk.workshop, self._today(), read_person(event.text), at=self.desk.now()
            )

        if self.home.try_to(change):
            event.line.clear()

    def action_call_roll(self) -> None:
        """Put everybody who registered on the roll."""
        self.home.try_to(
            lambda: call_the_roll(self.desk.workshop, self._today(), at=self.desk.now())
        )

    def action_here(self) -> None:
        """Somebody has come, or has not after all."""
        person = self.desk.workshop.attendees.get(self.query_one(EntityTable).current or "")
        if person is not None:
            self.home.try_to(turned_round, self.desk.workshop, person, at=self.desk.now())

    def open_card(self, table: EntityTable) -> None:
        """Enter marks who has come."""
        self.action_here()

    def action_remove(self) -> None:
        """Take somebody off the roll."""
        if current := self.query_one(EntityTable).current:
            self.home.remove("attendees", current)

    # ------------------------------------------------------------------ groups

    def action_groups(self) -> None:
        """Ask which groups, and make them of everybody who is here."""
        self.home.start(self._ask_groups())

    async def _ask_groups(self) -> None:
        question = _("Which groups? 2 pairs · 4 groups of four · /5 five groups")
        answer = await self.home.ask(PromptScreen(question, self._request))
        if answer is not None:
            self._request = answer
            self.action_other_groups()

    def action_other_groups(self) -> None:
        """The same kind of groups, drawn anew."""

        def change() -> Change:
            request = read_request(self._request)
            workshop = self.desk.workshop
            people = present(workshop, self._today())
            if not people:
                raise Refused(_("nobody is marked as here; c marks the one under the cursor"))
            groups = split(people_of(people), request.groups_for(len(people)), _chance())
            return keep_groups(workshop, request.words(), groups, at=self.desk.now())

        if self.home.try_to(change):
            self._turn_to("groups")

    # ------------------------------------------------------------------ turns

    def action_turn(self) -> None:
        """The next turn; where no round goes on, ask how long each has and begin one."""
        turns = self.desk.aids.turns
        if turns is None or turns.speaking is None:
            self.home.start(self._ask_turns())
            return
        self.desk.aids.turns = turns.next(self.desk.now())
        self._turn_to("turns")

    async def _ask_turns(self) -> None:
        answer = await self.home.ask(PromptScreen(_("How long for each? 2 · 1:30 · 45 s"), "2"))
        if answer is None:
            return
        try:
            length = read_turn_length(answer)
            order = self._speakers()
        except Refused as refusal:
            self.home.tell(str(refusal), severity="warning")
            return
        self.desk.aids.turns = Turns.begun(order, length, self.desk.now())
        self._turn_to("turns")

    def _speakers(self) -> tuple[str, ...]:
        """Everybody who is here; the actors where nobody was marked."""
        workshop = self.desk.workshop
        people = present(workshop, self.day) if self.day else []
        names = tuple(person.name for person in people)
        names = names or tuple(actor.name for actor in workshop.actors.values())
        if not names:
            raise Refused(_("there is nobody to speak: add people with e, or name actors"))
        return names

    def action_turn_back(self) -> None:
        """The turn before, once more."""
        if (turns := self.desk.aids.turns) is not None:
            self.desk.aids.turns = turns.back(self.desk.now())
            self._turn_to("turns")

    def action_turn_pause(self) -> None:
        """The round stops, or goes on."""
        if (turns := self.desk.aids.turns) is not None:
            self.desk.aids.turns = turns.paused_or_resumed(self.desk.now())
            self._turn_to("turns")

    # ------------------------------------------------------------------ the cube

    def action_throw(self) -> None:
        """Throw the cube: one of the running method's questions, none twice before all came."""
        step = self.desk.running_step()
        methods = self.desk.catalogue.methods
        method = methods.get(step.method if step else "") or methods[CUBE]
        sides = method.prompts.of(language())
        thrown = self.desk.aids.thrown.setdefault(method.key, [])
        if len(thrown) >= len(sides):
            thrown.clear()
        side = drawn(len(sides), _chance(), thrown)
        thrown.append(side)
        self.desk.aids.cube = sides[side]
        self._turn_to("cube")


def latest_groups(workshop: Workshop) -> Grouping | None:
    """The groups made last that are no café's seating."""
    made = [grouping for grouping in workshop.groupings.values() if grouping.sheet is None]
    return made[-1] if made else None


def _chance() -> int:
    return secrets.randbits(32)


def _row(person: Attendee, workshop: Workshop) -> Cells:
    actor = workshop.actors.get(person.actor or "")
    return (
        Text("●" if person.arrived else "○"),
        Text(person.name, style="bold" if person.arrived else ""),
        Text((actor.label or actor.name) if actor else "–", style="dim"),
    )
