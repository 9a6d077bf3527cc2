"""One real job through the screens: three workshop days, from the first actor to the report."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from xml.etree import ElementTree

from steps import capture, go, keys, on_disk, screen_text, settle, type_text

from model.entities import NoteKind, Sector, TargetState
from tui.app import ArvoverkkoApp
from tui.screens.dialogs import PromptScreen

SIZE = (120, 40)


async def new_session(pilot, title: str) -> None:
    await settle(pilot)
    await keys(pilot, "n")
    await settle(pilot)
    await type_text(pilot, title)
    await keys(pilot, "enter")
    await settle(pilot)


async def test_the_whole_job(app: ArvoverkkoApp, home: Path, now, tmp_path: Path) -> None:
    """Mapping, three days, report, network file, reopening, undo and redo: keyboard only."""
    async with app.run_test(size=SIZE) as pilot:
        await new_session(pilot, "Kotkan arvoverkko")
        assert app.desk.is_open, "a session from the three-day template is open"
        workshop = app.desk.workshop
        assert [day.phase for day in workshop.days_in_order()] == [2, 3, 4]
        path = app.desk.path
        assert path is not None

        # ---- 1 · mapping: actors as people name them, sectors, contacts, coverage
        await capture(
            pilot,
            "+ Kela /julkinen",
            "+ Kotkan seurakunta, Pelastusarmeija /3s",
            "+ Asiakas /asiakas",
            "+ TE-toimisto",
        )
        names = {actor.name: actor for actor in app.desk.workshop.actors.values()}
        assert set(names) == {
            "Kela", "Kotkan seurakunta", "Pelastusarmeija", "Asiakas", "TE-toimisto",
        }  # fmt: skip
        assert names["Kela"].sector is Sector.PUBLIC
        assert "nobody from: private" in screen_text(app)

        await keys(pilot, "escape")  # to the table, the newest actor last
        await keys(pilot, "end", "c")
        assert actor(app, "TE-toimisto").sector is Sector.PUBLIC
        await keys(pilot, "enter")  # into the card
        await keys(pilot, "tab", "tab", "tab", "tab")
        await type_text(pilot, "Anna Esimerkki, johtaja, anna@esimerkki.fi")
        await keys(pilot, "escape", "j")
        (contact,) = actor(app, "TE-toimisto").contacts
        assert (contact.name, contact.email) == ("Anna Esimerkki", "anna@esimerkki.fi")
        assert contact.state == "invited"

        # ---- 2 · shared understanding: the clock runs, the round fills the cards
        day_1, day_2, day_3 = app.desk.workshop.days_in_order()
        now.go_to(day_1.start)
        await go(pilot, "2")
        await keys(pilot, "escape", "n")
        running = app.desk.running_step()
        assert running is not None
        assert running.id == day_1.steps[0]
        now.pass_minutes(4)
        lines = ("Tervetuloa kaikille", "! Kokoonnumme kolmesti", "= Kuka maksaa tilat?")
        await capture(pilot, *lines)
        notes = list(app.desk.workshop.notes.values())
        assert [note.kind for note in notes] == [
            NoteKind.OBSERVATION, NoteKind.DECISION, NoteKind.PARKED,
        ]  # fmt: skip
        assert {note.step for note in notes} == {running.id}
        assert notes[0].created.replace(second=0, microsecond=0) == day_1.start + dt.timedelta(
            minutes=4
        )

        await go(pilot, "2")  # the running step had opened its own method's form
        await keys(pilot, "home", "enter")
        await type_text(pilot, "Etuudet ja neuvonta")
        await keys(pilot, "tab")
        await type_text(pilot, "Valtakunnallinen")
        await keys(pilot, "tab")
        await type_text(pilot, "Jonot")
        await keys(pilot, "f8")
        await type_text(pilot, "Diakonia")
        await keys(pilot, "escape")
        kela = actor(app, "Kela")
        assert (kela.tasks, kela.strengths, kela.weaknesses) == (
            "Etuudet ja neuvonta", "Valtakunnallinen", "Jonot",
        )  # fmt: skip
        assert actor(app, "Kotkan seurakunta").tasks == "Diakonia"

        # ---- 3 · value network: links, the map that grows, the matrix, targets
        now.go_to(day_2.start)
        await go(pilot, "3")
        await keys(pilot, "escape", "n")
        await capture(
            pilot,
            "Kela -> Asiakas: etuudet",
            "TE-toimisto -> Asiakas: ohjaus #palvelu",
            "Kotkan seurakunta ..> Asiakas: luottamus !",
            "Kela <-> TE-toimisto: asiakastieto #tieto @palaveri",
            "Asiakas ..> Kela: palaute",
            "Pelastusarmeija ?> TE-toimisto: siirtymätieto",
        )
        assert len(app.desk.workshop.links) == 7
        await settle(pilot)
        shown = screen_text(app)
        assert "Pelastusarmeija" in shown
        assert "siirtymätieto" in shown
        await go(pilot, "x")
        assert "Kela" in screen_text(app)

        await go(pilot, "3")
        for title, why in (
            ("Yhteinen palveluohjaus", "Asiakas eksyy"),
            ("Tiedonkulku", "Tieto katkeaa"),
            ("Vapaaehtoiset mukaan", "Voimaa on"),
        ):
            await keys(pilot, "escape", "t")
            await settle(pilot)
            await type_text(pilot, title)
            await keys(pilot, "tab")
            await type_text(pilot, why)
            await keys(pilot, "escape")
            await settle(pilot)
        targets = list(app.desk.workshop.targets.values())
        assert [target.title for target in targets] == [
            "Yhteinen palveluohjaus", "Tiedonkulku", "Vapaaehtoiset mukaan",
        ]  # fmt: skip

        # ---- 4 · follow-up: owner, first step, indicator, date; agreements; a snapshot
        now.go_to(day_3.start)
        await go(pilot, "4")
        await keys(pilot, "escape", "k")
        (snapshot,) = app.desk.workshop.snapshots.values()
        assert len(snapshot.links) == 7
        await keys(pilot, "home", "enter")
        await keys(pilot, *["tab"] * 6)
        await type_text(pilot, "Kutsutaan koolle")
        await keys(pilot, "tab")
        await type_text(pilot, "Asiakkaita ohjattu")
        await keys(pilot, "tab")
        await type_text(pilot, "Kela")
        await keys(pilot, "tab")
        await type_text(pilot, "31.12.2026")
        await keys(pilot, "tab", "right", "escape")
        target = app.desk.workshop.targets[targets[0].id]
        assert target.first_step == "Kutsutaan koolle"
        assert target.indicator == "Asiakkaita ohjattu"
        assert (target.owner, target.due) == ("Kela", dt.date(2026, 12, 31))
        assert target.state is TargetState.UNDER_WAY
        await keys(pilot, "escape", "g")
        await settle(pilot)
        await type_text(pilot, "Tavataan joka kuukausi")
        await keys(pilot, "escape")
        (agreement,) = app.desk.workshop.agreements.values()
        assert agreement.title == "Tavataan joka kuukausi"

        # ---- 5 · projector, documents, quitting
        await keys(pilot, "escape", "p")
        await settle(pilot)
        projected = screen_text(app)
        assert "Kela" in projected
        assert "saved" not in projected, "what is for the facilitator stays off the projector"
        await keys(pilot, "space", "space", "escape")
        await keys(pilot, "w")
        await settle(pilot)
        assert isinstance(app.screen, PromptScreen)
        await keys(pilot, "end", "ctrl+u")
        await type_text(pilot, str(tmp_path))
        await keys(pilot, "enter")
        await settle(pilot)
        (report,) = tmp_path.glob("*.md")
        assert "Yhteinen palveluohjaus" in report.read_text()
        (network,) = tmp_path.glob("*.graphml")
        edges = ElementTree.parse(network).getroot().findall(".//{*}edge")
        assert len(edges) == 7
        before = app.desk.workshop
        await keys(pilot, "q")

    assert on_disk(path) == before

    # ---- opened again: everything is there, the last three changes go and come back
    again = ArvoverkkoApp(path, folder=home, now=now)
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert again.desk.workshop == before
        await keys(pilot, "escape", "u", "u", "u")
        assert again.desk.workshop != before
        await keys(pilot, "U", "U", "U")
        assert again.desk.workshop == before
        await keys(pilot, "q")
    assert on_disk(path) == before


def actor(app: ArvoverkkoApp, name: str):
    """The actor called `name`, as it is now."""
    return next(actor for actor in app.desk.workshop.actors.values() if actor.name == name)
