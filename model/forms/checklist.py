"""The checklist: its items with their answers, and what is still open on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from locales import _, ngettext
from model.changes import Change, add, new, remove, update
from model.entities import Check, CheckAnswer, Form, Sheet
from model.errors import Refused
from model.forms.sheets import headings, sheets_of
from model.methods.method import Method
from model.workshop import Workshop

OPEN = (CheckAnswer.PARTLY, CheckAnswer.NO)
"""The answers that leave something to be done."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a checklist as it stands."""

    key: str
    title: str
    check: Check | None
    """Its answer or note; None before there is one."""
    group: str = ""
    hint: str = ""
    before: CheckAnswer | None = None
    """What it was answered in the latest earlier round that has come to it."""

    @property
    def answer(self) -> CheckAnswer | None:
        """What it was answered."""
        return self.check.answer if self.check else None

    @property
    def note(self) -> str:
        """What was noted about it."""
        return self.check.note if self.check else ""

    @property
    def is_open(self) -> bool:
        """Whether it was answered partly or no, and has not been settled since."""
        return self.check is not None and is_open(self.check)


def is_open(check: Check) -> bool:
    """Whether `check` leaves something to be done."""
    return check.answer in OPEN and not check.settled


def items(workshop: Workshop, method: Method | None, sheet: Sheet | None) -> list[Item]:
    """The items of `sheet`, or of a method that has none yet, in the language in force."""
    checks = {check.item: check for check in checks_of(workshop, sheet)}
    before = _answers_before(
        workshop, sheet.method if sheet else method.key if method else "", sheet
    )
    return [
        Item(
            heading.key,
            heading.title,
            checks.get(heading.key),
            heading.group,
            hint,
            before.get(heading.key),
        )
        for heading, hint in headings(sheet, method, "items")
    ]


def _answers_before(workshop: Workshop, method: str, sheet: Sheet | None) -> dict[str, CheckAnswer]:
    """The latest answers on the checklist's sheets of earlier rounds, by item."""
    sheets = sheets_of(workshop, method)
    earlier = sheets[: sheets.index(sheet)] if sheet in sheets else sheets
    return {
        check.item: check.answer
        for one in earlier
        for check in checks_of(workshop, one)
        if check.answer
    }


def checks_of(workshop: Workshop, sheet: Sheet | None) -> Iterator[Check]:
    """The answers and notes that stand on `sheet`."""
    return (check for check in workshop.checks.values() if sheet and check.sheet == sheet.id)


def progress(listed: Iterable[Item]) -> str:
    """How far a checklist has come, in words: `4 of 9 answered · 2 open`."""
    listed = list(listed)
    answered = sum(item.answer is not None for item in listed)
    still_open = sum(item.is_open for item in listed)
    words = _("{n} of {all} answered").format(n=answered, all=len(listed))
    if still_open:
        words += " · " + ngettext("{n} open", "{n} open", still_open).format(n=still_open)
    return words


def newest_checks(workshop: Workshop) -> list[tuple[Sheet, Check]]:
    """The latest answer to each item of each checklist, in the order of the items.

    A later round's answer stands for the earlier ones; an item it has not come to keeps the one
    it had.
    """
    by_sheet: dict[str, list[Check]] = {}
    for check in workshop.checks.values():
        by_sheet.setdefault(check.sheet, []).append(check)
    latest: dict[str, dict[str, tuple[Sheet, Check]]] = {}
    for sheet in workshop.sheets.values():
        if sheet.form is not Form.CHECKLIST:
            continue
        known = latest.setdefault(sheet.method, {})
        known.update({c.item: (sheet, c) for c in by_sheet.get(sheet.id, ()) if c.answer})
    order = {
        (sheet.id, heading.key): place
        for sheet in workshop.sheets.values()
        for place, heading in enumerate(sheet.items)
    }
    return [
        found
        for by_item in latest.values()
        for found in sorted(
            by_item.values(), key=lambda pair: order.get((pair[0].id, pair[1].item), len(order))
        )
    ]


# ---------------------------------------------------------------------- changes


def answered(
    workshop: Workshop, sheet: Sheet, item: str, answer: CheckAnswer, *, at: dt.datetime
) -> Change:
    """The change that gives an item its answer; the same answer once more takes it away.

    An answer that changes is open again, also where the earlier one was settled.

    Raises:
        Refused: where the sheet has no such item.
    """
    check = _check(workshop, sheet, item)
    if check is not None and check.answer is answer:
        return _changed(workshop, sheet, item, at=at, answer=None, settled=False)
    return _changed(workshop, sheet, item, at=at, answer=answer, settled=False)


def noted(workshop: Workshop, sheet: Sheet, item: str, note: str, *, at: dt.datetime) -> Change:
    """The change that puts a note beside an item, answered or not.

    Raises:
        Refused: where the sheet has no such item, or the note does not fit.
    """
    return _changed(workshop, sheet, item, at=at, note=note)


def settled_turned(check: Check, *, at: dt.datetime) -> Change:
    """The change that says that what was open is settled, or is not after all.

    Raises:
        Refused: where nothing is open.
    """
    if check.answer not in OPEN:
        raise Refused(_("nothing is open here: only partly and no are"))
    return update(check, at=at, settled=not check.settled)


def cleared(workshop: Workshop, sheet: Sheet | None, item: str, *, at: dt.datetime) -> Change:
    """The change that takes an item's answer and note away.

    Raises:
        Refused: where it has none.
    """
    check = _check(workshop, sheet, item)
    if check is None:
        raise Refused(_("this item has no answer yet"))
    return remove(workshop, "checks", check.id, at=at)


def _check(workshop: Workshop, sheet: Sheet | None, item: str) -> Check | None:
    return next((c for c in checks_of(workshop, sheet) if c.item == item), None)


def _changed(
    workshop: Workshop, sheet: Sheet, item: str, *, at: dt.datetime, **fields: Any
) -> Change:
    if item not in {heading.key for heading in sheet.items}:
        raise Refused(_("the checklist has no such item"))
    check = _check(workshop, sheet, item)
    if check is None:
        return add(new(Check, created=at, sheet=sheet.id, item=item, **fields), at=at)
    change = update(check, at=at, **fields)
    after = change.edits[0].after
    assert isinstance(after, Check)
    if after.answer is None and not after.note:
        return remove(workshop, "checks", check.id, at=at)
    return change
