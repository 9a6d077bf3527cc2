"""Workbooks: sheets, merged cells, formulas, dates, figures that were numbers."""

from __future__ import annotations

import datetime as dt

import pytest
from table_support import NOW, imported, saved, session, workbook

from exporters.options import ExportOptions
from exporters.registry import export
from importers.document import understood
from importers.draft import Stopped
from model.entities import Actor, Session, ValueLink
from model.errors import Refused
from model.workshop import Workshop


def test_what_a_spreadsheet_holds_comes_as_it_is_shown() -> None:
    """Numbers as text, zeros in front, dates, yes and no, merged cells, empty rows."""
    book = workbook(
        Vastaukset=[
            ["Ilmoittautumiset"],
            [],
            ["Organisaatio", "Nimi", "Puhelin", "Postinumero", "Pvm", "Osallistun", "Tehtävät"],
            ["Kela", "Maija M", 401234567, 100, dt.date(2026, 11, 24), True, 12.0],
            [None, "Pekka P", 358501234567.0, None, None, False, 12.5],
            [],
            ["Ohjaamo", "Liisa L", "040 1", None, dt.datetime(2026, 11, 24, 9, 5), "ei", "x\ny"],
        ]
    )
    sheet = book["Vastaukset"]
    sheet.merge_cells("A1:G1")
    sheet.merge_cells("A4:A5")
    sheet["D4"].number_format = "00000"
    done = imported(saved(book), name="a.xlsx", mapping={"Postinumero": "notes", "Pvm": "roles"})
    kela = done.actor("Kela")
    assert [(p.name, p.phone, p.state.value) for p in kela.contacts] == [
        ("Maija M", "0401234567", "registered"),
        ("Pekka P", "+358501234567", "declined"),
    ]
    assert kela.tasks == "12\n12.5" and kela.notes == "00100" and kela.roles == "2026-11-24"
    assert done.actor("Ohjaamo").tasks == "x\ny"
    assert done.actor("Ohjaamo").roles == "2026-11-24 09:05"
    assert [deed.where for deed in done.outcome.deeds] == ["row 4", "row 7"]
    assert any("1 row above the headings" in words for words in done.outcome.remarks)


def test_formulas_without_a_value_and_with_an_error_are_named() -> None:
    book = workbook(S=[["Nimi", "Tehtävät"], ["Kela", "=1+1"], ["Ohjaamo", "#N/A"]])
    remarks = " ".join(imported(saved(book), name="a.xlsx").outcome.remarks)
    assert "B2 holds a formula without its value" in remarks and "B3 holds an error" in remarks


def test_actors_and_links_of_one_workbook_come_together() -> None:
    """As Kumu has them; the sheets that are neither are named."""
    book = workbook(
        Ohje=[["Täytä taulukko"], ["ja palauta"]],
        Elements=[["Label", "Type"], ["Kela", "Organization"], ["Matti", "Person"]],
        Connections=[["From", "To", "Label"], ["Kela", "Matti", "etuus"], ["Kela", "Uusi", "x"]],
    )
    data = saved(book)
    done = imported(data, name="kumu.xlsx")
    assert done.names == ["Kela", "Matti", "Uusi"]
    assert done.links == {("Kela", "Matti", "etuus"), ("Kela", "Uusi", "x")}
    assert any("not read: Ohje" in words for words in done.outcome.remarks)
    assert "Elements, row 2" in [deed.where for deed in done.outcome.deeds]
    only = imported(data, name="kumu.xlsx", sheet="connections")
    assert only.names == ["Kela", "Matti", "Uusi"] and "Type" not in only.fields
    with pytest.raises(Refused, match="Ohje, Elements, Connections"):
        imported(data, name="kumu.xlsx", sheet="Sivu 1")


def test_hidden_sheets_and_stray_cells_do_not_mislead() -> None:
    book = workbook(Vanhat=[["Nimi", "Sektori"], ["Vanha", "julkinen"]], Uudet=[["Nimi"], ["Uusi"]])
    book["Vanhat"].sheet_state = "hidden"
    book["Uudet"]["A1048576"] = "eksynyt"
    assert imported(saved(book), name="a.xlsx", sheet="Uudet").names == ["Uusi", "eksynyt"]


def small() -> Workshop:
    """Two actors and two links."""
    one = Actor(id="a" * 12, name="Kela", created=NOW, tasks="etuudet; neuvonta", aliases=("FPA",))
    other = Actor(id="b" * 12, name="+ Ohjaamo; Kotka", created=NOW, networks=("ydin", "x"))
    links = [
        ValueLink(id="c" * 12, source=one.id, target=other.id, what="tieto", created=NOW),
        ValueLink(
            id="d" * 12, source=other.id, target=one.id, what="raha", channel="x", created=NOW
        ),
    ]
    return Workshop(
        session=Session(id="s", title="T", created=NOW),
        actors={one.id: one, other.id: other},
        links={link.id: link for link in links},
    )


def test_our_own_tables_come_back_as_they_went() -> None:
    """The workbook whole; the tables for Gephi and Kumu, actors first and then links."""
    ours = small()

    def same(found: Workshop) -> None:
        assert {a.id: (a.name, a.tasks, a.networks, a.aliases) for a in found.actors.values()} == {
            a.id: (a.name, a.tasks, a.networks, a.aliases) for a in ours.actors.values()
        }
        fields = ("source", "target", "what", "channel", "nature", "state", "strength")
        assert {x.id: [getattr(x, f) for f in fields] for x in found.links.values()} == {
            x.id: [getattr(x, f) for f in fields] for x in ours.links.values()
        }

    options = ExportOptions(now=NOW)
    same(imported(export(ours, "xlsx", options), name="a.xlsx").workshop)
    for actors, links in (("csv-actors", "csv-links"),):
        first = imported(export(ours, actors, options), name="a.csv").workshop
        same(imported(export(ours, links, options), first, name="b.csv").workshop)
    alone = imported(export(ours, "csv-links", options), name="b.csv")
    assert alone.outcome.change is None and "import the table of actors first" in alone.skipped[0]
    kumu = imported(export(ours, "kumu-connections", options), session("Kela"), name="k.csv")
    assert kumu.links == {
        ("Kela", "+ Ohjaamo; Kotka", "tieto"),
        ("+ Ohjaamo; Kotka", "Kela", "raha"),
    }


def test_unpacking_a_workbook_tells_how_far_it_is_and_can_be_stopped() -> None:
    """The percentage only grows, also where formulas make a second pass, and ends at the end."""
    rows = [["Nimi", "Tehtävät", "Summa"]]
    rows += [[f"Toimija {n}", f"tehtävä {n * 7919}", "=1+1"] for n in range(1500)]
    data = saved(workbook(S=rows))
    told: list[float] = []
    understood("a.xlsx", data, progress=lambda done, total: told.append(done / total))
    assert told == sorted(told) and told[-1] <= 1
    assert len({round(100 * share) for share in told}) > 10, "it moves while cells are unpacked"

    def stop(done: int, total: int) -> None:
        if done / total > 0.4:
            raise Stopped

    with pytest.raises(Stopped):
        understood("a.xlsx", data, progress=stop)
    asked = iter([False] * 8)
    with pytest.raises(Stopped):
        understood("a.xlsx", data, stop=lambda: next(asked, True))
