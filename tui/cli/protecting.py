"""The subcommand that locks a session, changes its passphrase, or takes it off."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from locales import _
from model.errors import Refused
from model.store import passphrase
from tui.cli.files import file_of
from tui.cli.output import Output
from tui.cli.passphrases import ask_passphrase, read_passphrase, with_passphrase

if TYPE_CHECKING:
    from model.store import Passphrase

NEW_VARIABLE = "ARVOVERKKO_NEW_PASSPHRASE"
"""The environment variable that may hold the passphrase to be set."""


def protect(options: Namespace, output: Output) -> int:
    """Lock a session with a passphrase, change it, or take it off."""
    from model.store import open_session, set_passphrase

    path = file_of(options.file)
    used: list[Passphrase | None] = []

    def open_it(secret: Passphrase | None) -> None:
        open_session(path, read_only=True, passphrase=secret).close()
        used.append(secret)

    with_passphrase(open_it)
    new = None if options.remove else _new_passphrase(options.new_passphrase_file)
    readable = set_passphrase(path, used[-1], new)
    if output.as_json:
        output.json({"locked": new is not None, "still_readable": [*map(str, readable)]})
    else:
        output.line(changed_words(readable, locked=new is not None))
    return 0


def changed_words(readable: list[Path], *, locked: bool) -> str:
    """That a passphrase was set or taken off, and what of earlier times it does not cover.

    Args:
        readable: files that were set aside earlier and that anybody can read.
    """
    if not locked:
        return _("The passphrase was taken off; anybody can open the session now.")
    words = _("The session is locked. Without the passphrase nobody can bring it back.")
    if not readable:
        return words
    names = ", ".join(path.name for path in readable)
    rest = _("What was set aside earlier is still readable, remove it yourself: {names}")
    return f"{words} {rest.format(names=names)}"


def _new_passphrase(file: str | None) -> Passphrase:
    if (secret := read_passphrase(file, NEW_VARIABLE)) is not None:
        return secret
    words = ask_passphrase(_("New passphrase: "))
    if not words:
        raise Refused(
            _(
                "No new passphrase was given; nothing was changed. Give it in a file with "
                "{option}, in the environment variable {variable}, or at a terminal."
            ).format(option="--new-passphrase-file", variable=NEW_VARIABLE)
        )
    if ask_passphrase(_("The same again: ")) != words:
        raise Refused(_("The two were not the same; nothing was changed."))
    return passphrase(words)
