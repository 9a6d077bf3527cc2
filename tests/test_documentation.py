"""What the documents show works as they say."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from locales import set_language
from model.capture import read
from model.changes import apply_change, new
from model.entities import Session
from model.workshop import Workshop
from tui.commands import BY_NAME, COMMANDS

ROOT = Path(__file__).parent.parent
GUIDES = ("guide.md", "opas.md")
DOCUMENTS = sorted(path.name for path in (ROOT / "docs").glob("*.md"))
AT = dt.datetime(2026, 11, 24, 9)


def lines_in(document: str) -> tuple[list[str], list[str]]:
    """The lines of the one-line language that a guide shows, in its block and in its table."""
    text = (ROOT / "docs" / document).read_text()
    block = re.search(r"```\n(.*?)```", text, re.DOTALL)
    assert block is not None
    rows = [row for row in text.splitlines() if row.startswith("| `")]
    cells = [code for row in rows for code in re.findall(r"`([^`]+)`", row.split(" | ")[0])]
    return block[1].splitlines(), cells


@pytest.mark.parametrize("document", GUIDES)
def test_every_line_in_the_guides_can_be_typed(document: str) -> None:
    """Typed one after the other into an empty session, each one saves something."""
    set_language("fi" if document == "opas.md" else "en")
    try:
        for lines in lines_in(document):
            workshop = Workshop(session=new(Session, title="T", created=AT))
            assert len(lines) >= 3
            for number, line in enumerate(lines):
                reading = read(line, workshop, AT + dt.timedelta(seconds=number))
                assert reading.change is not None, (line, reading.error)
                workshop = apply_change(workshop, reading.change)
    finally:
        set_language("en")


@pytest.mark.parametrize("document", GUIDES)
def test_every_key_in_the_guides_is_a_key(document: str) -> None:
    """A letter in code marks that stands alone is a command's key."""
    text = (ROOT / "docs" / document).read_text()
    keys = {key for command in COMMANDS for key in command.key.split(",")}
    named = {
        "<": "less_than_sign",
        ">": "greater_than_sign",
        "+": "plus",
        "-": "minus",
        ",": "comma",
        ".": "full_stop",
        "&": "ampersand",
        ":": "colon",
        "/": "slash",
    }
    for shown in re.findall(r"`([^`])`", text):
        assert named.get(shown, shown) in keys, shown


@pytest.mark.parametrize("document", GUIDES)
def test_the_command_that_shows_rebinding_exists(document: str) -> None:
    """The example in the guides names a real command."""
    (name,) = re.findall(r'`\{"([a-z.]+)": "f9"\}`', (ROOT / "docs" / document).read_text())
    assert name in BY_NAME


@pytest.mark.parametrize("document", ["README.md", *(f"docs/{name}" for name in DOCUMENTS)])
def test_links_between_documents_lead_somewhere(document: str) -> None:
    """Relative links name files that are there."""
    path = ROOT / document
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text()):
        assert (path.parent / target).exists(), target
