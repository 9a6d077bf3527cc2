"""A label that was changed in yEd, in a file of ours, comes back as a name."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.options import ExportOptions
from exporters.registry import export
from importers.document import Asked, outcome, understood
from importers.draft import Outcome
from model.changes import apply_change
from model.entities import Actor, Session, ValueLink
from model.workshop import Workshop

NOW = dt.datetime(2026, 11, 24, 15, 0)
LONG = "Kymenlaakson maahanmuuttoviraston palveluohjausverkosto"


def network(*names: str) -> Workshop:
    """Actors of these names, each giving help to the next."""
    actors = {f"a{i}": Actor(id=f"a{i}", name=name, created=NOW) for i, name in enumerate(names)}
    links = {
        f"l{i}": ValueLink(
            id=f"l{i}", source=f"a{i}", target=f"a{i + 1}", what=f"apu {i}", created=NOW
        )
        for i in range(len(names) - 1)
    }
    return Workshop(Session(title="Verkko", created=NOW), actors=actors, links=links)


def drawn(workshop: Workshop) -> str:
    return export(workshop, "graphml", ExportOptions(now=NOW, flavour="yed")).decode()


def redrawn(text: str, *labels: tuple[str, str]) -> bytes:
    """The file as yEd saves it after labels were typed anew; the attributes stay."""
    for before, now in labels:
        pattern = rf"(<y:(?:Node|Edge)Label[^>]*>){re.escape(before)}(</y:)"
        text, count = re.subn(pattern, rf"\g<1>{now}\g<2>", text)
        assert count == 1, before
    return text.encode()


def come_to(workshop: Workshop, data: bytes, **asked: object) -> tuple[Outcome, Workshop]:
    read = understood("verkko.graphml", data, Asked(**asked))  # type: ignore[arg-type]
    result = outcome(read, workshop, NOW)
    return result, apply_change(workshop, result.change) if result.change else workshop


def test_changed_labels_are_taken_and_said() -> None:
    workshop = network("Kela", "Ohjaamo", LONG, "SPR")
    data = redrawn(
        drawn(workshop), ("Ohjaamo", "Ohjaamo Kotka"), ("apu 0", "ohjaus"), ("SPR", "SPR\nosasto")
    )
    result, now = come_to(workshop, data)
    assert [actor.name for actor in now.actors.values()] == [
        "Kela", "Ohjaamo Kotka", LONG, "SPR osasto",
    ]  # fmt: skip
    assert [link.what for link in now.links.values()] == ["ohjaus", "apu 1", "apu 2"]
    assert result.count("changed") == {"actor": 2, "link": 1}
    said = " ".join(result.remarks)
    assert "taken: “Ohjaamo” → “Ohjaamo Kotka”, “SPR” → “SPR osasto”" in said
    again, _now = come_to(now, data)
    assert again.change is None


def test_it_is_a_choice_in_the_mapping() -> None:
    workshop = network("Kela", "Ohjaamo", "SPR")
    data = redrawn(drawn(workshop), ("Kela", "Kansaneläkelaitos"))
    read = understood("v.graphml", data)
    column = next(each for each in read.columns if each.column.name == "y:NodeLabel")
    assert (column.column.field, column.column.reason) == ("name", "1 label was changed in yEd")
    assert "" in column.choices and "name" in column.choices
    result, now = come_to(workshop, data, mapping={"y:NodeLabel": ""})
    assert result.change is None and now.actors["a0"].name == "Kela"
    assert "are not taken: “Kela” → “Kansaneläkelaitos”" in " ".join(result.remarks)


def test_labels_made_of_another_attribute_are_no_names() -> None:
    """yEd's properties mapper can draw the sector of every actor."""
    workshop = network(*(f"Toimija {letter}" for letter in "ABCDEFGH"))
    labels = [(actor.name, "julkinen") for actor in workshop.actors.values()]
    data = redrawn(drawn(workshop), *labels)
    result, _now = come_to(workshop, data)
    assert result.change is None and not result.remarks
    read = understood("v.graphml", data)
    column = next(each for each in read.columns if each.column.name == "y:NodeLabel")
    assert column.column.field == "" and "8 of 8 are drawn otherwise" in column.column.reason


def test_a_name_that_another_actor_has_is_not_taken() -> None:
    workshop = network("Kela", "Ohjaamo", "SPR")
    result, now = come_to(workshop, redrawn(drawn(workshop), ("Ohjaamo", "Kela")))
    assert now == workshop
    assert any("so is another actor" in item.why for item in result.skipped)


@pytest.mark.parametrize(
    "name", ["<html>sivu", LONG, "a" * 60, "Kela  &  Ohjaamo", "木" * 30, "&lt;"]
)
def test_a_label_that_nobody_changed_is_none_that_was_changed(name: str) -> None:
    workshop = network(name, "Ohjaamo")
    result, now = come_to(workshop, drawn(workshop).encode())
    assert now == workshop and "yEd" not in " ".join(result.remarks)


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60))
def test_any_name_that_nobody_changed_stays(name: str) -> None:
    workshop = network(f"{' '.join(name.split())} x".strip(), "Ohjaamo")
    result, now = come_to(workshop, drawn(workshop).encode())
    assert now == workshop and "yEd" not in " ".join(result.remarks)
