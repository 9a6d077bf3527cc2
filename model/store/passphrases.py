"""Setting, changing and taking off a session's passphrase."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from locales import _
from model.store.codec import PLAIN
from model.store.place import Place
from model.store.relocking import relock
from model.store.rewriting import rewriting
from model.store.sessionfile import NoSessionFile, decode_outside

if TYPE_CHECKING:
    from model.store.protection import Passphrase


def set_passphrase(path: Path | str, old: Passphrase | None, new: Passphrase | None) -> list[Path]:
    """Lock the session at `path` with `new` instead of `old`; None stands for no passphrase.

    The file, the kept generations, the change log and the drafts are written anew; nothing of
    them stays under the old passphrase. The session must not be open.

    Returns the files in the history folder that were set aside earlier and that anybody can read:
    they are the user's to remove.

    Raises:
        PassphraseNeeded, WrongPassphrase: where `old` does not open the session.
        CannotOpen: where there is no session that can be read.
        ReadOnlySession: where it is open elsewhere, or nothing may be written.
        Refused: where something of it is missing or damaged; mend that first.
        NotSaved: where the disk refuses; the session is whole, under one passphrase or the other.
    """
    place = Place.of(path)
    damaged = _(
        "Something of the session is missing or damaged: {problem} No passphrase was set or taken "
        "off; look at it, then try again."
    )
    failed = _("The passphrase could not be changed: {reason}. The session is whole.")
    with rewriting(place, old, damaged=damaged, failed=failed) as found:
        codec = new.new_lock() if new is not None else PLAIN
        generation = found.book.generation
        relock(place, found.book.data(), found.log.unbroken_end(), found.codec, codec, generation)
    return _readable_by_all(place) if new is not None else []


def _readable_by_all(place: Place) -> list[Path]:
    """What stands in the history folder without a lock: sessions, and pieces of a change log."""
    return sorted(
        path
        for path in place.folder.rglob("*")
        if path.is_file() and (path.suffix == ".log" or path.suffix == ".json") and _shows(path)
    )


def _shows(path: Path) -> bool:
    try:
        raw = path.read_bytes()
        return decode_outside(raw).head.protection is None
    except OSError:
        return False
    except NoSessionFile:
        return b'{"' in raw and path.name != "holder.json"
