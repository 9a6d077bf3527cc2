"""The map's parts without a screen: who stands where, colours by row, zoom, filters, search."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.geometry import Offset, Size
from textual.strip import Strip

from benchmarks.generate import generate
from exporters.textmap import Drawing, MapOptions, draw
from model.changes import edited
from model.entities import Actor, LinkState, Nature, Sector, Strength, ValueLink
from model.workshop import Workshop
from tui.widgets.map_carry import Carry, can_carry
from tui.widgets.map_filter import MapFilter, Side, options
from tui.widgets.map_find import MapIndex
from tui.widgets.map_hits import Ground, nearest
from tui.widgets.map_paint import PINS, PINS_ASCII, Look, Painter, joined
from tui.widgets.map_style import MapStyles
from tui.widgets.map_zoom import FIT, Anchor, enlarged, levels, scaled, stepped

AT = dt.datetime(2026, 9, 15, 9, 0)


def actor(name: str, sector: Sector = Sector.PUBLIC, **fields: object) -> Actor:
    return Actor(id=f"a-{name}", created=AT, name=name, sector=sector, **fields)


def link(source: str, target: str, what: str, **fields: object) -> ValueLink:
    ends = {"source": f"a-{source}", "target": f"a-{target}"}
    return ValueLink(id=f"{source}>{target}:{what}", created=AT, what=what, **ends, **fields)


def workshop(actors: list[Actor], links: list[ValueLink]) -> Workshop:
    return replace(
        generate(0, 0, 0),
        actors={one.id: one for one in actors},
        links={one.id: one for one in links},
    )


SMALL = workshop(
    [
        actor("Kela"),
        actor("Ohjaamo", aliases=("Kotkan nuorten talo",)),
        actor("Valo ry", Sector.THIRD),
        actor("Yksinäinen", Sector.PRIVATE),
    ],
    [
        link("Kela", "Ohjaamo", "palvelu", category="Tieto", strength=Strength.STRONG),
        link("Ohjaamo", "Kela", "palaute", nature=Nature.INTANGIBLE, category="tieto"),
        link("Valo ry", "Ohjaamo", "tilat", state=LinkState.WISHED),
    ],
)


def drawn(session: Workshop, width: int, height: int, **wanted: object) -> Drawing:
    wishes = MapOptions(width, height, **{"view": "map", **wanted})
    return draw(list(session.actors.values()), list(session.links.values()), wishes)


# ---------------------------------------------------------------------- who stands where


@pytest.mark.parametrize("view", ["map", "sectors", "list", "ego"])
def test_every_cell_knows_whose_it_is(view: str) -> None:
    """Labels, names and lines are found where they stand; labels go before lines."""
    session = generate(12, 25, 0)
    drawing = drawn(session, 120, 40, view=view)
    ground = Ground(drawing)
    for one, (x, y, width, height) in drawing.rects.items():
        hit = ground.at(x + width // 2, y + height // 2)
        assert hit is not None
        assert hit.actor == one
        assert ground.rows_of([one]) >= set(range(y, y + height))
    for one, (x, y, width, _height) in drawing.names.items():
        hit = ground.at(x + width // 2, y)
        assert hit is not None
        assert hit.links == (one,)
    for key, cells in drawing.routes.items():
        for x, y in cells:
            hit = ground.at(x, y)
            assert hit is not None
            assert hit.actor or set(hit.links) & set(drawing.bundles[key]) or hit.links
        assert ground.box_of(key) is not None
    assert ground.at(500, 500) is None
    assert ground.at(-5, -5) is None


def test_a_line_is_easy_to_hit() -> None:
    """A cell beside a line counts as the line; a cell beside a label does not count as it."""
    drawing = drawn(SMALL, 60, 16)
    ground = Ground(drawing)
    x, y, width, _height = drawing.rects["a-Yksinäinen"]
    beside = ground.at(x + width, y)
    assert beside is None or beside.actor is None
    key, cells = next(iter(drawing.routes.items()))
    x, y = next((x, y) for x, y in cells if ground.at(x + 1, y) and not ground.at(x + 1, y).actor)
    assert set(ground.at(x + 1, y).links) & set(drawing.bundles[key])


def test_the_list_has_whole_lines() -> None:
    """In the list all words of a flow are the flow's, not only its first cell."""
    drawing = drawn(SMALL, 100, 20, view="list")
    ground = Ground(drawing)
    text = drawing.text().splitlines()
    row = next(row for row, line in enumerate(text) if "palvelu" in line)
    at = text[row].index("palvelu")
    assert ground.at(at + 2, row).links == ("Kela>Ohjaamo:palvelu",)


def test_the_nearest_lies_in_the_direction() -> None:
    """Rows count double; what lies aside is farther; nothing lies behind the last one."""
    rects = {"a": (0, 0, 4, 1), "b": (20, 0, 4, 1), "c": (8, 6, 4, 1)}
    assert nearest(rects, (2, 0.5), (1, 0), "a") == "b"
    assert nearest(rects, (2, 0.5), (0, 1), "a") == "c"
    assert nearest(rects, (22, 0.5), (1, 0), "b") is None


# ---------------------------------------------------------------------- painting


def painter(drawing: Drawing) -> Painter:
    return Painter(drawing, Ground(drawing), MapStyles(dark=True), RichStyle())


def painted(one: Painter, drawing: Drawing) -> list[str]:
    strips = [one.strip(row) for row in range(len(drawing.lines))]
    return [
        "".join(text for text, _s, _c in strip).rstrip() for strip in strips if strip is not None
    ]


def test_no_look_changes_what_is_read() -> None:
    """Dimming, lighting and the cursor only colour; a carried actor stands over the rest."""
    session = generate(25, 60, 0)
    drawing = drawn(session, 120, 40)
    text = [line.rstrip() for line in drawing.text().splitlines()]
    one = painter(drawing)
    ids = [*session.actors, *session.links]
    for look in (
        Look(),
        Look(dim=frozenset(ids)),
        Look(here=ids[3], lit=frozenset(ids[::3]), dim=frozenset(ids[::2])),
        Look(here=ids[-1]),
        Look(),
    ):
        one.look(look)
        assert painted(one, drawing) == text
    carried = next(iter(drawing.rects))
    one.look(Look(carried=(carried, 0, 0)))
    assert painted(one, drawing) != text
    one.look(Look())
    assert painted(one, drawing) == text


def test_a_look_is_the_same_whatever_came_before() -> None:
    """Rows that were not painted anew are those that look the same."""
    session = generate(12, 25, 0)
    drawing = drawn(session, 100, 30)
    ids = [*session.actors, *session.links]
    worn, looks = painter(drawing), []
    for place in range(0, len(ids), 3):
        looks.append(Look(here=ids[place], dim=frozenset(ids[:place]), lit=frozenset(ids[-place:])))
    looks += [Look(carried=(ids[0], 3, 4)), Look(carried=(ids[0], 9, 12)), Look()]
    for look in looks:
        worn.look(look)
        fresh = painter(drawing)
        fresh.look(look)
        for row in range(len(drawing.lines)):
            assert list(worn.strip(row)) == list(fresh.strip(row)), (look, row)


def test_few_runs_in_a_line() -> None:
    """A line of a crowded map stays within thirty style runs in a window of 200 cells."""
    session = generate(60, 180, 0)
    drawing = drawn(session, 400, 120, effort="first")
    one = painter(drawing)
    one.look(Look(dim=frozenset(list(session.links)[::2])))
    for row in range(len(drawing.lines)):
        for left in (0, 100, 200):
            strip = one.strip(row)
            assert strip is not None
            assert len(list(strip.crop_extend(left, left + 200, None))) <= 30


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["ab", "  ", "─", "", "漢"]), st.integers(0, 3))))
def test_joined_runs_read_the_same(runs: list[tuple[str, int]]) -> None:
    """Joining changes neither text nor the look of anything that is seen."""
    known = [
        RichStyle(),
        RichStyle(color="red"),
        RichStyle(bgcolor="blue"),
        RichStyle(reverse=True),
    ]
    before = Strip([Segment(text, known[place]) for text, place in runs])
    after = joined(before)
    assert after.text == before.text
    assert len(list(after)) <= max(1, len(runs))

    def cells(strip: Strip) -> list[tuple[str, RichStyle | None]]:
        # A blank looks the same in every style that colours letters only.
        bare = (known[0], known[1])
        return [
            (char, None if char == " " and style in bare else style)
            for text, style, _control in strip
            for char in text
        ]

    assert cells(after) == cells(before)


# ---------------------------------------------------------------------- zoom


def test_levels_end_where_drawings_get_too_large() -> None:
    """From all in sight to a few times as large, fewer in large windows; never less than all."""
    assert levels(Size(80, 20))[-1] == 4
    assert levels(Size(240, 70))[-1] == 2
    assert levels(Size(2000, 900)) == (FIT,)
    assert stepped(FIT, 1, Size(80, 20)) == 1.5
    assert stepped(FIT, -1, Size(80, 20)) == FIT
    assert stepped(4.0, 1, Size(80, 20)) == 4.0
    assert stepped(4.0, 1, Size(240, 70)) == 2, "the window was smaller before"
    assert enlarged(Size(240, 70), 4) == Size(480, 140)
    assert enlarged(Size(80, 20), 1.5) == Size(120, 30)


def test_labels_stay_where_they_were_when_the_map_grows() -> None:
    """Left of, right of, above and beneath hold in the larger drawing as in the smaller one."""
    session = generate(25, 60, 0)
    small = drawn(session, 100, 30)
    assert small.places is not None
    places = scaled(small.places, Size(100, 30), Size(200, 60))
    large = drawn(session, 200, 60, previous=places)
    assert large.rects.keys() == small.rects.keys()
    for one, (x, y, width, _height) in small.rects.items():
        left, top, wide, _high = large.rects[one]
        assert abs((x + width / 2) * 2 - (left + wide / 2)) <= 24, one
        assert abs(y * 2 - top) <= 4, one
    again = drawn(session, 100, 30, previous=small.places)
    assert again.rects == small.rects, "and back where they were"


@settings(deadline=None, max_examples=60)
@given(
    st.integers(1, 200), st.integers(1, 60), st.integers(0, 199), st.integers(0, 59),
    st.floats(1, 4), st.integers(0, 300), st.integers(0, 90),
)  # fmt: skip
def test_an_anchor_keeps_its_cell(
    width: int, height: int, x: int, y: int, zoom: float, scroll_x: int, scroll_y: int
) -> None:
    """Scrolled as it says, the same part of the drawing is under the same cell, within a cell."""
    cell = Offset(min(x, width - 1), min(y, height - 1))
    before = Size(width * 2, height * 2)
    scroll = Offset(min(scroll_x, width), min(scroll_y, height))
    after = Size(round(before.width * zoom), round(before.height * zoom))
    there = Anchor.at(cell, scroll, before).scroll(after)
    assert there.x >= 0
    assert there.y >= 0
    if there.x:
        share = (scroll.x + cell.x) / before.width
        assert abs((there.x + cell.x) - share * after.width) <= 1


# ---------------------------------------------------------------------- carrying


def test_a_carried_actor_stays_on_the_map() -> None:
    """It goes no further than the edge; its pin is a share of what labels may stand in."""
    drawing = drawn(SMALL, 60, 16)
    one = Carry.of("a-Kela", drawing)
    assert one.rect(drawing) == drawing.rects["a-Kela"]
    assert one.to(-9, -9, drawing).rect(drawing)[:2] == (0, 0)
    far = one.to(999, 999, drawing)
    x, y, width, height = far.rect(drawing)
    assert x + width == 60
    assert y + height == 15, "the last line is not for labels"
    across, down = far.pin(drawing)
    assert 0.9 < across <= 1
    assert 0.9 < down <= 1
    assert can_carry(drawing, "a-Kela")
    assert not can_carry(drawing, "a-nobody")
    assert not can_carry(drawn(SMALL, 60, 16, view="list"), "a-Kela")
    assert not can_carry(None, "a-Kela")


@pytest.mark.parametrize("seed", range(6))
def test_pinned_actors_stand_where_they_were_put(seed: int) -> None:
    """Or right above or beneath; nobody overlaps; unpinned all stand as if nothing had been."""
    session = generate(9 + 8 * seed, 20 + 8 * seed, 0, seed)
    width, height = ((80, 20), (120, 40), (200, 60))[seed % 3]
    before = drawn(session, width, height, effort="first")
    random = Random(seed)
    pins = {
        one: (round(random.random(), 3), round(random.random(), 3))
        for one in random.sample(sorted(before.rects), 1 + seed % 3)
    }
    actors = {
        one: edited(entity, pinned=pins.get(one)) if one in pins else entity
        for one, entity in session.actors.items()
    }
    pinned = drawn(replace(session, actors=actors), width, height, effort="first")
    assert pinned.rects.keys() == before.rects.keys()
    for one, (across, down) in pins.items():
        left, top, wide, high = pinned.rects[one]
        x = min(max(across * width, wide / 2), width - wide / 2)
        y = min(max(down * (height - 1), high / 2), height - 1 - high / 2)
        assert abs(left + wide / 2 - x) <= 1.5
        assert abs(top + high / 2 - y) <= 6
    for one, other in combinations(pinned.rects.values(), 2):
        assert not overlapping(one, other)
    others = before.rects.keys() - pins.keys()
    stayed = sum(before.rects[one] == pinned.rects[one] for one in others)
    assert stayed >= 0.6 * len(others), "others only make room"
    assert pinned.places == before.places, "the arrangement beneath knows of no pins"


def test_where_there_is_room_a_pin_is_exact() -> None:
    """Every free cell of a roomy map can be a pinned actor's place, to the cell."""
    session = generate(9, 14, 0)
    before = drawn(session, 120, 40, effort="first")
    one, (_left, _top, width, height) = next(
        (one, rect) for one, rect in before.rects.items() if rect[3] == 1
    )
    others = [rect for other, rect in before.rects.items() if other != one]
    free = [
        (x, y)
        for x in range(0, 120 - width, 7)
        for y in range(0, 39, 3)
        if not any(overlapping((x - 2, y - 1, width + 4, 3), rect) for rect in others)
    ]
    assert len(free) > 50
    for x, y in free[::12]:
        pin = (x + width / 2) / 120, (y + height / 2) / 39
        actors = {**session.actors, one: edited(session.actors[one], pinned=pin)}
        pinned = drawn(replace(session, actors=actors), 120, 40, effort="first")
        assert pinned.rects == {**before.rects, one: (x, y, width, height)}


def overlapping(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    across = one[0] < other[0] + other[2] and other[0] < one[0] + one[2]
    return across and one[1] < other[1] + other[3] and other[1] < one[1] + one[3]


@pytest.mark.parametrize("ascii_only", [False, True])
def test_pinned_names_stand_in_other_brackets(ascii_only: bool) -> None:
    """Also where the name holds brackets itself, is wide, or stands in the customer's box."""
    customer = actor("Asiakas", Sector.CUSTOMER, pinned=(0.5, 0.5))
    session = workshop(
        [
            customer,
            actor("A [/b]", pinned=(0.2, 0.2)),
            actor("漢字", Sector.THIRD, pinned=(0.8, 0.8)),
        ],
        [link("A [/b]", "Asiakas", "x"), link("漢字", "Asiakas", "y"), link("A [/b]", "漢字", "z")],
    )
    drawing = drawn(session, 60, 20, ascii=ascii_only)
    one = Painter(
        drawing,
        Ground(drawing),
        MapStyles(dark=True),
        RichStyle(),
        PINS_ASCII if ascii_only else PINS,
    )
    one.look(Look(pinned=frozenset(session.actors)))
    text = "\n".join(painted(one, drawing))
    first, last = "{}" if ascii_only else "«»"
    assert f"{first}A [/b]{last}" in text
    assert f"{first}漢字{last}" in text
    row = next(line for line in text.splitlines() if "Asiakas" in line)
    assert row.strip().startswith(first) or f" {first}" in row
    widths = [cell_len(line) for line in text.splitlines()]
    assert widths == [cell_len(line.rstrip()) for line in drawing.text().splitlines()]


# ---------------------------------------------------------------------- filters


def chosen(*choices: tuple[Side, str]) -> MapFilter:
    return MapFilter(frozenset(choices))


def test_a_filter_takes_any_of_a_side_and_all_sides() -> None:
    """Two values of a side widen it, a second side narrows it; without any all of it fits."""
    assert MapFilter().left_out(SMALL) == frozenset()
    assert MapFilter().words(SMALL) == ""
    assert not MapFilter()
    intangible = chosen((Side.NATURE, "intangible"))
    assert intangible.fitting(SMALL).links == {"Ohjaamo>Kela:palaute"}
    assert intangible.fitting(SMALL).actors == {"a-Kela", "a-Ohjaamo"}
    both = intangible.turned((Side.NATURE, "tangible"))
    assert len(both.fitting(SMALL).links) == 3
    narrow = both.turned((Side.CATEGORY, "tieto"))
    assert narrow.fitting(SMALL).links == {"Ohjaamo>Kela:palaute", "Kela>Ohjaamo:palvelu"}
    assert "a-Yksinäinen" in narrow.left_out(SMALL)
    assert both.turned((Side.NATURE, "tangible")) == intangible


def test_sectors_bring_their_actors_and_whom_they_deal_with() -> None:
    """Alone a sector shows its actors without links too; with another side only links count."""
    private = chosen((Side.SECTOR, "private"))
    assert private.fitting(SMALL).actors == {"a-Yksinäinen"}
    third = chosen((Side.SECTOR, "third"))
    assert third.fitting(SMALL).actors == {"a-Valo ry", "a-Ohjaamo"}
    assert third.fitting(SMALL).links == {"Valo ry>Ohjaamo:tilat"}
    strong = private.turned((Side.STRENGTH, "strong"))
    assert strong.fitting(SMALL).actors == frozenset()
    assert strong.words(SMALL) == "0 of 3 links, 0 of 4 actors: strong · private"


def test_what_can_be_chosen_is_what_occurs() -> None:
    """Categories in one spelling with the most frequent first; what nobody has is not offered."""
    assert [one.words for one in options(SMALL, Side.NATURE)] == ["tangible", "intangible"]
    assert [(one.words, one.count) for one in options(SMALL, Side.CATEGORY)] == [
        ("#Tieto", 2), ("no category", 1),
    ]  # fmt: skip
    assert [one.words for one in options(SMALL, Side.STATE)] == ["existing", "wished for"]
    assert options(workshop([], []), Side.SECTOR) == []
    without = workshop([actor("A"), actor("B")], [link("A", "B", "x")])
    assert options(without, Side.CATEGORY) == [], "where nobody says one there is none to choose"
    gone = chosen((Side.CATEGORY, "raha"))
    assert gone.words(SMALL).endswith(": raha"), "also when its last link has gone"


# ---------------------------------------------------------------------- search


def test_search_finds_names_aliases_and_flows() -> None:
    """Case and accents aside; actors first, those that begin so before those that hold it."""
    index = MapIndex(SMALL)
    assert [match.id for match in index.matches("KELA")] == ["a-Kela"]
    assert [match.id for match in index.matches("nuorten talo")] == ["a-Ohjaamo"]
    assert [match.id for match in index.matches("yksinainen")] == ["a-Yksinäinen"]
    assert [match.id for match in index.matches("pal")] == [
        "Kela>Ohjaamo:palvelu", "Ohjaamo>Kela:palaute",
    ]  # fmt: skip
    assert index.matches("o")[0].is_actor
    assert {match.id for match in index.matches("#tieto")} == {
        "Kela>Ohjaamo:palvelu", "Ohjaamo>Kela:palaute",
    }  # fmt: skip
    assert index.matches("  ") == []
    assert index.matches("[/b]") == []
