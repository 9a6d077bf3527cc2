"""Conflict copies: what cloud folders leave beside a session when two machines have changed it."""

from __future__ import annotations

import re
from pathlib import Path

from locales import _
from model.store.place import Place
from model.store.sessionfile import HEAD_BYTES, NoSessionFile, read_head

_MARKS = re.compile(
    r"\(\d+\)| \d+$|conflict|ristirii|safebackup|sync-|(?-i:-[A-Z][A-Z0-9-]{2,})$", re.IGNORECASE
)
"""A number (Google Drive, iCloud), a computer's name (OneDrive), or the word itself (Dropbox,
Nextcloud, Syncthing)."""


def conflict_copies(place: Place, session: str) -> list[str]:
    """A sentence for each file beside the session that seems to be a conflict copy of it.

    They are named only: nothing opens or merges them by itself.
    """
    return [
        _(
            "Beside it lies {name}, another version of the same session; a cloud folder seems to "
            "have made it. It was not opened: look at it, then merge it or put it away."
        ).format(name=path.name)
        for path in _siblings(place)
        if _session_in(path) == session
    ]


def _siblings(place: Place) -> list[Path]:
    stem, suffix = place.path.stem, place.path.suffix
    try:
        beside = [path for path in place.path.parent.iterdir() if path != place.path]
    except OSError:
        return []
    return sorted(
        path
        for path in beside
        if path.name.startswith(stem)
        and path.suffix == suffix
        and _MARKS.search(path.stem[len(stem) :])
    )


def _session_in(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return read_head(file.read(HEAD_BYTES)).session
    except (OSError, NoSessionFile):
        return ""
