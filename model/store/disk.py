"""The few calls that reach the disk: write whole, flush, replace, keep beside."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from locales import _

FILE_MODE = 0o600
"""Sessions hold personal data: nobody but the owner reads them."""

FOLDER_MODE = 0o700

_BINARY = getattr(os, "O_BINARY", 0)
_SHARING_VIOLATIONS = (5, 32, 33)
_REPLACE_PATIENCE = 2.5

Fingerprint = tuple[int, int, int]
"""Inode, modification time in ns and size in bytes: enough to notice a foreign hand."""


def fingerprint(path: Path) -> Fingerprint | None:
    """What identifies the bytes at `path` now; None where there is no file."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def marked_read_only(path: Path) -> bool:
    """Whether the file may not be written to; a replace would go round that."""
    try:
        return not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK)
    except (FileNotFoundError, NotADirectoryError):
        return False


def flush(descriptor: int) -> None:
    """Return when what was written has reached the medium, as far as the system can tell."""
    if sys.platform == "darwin":
        import fcntl

        # macOS keeps fsynced bytes in the drive's cache; network volumes know no full flush.
        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
        except OSError:
            pass
    os.fsync(descriptor)


def flush_folder(folder: Path) -> None:
    """Make the names in `folder` durable. Windows knows no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make `folder` for the owner only, durably, unless it is there; its parent has to be."""
    if not folder.is_dir():
        folder.mkdir(FOLDER_MODE, exist_ok=True)
        flush_folder(folder.parent)


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte of `data`; the system may take them in several pieces."""
    rest = memoryview(data)
    while rest:
        written = os.write(descriptor, rest)
        if not written:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rest = rest[written:]


def write_new(path: Path, data: bytes) -> None:
    """Write `data` durably to `path`, a name that nobody relies on yet.

    A failure leaves no half file behind.
    """
    descriptor = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY | _BINARY, FILE_MODE)
    try:
        try:
            write_all(descriptor, data)
            flush(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        remove(path)
        raise


def open_for_appending(path: Path) -> int:
    """A descriptor that appends to `path`, which is made where it is missing."""
    return os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY | _BINARY, FILE_MODE)


def replace(source: Path, target: Path) -> None:
    """Put `source` in the place of `target` in one step.

    On Windows a virus scanner, an indexer or a cloud client may hold the target for a moment;
    that is waited out.
    """
    started, pause = time.monotonic(), 0.01
    while True:
        try:
            source.replace(target)
            return
        except OSError as error:
            held = getattr(error, "winerror", None) in _SHARING_VIOLATIONS
            if not held or time.monotonic() - started > _REPLACE_PATIENCE:
                raise
        time.sleep(pause)
        pause = min(2 * pause, 0.4)


def keep_beside(source: Path, target: Path) -> None:
    """Give the bytes at `source` a second name, `target`, before something replaces them.

    A hard link takes no space, so this succeeds on a full disk; where links are unknown (FAT,
    some network folders) it is a copy.
    """
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:
        copy(source, target)


def copy(source: Path, target: Path) -> None:
    """A durable copy of `source` at `target`, sharing no bytes with it."""
    write_new(target, source.read_bytes())


def remove(path: Path) -> None:
    """Remove a file that nobody needs; what cannot be removed may stay."""
    try:
        path.unlink()
    except OSError:
        return


def reason(error: OSError, *, reading: bool = False) -> str:
    """Why the disk refused, in words; `reading` where nothing was to be written."""
    if reading and error.errno in (errno.EACCES, errno.EPERM):
        return _("reading it is not allowed")
    words: dict[int, Callable[[], str]] = {
        errno.ENOSPC: lambda: _("the disk is full"),
        errno.EDQUOT: lambda: _("your share of the disk is full"),
        errno.EFBIG: lambda: _("the file is larger than the system allows"),
        errno.EIO: lambda: _("the disk reports a fault"),
        errno.EROFS: lambda: _("the disk is read-only"),
        errno.EACCES: lambda: _("writing there is not allowed"),
        errno.EPERM: lambda: _("writing there is not allowed"),
        errno.ENOENT: lambda: _("the folder is not there"),
        errno.ENOTDIR: lambda: _("the folder is not there"),
        errno.ENAMETOOLONG: lambda: _("the name is too long"),
        errno.ESTALE: lambda: _("the network folder is out of reach"),
    }
    known = words.get(error.errno or 0)
    return known() if known else (error.strerror or str(error))
