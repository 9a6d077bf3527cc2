"""What the recovery screen is given to show: after opening, after a refusal, and when asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from locales import _
from model.errors import CannotOpen
from model.store import OpeningReport, Version, look_over, versions
from tui.desk import Desk
from tui.screens.recovery import Deed, Finding

if TYPE_CHECKING:
    from model.store import Passphrase


def after_opening(desk: Desk, report: OpeningReport) -> Finding | None:
    """What opening found; None where a word in passing is enough for it.

    A save that a kill had interrupted and that was completed is no reason to stop anybody.
    """
    if report.state == "good" or desk.path is None:
        return None
    restored = report.restored_from
    if report.state == "repaired" and report.set_aside is None:
        completed = restored is not None and restored.suffix == ".log"
        if completed:
            return None
    files = []
    if restored is not None:
        files.append(_("Restored from {file}").format(file=restored))
    if report.set_aside is not None:
        files.append(_("The file as it was is kept as {file}").format(file=report.set_aside))
    found = versions(desk.path, desk.passphrase)
    return Finding(_title(report.state), report.problems, files, found, _deeds(desk, found))


def after_refusal(
    path: Path, error: CannotOpen, passphrase: Passphrase | None = None
) -> Finding | None:
    """What can be done about a session that does not open; None where nothing lies beside it."""
    found = versions(path, passphrase)
    if not any(version.readable for version in found):
        return None
    title = _("{name} could not be opened").format(name=path.name)
    sentences = [
        str(error),
        _("Nothing was changed. Versions of it that were kept lie beside it:"),
    ]
    return Finding(title, sentences, [], found, ("copy", "look", "library"))


def when_asked(desk: Desk, path: Path) -> Finding:
    """The open session looked over: what is wrong on the disk, and what can be gone back to."""
    problems = look_over(path, desk.workshop.session.id, desk.codec)
    status = desk.recorder.store.status
    if status.reason and status.reason not in problems:
        problems.append(status.reason)
    found = versions(path, desk.passphrase)
    title = _("Look over what was found") if problems else _("The session is in good order")
    if not found:
        problems = [*problems, _("No earlier version has been kept yet.")]
    files = [_("The session's file is {file}").format(file=path)]
    return Finding(title, problems, files, found, _deeds(desk, found))


def _deeds(desk: Desk, found: list[Version]) -> tuple[Deed, ...]:
    deeds: list[Deed] = ["stay"]
    if any(version.readable for version in found):
        if desk.recorder.store.status.state != "read_only":
            deeds.append("restore")
        deeds.append("copy")
    return (*deeds, "save_copy", "library")


def _title(state: str) -> str:
    match state:
        case "repaired":
            return _("The session was restored")
        case "newer":
            return _("The session was written by a newer version of the program")
        case "locked":
            return _("The session is open in another program")
        case _:
            return _("Something of the session is missing or damaged")
