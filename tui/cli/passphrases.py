"""Passphrases of locked sessions: from a file, the environment or the terminal, never from argv."""

from __future__ import annotations

import getpass
import os
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from locales import _
from model.errors import CannotOpen, Refused
from model.store import PassphraseNeeded, passphrase
from tui.cli.output import Output

if TYPE_CHECKING:
    from model.store import Passphrase

VARIABLE = "ARVOVERKKO_PASSPHRASE"
"""The environment variable that may hold the passphrase."""

NEW_VARIABLE = "ARVOVERKKO_NEW_PASSPHRASE"
"""The same for the passphrase that `protect` sets."""

_MOST_BYTES = 10_000

T = TypeVar("T")

_named_file: list[str] = []
"""The file named on the command line, if any; one process has one command line."""


def use_file(name: str | None) -> None:
    """Take the passphrase from the file `name`; None forgets one named before."""
    _named_file[:] = [name] if name else []


def given() -> Passphrase | None:
    """The passphrase in the file that was named, else in the environment; None for neither.

    Raises:
        CannotOpen: where the file cannot be read.
    """
    return _read(_named_file[0] if _named_file else None, VARIABLE)


def with_passphrase(open_it: Callable[[Passphrase | None], T]) -> T:
    """What `open_it` returns, given the passphrase; it is asked for where it is needed.

    Raises:
        PassphraseNeeded: where it is needed, none is given and nobody can be asked.
        WrongPassphrase: where it is wrong.
    """
    secret = given()
    try:
        return open_it(secret)
    except PassphraseNeeded as error:
        if secret is not None:
            raise
        asked = _ask(_("Passphrase: "))
        if not asked:
            raise PassphraseNeeded(
                _(
                    "{problem} Give it in a file with {option}, in the environment variable "
                    "{variable}, or at a terminal."
                ).format(problem=error, option="--passphrase-file", variable=VARIABLE)
            ) from error
        return open_it(passphrase(asked))


def protect(options: Namespace, output: Output) -> int:
    """Lock a session with a passphrase, change it, or take it off."""
    from model.store import open_session, set_passphrase
    from tui.cli.files import file_of

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
    if (secret := _read(file, NEW_VARIABLE)) is not None:
        return secret
    words = _ask(_("New passphrase: "))
    if not words:
        raise Refused(
            _(
                "No new passphrase was given; nothing was changed. Give it in a file with "
                "{option}, in the environment variable {variable}, or at a terminal."
            ).format(option="--new-passphrase-file", variable=NEW_VARIABLE)
        )
    if _ask(_("The same again: ")) != words:
        raise Refused(_("The two were not the same; nothing was changed."))
    return passphrase(words)


def _read(file: str | None, variable: str) -> Passphrase | None:
    if file is None:
        words = os.environ.get(variable, "")
        return passphrase(words) if words else None
    try:
        with Path(file).expanduser().open("rb") as source:
            words = source.read(_MOST_BYTES).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else _("it is not UTF-8 text")
        raise CannotOpen(
            _("The passphrase cannot be read from {file}: {reason}").format(
                file=file, reason=reason
            )
        ) from None
    return passphrase(words.removesuffix("\n").removesuffix("\r"))


def _ask(prompt: str) -> str:
    """What is typed at the terminal, unseen; empty where there is none."""
    if sys.stdin is None or not sys.stdin.isatty():
        return ""
    try:
        return getpass.getpass(prompt)
    except (EOFError, getpass.GetPassWarning):
        return ""
