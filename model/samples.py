"""The samples read into sessions: the same ids, times and content every time."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, partial
from typing import Any, TypeVar

import samples
from locales import _
from model.changes import edited, new
from model.entities import (
    Actor,
    Agreement,
    Day,
    Entity,
    LinkState,
    Note,
    NoteKind,
    Session,
    Snapshot,
    Step,
    StepState,
    Target,
    ValueLink,
)
from model.errors import Refused
from model.sample_sheets import SampleSheets
from model.workshop import Workshop, in_order_of_creation

E = TypeVar("E", bound=Entity)
Row = Mapping[str, Any]

_MINUTE = dt.timedelta(minutes=1)

_LINK_COLUMNS = frozenset(ValueLink.model_fields) - {"id", "created", "source", "target", "note"}
"""Columns of a link source that go into the link as they stand."""


def sample_names() -> tuple[str, ...]:
    """The names of the samples."""
    return samples.NAMES


def sample_title(name: str) -> str:
    """The title of the sample called `name`.

    Raises:
        Refused: where there is no such sample.
    """
    title: str = _data(name)["session"]["title"]
    return title


def sample_workshop(name: str) -> Workshop:
    """The sample called `name`, as an illustrative session.

    Raises:
        Refused: where there is no such sample.
    """
    return _Sample(name, _data(name)).workshop()


@cache
def _data(name: str) -> Row:
    """What the TOML source of a sample says."""
    if name not in samples.NAMES:
        raise Refused(
            _("there is no sample {name}; there are: {names}").format(
                name=name, names=", ".join(samples.NAMES)
            )
        )
    return tomllib.loads(samples.source(name, "toml"))


class _Sample:
    """One sample while it is read; entities are told apart by what their source calls them."""

    def __init__(self, name: str, data: Row) -> None:
        self._name = name
        self._data = data
        self._begun: dt.datetime = self._data["session"]["created"]
        self._actors: dict[str, Actor] = {}

    def workshop(self) -> Workshop:
        session = self._new(Session, "session", {**self._data["session"], "illustrative": True})
        actors = self._read_actors()
        days, steps = self._read_days()
        links, earlier_links = self._read_links()
        workshop = Workshop(
            session=session,
            days=in_order_of_creation(days),
            steps=in_order_of_creation(steps),
            actors=in_order_of_creation(actors),
            links=in_order_of_creation(links),
            notes=in_order_of_creation(self._read_notes(days, steps)),
            targets=in_order_of_creation(self._read_targets()),
            agreements=in_order_of_creation(self._read_agreements(steps)),
            snapshots=in_order_of_creation(self._read_snapshot(actors, earlier_links)),
        )
        sheets = SampleSheets(self._name, self._data, self._ids, partial(_step_at, steps))
        return sheets.fill(workshop)

    def _new(self, entity_type: type[E], key: str, fields: Row) -> E:
        digest = hashlib.sha256(f"{self._name}/{entity_type.__name__}/{key}".encode())
        return new(entity_type, **{"id": digest.hexdigest()[:12], **fields})

    # ------------------------------------------------------------------ network

    def _read_actors(self) -> list[Actor]:
        actors = []
        for place, row in enumerate(self._data["actors"], start=1):
            fields = {"created": self._begun + place * _MINUTE, **row}
            actor = self._new(Actor, row["name"], fields)
            self._actors[actor.label or actor.name] = actor
            actors.append(actor)
        return actors

    def _ids(self, labels: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._actors[label].id for label in labels)

    def _read_links(self) -> tuple[list[ValueLink], list[ValueLink]]:
        """The links as they are, and as they were when the snapshot was kept."""
        drafted: dt.datetime = self._data["draft"]["start"]
        now, earlier = [], []
        for row in self._rows("links.csv"):
            drafted += _MINUTE
            given: dict[str, object] = {
                name: value for name, value in row.items() if name in _LINK_COLUMNS and value
            }
            given["created"] = row["at"] or drafted
            given["source"], given["target"] = self._ids((row["from"], row["to"]))
            link = self._new(ValueLink, f"{row['from']}/{row['to']}/{row['what']}", given)
            now.append(link)
            before = row["before"]
            earlier.append(edited(link, state=LinkState(before)) if before else link)
        return now, earlier

    def _read_snapshot(self, actors: list[Actor], links: list[ValueLink]) -> list[Snapshot]:
        row = self._data.get("snapshot")
        if row is None:
            return []
        at = row["at"]
        fields = {
            "name": row["name"],
            "created": at,
            "actors": tuple(actor for actor in actors if actor.created <= at),
            "links": tuple(link for link in links if link.created <= at),
        }
        return [self._new(Snapshot, row["name"], fields)]

    # ------------------------------------------------------------------ agenda

    def _read_days(self) -> tuple[list[Day], list[Step]]:
        days, steps = [], []
        for number, row in enumerate(self._data["days"], start=1):
            day_steps = [
                self._read_step(step, row["start"], f"{number}/{place}")
                for place, step in enumerate(row["steps"], start=1)
            ]
            steps += day_steps
            fields = {
                **row,
                "number": number,
                "created": self._begun,
                "steps": tuple(step.id for step in day_steps),
            }
            days.append(self._new(Day, str(number), fields))
        return days, steps

    def _read_step(self, row: Row, day_start: dt.datetime, key: str) -> Step:
        fields = {column: value for column, value in row.items() if column != "skipped"}
        fields["created"] = self._begun
        fields["runs"] = runs = _runs(row.get("runs", ""), day_start.date())
        if runs:
            fields["state"] = StepState.DONE
        elif row.get("skipped"):
            fields["state"] = StepState.SKIPPED
        return self._new(Step, key, fields)

    # ------------------------------------------------------------------ notes and outcomes

    def _read_notes(self, days: list[Day], steps: list[Step]) -> list[Note]:
        phase_of = {day.start.date(): day.phase for day in days}
        notes = []
        for row in self._rows("notes.csv"):
            at = dt.datetime.fromisoformat(row["at"])
            fields = {
                "created": at,
                "text": row["text"],
                "kind": NoteKind(row["kind"]),
                "actors": self._ids(filter(None, row["actors"].split(","))),
                "speaker": row["speaker"],
                "resolved": row["done"] == "yes",
                "step": _step_at(steps, at),
                "phase": phase_of.get(at.date()),
            }
            notes.append(self._new(Note, row["at"], fields))
        return notes

    def _read_targets(self) -> list[Target]:
        return [
            self._new(Target, row["title"], {**row, "actors": self._ids(row["actors"])})
            for row in self._data["targets"]
        ]

    def _read_agreements(self, steps: list[Step]) -> list[Agreement]:
        return [
            self._new(Agreement, row["title"], {**row, "step": _step_at(steps, row["created"])})
            for row in self._data["agreements"]
        ]

    def _rows(self, ending: str) -> Iterable[dict[str, str]]:
        text = samples.source(self._name, ending)
        return csv.DictReader(text.splitlines(), delimiter=";")


def _runs(text: str, date: dt.date) -> tuple[dict[str, dt.datetime], ...]:
    """Runs written as "09:41-10:12, 10:15-10:51"."""
    runs = []
    for stretch in filter(None, text.split(", ")):
        start, end = (
            dt.datetime.combine(date, dt.time.fromisoformat(clock)) for clock in stretch.split("-")
        )
        runs.append({"start": start, "end": end})
    return tuple(runs)


def _step_at(steps: list[Step], at: dt.datetime) -> str | None:
    """Id of the step that was under way at `at`, pauses included."""
    for step in steps:
        if step.runs and step.runs[0].start <= at < (step.runs[-1].end or at):
            return step.id
    return None
