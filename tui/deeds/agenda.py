"""What the agenda's commands do."""

from __future__ import annotations

from locales import _
from model import clock
from model.entities import StepState
from tui.home import Home
from tui.screens.dialogs import RecoverScreen

STRIDE = 5
"""Minutes that + and − give and take."""


def run_agenda(home: Home, verb: str) -> None:
    """Run the agenda: next, back, pause (resume where it is paused), finish, more, less."""
    desk = home.desk
    now, workshop, step = desk.now(), desk.workshop, desk.running_step()
    if verb in ("more", "less"):
        if step is None:
            home.tell(_("No step is running; n starts the agenda."))
            return
        minutes = STRIDE if verb == "more" else -STRIDE
        home.try_to(clock.add_minutes, workshop, step.id, minutes, now)
        return
    if verb == "pause" and step is not None and step.state is StepState.PAUSED:
        verb = "resume"
    actions = {
        "next": clock.next_step,
        "back": clock.back,
        "pause": clock.pause,
        "resume": clock.resume,
        "finish": clock.finish,
    }
    if verb == "next" and step is None:
        # The day that the header shows, which need not be today's.
        home.try_to(clock.start, workshop, now, day=desk.day_now())
        return
    home.try_to(actions[verb], workshop, now)


async def recover(home: Home) -> None:
    """Show the ways to win time back and take the one that is chosen."""
    desk = home.desk
    forecast = desk.moment().forecast
    if forecast is None or not forecast.recoveries:
        home.tell(_("The day is on time: there is nothing to catch up."))
        return
    key = await home.ask(RecoverScreen(forecast))
    day = desk.day_now()
    if key is not None and day is not None:
        home.try_to(clock.recover, desk.workshop, day, key, desk.now())
