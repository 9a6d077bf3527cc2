"""Putting a session under another lock, so that a kill at any moment leaves it whole.

The change log is written under both locks first; then the file takes the new one in one step, and
with that the session has. What is left under the old lock is removed, now or at the next opening.
"""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from model.store import disk
from model.store.codec import Codec, Unreadable
from model.store.log import Record, write_segment
from model.store.place import Place
from model.store.sessionfile import Data, NoSessionFile, decode, encode


def relock(
    place: Place, data: Data, records: Sequence[Record], old: Codec, new: Codec, generation: int
) -> None:
    """Put the session under `new`. Its kernel lock has to be held, and its files to be good.

    Args:
        data: the whole session, as it goes to the file.
        records: the change log without a gap, up to `generation`.

    Raises:
        OSError: where the disk refuses; the session is whole, under one lock or the other.
    """
    locks = orjson.dumps([old.lock_id, new.lock_id])
    disk.write_new(place.relocking, locks)
    if records:
        write_segment(place, records, old, new)
    disk.flush_folder(place.folder)
    disk.write_new(place.next, encode(data, new))
    disk.replace(place.next, place.path)
    disk.flush_folder(place.path.parent)
    _reseal_drafts(place, old, new)
    finish_relocking(place, new, records, generation)


def is_relocking(place: Place, codec: Codec) -> bool:
    """Whether a change of locks was begun, of which the file has one."""
    try:
        return codec.lock_id in orjson.loads(place.relocking.read_bytes())
    except (OSError, ValueError, TypeError):
        return False


def finish_relocking(
    place: Place, codec: Codec, records: Sequence[Record], generation: int
) -> None:
    """Remove what is not under the file's lock. Can be begun again at any moment.

    Raises:
        OSError: where the disk refuses.
    """
    disk.flush_folder(place.path.parent)
    kept = None
    if records and records[-1].generation == generation:
        kept = write_segment(place, records, codec)
        disk.flush_folder(place.folder)
    for segment in place.segments():
        if segment != kept:
            segment.unlink()
    base = place.generation(generation)
    for path in place.generations():
        if path == base or not _is_under(codec, path.read_bytes()):
            path.unlink()
    disk.copy(place.path, base)
    if place.drafts.exists() and not _opens(codec, place.drafts.read_bytes()):
        place.drafts.unlink()
    disk.remove(place.next)
    disk.flush_folder(place.folder)
    place.relocking.unlink()
    disk.flush_folder(place.folder)


def _reseal_drafts(place: Place, old: Codec, new: Codec) -> None:
    try:
        texts = old.unseal(place.drafts.read_bytes(), b"draft")
    except (FileNotFoundError, Unreadable):
        return
    beside = place.drafts.with_suffix(".tmp")
    disk.write_new(beside, new.seal(texts, b"draft"))
    disk.replace(beside, place.drafts)


def _opens(codec: Codec, draft: bytes) -> bool:
    try:
        return isinstance(orjson.loads(codec.unseal(draft, b"draft")), dict)
    except ValueError:
        return False


def _is_under(codec: Codec, raw: bytes) -> bool:
    try:
        decode(raw, codec)
    except NoSessionFile:
        return False
    return True
