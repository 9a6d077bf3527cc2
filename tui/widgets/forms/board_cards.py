"""A card of a board as lines of text: what it says, and under it what was done with it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from textual.content import Content

from exporters.textmap.cells import drawable
from locales import _
from model.entities import Card
from model.forms.becoming import kind_of, outcomes_of
from model.workshop import Workshop

MOST_DOTS = 5
"""Votes up to which each has a dot of its own."""


@lru_cache(maxsize=4096)
def wrapped(text: str, width: int) -> tuple[str, ...]:
    """`text` in lines of at most `width` cells; a word that is longer goes on in the next line."""
    lines: list[str] = []
    for line in text.splitlines() or [""]:
        folded = Content(drawable(line)).wrap(max(width, 2))
        lines += [part.plain.rstrip() for part in folded]
    return tuple(lines) or ("",)


def dots(votes: int) -> str:
    """Votes as people stick them on: ●●●, from six on as a number."""
    return "●" * votes if votes <= MOST_DOTS else f"● ×{votes}"


def remarks(card: Card, workshop: Workshop) -> Iterator[tuple[str, str]]:
    """What was done with a card: words and their style, one after the other."""
    if card.votes:
        yield dots(card.votes), "bold $accent"
    if card.impact or card.effort:
        yield weight_words(card), "$quiet"
    names = [workshop.actors[actor].name for actor in card.actors if actor in workshop.actors]
    if names:
        yield ", ".join(names), "$primary"
    for outcome in outcomes_of(workshop, card):
        yield f"→ {kind_of(outcome)}", "$success"
    if card.answer:
        yield f"↳ {card.answer}", "italic"


def weight_words(card: Card) -> str:
    """Impact and effort, as far as they were said."""
    impact = _("impact {n}").format(n=card.impact) if card.impact else ""
    effort = _("effort {n}").format(n=card.effort) if card.effort else ""
    return " · ".join(filter(None, (impact, effort)))


def card_lines(card: Card, workshop: Workshop, width: int, most: int = 0) -> list[Content]:
    """A card in lines of at most `width` cells.

    Args:
        card: the card.
        workshop: gives the names of actors, and what the card became.
        width: cells of a line.
        most: lines of its text that are shown, and of each remark at most as many; 0 for all.
    """
    lines = [Content(line) for line in _cut(wrapped(card.text, width), most, width)]
    line = Content("")
    for words, style in remarks(card, workshop):
        parts = [Content.styled(p, style) for p in _cut(wrapped(words, width), most, width)]
        if line.cell_length and line.cell_length + 2 + parts[0].cell_length <= width:
            line = Content.assemble(line, "  ", parts[0])
        else:
            lines += [line] if line.cell_length else []
            line = parts[0]
        for part in parts[1:]:
            lines.append(line)
            line = part
    return [*lines, line] if line.cell_length else lines


def _cut(lines: tuple[str, ...], most: int, width: int) -> tuple[str, ...]:
    if not most or len(lines) <= most:
        return lines
    last = Content(lines[most - 1]).truncate(width - 1).plain.rstrip()
    return (*lines[: most - 1], f"{last}…")
