"""What is offered at the cursor, in which order, and what it replaces."""

from __future__ import annotations

import pytest
from capture_shop import AT, after, empty, with_actors

from locales import speaking
from model.capture import complete, read
from model.workshop import Workshop

SHOP = after(
    with_actors(
        "Kela",
        "Kouvolan kaupunki",
        "Kotkan seurakunta",
        "TE-toimisto",
        'Valo "->" Voima: ry',
        "Äänekosken koulu",
        a3="työkkäri",
    ),
    "Kela -> TE-toimisto: asiakastieto #asiakas @palaveri",
    "Kela -> Kotkan seurakunta: avustukset",
    "Kouvolan kaupunki -> TE-toimisto: tilat #tilat",
)


def offered(line: str, workshop: Workshop = SHOP) -> list[str]:
    """What is offered at `|` in `line`, as the lines that would come of it."""
    cursor = line.index("|")
    line = line.replace("|", "")
    return [
        line[: found.start] + found.text + line[found.end :]
        for found in complete(line, cursor, workshop)
    ]


@pytest.mark.parametrize(
    ("line", "best"),
    [
        ("k|", "Kela"),
        ("kot|", "Kotkan seurakunta"),
        ("Kotkan s|", "Kotkan seurakunta"),
        ("seura|", "Kotkan seurakunta"),
        ("toim|", "TE-toimisto"),
        ("työk|", "TE-toimisto"),
        ("aane|", "Äänekosken koulu"),
        ("Kela, TE|", "Kela, TE-toimisto"),
        ("Kela -> te|", "Kela -> TE-toimisto"),
        ("Kela->te|", "Kela->TE-toimisto"),
        ("Kela -> TE-toimisto, kot|", "Kela -> TE-toimisto, Kotkan seurakunta"),
        ("Kela <..? kot|: x", "Kela <..? Kotkan seurakunta: x"),
        ("Kel| -> TE-toimisto: x", "Kela -> TE-toimisto: x"),
        ("K|ela -> TE-toimisto: x", "Kouvolan kaupunki -> TE-toimisto: x"),
        ("Kela -> Kouvolan| kaup: x", "Kela -> Kouvolan kaupunki: x"),
        ("valo|", '"Valo ""->"" Voima: ry"'),
        ('Kela -> "valo|', 'Kela -> "Valo ""->"" Voima: ry"'),
        ("+ kot|", "+ Kotkan seurakunta"),
        ("! kysytään @kot|", "! kysytään @Kotkan seurakunta"),
        ("kysytään @kotkan s| huomenna", "kysytään @Kotkan seurakunta huomenna"),
        ("@valo|", '@Valo "->" Voima: ry'),
        ("Kela -> TE-toimisto: x #ti|", "Kela -> TE-toimisto: x #tilat"),
        ("Kela -> TE-toimisto: x @pal|", "Kela -> TE-toimisto: x @palaveri"),
        ("Kela -> TE-toimisto: x #mon|", "Kela -> TE-toimisto: x #money"),
        ('Kela -> TE-toimisto: x @"shared s|', 'Kela -> TE-toimisto: x @"shared system"'),
        ("Kela -> Kouvolan kaupunki: as|", "Kela -> Kouvolan kaupunki: asiakastieto"),
        ("Kela -> Kouvolan kaupunki: ti|", "Kela -> Kouvolan kaupunki: tilat"),
        ("+ Uusi /j|", "+ Uusi /public"),
        ("+ Uusi /gr|", "+ Uusi /group"),
    ],
)
def test_the_likeliest_comes_first(line: str, best: str) -> None:
    assert offered(line)[0] == best


@pytest.mark.parametrize(
    "line",
    [
        "|",
        " |",
        "zzz|",
        "! |",
        "tavallinen lause k|",
        "Kela lupasi, että k|",
        "Kela -> TE-toimisto: x #tilat k|",
        "! Kela -> k|",
        "matti@k|",
        '! @"Kela" k|',
        '"Kela" |',
    ],
)
def test_nothing_is_offered_where_anything_may_stand(line: str) -> None:
    assert offered(line) == []


def test_the_busiest_and_newest_come_first_and_nobody_twice() -> None:
    assert offered("Kela -> |")[:2] == ["Kela -> TE-toimisto", "Kela -> Kouvolan kaupunki"]
    assert "Kela -> Kela" not in offered("Kela -> |")
    assert "Kela, Kela" not in offered("Kela, k|") != []


def test_what_flows_from_the_giver_comes_before_what_the_getter_gets() -> None:
    assert offered("Kela -> Kouvolan kaupunki: |") == [
        "Kela -> Kouvolan kaupunki: asiakastieto",
        "Kela -> Kouvolan kaupunki: avustukset",
    ]
    assert offered("Kotkan seurakunta -> TE-toimisto: |") == [
        "Kotkan seurakunta -> TE-toimisto: asiakastieto",
        "Kotkan seurakunta -> TE-toimisto: tilat",
    ]
    # What is on the map between the two already would be refused; it comes last.
    assert offered("Kela -> TE-toimisto: |")[-1] == "Kela -> TE-toimisto: asiakastieto"


def test_completions_say_what_they_are() -> None:
    workshop = after(SHOP, "+ Kela /j")
    assert [found.words for found in complete("kela -> te", 10, workshop)] == ["actor"]
    (kela,) = complete("kel", 3, workshop)
    assert (kela.text, kela.words) == ("Kela", "public sector")
    assert {found.words for found in complete("+ A /", 5, workshop)} == {"sector", "kind"}


def test_words_follow_the_language_in_force() -> None:
    with speaking("fi"):
        assert offered("+ Uusi /jul|") == ["+ Uusi /julkinen"]
        assert offered("+ Uusi /3s|") == ["+ Uusi /kolmas"]
    assert offered("+ Uusi /thi|") == ["+ Uusi /third"]


def test_an_ambiguous_name_is_offered_in_quotes_and_then_means_one() -> None:
    workshop = with_actors("Kela", "Kansaneläkelaitos", "Ohjaamo", a1="kela")
    lines = offered("ke|", workshop)
    assert lines == ['"Kela"', "Kansaneläkelaitos"]
    for line in lines:
        assert read(f"{line} -> Ohjaamo: x", workshop, AT).new_actors == ()


def test_what_is_typed_whole_is_not_offered_again() -> None:
    assert offered("Kela|") == []
    assert offered("Kela -> TE-toimisto|") == []
    assert offered("x|", empty()) == []


def test_a_cursor_outside_the_line_finds_nothing() -> None:
    assert complete("Kela", 9, SHOP) == () == complete("Kela", -1, SHOP)
