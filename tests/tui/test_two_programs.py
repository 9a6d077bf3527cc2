"""A second program follows the first and takes over; a disk that fails is said and waited for."""

from __future__ import annotations

from pathlib import Path

from steps import (
    capture,
    enter,
    fill,
    go,
    header_line,
    keys,
    on_disk,
    prepare,
    screen_text,
    settle,
    toasts,
    type_text,
    until,
    words_in,
)  # fmt: skip

from model.store import Drafts, open_session
from tui.app import ArvoverkkoApp


async def test_a_second_program_reads_follows_and_takes_over(
    app: ArvoverkkoApp, home: Path, now
) -> None:
    """Read only in the header, changes refused in words, news within about a second, then ours."""
    path = prepare(app)
    fill(app, "+ Kela")
    app.desk.close()
    with open_session(path) as first:
        async with app.run_test(size=(140, 40)) as pilot:
            await settle(pilot)
            app.open_path(path)
            await settle(pilot)
            assert "read only" in header_line(app)
            assert "reading only" in " ".join(screen_text(app).split())
            await keys(pilot, "escape")
            before = app.desk.workshop
            await capture(pilot, "tämä ei tallennu")
            assert "reading only" in words_in(app, "#preview")
            assert app.screen.query_one("#capture").value == "tämä ei tallennu"
            await keys(pilot, "home", "ctrl+k", "escape", "d", "c", "n", "u")
            assert app.desk.workshop == before
            await go(pilot, "1")
            await keys(pilot, "home", "enter")
            await type_text(pilot, "X")
            await keys(pilot, "escape")
            await settle(pilot)
            assert app.desk.workshop == before
            assert "reading only" in words_in(app, "#card-scroll")
            await keys(pilot, "escape")

            desk_reads = app.desk.read("Ohjaamo -> Kela: tieto").change
            assert desk_reads is not None
            first.recorder.apply(desk_reads)
            first.recorder.store.wait()
            await until(pilot, lambda: "Ohjaamo" in words_in(app, "#actors"))
            await go(pilot, "m")
            assert "tieto" in screen_text(app)

            first.close()
            await until(pilot, lambda: "read only" not in header_line(app))
            await capture(pilot, "nyt tallentuu")
            await until(pilot, lambda: "saved" in header_line(app))
            assert "tieto" in screen_text(app)
            await type_text(pilot, "puolikas")
            assert app.desk.drafts is not None, "drafts are kept from now on"
            app.desk.drafts._write()
            assert Drafts(path).read() == {"capture": "puolikas"}
            await keys(pilot, "escape", "u")
            assert not app.desk.workshop.notes
            await keys(pilot, "U", "q")
    assert [note.text for note in on_disk(path).notes.values()] == ["nyt tallentuu"]


async def test_a_folder_that_goes_away_and_comes_back(
    app: ArvoverkkoApp, home: Path, tmp_path: Path
) -> None:
    """Not saved, how many, and why; the work goes on; a copy can be saved; then saved again."""
    path = prepare(app)
    fill(app, "ennen")
    async with app.run_test(size=(140, 40)) as pilot:
        await enter(pilot)
        app.desk.recorder.store.wait()
        away = path.parent.rename(tmp_path / "poissa")
        path.parent.write_text("a file in the way")
        await capture(pilot, "aikana yksi", "aikana kaksi")
        await until(pilot, lambda: "not saved: the folder is not there" in header_line(app))
        assert len(app.desk.workshop.notes) == 3, "the session goes on in memory"
        assert toasts(app)
        said = len(toasts(app))

        await keys(pilot, "escape", "C")
        await settle(pilot)
        await type_text(pilot, str(tmp_path / "tikku.json"))
        await keys(pilot, "enter")
        await settle(pilot)
        assert "A copy is in" in screen_text(app)
        copied = [note.text for note in on_disk(tmp_path / "tikku.json").notes.values()]
        assert copied == ["ennen", "aikana yksi", "aikana kaksi"]
        await keys(pilot, "C")
        await settle(pilot)
        await type_text(pilot, str(tmp_path / "ei" / "ole" / "tikku.json"))
        await keys(pilot, "enter")
        await settle(pilot)
        assert any("Not written" in words for words in toasts(app))

        path.parent.unlink()
        away.rename(path.parent)
        await until(pilot, lambda: "not saved" not in header_line(app))
        assert "saved" in header_line(app)
        assert len(toasts(app)) <= said + 1, "one failure is said once"
        await keys(pilot, "q")
    assert [note.text for note in on_disk(path).notes.values()] == copied


async def test_strange_paths_in_the_dialogs(app: ArvoverkkoApp, tmp_path: Path) -> None:
    """A home folder of nobody, a loop of links: said in words, and the program goes on."""
    prepare(app)
    loop = tmp_path / "silmukka.json"
    loop.symlink_to(loop)
    async with app.run_test(size=(120, 30)) as pilot:
        await enter(pilot)
        for key, place in (("o", "l"), ("w", "1"), ("C", "1")):
            for text in ("~eikukaan/x.json", str(loop)):
                await go(pilot, place)
                await keys(pilot, key)
                await settle(pilot)
                app.clear_notifications()
                await keys(pilot, "end", "ctrl+u")
                await type_text(pilot, text)
                await keys(pilot, "enter")
                await settle(pilot)
                assert app.is_running, (key, text)
                said = [*toasts(app), " ".join(screen_text(app).replace("│", " ").split())]
                assert any("leads nowhere" in words for words in said), (key, text)
                await keys(pilot, "escape")
                await settle(pilot)
