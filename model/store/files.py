"""Exports and copies, written so that none is ever half there."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from locales import _
from model.errors import NotSaved, Refused
from model.store import disk
from model.store.book import Book
from model.store.codec import PLAIN, Codec
from model.store.sessionfile import encode
from model.workshop import Workshop


def write_atomically(path: Path | str, data: bytes) -> None:
    """Put `data` at `path`, durably: the old bytes or the new ones are there, never a part.

    Links are followed. What is no ordinary file, such as a terminal or a pipe, is written to
    directly. A new file is readable by its owner only; an existing one keeps its rights.

    Raises:
        NotSaved: where the disk refuses; what was there is as it was.
    """
    target = Path(path).expanduser().resolve()
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        _write_beside(target, data)
    except OSError as error:
        raise NotSaved(
            _("{name} could not be written: {reason}. What was there is as it was.").format(
                name=target.name, reason=disk.reason(error)
            )
        ) from error


def _write_beside(target: Path, data: bytes) -> None:
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
    disk.write_new(beside, data)
    try:
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o777)
            if not os.access(target, os.W_OK):
                raise PermissionError(_("the file is marked read-only"))
        disk.replace(beside, target)
    except OSError:
        disk.remove(beside)
        raise
    disk.flush_folder(target.parent)


def save_copy(workshop: Workshop, path: Path | str, codec: Codec = PLAIN) -> Path:
    """Write `workshop` as a session file of its own at `path`, as when its own disk refuses.

    The copy of a locked session is given its `codec`: the same passphrase opens it. Returns the
    file that was written.

    Raises:
        Refused: where there is a file at `path` already; it stays as it is.
        NotSaved: where the disk refuses.
    """
    target = Path(path).expanduser().resolve()
    if target.exists():
        raise Refused(
            _("There is a file {name} already; it was left as it is.").format(name=target.name)
        )
    write_atomically(target, encode(Book.of(workshop).data(), codec))
    return target
