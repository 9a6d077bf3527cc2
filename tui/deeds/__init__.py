"""What the commands do beyond going somewhere, by the names that `app.do('…')` uses.

A deed takes the program (`tui.home.Home`). One that asks something first is a coroutine: it runs
beside the screens, and `home.ask(screen)` waits for a dialog's answer.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from types import MappingProxyType

from tui.deeds.agenda import recover
from tui.deeds.documents import export, save_copy_elsewhere
from tui.deeds.network import keep_network
from tui.deeds.recovery import change_passphrase, check_session
from tui.home import Home

Deed = Callable[[Home], Coroutine[None, None, None] | None]

DEEDS: Mapping[str, Deed] = MappingProxyType(
    {
        "change_passphrase": change_passphrase,
        "check_session": check_session,
        "export": export,
        "keep_network": keep_network,
        "recover": recover,
        "save_copy": save_copy_elsewhere,
    }
)
"""Deeds by name."""
