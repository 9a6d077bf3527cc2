"""What the agenda's and the documents' commands do, apart from the dialogs that ask first."""

from __future__ import annotations

from pathlib import Path

from locales import _
from model import clock
from model.entities import StepState
from model.errors import ArvoverkkoError, Refused
from tui.home import Home

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


def forecast_to_recover(home: Home) -> clock.Forecast | None:
    """The forecast of a day that has something to catch up; says so where it has not."""
    forecast = home.desk.moment().forecast
    if forecast is None or not forecast.recoveries:
        home.tell(_("The day is on time: there is nothing to catch up."))
        return None
    return forecast


def recover(home: Home, key: str | None) -> None:
    """Win time back the way that was chosen; None chooses nothing."""
    desk = home.desk
    day = desk.day_now()
    if key is not None and day is not None:
        home.try_to(clock.recover, desk.workshop, day, key, desk.now())


def typed_path(text: str) -> Path:
    """The path that a person typed, `~` and links followed.

    Raises:
        Refused: where it leads nowhere.
    """
    try:
        return Path(text).expanduser().resolve()
    except RuntimeError as error:
        raise Refused(
            _("“{path}” leads nowhere: no such home folder, or links that go in a circle").format(
                path=text[:80]
            )
        ) from error


def export(home: Home, folder: str | None) -> None:
    """Write the report and the network file into `folder`; None writes nothing."""
    if folder is None:
        return
    try:
        files = home.desk.export(typed_path(folder), ("markdown", "graphml"))
    except (ArvoverkkoError, OSError) as error:
        home.tell(_("Not written: {reason}").format(reason=error), severity="error")
        return
    home.tell(_("Written: {files}").format(files="  ".join(str(file) for file in files)))


def save_copy(home: Home, path: str | None) -> None:
    """Write the whole session to the file `path`; None writes nothing."""
    if path is None:
        return
    try:
        home.desk.save_copy(typed_path(path))
    except (ArvoverkkoError, OSError) as error:
        home.tell(_("Not written: {reason}").format(reason=error), severity="error")
        return
    home.tell(_("A copy is in {file}").format(file=path))
