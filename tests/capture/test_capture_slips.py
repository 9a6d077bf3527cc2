"""Slips of hurried hands: the line is taken as it stands, and what was perhaps meant is asked."""

from __future__ import annotations

import pytest
from capture_shop import AT, added_actors, added_links, empty, the_note, with_actors

from model.capture import read


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("Kella", "Kela"),
        ("Keal", "Kela"),
        ("Kelan", "Kela"),
        ("Kelalle", "Kela"),
        ("TE toimisto", "TE-toimisto"),
        ("Kouvolan kaupungin", "Kouvolan kaupunki"),
        ("Aanekoski", "Äänekoski"),
        ("Kotkan seurakunnta", "Kotkan seurakunta"),
        ("Ohjaamo", "Ohjaamo Kotka"),
        ("TE", "TE-toimisto"),
    ],
)
def test_a_near_miss_becomes_new_and_is_asked_about(typed: str, known: str) -> None:
    reading = read(f"{typed} -> B: x", with_actors(known, "B"), AT)
    assert reading.new_actors == (typed,)
    assert f"did you mean {known}?" in reading.summary


@pytest.mark.parametrize(
    ("typed", "known"),
    [("Ryhmä 1", "Ryhmä 2"), ("TE", "TEM"), ("Kouvola", "Kotka"), ("SPR", "SPL")],
)
def test_names_that_merely_look_alike_are_not_asked_about(typed: str, known: str) -> None:
    assert read(f"{typed} -> B: x", with_actors(known, "B"), AT).remarks == ()


@pytest.mark.parametrize("between", [" ja ", " sekä ", " & ", " + ", "/", " / "])
def test_names_that_no_comma_parts_are_asked_about(between: str) -> None:
    typed = f"Kela{between}TE-toimisto"
    reading = read(f"{typed} -> B: x", with_actors("Kela", "TE-toimisto", "B"), AT)
    assert reading.new_actors == (typed,)
    assert "comma" in reading.summary


def test_a_name_with_a_slash_of_its_own_is_not_asked_about() -> None:
    assert read("TE/ELY -> B: x", with_actors("Kela", "B"), AT).remarks == ()


@pytest.mark.parametrize("arrow", [">", ">>", " - >", "-<", "~>", " . .>", " ? >", "<", "=  >"])
def test_an_arrow_that_is_none_makes_a_note_that_says_how_to_link(arrow: str) -> None:
    workshop = with_actors("Kela", "Asiakas")
    line = f"Kela {arrow} Asiakas: etuudet"
    reading = read(line, workshop, AT)
    assert the_note(reading).text == line
    assert "for a link write A -> B" in reading.summary


@pytest.mark.parametrize(
    "line", ["Kela > 5 vuotta", "a > b: c", "hinta < 5: halpa", "Kela: > 100", "ihan <3: Kela"]
)
def test_signs_in_running_text_are_no_slip(line: str) -> None:
    assert read(line, with_actors("Kela", "Asiakas"), AT).remarks == ()


@pytest.mark.parametrize(
    ("what", "asked"),
    [
        ("raha!", True),
        ("raha !!", True),
        ("raha! !", False),
        ("raha !-", False),
        ('"raha!"', False),
    ],
)
def test_an_exclamation_mark_without_a_blank_is_asked_about(what: str, asked: bool) -> None:
    reading = read(f"Kela -> B: {what}", with_actors("Kela", "B"), AT)
    assert added_links(reading)
    assert ("leave a blank before the !" in reading.summary) is asked


@pytest.mark.parametrize(
    ("line", "asked"), [("+ Martat / 3s", True), ("+ Kotka / Hamina", False), ("+ TE/3s", False)]
)
def test_a_sector_with_a_blank_before_it_is_asked_about(line: str, asked: bool) -> None:
    reading = read(line, empty(), AT)
    assert [actor.name for actor in added_actors(reading)] == [line[2:]]
    assert ("without a blank" in reading.summary) is asked
