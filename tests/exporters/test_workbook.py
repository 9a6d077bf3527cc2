"""The workbook as openpyxl reads it: a sheet for each table, and nothing that calculates."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from dataclasses import replace
from typing import Any

from export_workshops import NASTY, Numbered, networks, options, realistic, rows
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook

from exporters.registry import document, export
from model.entities import (
    Actor,
    CafeTable,
    Card,
    Check,
    CheckAnswer,
    Form,
    GridRow,
    Harvest,
    Heading,
    Response,
    Session,
    Sheet,
    ValueLink,
)
from model.workshop import Workshop


def opened(workshop: Workshop, **chosen: Any) -> Workbook:
    data = export(workshop, "xlsx", options(**{"language": "en", **chosen}))
    return load_workbook(io.BytesIO(data))


def table(book: Workbook, title: str) -> list[dict[str, Any]]:
    heads, *lines = book[title].iter_rows(values_only=True)
    return [dict(zip(heads, line, strict=True)) for line in lines]


def test_there_is_a_sheet_for_each_table_with_anything_in_it() -> None:
    book = opened(realistic())
    assert book.sheetnames == [
        *("Session", "Actors", "Links", "Value transfer", "Notes", "Targets", "Agreements"),
        "Agenda",
    ]
    actors = table(book, "Actors")
    workshop = realistic()
    assert [row["Name"] for row in actors] == [a.name for a in workshop.actors.values()]
    kela = next(row for row in actors if row["Short name"] == "Kela")
    assert (kela["Tasks"], kela["Sector"], kela["Gives"]) == ("etuudet\nkuntoutus", "public", 3)
    links = table(book, "Links")
    assert (links[0]["From"], links[0]["To"]) == ("Kansaneläkelaitos", "Asiakas")
    assert [row["Id"] for row in links] == list(workshop.links)
    assert links[2]["Trust (1–5)"] == 4 and links[1]["Trust (1–5)"] is None
    matrix = {row["Gives ↓ gets →"]: row for row in table(book, "Value transfer")}
    assert matrix["Kansaneläkelaitos"]["Asiakas"] == "etuudet\nneuvonta"
    assert matrix["Asiakas"]["Kansaneläkelaitos"] is None
    target = table(book, "Targets")[0]
    assert target["Due"] == dt.datetime(2026, 12, 15) and "TE-toimisto" in target["Actors"]


def test_it_is_in_the_language_of_the_session_and_can_be_worked_with() -> None:
    book = load_workbook(io.BytesIO(export(realistic(), "xlsx", options())))
    sheet = book["Toimijat"]
    assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref == sheet.dimensions
    assert all(cell.font.bold for cell in sheet[1])
    widths = [column.width for column in sheet.column_dimensions.values()]
    assert all(8 <= width <= 48 for width in widths)


def test_nothing_that_people_wrote_is_calculated() -> None:
    make = Numbered()
    names = ["=1+1", "+358 40", "-2 astetta", "@SUM(A1)", "#N/A", '=HYPERLINK("http://x")']
    actors = [make(Actor, name=name, notes=name) for name in names]
    link = make(ValueLink, source=actors[0].id, target=actors[1].id, what="=cmd|' /C calc'!A1")
    workshop = Workshop(session=make(Session, title="=x"), actors=rows(actors), links=rows([link]))
    book = opened(workshop)
    assert [row["Name"] for row in table(book, "Actors")] == names
    for sheet in book:
        for cells in sheet.iter_rows():
            assert all(cell.data_type in ("s", "n", "d") for cell in cells)
    name = book["Actors"]["A2"]
    assert name.quotePrefix and name.data_type == "s"
    with zipfile.ZipFile(io.BytesIO(export(workshop, "xlsx", options()))) as package:
        assert not any(b"<f>" in package.read(part) for part in package.namelist())


def test_signs_that_excel_takes_for_codes_are_kept() -> None:
    make = Numbered()
    actor = make(Actor, name="_x0041_ \uffff_x00e4_", notes="x" * 20_000)
    workshop = Workshop(session=make(Session, title="x"), actors=rows([actor]))
    made = document(workshop, "xlsx", options(language="en"))
    (row,) = table(load_workbook(io.BytesIO(made.data)), "Actors")
    # openpyxl leaves the codes of ECMA-376 as they are; Excel and LibreOffice read them so:
    name = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda code: chr(int(code[1], 16)), row["Name"])
    assert name == "_x0041_ _x00e4_" and len(row["Remarks"]) == 20_000
    assert any("cannot hold" in remark for remark in made.remarks)


def test_people_are_left_out_unless_they_are_asked_for() -> None:
    book = opened(realistic())
    assert "Contacts" not in book.sheetnames
    assert "quotation" not in {row["Kind"] for row in table(book, "Notes")}
    assert "Who said it" not in table(book, "Notes")[0]
    told = opened(realistic(), personal_data=True)
    (anna,) = table(told, "Contacts")
    assert (anna["Contact person"], anna["Invitation"]) == ("Anna Esimerkki", "attended")
    assert {row["Who said it"] for row in table(told, "Notes")} == {
        None,
        "Anna E.",
        "Anna Esimerkki",
    }


def forms() -> Workshop:
    """A session in which every form was used."""
    make = Numbered()
    columns = (Heading(key="a", title="Odotan"), Heading(key="b", title="Tarjoan"))
    board = make(Sheet, method="expectations", form=Form.BOARD, title="Odotukset", columns=columns)
    grid = make(Sheet, method="purpose", form=Form.GRID, title="Miksi?", columns=columns)
    items = (Heading(key="i", title="Tavoite puuttuu"),)
    rating = make(Sheet, method="six-d", form=Form.RATING, title="6D", items=items, round=2)
    checks = make(Sheet, method="pitfalls", form=Form.CHECKLIST, title="Kuopat", items=items)
    cafe = make(Sheet, method="learning-cafe", form=Form.CAFE, title="Kahvila")
    actor = make(Actor, name="Kela")
    cafe_table = make(
        CafeTable, sheet=cafe.id, number=1, topic="Polut", host="Aino", summary="Kaksi"
    )
    return replace(
        Workshop(session=make(Session, title="x")),
        actors=rows([actor]),
        sheets=rows([board, grid, rating, checks, cafe]),
        cards=rows([make(Card, sheet=board.id, column="b", text="=tilat", actors=(actor.id,))]),
        grid_rows=rows([make(GridRow, sheet=grid.id, item=actor.id, cells={"a": "rauhaa"})]),
        responses=rows([make(Response, sheet=rating.id, name="Eino", values={"i": 4})]),
        checks=rows([make(Check, sheet=checks.id, item="i", answer=CheckAnswer.PARTLY)]),
        cafe_tables=rows([cafe_table]),
        harvests=rows([make(Harvest, table=cafe_table.id, round=1, text="yksi ovi")]),
    )


def test_what_the_methods_left_is_in_words() -> None:
    book = opened(forms())
    (card,) = table(book, "Cards")
    assert (card["Sheet"], card["Column"], card["Text"]) == ("Odotukset", "Tarjoan", "=tilat")
    (row,) = table(book, "Grids")
    assert (row["Row"], row["Column"], row["Text"]) == ("Kela", "Odotan", "rauhaa")
    (answer,) = table(book, "Ratings")
    assert (answer["Sheet"], answer["Item"], answer["Value"]) == ("6D 2", "Tavoite puuttuu", 4)
    assert "Eino" not in str(answer["Given by"])
    (check,) = table(book, "Checklists")
    assert check["Answer"] == "partly"
    assert [row["Text"] for row in table(book, "Learning café")] == ["yksi ovi", "Kaksi"]
    assert "Aino" not in str(list(book["Learning café"].values))
    told = opened(forms(), personal_data=True)
    assert table(told, "Ratings")[0]["Given by"] == "Eino"
    assert table(told, "Learning café")[0]["Host"] == "Aino"


@settings(deadline=None, max_examples=15)
@given(workshop=networks())
def test_any_network_is_a_workbook(workshop: Workshop) -> None:
    book = opened(workshop)
    names = [row["Name"] for row in table(book, "Actors")]
    assert names == [
        actor.name.replace("\ufffe", "").replace("\uffff", "").strip()
        for actor in workshop.actors.values()
    ]
    assert len(table(book, "Links")) == len(workshop.links)


def test_nasty_texts_are_what_they_were() -> None:
    make = Numbered()
    actors = [make(Actor, name=f"a{n}", notes=text) for n, text in enumerate(NASTY)]
    book = opened(Workshop(session=make(Session, title="x"), actors=rows(actors)))
    assert [row["Remarks"] for row in table(book, "Actors")] == [a.notes for a in actors]
    assert book.properties.created == dt.datetime(2026, 11, 24, 16, 5)
