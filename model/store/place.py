"""Where a session lies: the file, and the folder beside it with its log, generations and lock."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

HISTORY_SUFFIX = ".history"
"""What the folder beside a session file is called, after the file's whole name."""

_GENERATION = "generation-"
_SEGMENT = "changes-"


@dataclass(frozen=True, slots=True)
class Place:
    """A session file's path without links, and the names in the folder beside it."""

    path: Path

    @classmethod
    def of(cls, path: Path | str) -> Place:
        """The place of the session at `path`; links are followed: one file has one place."""
        return cls(Path(path).expanduser().resolve())

    @property
    def folder(self) -> Path:
        """The folder beside the file. The file is complete without it."""
        return self.path.with_name(self.path.name + HISTORY_SUFFIX)

    @property
    def next(self) -> Path:
        """The file that is about to take the session file's place."""
        return self.folder / "next.json"

    @property
    def lock(self) -> Path:
        """What the writing program holds a kernel lock on."""
        return self.folder / "lock"

    @property
    def holder(self) -> Path:
        """Who holds the lock, for the message only."""
        return self.folder / "holder.json"

    @property
    def drafts(self) -> Path:
        """Text that was being typed."""
        return self.folder / "drafts.json"

    @property
    def relocking(self) -> Path:
        """Stands there while a passphrase is being set or taken off: from which lock to which."""
        return self.folder / "relocking.json"

    def generation(self, number: int) -> Path:
        """Where generation `number` of the file is kept."""
        return self.folder / f"{_GENERATION}{number:09d}.json"

    def generations(self) -> list[Path]:
        """The earlier generations that are kept, newest first."""
        return self._numbered(_GENERATION, ".json")[::-1]

    def segment(self, first: int) -> Path:
        """Where the piece of the change log lies that begins with generation `first`."""
        return self.folder / f"{_SEGMENT}{first:09d}.log"

    def segments(self) -> list[Path]:
        """The pieces of the change log, oldest first."""
        return self._numbered(_SEGMENT, ".log")

    def aside(self, kind: str, suffix: str = ".json") -> Path:
        """A free name in the folder for something that is kept, such as "damaged"."""
        return free_name(self.folder, kind, suffix)

    def _numbered(self, prefix: str, suffix: str) -> list[Path]:
        try:
            names = [entry.name for entry in self.folder.iterdir()]
        except OSError:
            return []
        return sorted(
            self.folder / name
            for name in names
            if name.startswith(prefix)
            and name.endswith(suffix)
            and name[len(prefix) : -len(suffix)].isdigit()
        )


def free_name(folder: Path, kind: str, suffix: str) -> Path:
    """A free name in `folder` for something that is kept there: what it is, and the time."""
    stem = f"{kind}-{dt.datetime.now():%Y%m%d-%H%M%S}"
    path, number = folder / f"{stem}{suffix}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{suffix}"
    return path


def number_of(path: Path) -> int:
    """The generation in the name of a kept generation or of a piece of the log."""
    return int(path.stem.rpartition("-")[2])
