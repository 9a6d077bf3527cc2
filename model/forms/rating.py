"""Ratings: what was answered to each item, round by round, and the changes that answering makes."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean, median_high, median_low, stdev
from types import MappingProxyType

from locales import _
from model.changes import Change, add, new, remove, update
from model.entities import Heading, Respondent, Response, Sheet
from model.errors import Refused
from model.workshop import Workshop

FEW = 5
"""Below this many answers a deviation says more about chance than about the room."""

_ALIKE = 0.05
"""Means that differ by less are shown as the same."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """What was answered to one item, or to the items of one group together."""

    counts: Mapping[int, int]
    """How many gave each value, every value of the scale, lowest first."""

    @property
    def n(self) -> int:
        """How many answered."""
        return sum(self.counts.values())

    @property
    def values(self) -> list[int]:
        """Every answer, in order."""
        return [value for value, count in self.counts.items() for _n in range(count)]

    @property
    def mean(self) -> float | None:
        """The mean; None without answers."""
        return fmean(self.values) if self.n else None

    @property
    def deviation(self) -> float | None:
        """The standard deviation of a sample (n − 1); None with fewer than two answers."""
        return stdev(self.values) if self.n > 1 else None

    @property
    def middle(self) -> tuple[int, int] | None:
        """The middle answer; the two in the middle of an even number, None without answers."""
        values = self.values
        return (median_low(values), median_high(values)) if values else None

    @property
    def ends(self) -> tuple[int, int] | None:
        """The lowest and the highest answer; None without answers."""
        values = self.values
        return (values[0], values[-1]) if values else None

    @property
    def most(self) -> int:
        """The highest count: what the longest bar stands for."""
        return max(self.counts.values(), default=0)

    @property
    def is_few(self) -> bool:
        """Whether there are too few answers for a deviation to mean anything."""
        return self.n < FEW


@dataclass(frozen=True, slots=True)
class ItemResult:
    """One item and what was answered to it."""

    item: Heading
    answers: Distribution
    """Of people and groups, each as one answer; of the whole room where only it has answered."""
    room: int | None
    """What the whole room settled on, where others have answered too."""


@dataclass(frozen=True, slots=True)
class GroupResult:
    """Items that belong together, and all their answers as one."""

    title: str
    """The heading over them; empty for items that have none."""
    items: tuple[ItemResult, ...]
    answers: Distribution | None
    """None where the items' scales differ."""


@dataclass(frozen=True, slots=True)
class RatingResult:
    """What one sheet says."""

    sheet: Sheet
    groups: tuple[GroupResult, ...]
    people: int
    """Persons who have answered something."""
    group_answers: int
    """Groups that have answered something."""
    room: bool
    """Whether the whole room has."""

    @property
    def items(self) -> tuple[ItemResult, ...]:
        """Every item, in the sheet's order."""
        return tuple(item for group in self.groups for item in group.items)

    @property
    def respondents(self) -> int:
        """Everyone who has answered something."""
        return self.people + self.group_answers + self.room

    def item(self, key: str) -> ItemResult | None:
        """The item with this key; None where the sheet lacks it."""
        return next((one for one in self.items if one.item.key == key), None)

    def group(self, title: str) -> GroupResult | None:
        """The group with this heading; None where the sheet lacks it."""
        return next((one for one in self.groups if one.title == title), None)


def scale_of(sheet: Sheet, item: Heading) -> range:
    """The values that `item` can be given, lowest first."""
    return range(sheet.low, sheet.low + len(item.steps) if item.steps else sheet.high + 1)


def responses_of(workshop: Workshop, sheet: Sheet) -> list[Response]:
    """The answers on `sheet`, oldest first."""
    return [one for one in workshop.responses.values() if one.sheet == sheet.id]


def rating_result(
    workshop: Workshop, sheet: Sheet, called: Mapping[str, Heading] = MappingProxyType({})
) -> RatingResult:
    """What was answered on `sheet`. Values that are on no scale of it are left out.

    `called` has other words for items by key, as in another language than the session's.
    """
    responses = [one for one in responses_of(workshop, sheet) if one.values]
    single = [one for one in responses if one.by is not Respondent.ROOM]
    together = [one for one in responses if one.by is Respondent.ROOM]
    groups: dict[str, list[ItemResult]] = {}
    for own in sheet.items:
        item = called.get(own.key, own)
        if len(item.steps) != len(own.steps):
            item = own
        groups.setdefault(item.group, []).append(_item_result(sheet, item, single, together))
    return RatingResult(
        sheet=sheet,
        groups=tuple(_group_result(title, items) for title, items in groups.items()),
        people=sum(one.by is Respondent.PERSON for one in responses),
        group_answers=sum(one.by is Respondent.GROUP for one in responses),
        room=bool(together),
    )


def _item_result(
    sheet: Sheet, item: Heading, single: list[Response], together: list[Response]
) -> ItemResult:
    scale = scale_of(sheet, item)
    answers = _distribution(scale, item.key, single)
    room = next(
        (one.values[item.key] for one in reversed(together) if item.key in one.values), None
    )
    if room not in scale:
        room = None
    if not single and room is not None:
        return ItemResult(item, _distribution(scale, item.key, together[-1:]), None)
    return ItemResult(item, answers, room)


def _distribution(scale: range, key: str, responses: Iterable[Response]) -> Distribution:
    given = Counter(one.values.get(key) for one in responses)
    return Distribution({value: given[value] for value in scale})


def _group_result(title: str, items: list[ItemResult]) -> GroupResult:
    scales = {tuple(one.answers.counts) for one in items}
    if len(scales) != 1:
        return GroupResult(title, tuple(items), None)
    counts = {value: sum(one.answers.counts[value] for one in items) for value in scales.pop()}
    return GroupResult(title, tuple(items), Distribution(counts))


def rounds_of(workshop: Workshop, sheet: Sheet) -> list[Sheet]:
    """The sheets of the same rating up to `sheet`, the earliest first and `sheet` itself last."""
    earlier = [
        other
        for other in workshop.sheets.values()
        if other.method == sheet.method and other.form is sheet.form and other.id != sheet.id
        if (other.round, other.created) < (sheet.round, sheet.created)
    ]
    return [*sorted(earlier, key=lambda other: (other.round, other.created)), sheet]


def change_between(earlier: Distribution, later: Distribution) -> float | None:
    """How much the mean has risen; 0 where nobody would see it, None where either has none."""
    if earlier.mean is None or later.mean is None:
        return None
    by = later.mean - earlier.mean
    return 0.0 if abs(by) < _ALIKE else by


# ---------------------------------------------------------------------- answering


def answer(
    workshop: Workshop,
    sheet: Sheet,
    response: str | None,
    item: str,
    value: int | None,
    *,
    by: Respondent = Respondent.PERSON,
    at: dt.datetime,
) -> Change:
    """The change that gives `item` a value, or takes it away (None).

    Args:
        workshop: the session.
        sheet: the rating, which may be about to be opened by the same change.
        response: id of the respondent's answers; None for a new respondent.
        item: key of the item.
        value: the answer.
        by: who answers, where it is a new respondent.
        at: now.

    Raises:
        Refused: where the item or the value is none of the sheet's, or the respondent is gone.
    """
    heading = next((one for one in sheet.items if one.key == item), None)
    if heading is None:
        raise Refused(_("this rating has no item “{key}”").format(key=item))
    scale = scale_of(sheet, heading)
    if value is not None and value not in scale:
        raise Refused(
            _("{value} is not on the scale from {low} to {high}").format(
                value=value, low=scale[0], high=scale[-1]
            )
        )
    if response is None:
        if value is None:
            raise Refused(_("there is no answer to take away"))
        return add(new(Response, created=at, sheet=sheet.id, by=by, values={item: value}), at=at)
    given = _known(workshop, response)
    values = {key: old for key, old in given.values.items() if key != item}
    if value is not None:
        # In the order of the sheet, so that the same answers are stored alike.
        values |= {item: value}
        order = {one.key: place for place, one in enumerate(sheet.items)}
        values = {key: values[key] for key in sorted(values, key=lambda key: order.get(key, 999))}
    if not values:
        return remove(workshop, "responses", response, at=at)
    return update(given, at=at, values=values)


def answered_by(
    workshop: Workshop,
    response: str,
    *,
    by: Respondent | None = None,
    name: str | None = None,
    at: dt.datetime,
) -> Change:
    """The change that says who gave answers: a person, a group or the room, and by what name.

    Raises:
        Refused: where the answers are gone, or the room has answered already.
    """
    given = _known(workshop, response)
    fields: dict[str, object] = {}
    if by is not None:
        sheet = workshop.sheets.get(given.sheet)
        others = room_response(workshop, sheet) if sheet and by is Respondent.ROOM else None
        if others is not None and others.id != response:
            raise Refused(_("the whole room has answered already; its answers are on the list"))
        fields["by"] = by
    if name is not None:
        fields["name"] = name
    return update(given, at=at, **fields)


def room_response(workshop: Workshop, sheet: Sheet) -> Response | None:
    """The whole room's answers, which are given once; None before."""
    together = [one for one in responses_of(workshop, sheet) if one.by is Respondent.ROOM]
    return together[-1] if together else None


def _known(workshop: Workshop, response: str) -> Response:
    given = workshop.responses.get(response)
    if given is None:
        raise Refused(_("these answers are not there any more; Enter begins the next ones"))
    return given
