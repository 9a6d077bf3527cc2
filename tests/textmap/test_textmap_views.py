"""What each view shows, and what it says about itself."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from drawing_checks import check_count, grid, roles
from textmap_networks import actor, chain, link, network, random_network, star

from exporters.textmap import MapOptions, Role, draw
from exporters.textmap.flows import all_flows, flows_of
from model.entities import LinkState, Nature, Sector, Strength


def test_the_customer_stands_in_the_middle_in_a_heavy_box() -> None:
    actors, links = star(8)
    drawing = draw(actors, links, MapOptions(120, 40))
    left, top, width, height = drawing.rects["a0"]
    assert height == 3
    assert abs(left + width / 2 - 60) <= 6 and abs(top + 1 - 20) <= 4
    cells = grid(drawing)
    assert cells[top][left] == "┏" and cells[top + 2][left + width - 1] == "┛"


@pytest.mark.parametrize(
    ("fields", "signs"),
    [
        ({}, "─│"),
        ({"nature": Nature.INTANGIBLE}, "╌╎"),
        ({"state": LinkState.WISHED}, "┈┊"),
        ({"strength": Strength.STRONG}, "━┃"),
        ({"strength": Strength.STRONG, "nature": Nature.INTANGIBLE}, "╍╏"),
    ],
)
def test_line_styles(fields: dict[str, object], signs: str) -> None:
    actors = [actor("Kela", 1), actor("Ohjaamo", 2)]
    drawing = draw(actors, [link(1, "a1", "a2", "x", **fields)], MapOptions(60, 16))
    cells = grid(drawing)
    drawn = {cells[y][x] for x, y in drawing.routes["l1"]}
    assert drawn & set(signs)
    assert not drawn & (set("─│╌╎┈┊━┃╍╏") - set(signs))


def test_a_broken_link_carries_a_cross() -> None:
    actors = [actor("Kela", 1), actor("Ohjaamo", 2)]
    drawing = draw(actors, [link(1, "a1", "a2", "x", state=LinkState.BROKEN)], MapOptions(60, 16))
    cells = grid(drawing)
    assert "✕" in {cells[y][x] for x, y in drawing.routes["l1"]}
    assert "✕ broken" in drawing.text()


def test_both_ways_share_a_line_with_two_heads_and_arrows_at_the_names() -> None:
    actors = [actor("Kela", 1), actor("Ohjaamo", 2)]
    links = [link(1, "a1", "a2", "etuus"), link(2, "a2", "a1", "palaute")]
    drawing = draw(actors, links, MapOptions(80, 20))
    assert drawing.bundles == {"l1": ("l1", "l2")}
    assert sum(drawing.text().count(head) for head in "▲►▼◄") == 2
    assert re.search(r"etuus→|[←↑↓]etuus", drawing.text())
    assert re.search(r"palaute→|[←↑↓]palaute", drawing.text())
    each = draw(actors, links, MapOptions(80, 20, per="flow"))
    assert each.bundles == {"l1": ("l1",), "l2": ("l2",)}


def test_sectors_by_sign_and_by_style() -> None:
    actors = [
        actor("Kela", 1, sector=Sector.PUBLIC),
        actor("Kymi Oy", 2, sector=Sector.PRIVATE),
        actor("SPR", 3, sector=Sector.THIRD),
    ]
    drawing = draw(actors, [], MapOptions(80, 20))
    for sign, name in (("■", "Kela"), ("●", "Kymi Oy"), ("◆", "SPR")):
        assert re.search(rf"{sign}\[ *{name} *\]|\[ *{name} *\]{sign}", drawing.text())
    assert "■ public" in drawing.text() and "◆ third sector" in drawing.text()
    sectors = {style.sector for line in drawing.lines for _, style in line}
    assert {Sector.PUBLIC, Sector.PRIVATE, Sector.THIRD} <= sectors
    assert "38;2;86;180;233" in drawing.ansi() and "\x1b" not in drawing.text()


def test_the_sectors_view_puts_each_on_its_side() -> None:
    actors = [actor("Asiakas", 0, sector=Sector.CUSTOMER)]
    for number in range(1, 13):
        sector = (Sector.PUBLIC, Sector.PRIVATE, Sector.THIRD)[number % 3]
        actors.append(actor(f"Toimija {number}", number, sector=sector))
    links = [link(number, f"a{number}", "a0") for number in range(1, 13)]
    drawing = draw(actors, links, MapOptions(120, 40, view="sectors"))
    middle = {
        sector: [
            rect[0] + rect[2] / 2
            for one in actors
            if one.sector is sector
            for rect in [drawing.rects[one.id]]
        ]
        for sector in Sector
    }
    assert max(middle[Sector.PUBLIC]) < 60 < min(middle[Sector.PRIVATE])
    third = [drawing.rects[one.id][1] for one in actors if one.sector is Sector.THIRD]
    assert min(third) > drawing.rects["a0"][1]


def test_ego_shows_the_neighbours_and_the_flows_in_words() -> None:
    actors, links = network(
        ["Asiakas", "Kela", "SPR", "Kouvola", "Kymi"], [(1, 0), (1, 2), (3, 1), (3, 4)]
    )
    for width, height in ((120, 30), (70, 30)):
        drawing = draw(actors, links, MapOptions(width, height, focus="a1"))
        assert drawing.view == "ego"
        assert set(drawing.rects) == {"a0", "a1", "a2", "a3"}
        text = drawing.text()
        assert "Kymi" not in text
        assert "→ SPR: arvo1 (tangible)" in text and "← Kouvola: arvo2 (tangible)" in text


def test_the_matrix_reads_from_row_to_column() -> None:
    actors = [actor("Kela", 1), actor("Ohjaamo", 2), actor("SPR", 3)]
    links = [
        link(1, "a1", "a2"),
        link(2, "a2", "a1", nature=Nature.INTANGIBLE),
        link(3, "a3", "a1"),
        link(4, "a3", "a1", nature=Nature.INTANGIBLE),
        link(5, "a3", "a2", state=LinkState.WISHED),
    ]
    drawing = draw(actors, links, MapOptions(60, 12, view="matrix"))
    rows = drawing.text().splitlines()
    kela, ohjaamo, spr = (
        next(row for row in rows if name in row) for name in ("Kela", "Ohjaamo", "SPR")
    )
    assert "●" in kela and "○" in ohjaamo and "◉2" in spr and "◌" in spr
    check_count(drawing, actors, links)


def test_the_list_says_what_everyone_gives_and_gets() -> None:
    actors, links = network(["Asiakas", "Kela"], [(1, 0)])
    drawing = draw(actors, links, MapOptions(100, 20, view="list"))
    assert "Kela  gives 1, gets 0" in drawing.text()
    assert "→ Asiakas: arvo0 (tangible)" in drawing.text()
    assert "← Kela: arvo0 (tangible)" in drawing.text()
    assert drawing.left_out == 0


def test_a_list_too_long_says_so() -> None:
    actors, links = random_network(40, 90, 5)
    drawing = draw(actors, links, MapOptions(60, 20, view="list"))
    assert drawing.left_out > 0 and f"{drawing.left_out} links not drawn" in drawing.text()
    check_count(drawing, actors, links)


def test_the_view_follows_the_room_and_says_why() -> None:
    actors, links = random_network(40, 90, 6)
    large = draw(actors, links, MapOptions(200, 60, effort="first"))
    assert (large.view, large.caption) == ("map", "")
    small = draw(actors, links, MapOptions(100, 48, effort="first"))
    assert small.view == "map" and "crowded" in small.text()
    smaller = draw(actors, links, MapOptions(100, 20))
    assert smaller.caption and smaller.caption in smaller.text()
    long_names = [
        one.model_copy(update={"name": one.name + " ja pitkä liite nimen perässä" * 2})
        for one in actors[:20]
    ]
    matrix = draw(long_names, links, MapOptions(64, 40))
    assert matrix.view == "matrix" and "matrix" in matrix.text()
    assert draw(actors, links, MapOptions(24, 6)).view == "list"


def test_no_actors_yet() -> None:
    drawing = draw([], [], MapOptions(80, 24))
    assert "No actors yet." in drawing.text()


def test_a_filter_dims_and_never_hides() -> None:
    actors, links = star(6)
    plain = draw(actors, links, MapOptions(100, 30))
    dimmed = draw(actors, links, MapOptions(100, 30, dim=frozenset({"a1", "l0", "a3"})))
    assert dimmed.text() == plain.text()
    faint = {text for line in dimmed.lines for text, style in line if style.emphasis == "dim"}
    assert any("Toimija 1" in text for text in faint)
    chosen = draw(actors, links, MapOptions(100, 30, selected=frozenset({"a2"})))
    assert any(
        "Toimija 2" in text and style.emphasis == "selected"
        for line in chosen.lines
        for text, style in line
    )


def test_an_added_actor_leaves_the_others_where_they_were() -> None:
    actors, links = random_network(20, 40, 7)
    options = MapOptions(140, 44, view="map", effort="first")
    before = draw(actors, links, options)
    more = [*actors, actor("Uusi toimija", 99)]
    grown = [*links, link(999, "a99", "a3"), link(998, "a5", "a99")]
    after = draw(more, grown, replace(options, previous=before.places))
    moved = [
        one.id
        for one in actors
        if abs(after.rects[one.id][0] - before.rects[one.id][0]) > 4
        or after.rects[one.id][1] != before.rects[one.id][1]
    ]
    assert "a99" in after.rects and len(moved) <= 2


def test_few_style_runs_in_a_line() -> None:
    actors, links = random_network(25, 60, 8)
    drawing = draw(actors, links, MapOptions(200, 60, view="map", effort="first"))
    assert max(len(line) for line in drawing.lines) <= 60
    flat = {role for row in roles(drawing) for role in row}
    assert {Role.ACTOR, Role.LINK, Role.HEAD, Role.FLOW, Role.LEGEND} <= flat


def test_flows_in_words() -> None:
    actors, links = chain(3)
    by_id = {one.id: one for one in actors}
    flows = flows_of(actors[1], by_id, links)
    assert [flow.words() for flow in flows.gives] == ["Toimija 2: arvo1 (tangible)"]
    assert [flow.words() for flow in flows.gets] == ["Toimija 0: arvo0 (tangible)"]
    assert all_flows(actors, links)[1] == flows
    strong = links[0].model_copy(
        update={"strength": Strength.STRONG, "state": LinkState.WISHED, "nature": "intangible"}
    )
    assert (
        "(intangible, strong, wished for)" in flows_of(actors[0], by_id, [strong]).gives[0].words()
    )
