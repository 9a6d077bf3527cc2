"""Opening a session: from a file that was named, or a copy of a sample."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from model.errors import ArvoverkkoError, Refused
from model.samples import sample_workshop
from tui.cli.passphrases import given
from tui.deeds.documents import typed_path
from tui.deeds.recovery import tell_opened, tell_refused
from tui.home import Home

if TYPE_CHECKING:
    from model.store import Passphrase


def open_path(home: Home, path: Path | str, secret: Passphrase | None = None) -> bool:
    """Open a session file; says why where it cannot be opened, and asks for its passphrase."""
    try:
        file = typed_path(str(path))
    except Refused as refusal:
        home.tell(str(refusal), severity="error")
        return False
    try:
        secret = secret or given()
        if home.desk.has_open(file):
            home.action_back_to_session()
            return True
        report = home.desk.open(file, secret)
    except (ArvoverkkoError, OSError) as error:
        tell_refused(home, file, error, secret)
        return False
    home.enter_session()
    tell_opened(home, report)
    return True


def open_sample(home: Home, name: str) -> None:
    """Open a copy of a sample, so that trying things out costs nothing."""
    try:
        home.desk.take_in(sample_workshop(name))
    except ArvoverkkoError as error:
        home.tell(str(error), severity="error")
        return
    home.enter_session()
