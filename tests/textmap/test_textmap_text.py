"""User text on a grid of cells: wide, combining, right-to-left, markup-like and very long."""

from __future__ import annotations

import pytest
from drawing_checks import check_rects, check_size, grid
from rich.cells import cell_len
from textmap_networks import AWKWARD_NAMES, actor, link, network

from exporters.textmap import MapOptions, Role, Style, draw
from exporters.textmap.canvas import Canvas
from exporters.textmap.cells import cell_width, clusters, drawable, shortened
from exporters.textmap.labels import distinct_names


@pytest.mark.parametrize("name", AWKWARD_NAMES)
def test_a_name_takes_the_cells_it_is_given(name: str) -> None:
    actors, links = network(["Asiakas", name, "Kela"], [(0, 1), (1, 2), (2, 0)])
    drawing = draw(actors, links, MapOptions(140, 20))
    check_size(drawing, 140, 20)
    check_rects(drawing, 140, 20)
    left, top, width, _ = drawing.rects["a1"]
    row = grid(drawing)[top]
    assert row[left].startswith("[") and row[left + width - 1] == "]"
    inside = "".join(row[left + 1 : left + width - 1]).replace("\u200e", "").strip()
    assert inside == drawable(actors[1].name).replace("\u200e", "")
    assert cell_len("".join(row[left : left + width])) == width


def test_markup_is_shown_as_typed() -> None:
    actors, links = network(["Asiakas", "[/b]"], [])
    links = [link(1, "a0", "a1", "[@click=app.quit]x[/]")]
    for view in ("map", "ego", "sectors", "matrix", "list"):
        text = draw(actors, links, MapOptions(120, 30, view=view)).text()
        assert "[/b]" in text
        if view != "matrix":
            assert "[@click=app.quit]x[/]" in text


def test_steering_characters_do_not_reach_the_terminal() -> None:
    assert drawable("a\u202eb\u2028c\u00add") == "ab cd"
    assert drawable("\x1b[31mx").startswith("\N{REPLACEMENT CHARACTER}")


def test_right_to_left_names_are_fenced() -> None:
    parts = clusters("שלום")
    assert parts[0][0].startswith("\u200e") and parts[-1][0].endswith("\u200e")
    assert cell_width("שלום") == 4


def test_shortening_keeps_whole_characters() -> None:
    assert shortened("東京ガス", 5) == "東京…"
    assert shortened("東京ガス", 4) == "東…"
    assert shortened("Kela", 4) == "Kela"
    assert shortened("Kouvolan kaupunki", 12, tail=4) == "Kouvola…unki"
    assert shortened("Kela", 0) == ""
    for cells in range(20):
        assert cell_width(shortened("👩‍👩‍👧 perhe 東京 keskus", cells)) <= cells


def test_cut_names_stay_apart() -> None:
    stem = "Kaakkois-Suomen ammattikorkeakoulun hanke "
    actors = [actor(stem + end, number) for number, end in enumerate(["A", "B", "uusi A", "A"])]
    names = distinct_names(actors, 12, "…")
    assert all(cell_width(name) <= 12 for name in names)
    assert len(set(names)) == 3, "only the two actors of the very same name share theirs"


def test_a_short_label_serves_where_the_name_is_too_long() -> None:
    actors = [actor("Etelä-Kymenlaakson ammattiopisto", 1, label="Ekami")]
    assert distinct_names(actors, 10, "…") == ["Ekami"]


def test_ascii_only_but_for_user_text() -> None:
    actors, links = network(["Asiakas", "Kela", "SPR"], [(0, 1), (1, 0), (2, 0)])
    actors = [actor.model_copy(update={"sector": "third"}) for actor in actors]
    for view in ("map", "ego", "sectors", "matrix", "list"):
        for language in ("en", "fi"):
            from locales import speaking

            with speaking(language):
                text = draw(actors, links, MapOptions(100, 30, view=view, ascii=True)).text()
            assert text.isascii() and "Kela" in text


def test_a_wide_character_never_stands_half_over_the_edge() -> None:
    canvas = Canvas(5, 2)
    assert canvas.write(0, 0, "ガス東", Style(Role.NOTE)) == 4
    assert canvas.write(3, 1, " x y", Style(Role.NOTE)) == 5
    assert ["".join(text for text, _ in line) for line in canvas.lines()] == ["ガス", "    x"]
    canvas.put(9, 9, "x", Style(Role.NOTE))
    assert not canvas.is_blank(3, 1, 5) and canvas.at(-1, 0) == " "
