"""Reading a session's files critically: the file, every kept generation, every line of the log."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from locales import _, ngettext
from model.errors import CannotOpen, NotSaved
from model.store import disk
from model.store.codec import Codec
from model.store.conflicts import conflict_copies
from model.store.lock import SessionLock, holder_words
from model.store.opening import OpeningReport, open_session
from model.store.place import Place
from model.store.recovery import bytes_of, recover
from model.store.sessionfile import NoSessionFile, OtherLock, decode
from model.store.unlocking import codec_for

if TYPE_CHECKING:
    from model.store.protection import Passphrase


def check_session(
    path: Path | str, *, repair: bool = False, passphrase: Passphrase | None = None
) -> OpeningReport:
    """What is right and wrong with the session at `path`.

    Args:
        repair: whether to put right what is wrong; the newest good state is written, and a bad
            file is set aside.

    Raises:
        PassphraseNeeded, WrongPassphrase: where it is locked, and `passphrase` does not open it.
        CannotOpen: where there is nothing at `path`.
    """
    place = Place.of(path)
    if not place.path.exists() and not place.generations():
        raise CannotOpen(_("There is no file {name}.").format(name=place.path.name))
    if _held_elsewhere(place):
        return OpeningReport("locked", (f"{holder_words(place)}.",))
    damaged = damaged_generations(place, codec_for(place, bytes_of(place)[0], passphrase))
    if repair:
        return _repaired(place, damaged, passphrase)
    try:
        found = recover(place, passphrase)
    except CannotOpen as error:
        return OpeningReport("damaged", (str(error), *_damage_words(damaged)), readable=False)
    problems = [
        *found.problems,
        *_damage_words(damaged),
        *conflict_copies(place, found.workshop.session.id),
    ]
    if found.newer:
        return OpeningReport("newer", tuple(problems), None)
    bad = found.lost or found.rewrite or found.log.damaged or bool(damaged)
    return OpeningReport("damaged" if bad else "good", tuple(problems), found.restored_from)


def _repaired(place: Place, damaged: list[Path], passphrase: Passphrase | None) -> OpeningReport:
    try:
        for path in damaged:
            disk.replace(path, place.aside("damaged"))
        opened = open_session(place.path, passphrase=passphrase)
    except CannotOpen as error:
        return OpeningReport("damaged", (str(error),), readable=False)
    except OSError as error:
        words = _("Nothing was repaired: {reason}.").format(reason=disk.reason(error))
        return OpeningReport("damaged", (words,))
    report = opened.report
    try:
        opened.close()
    except NotSaved as error:
        return OpeningReport("damaged", (*report.problems, str(error)), report.restored_from)
    state = "repaired" if damaged and report.state == "good" else report.state
    problems = (*report.problems, *_damage_words(damaged))
    return OpeningReport(state, problems, report.restored_from, report.set_aside)


def _held_elsewhere(place: Place) -> bool:
    if not place.folder.exists():
        return False
    lock = SessionLock(place)
    try:
        held = not lock.acquire()
    except OSError:
        return False
    lock.release()
    return held


def damaged_generations(place: Place, codec: Codec) -> list[Path]:
    """The kept generations that could not restore anything."""
    return [path for path in place.generations() if not _is_good(path, codec)]


def _is_good(path: Path, codec: Codec) -> bool:
    try:
        return decode(path.read_bytes(), codec).intact
    except OtherLock:
        return True
    except (OSError, NoSessionFile):
        return False


def _damage_words(damaged: list[Path]) -> list[str]:
    if not damaged:
        return []
    return [
        ngettext(
            "{n} earlier version kept in the history folder is damaged; the session itself is not.",
            "{n} earlier versions kept in the history folder are damaged; the session itself is "
            "not.",
            len(damaged),
        ).format(n=len(damaged))
    ]
