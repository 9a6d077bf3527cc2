"""The actors form: the round through every actor's card with just what the method asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from locales import _, language, ngettext
from model.changes import Change
from model.entities import Actor, Form, InvitationState, Sheet
from model.forms.actors import (
    heard,
    invitations,
    next_invitation,
    next_sector,
    next_unheard,
    said,
)
from model.labels import label
from model.methods import Method
from model.workshop import Workshop
from tui.card_fields import ACTOR_FIELDS
from tui.home import Home
from tui.themes import SECTOR_GLYPHS, sector_colour
from tui.widgets.cards import Cards
from tui.widgets.entity_form import Field
from tui.widgets.entity_table import Cells
from tui.widgets.forms.base import FormView
from tui.widgets.forms.grid_drawing import drawn
from tui.widgets.forms.grid_layout import Look, ShownColumn, ShownLine

NAMED = 4
"""How many of those who have not been heard are named."""


class ActorsForm(FormView):
    """The actors, the card of one, and who is next in the round."""

    FORM: ClassVar[Form] = Form.ACTORS
    GUIDE_FROM: ClassVar[int] = 130

    DEFAULT_CSS = """
    ActorsForm #round-line { height: auto; max-height: 2; margin-bottom: 1; }
    .-short ActorsForm #round-line { margin-bottom: 0; }
    ActorsForm Cards EntityTable { width: 1fr; }
    ActorsForm Cards #card-scroll { width: 1fr; }
    """

    def __init__(self, home: Home, method: Method, sheet: str | None = None) -> None:
        super().__init__(home, method, sheet)
        self._fields = fields_of(method)
        self._keys = [field.name for field in self._fields]

    def compose(self) -> ComposeResult:
        """How far the round has come; table and card."""
        yield Static("", id="round-line", markup=False)
        columns = ["", _("Actor"), _("Filled")]
        if self._invites:
            columns = ["", _("Actor"), _("Contact"), _("Invitation")]
        yield Cards(columns, self._fields, self.save_field, id="method-actors")

    @property
    def _invites(self) -> bool:
        return "contacts" in self._keys

    @property
    def cards(self) -> Cards:
        """Table and card."""
        return self.query_one(Cards)

    def main_widget(self) -> Widget | None:
        """The table takes the keys."""
        return self.cards.table

    def open_row(self) -> None:
        """Enter on an actor: its card."""
        self.cards.open_current()

    # ------------------------------------------------------------------ showing

    def show(self, workshop: Workshop) -> None:
        """One row per actor, and who is next."""
        dark = self.app.current_theme.dark
        self.cards.show(list(workshop.actors.values()), self._row, dark)
        self._say()

    def _row(self, actor: Actor) -> Cells:
        dark = self.app.current_theme.dark
        glyph = Text(SECTOR_GLYPHS[actor.sector], style=sector_colour(actor.sector, dark))
        name = Text(actor.name, style="bold" if actor.is_customer else "")
        if self._invites:
            contact = actor.contacts[0] if actor.contacts else None
            return (
                glyph,
                name,
                contact.name if contact else "–",
                label(contact.state) if contact else "–",
            )
        filled = sum(said(actor, key) for key in self._keys)
        return glyph, name, "●" * filled + "○" * (len(self._keys) - filled)

    @on(Cards.Turned)
    def _turned(self, event: Cards.Turned) -> None:
        event.stop()
        self._say()

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _focus_moved(self) -> None:
        # Blurred and focused are told one after the other; what holds is what stands then.
        self.call_after_refresh(self._say)

    def _say(self) -> None:
        if not (self.is_attached and self.home.desk.is_open):
            return
        actors = list(self.workshop.actors.values())
        words = invitation_words(actors) if self._invites else self._round_words(actors)
        current = self.cards.current
        if isinstance(current, Actor) and self.cards.form.has_focus_within:
            # A narrow window shows the card alone, and the card does not say whose it is.
            words = Content.assemble((current.name, "bold $accent"), "   ", words)
        self.query_one("#round-line", Static).update(words)

    def _round_words(self, actors: list[Actor]) -> Content:
        if not actors:
            return Content.styled(
                _("Type the actors as people name them:  + Kela /public"), "$quiet"
            )
        left = [actor for actor in actors if not heard(actor, self._keys)]
        line = Content(_("{n} of {all} heard").format(n=len(actors) - len(left), all=len(actors)))
        following = next_unheard(actors, self._keys, self.cards.table.current)
        if following is not None:
            line = Content.assemble(
                line, "   ", (_("next: "), "$quiet"), (following.name, "bold $accent")
            )
        others = [actor.name for actor in left if actor is not following]
        if others:
            names = ", ".join(others[:NAMED])
            more = len(others) - NAMED
            if more > 0:
                names += " " + ngettext("and {n} more", "and {n} more", more).format(n=more)
            words = _("not heard yet: {names}").format(names=names)
            line = Content.assemble(line, "   ", (words, "$quiet"))
        return line

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
        """What each actor has said, for the room; contacts stay with the facilitator."""
        fields = [field for field in fields_of(method) if field.name != "contacts"]
        if not fields:
            return invitation_words(list(workshop.actors.values()))
        columns = [ShownColumn(_("Actor"), "title")]
        columns += [ShownColumn(_(field.label)) for field in fields]
        looks: list[Look] = ["title"]
        looks += [""] * len(fields)
        lines = [
            ShownLine(
                actor.id,
                (actor.name, *(_shown(field, actor) for field in fields)),
                tuple(looks),
            )
            for actor in workshop.actors.values()
        ]
        return drawn(columns, lines, width, height)

    # ------------------------------------------------------------------ commands

    def form_next(self) -> None:
        """Go on to the next actor who has not been heard; to the next one where all have."""
        actors = list(self.workshop.actors.values())
        current = self.cards.table.current
        if not actors or current is None:
            self.home.tell(_("There are no actors yet; name some with  + Kela, Ohjaamo"))
            return
        # What stands in the card counts as said already.
        self.cards.form.leave()
        actors = list(self.workshop.actors.values())
        ids = [actor.id for actor in actors]
        in_round = self.screen.focused is not self.cards.table
        if not in_round and not heard(self.workshop.actors[current], self._keys):
            self.cards.open(current)
            return
        following = next_unheard(actors, self._keys, current)
        self.cards.open(following.id if following else ids[(ids.index(current) + 1) % len(ids)])

    def form_sector(self) -> None:
        """Give the actor under the cursor the next sector."""
        self._on_actor(next_sector)

    def form_invitation(self) -> None:
        """Take the contacts of the actor under the cursor one state further."""
        self._on_actor(next_invitation)

    def _on_actor(self, make: Callable[..., Change]) -> None:
        actor = self.cards.current
        if isinstance(actor, Actor):
            self.home.try_to(make, actor, at=self.home.desk.now())

    def form_remove(self) -> None:
        """Remove the actor under the cursor; undo brings it back with its links."""
        if actor := self.cards.current:
            self.home.remove("actors", actor.id)


def fields_of(method: Method) -> list[Field]:
    """The fields of an actor's card that a method asks for, called as the method calls them."""
    known = {field.name: field for field in ACTOR_FIELDS}
    words = language()
    return [
        replace(known[column.key], label=column.title.of(words))
        for column in method.columns
        if column.key in known
    ]


def _shown(field: Field, actor: Actor) -> str:
    text = field.text_of(actor)
    if field.kind == "choice":
        return dict(field.options()).get(text, text) if said(actor, field.name) else ""
    return text


def invitation_words(actors: list[Actor]) -> Content:
    """How many contacts there are in each state, and who has none."""
    counts = invitations(actors)
    parts = [
        Content.assemble((f"{label(state)} ", "$quiet"), (str(counts[state]), "bold"))
        for state in InvitationState
        if counts[state]
    ]
    without = sum(not actor.contacts for actor in actors)
    if without:
        words = ngettext(
            "{n} actor without a contact", "{n} actors without a contact", without
        ).format(n=without)
        parts.append(Content.styled(words, "$warning"))
    return Content("   ").join(parts)
