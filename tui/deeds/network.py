"""What the network's commands do."""

from __future__ import annotations

from locales import _, language
from model.changes import keep_snapshot
from model.dates import format_date
from tui.home import Home


def keep_network(home: Home) -> None:
    """Keep the network as it is now, under the day's name."""
    desk = home.desk
    day = desk.day_now()
    number = len(desk.workshop.snapshots) + 1
    name = _("Map {n}, {date}").format(n=number, date=format_date(desk.now().date(), language()))
    if day is not None:
        name = _("Day {day}, map {n}").format(day=day.number, n=number)
    home.try_to(keep_snapshot, desk.workshop, name, at=desk.now())
