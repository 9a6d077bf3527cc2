"""A board filled, arranged, voted on and weighed by keyboard and mouse, as the room talks."""

from __future__ import annotations

import pytest
from form_steps import open_method, write
from steps import (
    enter,
    fill,
    footer_line,
    keys,
    on_disk,
    prepare,
    resize,
    screen_text,
    settle,
    toasts,
    type_text,
    words_in,
)  # fmt: skip
from textual import events
from textual.widgets import OptionList, TextArea

from locales import set_language
from model.entities import Card, NoteKind
from model.forms.ballot import ballot_of
from model.forms.columns import board_of
from tui.app import ArvoverkkoApp
from tui.screens.projector import ProjectorScreen
from tui.widgets.forms.board import BoardForm
from tui.widgets.forms.board_editor import CardEditor

MARKUP = "[/b]"
LINK = "[@click=app.quit]x[/]"


async def open_board(pilot, key: str = "target-choice") -> BoardForm:
    """Show a board."""
    form = await open_method(pilot, key)
    assert isinstance(form, BoardForm)
    return form


def layout(form: BoardForm) -> dict[str, str]:
    """The board as text by column; groups in brackets."""
    return {
        column.key: " ".join(
            f"{heap.name}({' '.join(card.text for card in heap.cards)})"
            if heap.name
            else heap.cards[0].text
            for heap in column.heaps
        )
        for column in form.columns()
        if column.heaps
    }


def card(app: ArvoverkkoApp, text: str) -> Card:
    """The card that says `text`."""
    return next(card for card in app.desk.workshop.cards.values() if card.text == text)


async def write_cards(pilot, *texts: str) -> None:
    """Write cards at the foot of the column under the cursor."""
    await keys(pilot, "e")
    for text in texts:
        await type_text(pilot, text)
        await keys(pilot, "enter")
    await keys(pilot, "escape")


async def test_cards_are_written_as_fast_as_people_talk(app: ArvoverkkoApp) -> None:
    """Enter after Enter, Tab to the next column, Esc and the last one is kept; all undone."""
    path = prepare(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await keys(pilot, "escape", "n")
        form = await open_board(pilot)
        assert "e writes a card" in screen_text(app)
        await keys(pilot, "e")
        await type_text(pilot, "yksi")
        assert "Enter next card  Tab next column" in footer_line(app)
        await keys(pilot, "enter")
        await type_text(pilot, "kaksi")
        await keys(pilot, "tab")
        await type_text(pilot, "kolme")
        await keys(pilot, "escape")
        assert layout(form) == {"ideas": "yksi kaksi", "grouped": "kolme"}
        assert {c.step for c in app.desk.workshop.cards.values()} == {app.desk.running_step().id}
        assert not isinstance(app.focused, TextArea)
        await keys(pilot, "e")
        pilot.app.focused.post_message(events.Paste("neljä\n\n  viisi\nkuusi"))
        await settle(pilot)
        await keys(pilot, "escape", "escape")
        assert layout(form)["grouped"] == "kolme neljä viisi kuusi"
        assert "new card “neljä” and 2 more" in screen_text(app)
        await keys(pilot, "u")
        assert layout(form)["grouped"] == "kolme"
        app.desk.make_sure()
        assert len(on_disk(path).cards) == 3
        await keys(pilot, "u", "u", "u")
        assert app.desk.workshop.sheets == {}, "the board goes with its first card"
        await keys(pilot, "U")
        assert layout(form) == {"ideas": "yksi"}


async def test_a_card_is_edited_where_it_stands(app: ArvoverkkoApp, home, now) -> None:
    """Enter edits, leaving saves, a blank text changes nothing; a draft survives the program."""
    path = prepare(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await open_board(pilot)
        await write_cards(pilot, "eka", "toka")
        await keys(pilot, "up", "enter")
        editor = app.focused
        assert isinstance(editor, CardEditor) and editor.text == "eka"
        await type_text(pilot, " ja pitkä jatko joka rivittyy monelle riville")
        assert "joka rivittyy monelle riville" in words_in(app, "#card-editor")
        assert "toka" in screen_text(app), "what stands beneath makes room"
        await keys(pilot, "enter")
        (first, _second) = app.desk.workshop.cards.values()
        assert first.text == "eka ja pitkä jatko joka rivittyy monelle riville"
        await keys(pilot, "enter")
        app.focused.clear()
        await keys(pilot, "escape")
        assert app.desk.workshop.cards[first.id] == first
        await keys(pilot, "e")
        await type_text(pilot, "kesken")
        assert app.desk.drafts.read() == {"board/target-choice/ideas": "kesken"}
        await keys(pilot, "f2")
        await settle(pilot)
        assert isinstance(app.screen.form, BoardForm), "and shows the same form again"
        assert layout(app.screen.form)["ideas"].endswith("kesken"), "a change of language saves"
        assert app.desk.drafts.read() == {}
        await keys(pilot, "e")
        await type_text(pilot, "toinen kesken")
        app.desk.drafts.keep(f"cards/{first.id}/text", "ensin muokattu")
        app.desk.drafts._write()  # what its timer does within a second
        app.desk.recorder.store.wait()
        app.desk.recorder.store._lock.release()  # killed here: nothing is closed in order
        again = ArvoverkkoApp(path, folder=home, now=now)
        async with again.run_test(size=(80, 24)) as second:
            await enter(second)
            assert again.desk.workshop.cards[first.id].text == "ensin muokattu"
            await open_board(second)
            await keys(second, "e")
            assert again.focused.text == "toinen kesken"
            await keys(second, "escape")
            assert card(again, "toinen kesken")
            assert again.desk.drafts.read() == {}


async def test_cards_are_moved_marked_grouped_and_given_to_actors(app: ArvoverkkoApp) -> None:
    """By keys; what several marked cards have in common is done at once."""
    prepare(app)
    fill(app, "Kela -> Ohjaamo: ohjaus")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        form = await open_board(pilot)
        await write_cards(pilot, "a", "b", "c", "d")
        await keys(pilot, "K", "shift+up")
        assert layout(form)["ideas"] == "a d b c"
        await keys(pilot, ">", "shift+right", "<")
        assert layout(form) == {"ideas": "a b c", "grouped": "d"}
        await keys(pilot, "left", "pageup", "j", "j")
        assert "2 marked" in screen_text(app)
        assert screen_text(app).count("✓ ") == 2
        await keys(pilot, "c")
        await type_text(pilot, "Tieto")
        await keys(pilot, "enter")
        assert layout(form)["ideas"] == "Tieto(a b) c"
        assert "marked" not in screen_text(app)
        await keys(pilot, "end", "left", "left", "c")
        await write(pilot, "ti")
        assert "⇥ Tieto" in screen_text(app)
        await keys(pilot, "tab", "enter")
        assert layout(form)["grouped"] == "Tieto(d)"
        await keys(pilot, "up", "enter", "ctrl+u")
        await type_text(pilot, f"Tieto {MARKUP}")
        await keys(pilot, "enter")
        assert layout(form) == {"ideas": f"Tieto {MARKUP}(a b) c", "grouped": f"Tieto {MARKUP}(d)"}
        assert f"Tieto {MARKUP}  (2)" in screen_text(app)
        await keys(pilot, "<")
        assert layout(form) == {"ideas": f"Tieto {MARKUP}(a b d) c"}, "the group comes together"
        await keys(pilot, "t")
        await write(pilot, "kel")
        await keys(pilot, "tab")
        await type_text(pilot, ", Uusi seura")
        assert "new actor Uusi seura" in screen_text(app)
        await keys(pilot, "enter")
        assert {len(card(app, text).actors) for text in "abd"} == {2}
        assert "Kela, Uusi seura" in screen_text(app)
        await keys(pilot, "u")
        assert len(app.desk.workshop.actors) == 2
        await keys(pilot, "d")
        assert layout(form) == {"ideas": "a b d c"}, "a group's name is taken away, its cards stay"
        await keys(pilot, "j", "j", "d")
        assert sum(map(len, layout(form)["ideas"].split())) == 2
        await keys(pilot, "u")
        assert layout(form) == {"ideas": "a b d c"}
        await keys(pilot, "j", "escape")
        assert "✓ " not in screen_text(app), "Esc unmarks"


async def test_cards_are_voted_on_and_weighed(app: ArvoverkkoApp) -> None:
    """One vote more than there are is refused; two digits weigh a card, on the plot the arrows."""
    prepare(app)
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        form = await open_board(pilot)
        await keys(pilot, "V")
        await type_text(pilot, "2 x 2")
        assert "4 votes in all" in screen_text(app)
        await keys(pilot, "enter")
        assert "0 of 4 votes given · 2 people, 2 votes each" in screen_text(app)
        await write_cards(pilot, "a", "b")
        await keys(pilot, "g", "g", "g", "G", "up", "g", "g", "g")
        assert (card(app, "a").votes, card(app, "b").votes) == (2, 2)
        assert "4 of 4 votes given" in words_in(app, "#board-state")
        assert any("none is left" in words for words in toasts(app))
        await keys(pilot, "G", "S")
        assert layout(form)["ideas"] == "b a"
        assert "●●" in screen_text(app)
        await keys(pilot, "V", "ctrl+u")
        await write(pilot, "1")
        await keys(pilot, "enter")
        assert any("too few" in words for words in toasts(app))
        assert ballot_of(app.desk.workshop, form.sheet).allowed == 4
        await keys(pilot, "escape")
        await write_cards(pilot, "c")
        await keys(pilot, "pageup", "W", "4", "3", "1", "9")
        assert (card(app, "b").impact, card(app, "b").effort) == (4, 3)
        assert any("numbers from 1 to 5" in words for words in toasts(app))
        await keys(pilot, "backspace", "5", "enter", "escape")
        assert (card(app, "a").impact, card(app, "a").effort) == (1, 5)
        assert "impact 4 · effort 3" in screen_text(app)
        await keys(pilot, "k")
        assert form.plotting
        shown = screen_text(app)
        for words in ("do first", "leave it", "impact × effort", "  1  b", "  2  a", "  –  c"):
            assert words in shown, words
        await keys(pilot, "home", "end", "shift+up")
        assert (card(app, "c").impact, card(app, "c").effort) == (3, 3), "first into the middle"
        await keys(pilot, ">", "K", "K", "K")
        assert (card(app, "c").impact, card(app, "c").effort) == (5, 4)
        await keys(pilot, "enter")
        await write(pilot, "5")
        await keys(pilot, "enter", "escape")
        assert (card(app, "c").impact, card(app, "c").effort) == (5, None)
        await keys(pilot, "k")
        assert not form.plotting
        assert form.under()[0].text in "abc"
        silent = await open_board(pilot, "expectations")
        await write_cards(pilot, "x")
        await keys(pilot, "g")
        assert any("not voted on here" in words for words in toasts(app))
        assert silent.sheet is not None and silent.sheet.votes == 0


async def test_a_card_becomes_what_comes_of_it(app: ArvoverkkoApp) -> None:
    """Target, agreement, note, link: each is there, the card says so, and undo takes it back."""
    prepare(app)
    fill(app, "Kela -> Ohjaamo: ohjaus")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await open_board(pilot, "customer-panel")
        await write_cards(pilot, "yksi ovi")
        for steps_down in (0, 1, 3):
            await keys(pilot, "B")
            await settle(pilot)
            assert isinstance(app.focused, OptionList)
            await keys(pilot, *["down"] * steps_down, "enter")
            await settle(pilot)
        workshop = app.desk.workshop
        (target,) = workshop.targets.values()
        (agreement,) = workshop.agreements.values()
        (note,) = workshop.notes.values()
        assert target.title == agreement.title == note.text == "yksi ovi"
        assert note.kind is NoteKind.IDEA
        for words in ("→ target", "→ agreement", "→ idea"):
            assert words in screen_text(app)
        await keys(pilot, "t")
        await type_text(pilot, "Kela, Ohjaamo")
        await keys(pilot, "enter", "B", "down", "down", "enter")
        await settle(pilot)
        assert "Kela -> Ohjaamo: yksi ovi" in screen_text(app)
        assert "new link" in screen_text(app)
        await keys(pilot, "enter")
        await settle(pilot)
        link = list(app.desk.workshop.links.values())[-1]
        assert (link.what, card(app, "yksi ovi").became[-1]) == ("yksi ovi", link.id)
        assert "→ value link" in screen_text(app)
        await keys(pilot, "u")
        assert "→ value link" not in screen_text(app)
        assert link.id not in app.desk.workshop.links
        await keys(pilot, "O")
        await type_text(pilot, f"Teemme sen {MARKUP}")
        await keys(pilot, "escape")
        assert card(app, "yksi ovi").answer == f"Teemme sen {MARKUP}", "leaving keeps an answer"
        assert f"↳ Teemme sen {MARKUP}" in screen_text(app)


async def test_columns_are_kept_while_the_board_is_in_use(app: ArvoverkkoApp) -> None:
    """↑ goes to the title: Enter renames, < > move, d removes; L adds; the cards stay in sight."""
    prepare(app)
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        form = await open_board(pilot)
        await keys(pilot, "L")
        await type_text(pilot, f"Myöhemmin {MARKUP}")
        await keys(pilot, "enter", "e")
        await type_text(pilot, "odottaa")
        await keys(pilot, "enter", "escape")
        titles = [column.heading.title for column in form.columns()]
        assert titles[1] == f"Myöhemmin {MARKUP}"
        assert MARKUP in screen_text(app)
        assert layout(form) == {"own-1": "odottaa"}
        await keys(pilot, "up")
        assert form.canvas.cursor.on_head
        assert "Enter renames the column" in words_in(app, "#board-state")
        await keys(pilot, "enter", "ctrl+u")
        await type_text(pilot, titles[0])
        await keys(pilot, "enter")
        assert any("already" in words for words in toasts(app))
        await keys(pilot, "ctrl+u")
        await type_text(pilot, "Odottaa")
        await keys(pilot, "enter", "<")
        assert form.columns()[0].heading.title == "Odottaa"
        assert form.canvas.cursor.on_head
        await keys(pilot, ">", ">", "d")
        assert "its 1 card stands in" in screen_text(app)
        assert "own-1" not in [column.key for column in form.columns()]
        assert list(layout(form).values()) == ["odottaa"]
        await keys(pilot, "u")
        assert layout(form) == {"own-1": "odottaa"}
        await keys(pilot, "right", "down")
        assert form.under()[0].text == "odottaa"
        # By mouse: a title is dragged to another's place, two clicks on it rename.
        spots = {s.column: s.region for s in form.canvas.drawing.spots if s.title}
        first, own = spots[form.columns()[0].key], spots["own-1"]
        await pilot.mouse_down(form.canvas, offset=(own.x + 2, own.y))
        await pilot.mouse_up(form.canvas, offset=(first.x + 2, first.y))
        await settle(pilot)
        assert form.columns()[0].key == "own-1"
        assert not isinstance(app.focused, CardEditor), "dragging is no click"
        spots = {s.column: s.region for s in form.canvas.drawing.spots if s.title}
        own = spots["own-1"]
        await pilot.click(form.canvas, offset=(own.x + 2, own.y), times=2)
        await settle(pilot)
        assert form.line.is_open and form.line.entry.value == "Odottaa"
        await keys(pilot, "escape", *["u"] * 9)
        assert app.desk.workshop.sheets == {}


async def test_an_answer_of_several_lines_and_an_edited_card_that_goes(
    app: ArvoverkkoApp,
) -> None:
    """Ctrl+N begins a line; Esc keeps; undo while one types takes back what was saved before."""
    prepare(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        form = await open_board(pilot, "customer-panel")
        await write_cards(pilot, "jonot ovat pitkiä", "toinen")
        await keys(pilot, "up", "O")
        assert "jonot ovat" in screen_text(app), "what is answered stays in sight"
        assert "^n new line" in footer_line(app)
        await type_text(pilot, "Lisää aikoja")
        await keys(pilot, "ctrl+n")
        await type_text(pilot, f"ja puhelin {MARKUP}")
        await resize(pilot, 120, 40)
        assert isinstance(app.focused, CardEditor)
        assert f"ja puhelin {MARKUP}" in screen_text(app)
        await keys(pilot, "enter")
        answered = card(app, "jonot ovat pitkiä")
        assert answered.answer == f"Lisää aikoja\nja puhelin {MARKUP}"
        assert "↳ Lisää aikoja" in screen_text(app)
        await keys(pilot, "O", "enter")
        assert card(app, "jonot ovat pitkiä") == answered, "looking changes nothing"
        await keys(pilot, "O")
        app.focused.clear()
        await keys(pilot, "escape")
        assert card(app, "jonot ovat pitkiä").answer == "", "an answer can be taken back"
        await keys(pilot, "u")
        assert card(app, "jonot ovat pitkiä").answer == answered.answer
        # Undone from elsewhere while it is edited: the card goes, the board has the keys again.
        await keys(pilot, "down", "enter")
        await type_text(pilot, " kesken")
        for _undo in range(3):
            app.action_undo()
        await settle(pilot)
        assert not isinstance(app.focused, CardEditor)
        assert layout(form) == {}
        assert "customer-panel" not in str(app.desk.drafts.read())
        for _redo in range(3):
            app.action_redo()
        await settle(pilot)
        await keys(pilot, "down", "enter")
        assert app.focused.text == "toinen kesken", "what was typed comes back with its card"
        await keys(pilot, "enter")
        assert card(app, "toinen kesken")
        # What was being typed into a column that has gone since is not lost with it.
        app.desk.drafts.keep("board/customer-panel/gone", "orpo")
        await keys(pilot, "e")
        assert app.focused.text == "orpo"
        await keys(pilot, "enter", "escape")
        assert card(app, "orpo")
        assert app.desk.drafts.read() == {}
        # What customers said waits in the follow-up until it is answered; Enter goes to its card.
        await keys(pilot, "4")
        await settle(pilot)
        assert "orpo · card to be answered" in words_in(app, "#matters")
        assert "jonot ovat pitkiä" not in words_in(app, "#matters")
        await keys(pilot, "home", "end", "c")
        assert "Enter goes to the card" in screen_text(app) + " ".join(toasts(app))
        await keys(pilot, "enter")
        await settle(pilot)
        assert app.screen.form.under()[0].text == "orpo"
        await keys(pilot, "O")
        await type_text(pilot, "Kiitos")
        await keys(pilot, "enter", "4")
        await settle(pilot)
        assert "● orpo" in words_in(app, "#matters")


async def test_the_mouse_chooses_adds_edits_and_drags(app: ArvoverkkoApp) -> None:
    """A click on a title adds a card, two on a card edit it, a card goes where it is dragged."""
    prepare(app)
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        form = await open_board(pilot)
        await write_cards(pilot, "a", "b", "c")

        def place(title: str) -> tuple[int, int]:
            spot = next(
                s for s in form.canvas.drawing.spots
                if title in (s.item, s.column if s.title else "")
            )  # fmt: skip
            return spot.region.x + 3, spot.region.y

        await pilot.click(form.canvas, offset=place("chosen"))
        await settle(pilot)
        assert isinstance(app.focused, CardEditor)
        await type_text(pilot, "uusi")
        await pilot.click(form.canvas, offset=place(card(app, "b").id))
        await settle(pilot)
        assert layout(form) == {"ideas": "a b c", "chosen": "uusi"}, "going elsewhere saves"
        assert form.under()[0].text == "b"
        start, end = place(card(app, "a").id), place(card(app, "uusi").id)
        await pilot.mouse_down(form.canvas, offset=start)
        await pilot.hover(form.canvas, offset=end)
        await pilot.mouse_up(form.canvas, offset=end)
        await settle(pilot)
        assert layout(form) == {"ideas": "b c", "chosen": "a uusi"}
        await pilot.click(form.canvas, offset=place(card(app, "c").id), times=2)
        await settle(pilot)
        assert isinstance(app.focused, CardEditor) and app.focused.text == "c"
        await keys(pilot, "escape")
        await keys(pilot, "k")
        await pilot.click(form.plot, offset=(form.plot.size.width - 4, 1))
        await settle(pilot)
        assert form.plot.selected == form.plot.cards()[1].id


@pytest.mark.parametrize(("size", "lang"), [((80, 24), "fi"), ((120, 40), "en")])
async def test_a_full_board_fits_every_window(app: ArvoverkkoApp, size, lang) -> None:
    """Long and odd texts wrap in their columns; columns out of sight are named and one key away."""
    set_language(lang)
    prepare(app)
    odd = [
        MARKUP,
        LINK,
        "漢字かな交じり文のとても長いカード" * 3,
        "👩‍👩‍👧 perhe",
        "x" * 120,
        "\u202e kääntö",
    ]
    long = "Asiakas kertoo tarinansa joka luukulla uudelleen eikä tieto kulje. " * 4
    async with app.run_test(size=size) as pilot:
        await enter(pilot)
        form = await open_board(pilot, "u-process")
        shown = form.canvas.drawing.shown
        assert shown == {80: 3, 120: 5}[size[0]]
        await keys(pilot, "e")
        pasted = [f"{n} {text}" for n, text in enumerate([*odd, *[long] * 54])]
        app.focused.post_message(events.Paste("\n".join(pasted)))
        await settle(pilot)
        await keys(pilot, "escape")
        lines = screen_text(app).splitlines()
        assert all(len(line) <= size[0] for line in lines)
        for line in form.canvas.drawing.lines:
            assert line.cell_length <= form.canvas.size.width
        assert len(form.canvas.drawing.lines) == form.canvas.size.height
        assert "59 Asiakas kertoo" in screen_text(app), "the newest card is in sight"
        await keys(pilot, *["pageup"] * 12)
        for words in (MARKUP, LINK[:18], "perhe"):
            assert words in screen_text(app), words
        await keys(pilot, "end")
        assert "‹ " in screen_text(app)
        assert form.canvas.cursor.column == "spread"
        columns = board_of(app.desk.workshop, form.sheet)
        assert columns[-1].heading.title.split()[1] in screen_text(app)
        await keys(pilot, "p")
        screen = app.screen
        assert isinstance(screen, ProjectorScreen)
        room = BoardForm.projected(app.desk.workshop, form.method, form.sheet, *size)
        for column in columns:
            assert column.heading.title.split()[1] in room.plain, "all columns are projected"
        assert all(line.cell_length <= size[0] for line in room.split("\n"))
        assert len(room.split("\n")) <= size[1]
