"""Networks of every shape in windows of every size: whole or counted, never wrong, never alike."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from drawing_checks import check_count, check_rects, check_routes, check_size, grid
from hypothesis import given, settings
from hypothesis import strategies as st
from textmap_networks import Network, chain, complete, network, scattered, star

from exporters.textmap import Drawing, MapOptions, draw

LONG = "Hyvinvointialueen kotoutumista edistävien palvelujen kehittä"

NAMES: dict[str, Callable[[int], str]] = {
    "short": lambda number: f"Toimija {number}",
    "one character": lambda number: chr(ord("A") + number),
    "alike but for the end": lambda number: f"{LONG[:57]}{number:03}",
    "alike but for the middle": lambda number: f"Kotkan {number} kaupungin sivistystoimen yksikkö",
    "wide": lambda number: f"東京ガス株式会社{number}",
    "right to left": lambda number: f"שלום עמותה {number}",
    "combining": lambda number: f"e\u0301tienne\u0308 {number}",
    "joined": lambda number: f"👩‍👩‍👧 perhe {number}",
}
SIZES = st.tuples(st.integers(60, 220), st.integers(18, 64))


def renamed(shape: Network, name: Callable[[int], str]) -> Network:
    """The same network with other names."""
    actors, links = shape
    return [
        actor.model_copy(update={"name": name(number)}) for number, actor in enumerate(actors)
    ], links


def tree(count: int, branches: int) -> Network:
    """Each gives to a few others, who are given nothing else."""
    pairs = [((number - 1) // branches, number) for number in range(1, count)]
    return network([f"Toimija {number}" for number in range(count)], pairs)


def hub(count: int, degree: int, more: int, seed: int) -> Network:
    """An actor that deals with `degree` others, and links among all."""
    chance = random.Random(seed)
    pairs = [(0, other) if other % 2 else (other, 0) for other in range(1, degree + 1)]
    pairs += [tuple(chance.sample(range(count), 2)) for _ in range(more)]
    return network([f"Toimija {number}" for number in range(count)], pairs)


def parts(count: int, size: int) -> Network:
    """Groups that have nothing to do with one another."""
    pairs = [
        (group * size + one, group * size + other)
        for group in range(count)
        for one in range(size)
        for other in range(one)
    ]
    return network([f"Osa {number}" for number in range(count * size)], pairs)


SHAPES = {
    "hub of 40": hub(41, 40, 0, 1),
    "hub among others": hub(48, 40, 30, 2),
    "star": star(24),
    "tree": tree(40, 3),
    "chain": chain(20),
    "complete": complete(8),
    "in parts": parts(6, 4),
    "pairs": parts(12, 2),
    "alone": scattered(18),
}


def check(drawing: Drawing, shape: Network, size: tuple[int, int], *, ascii_only: bool) -> None:
    """Everything that holds for a map."""
    actors, links = shape
    check_size(drawing, *size)
    check_rects(drawing, *size)
    check_count(drawing, actors, links)
    check_routes(drawing, links, ascii_only=ascii_only)
    text = drawing.text()
    for count, word in ((drawing.left_out, "link"), (drawing.left_out_actors, "actor")):
        assert not count or f"{count} {word}" in text
    cells = grid(drawing)
    labels = {
        "".join(cells[top + high // 2][left : left + wide])
        for left, top, wide, high in drawing.rects.values()
    }
    assert len(labels) == len(drawing.rects), "no two look alike"


@pytest.mark.parametrize("shape", SHAPES)
@settings(deadline=None, max_examples=4)
@given(name=st.sampled_from(sorted(NAMES)), size=SIZES, ascii_only=st.booleans())
def test_any_shape_in_any_window(
    shape: str, name: str, size: tuple[int, int], ascii_only: bool
) -> None:
    drawn = renamed(SHAPES[shape], NAMES[name])
    options = MapOptions(*size, view="map", ascii=ascii_only, effort="first")
    check(draw(*drawn, options), drawn, size, ascii_only=ascii_only)


@pytest.mark.parametrize("size", [(60, 18), (300, 90)])
def test_a_good_drawing_keeps_to_the_same(size: tuple[int, int]) -> None:
    drawn = renamed(hub(22, 12, 24, 3), NAMES["alike but for the end"])
    options = MapOptions(*size, view="map")
    drawing = draw(*drawn, options)
    check(drawing, drawn, size, ascii_only=False)
    assert draw(*drawn, options) == drawing


@pytest.mark.parametrize("name", sorted(NAMES))
def test_whoever_has_room_is_drawn_whole(name: str) -> None:
    drawn = renamed(tree(9, 2), NAMES[name])
    drawing = draw(*drawn, MapOptions(200, 60, view="map"))
    assert (drawing.left_out, drawing.left_out_actors) == (0, 0)
    assert len(drawing.names) == 8
    check(drawing, drawn, (200, 60), ascii_only=False)


def test_who_is_added_leaves_the_others_where_they_were() -> None:
    for seed in range(2):
        actors, links = hub(24, 9, 36, seed)
        for size in ((120, 40), (200, 60)):
            options = MapOptions(*size, view="map", effort="first")
            first = actors[:-1]
            known = {actor.id for actor in first}
            before = draw(
                first, [one for one in links if {one.source, one.target} <= known], options
            )
            after = draw(
                actors, links, MapOptions(*size, view="map", effort="first", previous=before.places)
            )
            stayed = [
                one
                for one in known
                if abs(after.rects[one][0] - before.rects[one][0]) <= after.rects[one][2]
                and abs(after.rects[one][1] - before.rects[one][1]) <= 1
            ]
            assert len(stayed) >= 0.9 * len(known)
