"""Methods and agendas that a facilitator adds as files, with and without mistakes."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.methods import Catalogue, Form, Method
from model.methods.source_file import FILE_LIMIT, line_of

METHOD = """\
phases = [2]
form = "board"
group = ["pairs"]

[title]
fi = "Oma tapa [/b]"
en = "A way of our own"

[purpose]
fi = "Kokeillaan."
en = "We try."

[minutes]
opening = 1
processing = 2
closing = 3

[[columns]]
key = "first"
title = { fi = "Eka", en = "First" }

[[columns]]
key = "second"
title = { fi = "Toka", en = "Second" }
"""

AGENDA = """\
title = "Ilta"

[[days]]
title = "Ilta"
phase = 2
begins = "17.00"

[[days.steps]]
method = "own"
part = "opening"

[[days.steps]]
title = "Tauko"
part = "break"
minutes = 10
fixed = "17:30"
"""


def put(folder: Path, name: str, text: str | bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_own_method_and_agenda_are_added(tmp_path: Path) -> None:
    put(tmp_path, "methods/own.toml", METHOD)
    put(tmp_path, "agendas/evening.toml", AGENDA)
    catalogue = Catalogue.load(tmp_path)
    assert catalogue.problems == ()
    own = catalogue.methods["own"]
    assert own.own and own.title.fi == "Oma tapa [/b]" and own.minutes.total == 6
    assert [column.key for column in own.columns] == ["first", "second"]
    (day,) = catalogue.agendas["evening"].days
    assert [step.title.fi for step in day.steps] == ["Oma tapa [/b]", "Tauko"]
    assert [step.minutes for step in day.steps] == [6, 10]
    assert len(catalogue.methods) == len(Catalogue.load().methods) + 1


def test_own_file_overrides_ours_of_the_same_name(tmp_path: Path) -> None:
    put(tmp_path, "methods/cube.toml", METHOD)
    catalogue = Catalogue.load(tmp_path)
    assert catalogue.methods["cube"].form is Form.BOARD
    assert Catalogue.load().methods["cube"].form is Form.NOTES


def test_one_language_serves_for_both(tmp_path: Path) -> None:
    put(tmp_path, "methods/own.toml", METHOD.replace('en = "A way of our own"\n', ""))
    method = Catalogue.load(tmp_path).methods["own"]
    assert method.title.en == method.title.fi == "Oma tapa [/b]"


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    text = b"\xef\xbb\xbf" + METHOD.replace("\n", "\r\n").encode()
    put(tmp_path, "methods/own.toml", text)
    assert Catalogue.load(tmp_path).problems == ()


MISTAKES = {
    "no such form": ('form = "board"', 'form = "bord"', ["line 2", "form", "board"]),
    "no title": (
        '[title]\nfi = "Oma tapa [/b]"\nen = "A way of our own"',
        "",
        ["title", "missing"],
    ),
    "blank title": ('fi = "Oma tapa [/b]"', 'fi = "  "', ["line 5", "title", "blank"]),
    "minutes in words": ("processing = 2", 'processing = "two"', ["line 15", "minutes.processing"]),
    "minutes below nothing": ("closing = 3", "closing = -3", ["line 16", "minutes.closing"]),
    "a phase that is none": ("phases = [2]", "phases = [7]", ["line 1", "phases"]),
    "true is no phase": ("phases = [2]", "phases = [true]", ["line 1", "phases"]),
    "one key twice": ('key = "second"', 'key = "first"', ["line 23", "columns.2.key", "twice"]),
    "a column without title": (
        '[[columns]]\nkey = "second"\ntitle = { fi = "Toka", en = "Second" }',
        '[[columns]]\nkey = "second"',
        ["line 22", "columns.2.title", "missing"],
    ),
    "syntax": ('key = "second"', 'key = "second', ["line 23"]),
    "unfinished": ('title = { fi = "Toka", en = "Second" }', 'title = """x', ["middle"]),
    "a third language": ('en = "We try."', 'sv = "Vi försöker."', ["purpose", "sv"]),
    "items are no list": (
        'group = ["pairs"]',
        'group = ["pairs"]\nitems = 3',
        ["line 4", "items", "list of tables"],
    ),
    "a number beyond all measure": ("opening = 1", "opening = 1" + "0" * 5000, ["own.toml"]),
    "a lone control character": ('fi = "Kokeillaan."', 'fi = "a\\u0007b"', ["purpose", "control"]),
    "a title beyond all measure": ("Oma tapa [/b]", "x" * 500, ["title", "120"]),
    "actors have no such field": ('form = "board"', 'form = "actors"', ["columns", "strengths"]),
    "a rating of nothing": ('form = "board"', 'form = "rating"', ["items", "missing"]),
    "a café without rounds": ('form = "board"', 'form = "cafe"', ["rounds", "missing"]),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named_and_the_rest_loads(tmp_path: Path, name: str) -> None:
    old, new, words = MISTAKES[name]
    assert METHOD.count(old) == 1
    put(tmp_path, "methods/own.toml", METHOD.replace(old, new))
    put(tmp_path, "methods/good.toml", METHOD)
    catalogue = Catalogue.load(tmp_path)
    assert "own" not in catalogue.methods
    assert "good" in catalogue.methods
    text = "\n".join(catalogue.problems)
    assert "methods/own.toml" in text
    for word in words:
        assert word in text


def test_a_faulty_override_leaves_ours_in_force(tmp_path: Path) -> None:
    put(tmp_path, "methods/cube.toml", METHOD.replace('form = "board"', "form = 3"))
    catalogue = Catalogue.load(tmp_path)
    assert catalogue.methods["cube"] == Catalogue.load().methods["cube"]
    assert len(catalogue.problems) == 1


def test_an_unknown_field_is_reported_and_the_method_still_loads(tmp_path: Path) -> None:
    put(tmp_path, "methods/own.toml", 'colour = "red"\n' + METHOD)
    catalogue = Catalogue.load(tmp_path)
    assert "own" in catalogue.methods
    assert catalogue.problems == (
        "methods/own.toml, line 1: colour: is not a field that is known here",
    )


def test_every_mistake_of_a_file_is_reported_at_once(tmp_path: Path) -> None:
    text = METHOD.replace('"board"', '"bord"').replace("closing = 3", "closing = 9999")
    put(tmp_path, "methods/own.toml", text)
    assert len(Catalogue.load(tmp_path).problems) == 2


AGENDA_MISTAKES = {
    "no such method": (
        'method = "own"',
        'method = "onw"',
        ["line 9", "days.1.steps.1.method", "onw"],
    ),
    "no such time": ('fixed = "17:30"', 'fixed = "25:30"', ["line 16", "days.1.steps.2.fixed"]),
    "no such part": ('part = "break"', 'part = "brake"', ["line 14", "days.1.steps.2.part"]),
    "neither method nor title": ('method = "own"\n', "", ["days.1.steps.1.title", "missing"]),
    "no phase": ("phase = 2\n", "", ["days.1.phase", "missing"]),
}


@pytest.mark.parametrize("name", AGENDA_MISTAKES)
def test_a_mistake_in_an_agenda_is_named(tmp_path: Path, name: str) -> None:
    old, new, words = AGENDA_MISTAKES[name]
    put(tmp_path, "methods/own.toml", METHOD)
    put(tmp_path, "agendas/evening.toml", AGENDA.replace(old, new))
    catalogue = Catalogue.load(tmp_path)
    assert "evening" not in catalogue.agendas
    assert "three-days" in catalogue.agendas
    text = "\n".join(catalogue.problems)
    for word in ("agendas/evening.toml", *words):
        assert word in text


def test_files_that_are_no_texts_are_reported(tmp_path: Path) -> None:
    put(tmp_path, "methods/latin.toml", "fi = 'ä'".encode("latin-1"))
    put(tmp_path, "methods/large.toml", b"#" * (FILE_LIMIT + 1))
    put(tmp_path, "methods/deep.toml", "a = " + "[" * 50_000)
    (tmp_path / "methods/folder.toml").mkdir()
    (tmp_path / "methods/gone.toml").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "methods/pipe.toml")
    put(tmp_path, "methods/.hidden.toml", b"\x00\x01")
    put(tmp_path, "methods/readme.txt", b"not mine")
    catalogue = Catalogue.load(tmp_path)
    named = sorted(problem.split(":")[0].split(",")[0] for problem in catalogue.problems)
    assert named == [
        f"methods/{name}.toml" for name in ("deep", "folder", "gone", "large", "latin", "pipe")
    ]
    assert set(catalogue.methods) == set(Catalogue.load().methods)


def test_a_folder_that_is_not_there_adds_nothing(tmp_path: Path) -> None:
    catalogue = Catalogue.load(tmp_path / "nowhere")
    assert catalogue.problems == ()
    assert catalogue.methods == Catalogue.load().methods


def test_a_file_in_place_of_the_folder_is_reported(tmp_path: Path) -> None:
    put(tmp_path, "methods", b"")
    assert len(Catalogue.load(tmp_path).problems) == 1


def test_lines_of_fields_in_arrays_of_tables() -> None:
    day = "[[days]]\nx = 1\n[[days.steps]]\nm = 1\n[[days.steps]]\nm = 2\n"
    text = "a = 1\n" + day + "[[days]]\n[[days.steps]]\nm = 3\n"
    assert line_of(text, ("days", 0, "steps", 1, "m")) == 7
    assert line_of(text, ("days", 1, "steps", 0, "m")) == 10
    assert line_of(text, ("days", 1, "steps", 0, "absent")) == 9
    assert line_of(text, ("absent",)) is None


values = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["fi", "en", "key", "title", "steps", "low"]), inner)
    ),
    max_leaves=6,
)
FIELDS = sorted({field.name for field in dataclasses.fields(Method)} | {"days", "after", "steps"})


def as_toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {as_toml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_toml, value)) + "]"
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(char):08x}" for char in value) + '"'
    return str(value or 0)


@settings(deadline=None, max_examples=100)
@given(data=st.dictionaries(st.sampled_from(FIELDS), values, max_size=12))
def test_whatever_a_file_says_the_catalogue_still_loads(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, object]
) -> None:
    folder = tmp_path_factory.mktemp("own")
    text = "".join(f"{key} = {as_toml(value)}\n" for key, value in data.items())
    put(folder, "methods/own.toml", text)
    put(folder, "agendas/own.toml", text)
    catalogue = Catalogue.load(folder)
    assert "three-days" in catalogue.agendas
    assert ("own" in catalogue.methods) or any("methods/own" in one for one in catalogue.problems)
    assert ("own" in catalogue.agendas) or any("agendas/own" in one for one in catalogue.problems)


@settings(deadline=None, max_examples=60)
@given(data=st.binary(max_size=80))
def test_whatever_bytes_a_file_holds_the_catalogue_still_loads(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    put(folder, "methods/own.toml", data)
    catalogue = Catalogue.load(folder)
    assert catalogue.problems
    assert "own" not in catalogue.methods
