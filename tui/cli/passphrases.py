"""Passphrases of locked sessions: from a file, the environment or the terminal, never from argv."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from locales import _
from model.errors import CannotOpen
from model.store import PassphraseNeeded, disk, passphrase

if TYPE_CHECKING:
    from model.store import Passphrase

VARIABLE = "ARVOVERKKO_PASSPHRASE"
"""The environment variable that may hold the passphrase."""

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
    return read_passphrase(_named_file[0] if _named_file else None, VARIABLE)


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
        asked = ask_passphrase(_("Passphrase: "))
        if not asked:
            raise PassphraseNeeded(
                _(
                    "{problem} Give it in a file with {option}, in the environment variable "
                    "{variable}, or at a terminal."
                ).format(problem=error, option="--passphrase-file", variable=VARIABLE)
            ) from error
        return open_it(passphrase(asked))


def read_passphrase(file: str | None, variable: str) -> Passphrase | None:
    """The passphrase in `file`, else in the environment's `variable`; None for neither.

    Raises:
        CannotOpen: where the file cannot be read.
    """
    if file is None:
        words = os.environ.get(variable, "")
        return passphrase(words) if words else None
    try:
        with Path(file).expanduser().open("rb") as source:
            words = source.read(_MOST_BYTES).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = _("it is not UTF-8 text")
        if isinstance(error, OSError):
            reason = disk.reason(error, reading=True)
        raise CannotOpen(
            _("The passphrase cannot be read from {file}: {reason}").format(
                file=file, reason=reason
            )
        ) from None
    return passphrase(words.removesuffix("\n").removesuffix("\r"))


def ask_passphrase(prompt: str) -> str:
    """What is typed at the terminal, unseen; empty where there is none."""
    if sys.stdin is None or not sys.stdin.isatty():
        return ""
    try:
        return getpass.getpass(prompt)
    except (EOFError, getpass.GetPassWarning):
        return ""
