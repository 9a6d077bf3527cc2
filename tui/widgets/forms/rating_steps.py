"""A rating's item whose values have words: a line for each with a bar, the rounds before beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from exporters.small_bars import NONE, bar
from locales import _
from model.entities import Sheet
from model.forms.rating import Distribution, ItemResult
from model.forms.rating_words import mean_words, middle_words, round_head, spread_words

INDENT = 4
"""Cells before each step."""
ROUND = 6
"""Cells of each earlier round's column."""
_COUNT = 5
_WIDEST_BAR = 24

Round = tuple[Sheet, Distribution]
"""An earlier round, and what was answered to the item then."""


def step_lines(
    sheet: Sheet,
    one: ItemResult,
    rounds: Sequence[Round],
    title: Content,
    width: int,
    own: int | None,
) -> Iterator[Content]:
    """The last line of the item's title with the heads of the rounds, its steps, a line on all.

    Args:
        sheet: the rating.
        one: the item.
        rounds: the earlier rounds in which it was answered, the earliest first.
        title: the last line of its title.
        width: cells across.
        own: the answer of the respondent in hand.
    """
    worded = list(zip(one.answers.counts, one.item.steps, strict=False))
    steps = [Content(f"{value} {step}") for value, step in worded]
    room = width - INDENT - len(rounds) * ROUND
    titles = min(max(step.cell_length for step in steps), max(10, room - _COUNT - 8)) + 2
    cells = max(4, min(_WIDEST_BAR, room - titles - _COUNT))
    wide = INDENT + titles + cells + _COUNT
    heads = Content.styled("".join(round_head(one).rjust(ROUND) for one, _a in rounds), "$quiet")
    yield title if title.cell_length > wide else _beside(title, wide, heads)
    for (value, _step), words in zip(worded, steps, strict=True):
        count = one.answers.counts[value]
        words = words.truncate(titles - 2, ellipsis=True)
        shown = words.stylize("bold reverse") if value == own else words
        line = _beside(Content.assemble(" " * INDENT, shown), INDENT + titles, Content(""))
        line = Content.assemble(
            line,
            (bar(count, one.answers.most, cells), "$primary"),
            (f" {count}" if count else NONE, "bold" if count else "$quiet"),
        )
        before = "".join(str(answers.counts.get(value, 0)).rjust(ROUND) for _s, answers in rounds)
        yield _beside(line, wide, Content.styled(before, "$quiet"))
    for line in _summary(sheet, one).wrap(max(10, width - INDENT)):
        yield Content.assemble(" " * INDENT, line)


def _summary(sheet: Sheet, one: ItemResult) -> Content:
    """The middle answer, the mean, how many answered, what the room settled on."""
    parts = [middle_words(sheet, one.item, one.answers)]
    if one.answers.n:
        figures = f"{mean_words(one.answers)} {spread_words(one.answers)}"
        parts.append(_("mean {figures}").format(figures=figures))
    parts.append(f"n {one.answers.n}")
    if one.room is not None:
        parts.append(_("the whole room: {value}").format(value=one.room))
    return Content.styled(" · ".join(part for part in parts if part), "$quiet")


def _beside(left: Content, column: int, right: Content) -> Content:
    """`right` from cell `column` on, behind `left`."""
    return Content.assemble(left, " " * max(column - left.cell_length, 0), right)
