"""A real terminal: a private tmux server with one window."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PATIENCE = 60.0
"""Seconds that something may take to appear on a busy machine."""


class Terminal:
    """One window that runs the program as a person would start it."""

    def __init__(self, folder: Path, width: int, height: int) -> None:
        self._socket = str(folder / "tmux.socket")
        self._folder = folder
        self._size = (width, height)

    def _tmux(self, *words: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", self._socket, "-f", "/dev/null", *words],
            capture_output=True, text=True, check=True, timeout=60,
        )  # fmt: skip
        return done.stdout

    def start(self, *arguments: str) -> None:
        """Start the program with `arguments`, its data in a folder of the test's own."""
        width, height = self._size
        environment = {
            "ARVOVERKKO_HOME": str(self._folder / "home"),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "PATH": os.environ["PATH"],
            "HOME": str(self._folder),
        }
        words = [f"{name}={value}" for name, value in environment.items()]
        self._tmux(
            "new-session", "-d", "-s", "w", "-x", str(width), "-y", str(height),
            "env", "-i", *words, sys.executable, "-m", "tui", *arguments,
        )  # fmt: skip
        self._tmux("set", "-g", "escape-time", "0")

    def text(self) -> str:
        """What the window shows."""
        return self._tmux("capture-pane", "-p", "-t", "w")

    def keys(self, *names: str) -> None:
        """Press keys, by tmux's names."""
        for name in names:
            self._tmux("send-keys", "-t", "w", name)
            # A key right behind Escape would be read as one with Alt.
            time.sleep(0.3 if name == "Escape" else 0.08)

    def type(self, text: str) -> None:
        """Type text, letter by letter."""
        self._tmux("send-keys", "-t", "w", "-l", text)

    def until(self, seen: str | Callable[[str], bool]) -> str:
        """Wait until the window shows `seen`; returns what it shows then."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            text = self.text()
            if seen in text if isinstance(seen, str) else seen(text):
                return text
            time.sleep(0.05)
        raise AssertionError(f"never shown: {seen}\n{self.text()}")

    def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        self._tmux("resize-window", "-t", "w", "-x", str(width), "-y", str(height))

    def is_open(self) -> bool:
        """Whether the program still runs."""
        done = subprocess.run(
            ["tmux", "-S", self._socket, "has-session", "-t", "w"], capture_output=True
        )
        return done.returncode == 0

    def until_closed(self) -> None:
        """Wait until the program has ended."""
        end = time.monotonic() + PATIENCE
        while self.is_open():
            assert time.monotonic() < end, self.text()
            time.sleep(0.05)

    def kill(self) -> None:
        """End the program at once, as a crash or a power switch does."""
        pid = self._tmux("list-panes", "-t", "w", "-F", "#{pane_pid}").strip()
        subprocess.run(["kill", "-9", pid], check=True)
        self.until_closed()

    def close(self) -> None:
        """End the server."""
        subprocess.run(["tmux", "-S", self._socket, "kill-server"], capture_output=True)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A window of 120×40."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    window = Terminal(tmp_path, 120, 40)
    yield window
    window.close()
