"""Whatever the network and the window: nothing overlaps, nothing is cut, no line is wrong."""

from __future__ import annotations

import pytest
from drawing_checks import check_count, check_rects, check_routes, check_size
from hypothesis import given, settings
from hypothesis import strategies as st
from textmap_networks import Network, chain, complete, networks, random_network, scattered, star

from exporters.textmap import MapOptions, View, draw

MAPS: tuple[View, ...] = ("map", "sectors", "auto")
VIEWS: tuple[View, ...] = ("map", "ego", "sectors", "matrix", "list", "auto")


@settings(deadline=None, max_examples=60)
@given(
    network=networks(),
    width=st.integers(1, 130),
    height=st.integers(1, 45),
    view=st.sampled_from(VIEWS),
    per=st.sampled_from(("pair", "flow")),
    ascii_only=st.booleans(),
)
def test_always_fits(
    network: Network, width: int, height: int, view: View, per: str, ascii_only: bool
) -> None:
    actors, links = network
    options = MapOptions(
        width,
        height,
        view=view,
        per="flow" if per == "flow" else "pair",
        ascii=ascii_only,
        effort="first",
    )
    drawing = draw(actors, links, options)
    check_size(drawing, width, height)
    check_rects(drawing, width, height)


@settings(deadline=None, max_examples=40)
@given(
    network=networks(8),
    width=st.integers(40, 130),
    height=st.integers(14, 45),
    view=st.sampled_from(MAPS),
    per=st.sampled_from(("pair", "flow")),
    ascii_only=st.booleans(),
)
def test_lines_lead_where_they_say(
    network: Network, width: int, height: int, view: View, per: str, ascii_only: bool
) -> None:
    actors, links = network
    options = MapOptions(
        width,
        height,
        view=view,
        per="flow" if per == "flow" else "pair",
        ascii=ascii_only,
        effort="first",
    )
    drawing = draw(actors, links, options)
    check_count(drawing, actors, links)
    if drawing.view in ("map", "sectors"):
        check_routes(drawing, links, ascii_only=ascii_only)


@settings(deadline=None, max_examples=15)
@given(network=networks(8), view=st.sampled_from(VIEWS))
def test_same_input_same_drawing(network: Network, view: View) -> None:
    actors, links = network
    options = MapOptions(90, 30, view=view, effort="first")
    assert draw(actors, links, options) == draw(actors, links, options)


SHAPES = {
    "star of 40": star(40),
    "complete of 9": complete(9),
    "complete of 20": complete(20),
    "chain of 30": chain(30),
    "scattered 24": scattered(24),
    "no links": scattered(3),
    "random 60": random_network(60, 150, 1),
    "crowd of 150": random_network(150, 400, 2),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("size", [(20, 6), (80, 24), (120, 40)])
def test_awkward_shapes(shape: str, size: tuple[int, int]) -> None:
    actors, links = SHAPES[shape]
    drawing = draw(actors, links, MapOptions(*size, view="map", effort="first"))
    check_size(drawing, *size)
    check_rects(drawing, *size)
    check_count(drawing, actors, links)
    check_routes(drawing, links)
    if drawing.left_out_actors == 0 and size != (20, 6):
        assert drawing.left_out == 0 or f"{drawing.left_out} link" in drawing.text()


def test_three_hundred_actors_still_fit() -> None:
    actors, links = random_network(300, 1000, 3)
    drawing = draw(actors, links, MapOptions(240, 70))
    check_size(drawing, 240, 70)
    check_rects(drawing, 240, 70)
    check_count(drawing, actors, links)
    text = drawing.text()
    assert drawing.left_out_actors == 0
    assert all(actor.name in text for actor in actors)
    assert f"{drawing.left_out} links not drawn" in text


@pytest.mark.parametrize("per", ["pair", "flow"])
def test_a_small_network_is_drawn_whole(per: str) -> None:
    actors, links = random_network(9, 16, 4)
    options = MapOptions(120, 40, view="map", per="flow" if per == "flow" else "pair")
    drawing = draw(actors, links, options)
    text = drawing.text()
    assert drawing.left_out == 0 and "not drawn" not in text
    assert all(actor.name in text for actor in actors)
    assert len(drawing.names) >= 0.9 * len(links)
