"""What the command does that makes the next round's session from the one that is open."""

from __future__ import annotations

from locales import _
from model.errors import ArvoverkkoError
from model.methods import DEFAULT_AGENDA
from model.next_round import next_round, next_start, next_title
from tui.home import Home
from tui.screens.dialogs import NewSession, NewSessionScreen


async def begin_next_round(home: Home) -> None:
    """Ask for title, agenda and first day, make the session and open it; the old one stays."""
    desk = home.desk
    old, now = desk.workshop, desk.now()
    offered = NewSession(
        next_title(old), DEFAULT_AGENDA, next_start(old, now), old.session.language
    )
    answer = await home.ask(NewSessionScreen(desk.catalogue, now, offered))
    if answer is None:
        return
    try:
        made = next_round(
            old,
            agenda=answer.template,
            start=answer.start,
            at=desk.now(),
            title=answer.title,
            language=answer.language,
            catalogue=desk.catalogue,
        )
        desk.take_in(made.workshop, desk.passphrase)
    except (ArvoverkkoError, OSError) as error:
        home.tell(_("Not made: {reason}").format(reason=error), severity="error")
        return
    home.enter_session()
    # Said once the new session stands: what opening it shows would wipe it off.
    home.start(_say(home, made.words()))


async def _say(home: Home, words: str) -> None:
    home.tell(words)
