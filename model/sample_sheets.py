"""The people and filled-in forms of a sample: attendance, boards, tables, ratings, checklists."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from model.changes import new
from model.entities import (
    Attendee,
    Card,
    Check,
    Day,
    Entity,
    GridRow,
    Respondent,
    Response,
    Sheet,
)
from model.forms.sheets import opened_sheet
from model.methods import Catalogue
from model.workshop import Workshop, in_order_of_creation

E = TypeVar("E", bound=Entity)
Row = Mapping[str, Any]

_MOMENT = dt.timedelta(seconds=20)


class SampleSheets:
    """Reads what a sample's source says under `people` and `sheets`.

    Args:
        name: the sample's, which its ids are made of.
        data: the source.
        actor_ids: the ids of actors by what the source calls them.
        step_at: the id of the step that ran at a time.
    """

    def __init__(
        self,
        name: str,
        data: Row,
        actor_ids: Callable[[Iterable[str]], tuple[str, ...]],
        step_at: Callable[[dt.datetime], str | None],
    ) -> None:
        self._name = name
        self._data = data
        self._actor_ids = actor_ids
        self._step_at = step_at
        self._made: dict[str, list[Entity]] = {}

    def fill(self, workshop: Workshop) -> Workshop:
        """`workshop` with the people and sheets of the sample."""
        self._read_people(workshop.days_in_order())
        catalogue = Catalogue.load()
        for row in self._data.get("sheets", ()):
            at: dt.datetime = row["at"]
            method = catalogue.methods[row["method"]]
            made = opened_sheet(workshop, method, step=self._step_at(at), at=at).edits[0].after
            assert isinstance(made, Sheet)
            sheet = made.model_copy(
                update={"id": self._id("Sheet", f"{method.key}/{at}"), **_choices(row)}
            )
            self._keep("sheets", sheet)
            self._read_sheet(row, sheet, workshop)
        for table, entities in self._made.items():
            workshop = workshop.with_rows(table, in_order_of_creation(entities))  # type: ignore[arg-type]
        return workshop

    def _read_people(self, days: Sequence[Day]) -> None:
        for number, row in enumerate(self._data.get("people", ())):
            for day in days:
                if day.number not in row["days"]:
                    continue
                fields = {
                    "day": day.id,
                    "name": row["name"],
                    "actor": next(
                        iter(self._actor_ids(filter(None, [row.get("actor", "")]))), None
                    ),
                    "created": day.start - dt.timedelta(minutes=20) + number * _MOMENT,
                }
                self._keep("attendees", self._new(Attendee, f"{day.number}/{row['name']}", fields))

    def _read_sheet(self, row: Row, sheet: Sheet, workshop: Workshop) -> None:
        targets = {target.title: target.id for target in workshop.targets.values()}
        at = sheet.created
        step = sheet.step
        for number, card in enumerate(row.get("cards", ())):
            at += _MOMENT
            fields = {
                **card,
                "actors": self._actor_ids(card.get("actors", ())),
                "became": tuple(targets[title] for title in card.get("became", ())),
                "place": float(number),
            }
            self._keep("cards", self._on(Card, sheet, step, at, fields))
        for number, line in enumerate(row.get("rows", ())):
            at += _MOMENT
            self._keep(
                "grid_rows", self._on(GridRow, sheet, step, at, {**line, "place": float(number)})
            )
        for values in row.get("responses", ()):
            at += _MOMENT
            answered = dict(zip((item.key for item in sheet.items), values, strict=True))
            fields = {"by": Respondent.PERSON, "values": answered}
            self._keep("responses", self._on(Response, sheet, step, at, fields))
        for item, answer in row.get("checks", {}).items():
            at += _MOMENT
            self._keep("checks", self._on(Check, sheet, step, at, {"item": item, **answer}))

    def _on(
        self, entity_type: type[E], sheet: Sheet, step: str | None, at: dt.datetime, fields: Row
    ) -> E:
        given = {**fields, "sheet": sheet.id, "step": step, "created": at}
        return self._new(entity_type, f"{sheet.id}/{at}", given)

    def _new(self, entity_type: type[E], key: str, fields: Row) -> E:
        return new(entity_type, **{"id": self._id(entity_type.__name__, key), **fields})

    def _id(self, kind: str, key: str) -> str:
        return hashlib.sha256(f"{self._name}/{kind}/{key}".encode()).hexdigest()[:12]

    def _keep(self, table: str, entity: Entity) -> None:
        self._made.setdefault(table, []).append(entity)


def _choices(row: Row) -> dict[str, object]:
    """What a source says of the sheet itself."""
    return {name: row[name] for name in ("votes", "voters", "rounds") if name in row}
