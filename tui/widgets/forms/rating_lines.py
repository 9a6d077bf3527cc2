"""A rating as lines: beside each item its distribution, mean and spread, and the rounds before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from textual.content import Content

from exporters.small_bars import column
from locales import pgettext
from model.forms.rating import Distribution, GroupResult, ItemResult, RatingResult
from model.forms.rating_words import (
    UNKNOWN,
    change_words,
    mean_words,
    round_head,
    spread_words,
    stretches,
)
from tui.widgets.forms.rating_steps import ROUND, step_lines

_LEAD = 2
"""Cells before each line: where the item in hand has its sign."""
_NARROWEST_TITLE = 34
_SHORTEST_TITLE = 16
_WIDEST_TITLE = 76
_MOST_ROUNDS = 3
"""Earlier rounds that have a column each; the latest ones where there are more."""
_MEAN, _SPREAD, _COUNT, _ROOM, _CHANGE = 6, 6, 5, 8, 8
_BARS = ((5, 10), (4, 10), (4, 5))
"""What is tried in turn until all figures fit: cells of a bar, and bars of a long scale."""


@dataclass(slots=True)
class RatingLines:
    """What a rating looks like at one width."""

    head: Content = field(default_factory=lambda: Content(""))
    """The heads of the columns; empty where no item has figures in columns."""
    lines: list[Content] = field(default_factory=list)
    starts: dict[str, int] = field(default_factory=dict)
    """The line on which each item begins, by its key."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """One figure in its column."""

    text: str
    width: int
    style: str = ""

    def content(self) -> Content:
        """The figure, set to the right of its column."""
        return Content.assemble(" " * max(0, self.width - len(self.text)), (self.text, self.style))


@dataclass(frozen=True, slots=True)
class RatingShown:
    """What is shown of a rating."""

    result: RatingResult
    earlier: Sequence[RatingResult] = ()
    """The rounds before, the earliest first."""
    here: str = ""
    """Key of the item in hand; empty for none."""
    own: Mapping[str, int] = field(default_factory=dict)
    """The answers of the respondent in hand."""
    short: bool = False
    """Whether titles are cut to one line, and rounds before and the whole room left out."""


def rating_lines(shown: RatingShown, width: int) -> RatingLines:
    """Every item with its distribution, in at most `width` cells where the window is not tiny."""
    return _Writer(shown, max(width, 20)).write()


class _Writer:
    """Writes the lines of one rating."""

    def __init__(self, shown: RatingShown, width: int) -> None:
        self._shown = shown
        self._width = width
        self._rounds = [] if shown.short else list(shown.earlier)[-_MOST_ROUNDS:]
        self._has_room = not shown.short and any(one.room is not None for one in shown.result.items)
        plain = [one for one in shown.result.items if not one.item.steps]
        for self._narrowest, self._parts in _BARS:
            self._bars = self._bar_width(plain)
            if _LEAD + self._figures() <= width:
                break
        while self._rounds and _LEAD + self._figures() > width:
            del self._rounds[0]
        spare = width - _LEAD - self._figures()
        beside = spare >= (_SHORTEST_TITLE if shown.short else _NARROWEST_TITLE)
        self._title = min(spare, _WIDEST_TITLE) if beside else 0
        """Cells of the title where it stands beside its figures; 0 where it stands above them."""
        self._out = RatingLines()
        if plain:
            self._out.head = self._head(plain[0].answers)

    def write(self) -> RatingLines:
        """The lines."""
        number = 0
        for group in self._shown.result.groups:
            if self._out.lines:
                self._add(Content(""))
            if group.title:
                self._group(group)
            for one in group.items:
                number += 1
                self._out.starts[one.item.key] = len(self._out.lines)
                if one.item.steps:
                    if one is not group.items[0]:
                        self._add(Content(""))
                    self._out.starts[one.item.key] = len(self._out.lines)
                    self._steps(number, one)
                else:
                    self._item(number, one)
        return self._out

    def _add(self, line: Content) -> None:
        self._out.lines.append(line.truncate(self._width))

    # ------------------------------------------------------------------ columns

    def _stretches(self, answers: Distribution) -> list[tuple[str, int]]:
        return stretches(answers, self._parts)

    def _bar_width(self, items: Sequence[ItemResult]) -> int:
        bars = [one for item in items for one in self._stretches(item.answers)]
        return max(
            [
                self._narrowest,
                *(len(label) + 2 for label, _n in bars),
                *(len(str(n)) + 3 for _l, n in bars),
            ]
        )

    def _figures(self) -> int:
        """Cells that all figures of an item take."""
        plain = [one for one in self._shown.result.items if not one.item.steps]
        bars = len(self._stretches(plain[0].answers)) * self._bars if plain else 0
        changed = _CHANGE if self._rounds else 0
        room = _ROOM if self._has_room else 0
        return bars + _MEAN + _SPREAD + _COUNT + room + len(self._rounds) * ROUND + changed

    def _head(self, answers: Distribution) -> Content:
        cells = [_Cell(label, self._bars) for label, _count in self._stretches(answers)]
        cells += [
            _Cell(pgettext("column: statistics", "mean"), _MEAN),
            _Cell(pgettext("column: statistics", "s.d."), _SPREAD),
            _Cell(pgettext("column: statistics", "n"), _COUNT),
        ]
        if self._has_room:
            cells.append(_Cell(pgettext("column: statistics", "room"), _ROOM))
        if self._rounds:
            cells += [_Cell(round_head(one.sheet), ROUND) for one in self._rounds]
            cells.append(_Cell(pgettext("column: statistics", "change"), _CHANGE))
        row = Content("").join(cell.content() for cell in cells)
        return Content.assemble(" " * (_LEAD + self._title), row.stylize("$quiet")).truncate(
            self._width
        )

    @staticmethod
    def _statistics(answers: Distribution, count: str) -> list[_Cell]:
        """Mean, spread and how many, without the room and the rounds before."""
        return [
            _Cell(mean_words(answers), _MEAN, "bold"),
            _Cell(spread_words(answers), _SPREAD),
            _Cell(count, _COUNT, "$quiet"),
        ]

    def _history(self, answers: Distribution, before: Sequence[Distribution | None]) -> list[_Cell]:
        if not self._rounds:
            return []
        cells = [
            _Cell(mean_words(one) if one is not None else UNKNOWN, ROUND, "$quiet")
            for one in before
        ]
        latest = next((one for one in reversed(before) if one is not None and one.n), None)
        changed = change_words(latest, answers) if latest is not None else ""
        return [*cells, _Cell(changed, _CHANGE, "bold $accent")]

    # ------------------------------------------------------------------ rows

    def _group(self, group: GroupResult) -> None:
        title = Content.styled(group.title, "bold $accent")
        if group.answers is None or any(one.item.steps for one in group.items):
            self._add(title)
            return
        before = [
            found.answers if (found := one.group(group.title)) else None for one in self._rounds
        ]
        bars = len(self._stretches(group.answers)) * self._bars
        # How many is said at each item: here it would count answers, not people.
        cells = self._statistics(group.answers, "")
        if self._has_room:
            cells.append(_Cell("", _ROOM))
        cells += self._history(group.answers, before)
        row = Content("").join(cell.content() for cell in cells)
        gap = _LEAD + self._title + bars - title.cell_length
        if gap < 2:
            self._add(title)
            gap = _LEAD + self._title + bars
            title = Content("")
        self._add(Content.assemble(title, " " * gap, row))

    def _item(self, number: int, one: ItemResult) -> None:
        title = self._titles(number, one, self._title or self._width - _LEAD)
        figures = self._row(one)
        if self._title:
            first, *rest = title
            pad = " " * max(0, self._title + _LEAD - first.cell_length)
            self._add(Content.assemble(first, pad, figures))
        else:
            rest = [*title, Content.assemble(" " * _LEAD, figures)]
        for line in rest:
            self._add(line)

    def _titles(self, number: int, one: ItemResult, width: int) -> list[Content]:
        """The item's number and title, in as many lines as they need."""
        is_here = one.item.key == self._shown.here
        lead = f"{number} "
        room = max(10, width - len(lead) - 1)
        title = Content.styled(one.item.title, "bold" * is_here)
        cut = title.truncate(room, ellipsis=True)
        first, *rest = [cut] if self._shown.short else title.wrap(room)
        indent = " " * (_LEAD + len(lead))
        return [
            Content.assemble(("▸ " if is_here else "  ", "bold $accent"), (lead, "$quiet"), first),
            *(Content.assemble(indent, line) for line in rest),
        ]

    def _row(self, one: ItemResult) -> Content:
        own = str(self._shown.own.get(one.item.key, ""))
        bars = self._stretches(one.answers)
        most = max((count for _label, count in bars), default=0)
        cells = [
            _Cell(
                f"{column(count, most)}{count or ' '}",
                self._bars,
                "bold reverse" if label == own else ("$primary" if count else "$quiet"),
            )
            for label, count in bars
        ]
        before = self._before(one)
        cells += self._statistics(one.answers, str(one.answers.n))
        if self._has_room:
            room = UNKNOWN if one.room is None else str(one.room)
            cells.append(_Cell(room, _ROOM, "bold"))
        cells += self._history(one.answers, before)
        return Content("").join(cell.content() for cell in cells)

    def _before(self, one: ItemResult) -> list[Distribution | None]:
        found = [result.item(one.item.key) for result in self._rounds]
        return [item.answers if item else None for item in found]

    def _steps(self, number: int, one: ItemResult) -> None:
        """An item whose values have words."""
        rounds = [
            (result.sheet, item.answers)
            for result in self._rounds
            if (item := result.item(one.item.key)) is not None and item.answers.n
        ]
        room = self._width - _LEAD - len(rounds) * ROUND
        *above, title = self._titles(number, one, room)
        sheet, own = self._shown.result.sheet, self._shown.own.get(one.item.key)
        for line in (*above, *step_lines(sheet, one, rounds, title, self._width, own)):
            self._add(line)
