"""Asking for actors by their names: completion, several at once, new ones made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from locales import _
from model.capture import Completion
from model.capture.completion import complete
from model.capture.words import new_actors_words
from model.errors import Refused
from model.forms.naming import Named, named_actors, written_actors
from model.workshop import Workshop
from tui.home import Home
from tui.widgets.ask_line import Question


def actors_question(home: Home, now: Sequence[str], take: Callable[[Named], bool]) -> Question:
    """Which actors? Names that nobody has used become new ones.

    Args:
        home: the program.
        now: ids of the actors there are already.
        take: does what was asked for; False leaves the line open.
    """
    workshop = home.desk.workshop
    written = written_actors(workshop, now)

    def answered(text: str) -> bool:
        try:
            named = named_actors(home.desk.workshop, text, at=home.desk.now())
        except Refused as refusal:
            home.tell(str(refusal), severity="warning")
            return False
        return list(named.ids) == list(now) or take(named)

    def preview(text: str) -> str:
        named = named_actors(home.desk.workshop, text, at=home.desk.now())
        made = new_actors_words([actor.name for actor in named.made])
        return " · ".join(filter(None, (made, *named.remarks)))

    return Question(
        _("Actors"),
        answered,
        text=f"{written}, " if written else "",
        offers=lambda text, at: _complete(text, at, home.desk.workshop),
        preview=preview,
    )


def _complete(text: str, cursor: int, workshop: Workshop) -> list[Completion]:
    """Actors that may stand at `cursor` of a line that lists actors."""
    # A line of actors begins with a plus in the one-line language.
    offers = complete(f"+ {text}", cursor + 2, workshop)
    return [replace(offer, start=offer.start - 2, end=offer.end - 2) for offer in offers]
