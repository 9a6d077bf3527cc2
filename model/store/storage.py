"""The TinyDB storage of a session file: read critically, written as a whole beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, cast

from tinydb.storages import Storage

from locales import _
from model.store import disk
from model.store.codec import PLAIN, Codec
from model.store.disk import Fingerprint
from model.store.place import Place, number_of
from model.store.sessionfile import META, Document, decode, encode

RING = 4
"""How many earlier generations are kept."""

RING_STEP = 20
"""How many generations lie between two that are kept; the change log holds what is between."""


class SessionStorage(Storage):
    """Writes through: a temporary is written and flushed, then it takes the file's place.

    Args:
        path: the session file.
        on_foreign: called with the path under which a version is kept that somebody else had put
            in the file's place.
        codec: how the file is sealed.
    """

    def __init__(
        self,
        path: Path | str,
        on_foreign: Callable[[Path | None], None] = lambda kept: None,
        codec: Codec = PLAIN,
    ) -> None:
        self.place = Place.of(path)
        self.seen: Fingerprint | None = disk.fingerprint(self.place.path)
        """The file as this storage last read or wrote it."""
        self.generation = 0
        """The generation in the file now; 0 before anything was read or written."""
        self._on_foreign = on_foreign
        self._codec = codec
        kept = self.place.generations()
        self._last_kept = number_of(kept[0]) if kept else 0

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Every table, `_meta` among them; None where there is no file.

        Raises:
            NoSessionFile: where the file is no session, or broken off.
        """
        try:
            raw = self.place.path.read_bytes()
        except FileNotFoundError:
            return None
        content = decode(raw, self._codec)
        self.generation = content.head.generation
        return {META: {"1": content.head.document()}, **content.tables}

    def write(self, data: Mapping[str, Mapping[str, Document | bytes]]) -> None:
        """Put `data` in the file's place, durably.

        One flush: the name itself becomes durable with the next flush of the folder, and until
        then the change log holds what the file would miss.

        Raises:
            OSError: where the disk refuses; the file is as it was.
        """
        place = self.place
        if disk.marked_read_only(place.path):
            # Replacing the file would go round what its owner has decided.
            raise PermissionError(_("the file is marked read-only"))
        disk.write_new(place.next, encode(data, self._codec))
        self._keep_foreign_version()
        if self.generation - self._last_kept >= RING_STEP:
            self._keep_generation(disk.keep_beside)
        disk.replace(place.next, place.path)
        self.seen = disk.fingerprint(place.path)
        self.generation = cast(Document, data[META]["1"])["generation"]

    def keep_generation(self) -> None:
        """Keep a copy of the file as it is now, from which the change log leads on.

        Raises:
            OSError: where the disk refuses.
        """
        self._keep_generation(disk.copy)
        disk.flush_folder(self.place.folder)

    def _keep_generation(self, keep: Callable[[Path, Path], None]) -> None:
        kept = self.place.generation(self.generation)
        if not kept.exists() and self.place.path.exists():
            keep(self.place.path, kept)
        self._last_kept = self.generation
        for old in self.place.generations()[RING:]:
            disk.remove(old)

    def _keep_foreign_version(self) -> None:
        found = disk.fingerprint(self.place.path)
        if found == self.seen:
            return
        kept = None
        if found is not None:
            kept = self.place.aside("foreign")
            disk.keep_beside(self.place.path, kept)
            disk.flush_folder(self.place.folder)
        self.seen = found
        self._on_foreign(kept)
