"""Formats by key: file names, refusals, light imports, CSV pairs."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import zipfile
from dataclasses import replace

import pytest
from export_workshops import Numbered, options, realistic, rows
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.registry import FORMATS, default_filename, document, export
from model.entities import Actor, Session, ValueLink
from model.errors import Refused
from model.workshop import Workshop

KEYS = [key for key in FORMATS if key != "invitations"]
"""All formats but the one that is made of personal data alone."""


def parts(data: bytes) -> bytes:
    """A document as it is; of a workbook, what is packed in it."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return b"\n".join(map(package.read, package.namelist()))


@pytest.mark.parametrize("key", KEYS)
def test_the_same_session_gives_the_same_bytes(key: str) -> None:
    assert export(realistic(), key, options()) == export(realistic(), key, options())


@pytest.mark.parametrize("key", [key for key in KEYS if key != "xlsx"])
def test_every_format_writes_text_in_utf_8(key: str) -> None:
    data = export(realistic(), key, options())
    text = data.decode("utf-8")
    assert "Asiakas" in text or key in ("csv-links", "agenda", "ics")
    # Pajek takes UTF-8 for UTF-8 only where a mark says so.
    assert text.endswith("\n") and text.startswith("\ufeff") == (key == "pajek")
    # iCalendar demands the line ends of RFC 5545.
    assert "\r" not in text or (key == "ics" and text.count("\r\n") == text.count("\r"))


@pytest.mark.parametrize("key", KEYS)
def test_an_empty_session_can_be_exported(key: str) -> None:
    workshop = Workshop(session=Numbered()(Session, title="Uusi"))
    data = export(workshop, key, options())
    assert data.endswith(b"\n") or data.startswith(b"PK")


@pytest.mark.parametrize("key", KEYS)
def test_no_format_tells_personal_data(key: str) -> None:
    data = parts(export(realistic(), key, options()))
    assert b"Anna" not in data and b"example.fi" not in data


def test_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(Refused, match=r"“pdf”.*markdown, .*graphml"):
        document(realistic(), "pdf", options())


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Maahanmuuttajatyön arvoverkko", "maahanmuuttajatyön-arvoverkko.md"),
        ("../etc/passwd", "etc-passwd.md"),
        ("a/b\\c:d*e?", "a-b-c-d-e.md"),
        ("CON", "con-arvoverkko.md"),
        ("…!", "arvoverkko.md"),
        ("x" * 120, "x" * 60 + ".md"),
    ],
)
def test_file_name_is_one_that_every_system_takes(title: str, name: str) -> None:
    workshop = realistic()
    session = workshop.session.model_copy(update={"title": title})
    assert default_filename(replace(workshop, session=session), "markdown") == name


@settings(deadline=None, max_examples=100)
@given(st.text(min_size=1, max_size=120), st.sampled_from(list(FORMATS)))
def test_any_title_makes_a_file_name(title: str, key: str) -> None:
    session = Numbered()(Session, title="x").model_copy(update={"title": title})
    name = default_filename(Workshop(session=session), key)
    assert name.endswith(FORMATS[key].suffix)
    assert len(name.encode("utf-8", "surrogatepass")) <= 160
    assert not set(name) & set('/\\:*?"<>|\0\n') and name[0] not in ".-"


def test_exporting_loads_no_screen_and_little_else() -> None:
    code = """
import sys
import exporters, exporters.registry
heavy = {name.partition(".")[0] for name in sys.modules}
assert not heavy & {"textual", "networkx", "plotext", "rich", "lxml"}, heavy
assert "exporters.markdown" not in sys.modules and "exporters.graphml" not in sys.modules
sys.path.insert(0, sys.argv[1])
from export_workshops import realistic, options
from exporters.registry import FORMATS, export
for key in FORMATS:
    export(realistic(), key, options(personal_data=key == "invitations"))
assert "textual" not in {name.partition(".")[0] for name in sys.modules}
"""
    folder = __file__.rpartition("/")[0]
    done = subprocess.run(
        [sys.executable, "-c", code, folder], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def test_csv_pair_holds_every_actor_and_link() -> None:
    workshop = realistic()
    actors = table(export(workshop, "csv-actors", options()))
    assert [row["Id"] for row in actors] == list(workshop.actors)
    assert [row["Label"] for row in actors] == [a.name for a in workshop.actors.values()]
    kela = next(row for row in actors if row["Short label"] == "Kela")
    assert kela["Tasks"] == "etuudet\nkuntoutus" and kela["Sector"] == "public"
    links = table(export(workshop, "csv-links", options()))
    assert [(row["Source"], row["Target"], row["Id"], row["Label"]) for row in links] == [
        (link.source, link.target, link.id, link.what) for link in workshop.links.values()
    ]
    assert {row["Type"] for row in links} == {"Directed"}
    assert [float(row["Weight"]) for row in links][:3] == [3, 1, 2]


def test_csv_never_calculates() -> None:
    make = Numbered()
    one, other = make(Actor, name='=HYPERLINK("x")'), make(Actor, name="Kela, Kouvola")
    link = make(ValueLink, source=one.id, target=other.id, what="+1", note="-2 astetta")
    workshop = Workshop(
        session=make(Session, title="x"), actors=rows([one, other]), links=rows([link])
    )
    actors = table(export(workshop, "csv-actors", options()))
    assert [row["Label"] for row in actors] == ['\'=HYPERLINK("x")', "Kela, Kouvola"]
    (row,) = table(export(workshop, "csv-links", options()))
    assert row["Label"] == "'+1" and row["Note"] == "'-2 astetta"
