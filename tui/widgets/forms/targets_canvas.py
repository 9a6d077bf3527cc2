"""A target's canvas: its fields as panels side by side, and beneath what it is connected with."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from locales import _
from model.entities import Card, Target, ValueLink
from model.forms.becoming import origins_of
from model.forms.columns import stands_in
from model.workshop import Workshop
from tui.card_fields import TARGET_FIELDS
from tui.screens.lists import link_arrow
from tui.widgets.entity_form import EntityForm, Save

BETWEEN = 3
"""Cells between two panels for the room."""


class TargetCanvas(EntityForm):
    """The fields of one target as a canvas; narrow windows set them under each other."""

    def __init__(self, save: Save) -> None:
        super().__init__(TARGET_FIELDS, save, id="form")

    def compose(self) -> ComposeResult:
        """A panel for every field, and what it is connected with."""
        for field in self._fields.values():
            with Vertical(classes="panel", id=f"panel-{field.name}"):
                yield Static(_(field.label), classes="panel-label", markup=False)
                yield self._editor(field)
                yield Static("", id=f"problem-{field.name}", classes="problem", markup=False)
        yield Static("", id="connections", markup=False)

    def show_connections(self, workshop: Workshop) -> None:
        """Say which actors, links and cards the target belongs with."""
        target = self._entity
        words = connections(target, workshop) if isinstance(target, Target) else Content("")
        self.query_one("#connections", Static).update(words)


def connections(target: Target, workshop: Workshop) -> Content:
    """Actors, value links and cards of a target, each with the key that chooses them."""
    lines = [
        _line("t", _("Actors"), names_of(target, workshop)),
        _line("L", _("Value links"), links_of(target, workshop)),
        _line("c", _("From the cards"), cards_of(target, workshop)),
    ]
    return Content("\n").join(lines)


def _line(key: str, title: str, things: Sequence[str]) -> Content:
    words = Content(" · ".join(things)) if things else Content.styled("–", "$quiet")
    return Content.assemble((f"{key} ", "bold $accent"), (f"{title}: ", "$quiet"), words)


def names_of(target: Target, workshop: Workshop) -> list[str]:
    """The names of the actors that a target concerns."""
    return [workshop.actors[actor].name for actor in target.actors if actor in workshop.actors]


def links_of(target: Target, workshop: Workshop) -> list[str]:
    """The value links that a target concerns, in words."""
    there = (workshop.links.get(link) for link in target.links)
    return [link_in_words(link, workshop) for link in there if link is not None]


def link_in_words(link: ValueLink, workshop: Workshop) -> str:
    """A value link: who, to whom, what."""
    source, target = workshop.actors[link.source], workshop.actors[link.target]
    return f"{source.name} {link_arrow(link)} {target.name}: {link.what}"


def cards_of(target: Target, workshop: Workshop) -> list[str]:
    """The cards that a target came from, in words."""
    return [from_card(card, workshop) for card in origins_of(workshop, target.id)]


def from_card(card: Card, workshop: Workshop) -> str:
    """A card by its text, with the board and column where it stands."""
    sheet = workshop.sheets[card.sheet]
    return f"“{' '.join(card.text.split())}” ({sheet.title}, {stands_in(sheet, card)})"


_STILL_EMPTY = "–"
"""Stands where the room has said nothing yet."""


def canvas_lines(
    target: Target, workshop: Workshop, width: int, *, empty: bool = False
) -> list[Content]:
    """A target's canvas as lines, for the room: panels in columns as wide as can be read.

    Args:
        target: the target.
        workshop: gives the names of what it concerns.
        width: cells from side to side.
        empty: whether what is still to be filled in is shown too.
    """
    panels = [
        (_(field.label), field.text_of(target) or _STILL_EMPTY * empty)
        for field in TARGET_FIELDS
        if field.name not in ("title", "state")
    ]
    panels += [
        (_("Actors"), ", ".join(names_of(target, workshop))),
        (_("Value links"), "\n".join(links_of(target, workshop))),
        (_("From the cards"), "\n".join(cards_of(target, workshop))),
    ]
    across = 3 if width >= 100 else 2 if width >= 60 else 1
    cells = (width - BETWEEN * (across - 1)) // across
    lines = [*Content.styled(target.title, "bold $accent").wrap(width), Content("")]
    filled = [panel for panel in panels if panel[1].strip()]
    for start in range(0, len(filled), across):
        row = [_panel(title, text, cells) for title, text in filled[start : start + across]]
        high = max(map(len, row))
        for number in range(high):
            parts = (panel[number] if number < len(panel) else Content("") for panel in row)
            padded = [part.pad_right(max(cells - part.cell_length, 0)) for part in parts]
            lines.append(Content(" " * BETWEEN).join(padded))
        lines.append(Content(""))
    return lines


def _panel(title: str, text: str, cells: int) -> list[Content]:
    wrapped_lines = chain.from_iterable(Content(line).wrap(cells) for line in text.splitlines())
    return [Content.styled(title, "$quiet"), *wrapped_lines]
