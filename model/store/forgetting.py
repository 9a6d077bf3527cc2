"""Taking one person out of all that is kept of a session: file, history, versions, drafts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import orjson

from locales import _
from model.errors import Refused
from model.privacy import Forgetting
from model.store import disk
from model.store.book import Book
from model.store.codec import Codec
from model.store.log import Record, write_segment
from model.store.place import Place
from model.store.rewriting import rewriting
from model.store.sessionfile import META, Data, Document, encode

if TYPE_CHECKING:
    from model.store.protection import Passphrase


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was done, and what only the user can do."""

    changed: int
    """Entities of the session that held the person."""
    history: int
    """Changes in the history that did."""
    versions: int
    """Kept versions that were removed: the one that stays is the new one."""
    remaining: tuple[Path, ...] = ()
    """Files set aside earlier that still hold the name; they are the user's to remove."""


def forget_person(path: Path | str, name: str, passphrase: Passphrase | None = None) -> Forgotten:
    """Take `name` out of the session at `path`, its history, kept versions and drafts.

    The session must not be open. Undo still works afterwards; it brings the name back nowhere. A
    kill on the way leaves the session whole; forgetting the person again does the rest.

    Raises:
        Refused: where the name is blank, or something of the session is missing or damaged.
        PassphraseNeeded, WrongPassphrase, CannotOpen: where it cannot be read.
        ReadOnlySession: where it is open elsewhere, or nothing may be written.
        NotSaved: where the disk refuses; the session is whole.
    """
    if len(" ".join(name.split())) < 2:
        raise Refused(_("write the whole name of the person who is to be forgotten"))
    place = Place.of(path)
    damaged = _("Something of the session is missing or damaged: {problem}")
    failed = _("The name could not be taken out: {reason}. The session is whole; try again.")
    with rewriting(place, passphrase, damaged=damaged, failed=failed) as found:
        return _forget(place, name, found.book, found.log.unbroken_end(), found.codec)


def _forget(
    place: Place, name: str, book: Book, records: Sequence[Record], codec: Codec
) -> Forgotten:
    data = {table: _plain(rows) for table, rows in book.data().items()}
    forgetting = Forgetting.of(name, [*_rows(data), *_states(records)])
    scrubbed: dict[str, dict[str, Document]] = {META: data[META]}
    changed = 0
    for table, rows in data.items():
        if table == META:
            continue
        after = {key: forgetting.scrub(table, row) for key, row in rows.items()}
        changed += sum(after[key] != row for key, row in rows.items())
        scrubbed[table] = {key: row for key, row in after.items() if row is not None}
    kept = [_without(record, forgetting) for record in records]
    history = sum(old != new for old, new in zip(records, kept, strict=True))
    versions = _write(place, scrubbed, kept, codec, book.generation)
    return Forgotten(changed, history, versions, tuple(_still_holding(place, forgetting)))


def _plain(rows: Any) -> dict[str, Document]:
    return {
        key: cast(Document, orjson.loads(row) if isinstance(row, bytes) else row)
        for key, row in rows.items()
    }


def _rows(data: dict[str, dict[str, Document]]) -> Iterator[tuple[str, Document]]:
    for table, rows in data.items():
        if table != META:
            yield from ((table, row) for row in rows.values())


def _states(records: Sequence[Record]) -> Iterator[tuple[str, Document]]:
    for record in records:
        for edit in record.change["edits"]:
            for state in (edit["before"], edit["after"]):
                if state is not None:
                    yield edit["table"], state


def _without(record: Record, forgetting: Forgetting) -> Record:
    """The record as it had been written if the person had never been named."""
    edits = []
    for edit in record.change["edits"]:
        before, after = (
            forgetting.scrub(edit["table"], state) if state is not None else None
            for state in (edit["before"], edit["after"])
        )
        if before is not None or after is not None:
            edits.append({**edit, "before": before, "after": after})
    return replace(record, change={**record.change, "edits": edits})


def _write(
    place: Place, data: Data, records: Sequence[Record], codec: Codec, generation: int
) -> int:
    """Write file and history anew; returns how many kept versions went."""
    kept = None
    if records:
        kept = write_segment(place, records, codec)
        disk.flush_folder(place.folder)
    disk.write_new(place.next, encode(data, codec))
    disk.replace(place.next, place.path)
    disk.flush_folder(place.path.parent)
    for segment in place.segments():
        if segment != kept:
            segment.unlink()
    versions = place.generations()
    for version in versions:
        version.unlink()
    disk.remove(place.drafts)
    disk.copy(place.path, place.generation(generation))
    disk.flush_folder(place.folder)
    return len(versions)


def _still_holding(place: Place, forgetting: Forgetting) -> Iterator[Path]:
    """Files in the history folder, set aside earlier, in which the name can be read."""
    own = {*place.segments(), *place.generations(), place.path}
    for file in sorted(place.folder.rglob("*")):
        if file.is_file() and file not in own:
            text = file.read_bytes().decode("utf-8", "replace")
            if forgetting.names(text):
                yield file
