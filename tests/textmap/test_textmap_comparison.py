"""Two states in one drawing: what is new, gone or changed says so without colour."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from drawing_checks import check_count, check_rects, check_routes, check_size
from hypothesis import given, settings
from hypothesis import strategies as st
from textmap_networks import Network, actor, link, network, networks, random_network

from exporters.textmap import MapOptions, View, draw, draw_comparison
from locales import speaking
from model.entities import LinkState


def before_and_after() -> tuple[Network, Network]:
    """Kymi is gone, SPR is new, Kela is now called Kansaneläkelaitos, and one link is broken."""
    actors, links = network(["Asiakas", "Kela", "Kouvola", "Kymi"], [(1, 0), (2, 0), (0, 3)])
    renamed = actors[1].model_copy(update={"name": "Kansaneläkelaitos"})
    broken = links[1].model_copy(update={"state": LinkState.BROKEN})
    later = [actors[0], renamed, actors[2], actor("SPR", 9)]
    return (actors, links), (later, [links[0], broken, link(9, "a9", "a0", "lahjat")])


def test_marks_stand_beside_names_and_before_flows() -> None:
    before, after = before_and_after()
    drawing = draw_comparison(*before, *after, MapOptions(120, 30))
    text = drawing.text()
    assert drawing.view == "compare"
    assert re.search(r"⊕\[SPR\]|\[SPR\]⊕", text)
    assert re.search(r"⊖\[Kymi\]|\[Kymi\]⊖", text)
    assert re.search(r"≠\[Kansaneläkelaitos\]|\[Kansaneläkelaitos\]≠", text)
    assert "⊕lahjat" in text and "⊖arvo2" in text and "≠arvo1" in text
    assert "arvo0" in text and not re.search(r"[⊕⊖≠]arvo0", text)
    assert "⊕ new" in text and "⊖ gone" in text and "≠ changed" in text
    assert drawing.caption.startswith("1 new actor, 1 actor gone, 1 actor changed")


def test_lines_carry_marks_and_emphasis() -> None:
    before, after = before_and_after()
    drawing = draw_comparison(*before, *after, MapOptions(120, 30))
    emphasis = {
        text.strip("[]⊕⊖≠ "): style.emphasis
        for line in drawing.lines
        for text, style in line
        if text.strip()
    }
    assert emphasis["Kymi"] == "dim" and emphasis["SPR"] == "strong"
    assert emphasis["Kansaneläkelaitos"] == "strong"
    rows = drawing.text().split("\n")
    for link_id, sign in (("l9", "⊕"), ("l2", "⊖"), ("l1", "≠")):
        assert sign in {rows[y][x] for x, y in drawing.routes[link_id]}


@pytest.mark.parametrize("view", ["map", "sectors", "matrix", "list", "ego"])
def test_other_views_and_plain_characters(view: View) -> None:
    before, after = before_and_after()
    drawing = draw_comparison(
        *before, *after, MapOptions(110, 30, view=view, focus="a0", ascii=True)
    )
    text = drawing.text().replace("Kansaneläkelaitos", "")
    assert text.isascii() and "SPR" in text and "Kymi" in text
    if view in ("map", "list"):
        assert "&lahjat" in text and "/arvo2" in text and "!arvo1" in text


def test_nothing_changed_looks_like_the_network_itself() -> None:
    actors, links = random_network(9, 16, 4)
    options = MapOptions(120, 40, view="map")
    drawing = draw_comparison(actors, links, actors, links, options)
    assert drawing.lines == draw(actors, links, options).lines
    assert drawing.caption == "nothing in the network has changed"
    with speaking("fi"):
        assert draw_comparison(actors, links, actors, links, options).caption != drawing.caption


def test_known_labels_stay_where_the_last_drawing_had_them() -> None:
    before, after = before_and_after()
    options = MapOptions(120, 30, view="map")
    earlier = draw(*before, options)
    drawing = draw_comparison(*before, *after, replace(options, previous=earlier.places))
    for kept in ("a0", "a2"):
        assert drawing.rects[kept][:2] == earlier.rects[kept][:2]


def test_the_same_drawing_in_a_small_window_is_a_list() -> None:
    before, after = before_and_after()
    drawing = draw_comparison(*before, *after, MapOptions(28, 40))
    assert "⊕lahjat" in drawing.text() and "►" not in drawing.text()


@settings(deadline=None, max_examples=30)
@given(
    one=networks(6),
    other=networks(6),
    width=st.integers(1, 120),
    height=st.integers(1, 40),
    ascii_only=st.booleans(),
)
def test_any_two_states_fit(
    one: Network, other: Network, width: int, height: int, ascii_only: bool
) -> None:
    options = MapOptions(width, height, ascii=ascii_only, effort="first")
    drawing = draw_comparison(*one, *other, options)
    check_size(drawing, width, height)
    check_rects(drawing, width, height)
    shown = draw_comparison(*one, *other, replace(options, width=120, height=40))
    gone = {entity.id for entity in one[0]} | {entity.id for entity in other[0]}
    assert set(shown.rects) <= gone


def test_lines_of_a_comparison_lead_where_they_say() -> None:
    before, after = before_and_after()
    drawing = draw_comparison(*before, *after, MapOptions(100, 30))
    actors = [*after[0], before[0][3]]
    links = [*after[1], before[1][2]]
    check_count(drawing, actors, links)
    check_routes(drawing, links)
