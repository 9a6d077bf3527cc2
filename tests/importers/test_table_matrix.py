"""Matrices of actors by actors: recognised, their cells shown as a mapping, and corrected."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_support import Imported, imported, saved, workbook

from importers.csv_cells import read_csv
from importers.tables_matrix import matrix_cells

FROM_TO = {("Kela", "Ohjaamo", "connection"), ("Ohjaamo", "SPR", "connection")}

SHAPES = {
    "a spreadsheet": ";Kela;Ohjaamo;SPR\nKela;0;1;0\nOhjaamo;0;0;1\nSPR;0;0;0\n",
    "of R, quoted": '"","Kela","Ohjaamo","SPR"\n"Kela",0,2,0\n"Ohjaamo",0,0,3\n"SPR",0,0,0\n',
    "of R, without a corner": "Kela\tOhjaamo\tSPR\nKela\t0\t1\t0\nOhjaamo\t0\t0\t1\nSPR\t0\t0\t0\n",
    "crosses, title, corner": (
        "Kuka antaa kenelle\n\nAntaa;Kela;Ohjaamo;SPR\nKela;-;x;\nOhjaamo;;-;X\nSPR;;;-\n"
    ),
    "numbered": "Nro;Nimi;Kela;Ohjaamo;SPR\n1;Kela;;1;\n2;Ohjaamo;;;1\n3;SPR;;;\n",
    "other order, spelling": ";ohjaamo;KELA;spr\nSPR;0;0;0\nKela;1;0;0\nOhjaamo;0;0;1\n",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_who_stands_in_the_row_gives(shape: str) -> None:
    done = imported(SHAPES[shape].encode(), name="matriisi.csv")
    assert {tuple(part.casefold() for part in link) for link in done.links} == {
        tuple(part.casefold() for part in link) for link in FROM_TO
    }
    assert done.fields == {"Row": "source", "Column": "target", "Cell": ""}
    (part,) = done.read.table.parts
    assert part.matrix and part.kind == "links"


def test_words_in_the_cells_are_what_flows_and_nobody_is_lost() -> None:
    pasted = (
        "Arvon siirtyminen\tKela\tOhjaamo\tNuori\tYksin\n"
        'Kela\t\tpalveluohjaus; tieto\t"etuudet\ntuki"\t\n'
        "Ohjaamo\tasiakkaat\t\t\t\n"
        "Nuori\t\tpalaute\tpohdinta\t\n"
        "Yksin\t\t\t\t\n"
        "Yhteensä\t1\t2\t2\t0\n"
    )
    done = imported(pasted.encode())
    assert done.fields["Cell"] == "what"
    assert done.links == {
        ("Kela", "Ohjaamo", "palveluohjaus"),
        ("Kela", "Ohjaamo", "tieto"),
        ("Kela", "Nuori", "etuudet"),
        ("Kela", "Nuori", "tuki"),
        ("Ohjaamo", "Kela", "asiakkaat"),
        ("Nuori", "Ohjaamo", "palaute"),
    }
    assert set(done.names) == {"Kela", "Ohjaamo", "Nuori", "Yksin"}
    assert "row 6: it is no row of the matrix" in done.skipped
    assert "row 4: Nuori would give to itself" in done.skipped
    again = imported(pasted.encode(), done.workshop)
    assert again.outcome.change is None


def test_the_ends_are_exchanged_by_one_correction() -> None:
    done = imported(SHAPES["a spreadsheet"].encode(), name="m.csv", mapping={"Row": "target"})
    assert done.links == {(target, source, what) for source, target, what in FROM_TO}
    assert done.fields == {"Row": "target", "Column": "source", "Cell": ""}


def test_figures_are_left_out_until_somebody_says_what_they_are() -> None:
    book = workbook(
        Ohje=[["Merkitse luottamus 1–5"]],
        Matriisi=[
            [None, "Kela", "Ohjaamo", "SPR"],
            ["Kela", None, 4, None],
            ["Ohjaamo", 2.0, None, 5],
            ["SPR", None, None, None],
        ],
    )
    data = saved(book)
    done = imported(data, name="m.xlsx")
    assert done.fields["Cell"] == ""
    assert any("figures" in each.column.reason for each in done.read.columns)
    said = imported(data, name="m.xlsx", mapping={"Cell": "trust"})
    trust = {(a, b): t for (a, b), t in _trust(said).items()}
    assert trust == {("Kela", "Ohjaamo"): 4, ("Ohjaamo", "Kela"): 2, ("Ohjaamo", "SPR"): 5}


def _trust(done: Imported) -> dict[tuple[str, str], int | None]:
    name = {actor.id: actor.name for actor in done.workshop.actors.values()}
    return {
        (name[link.source], name[link.target]): link.trust for link in done.workshop.links.values()
    }


def test_strengths_in_the_cells_are_strengths() -> None:
    text = ";Kela;Ohjaamo;SPR\nKela;;vahva;heikko\nOhjaamo;vahva;;\nSPR;;;\n"
    done = imported(text.encode(), name="m.csv")
    assert done.fields["Cell"] == "strength"
    assert {link.strength.value for link in done.workshop.links.values()} == {"strong", "weak"}


@pytest.mark.parametrize(
    "text",
    [
        "Nimi;Sektori;Kela\nKela;julkinen;x\nOhjaamo;julkinen;x\nSPR;kolmas;\n",
        "Kenelta;Kenelle;Mita\nKela;Ohjaamo;tieto\nOhjaamo;SPR;apu\nSPR;Kela;apu\n",
        ";Kela;Ohjaamo;SPR\n",
        ";Kela;Ohjaamo;SPR\nA;1;0;0\nB;0;1;0\nC;0;0;1\n",
        ";Kela;Kela;SPR\nKela;1;0;0\nSPR;0;1;0\n",
        "",
    ],
)
def test_other_tables_are_no_matrices(text: str) -> None:
    """Lists, two modes, names that stand twice."""
    assert matrix_cells(read_csv(text.encode() or b" ", None, ";", None)) is None


def test_headings_that_somebody_names_make_it_a_table() -> None:
    text = SHAPES["a spreadsheet"].replace(";Kela", "Nimi;Kela", 1)
    done = imported(text.encode(), name="m.csv", header_row=1)
    assert done.fields["Nimi"] == "name" and not done.links


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.text("abcåäö ", min_size=1, max_size=8).map(str.strip).filter(bool),
        min_size=3,
        max_size=8,
        unique_by=lambda name: "".join(name.split()),
    ),
    st.data(),
)
def test_any_matrix_of_marks_gives_its_links(names: list[str], data: st.DataObject) -> None:
    names = [f"{number} {name}" for number, name in enumerate(names)]
    count = len(names)
    filled = data.draw(
        st.sets(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=20)
    )
    rows = [";".join(["", *names])]
    rows += [
        ";".join([name, *("x" if (at, to) in filled else "" for to in range(count))])
        for at, name in enumerate(names)
    ]
    done = imported("\n".join(rows).encode(), name="m.csv")
    there = {" ".join(name.split()): number for number, name in enumerate(names)}
    links = {(there[a], there[b]) for a, b, _what in done.links}
    assert links == {(a, b) for a, b in filled if a != b}
    assert set(done.names) == set(there)
