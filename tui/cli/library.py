"""The library and its files: `list` and `check`."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace

from locales import _, pgettext
from model.store import OpeningReport, SessionSummary
from tui.cli.failures import say
from tui.cli.files import file_of, library
from tui.cli.output import Output
from tui.cli.passphrases import with_passphrase


def list_sessions(options: Namespace, output: Output) -> int:
    """Write what the library holds, the last changed first."""
    entries = library().sessions()
    if output.as_json:
        output.json([_document(entry) for entry in entries])
        return 0
    if not entries:
        output.line(
            _("The library is empty. Make a session: {example}").format(
                example="arvoverkko new NAME --title TITLE"
            )
        )
        return 0
    rows = [
        (
            entry.file.stem,
            entry.title,
            "" if entry.changed == dt.datetime.min else f"{entry.changed:%Y-%m-%d %H:%M}",
            str(entry.actors),
            str(entry.links),
            str(entry.notes),
            entry.problem,
        )
        for entry in entries
    ]
    headings = (
        pgettext("column", "Name"),
        _("Title"),
        pgettext("column", "Changed"),
        _("Actors"),
        _("Links"),
        _("Notes"),
        "",
    )
    output.table(headings, rows, "<<<>>>")
    return 0


def _document(entry: SessionSummary) -> dict[str, object]:
    return {
        "file": str(entry.file),
        "id": entry.id,
        "title": entry.title,
        "changed": entry.changed.isoformat(timespec="seconds"),
        "actors": entry.actors,
        "links": entry.links,
        "notes": entry.notes,
        "illustrative": entry.illustrative,
        "problem": entry.problem,
    }


def check(options: Namespace, output: Output) -> int:
    """Read a session file critically; exit status 0 where it is good, or was repaired."""
    from model.store import check_session

    file = file_of(options.file)
    report = with_passphrase(
        lambda secret: check_session(file, repair=options.repair, passphrase=secret)
    )
    restored, aside = report.restored_from, report.set_aside
    if output.as_json:
        output.json(
            {
                "state": report.state,
                "problems": [*report.problems],
                "restored_from": str(restored) if restored else None,
                "set_aside": str(aside) if aside else None,
            }
        )
    else:
        output.line(_state(report))
        for problem in report.problems:
            output.line(f"  {problem}")
        if restored:
            output.line("  " + _("Restored from {file}").format(file=restored))
        if aside:
            output.line("  " + _("The bad file is kept as {file}").format(file=aside))
    if report.state in ("good", "repaired"):
        return 0
    output.flush()
    say(_advice(report, options.repair))
    return 1


def _state(report: OpeningReport) -> str:
    match report.state:
        case "good":
            return _("The session is good.")
        case "repaired":
            return _("The session was repaired.")
        case "damaged" if not report.readable:
            return _("Nothing can be opened here.")
        case "damaged":
            return _("Something has happened to the session's files.")
        case "newer":
            return _("The session was written by a newer version of the program.")
        case _:
            return _("The session is open in another program.")


def _advice(report: OpeningReport, tried: bool) -> str:
    if not report.readable:
        return _("there is nothing to restore it from; nothing was changed. Look for a copy of it")
    if report.state == "newer":
        return _("the session needs a newer version of the program; nothing was changed")
    if report.state == "locked":
        return _("the session is open elsewhere and was not checked; close it there first")
    if tried:
        return _("the session could not be repaired in full; what was there is kept")
    return _("nothing was changed; “{example}” restores the newest good state that is kept").format(
        example="arvoverkko check FILE --repair"
    )
