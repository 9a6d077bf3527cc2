"""The command line speaks Finnish and English."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from locales import set_language, speaking
from tui.cli.parser import parser

Cli = Callable[..., Any]


def test_the_option_goes_before_the_environment(
    cli: Cli, session: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the command or after it; without the option the environment decides."""
    english = cli("agenda", session, "--at", "2026-11-24T09:06").out
    assert "6 min behind" in english
    finnish = cli("--language", "fi", "agenda", session, "--at", "2026-11-24T09:06").out
    assert finnish != english
    assert cli("agenda", session, "--at", "2026-11-24T09:06", "--language", "fi").out == finnish
    monkeypatch.setenv("ARVOVERKKO_LANG", "fi")
    assert cli("agenda", session, "--at", "2026-11-24T09:06").out == finnish
    assert cli("--language=en", "agenda", session, "--at", "2026-11-24T09:06").out == english


def test_the_language_after_new_is_the_sessions(cli: Cli) -> None:
    """Before `new` it is the program's; the session takes it where none is given to it."""
    for before, after, expected in (("en", ["--language", "fi"], "fi"), ("fi", [], "fi")):
        name = f"s{before}"
        cli("--language", before, "new", name, "--title", "T", *after)
        assert cli("show", name, "--json").json["session"]["language"] == expected


def test_json_is_the_same_in_every_language(cli: Cli, session: str) -> None:
    """Keys and values that scripts compare are never translated."""
    cli("capture", session, stdin="Kela -> Ohjaamo: tieto\n")
    assert (
        cli("--language", "fi", "show", session, "--json").json
        == cli("show", session, "--json").json
    )


def test_every_command_has_finnish_help() -> None:
    """No command's help stays in English."""
    english = parser().format_help()
    try:
        with speaking("fi"):
            finnish = parser().format_help()
    finally:
        set_language("en")
    told = {line.strip() for line in english.splitlines() if re.match(r"\s{4}\w", line)}
    assert len(told) > 15
    left = told & {line.strip() for line in finnish.splitlines()} - {"COMMAND"}
    assert left == set()
