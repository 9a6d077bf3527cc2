"""The picture of the map: well-formed, whole names, nothing upon anything else, and seen."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from export_workshops import NASTY, Numbered, networks, options, realistic, rows
from hypothesis import given, settings
from lxml import etree

from exporters.palette import SECTOR_COLOURS
from exporters.registry import document
from exporters.svg import map_svg
from exporters.textmap.cells import drawable
from model.entities import Actor, LinkState, Sector, Session, ValueLink
from model.workshop import Workshop

SVG = "{http://www.w3.org/2000/svg}"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


def drawn(workshop: Workshop, **chosen: Any) -> Any:
    return etree.fromstring(document(workshop, "svg", options(language="en", **chosen)).data)


def group(root: Any, name: str) -> Any:
    (found,) = [each for each in root.findall(f"{SVG}g") if each.get("id") == name]
    return found


def boxes(root: Any) -> list[tuple[float, float, float, float]]:
    keys = ("x", "y", "width", "height")
    first = (each.find(f"{SVG}rect") for each in group(root, "actors"))
    return [tuple(float(rect.get(key)) for key in keys) for rect in first]  # type: ignore[misc]


def texts(element: Any) -> list[str]:
    return [text.text for text in element.iter(f"{SVG}text")]


def test_every_actor_is_there_with_its_whole_name_sector_and_sign() -> None:
    workshop = realistic()
    root = drawn(workshop)
    assert texts(group(root, "actors")) == [actor.name for actor in workshop.actors.values()]
    fills = [each.find(f"{SVG}rect").get("fill") for each in group(root, "actors")]
    assert fills[0] == SECTOR_COLOURS[Sector.CUSTOMER] and fills[1] == SECTOR_COLOURS[Sector.PUBLIC]
    signs = [len(each.findall(f"{SVG}rect")) for each in group(root, "actors")]
    assert signs[1] == 2 and len(set(boxes(root))) == len(workshop.actors)


@settings(deadline=None, max_examples=25)
@given(workshop=networks())
def test_no_box_hides_another_and_all_stand_in_the_picture(workshop: Workshop) -> None:
    root = drawn(workshop)
    found = boxes(root)
    assert len(found) == len(workshop.actors)
    for (x1, y1, w1, h1), (x2, y2, w2, h2) in combinations(found, 2):
        assert x1 + w1 <= x2 or x2 + w2 <= x1 or y1 + h1 <= y2 or y2 + h2 <= y1
    width, height = float(root.get("width")), float(root.get("height"))
    moved = re.findall(r"-?[\d.]+", group(root, "actors").get("transform"))
    for x, y, w, h in found:
        assert x + float(moved[0]) >= 0 and x + float(moved[0]) + w <= width
        assert y + float(moved[1]) >= 0 and y + float(moved[1]) + h <= height
    lines = group(root, "lines")
    pairs = {frozenset((x.source, x.target)) for x in workshop.links.values()}
    assert len(lines) == len(pairs)
    told = " ".join(title.text for title in lines.iter(f"{SVG}title"))
    clean = told.replace("\ufffd", "")
    for link in workshop.links.values():
        assert link.what.replace("\ufffe", "").replace("\uffff", "").strip() in clean


def test_heads_stand_at_whoever_gets() -> None:
    make = Numbered()
    giver, getter = make(Actor, name="Antaja"), make(Actor, name="Saaja")
    ends = {"source": giver.id, "target": getter.id}
    link = make(ValueLink, what="tieto", **ends)
    back = make(ValueLink, what="palaute", source=getter.id, target=giver.id)

    def heads(*links: ValueLink) -> int:
        workshop = Workshop(
            session=make(Session, title="x"), actors=rows([giver, getter]), links=rows(list(links))
        )
        (line,) = group(drawn(workshop), "lines")
        return sum(path.get("fill") != "none" for path in line.findall(f"{SVG}path"))

    assert heads(link) == 1 and heads(link, back) == 2


def test_the_legend_says_what_occurs_and_nothing_else() -> None:
    workshop = realistic()
    words = set(texts(drawn(workshop)))
    assert {"public", "private", "third sector", "customer", "tangible", "strong"} <= words
    assert {"wished for", "broken", "intangible"} <= words
    make = Numbered()
    one = make(Actor, name="Kela", sector=Sector.PUBLIC)
    small = Workshop(session=make(Session, title="Pieni"), actors=rows([one]))
    assert set(texts(drawn(small))) == {"Pieni", "Kela", "public"}


def test_names_of_flows_are_there_or_the_picture_says_so() -> None:
    workshop = realistic()
    made = document(workshop, "svg", options(language="en"))
    flows = texts(group(etree.fromstring(made.data), "flows"))
    assert made.remarks == () and len(flows) == len(workshop.links)
    assert any(text.endswith("asiakastieto") and text[0] in "↑↓←→" for text in flows)


def test_markup_and_steering_signs_are_text() -> None:
    make = Numbered()
    actors = [make(Actor, name=f"{' '.join(text.split())} x"[:120]) for text in NASTY]
    workshop = Workshop(session=make(Session, title="</svg><script>"), actors=rows(actors))
    root = drawn(workshop)
    assert texts(group(root, "actors")) == [drawable(actor.name) for actor in actors]
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        *("svg", "g", "rect", "path", "circle", "text", "title")
    }


def test_the_picture_can_stand_in_a_page() -> None:
    text = map_svg(realistic(), options())
    assert text.startswith("<svg ") and text.endswith("</svg>\n")
    assert 'role="img"' in text and "<title>Maahanmuuttajatyön arvoverkko</title>" in text


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to look with")
def test_a_browser_shows_the_boxes_where_they_are(tmp_path: Path) -> None:
    """Each name is measured in a real browser: it stays within its box."""
    workshop = realistic()
    page = tmp_path / "map.html"
    script = (
        "<script>document.title=[...document.querySelectorAll('#actors g')].map(g=>{"
        "const t=g.querySelector('text').getBoundingClientRect(),"
        "r=g.querySelector('rect').getBoundingClientRect();"
        "return t.left>=r.left&&t.right<=r.right&&t.top>=r.top-2&&t.bottom<=r.bottom+2})"
        ".join(',')</script>"
    )
    svg = map_svg(workshop, options())
    page.write_text(f"<!doctype html><meta charset=utf-8>{svg}{script}", encoding="utf-8")
    done = subprocess.run(
        [
            *(CHROMIUM or "", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"),
            f"--user-data-dir={tmp_path / 'profile'}",
            page.as_uri(),
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    title = re.search(r"<title>((?:true|false)[^<]*)</title>", done.stdout)
    assert title is not None and title[1] == ",".join(["true"] * len(workshop.actors))


def test_broken_flows_carry_a_cross() -> None:
    make = Numbered()
    one, other = make(Actor, name="A"), make(Actor, name="B")
    link = make(ValueLink, source=one.id, target=other.id, what="tieto", state=LinkState.BROKEN)
    workshop = Workshop(
        session=make(Session, title="x"), actors=rows([one, other]), links=rows([link])
    )
    (line,) = group(drawn(workshop), "lines")
    assert sum("m0 -10l" in path.get("d") for path in line.findall(f"{SVG}path")) == 2
