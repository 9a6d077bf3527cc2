"""Links as rows of a list: link by link, and as seen from the one in the centre."""

from __future__ import annotations

from rich.text import Text

from model.entities import LinkState, Strength, ValueLink
from model.labels import label
from model.workshop import Workshop
from tui.screens.lists import link_arrow
from tui.widgets.entity_table import Cells

_STRENGTHS = {Strength.STRONG: "━━", Strength.WEAK: "╌╌", Strength.UNSPECIFIED: "──"}
"""The lines that the map draws for each strength."""


def line_row(link: ValueLink, workshop: Workshop) -> Cells:
    """A link on its line: how it is drawn, who gives whom what, how strong it is."""
    words = Text.assemble(
        workshop.actors[link.source].name,
        (f" {link_arrow(link)} ", "bold"),
        workshop.actors[link.target].name,
        ": ",
        (link.what, "bold"),
        (quiet_words(link), "dim"),
    )
    return _sign(link), words, strength_words(link)


def ring_row(link: ValueLink, ego: str, ring: str, workshop: Workshop) -> Cells:
    """A link as seen from the centre: ring, direction, the other one, content and channel."""
    gives = link.source == ego
    other = workshop.actors[link.target if gives else link.source]
    arrow = link_arrow(link) if gives else link_arrow(link).replace("→", "←").replace("⇢", "⇠")
    words = Text.assemble(
        (f"{arrow} ", "bold"),
        (other.name, "bold"),
        f": {link.what}",
        (quiet_words(link), "dim"),
    )
    return Text(ring, style="bold"), words, strength_words(link)


def quiet_words(link: ValueLink) -> str:
    """Channel and how often, as far as they were said."""
    said = " · ".join(filter(None, (link.channel and f"@{link.channel}", link.frequency)))
    return f"  {said}" if said else ""


def strength_words(link: ValueLink) -> str:
    """How strong a link is; a hole or a broken link says so instead."""
    if link.state is not LinkState.EXISTING:
        return label(link.state)
    return label(link.strength) if link.strength is not Strength.UNSPECIFIED else "–"


def _sign(link: ValueLink) -> str:
    if link.state is LinkState.WISHED:
        return "┈┈"
    return "✕" if link.state is LinkState.BROKEN else _STRENGTHS[link.strength]
