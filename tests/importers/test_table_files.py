"""Tables as survey tools, spreadsheets and network programs write them, good and broken."""

from __future__ import annotations

import pytest
from table_support import TABLES, imported, session

from model.entities import ActorKind, InvitationState, LinkState, Nature, Sector, Strength
from model.errors import Refused

REFUSED = {
    "empty.csv": "every cell is empty",
    "web-page.csv": "web page",
    "picture.csv": "no text",
    "old-excel.xls": "old Excel workbook",
    "torn.xlsx": "damaged",
}

NAMES = {
    "webropol.csv": "Kela|Kotkan srk|Kotkan seurakutna|Ville Yksin|Uusi Yritys Oy",
    "microsoft-forms.csv": "Kela|TE-toimisto",
    "google-forms.csv": "Kela|Ohjaamo",
    "windows-1252.csv": "Päijänteen työpaja|Äänekosken Ääni ry",
    "utf-16.txt": "Äly Oy",
    "old-mac.csv": "Hyvä ääni ry",
    "twice-encoded.csv": "Hyvä ääni ry",
    "mixed-encodings.csv": "Hyvä ääni ry|Pöytyän työ",
    "excel-hint.csv": "Suomen Punainen Risti",
    "ragged.csv": "Kela|Ohjaamo|SPR|MLL|Kirkko",
    "repeated-headings.csv": "Kela|SPR",
    "duplicate-headings.csv": "Kela",
    "names.txt": "Kela|TE-toimisto|Kotka, Kouvola ja Hamina",
    "own-words.csv": "Kela|Ohjaamo",
    "links-finnish.csv": "Kela|Ohjaamo|TE-toimisto",
    "links-several.csv": "Kela|TE-toimisto|Ohjaamo",
    "kumu-elements.csv": "Kela|Matti",
    "kumu-connections.csv": "Kela|Ohjaamo|Matti",
    "gephi-nodes.csv": "Kela|Ohjaamo",
    "gephi-edges.csv": "Kela|Ohjaamo",
    "open-quote.csv": "Kela|Ohjaamo|SPR",
    "markup.csv": "[/b] 木木 🎉|=1+1",
}


def test_every_table_of_the_folder_is_looked_at() -> None:
    assert {path.name for path in TABLES.iterdir()} == NAMES.keys() | REFUSED.keys()


@pytest.mark.parametrize("name", NAMES)
def test_a_table_gives_its_actors_and_repeating_it_nothing_more(name: str) -> None:
    done = imported(name)
    assert done.names == NAMES[name].split("|")
    again = imported(name, done.workshop)
    assert again.outcome.change is None and again.outcome.count("added") == {}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_table_is_refused_in_one_line(name: str) -> None:
    with pytest.raises(Refused) as refusal:
        imported(name)
    words = str(refusal.value)
    assert REFUSED[name] in words and "\n" not in words


def test_a_registration_is_a_person_of_the_organisation() -> None:
    """Known organisations by any spelling, each answer in its state, reasons by row number."""
    done = imported("webropol.csv", session("Kansaneläkelaitos", "Kotkan seurakunta"))
    assert set(done.fields.values()) == {
        *("name", "contact_first", "contact_last", "contact_email", "contact_phone"),
        *("sector", "contact_state"),
    }
    (maija,) = done.people("Kela")
    assert (maija.name, maija.email, maija.phone) == (
        "Maija Esimerkki",
        "maija@kela.example",
        "0401234567",
    )
    assert maija.state is InvitationState.REGISTERED
    parish = done.actor("Kotkan seurakunta")
    assert parish.aliases == ("Kotkan srk",) and parish.sector is Sector.THIRD
    assert [person.state for person in parish.contacts] == [InvitationState.DECLINED]
    assert [p.state for p in done.people("Kotkan seurakutna")] == [InvitationState.INVITED]
    assert [p.name for p in done.people("Uusi Yritys Oy")] == ["Anna Arkki", "Berta Biili"]
    assert done.actor("Ville Yksin").kind is ActorKind.PERSON
    for words in (
        "row 8: no organisation; Ville Yksin",
        "row 9: whether “?” is a yes or a no",
        "row 9: a spreadsheet has spoiled the telephone number",
        "row 11: 6. Sektori: “hömppä” is none of",
    ):
        assert any(each.startswith(words) for each in done.skipped), words
    assert any("2 rows above the headings" in words for words in done.outcome.remarks)
    near = "row 7: Kotkan seurakutna is new; did you mean Kotkan seurakunta?"
    assert near in done.outcome.remarks


def test_answers_of_a_form_go_under_each_other() -> None:
    """Two people of one organisation; whoever answered without a name is nobody's name."""
    done = imported("microsoft-forms.csv", session("Kela"))
    kela = done.actor("Kela")
    assert kela.needs == "Yhteistä, selkeää työtä\nRauhaa" and kela.offers == "Neuvontaa"
    assert [(p.name, p.role, p.state.value) for p in kela.contacts] == [
        ("Kela", "asiantuntija", "registered"),
        ("Maija Esimerkki", "johtaja", "to_invite"),
    ]
    assert done.actor("TE-toimisto").needs == "Tietoa\nja tukea"
    assert done.fields["Hyväksyn henkilötietojeni käsittelyn"] == ""
    assert done.fields["Aloitusaika"] == "submitted"


def test_an_english_form() -> None:
    done = imported("google-forms.csv")
    assert [p.state for p in done.people("Ohjaamo")] == [InvitationState.DECLINED]
    assert [p.state for p in done.people("Kela")] == [InvitationState.REGISTERED]


def test_letters_come_through_and_odd_ones_are_remarked() -> None:
    assert imported("windows-1252.csv").read.table is not None
    tasks = imported("windows-1252.csv").actor("Päijänteen työpaja").tasks
    assert tasks == "Väliaikaista työtä – ja €"
    assert imported("utf-16.txt").people("Äly Oy")[0].name == "Åsa Öst"
    assert "mac_roman" in imported("old-mac.csv").outcome.remarks[0]
    assert "wrong encoding" in imported("twice-encoded.csv").outcome.remarks[0]
    assert "Windows-1252" in imported("mixed-encodings.csv").outcome.remarks[0]
    assert "quote" in imported("open-quote.csv").outcome.remarks[0]


def test_rows_that_are_no_rows_are_skipped_with_their_number() -> None:
    assert imported("ragged.csv").skipped == [
        "row 4: it has more cells than there are headings; a quote or separator is amiss"
    ]
    assert imported("repeated-headings.csv").skipped == [
        "row 4: it repeats the headings",
        "row 6: it is a sum",
    ]


def test_headings_that_come_twice_or_not_at_all() -> None:
    done = imported("duplicate-headings.csv", mapping={"D": "notes"})
    assert done.fields == {
        "Nimi": "name",
        "Nimi (2)": "contact_name",
        "Sähköposti": "contact_email",
        "D": "notes",
    }
    assert done.actor("Kela").notes == "muistilappu"


def test_values_tell_what_headings_do_not() -> None:
    done = imported("own-words.csv")
    assert list(done.fields.values()) == ["name", "contact_name", "contact_email"]
    assert done.people("Ohjaamo")[0].name == "Pekka Kokeilu"


def test_links_of_several_kinds() -> None:
    done = imported("links-finnish.csv")
    assert done.links == {
        ("Kela", "Ohjaamo", "palveluohjaus"),
        ("Ohjaamo", "Kela", "tieto"),
        ("Kela", "TE-toimisto", "connection"),
    }
    first, second, _third = done.workshop.links.values()
    assert (first.nature, first.strength) == (Nature.TANGIBLE, Strength.STRONG)
    assert (second.nature, second.state) == (Nature.INTANGIBLE, LinkState.WISHED)
    assert done.skipped == [
        "row 5: one end of the link is missing",
        "row 4: Kela would give to itself",
    ]
    assert imported("links-several.csv").links == {
        ("Kela", "Ohjaamo", "tieto"),
        ("TE-toimisto", "Ohjaamo", "tieto"),
    }


def test_kumu_and_gephi() -> None:
    kumu = imported("kumu-elements.csv")
    assert kumu.actor("Kela").networks == ("ydin", "teema")
    assert kumu.actor("Matti").kind is ActorKind.PERSON
    assert imported("kumu-connections.csv").links == {
        ("Kela", "Ohjaamo", "ohjaus"),
        ("Ohjaamo", "Kela", "ohjaus"),
        ("Kela", "Matti", "tieto"),
    }
    assert imported("gephi-nodes.csv").actor("Ohjaamo").sector is Sector.THIRD
    assert imported("gephi-edges.csv").links == {
        ("Kela", "Ohjaamo", "ohjaus"),
        ("Kela", "Ohjaamo", "tieto"),
        ("Ohjaamo", "Kela", "tieto"),
    }


def test_user_text_is_data() -> None:
    """Markup stays, a spreadsheet's guards go."""
    done = imported("markup.csv")
    assert done.actor("[/b] 木木 🎉").tasks == "[@click=app.quit]x[/]"
    assert done.actor("=1+1").tasks == "0401"
