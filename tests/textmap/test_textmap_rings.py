"""Rings around one actor, the last line in narrow windows, and drawings that nobody wants."""

from __future__ import annotations

import itertools

import pytest
from drawing_checks import check_rects, check_routes, check_size
from textmap_networks import actor, link, random_network

from exporters.textmap import DrawingStopped, MapOptions, draw
from model.entities import Actor, ActorKind, LinkState, Strength, ValueLink


def relations() -> tuple[list[Actor], list[ValueLink]]:
    """One actor with a tie of every sort, and a link that is none of its own."""
    names = ("Asiakas", "Kela", "Ohjaamo", "Seurakunta", "Koulu", "Apuri")
    actors = [actor(name, number) for number, name in enumerate(names)]
    actors[0] = actor("Asiakas", 0, kind=ActorKind.CUSTOMER)
    links = [
        link(1, "a1", "a0", "etuudet", strength=Strength.STRONG, channel="järjestelmä"),
        link(2, "a0", "a2", "palaute"),
        link(3, "a3", "a0", "tuki", strength=Strength.WEAK),
        link(4, "a4", "a0", "opetus", state=LinkState.WISHED),
        link(5, "a2", "a0", "ohjaus", strength=Strength.STRONG),
        link(6, "a1", "a2", "tieto"),
    ]
    return actors, links


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
def test_who_is_nearer_stands_nearer(size: tuple[int, int]) -> None:
    actors, links = relations()
    drawing = draw(actors, links, MapOptions(*size, view="rings"))
    check_size(drawing, *size)
    check_rects(drawing, *size)
    check_routes(drawing, links)
    assert set(drawing.rects) == {"a0", "a1", "a2", "a3", "a4"}, "Apuri has nothing to do with it"
    away = {}
    for one, (left, top, width, _) in drawing.rects.items():
        across = (left + width / 2 - size[0] / 2) / size[0]
        away[one] = (across**2 + ((top - size[1] / 2) / size[1]) ** 2) ** 0.5
    assert max(away["a1"], away["a2"]) < away["a3"] < away["a4"] * 1.2
    text = drawing.text()
    for word in ("near", "far", "missing", "etuudet @järjestelmä", "only links of Asiakas"):
        assert word in text
    assert "tieto" not in text
    assert drawing.left_out == 0


def test_rings_around_another_actor_in_any_window() -> None:
    actors, links = random_network(30, 90, 5)
    for size in ((1, 1), (9, 3), (20, 6), (60, 18), (120, 40)):
        for ascii_only in (False, True):
            options = MapOptions(*size, view="rings", focus="a7", ascii=ascii_only)
            drawing = draw(actors, links, options)
            check_size(drawing, *size)
            check_rects(drawing, *size)
            own = [one for one in links if "a7" in (one.source, one.target)]
            drawn = sum(map(len, drawing.bundles.values()))
            assert drawn + drawing.left_out == len(own)
            if drawing.left_out and size[0] >= 60:
                assert f"{drawing.left_out} link" in drawing.text()


def test_what_is_left_out_is_said_whole_before_anything_else() -> None:
    actors, links = random_network(40, 120, 6)
    for width in (50, 60, 80):
        drawing = draw(actors, links, MapOptions(width, 18, view="auto", effort="first"))
        last = drawing.text().split("\n")[-1]
        assert f"{drawing.left_out} links not drawn" in last
        assert "…" not in last


@pytest.mark.parametrize("asked", [1, 20, 60])
def test_a_drawing_that_nobody_wants_is_stopped(asked: int) -> None:
    times = itertools.count(1)
    options = MapOptions(120, 40, view="map", is_unwanted=lambda: next(times) >= asked)
    with pytest.raises(DrawingStopped):
        draw(*random_network(25, 60, 7), options)
    assert next(times) == asked + 1, "at once"
