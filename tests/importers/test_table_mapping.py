"""What columns are read as: guessed, corrected, remembered; reading that can be stopped."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_support import NOW, imported, session

from importers.document import outcome, understood
from importers.draft import Stopped
from importers.tables_answers import answer, email, phone
from importers.tables_header import letter
from importers.tables_memory import FILE_NAME, Memory
from importers.tables_words import heading_of
from locales import set_language
from model.changes import apply_change
from model.entities import InvitationState
from model.errors import Refused

HEADINGS = {
    "Organisaatio *": "name",
    "1. Minkä organisaation edustaja olet?": "name",
    "Edustamasi taho": "name",
    "Sähköpostiosoitteesi:": "contact_email",
    "K3: Puhelinnumero": "contact_phone",
    "Osallistujan nimi": "contact_name",
    "Participant's name": "contact_name",
    "Osallistun 24.11. työpajaan": "contact_state",
    "Ilmoittautumisaika": "submitted",
    "Completion time": "submitted",
    "Mitä voit antaa verkostolle?": "offers",
    "Mitä toivot työpajalta?": "needs",
    "Organisaation sektori": "sector",
    "Erityisruokavalio tai allergiat": "",
    "Hyväksyn tietosuojaselosteen": "",
    "Keneltä organisaationne saa palveluja?": "gets_from",
    "Tehtävänimike": "contact_role",
}

ANSWERS = {
    "Kyllä": "registered",
    "Yes, both days": "registered",
    "Päivä 1;Päivä 2;": "registered",
    "etänä": "registered",
    "X": "registered",
    "Ei": "declined",
    "En pääse paikalle": "declined",
    "Valitettavasti en": "declined",
    "No, sorry": "declined",
    "Ehkä": "invited",
    "En vielä tiedä": "invited",
    "ilmoittautunut": "registered",
    "kutsuttu": "invited",
}


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings_of_survey_tools_are_known(heading: str) -> None:
    found = heading_of(heading)
    assert found is not None and found.field == HEADINGS[heading]


@pytest.mark.parametrize("said", ANSWERS)
def test_answers_are_understood(said: str) -> None:
    assert answer(said) is InvitationState(ANSWERS[said])


def test_answers_that_are_not_plain_are_left_open() -> None:
    assert answer("?") is None and answer("") is None and answer("vegaani") is None


@pytest.mark.parametrize(
    ("typed", "called"),
    [
        ("401234567", "0401234567"),
        ("358401234567", "+358401234567"),
        ("+358 40 123", "+358 40 123"),
        ("0401234567", "0401234567"),
        ("3,58401E+11", ""),
        ("12345", "12345"),
    ],
)
def test_telephone_numbers_get_back_what_a_spreadsheet_took(typed: str, called: str) -> None:
    assert phone(typed) == called


def test_columns_have_the_letters_of_a_spreadsheet() -> None:
    assert [letter(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert email("mailto:<a@b.example>") == "a@b.example" and email("anonymous") == ""


TABLE = b"Porukka;Juttu;Osoite\nKela;etuudet;a@x.example\nOhjaamo;ohjaus;b@x.example\n"


def test_a_correction_counts_and_is_remembered_by_the_headings(tmp_path: Path) -> None:
    """In any order of the columns, and only for these headings."""
    memory = Memory(tmp_path / "home")
    mapping = {"juttu": "Tasks", "Osoite": ""}
    first = imported(TABLE, name="a.csv", mapping=mapping)
    assert first.fields == {"Porukka": "name", "Juttu": "tasks", "Osoite": ""}
    assert first.actor("Kela").tasks == "etuudet" and first.people("Kela") == []
    first.read.remember(memory)
    turned = b"Osoite;Porukka;Juttu\na@x.example;Kela;etuudet\nb@x.example;O;ohjaus\n"
    again = understood("b.csv", turned, memory=memory)
    assert {each.column.name: each.column.field for each in again.columns} == first.fields
    reasons = {each.column.name: each.column.reason for each in again.columns}
    assert reasons["Juttu"] == "as last time"
    other = understood("c.csv", b"Porukka;Juttu\nKela;x\nO;y\n", memory=memory)
    assert [each.column.field for each in other.columns] == ["name", ""]
    (tmp_path / "home" / FILE_NAME).write_text('{"mappings": [1]}')
    assert memory.recall(["Porukka"]) == {}


def test_corrections_that_do_not_fit_are_refused() -> None:
    with pytest.raises(Refused, match="Porukka, Juttu, Osoite"):
        imported(TABLE, name="a.csv", mapping={"Juttuu": "tasks"})
    with pytest.raises(Refused, match="cannot be read as “kuu”"):
        imported(TABLE, name="a.csv", mapping={"Juttu": "kuu"})
    with pytest.raises(Refused, match="which column is “To”"):
        imported(TABLE, name="a.csv", mapping={"Porukka": "source"})
    with pytest.raises(Refused, match="which column names the actors"):
        imported(TABLE, name="a.csv", mapping={"Porukka": "", "Juttu": "tasks"})
    with pytest.raises(Refused, match="no encoding “klingon”"):
        imported(TABLE, name="a.csv", encoding="klingon")


def test_fields_can_be_named_in_either_language() -> None:
    set_language("fi")
    try:
        done = imported(TABLE, name="a.csv", mapping={"Juttu": "Tehtävät"})
    finally:
        set_language("en")
    assert done.fields["Juttu"] == "tasks"


def test_a_list_becomes_links_when_its_ends_are_named() -> None:
    ends = {"Porukka": "source", "Juttu": "target"}
    done = imported(TABLE, name="a.csv", mapping=ends)
    assert done.links == {
        ("Kela", "etuudet", "connection"),
        ("Ohjaamo", "ohjaus", "connection"),
    }


def test_the_row_of_headings_and_the_signs_can_be_told() -> None:
    table = b"Kela|x\nOhjaamo|y\n"
    assert imported(table, name="a.csv").names == ["Ohjaamo"]
    whole = imported(table, name="a.csv", header_row=0, delimiter="|")
    assert whole.names == ["Kela", "Ohjaamo"] and list(whole.fields) == ["A", "B"]


def test_answers_that_name_partners_are_links() -> None:
    table = "Organisaatio;Kenelle annatte tietoa?;Keneltä saatte tukea?\nKela;Ohjaamo, SPR;Kunta\n"
    assert imported(table.encode(), name="a.csv").links == {
        ("Kela", "Ohjaamo", "Kenelle annatte tietoa?"),
        ("Kela", "SPR", "Kenelle annatte tietoa?"),
        ("Kunta", "Kela", "Keneltä saatte tukea?"),
    }


def test_ten_thousand_rows_are_one_change_and_can_be_stopped() -> None:
    rows = "".join(f"Yhdistys {n} ry;Maija {n};m{n}@x.example;kyllä\n" for n in range(10_000))
    data = f"Organisaatio;Nimi;Sähköposti;Osallistun\n{rows}".encode()
    told: list[tuple[int, int]] = []
    read = understood("a.csv", data, progress=lambda done, total: told.append((done, total)))
    assert told and told[-1][1] == 10_000 and len({done for done, _total in told}) > 10
    before = session("Yhdistys 5")
    result = outcome(read, before, NOW)
    assert result.count("added") == {"actor": 9_999} and result.count("changed") == {"actor": 1}
    assert result.change is not None
    assert len(apply_change(before, result.change).actors) == 10_000
    with pytest.raises(Stopped):
        understood("a.csv", data, stop=lambda: True)
    asked = iter([False] * 20)
    with pytest.raises(Stopped):
        outcome(read, before, NOW, stop=lambda: next(asked, True))


_texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cf", "Mn")),
    min_size=1,
    max_size=20,
)


@settings(deadline=None, max_examples=60)
@given(
    names=st.lists(_texts, min_size=1, max_size=6, unique_by=str.casefold),
    delimiter=st.sampled_from(";,\t|"),
    encoding=st.sampled_from(("utf-8", "utf-8-sig", "utf-16")),
    quoting=st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
)
def test_every_well_written_table_is_read_whole(
    names: list[str], delimiter: str, encoding: str, quoting: int
) -> None:
    """Whatever stands in its cells, each row is an actor with the tasks beside it, or says why."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, quoting=quoting)
    writer.writerow(["Organisaatio", "Sektori", "Tehtävät"])
    writer.writerows([[name, "julkinen", f"tehtävä {n}"] for n, name in enumerate(names)])
    done = imported(buffer.getvalue().encode(encoding), name="a.csv")
    assert done.fields == {"Organisaatio": "name", "Sektori": "sector", "Tehtävät": "tasks"}
    tasks = "\n".join(actor.tasks for actor in done.workshop.actors.values())
    for number, name in enumerate(names):
        skipped = any(words.startswith(f"row {number + 2}:") for words in done.skipped)
        assert skipped or f"tehtävä {number}" in tasks, name
