"""Widgets that take keys for themselves which are commands elsewhere, such as digits."""

from __future__ import annotations

from collections.abc import Sequence


class KeySayer:
    """A widget whose keys the footer shows while it has the focus."""

    def own_keys(self) -> Sequence[tuple[str, str]]:
        """Its keys as people read them, each with a word or two, the most important first.

        Where it names any, commands have no place beside them.
        """
        return ()

    def lead_keys(self) -> Sequence[tuple[str, str]]:
        """Keys of its own that stand before the commands, such as what Enter does."""
        return ()


class KeyTaker(KeySayer):
    """A widget whose own bindings are done before the next key is looked at, as commands are."""
