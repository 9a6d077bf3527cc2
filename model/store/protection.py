"""Locking a session with a passphrase: scrypt makes a key of it, AES-GCM seals the bytes.

The passphrase locks a random key, and that key locks everything else. So a wrong passphrase shows
at the locked key, before anything else is looked at, and is never mistaken for damage.
"""

from __future__ import annotations

import base64
import os
import unicodedata
from hmac import compare_digest

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from locales import _
from model.entities import new_id
from model.errors import Refused
from model.store.codec import (
    Codec,
    Protection,
    Purpose,
    Unreadable,
    WrongPassphrase,
)

COST = 2**17
"""scrypt's cost for new locks, with r = 8 and p = 1: 128 MB and some tenths of a second, as
OWASP's Password Storage Cheat Sheet advises."""

_NONCE = 12
_KEY = 32


class LockedCodec(Codec):
    """Seals every piece with the session's key, each under a nonce of its own."""

    def __init__(self, key: bytes, protection: Protection) -> None:
        self.protection = protection
        self._cipher = AESGCM(key)

    def __repr__(self) -> str:
        return f"<locked session {self.lock_id}>"

    def seal(self, data: bytes, purpose: Purpose) -> bytes:
        """`data` locked, as `LOCK-ID:BASE64`."""
        nonce = os.urandom(_NONCE)
        sealed = self._cipher.encrypt(nonce, data, purpose)
        return self.lock_id.encode() + b":" + base64.b64encode(nonce + sealed)

    def unseal(self, data: bytes, purpose: Purpose) -> bytes:
        """The bytes that were sealed."""
        lock_id, _colon, text = data.partition(b":")
        if lock_id != self.lock_id.encode():
            raise Unreadable
        try:
            raw = base64.b64decode(text, validate=True)
            return self._cipher.decrypt(raw[:_NONCE], raw[_NONCE:], purpose)
        except (ValueError, InvalidTag) as error:
            raise Unreadable from error


class Passphrase:
    """What somebody typed to lock or open a session. It never shows in a message or a log.

    Made by `model.store.codec.passphrase`, which says what to do where the library is missing.

    Raises:
        Refused: where it is empty.
    """

    def __init__(self, text: str) -> None:
        # ä can be typed as one character or as two; both are the same word.
        self._secret = unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass")
        self._opened: dict[Protection, LockedCodec] = {}
        if not self._secret:
            raise Refused(_("The passphrase is empty."))

    def __repr__(self) -> str:
        return "<passphrase>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Passphrase) and compare_digest(self._secret, other._secret)

    __hash__ = None  # type: ignore[assignment]

    def new_lock(self) -> LockedCodec:
        """A lock with a fresh key that this passphrase opens."""
        salt, nonce, key = os.urandom(16), os.urandom(_NONCE), os.urandom(_KEY)
        lock_id = new_id()
        cipher = AESGCM(self._derived(salt, COST, 8, 1))
        protection = Protection(
            id=lock_id,
            n=COST,
            r=8,
            p=1,
            salt=base64.b64encode(salt).decode(),
            key=base64.b64encode(nonce + cipher.encrypt(nonce, key, lock_id.encode())).decode(),
        )
        self._opened[protection] = LockedCodec(key, protection)
        return self._opened[protection]

    def unlock(self, protection: Protection) -> LockedCodec:
        """The codec that opens what is under `protection`.

        Raises:
            WrongPassphrase: where this is not its passphrase, or `protection` is damaged.
        """
        if (known := self._opened.get(protection)) is not None:
            return known
        try:
            salt = base64.b64decode(protection.salt, validate=True)
            locked = base64.b64decode(protection.key, validate=True)
            cipher = AESGCM(self._derived(salt, protection.n, protection.r, protection.p))
            key = cipher.decrypt(locked[:_NONCE], locked[_NONCE:], protection.id.encode())
            opened = LockedCodec(key, protection)
        except (ValueError, InvalidTag) as error:
            raise WrongPassphrase(
                _("The passphrase is wrong. The session is whole and was left as it is.")
            ) from error
        self._opened[protection] = opened
        return opened

    def _derived(self, salt: bytes, n: int, r: int, p: int) -> bytes:
        return Scrypt(salt=salt, length=_KEY, n=n, r=r, p=p).derive(self._secret)
