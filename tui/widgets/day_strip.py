"""The workshop days in a row, and what the one that is shown adds up to."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive

from locales import _, language
from model import clock
from model.clock import minutes_words
from model.dates import format_date
from model.entities import Day, Part
from model.labels import label
from tui.widgets.click_line import ClickLine, Piece

_ORDER = (Part.OPENING, Part.PROCESSING, Part.CLOSING, Part.BREAK)


class DayStrip(ClickLine):
    """Every day by its number, the one that is shown with its title and date; a click shows one."""

    DEFAULT_CSS = """
    DayStrip { height: 1; }
    """

    _days: reactive[tuple[Day, ...]] = reactive(())
    _shown: reactive[Day | None] = reactive(None)

    def show(self, days: Sequence[Day], shown: Day | None) -> None:
        """Show `days`, of which `shown` is open."""
        self._days, self._shown = tuple(days), shown

    def render(self) -> Content:
        """Narrow windows give up the other days' titles, then the hint."""
        width = self.content_size.width
        for titles, hint in ((True, True), (False, True), (False, False)):
            pieces = [self._piece(day, titled=titles) for day in self._days]
            if hint and len(self._days) > 1:
                keys = _(", and . change the day")
                pieces.append(Piece(Content.styled(keys, "$quiet")))
            line = self.lay_out(pieces, 10_000, gap="   ")
            if line.cell_length <= width:
                break
        return line

    def _piece(self, day: Day, *, titled: bool) -> Piece:
        shown = self._shown is not None and day.id == self._shown.id
        name = _("Day {number}").format(number=day.number)
        if shown or titled:
            name = _("Day {number}: {title}").format(number=day.number, title=day.title)
        words = Content.styled(name, "bold $accent" if shown else "$quiet")
        if shown:
            date = f"{format_date(day.start.date(), language())} {day.start:%H:%M}"
            words = Content.assemble(words, (f"  {date}", "$quiet"))
        return Piece(words, f"screen.show_day('{day.id}')")


def day_total(hours: clock.Hours, forecast: clock.Forecast) -> Content:
    """How the day stands, and its total against the time there is."""
    too_much = hours.left is not None and hours.left < 0
    style = "bold $error" if too_much or hours.missing else "$quiet"
    total = hours.words
    if hours.missing:
        missing = minutes_words(hours.missing)
        total += ", " + _("{time} missing before clock times").format(time=missing)
    parts = [
        f"{label(part)} {minutes_words(hours.by_part[part])}"
        for part in _ORDER
        if hours.by_part[part]
    ]
    if hours.buffers:
        parts.append(_("spare time {time}").format(time=minutes_words(hours.buffers)))
    late = forecast.behind_minutes > 0 or forecast.losses
    return Content.assemble(
        (forecast.words, "bold $warning" if late else ""),
        ("\n" + _("Plan: {total}").format(total=total), style),
        ("   " + " · ".join(parts), "$quiet"),
    )
