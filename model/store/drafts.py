"""Text that is being typed, kept so that a kill costs no more than two seconds of it."""

from __future__ import annotations

import threading
from pathlib import Path

import orjson

from model.store import disk
from model.store.codec import PLAIN, Codec
from model.store.place import Place

KEEP_SECONDS = 1.0
"""How long text waits before it goes to the disk, together with what comes meanwhile."""


class Drafts:
    """The drafts of one session, by a key that names the field, such as "capture".

    Only the program that may write to the session keeps drafts. A draft that cannot be written is
    no reason to disturb anybody: the text is on the screen, and the next one tries again.
    """

    def __init__(self, session_path: Path | str, codec: Codec = PLAIN) -> None:
        self._place = Place.of(session_path)
        self._codec = codec
        self._guard = threading.Lock()
        self._writing = threading.Lock()
        self._texts = self._stored()
        self._timer: threading.Timer | None = None

    def keep(self, key: str, text: str) -> None:
        """Note what stands in the field `key` now; returns at once. Empty text clears it."""
        with self._guard:
            if self._texts.get(key, "") == text:
                return
            if text:
                self._texts[key] = text
            else:
                del self._texts[key]
            if self._timer is None:
                self._timer = threading.Timer(KEEP_SECONDS, self._write)
                self._timer.daemon = True
                self._timer.start()

    def clear(self, key: str) -> None:
        """Forget the draft of `key`: its text was saved or given up."""
        self.keep(key, "")

    def read(self) -> dict[str, str]:
        """The drafts by their keys, those of an earlier run among them."""
        with self._guard:
            return dict(self._texts)

    def close(self) -> None:
        """Write what is waiting; what its timer is writing already is waited for."""
        with self._guard:
            timer = self._timer
        if timer is not None:
            timer.cancel()
            self._write()
        with self._writing:
            return

    def _stored(self) -> dict[str, str]:
        try:
            sealed = self._place.drafts.read_bytes()
            stored = orjson.loads(self._codec.unseal(sealed, b"draft"))
        except (OSError, ValueError):
            return {}
        if not isinstance(stored, dict):
            return {}
        return {key: text for key, text in stored.items() if isinstance(text, str) and text}

    def _write(self) -> None:
        with self._writing:
            with self._guard:
                self._timer = None
                texts = dict(self._texts)
            beside = self._place.drafts.with_suffix(".tmp")
            try:
                disk.make_folder(self._place.folder)
                disk.write_new(beside, self._codec.seal(orjson.dumps(texts), b"draft"))
                disk.replace(beside, self._place.drafts)
            except (OSError, TypeError):
                return
