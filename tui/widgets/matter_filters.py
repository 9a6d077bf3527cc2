"""Which matters of the follow-up are shown: counts to click, and whose and of what kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Size

from locales import _, language, ngettext, pgettext
from model.dates import format_date
from model.followup import Matter, MatterKind, kind_words
from model.followup_choice import Which, chosen
from tui.widgets.click_line import ClickLine, Piece


def which_words(which: Which) -> str:
    """What a sort of matters is called."""
    match which:
        case Which.OPEN:
            return pgettext("matters", "open")
        case Which.LATE:
            return pgettext("matters", "late")
        case Which.SOON:
            return _("within four weeks")
        case Which.UNSETTLED:
            return _("owner or date missing")
        case Which.DONE:
            return pgettext("matters", "done")
        case Which.ALL:
            return pgettext("matters", "all")


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen of the matters."""

    which: Which = Which.OPEN
    owner: str | None = None
    """None for everybody, empty for nobody."""
    kind: MatterKind | None = None

    def of(self, matters: Sequence[Matter], today: dt.date) -> list[Matter]:
        """The matters that are chosen."""
        return chosen(matters, today, self.which, self.owner, self.kind)


class MatterFilters(ClickLine):
    """The sorts of matters with how many there are; beneath, whose, what kind, and the meeting."""

    DEFAULT_CSS = """
    MatterFilters { height: auto; margin-bottom: 1; }
    .-short MatterFilters { margin-bottom: 0; }
    """

    def __init__(self) -> None:
        super().__init__(id="filters")
        self._matters: Sequence[Matter] = ()
        self._today = dt.date.min
        self._choice = Choice()
        self._meeting: dt.date | None = None

    def show(
        self, matters: Sequence[Matter], today: dt.date, choice: Choice, meeting: dt.date | None
    ) -> None:
        """Show how many of `matters` there are of each sort, and what is chosen."""
        self._matters, self._today = matters, today
        self._choice, self._meeting = choice, meeting
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the words need."""
        return self.lay_out(self._pieces(), width).plain.count("\n") + 1

    def render(self) -> Content:
        """All of it."""
        return self.lay_out(self._pieces(), self.content_size.width)

    def _pieces(self) -> list[Piece]:
        choice = self._choice
        pieces = []
        for which in Which:
            count = len(Choice(which, choice.owner, choice.kind).of(self._matters, self._today))
            words = f"{which_words(which)} {count}"
            chosen_now = which is choice.which
            style = "bold $accent" if chosen_now else "$quiet"
            if which is Which.LATE and count and not chosen_now:
                style = "$warning"
            text = f"›{words}‹" if chosen_now else words
            pieces.append(Piece(Content.styled(text, style), f"screen.which('{which}')"))
        owner = _("everybody's") if choice.owner is None else choice.owner or _("nobody's")
        kind = kind_words(choice.kind) if choice.kind else _("of every kind")
        for words, chosen_now, action in (
            (owner, choice.owner is not None, "screen.next_owner"),
            (kind, choice.kind is not None, "screen.next_kind"),
        ):
            style = "bold $accent" if chosen_now else "$quiet"
            pieces.append(Piece(Content.styled(words, style), action))
        pieces.append(Piece(meeting_words(self._meeting, self._today), "screen.meeting"))
        return pieces


def meeting_words(meeting: dt.date | None, today: dt.date) -> Content:
    """When the network meets next, and in how many days."""
    if meeting is None:
        return Content.styled(_("no next meeting yet"), "$warning")
    date = format_date(meeting, language())
    days = (meeting - today).days
    if days < 0:
        return Content.styled(_("the meeting was {date}").format(date=date), "$quiet")
    ahead = ngettext("in {n} day", "in {n} days", days).format(n=days) if days else _("today")
    return Content.assemble(
        (_("next meeting") + " ", "$quiet"), (date, "bold"), (f" ({ahead})", "$quiet")
    )
