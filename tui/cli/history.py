"""Taking back and doing again: `undo` and `redo`."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace

from locales import _
from model.changes import Change, describe
from model.workshop import Workshop
from tui.cli.files import changing
from tui.cli.output import Output


def undo(options: Namespace, output: Output) -> int:
    """Take back the last changes."""
    with changing(options.file) as opened:
        before = opened.recorder.workshop
        summaries = _summaries(opened.recorder.undo(dt.datetime.now(), options.count), before)
    if output.as_json:
        output.json({"undone": summaries})
    else:
        _tell(summaries, _("There is nothing to take back."), output)
    return 0


def redo(options: Namespace, output: Output) -> int:
    """Do again what was taken back."""
    with changing(options.file) as opened:
        done = opened.recorder.redo(dt.datetime.now(), options.count)
        summaries = _summaries(done, opened.recorder.workshop)
    if output.as_json:
        # `undone` is the field that scripts read after either command.
        output.json({"redone": summaries, "undone": summaries})
    else:
        _tell(summaries, _("There is nothing to do again."), output)
    return 0


def _summaries(changes: list[Change], workshop: Workshop) -> list[str]:
    return [describe(change, workshop) for change in changes]


def _tell(summaries: list[str], otherwise: str, output: Output) -> None:
    for summary in summaries or [otherwise]:
        output.line(summary)
