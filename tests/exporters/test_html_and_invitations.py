"""The report as a page that needs nothing else, and the list for mail merge."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html as reader

from exporters.options import ExportOptions
from exporters.registry import export
from model.changes import add, apply_change, new, update
from model.entities import Actor, Contact, Note, Session, ValueLink
from model.errors import Refused
from model.samples import sample_workshop
from model.workshop import Workshop

AT = dt.datetime(2026, 11, 24, 9, 0)
HOSTILE = "[/b] <script>alert(1)</script> & \"'`| <img src=x onerror=y>"


@pytest.fixture
def hostile() -> Workshop:
    """Markup wherever a person can type."""
    contact = new(Contact, name="=1+1", email="a@esimerkki.fi", role="joh;taja")
    return apply_change(
        Workshop(new(Session, title=HOSTILE, language="fi", created=AT)),
        add(
            new(Actor, id="a", name=HOSTILE[:100], contacts=(contact,), created=AT),
            new(Actor, id="b", name="Kela", tasks=HOSTILE, created=AT),
            new(ValueLink, source="a", target="b", what=HOSTILE, created=AT),
            new(Note, text=f"# {HOSTILE}\n</section></body>", created=AT),
            at=AT,
        ),
    )


def page(workshop: Workshop, **options: object) -> str:
    return export(workshop, "html", ExportOptions(now=AT, **options)).decode()


def test_user_text_is_text(hostile: Workshop) -> None:
    """No element that anybody typed; every word of it is there to read."""
    tree = reader.document_fromstring(page(hostile))
    for element in tree.iter():
        assert element.tag not in ("script", "img", "iframe", "object", "link", "base")
        assert not any(name.startswith("on") for name in element.attrib)
    assert "<script>alert(1)</script>" in tree.text_content()
    assert tree.findtext("head/title") == HOSTILE
    assert len(tree.findall("body")) == 1
    assert tree.get("lang") == "fi"


@pytest.mark.parametrize("language", ["fi", "en"])
def test_the_page_is_whole_in_itself(language: str) -> None:
    """Chapters that the contents lead to, the map as a picture, nothing to fetch."""
    told = page(sample_workshop("maahanmuuttajatyo"), language=language)
    tree = reader.document_fromstring(told)
    targets = {link.get("href") for link in tree.iter("a") if link.get("href", "").startswith("#")}
    sections = {f"#{section.get('id')}" for section in tree.iter("section")}
    assert targets and targets <= sections
    assert tree.find(".//section[@id='map']//figure//svg") is not None
    assert "<?xml" not in told
    outside = re.findall(r"(?:src|href)=\"(?!#)([^\"]+)\"", told)
    assert [address for address in outside if not address.startswith("http")] == []
    assert not re.search(r"(?:src|@import|url\()\s*=?\s*[\"']?https?:", told)


def test_it_tells_what_the_markdown_tells() -> None:
    """The same chapters in the same order; chosen ones only where they are chosen."""
    workshop = sample_workshop("maahanmuuttajatyo")
    chosen = update(workshop.session, at=AT, report_sections=("targets", "cover", "x"))
    workshop = apply_change(workshop, chosen)
    markdown = export(workshop, "markdown", ExportOptions(now=AT)).decode()
    headings = re.findall(r"^#{1,2} (.+)$", markdown, re.MULTILINE)
    tree = reader.document_fromstring(page(workshop))
    assert [h.text_content() for h in tree.iter("h1", "h2")] == headings
    assert len(headings) == 2


@pytest.mark.skipif(not shutil.which("chromium"), reason="Chromium is not installed")
def test_a_browser_shows_it(tmp_path: Path, hostile: Workshop) -> None:
    """Chromium draws the page and the map on it, and finds nothing to run."""
    file = tmp_path / "page.html"
    file.write_text(page(hostile))
    browser = [
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
        "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", f"--user-data-dir={tmp_path / 'profile'}",
    ]  # fmt: skip
    run = subprocess.run(
        [*browser, "--dump-dom", file.as_uri()], capture_output=True, timeout=90, check=False
    )
    dom = run.stdout.decode()
    assert "&lt;script&gt;alert(1)" in dom
    assert "<svg" in dom and "</section></body>" in dom.replace("\n", "")


def test_the_invitation_list_is_for_mail_merge(hostile: Workshop) -> None:
    """Semicolons, a byte-order mark, a head in the session's language; no formula."""
    raw = export(hostile, "invitations", ExportOptions(now=AT, personal_data=True))
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][:2] == ["Organisaatio", "Nimi"]
    assert rows[1][1:4] == ["'=1+1", "joh;taja", "a@esimerkki.fi"]
    with pytest.raises(Refused, match="personal-data"):
        export(hostile, "invitations", ExportOptions(now=AT))
