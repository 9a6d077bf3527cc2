"""A board drawn for any window: nothing runs over it, and the cursor is in sight."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from model.changes import new
from model.entities import Card, Form, Heading, Session, Sheet
from model.forms.columns import board_of
from model.forms.weighing import weighed
from model.workshop import Workshop
from tui.widgets.forms.board_body import HEAD, Look, Slot, items_of
from tui.widgets.forms.board_drawing import draw_board
from tui.widgets.forms.board_plot import draw_weighed
from tui.widgets.forms.board_room import board_for_the_room

AT = dt.datetime(2026, 11, 24, 10)
LONG = "Asiakas kertoo tarinansa joka luukulla uudelleen, eikä tieto kulje. " * 5
TEXTS = st.sampled_from(
    [
        "a",
        "[/b]",
        "[@click=app.quit]x[/]",
        LONG,
        "x" * 150,
        "漢字" * 30,
        "👩‍👩‍👧 perhe",
        "\u202e x",
        "a\n\nb\tc",
    ]
)


@st.composite
def boards(draw: st.DrawFn) -> Workshop:
    """A board of up to ten columns and forty cards."""
    keys = [f"k{number}" for number in range(draw(st.integers(1, 10)))]
    titles = st.sampled_from(["Ideat", "Monimutkainen tarve: selvitetään", "[/b]", "y" * 90])
    groups = st.sampled_from(["", "Rutiini", "Avoin mieli"])
    columns = [Heading(key=key, title=draw(titles), group=draw(groups)) for key in keys]
    sheet = Sheet(
        created=AT, method="m", form=Form.BOARD, title="T", columns=tuple(columns), votes=3
    )
    cards = [
        Card(
            created=AT + dt.timedelta(seconds=number),
            sheet=sheet.id,
            column=draw(st.sampled_from(keys)),
            text=draw(TEXTS),
            cluster=draw(st.sampled_from(["", "", "Tieto", "[/b]", "z" * 60])),
            votes=draw(st.sampled_from([0, 2, 12])),
            impact=draw(st.sampled_from([None, 3])),
            answer=draw(st.sampled_from(["", LONG])),
        )
        for number in range(draw(st.integers(0, 40)))
    ]
    return Workshop(
        session=new(Session, title="T", created=AT),
        sheets={sheet.id: sheet},
        cards={card.id: card for card in cards},
    )


@settings(deadline=None, max_examples=60)
@given(boards(), st.integers(0, 9), st.integers(0, 50), st.data())
def test_any_board_fits_any_window(
    workshop: Workshop, at: int, row: int, data: st.DataObject
) -> None:
    """Each line as wide as the window at most, as many lines as it has, the cursor in sight."""
    width, height = data.draw(st.sampled_from([(30, 8), (77, 14), (117, 27), (197, 48)]))
    (sheet,) = workshop.sheets.values()
    columns = board_of(workshop, sheet)
    column = columns[at % len(columns)]
    items = items_of(column)
    item = items[row % len(items)] if items else ""
    card = item if item in workshop.cards else ""
    slot = data.draw(
        st.sampled_from([None, Slot(card, 3), Slot("", 2), Slot(card, 3, beneath=bool(card))])
    )
    item = data.draw(st.sampled_from([item, item, HEAD])) if slot is None else item
    look = Look(column=column.key, item=item, first=at, tops={column.key: row}, slot=slot)
    drawing = draw_board(columns, workshop, width, height, look)
    assert len(drawing.lines) <= max(height, 12)
    assert all(line.cell_length <= width for line in drawing.lines)
    assert not any("\u202e" in line.plain or "\t" in line.plain for line in drawing.lines)
    shown = columns[drawing.first : drawing.first + drawing.shown]
    assert column in shown
    spots = {(spot.column, spot.item): spot for spot in drawing.spots if not spot.title}
    sought = slot.item if slot else item
    if items and sought and sought != HEAD:
        assert (column.key, sought) in spots
    if slot is not None and height >= 14:
        assert drawing.slot is not None and drawing.slot.height >= 1
    for spot in drawing.spots:
        assert 0 <= spot.region.x < spot.region.right <= width
        assert drawing.at(*spot.region.offset) is not None
    if drawing.shown < len(columns):
        assert re.search("[‹›]", drawing.lines[-1].plain)
    room = board_for_the_room(workshop, sheet, width, height)
    assert all(line.cell_length <= width for line in room.split("\n"))
    assert len(room.split("\n")) <= height


@settings(deadline=None, max_examples=40)
@given(boards(), st.sampled_from([(30, 14), (77, 14), (117, 27), (197, 48)]), st.integers(0, 39))
def test_any_plot_fits_any_window(workshop: Workshop, size: tuple[int, int], at: int) -> None:
    """The selected card is in sight in the list; nothing runs over."""
    (sheet,) = workshop.sheets.values()
    cards = list(workshop.cards.values())
    given_weights = [
        card.model_copy(update={"impact": 1 + n % 5, "effort": 1 + n * 7 % 5})
        for n, card in enumerate(cards)
    ]
    rows = {card.id: card for card in given_weights[::2]} | {c.id: c for c in cards[1::2]}
    ready, rest = weighed(board_of(replace(workshop, cards=rows), sheet))
    selected = cards[at % len(cards)].id if cards else ""
    drawing = draw_weighed(ready, rest, workshop, *size, selected)
    assert len(drawing.lines) <= size[1]
    assert all(line.cell_length <= size[0] for line in drawing.lines)
    if cards:
        assert selected in {card for _region, card in drawing.spots}
