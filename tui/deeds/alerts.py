"""What is done with what the program says by itself: shown, heard, answered, put off."""

from __future__ import annotations

from locales import _
from model import clock
from tui.home import Home
from tui.moment import Moment
from tui.screens.agenda_parked import ParkedScreen
from tui.widgets.alert_line import AlertLine
from tui.widgets.flash import flash_all


def look(home: Home, moment: Moment) -> None:
    """Show what has to be asked at `moment`, and let it be heard when a step's time is up.

    A program that only follows another one asks nothing and is quiet: the other one does both.
    """
    banner = home.alerts.look(moment)
    if moment.alerts is not None:
        home.desk.asked = moment.alerts.asked
    signal = home.alerts.signal(moment)
    if moment.saving.state == "read_only":
        return
    # A search of the whole screen, every second, costs more than all else here.
    for part in home.screen.children:
        if isinstance(part, AlertLine):
            part.banner = banner
    if signal is not None and home.settings.signal != "none":
        flash_all(home.screen)
        if signal == "over" and home.settings.signal == "both":
            home.bell()


def answer(home: Home, number: int) -> None:
    """Take the way with this number that the banner offers, from 1; 0 puts the banner off."""
    banner, desk = home.alerts.banner, home.desk
    if banner is None or number > len(banner.choices):
        home.tell(_("Nothing is asked now."))
        return
    moment = desk.moment()
    if number and banner.kind == "parked":
        home.start(take_up_parked(home))
        return
    home.alerts.close(moment)
    if number and moment.day is not None:
        key = banner.keys[number - 1]
        home.try_to(clock.recover, desk.workshop, moment.day, key, moment.now)
    look(home, desk.moment())


async def take_up_parked(home: Home) -> None:
    """Show the parking lot; what is dealt with there is dealt with."""
    await home.ask(ParkedScreen(home))
    moment = home.desk.moment()
    home.alerts.look(moment)
    home.alerts.close(moment)
    look(home, moment)
