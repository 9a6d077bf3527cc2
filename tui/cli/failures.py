"""What the command line says when something goes wrong: one line, never a traceback."""

from __future__ import annotations

import contextlib
import sys
import unicodedata
from pathlib import Path
from types import TracebackType

from locales import _

_LOG_BYTES = 1_000_000


_JOINERS = "\u200c\u200d"


def one_line(text: str) -> str:
    """`text` on one line and harmless to a terminal.

    Line ends become spaces, controls `?`; signs that turn the direction of the line go.
    """
    folded = " ".join(text.split())
    if folded.isascii() and folded.isprintable():
        return folded
    return "".join(map(_harmless, folded))


def _harmless(char: str) -> str:
    kind = unicodedata.category(char)
    if kind in ("Cc", "Cs"):
        return "?"
    return "" if kind == "Cf" and char not in _JOINERS else char


def say(text: str) -> None:
    """Write one line to stderr, whatever `text` holds and whatever stderr can show."""
    stream = sys.stderr
    if stream is None:
        return  # closed by whoever started the program
    encoding = stream.encoding or "utf-8"
    line = f"arvoverkko: {one_line(text)}\n".encode(encoding, "replace").decode(encoding)
    with contextlib.suppress(OSError, ValueError):
        stream.write(line)
        stream.flush()


class Unexpected:
    """The outermost block: a fault nobody foresaw goes to the log, and one line to stderr."""

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        """Swallow an `Exception`, having logged it; let exits and signals through."""
        if kind is None or error is None or not issubclass(kind, Exception):
            return False
        words = f"{kind.__name__}: {error}" if str(error) else kind.__name__
        try:
            log = log_fault(error)
        except OSError as failure:
            say(
                _(
                    "something went wrong that the program did not foresee ({fault}), and the log "
                    "could not be written ({reason}); what was saved before is safe"
                ).format(fault=words, reason=failure.strerror)
            )
        else:
            say(
                _(
                    "something went wrong that the program did not foresee ({fault}); what was "
                    "saved before is safe, and the details are in {log}"
                ).format(fault=words, log=log)
            )
        return True


def log_fault(error: BaseException) -> Path:
    """Append the traceback to the log in the data folder; returns the log's path."""
    import datetime as dt
    import traceback

    from model.store import data_folder

    path = data_folder() / "log" / "command-line.log"
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > _LOG_BYTES:
        path.replace(path.with_suffix(".log.1"))
    with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
        log.write(f"{dt.datetime.now().isoformat(timespec='seconds')} {sys.argv[1:]!r}\n")
        log.writelines(traceback.format_exception(error))
    return path
