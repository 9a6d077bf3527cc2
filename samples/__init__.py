"""Illustrative sessions of ours; the people and answers in them are invented.

Pure data: `model.samples` reads it into sessions.
"""

from __future__ import annotations

from pathlib import Path

NAMES = ("maahanmuuttajatyo", "ohjaamo")
"""The samples, by the names they are asked for."""

_FOLDER = Path(__file__).parent / "sources"


def source(name: str, ending: str) -> str:
    """The text of one source of a sample: `ending` is "toml", "links.csv" or "notes.csv"."""
    return (_FOLDER / f"{name}.{ending}").read_text(encoding="utf-8")
