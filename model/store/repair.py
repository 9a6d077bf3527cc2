"""Putting right on the disk what opening found: first keeping what is there, then writing."""

from __future__ import annotations

from pathlib import Path

from model.store import disk
from model.store.log import LogReading, write_segment
from model.store.place import Place, number_of
from model.store.relocking import finish_relocking
from model.store.replaying import Recovered
from model.store.sessionfile import encode


class Repair:
    """The plan of one opening. Each part can be begun again where the disk refused it.

    Args:
        place: where the session lies.
        found: the state that was recovered, and what is wrong on the disk.
    """

    def __init__(self, place: Place, found: Recovered) -> None:
        self.file_generation = found.file_generation
        """The generation in the session file before the repair."""
        self.seen = found.seen
        """The session file as it was when it was read."""
        self.rewrite = found.rewrite
        """Whether the file has to be written anew."""
        self.codec = found.codec
        """How everything is sealed."""
        self.set_aside: Path | None = None
        """Where the file, or this computer's version of it, is kept."""
        self._place = place
        self._found = found
        self._generation = found.book.generation
        self._log: LogReading = found.log

    def before(self) -> None:
        """Keep what is there. Nothing is written over before this has come to its end.

        Raises:
            OSError: where the disk refuses.
        """
        place, found = self._place, self._found
        if found.keep_file_as and self.set_aside is None and place.path.exists():
            kept = place.aside(found.keep_file_as)
            disk.keep_beside(place.path, kept)
            disk.flush_folder(place.folder)
            self.set_aside = kept
        if found.set_history_aside:
            self._set_history_aside()

    def after(self) -> None:
        """With the file whole again: begin a good change log, and a generation to start from.

        Raises:
            OSError: where the disk refuses.
        """
        place = self._place
        disk.remove(place.next)
        if self._found.relocking:
            finish_relocking(place, self.codec, self._log.unbroken_end(), self._generation)
        elif self._log.damaged:
            # The log may hold what the file's folder has not made durable yet.
            disk.flush_folder(place.path.parent)
            self._renew_log()
        if not self._has_base():
            disk.copy(place.path, place.generation(self._generation))
            disk.flush_folder(place.folder)

    def _set_history_aside(self) -> None:
        place = self._place
        folder = place.aside("own-history", "")
        disk.make_folder(folder)
        if self._found.ours is not None:
            ours = folder / place.path.name
            disk.write_new(ours, encode(self._found.ours.data(), self.codec))
            self.set_aside = ours
        disk.flush_folder(folder)
        for path in (*place.segments(), *place.generations()):
            disk.replace(path, folder / path.name)
        disk.flush_folder(place.folder)
        self._log = LogReading()

    def _renew_log(self) -> None:
        place = self._place
        folder = place.aside("damaged-log", "")
        disk.make_folder(folder)
        end = self._log.unbroken_end()
        for path in place.segments():
            disk.replace(path, folder / path.name)
        if end and end[-1].generation == self._generation:
            write_segment(place, end, self.codec)
        disk.flush_folder(place.folder)
        self._log = LogReading(records=end)

    def _has_base(self) -> bool:
        """Whether a kept generation and the log lead to the present one without the file."""
        kept = [number_of(path) for path in self._place.generations()]
        present = self._log.by_generation().keys()
        return any(
            number <= self._generation
            and all(later in present for later in range(number + 1, self._generation + 1))
            for number in kept
        )
