"""How a session's bytes go to the disk: as they are, or locked with a passphrase.

Main file, kept generations, lines of the change log and drafts all pass through one codec.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from locales import _
from model.errors import CannotOpen

if TYPE_CHECKING:
    from model.store.protection import Passphrase

Purpose = Literal[b"file", b"line", b"draft"]
"""What the bytes are for: what was locked as one thing cannot be passed off as another."""

MOST_WORK = 2**20
"""The largest scrypt cost that is believed: a damaged file must not take all memory."""


class PassphraseNeeded(CannotOpen):
    """The session is locked, and no passphrase was given."""


class WrongPassphrase(CannotOpen):
    """The session is locked and whole, and the passphrase does not open it."""


class Unreadable(ValueError):
    """Bytes that this codec did not write, or that are damaged."""


@dataclass(frozen=True, slots=True)
class Protection:
    """What the first line of a locked file says about its lock."""

    id: str
    """Names the lock; another passphrase makes another one."""
    n: int
    """scrypt's cost, a power of two."""
    r: int
    """scrypt's block size."""
    p: int
    """scrypt's parallelism."""
    salt: str
    """Base64."""
    key: str
    """The session's own random key, locked with the passphrase; Base64."""

    def document(self) -> dict[str, str | int]:
        """The protection as it stands in the file."""
        return asdict(self)

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> Protection:
        """The protection that `document` describes.

        Raises:
            KeyError, TypeError, ValueError: where it describes none.
        """
        made = cls(
            id=str(document["id"]),
            n=int(document["n"]),
            r=int(document["r"]),
            p=int(document["p"]),
            salt=str(document["salt"]),
            key=str(document["key"]),
        )
        if not (1 < made.n <= MOST_WORK and 0 < made.r <= 32 and 0 < made.p <= 16):
            raise ValueError
        return made


class Codec:
    """Bytes as they are."""

    protection: Protection | None = None
    """The lock; None where everybody may read."""

    @property
    def lock_id(self) -> str:
        """Names the lock; empty for none."""
        return self.protection.id if self.protection else ""

    def seal(self, data: bytes, purpose: Purpose) -> bytes:
        """`data` as it goes to the disk: without a line break where `data` has none."""
        return data

    def unseal(self, data: bytes, purpose: Purpose) -> bytes:
        """The bytes that `seal` was given.

        Raises:
            Unreadable: where they were not sealed so, or are damaged.
        """
        return data


PLAIN = Codec()
"""The codec of a session without a passphrase."""


def passphrase(text: str) -> Passphrase:
    """What somebody typed, ready to lock or open sessions.

    Raises:
        CannotOpen: where the library that locks is not installed.
        Refused: where it is empty.
    """
    try:
        from model.store.protection import Passphrase
    except ImportError as error:
        raise CannotOpen(
            _(
                "Locked sessions need the package “cryptography”; install the program with its "
                "extra: {extra}. Nothing was touched."
            ).format(extra="arvoverkko[protect]")
        ) from error
    return Passphrase(text)
