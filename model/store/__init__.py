"""The store: one TinyDB file per session, written through, recovered after anything.

The names below are loaded when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from model.store.checking import check_session
    from model.store.codec import PassphraseNeeded, WrongPassphrase, passphrase
    from model.store.drafts import Drafts
    from model.store.earlier import Version, look_over, read_version, restoring, versions
    from model.store.files import save_copy, write_atomically
    from model.store.follower import Followed, FollowingStore
    from model.store.library import Library, SessionSummary, data_folder
    from model.store.opening import (
        OpenedSession,
        OpeningReport,
        create_session,
        open_session,
    )
    from model.store.passphrases import set_passphrase
    from model.store.protection import Passphrase
    from model.store.storage import SessionStorage
    from model.store.writer import SessionStore

__all__ = [
    "Drafts",
    "Followed",
    "FollowingStore",
    "Library",
    "OpenedSession",
    "OpeningReport",
    "Passphrase",
    "PassphraseNeeded",
    "SessionStorage",
    "SessionStore",
    "SessionSummary",
    "Version",
    "WrongPassphrase",
    "check_session",
    "create_session",
    "data_folder",
    "look_over",
    "open_session",
    "passphrase",
    "read_version",
    "restoring",
    "save_copy",
    "set_passphrase",
    "versions",
    "write_atomically",
]

_MODULES = {
    "checking": ("check_session",),
    "codec": ("PassphraseNeeded", "WrongPassphrase", "passphrase"),
    "drafts": ("Drafts",),
    "earlier": ("Version", "look_over", "read_version", "restoring", "versions"),
    "files": ("save_copy", "write_atomically"),
    "follower": ("Followed", "FollowingStore"),
    "library": ("Library", "SessionSummary", "data_folder"),
    "opening": ("OpenedSession", "OpeningReport", "create_session", "open_session"),
    "passphrases": ("set_passphrase",),
    "protection": ("Passphrase",),
    "storage": ("SessionStorage",),
    "writer": ("SessionStore",),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(name)
    return getattr(import_module(f"model.store.{_HOME[name]}"), name)
