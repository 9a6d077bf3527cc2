"""Ratings: each item's distribution with mean and spread, and what changed since earlier rounds."""

from __future__ import annotations

from collections.abc import Sequence

from exporters.markdown.blocks import heading, strong, table
from exporters.markdown.report import Report, date_words
from exporters.markdown.text import inline, opening
from exporters.small_bars import bar, column
from locales import _, ngettext, pgettext
from model.entities import Form, Sheet
from model.forms.rating import Distribution, GroupResult, ItemResult, RatingResult, rating_result
from model.forms.rating_words import (
    UNKNOWN,
    change_words,
    few_words,
    mean_words,
    middle_words,
    respondents_words,
    round_head,
    scale_words,
    spread_words,
    stretches,
)

_STEP_BAR = 12

MOST_ROUNDS = 3
"""Earlier rounds whose means stand beside the latest ones."""


def body(report: Report) -> list[str]:
    """One part for every rating that somebody answered; the last round tells, the earlier compare.

    Who answered what is never told.
    """
    ratings: dict[str, list[RatingResult]] = {}
    sheets = (one for one in report.workshop.sheets.values() if one.form is Form.RATING)
    for sheet in sorted(sheets, key=lambda one: (one.round, one.created)):
        result = rating_result(report.workshop, sheet)
        if result.respondents:
            ratings.setdefault(sheet.method, []).append(result)
    blocks: list[str] = []
    for rounds in ratings.values():
        blocks += _rating(report, rounds)
    return blocks


def _rating(report: Report, rounds: Sequence[RatingResult]) -> list[str]:
    latest = rounds[-1]
    earlier = rounds[:-1][-MOST_ROUNDS:]
    blocks = [heading(report.level + 1, inline(latest.sheet.title)), _about(latest, earlier)]
    if any(not one.item.steps for one in latest.items):
        blocks.append(_figures(latest, earlier))
    for one in latest.items:
        if one.item.steps:
            blocks += _steps(latest.sheet, one, earlier)
    few = few_words(rounds)
    return [*blocks, few] if few else blocks


def _about(latest: RatingResult, earlier: Sequence[RatingResult]) -> str:
    """Who answered, on which scale, and when each round was."""
    sheet = latest.sheet
    parts = [_("Answered: {who}").format(who=respondents_words(latest))]
    if any(not one.item.steps for one in latest.items):
        words = scale_words(sheet.low, sheet.low_words, sheet.high, sheet.high_words)
        parts.append(
            inline(words) or _("scale {low}–{high}").format(low=sheet.low, high=sheet.high)
        )
    if earlier:
        rounds = ", ".join(
            f"{round_head(one.sheet)} {date_words(one.sheet.created.date())}"
            for one in (*earlier, latest)
        )
        parts.append(_("rounds: {rounds}").format(rounds=rounds))
    return " · ".join(parts) + "."


def _figures(latest: RatingResult, earlier: Sequence[RatingResult]) -> str:
    """The items of the common scale as a table."""
    has_room = any(one.room is not None for one in latest.items)
    values = next(stretches(one.answers) for one in latest.items if not one.item.steps)
    head = [
        _("Item"),
        *(label for label, _count in values),
        pgettext("column: statistics", "mean"),
        pgettext("column: statistics", "s.d."),
        pgettext("column: statistics", "n"),
    ]
    head += [pgettext("column: statistics", "room")] if has_room else []
    head += [round_head(one.sheet) for one in earlier]
    head += [pgettext("column: statistics", "change")] if earlier else []
    rows: list[list[str]] = []
    for group in latest.groups:
        plain = [one for one in group.items if not one.item.steps]
        if group.title and plain and group.answers is not None:
            rows.append(_group_row(group, earlier, has_room, len(values)))
        for one in plain:
            row = [inline(one.item.title), *_bars(one.answers), *_statistics(one.answers)]
            row += [UNKNOWN if one.room is None else str(one.room)] if has_room else []
            rows.append(row + _history(one.answers, [_of_item(r, one.item.key) for r in earlier]))
    return table(head, rows, "<" + ">" * (len(head) - 1))


def _group_row(
    group: GroupResult, earlier: Sequence[RatingResult], has_room: bool, values: int
) -> list[str]:
    assert group.answers is not None
    mean, spread, _count = _statistics(group.answers)
    before = [found.answers if (found := one.group(group.title)) else None for one in earlier]
    row = [strong(inline(group.title)), *[""] * values, mean, spread, ""]
    row += [""] if has_room else []
    return row + _history(group.answers, before)


def _of_item(result: RatingResult, key: str) -> Distribution | None:
    found = result.item(key)
    return found.answers if found is not None else None


def _statistics(answers: Distribution) -> list[str]:
    return [mean_words(answers), spread_words(answers), str(answers.n)]


def _history(answers: Distribution, before: Sequence[Distribution | None]) -> list[str]:
    if not before:
        return []
    means = [mean_words(one) if one is not None else UNKNOWN for one in before]
    last = next((one for one in reversed(before) if one is not None and one.n), None)
    return [*means, change_words(last, answers) if last is not None else ""]


def _bars(answers: Distribution) -> list[str]:
    """A small bar and the count for every value."""
    counts = [count for _label, count in stretches(answers)]
    most = max(counts, default=0)
    return [f"{column(n, most)} {n}" if n else column(0, most) for n in counts]


def _steps(sheet: Sheet, one: ItemResult, earlier: Sequence[RatingResult]) -> list[str]:
    """An item whose values have words: a row for each."""
    before = [
        (result.sheet, item.answers)
        for result in earlier
        if (item := result.item(one.item.key)) is not None and item.answers.n
    ]
    rows = [
        [
            f"{value} {inline(step)}",
            bar(one.answers.counts[value], one.answers.most, _STEP_BAR),
            str(one.answers.counts[value]),
            *(str(answers.counts.get(value, 0)) for _sheet, answers in before),
        ]
        for value, step in zip(one.answers.counts, one.item.steps, strict=False)
    ]
    head = [inline(one.item.title), "", _("Answers"), *(round_head(s) for s, _a in before)]
    n = one.answers.n
    parts = [
        inline(middle_words(sheet, one.item, one.answers)),
        _("mean {figures}").format(figures=f"{mean_words(one.answers)} {spread_words(one.answers)}")
        if n
        else "",
        ngettext("{n} answer", "{n} answers", n).format(n=n),
        _("the whole room: {value}").format(value=one.room) if one.room is not None else "",
    ]
    told = " · ".join(part for part in parts if part)
    return [table(head, rows, "<<" + ">" * (1 + len(before))), opening(told) + "."]
