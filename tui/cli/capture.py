"""`capture`: the one-line language from standard input, one answer for each line."""

from __future__ import annotations

import datetime as dt
import sys
from argparse import Namespace
from collections.abc import Iterator
from typing import TextIO

from locales import _
from model.capture import read
from model.clock import step_in_hand
from model.entities import Step
from model.errors import NotSaved, Refused
from model.recorder import Recorder
from model.workshop import Workshop
from tui.cli.files import changing
from tui.cli.output import Output

_LONGEST_LINE = 1_000_000
"""Bytes of a line that are looked at; no line this long can be taken anyway."""

_MOMENT = dt.timedelta(milliseconds=1)

Answer = dict[str, object]


def capture(options: Namespace, output: Output) -> int:
    """Take lines until the input ends; each is answered when what it changed is on the disk.

    A refused line is answered so and changes nothing; the exit status is 0 where the input was
    read to its end and everything that was taken is saved.
    """
    with changing(options.file) as opened:
        last = dt.datetime.min
        for number, line in enumerate(_lines(sys.stdin)):
            # Lines of the same time keep their order: entities stand in the order of creation.
            at = options.at + number * _MOMENT if options.at else dt.datetime.now()
            last = at = max(at, last + _MOMENT)
            output.json(_answer(opened.recorder, line, at), compact=True)
            output.flush()
    return 0


def _lines(source: TextIO | None) -> Iterator[bytes]:
    """The lines of `source`, each as soon as it is there, without their ends."""
    if source is None:
        return  # closed by whoever started the program
    stream = source.buffer
    while line := stream.readline(_LONGEST_LINE):
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(_LONGEST_LINE)
        yield line.removesuffix(b"\n").removesuffix(b"\r")


def _answer(recorder: Recorder, line: bytes, at: dt.datetime) -> Answer:
    if len(line) >= _LONGEST_LINE:
        return _refused(_("the line is far too long; nothing was changed"))
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return _refused(_("the line is not UTF-8 text; nothing was changed"))
    return _taken(recorder, text, at)


def _taken(recorder: Recorder, text: str, at: dt.datetime) -> Answer:
    workshop = recorder.workshop
    step = step_at(workshop, at)
    day = workshop.day_of(step.id) if step else None
    reading = read(
        text, workshop, at, step=step.id if step else None, phase=day.phase if day else None
    )
    if reading.error:
        return _refused(reading.error)
    if reading.change is not None:
        try:
            recorder.apply(reading.change)
            recorder.store.wait()
        except Refused as error:
            return _refused(str(error))
        except NotSaved:
            return _refused(
                _(
                    "Not saved: {reason}. The line is kept in memory, and goes to the disk before "
                    "the ones after it as soon as the disk takes it"
                ).format(reason=recorder.store.status.reason)
            )
    saved = [{"kind": kind, "id": entity_id} for kind, entity_id in reading.saved]
    return {"ok": True, "saved": saved, "summary": reading.summary}


def step_at(workshop: Workshop, at: dt.datetime) -> Step | None:
    """The step that ran at `at`, or that a pause had stopped earlier the same day."""
    covering = [
        (run.start, step.id)
        for step in workshop.steps.values()
        for run in step.runs
        if run.start <= at and (run.end is None or at < run.end)
    ]
    if covering:
        return workshop.steps[max(covering)[1]]
    paused = step_in_hand(workshop)
    end = paused.runs[-1].end if paused else None
    return paused if end is not None and end <= at and end.date() == at.date() else None


def _refused(error: str) -> Answer:
    return {"ok": False, "error": error}
