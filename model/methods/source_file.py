"""A catalogue file while it is read: its text, its data, and mistakes by line and field."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from locales import _

FILE_LIMIT = 200_000
"""The largest catalogue file that is read, in bytes."""

Where = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.\-]+)\s*\]")
_KEY = re.compile(r"\s*([\w.\-]+)\s*=")


class Unreadable(Exception):
    """A file is no TOML text; the message says why."""


class SourceFile:
    """One catalogue file while it is read: its text, its data, and the mistakes found so far."""

    def __init__(self, name: str, text: str, data: Mapping[str, object]) -> None:
        self.name = name
        """The file as it is called in its folder."""
        self.data = data
        self.problems: list[str] = []
        self.usable = True
        """Whether no mistake has been found that keeps the file from being used."""
        self._text = text

    @classmethod
    def read(cls, path: Path) -> SourceFile:
        """The file at `path`.

        Raises:
            Unreadable: where the file cannot be read or is no TOML.
        """
        name = f"{path.parent.name}/{path.name}"
        try:
            if not path.is_file():
                raise Unreadable(_("{file}: is not a file").format(file=name))
            if path.stat().st_size > FILE_LIMIT:
                raise Unreadable(
                    _("{file}: the file is larger than {limit:,} bytes").format(
                        file=name, limit=FILE_LIMIT
                    )
                )
            text = path.read_text(encoding="utf-8-sig")
            return cls(name, text, tomllib.loads(text))
        except OSError as error:
            reason = error.strerror or str(error)
            raise Unreadable(
                _("{file}: cannot be read: {reason}").format(file=name, reason=reason)
            ) from error
        except UnicodeDecodeError as error:
            raise Unreadable(_("{file}: the file is not UTF-8 text").format(file=name)) from error
        except RecursionError as error:
            raise Unreadable(
                _("{file}: too many brackets in brackets").format(file=name)
            ) from error
        except ValueError as error:  # tomllib lets some through that are no TOMLDecodeError
            raise Unreadable(_syntax_words(name, str(error))) from error

    def report(self, where: Where, reason: str, *, fatal: bool = True) -> None:
        """Note a mistake at `where`; a fatal one keeps the file from being used."""
        self.usable = self.usable and not fatal
        field = ".".join(str(part + 1) if isinstance(part, int) else part for part in where)
        line = line_of(self._text, where)
        if line is None:
            words = _("{file}: {field}: {reason}")
        else:
            words = _("{file}, line {line}: {field}: {reason}")
        self.problems.append(words.format(file=self.name, line=line, field=field, reason=reason))


def _syntax_words(name: str, message: str) -> str:
    match = re.search(r"at line (\d+)", message)
    if "at end of document" in message:
        return _("{file}: the file ends in the middle of something").format(file=name)
    if match is None:
        return _("{file}: cannot be understood: {reason}").format(file=name, reason=message)
    return _("{file}, line {line}: cannot be understood: {reason}").format(
        file=name, line=match[1], reason=message.split(" (at line")[0]
    )


def line_of(text: str, where: Where) -> int | None:
    """The line (from 1) on which the field at `where` stands, or the nearest thing around it.

    `where` holds keys and, for arrays of tables, places from 0. None where no line says it, as for
    a field that is missing from the top of the file.
    """
    best: tuple[int, int] | None = None
    current: Where = ()
    counts: dict[Where, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            current = _table(header[2].split("."), counts, array=header[1] == "[[")
            path = current
        elif key := _KEY.match(line):
            path = (*current, *key[1].split("."))
        else:
            continue
        if path == where[: len(path)] and (best is None or len(path) > best[0]):
            best = len(path), number
    return best[1] if best else None


def _table(names: Sequence[str], counts: dict[Where, int], *, array: bool) -> Where:
    """The place a table header opens, counting how often each array has been opened."""
    path: Where = ()
    for place, name in enumerate(names):
        path = (*path, name)
        if place == len(names) - 1 and array:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path
