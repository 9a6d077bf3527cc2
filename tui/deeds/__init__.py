"""What the commands do beyond going somewhere, by the names that `app.do('…')` uses.

A deed takes the program (`tui.home.Home`). One that asks something first is a coroutine: it runs
beside the screens, and `home.ask(screen)` waits for a dialog's answer.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from types import MappingProxyType

from tui.deeds.agenda import began, day_ends, ended, recover
from tui.deeds.documents import choose_sections, export, export_as, save_copy_elsewhere
from tui.deeds.importing import import_document
from tui.deeds.merging import merge_sessions
from tui.deeds.network import keep_network
from tui.deeds.next_round import begin_next_round
from tui.deeds.planning import keep_agenda, show_log, write_agenda
from tui.deeds.privacy import forget_person
from tui.deeds.recovery import change_passphrase, check_session
from tui.home import Home

Deed = Callable[[Home], Coroutine[None, None, None] | None]

DEEDS: Mapping[str, Deed] = MappingProxyType(
    {
        "began": began,
        "change_passphrase": change_passphrase,
        "check_session": check_session,
        "choose_sections": choose_sections,
        "day_ends": day_ends,
        "ended": ended,
        "export": export,
        "export_as": export_as,
        "forget_person": forget_person,
        "import": import_document,
        "keep_agenda": keep_agenda,
        "keep_network": keep_network,
        "merge": merge_sessions,
        "next_round": begin_next_round,
        "recover": recover,
        "save_copy": save_copy_elsewhere,
        "show_log": show_log,
        "write_agenda": write_agenda,
    }
)
"""Deeds by name."""
