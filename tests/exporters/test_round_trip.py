"""What we write, we read back without loss: export, then import, is the identity on the network."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from export_workshops import NOW, free_text, networks, one_line, options, realistic, rows
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.registry import export
from importers.apply import applied
from importers.registry import read_draft, recognised
from model.changes import apply_change
from model.entities import Actor, Contact, InvitationState, ValueLink
from model.workshop import Workshop

LOSSLESS = ("graphml", "gexf", "json-graph")
_ILLEGAL = re.compile("[\ufffe\uffff]")


def legal(value: Any) -> Any:
    """A value without the characters that no XML file can hold, and without blank list items."""
    if isinstance(value, str):
        return _ILLEGAL.sub("", value)
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        return tuple(text for item in value if (text := legal(item).strip()))
    return value


def as_written(entity: Any) -> Any:
    """The entity as a file can hold it."""
    return type(entity).model_validate({key: legal(value) for key, value in dict(entity).items()})


@st.composite
def full_networks(draw: st.DrawFn) -> Workshop:
    """Networks in which every field of actors and links is in use."""
    workshop = draw(networks())
    pins = st.tuples(st.floats(0, 1), st.floats(0, 1))
    actors = [
        actor.model_copy(
            update={
                "roles": draw(free_text),
                "mandate": draw(free_text),
                "origins": tuple(filter(None, draw(st.lists(one_line, max_size=2)))),
                "former_ids": tuple(draw(st.lists(st.sampled_from("pqr"), max_size=2))),
                "pinned": draw(st.none() | pins),
                "contacts": tuple(draw(st.lists(contacts(), max_size=2))),
            }
        )
        for actor in workshop.actors.values()
    ]
    links = [
        link.model_copy(
            update={
                "frequency": draw(one_line),
                "channel": draw(one_line),
                "former_ids": tuple(draw(st.lists(st.sampled_from("pqr"), max_size=2))),
                "origins": tuple(filter(None, draw(st.lists(one_line, max_size=2)))),
            }
        )
        for link in workshop.links.values()
    ]
    return replace(
        workshop,
        actors=rows([as_written(Actor(**dict(actor))) for actor in actors]),
        links=rows([as_written(ValueLink(**dict(link))) for link in links]),
    )


@st.composite
def contacts(draw: st.DrawFn) -> Contact:
    """Contact people with bars, semicolons and backslashes in their names."""
    line = one_line.map(legal)
    return Contact(
        name=f"{draw(line)} x"[:110],
        role=draw(line),
        email=draw(line),
        phone=draw(st.sampled_from(["", "+358 40 1", "a|b"])),
        state=draw(st.sampled_from(InvitationState)),
    )


def taken(workshop: Workshop, key: str, **chosen: Any) -> Workshop:
    """`workshop` after its own export has been imported into it emptied."""
    empty = replace(workshop, actors={}, links={})
    draft = read_draft("x", export(workshop, key, options(personal_data=True, **chosen)), key=key)
    assert draft.skipped == ()
    outcome = applied(draft, empty, NOW)
    assert outcome.skipped == ()
    return apply_change(empty, outcome.change) if outcome.change else empty


@pytest.mark.parametrize("key", LOSSLESS)
@settings(deadline=None, max_examples=40)
@given(workshop=full_networks())
def test_export_then_import_is_the_identity(key: str, workshop: Workshop) -> None:
    again = taken(workshop, key)
    assert dict(again.actors) == dict(workshop.actors)
    assert dict(again.links) == dict(workshop.links)


@settings(deadline=None, max_examples=20)
@given(workshop=full_networks())
def test_the_graphics_of_yed_take_nothing_away(workshop: Workshop) -> None:
    again = taken(workshop, "graphml", flavour="yed")
    assert dict(again.actors) == dict(workshop.actors)
    assert dict(again.links) == dict(workshop.links)


@settings(deadline=None, max_examples=40)
@given(workshop=full_networks())
def test_importing_what_is_there_changes_nothing(workshop: Workshop) -> None:
    draft = read_draft("x.graphml", export(workshop, "graphml", options(personal_data=True)))
    outcome = applied(draft, workshop, NOW)
    assert outcome.change is None and outcome.skipped == ()
    assert outcome.count("added") == outcome.count("changed") == {}


@pytest.mark.parametrize("key", ["graphml", "gexf", "json-graph", "pajek"])
def test_our_files_are_recognised_whatever_they_are_called(key: str) -> None:
    source = recognised("download.dat", export(realistic(), key, options()))
    assert source is not None and source.key == key


def test_a_program_in_between_may_rename_keys_and_drop_ids() -> None:
    """Gephi, Cytoscape and Tulip lose the ids of elements; ours travel as data."""
    workshop = realistic()
    text = export(workshop, "graphml", options()).decode()
    text = re.sub(r'<(node) id="n(\d+)"', r'<\1 id="62\2"', text)
    text = re.sub(
        r'<edge id="e\d+" source="n(\d+)" target="n(\d+)"',
        r'<edge source="62\1" target="62\2"',
        text,
    )
    text = text.replace('id="label" for="node"', 'id="d3" for="node"')
    text = text.replace('<data key="label">', '<data key="d3">')
    outcome = applied(read_draft("x.graphml", text.encode()), workshop, NOW)
    assert outcome.change is None and outcome.count("same") == {"actor": 6, "link": 10}


def test_gephi_calls_what_flows_by_another_name() -> None:
    """Its own export has the labels of edges under `Edge Label`, and all other columns as ours."""
    workshop = realistic()
    text = export(workshop, "graphml", options()).decode()
    text = text.replace(
        'attr.name="label" attr.type="string"/>\n  <key id="e_i',
        'attr.name="Edge Label" attr.type="string"/>\n  <key id="e_i',
    )
    assert "Edge Label" in text
    again = applied(read_draft("x.graphml", text.encode()), workshop, NOW)
    assert again.change is None and again.skipped == ()
    empty = replace(workshop, actors={}, links={})
    change = applied(read_draft("x.graphml", text.encode()), empty, NOW).change
    assert change is not None and dict(apply_change(empty, change).links) == dict(workshop.links)


def test_what_was_merged_into_another_is_known_by_its_former_id() -> None:
    workshop = realistic()
    data = export(workshop, "graphml", options())
    (kela,) = [actor for actor in workshop.actors.values() if actor.label == "Kela"]
    merged = kela.model_copy(
        update={
            "id": "merged",
            "name": "Kelan toimisto",
            "label": "",
            "aliases": (),
            "former_ids": (kela.id,),
        }
    )
    actors = {
        ("merged" if key == kela.id else key): actor for key, actor in workshop.actors.items()
    }
    actors["merged"] = merged
    now = replace(workshop, actors=actors, links={})
    outcome = applied(read_draft("x.graphml", data), now, NOW)
    assert "actor" not in outcome.count("added") and outcome.count("added") == {"link": 10}


def test_a_collapsed_file_is_read_as_what_it_says() -> None:
    workshop = realistic()
    empty = replace(workshop, actors={}, links={})
    draft = read_draft("x.graphml", export(workshop, "graphml", options(collapse=True)))
    outcome = applied(draft, empty, NOW)
    assert outcome.count("added") == {"actor": 6, "link": 9}
    again = apply_change(empty, outcome.change) if outcome.change else empty
    assert "etuudet; neuvonta" in {link.what for link in again.links.values()}
