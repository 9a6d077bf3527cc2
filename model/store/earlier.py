"""The versions of a session that lie beside it: kept generations, and files that were set aside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from locales import _
from model.changes import Change, Edit
from model.entities import Entity
from model.errors import CannotOpen, Refused
from model.store import disk
from model.store.checking import damaged_generations
from model.store.codec import PLAIN, Codec, PassphraseNeeded
from model.store.conflicts import conflict_copies
from model.store.log import read_log
from model.store.migrations import migrate
from model.store.place import Place
from model.store.reading import read_workshop
from model.store.salvage import salvage
from model.store.sessionfile import SCHEMA, NoSessionFile, SessionFile, decode, decode_outside
from model.workshop import TABLES, Workshop

if TYPE_CHECKING:
    from model.store.protection import Passphrase

_ASIDE = ("damaged", "older", "foreign", "before-schema")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a session, as it lies on the disk."""

    path: Path
    kept: bool
    """Whether it is a generation that was kept in good order; otherwise it was set aside."""
    when: dt.datetime
    """The last change in it; where that cannot be read, when its file was written."""
    actors: int = 0
    links: int = 0
    notes: int = 0
    problem: str = ""
    """Why it cannot be taken for the truth, in words."""
    readable: bool = True
    """Whether anything of it can be read."""


def versions(path: Path | str, passphrase: Passphrase | None = None) -> list[Version]:
    """The versions that lie beside the session at `path`, the newest first."""
    place = Place.of(path)
    found = [_version(kept, True, passphrase) for kept in place.generations()]
    found += [_version(aside, False, passphrase) for aside in _set_aside(place)]
    return sorted(found, key=lambda version: (version.when, version.path.name), reverse=True)


def read_version(path: Path | str, passphrase: Passphrase | None = None) -> Workshop:
    """What can be read of the version at `path`; nothing is touched.

    Raises:
        PassphraseNeeded, WrongPassphrase: where it is locked, and `passphrase` does not open it.
        CannotOpen: where nothing of it can be read.
    """
    return _workshop(_content(Path(path), passphrase))


def restoring(now: Workshop, then: Workshop, at: dt.datetime) -> Change | None:
    """The change that leads from `now` to `then`, to be taken back like any other.

    None where they hold the same.

    Raises:
        Refused: where `then` is another session.
    """
    if now.session.id != then.session.id:
        raise Refused(_("That version is of another session; save it as a copy instead."))
    edits = [
        Edit(before=before, after=after)
        for table in TABLES
        for before, after in _differences(dict(now.rows(table)), dict(then.rows(table)))
    ]
    return Change.make(*edits, at=at) if edits else None


def look_over(path: Path | str, session: str, codec: Codec = PLAIN) -> list[str]:
    """What is wrong on the disk with a session that is open here, in sentences.

    Args:
        session: the session's id.
    """
    place = Place.of(path)
    problems: list[str] = []
    try:
        content = decode(place.path.read_bytes(), codec)
        sound = content.intact and content.head.session == session
    except (OSError, NoSessionFile):
        sound = False
    if not sound:
        problems.append(
            _(
                "The session file is not as it was written here: it is gone, damaged, or was "
                "changed by another program. With the next change it is written anew, and what "
                "stands there now is kept."
            )
        )
    if read_log(place, codec).damaged:
        problems.append(
            _("The change log is damaged in places: not every change can be taken back.")
        )
    if damaged := damaged_generations(place, codec):
        names = ", ".join(path.name for path in damaged)
        problems.append(_("Damaged among the kept versions: {names}.").format(names=names))
    return problems + conflict_copies(place, session)


def _set_aside(place: Place) -> Iterator[Path]:
    try:
        entries = sorted(place.folder.iterdir())
    except OSError:
        return
    for entry in entries:
        if entry.suffix == ".json" and entry.name.startswith(_ASIDE):
            yield entry
        elif entry.name.startswith("own-history-"):
            yield from sorted(entry.glob("*.json"))


def _version(path: Path, kept: bool, passphrase: Passphrase | None) -> Version:
    try:
        when = dt.datetime.fromtimestamp(path.stat().st_mtime).replace(microsecond=0)
    except OSError:
        when = dt.datetime.min
    try:
        content = _content(path, passphrase)
    except CannotOpen as error:
        return Version(path, kept, when, problem=str(error), readable=False)
    return Version(
        path,
        kept,
        content.head.changed,
        actors=len(content.tables.get("actors", {})),
        links=len(content.tables.get("links", {})),
        notes=len(content.tables.get("notes", {})),
        problem="" if content.intact else _("damaged; what can be read of it is counted here"),
    )


def _content(path: Path, passphrase: Passphrase | None) -> SessionFile:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise CannotOpen(
            _("{name} cannot be read: {reason}.").format(
                name=path.name, reason=disk.reason(error, reading=True)
            )
        ) from error
    try:
        protection = decode_outside(raw).head.protection
        if protection is None:
            return decode(raw)
        if passphrase is None:
            raise PassphraseNeeded(_("The session is locked with a passphrase."))
        return decode(raw, passphrase.unlock(protection))
    except NoSessionFile as error:
        if part := salvage(raw):
            return part
        raise CannotOpen(_("Nothing of it can be read.")) from error


def _workshop(content: SessionFile) -> Workshop:
    if content.head.schema > SCHEMA:
        raise CannotOpen(
            _("The file was written by a newer version of the program; this one cannot read it.")
        )
    return read_workshop(migrate(content.tables, content.head.schema)).workshop


def _differences(
    now: dict[str, Entity], then: dict[str, Entity]
) -> Iterator[tuple[Entity | None, Entity | None]]:
    for entity_id, before in now.items():
        if before != (after := then.get(entity_id)):
            yield before, after
    for entity_id, after in then.items():
        if entity_id not in now:
            yield None, after
