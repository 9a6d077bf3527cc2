"""A search line over a list: the arrows move the list while the letters go to the search."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.widgets import OptionList


def steer(listing: OptionList, event: events.Key) -> None:
    """Let the arrows and page keys move `listing`, which does not have the keys itself."""
    if listing.has_focus:
        return
    moves: dict[str, Callable[[], None]] = {
        "up": listing.action_cursor_up,
        "down": listing.action_cursor_down,
        "pageup": listing.action_page_up,
        "pagedown": listing.action_page_down,
    }
    if event.key in moves:
        event.stop()
        event.prevent_default()
        moves[event.key]()
