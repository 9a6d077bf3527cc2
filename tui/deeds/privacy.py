"""Forgetting a person, from the open session."""

from __future__ import annotations

from locales import _
from model.errors import ArvoverkkoError
from model.privacy import found_of
from tui import reopening
from tui.cli.privacy import forgotten_words, found_words
from tui.home import Home
from tui.screens.dialogs import PromptScreen


async def forget_person(home: Home) -> None:
    """Ask whose name, say where it stands, and take it out of everything once confirmed."""
    question = _("Forget whom? The whole name, as it was written.")
    name = await home.ask(PromptScreen(question))
    if name is None:
        return
    found = found_of(home.desk.workshop, name)
    again = _(
        "{found}. It goes also from the history and the earlier versions; this cannot be undone. "
        "Write the name again to do it."
    ).format(found=found_words(found.total).capitalize())
    answer = await home.ask(PromptScreen(again))
    if answer is None or answer.split() != name.split():
        home.tell(_("Nothing was changed."))
        return
    try:
        done = reopening.forget_person(home.desk, name)
    except (ArvoverkkoError, OSError) as error:
        home.tell(str(error), severity="error")
        return
    finally:
        if home.desk.is_open:
            home.enter_session()
        else:
            home.action_library()
    home.tell(forgotten_words(done), severity="warning")
