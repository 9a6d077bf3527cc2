"""Refusals and failures, each with words a facilitator can act on."""

from __future__ import annotations


class ArvoverkkoError(Exception):
    """Something did not happen. The message says what, what was kept and what to do."""


class Refused(ArvoverkkoError):
    """The input cannot be taken as it is; nothing was changed."""


class NotSaved(ArvoverkkoError):
    """A change is in memory and could not be put on the disk."""


class CannotOpen(ArvoverkkoError):
    """A file is no session, or none that can be read."""


class ReadOnlySession(ArvoverkkoError):
    """The session is open for reading only; the message names the reason."""
