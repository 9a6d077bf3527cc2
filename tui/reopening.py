"""What needs the open session closed for a while: another passphrase, a person forgotten."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from locales import _, speaking
from model.errors import ArvoverkkoError, Refused
from model.store import PassphraseNeeded, WrongPassphrase, set_passphrase
from tui.desk import Desk

if TYPE_CHECKING:
    from model.store import Passphrase
    from model.store.forgetting import Forgotten


def change_passphrase(desk: Desk, new: Passphrase | None) -> list[Path]:
    """Lock the open session with `new`, None for no passphrase; it is closed and opened anew.

    Returns the files that were set aside earlier and that anybody can read.

    Raises:
        ArvoverkkoError: where it cannot be done; the session is open as it was.
    """
    path, old = _closed(desk)
    try:
        readable = set_passphrase(path, old, new)
    except (ArvoverkkoError, OSError):
        _open_with_either(desk, path, old, new)
        raise
    desk.open(path, new)
    return readable


def forget_person(desk: Desk, name: str) -> Forgotten:
    """Take a person out of the open session and all that is kept of it; it is opened anew.

    Raises:
        ArvoverkkoError: where it cannot be done; the session is open as it was.
    """
    from model.store.forgetting import forget_person as forget

    language = desk.workshop.session.language
    path, secret = _closed(desk)
    try:
        with speaking(language):
            return forget(path, name, secret)
    finally:
        desk.open(path, secret)


def _closed(desk: Desk) -> tuple[Path, Passphrase | None]:
    """Close the open session once all of it is on the disk; its file and passphrase."""
    path, secret = desk.path, desk.passphrase
    if path is None:
        raise Refused(_("no session is open; open or make one in the library"))
    desk.make_sure()
    desk.close()
    return path, secret


def _open_with_either(desk: Desk, path: Path, *passphrases: Passphrase | None) -> None:
    for passphrase in passphrases:
        with suppress(PassphraseNeeded, WrongPassphrase):
            desk.open(path, passphrase)
            return
