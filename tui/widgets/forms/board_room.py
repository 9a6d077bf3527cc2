"""A board for the whole room: every column in sight, without cursor and keys."""

from __future__ import annotations

from textual.content import Content

from model.entities import Sheet
from model.forms.ballot import ballot_of
from model.forms.columns import board_of
from model.workshop import Workshop
from tui.widgets.forms.board_body import Look
from tui.widgets.forms.board_drawing import columns_that_fit, draw_board


def board_for_the_room(workshop: Workshop, sheet: Sheet | None, width: int, height: int) -> Content:
    """The board in `width` x `height` cells; columns that do not fit beside stand beneath."""
    if sheet is None:
        return Content("")
    columns = board_of(workshop, sheet)
    ballot = ballot_of(workshop, sheet)
    words = [Content.styled(ballot.words(), "$accent")] if ballot.each and ballot.given else []
    fit = columns_that_fit(len(columns), width)
    bands = -(-len(columns) // fit)
    # As many in each band as in the others, so that none stands alone beneath.
    fit = -(-len(columns) // bands)
    high = max((height - len(words)) // bands, 4)
    lines = list(words)
    for start in range(0, len(columns), fit):
        drawing = draw_board(columns[start : start + fit], workshop, width, high, Look())
        lines += drawing.lines
    return Content("\n").join(lines[:height])
