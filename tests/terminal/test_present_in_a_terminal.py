"""Two programs in two real terminals: the second shows what the first one saves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Terminal

pytestmark = pytest.mark.terminal


@pytest.fixture
def second(terminal: Terminal, tmp_path: Path) -> Iterator[Terminal]:
    """The window on the projector."""
    folder = tmp_path / "second"
    folder.mkdir()
    window = Terminal(folder, 100, 30)
    yield window
    window.close()


def test_the_second_window_follows_the_first(
    terminal: Terminal, second: Terminal, tmp_path: Path
) -> None:
    """Link by link in their order, then the clock; it outlives the first and edits nothing."""
    terminal.start("--language", "en")
    terminal.until("New session")
    terminal.keys("n")
    terminal.until("Begins at")
    terminal.type("Kahdessa ikkunassa")
    terminal.keys("Enter")
    terminal.until("day 1")
    (session,) = (tmp_path / "home" / "sessions").glob("*.json")
    second.start("--language", "en", "--present", str(session))
    second.until("Esc: leave")
    seen: list[str] = []
    for line, word in (
        ("Kela -> Ohjaamo: neuvonta", "neuvonta"),
        ("Ohjaamo ..> Kela: luottamus", "luottamus"),
    ):
        terminal.type(line)
        terminal.until(line)
        terminal.keys("Enter")
        shown = second.until(word)
        assert all(earlier in shown for earlier in seen)
        seen.append(word)
    terminal.keys("Escape", "n")
    terminal.until(" left")
    second.until(" left")
    second.keys("Left")
    second.until("Next: ")
    text = second.text()
    assert "█" in text
    for private in ("saved", "read only", "behind", "on time", "❯"):
        assert private not in text, private
    second.keys("n", "d", "u", "+")
    second.until("Next: ")

    terminal.kill()
    assert second.is_open()
    second.keys("Space", "Left")
    second.until("Next: ")
    second.keys("q")
    second.until_closed()
