"""The map with the whole window: going in, links, search, filters, moving actors, views, signs."""

from __future__ import annotations

import pytest
from rich.style import Style
from steps import (
    actor_named,
    capture,
    enter,
    fill,
    footer_line,
    go,
    keys,
    prepare,
    screen_text,
    settle,
    type_text,
    words_in,
)  # fmt: skip
from textual import events
from textual.pilot import Pilot

from benchmarks.generate import generate
from exporters.textmap.glyphs import UNICODE
from locales import language, set_language
from model.entities import ValueLink
from model.samples import sample_names, sample_workshop
from tui.app import ArvoverkkoApp
from tui.screens.map import MapScreen
from tui.settings import read_settings
from tui.widgets.map_legend import MapLegend
from tui.widgets.map_view import MapView

LINES = (
    "+ Kela /julkinen",
    "Kela -> Asiakas: etuudet #raha !",
    "Kela -> Ohjaamo: palveluohjaus @palaveri",
    "Ohjaamo ..> Asiakas: luottamus !",
    "Asiakas ..> Kela: palaute",
    "Seurakunta ?> Ohjaamo: tilat",
    "+ Seurakunta /3s",
)

HOSTILE = (
    '+ "Kela [/b] [@click=app.quit]x[/]" /julkinen',
    '"Kela [/b] [@click=app.quit]x[/]" -> 漢字の会: [bold]raha[/bold]',
    "漢字の会 ..> חברה: مرحبا",
    "👩‍👩‍👧‍👦 perhe -> é́́ä̈̈ yhdistys: 🎁🎁🎁",
    f'"{"Hyvin pitkä nimi " * 6}loppu" -> 漢字の会: {"pitkä virta " * 9}',
)


def map_of(app: ArvoverkkoApp) -> MapView:
    return app.screen.query_one(MapView)


def link_called(app: ArvoverkkoApp, what: str) -> ValueLink:
    return next(one for one in app.desk.workshop.links.values() if one.what == what)


def style_in_map(app: ArvoverkkoApp, x: int, y: int) -> Style:
    """How the cell at (x, y) of the drawing is shown."""
    view = map_of(app)
    x += view.region.x - view.scroll_offset.x
    y += view.region.y - view.scroll_offset.y
    at = 0
    for text, style, _control in app.screen._compositor.render_strips()[y]:
        at += len(text)
        if x < at:
            return style or Style()
    raise AssertionError((x, y))


def shown_in_map(app: ArvoverkkoApp) -> list[str]:
    """The lines of the drawing that are in sight."""
    region = map_of(app).region
    return [line[region.x : region.right] for line in screen_text(app).splitlines()][
        region.y : region.bottom
    ]


async def at_the_map(pilot: Pilot[None], app: ArvoverkkoApp) -> MapView:
    await enter(pilot)
    await go(pilot, "m")
    assert isinstance(app.screen, MapScreen)
    return map_of(app)


async def test_going_in_and_moving_about(app: ArvoverkkoApp) -> None:
    """Closer, about the cursor; arrows follow actors and move on; 0 shows all as it was before."""
    app.desk.take_in(sample_workshop(sample_names()[1]))
    async with app.run_test(size=(80, 24)) as pilot:
        view = await at_the_map(pilot, app)
        await keys(pilot, "z")  # the map, also where another view would fit better
        await settle(pilot)
        before = view.drawing.lines
        await keys(pilot, "right")
        first = view.selected
        assert first is not None, "an arrow finds an actor"
        for step in (1, 2, 3):
            await keys(pilot, ".")
            await settle(pilot)
            assert view.drawing.width > 80 * (1 + step * 0.4)
            assert view.is_in_sight(view.drawing.rects[first])
        assert "enlarged to 300 %" in words_in(app, "#map-line")
        await keys(pilot, "escape")
        await keys(pilot, "home")
        assert view.scroll_offset == (0, 0)
        await keys(pilot, "pagedown")
        assert view.scroll_offset.y > 3
        await keys(pilot, "end")
        assert view.scroll_offset == (view.max_scroll_x, view.max_scroll_y)
        assert view.max_scroll_x > 100
        await keys(pilot, "left")
        box = view.drawing.rects[view.selected]
        assert view.is_in_sight(box), "from anywhere an arrow begins with what is in sight"
        for _ in range(40):
            if view.scroll_offset.x:
                await keys(pilot, "left")
        assert view.scroll_offset.x == 0, "where no actor is further left, the map moves on"
        await keys(pilot, "0")
        await settle(pilot)
        assert view.drawing.lines == before, "the same window, the same drawing"
        assert "%" not in words_in(app, "#map-line")
        await keys(pilot, ",")
        assert "All of it is in sight" in screen_text(app)
        # While the next drawing is made, and while the window changes, the last one stays.
        for width, height in ((120, 40), (60, 20), (80, 24)):
            await pilot.resize_terminal(width, height)
            assert any(line.strip() for line in shown_in_map(app)), (width, height)
        await keys(pilot, ".")
        assert any(line.strip() for line in shown_in_map(app))
        await keys(pilot, "0")
        await settle(pilot)
        assert view.drawing.lines == before, "also after other windows"


async def test_the_cursor_on_links(app: ArvoverkkoApp) -> None:
    """Tab goes through an actor's links along their whole way; Enter opens one; Esc steps back."""
    prepare(app)
    fill(app, *LINES)
    async with app.run_test(size=(140, 40)) as pilot:
        view = await at_the_map(pilot, app)
        kela = actor_named(app, "Kela")
        view.put_cursor(kela.id)
        seen = []
        for _ in range(3):
            await keys(pilot, "tab")
            assert view.selected == kela.id
            seen.append(app.desk.workshop.links[view.link].what)
        assert seen == ["etuudet", "palveluohjaus", "palaute"], "what it gives, then what it gets"
        await keys(pilot, "shift+tab")
        assert view.link == link_called(app, "palveluohjaus").id
        detail = words_in(app, "#details")
        for words in (
            "palveluohjaus Kela → Ohjaamo", "Nature tangible", "State existing",
            "Channel palaveri", "Gives Kela ■ public", "Gets Ohjaamo",
        ):  # fmt: skip
            assert words in detail, words
        key = next(k for k, links in view.drawing.bundles.items() if view.link in links)
        here = {style_in_map(app, x, y).bgcolor for x, y in view.drawing.routes[key]}
        assert len(here) == 1
        assert here != {style_in_map(app, 0, 0).bgcolor}, "the whole way is marked"
        await keys(pilot, "escape")
        assert (view.selected, view.link) == (kela.id, None)
        await keys(pilot, "escape")
        assert view.selected is None
        await keys(pilot, "shift+tab")
        assert view.link == link_called(app, "tilat").id, "without an actor all links, from the end"
        await keys(pilot, "enter")
        await settle(pilot)
        assert app.screen.PLACE == "links"
        assert app.screen.cards.current.what == "tilat"
        assert app.focused.value == "tilat", "the card is open"
        await keys(pilot, "escape", "m")
        await settle(pilot)
        assert view.link == link_called(app, "tilat").id, "the cursor is where it was"
        fill(app, "Uusi -> Kela: apu")
        await settle(pilot)
        view.put_cursor(None, link_called(app, "apu").id)
        await keys(pilot, "u")
        await settle(pilot)
        assert view.link is None, "what is undone is under no cursor"
        assert "Arrow keys" in words_in(app, "#details")


async def test_search(app: ArvoverkkoApp) -> None:
    """Shift+7 opens it; what is found is lit as one types, Enter goes on, Esc leaves."""
    prepare(app)
    fill(app, *LINES)
    async with app.run_test(size=(120, 40)) as pilot:
        view = await at_the_map(pilot, app)
        drawing = view.drawing
        # As a terminal sends Shift+7 on a Finnish keyboard.
        app.post_message(events.Key("slash", "/"))
        await pilot.pause()
        assert "find ❯" in words_in(app, "#map-head")
        await type_text(pilot, "kel")
        assert view.selected == actor_named(app, "Kela").id
        assert "1 of 1" in words_in(app, "#map-head")
        await keys(pilot, *["backspace"] * 3)
        await type_text(pilot, "pal")
        assert "1 of 2" in words_in(app, "#map-head")
        ids = [link_called(app, what).id for what in ("palveluohjaus", "palaute")]
        assert view.link == ids[0]
        name = next((n for n in ids[1:] if n in drawing.names), None)
        assert name is not None
        x, y, _width, _height = drawing.names[name]
        lit = style_in_map(app, x + 2, y).bgcolor
        assert lit != style_in_map(app, 0, 0).bgcolor, "the other match is lit too"
        await keys(pilot, "enter")
        assert view.link == ids[1]
        assert "2 of 2" in words_in(app, "#map-head")
        await keys(pilot, "enter")
        assert view.link == ids[0], "round again"
        await keys(pilot, "up")
        assert view.link == ids[1]
        assert "next match" in footer_line(app)
        await type_text(pilot, "xyz")
        assert "not found" in words_in(app, "#map-head")
        await keys(pilot, "escape")
        assert app.focused is view
        assert "find" not in words_in(app, "#map-head")
        assert view.found == frozenset()
        assert style_in_map(app, x + 2, y).bgcolor != lit or view.link == name
        assert view.drawing is drawing, "searching draws nothing anew"
        # A network that changes beneath the search is searched as it is now.
        await keys(pilot, "/")
        await type_text(pilot, "uusi")
        app.make(app.desk.read("+ Uusi toimija").change)
        await settle(pilot)
        assert view.selected == actor_named(app, "Uusi toimija").id


async def test_filters(app: ArvoverkkoApp) -> None:
    """Chosen beside the map, several at once; the rest steps back but stays; Esc shows all."""
    prepare(app)
    fill(app, *LINES)
    async with app.run_test(size=(120, 40)) as pilot:
        view = await at_the_map(pilot, app)
        drawing = view.drawing
        label = drawing.rects[actor_named(app, "Seurakunta").id]
        plain = style_in_map(app, label[0] + 2, label[1])
        await keys(pilot, "c")
        panel = words_in(app, "#filters")
        for words in (
            "Nature",
            "tangible 3",
            "intangible 2",
            "wished for 1",
            "public 1",
            "#raha 1",
        ):
            assert words in panel, words
        assert view.drawing is drawing, "the panel takes the details' place and not the map's"
        await keys(pilot, "down", "enter")
        assert words_in(app, "#map-line").startswith(
            "2 of 5 links, 3 of 4 actors: intangible Esc: everything"
        )
        assert "✓ intangible" in words_in(app, "#filters")
        dim = style_in_map(app, label[0] + 2, label[1])
        assert dim.color != plain.color
        assert "Seurakunta" in words_in(app, "#map"), "it steps back and does not go"
        assert view.drawing is drawing
        await keys(pilot, "home", "space")
        assert "5 of 5 links" in words_in(app, "#map-line"), "any of a kind"
        await keys(pilot, "home", "down", "down", "enter")
        assert "tangible or intangible · strong" in words_in(app, "#map-line")
        assert "2 of 5 links" in words_in(app, "#map-line"), "all kinds together"
        await keys(pilot, "escape")
        assert app.focused is view
        assert "strong" in words_in(app, "#map-line"), "what was chosen stays"
        assert "Arrow keys" in words_in(app, "#details")
        await keys(pilot, "tab", "tab", "tab")
        strong = {link_called(app, "etuudet").id, link_called(app, "luottamus").id}
        assert view.link in strong, "Tab goes through what fits"
        await keys(pilot, "escape", "escape")
        assert view.dimmed == frozenset()
        assert words_in(app, "#map-line").startswith("Map ·")
        assert style_in_map(app, label[0] + 2, label[1]) == plain
        # A filter follows the network, and stays through another language.
        await keys(pilot, "c", "home", "down", "enter", "escape")
        await keys(pilot, "space")
        await capture(pilot, "Kela ..> Ohjaamo: tuttuus")
        await settle(pilot)
        assert "3 of 6 links" in words_in(app, "#map-line")
        await keys(pilot, "escape", "f2")
        await settle(pilot)
        assert map_of(app).dimmed
        assert "6" in words_in(app, "#map-line")


async def test_a_narrow_screen(app: ArvoverkkoApp) -> None:
    """At 80 columns every sign is explained, the cursor's words take their place, filters fit."""
    app.desk.take_in(sample_workshop(sample_names()[0]))
    async with app.run_test(size=(80, 24)) as pilot:
        view = await at_the_map(pilot, app)
        before, signs = view.drawing.lines, words_in(app, "#map-foot")
        await keys(pilot, "down", "tab")
        await settle(pilot)
        assert app.desk.workshop.links[view.link].what in words_in(app, "#map-foot")
        assert signs[:20] not in words_in(app, "#map-foot")
        await keys(pilot, "escape", "escape")
        await settle(pilot)
        assert words_in(app, "#map-foot") == signs
        assert view.drawing.lines == before, "the map stays as it is"
        await keys(pilot, "c")
        await settle(pilot)
        assert view.region.right <= app.screen.query_one("#filters").region.x
        assert view.drawing.width == view.size.width < 52
        await keys(pilot, "c")
        await settle(pilot)
        assert view.drawing.lines == before
        for place, spoken in (("m", "en"), ("3", "en"), ("3", "fi"), ("m", "fi")):
            if spoken != language():
                await keys(pilot, "f2")
            await go(pilot, place)
            legend = words_in(app, "MapLegend")
            pieces = app.screen.query_one(MapLegend)._signs
            assert len(pieces) >= 8
            for piece in pieces:
                assert " ".join(piece.words.plain.split()) in legend, (place, spoken)
            assert map_of(app).size.height >= 9, "and the map has its room"


async def test_moving_an_actor(app: ArvoverkkoApp) -> None:
    """e takes it up, arrows carry it, Enter puts it down for good; Esc leaves it; d lets it go."""
    prepare(app)
    fill(app, *LINES)
    async with app.run_test(size=(120, 40)) as pilot:
        view = await at_the_map(pilot, app)
        await keys(pilot, "e")
        assert "Put the cursor on an actor first" in screen_text(app)
        kela = actor_named(app, "Kela")
        view.put_cursor(kela.id)
        x, y, width, height = view.drawing.rects[kela.id]
        # Towards the middle and away from the edge, wherever the map has put it.
        home = (x + width / 2) / view.drawing.places.width
        step, aside = ("right", 4) if home < 0.5 else ("left", -4)
        rise, line = ("down", 1) if y < view.drawing.places.height // 2 else ("up", -1)
        await keys(pilot, "e", rise, step, step)
        assert "put down" in footer_line(app)
        assert view.carried is not None
        row = shown_in_map(app)[y + line + height // 2]
        assert "Kela" in row[x + aside : x + aside + width], "it is seen where it would stand"
        await keys(pilot, "escape")
        assert view.carried is None
        assert actor_named(app, "Kela").pinned is None
        assert "put down" not in footer_line(app)
        await keys(pilot, "e", *[step] * 6)
        carried = view.carried.rect(view.drawing)
        await keys(pilot, "enter")
        await settle(pilot)
        stands = view.drawing.rects[kela.id]
        assert stands[0] == carried[0], "it stands where it was put down"
        assert abs(stands[1] - carried[1]) <= 3, "or right above or beneath where others stand"
        assert "«Kela»" in shown_in_map(app)[stands[1] + height // 2], (
            "and is shown to be put there"
        )
        assert "«» pinned" in words_in(app, "MapLegend")
        pinned = actor_named(app, "Kela").pinned
        assert pinned is not None
        assert abs(pinned[0] - home) > 6 / 120
        assert "pinned" in words_in(app, "#details")
        await keys(pilot, "d")
        assert actor_named(app, "Kela").pinned is None
        await settle(pilot)
        assert view.drawing.rects[kela.id] == (x, y, width, height)
        assert "«" not in "".join(shown_in_map(app)) + words_in(app, "MapLegend")
        await keys(pilot, "u")
        assert actor_named(app, "Kela").pinned == pinned
        await keys(pilot, "u")
        await settle(pilot)
        assert actor_named(app, "Kela").pinned is None
        assert view.drawing.rects[kela.id] == (x, y, width, height), "as if nothing had been"
        await keys(pilot, "d")
        assert "No pinned actor" in screen_text(app)
        await keys(pilot, *["z"] * 5)
        await settle(pilot)
        assert view.drawing.view == "list"
        await keys(pilot, "e")
        assert view.carried is None
        assert "z changes the view" in screen_text(app)


async def test_the_mouse(app: ArvoverkkoApp) -> None:
    """A click selects names and lines, dragging moves map or actor, the wheel zooms where it is."""
    prepare(app)
    fill(app, *LINES)
    async with app.run_test(size=(120, 40)) as pilot:
        view = await at_the_map(pilot, app)
        etuudet = link_called(app, "etuudet").id
        x, y, _width, _height = view.drawing.names[etuudet]
        await pilot.click(MapView, offset=(x + 3, y))
        assert view.link == etuudet, "by its name"
        key, cells = next(
            (key, cells)
            for key, cells in view.drawing.routes.items()
            if etuudet not in view.drawing.bundles[key] and len(cells) > 3
        )
        await pilot.click(MapView, offset=cells[1])
        assert view.link in view.drawing.bundles[key], "by its line"
        pair = next(ids for ids in view.drawing.bundles.values() if len(ids) > 1)
        line = next(k for k, ids in view.drawing.bundles.items() if ids == pair)
        on_line = next(
            cell
            for cell in view.drawing.routes[line]
            if set(view.ground.at(*cell).links) == {*pair}
        )
        reached = set()
        for _ in pair:
            await pilot.click(MapView, offset=on_line)
            reached.add(view.link)
        assert reached == set(pair), "flows that share a line come one after another"

        kela = actor_named(app, "Kela")
        x, y, _width, _height = view.drawing.rects[kela.id]
        await pilot.mouse_down(MapView, offset=(x + 2, y))
        await pilot.hover(MapView, offset=(x + 2, y + 2))
        await pilot.pause()
        assert view.carried is not None
        await pilot.mouse_up(MapView, offset=(x + 2, y + 2))
        await settle(pilot)
        pinned = actor_named(app, "Kela").pinned
        assert pinned is not None
        assert pinned[1] == pytest.approx((y + 2.5) / view.drawing.places.height, abs=0.03)
        assert view.focus_on is None, "dropping is no click"
        await keys(pilot, "u")
        await settle(pilot)

        at = {"offset": (x + 2, y)}
        await pilot._post_mouse_events([events.MouseScrollUp], MapView, **at)
        await settle(pilot)
        assert view.zoom == 1.5
        near = view.drawing.rects[kela.id]
        assert abs(near[0] - view.scroll_offset.x - x) < 12
        assert abs(near[1] - view.scroll_offset.y - y) < 4
        scroll = view.scroll_offset
        empty = next(
            (cx, cy)
            for cy in range(12, view.size.height)
            for cx in range(30, view.size.width)
            if view.hit(scroll.__class__(cx, cy)) is None
        )
        await pilot.mouse_down(MapView, offset=empty)
        await pilot.hover(MapView, offset=(empty[0] - 9, empty[1] - 4))
        await pilot.mouse_up(MapView, offset=(empty[0] - 9, empty[1] - 4))
        await pilot.pause()
        limit = (view.max_scroll_x, view.max_scroll_y)
        assert view.scroll_offset == (min(scroll.x + 9, limit[0]), min(scroll.y + 4, limit[1]))
        await pilot._post_mouse_events([events.MouseScrollDown], MapView, **at)
        await settle(pilot)
        assert view.zoom == 1


async def test_views_stay(app: ArvoverkkoApp) -> None:
    """The line above says which view this is and why; it stays; another session starts anew."""
    app.desk.take_in(sample_workshop(sample_names()[1]))
    async with app.run_test(size=(80, 24)) as pilot:
        view = await at_the_map(pilot, app)
        assert "crowded" in words_in(app, "#map-line")
        for shown, words in (
            ("map", "Map · as you chose"),
            ("sectors", "By sector · as you chose"),
            ("ego", "One actor closely · as you chose"),
            ("rings", "Rings around one actor · as you chose"),
            ("list", "List · as you chose"),
        ):
            await keys(pilot, "z")
            await settle(pilot)
            assert view.drawing.view == shown
            assert words in words_in(app, "#map-line")
        assert view.drawing.left_out == 0, "a list is as long as it takes"
        top = shown_in_map(app)
        await keys(pilot, "pagedown")
        assert shown_in_map(app) != top
        await keys(pilot, "f2", "f3")
        await settle(pilot)
        set_language("en")
        await pilot.resize_terminal(100, 24)
        await keys(pilot, "1")
        await settle(pilot)
        await keys(pilot, "m")
        await settle(pilot)
        assert map_of(app).drawing.view == "list", "through language, colours, size and places"
        prepare(app)
        fill(app, *LINES)
        await enter(pilot)
        await go(pilot, "m")
        assert map_of(app).view == "auto"
        await keys(pilot, "t")
        await settle(pilot)
        assert max(map(len, map_of(app).drawing.bundles.values())) == 1, "a line for each flow"


async def test_ascii_only(app: ArvoverkkoApp, home) -> None:
    """S draws with plain characters, signs below included, and is remembered; names stay."""
    prepare(app)
    fill(app, *LINES, "Yhdistys ää -> Kela: töitä")
    async with app.run_test(size=(120, 40)) as pilot:
        await at_the_map(pilot, app)
        await keys(pilot, "S")
        await settle(pilot)
        shown = "".join(shown_in_map(app)) + words_in(app, "MapLegend")
        assert set(shown) - {chr(code) for code in range(128)} <= set("äö│")
        assert "Yhdistys ää" in shown
        settings, _problem = read_settings(home)
        assert settings.ascii_only
        await keys(pilot, "3")
        await settle(pilot)
        assert not set(UNICODE.heads) & set("".join(shown_in_map(app))), "in every place"
        await keys(pilot, "m", "S")
        await settle(pilot)
        assert set(UNICODE.heads) & set("".join(shown_in_map(app)))


@pytest.mark.parametrize("content", ["empty", "hostile", "many"])
async def test_nothing_ends_it(app: ArvoverkkoApp, content: str) -> None:
    """All keys on nothing, on names that look like markup, and on more than has room."""
    if content == "many":
        app.desk.take_in(generate(62, 70, 0))
    else:
        prepare(app)
        fill(app, *(HOSTILE if content == "hostile" else ()))
    async with app.run_test(size=(80, 24)) as pilot:
        view = await at_the_map(pilot, app)
        if content == "hostile":
            assert "[/b]" in words_in(app, "#map")
        for names, size in (
            (("right", "tab", "tab", ".", "e", "left", "pageup", "home", "enter"), (120, 40)),
            (("0", "c", "down", "enter", "escape", "tab", "end", "pagedown", "right"), (200, 60)),
            (("z", "z", "enter", "z", "z", "t", *["escape"] * 4, "/"), (80, 24)),
        ):
            await keys(pilot, *names)
            await pilot.resize_terminal(*size)
            await pilot.pause()
            lines = screen_text(app).splitlines()
            assert len(lines) == size[1]
        await type_text(pilot, "[/b")
        await keys(pilot, "enter", "escape", "0")
        await settle(pilot)
        assert isinstance(app.screen, MapScreen)
        assert not [notice for notice in app._notifications if notice.severity == "error"]
        assert bool(view.drawing.rects) == (content != "empty")
