"""How a grid lies in the window: it fits whatever its texts, the cursor's column in sight."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.textmap.cells import cell_width
from tui.widgets.forms.grid_drawing import drawn
from tui.widgets.forms.grid_layout import (
    GAP,
    ShownColumn,
    ShownLine,
    capped,
    hidden,
    laid_out,
    wrapped_lines,
)

texts = st.one_of(
    st.just(""),
    st.sampled_from(
        ["[/b] x", "漢字 テスト", "👩‍👩‍👧 perhe", "a" * 150, "sana " * 40, "rivi\n\nrivi"]
    ),
    st.text(max_size=30).map(lambda text: text.replace("\r", "")),
)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[ShownColumn], list[ShownLine]]:
    """One to eight columns of each kind, and some rows."""
    kinds = draw(st.lists(st.sampled_from(["text", "fixed"]), min_size=0, max_size=7))
    columns = [ShownColumn(draw(texts).split("\n")[0], draw(st.sampled_from(["title", "text"])))]
    columns += [
        ShownColumn("Date", "fixed", 12, 12) if kind == "fixed" else ShownColumn("Sarake")
        for kind in kinds
    ]
    lines = [
        ShownLine(
            str(number),
            tuple(draw(texts) for _column in columns),
            tuple("" for _column in columns),
            draw(st.sampled_from(["", "ryhmä"])),
        )
        for number in range(draw(st.integers(0, 6)))
    ]
    return columns, lines


@settings(deadline=None, max_examples=60)
@given(tables(), st.integers(20, 220), st.integers(1, 12), st.integers(0, 9), st.integers(0, 9))
def test_everything_in_sight_fits(
    table: tuple[list[ShownColumn], list[ShownLine]], room: int, most: int, left: int, cursor: int
) -> None:
    columns, lines = table
    layout = laid_out(columns, lines, room, most, adding=True)
    cursor = min(cursor, len(columns) - 1)
    in_sight = layout.columns_in_sight(left, cursor)
    assert in_sight[0] == 0 and cursor in in_sight
    assert list(in_sight) == sorted(set(in_sight))
    before, after = hidden(in_sight, len(columns))
    assert before + after + len(in_sight) == len(columns)
    used = sum(layout.widths[n] for n in in_sight) + GAP * (len(in_sight) - 1)
    assert used <= room or len(in_sight) == 2 or room < 30
    assert layout.bands[-1].row == len(lines), "the row to add comes last"
    tops = [band.top for band in layout.bands]
    assert tops == sorted(tops)
    for band in layout.bands:
        assert 1 <= band.height <= most
        for column in range(len(columns)) if not band.heading else ():
            cell = layout.cell(band.row, column)
            assert len(cell) <= band.height
            assert all(cell_width(line) <= layout.widths[column] for line in cell), cell


@settings(deadline=None, max_examples=40)
@given(tables(), st.integers(20, 200), st.integers(3, 60))
def test_the_room_sees_what_fits_and_how_much_does_not(
    table: tuple[list[ShownColumn], list[ShownLine]], width: int, height: int
) -> None:
    columns, lines = table
    shown = drawn(columns, lines, width, height).split("\n")
    assert len(shown) <= height


def test_what_is_left_out_is_marked() -> None:
    lines = wrapped_lines("yksi kaksi kolme neljä", 6)
    assert lines == ("yksi", "kaksi", "kolme", "neljä")
    assert capped(lines, 2) == ["yksi", "kaks…"]
    assert capped(lines, 4) == list(lines)
    rows = [ShownLine(str(n), (f"rivi {n}", "x"), ("", "")) for n in range(50)]
    text = drawn([ShownColumn("A", "title"), ShownColumn("B")], rows, 60, 10).plain
    assert "rivi 0" in text and "42 more rows" in text
