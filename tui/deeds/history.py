"""Undo and redo, said in words."""

from __future__ import annotations

from collections.abc import Callable

from locales import _
from model.errors import ArvoverkkoError
from tui.home import Home


def undo(home: Home) -> None:
    """Take back the last change, and say which."""
    _go(home, home.desk.undo, _("undone: {what}"), _("There is nothing to undo."))


def redo(home: Home) -> None:
    """Do again what was taken back, and say what."""
    _go(home, home.desk.redo, _("done again: {what}"), _("There is nothing to redo."))


def _go(home: Home, go: Callable[[], str], words: str, nothing: str) -> None:
    try:
        what = go()
    except ArvoverkkoError as refusal:
        home.tell(str(refusal), severity="warning")
        return
    home.tell(words.format(what=what) if what else nothing)
