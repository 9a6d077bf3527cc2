"""Files of other programs, good and broken: each gives the right network or one clear line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from importers.apply import applied
from importers.draft import NOTHING, ImportDraft, ReadOptions, Stopped
from importers.registry import SOURCES, read_draft, recognised
from model.changes import apply_change
from model.entities import Actor, Session
from model.errors import Refused
from model.workshop import Workshop

FILES = Path(__file__).parent / "files"
NOW = dt.datetime(2026, 11, 24, 9, 0)

Links = set[tuple[str, str, str]]

READ: dict[str, tuple[list[str], Links]] = {
    "gephi.graphml": (
        ["Lehtolan kunta", "Koivu & kumppanit Oy", "Nuorten tuki ry"],
        {
            ("Lehtolan kunta", "Koivu & kumppanit Oy", "hankinnat"),
            ("Koivu & kumppanit Oy", "Nuorten tuki ry", "harjoittelupaikat"),
            ("Koivu & kumppanit Oy", "Nuorten tuki ry", "connection"),
        },
    ),
    "yed.graphml": (
        ["Lehtolan sivistyspalvelut", "Nuorten tuki ry", "Asiakas"],
        {
            ("Lehtolan sivistyspalvelut", "Asiakas", "ohjaus"),
            ("Nuorten tuki ry", "Asiakas", "vertaistuki"),
            ("Lehtolan sivistyspalvelut", "Nuorten tuki ry", "tieto"),
            ("Nuorten tuki ry", "Lehtolan sivistyspalvelut", "tieto"),
        },
    ),
    "cytoscape.graphml": (
        ["Lehtolan kunta", "Nuorten tuki ry"],
        {
            ("Lehtolan kunta", "Nuorten tuki ry", "avustus"),
            ("Nuorten tuki ry", "Lehtolan kunta", "raportti"),
        },
    ),
    "igraph.graphml": (
        ["Lehtolan kunta", "Aino Esimerkki"],
        {
            ("Lehtolan kunta", "Aino Esimerkki", "työryhmä"),
            ("Aino Esimerkki", "Lehtolan kunta", "työryhmä"),
        },
    ),
    "networkx.graphml": (
        ["Lehtolan kunta", "Koivu & kumppanit Oy"],
        {
            ("Lehtolan kunta", "Koivu & kumppanit Oy", "sopimus"),
            ("Lehtolan kunta", "Koivu & kumppanit Oy", "luottamus"),
            ("Koivu & kumppanit Oy", "Lehtolan kunta", "maksu"),
        },
    ),
    "tulip.graphml": (
        ["Lehtolan kunta", "Nuorten tuki ry"],
        {("Lehtolan kunta", "Nuorten tuki ry", "tilat")},
    ),
    "network-canvas.graphml": (
        ["Lehtolan kunta", "Aino", "Eino"],
        {
            ("Lehtolan kunta", "Aino", "knows"),
            ("Aino", "Lehtolan kunta", "knows"),
            ("Eino", "Lehtolan kunta", "knows"),
            ("Lehtolan kunta", "Eino", "knows"),
        },
    ),
    "neo4j.graphml": (["Lehtolan kunta", "Eino"], {("Eino", "Lehtolan kunta", "WORKS_FOR")}),
    "mixed-directions.graphml": (
        ["Kela", "Kunta"],
        {
            ("Kela", "Kunta", "tieto"),
            ("Kunta", "Kela", "tieto"),
            ("Kela", "Kunta", "maksu"),
            ("Kunta", "Kela", "lasku"),
        },
    ),
    "missing-labels.graphml": (
        ["Lehtolan kunta", "nuoret"],
        {("Lehtolan kunta", "nuoret", "connection")},
    ),
    "duplicate-ids.graphml": (
        ["Kela", "Kunta", "Kela (2)"],
        {("Kela", "Kunta", "tieto"), ("Kunta", "Kela", "lasku"), ("Kela (2)", "Kunta", "tieto")},
    ),
    "self-loops.graphml": (["Kela", "Kunta"], {("Kela", "Kunta", "connection")}),
    "hyperedges.graphml": (["Kela", "Kunta", "Koulu"], {("Kela", "Kunta", "connection")}),
    "nested.graphml": (
        ["Koulu", "Työpaja", "Kunta", "Kirjasto"],
        {("Koulu", "Työpaja", "siirtymätieto"), ("Kunta", "Työpaja", "tilat")},
    ),
    "ports.graphml": (["Kela", "Kunta"], {("Kela", "Kunta", "tieto")}),
    "defaults.graphml": (
        ["Kunta", "Yritys"],
        {("Kunta", "Yritys", "tieto"), ("Yritys", "Kunta", "lasku")},
    ),
    "booleans.graphml": (["A", "B", "C", "D", "E", "F"], set()),
    "doctype.graphml": (["Käpylä", "Kunta"], {("Käpylä", "Kunta", "connection")}),
    "huge-numbers.graphml": (
        ["Kela", "Kunta", "Koulu"],
        {
            ("Kela", "Kunta", "connection"),
            ("Kunta", "Kela", "connection"),
            ("Kunta", "Koulu", "connection"),
            ("Koulu", "Kela", "connection"),
        },
    ),
    "says-utf8-is-1252.graphml": (
        ["Äänekosken työpaja – “TEKO”", "Åbo Öar"],
        {("Äänekosken työpaja – “TEKO”", "Åbo Öar", "connection")},
    ),
    **{
        name: (
            ["Äänekosken työpaja", "Åbo Öar"],
            {("Äänekosken työpaja", "Åbo Öar", "connection")},
        )
        for name in (
            *("latin1.graphml", "utf16.graphml", "utf16-no-mark.graphml", "bom-crlf.graphml"),
            "says-utf16-is-utf8.graphml",
        )
    },
    "gephi.gexf": (
        ["Lehtolan kunta", "Nuorten tuki ry"],
        {
            ("Lehtolan kunta", "Nuorten tuki ry", "avustus"),
            ("Lehtolan kunta", "Nuorten tuki ry", "tilat"),
            ("Lehtolan kunta", "Nuorten tuki ry", "tieto"),
            ("Nuorten tuki ry", "Lehtolan kunta", "tieto"),
        },
    ),
    "networkx.gexf": (
        ["Lehtolan kunta", "Koivu"],
        {("Lehtolan kunta", "Koivu", "connection"), ("Koivu", "Lehtolan kunta", "connection")},
    ),
    "hierarchy.gexf": (["Kela", "Kunta"], {("Kela", "Kunta", "connection")}),
    "relations.net": (
        ["Lehtolan kunta", "Nuorten tuki ry", "3"],
        {
            ("Lehtolan kunta", "Nuorten tuki ry", "avustus"),
            ("Nuorten tuki ry", "Lehtolan kunta", "kuulumiset"),
            ("Lehtolan kunta", "Nuorten tuki ry", "tieto"),
            ("Nuorten tuki ry", "3", "naapurit"),
            ("3", "Nuorten tuki ry", "naapurit"),
        },
    ),
    "lists-and-matrix.net": (
        ["Kela", "Kunta", "Koulu"],
        {
            ("Kela", "Kunta", "connection"),
            ("Kela", "Koulu", "connection"),
            ("Kunta", "Koulu", "connection"),
            ("Koulu", "Kunta", "connection"),
            ("Koulu", "Kela", "connection"),
        },
    ),
    "windows.net": (
        ["Äänekoski", "Työpaja"],
        {("Äänekoski", "Työpaja", "connection"), ("Työpaja", "Äänekoski", "connection")},
    ),
    "project.paj": (["Kela", "Kunta"], {("Kela", "Kunta", "connection")}),
    "graph-format-1.json": (
        ["Lehtolan kunta", "Aino"],
        {
            ("Lehtolan kunta", "Aino", "työsuhde"),
            ("Aino", "Lehtolan kunta", "ideat"),
            ("Lehtolan kunta", "Aino", "ideat"),
        },
    ),
    "graph-format-2.json": (["Kela", "n"], {("Kela", "n", "tieto")}),
    "node-link.json": (["Kela", "7"], {("Kela", "7", "tieto"), ("Kela", "7", "raha")}),
    "kumu.json": (
        ["Lehtolan kunta", "Nuorten tuki ry"],
        {
            ("Lehtolan kunta", "Nuorten tuki ry", "avustus"),
            ("Nuorten tuki ry", "Lehtolan kunta", "tieto"),
            ("Lehtolan kunta", "Nuorten tuki ry", "tieto"),
        },
    ),
    "cytoscape.cyjs": (["Kela", "Kunta"], {("Kela", "Kunta", "tieto")}),
}

REFUSED = {
    "control-character.graphml": "line 6",
    "truncated.graphml": "stops in the middle, at line 29",
    "not-xml.graphml": "not XML",
    "picture.graphml": "not XML",
    "empty.graphml": "empty",
    "web-page.graphml": "“html”",
    "no-graph.graphml": "no graph",
    "laughs.graphml": "not safe",
    "external-entity.graphml": "not safe",
    "no-number.net": "“paljon”",
    "truncated.json": "not JSON: line 2",
    "something.json": "no nodes",
    "session.json": "merge",
}


def draft_of(name: str, **options: Any) -> ImportDraft:
    return read_draft(name, (FILES / name).read_bytes(), ReadOptions(**options))


def imported(draft: ImportDraft, into: Workshop | None = None) -> Workshop:
    workshop = into or Workshop(session=Session(id="s", created=NOW, title="Verkko"))
    change = applied(draft, workshop, NOW).change
    return apply_change(workshop, change) if change is not None else workshop


def named_links(workshop: Workshop) -> list[tuple[str, str, str]]:
    names = {actor.id: actor.name for actor in workshop.actors.values()}
    return [(names[x.source], names[x.target], x.what) for x in workshop.links.values()]


def actor(workshop: Workshop, name: str) -> Actor:
    (found,) = [each for each in workshop.actors.values() if each.name == name]
    return found


def skipped(draft: ImportDraft) -> list[str]:
    workshop = Workshop(session=Session(id="s", created=NOW, title="Verkko"))
    return [f"{item.where}: {item.why}" for item in applied(draft, workshop, NOW).skipped]


def test_every_file_of_the_folder_is_in_a_table() -> None:
    assert {path.name for path in FILES.glob("*.graphml")} <= READ.keys() | REFUSED.keys()
    ours = (*READ, *REFUSED)
    assert all((FILES / name).is_file() for name in ours) and len(READ) >= 15


@pytest.mark.parametrize("name", READ)
def test_a_foreign_file_gives_its_network(name: str) -> None:
    names, links = READ[name]
    workshop = imported(draft_of(name))
    assert [each.name for each in workshop.actors.values()] == names
    found = named_links(workshop)
    assert set(found) == links and len(found) == len(links)


@pytest.mark.parametrize("name", READ)
def test_importing_it_again_changes_nothing(name: str) -> None:
    workshop = imported(draft_of(name))
    assert imported(draft_of(name), workshop) is workshop


@pytest.mark.parametrize("name", REFUSED)
def test_a_broken_file_is_refused_in_one_line(name: str) -> None:
    with pytest.raises(Refused) as refusal:
        draft_of(name)
    words = str(refusal.value)
    assert REFUSED[name] in words and "\n" not in words and len(words) < 160


def test_every_beginning_of_a_file_is_read_or_refused() -> None:
    """Downloads stop anywhere: nothing but a refusal may come of it."""
    for name in ("yed.graphml", "gephi.gexf", "kumu.json", "relations.net"):
        data = (FILES / name).read_bytes()
        for end in range(0, len(data), 37):
            try:
                imported(read_draft(name, data[:end]))
            except Refused as refusal:
                assert "\n" not in str(refusal)


def test_noise_in_a_file_is_read_or_refused() -> None:
    data = bytearray((FILES / "gephi.graphml").read_bytes())
    for place in range(0, len(data), 29):
        broken = bytes(data[:place] + bytes([(data[place] * 7 + place) % 256]) + data[place + 1 :])
        try:
            imported(read_draft("x.graphml", broken))
        except Refused as refusal:
            assert "\n" not in str(refusal)


@pytest.mark.parametrize("data", [b"\x00" * 50, b"<" * 5000, b"{" * 90_000, b"[1,2]", b"*Vertices"])
def test_bytes_that_are_nothing_are_refused(data: bytes) -> None:
    for key in SOURCES:
        if key in ("graphml", "gexf", "pajek", "json-graph"):
            with pytest.raises(Refused):
                read_draft("x", data, key=key)


# ------------------------------------------------------------------ what attributes mean


def test_sectors_kinds_and_groups_are_understood() -> None:
    gephi = imported(draft_of("gephi.graphml"))
    assert [each.sector.value for each in gephi.actors.values()] == ["public", "private", "third"]
    yed = imported(draft_of("yed.graphml"))
    school = actor(yed, "Lehtolan sivistyspalvelut")
    assert school.networks == ("Ydinverkosto",) and school.notes == "palveluohjaus < 18-vuotiaille"
    canvas = imported(draft_of("network-canvas.graphml"))
    assert [each.kind.value for each in canvas.actors.values()] == [
        *("organisation", "person", "person")
    ]
    kumu = imported(draft_of("kumu.json"))
    assert actor(kumu, "Lehtolan kunta").networks == ("ydin", "kunta")
    booleans = imported(draft_of("booleans.graphml"))
    assert [each.internal for each in booleans.actors.values()] == [
        True,
        True,
        False,
        False,
        True,
        False,
    ]


def test_what_was_not_taken_is_said_with_its_place() -> None:
    assert skipped(draft_of("booleans.graphml")) == [
        "line 10: node F: internal: “ehkä” is neither yes nor no"
    ]
    assert skipped(draft_of("self-loops.graphml")) == ["line 5: edge e1: Kela would give to itself"]
    assert any("hyperedge" in words for words in skipped(draft_of("hyperedges.graphml")))
    assert skipped(draft_of("duplicate-ids.graphml")) == [
        "line 8: node 2: a node with this id came before",
        "line 12: edge 0: it says the same as line 10: edge 0",
    ]
    assert any("“poissa”" in words for words in skipped(draft_of("missing-labels.graphml")))
    huge = skipped(draft_of("huge-numbers.graphml"))
    assert any("“7” is not on the scale" in words for words in huge)
    assert any("9999" in words and "whole number" in words for words in huge)


def test_what_was_understood_in_a_special_way_is_said() -> None:
    assert any("two links" in words for words in draft_of("igraph.graphml").remarks)
    assert any("network" in words for words in draft_of("nested.graphml").remarks)
    assert any("Windows-1252" in words for words in draft_of("says-utf8-is-1252.graphml").remarks)
    assert any("id" in words for words in draft_of("missing-labels.graphml").remarks)
    assert draft_of("igraph.graphml").title == "Yhteistyö 2025"


def test_the_guess_is_shown_and_can_be_corrected() -> None:
    guess = {(c.scope, c.name): c for c in draft_of("cytoscape.graphml").columns}
    assert guess["actor", "name"].field == "name" and guess["link", "name"].field == NOTHING
    assert guess["link", "interaction"].field == "category"
    assert guess["link", "Luottamus"].samples == ("4", "9")
    corrected = draft_of(
        "cytoscape.graphml",
        mapping={
            ("link", "interaction"): "what",
            ("link", "shared interaction"): NOTHING,
            ("link", "Luottamus"): NOTHING,
            ("actor", "SUID"): "notes",
            ("actor", "selected"): "notes",
        },
    )
    assert {c.field for c in corrected.columns if c.name == "SUID"} == {"notes"}
    workshop = imported(corrected)
    assert actor(workshop, "Lehtolan kunta").notes == "SUID: 62\nselected: false"
    assert {(x.what, x.category, x.trust) for x in workshop.links.values()} == {
        ("avustus", "", None),
        ("raportti", "", None),
    }
    with pytest.raises(Refused, match=r"“colour”.*name, label"):
        draft_of("gephi.graphml", mapping={("actor", "Sektori"): "colour"})


def test_edges_without_direction_can_become_one_link() -> None:
    workshop = imported(draft_of("igraph.graphml", undirected="one"))
    assert named_links(workshop) == [("Lehtolan kunta", "Aino Esimerkki", "työryhmä")]


# ------------------------------------------------------------------ formats


def test_a_format_is_known_by_its_content_before_its_name() -> None:
    data = (FILES / "gephi.gexf").read_bytes()
    for name in ("x.gexf", "x.xml", "x.txt", "x"):
        source = recognised(name, data)
        assert source is not None and source.key == "gexf"
    with pytest.raises(Refused, match=r"notes\.doc.*--format.*graphml"):
        read_draft("notes.doc", b"some words")
    with pytest.raises(Refused, match=r"“vna”.*graphml"):
        read_draft("x.vna", b"", key="vna")


def test_reading_tells_how_far_it_is_and_can_be_stopped() -> None:
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        raise Stopped

    with pytest.raises(Stopped):
        draft_of("gephi.graphml", progress=stop)
    assert told == [(0, 6)]
