"""Which lock a session is under, and whether the passphrase opens it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from locales import _
from model.errors import CannotOpen
from model.store.codec import PLAIN, Codec, PassphraseNeeded, Protection, WrongPassphrase
from model.store.place import Place
from model.store.sessionfile import HEAD_BYTES, NoSessionFile, decode_outside, read_head

if TYPE_CHECKING:
    from model.store.protection import Passphrase


def codec_for(place: Place, raw: bytes | None, passphrase: Passphrase | None) -> Codec:
    """What opens the session: the file says which lock it is under, else what is kept does.

    Args:
        raw: the session file's bytes; None where there is no file.

    Raises:
        PassphraseNeeded, WrongPassphrase: where it is locked, and `passphrase` does not open it.
    """
    doubtful: list[bytes] = []
    for content in _contents(place, raw):
        try:
            outside = decode_outside(content)
        except NoSessionFile:
            doubtful.append(content)
            continue
        if outside.intact:
            return _opened(outside.head.protection, passphrase)
        doubtful.append(content)
    for content in doubtful:
        try:
            return _opened(read_head(content[:HEAD_BYTES]).protection, passphrase)
        except NoSessionFile:
            continue
        except WrongPassphrase as error:
            raise CannotOpen(
                _(
                    "{name} is locked and damaged, and the passphrase does not open what is left "
                    "of it. It was left as it is; look for a copy of it."
                ).format(name=place.path.name)
            ) from error
    return PLAIN


def _contents(place: Place, raw: bytes | None) -> Iterator[bytes]:
    if raw is not None:
        yield raw
    for path in (place.next, *place.generations()):
        try:
            yield path.read_bytes()
        except OSError:
            continue


def _opened(protection: Protection | None, passphrase: Passphrase | None) -> Codec:
    if protection is None:
        return PLAIN
    if passphrase is None:
        raise PassphraseNeeded(_("The session is locked with a passphrase."))
    return passphrase.unlock(protection)
