"""Ratings in words and figures, the same on the screen, for the room and in the report."""

from __future__ import annotations

from collections.abc import Sequence

from locales import _, language, ngettext, pgettext
from model.dates import format_date
from model.entities import Heading, Sheet
from model.forms.rating import FEW, Distribution, RatingResult, change_between, scale_of
from model.network.words import decimal, listed

UNKNOWN = "–"
"""Stands where there is no figure."""

_MOST_COLUMNS = 11
"""Values of a scale that still have a bar each; a longer scale is cut into stretches."""


def mean_words(answers: Distribution) -> str:
    """The mean with one decimal, or a dash."""
    return UNKNOWN if answers.mean is None else decimal(answers.mean, 1)


def spread_words(answers: Distribution) -> str:
    """The standard deviation, "±0.9"; with few answers the lowest and the highest, "2–4"."""
    if answers.ends is None:
        return UNKNOWN
    low, high = answers.ends
    if answers.is_few or answers.deviation is None:
        return f"{low}–{high}" if low != high else str(low)
    return f"±{decimal(answers.deviation, 1)}"


def change_words(earlier: Distribution, later: Distribution) -> str:
    """How the mean has moved, "+0.5"; in brackets where either has few answers, empty for none."""
    by = change_between(earlier, later)
    if by is None:
        return ""
    words = "=" if by == 0 else f"{'+' if by > 0 else ''}{decimal(by, 1)}"
    return f"({words})" if earlier.is_few or later.is_few else words


def respondents_words(result: RatingResult) -> str:
    """Who has answered, counted: "12 people, 2 groups and the whole room"."""
    parts = []
    if result.people:
        words = ngettext("{n} person", "{n} people", result.people)
        parts.append(words.format(n=result.people))
    if result.group_answers:
        words = ngettext("{n} group", "{n} groups", result.group_answers)
        parts.append(words.format(n=result.group_answers))
    if result.room:
        parts.append(_("the whole room"))
    return listed(parts) or _("nobody yet")


def few_words(results: Sequence[RatingResult]) -> str:
    """What is said where some item has few answers; empty where none has."""
    if any(0 < one.answers.n < FEW for result in results for one in result.items):
        return _(
            "Fewer than {n} answers: the lowest and the highest stand for the deviation,"
            " and changes stand in brackets."
        ).format(n=FEW)
    return ""


def scale_words(low: int, low_words: str, high: int, high_words: str) -> str:
    """What the ends of a scale mean: "1 not at all … 5 fully"; empty where nobody said."""
    if not low_words and not high_words:
        return ""
    return f"{low} {low_words} … {high} {high_words}"


def round_words(sheet: Sheet) -> str:
    """Which round a sheet is and when it was opened: "round 2, 2026-11-24"."""
    return _("round {n}, {date}").format(
        n=sheet.round, date=format_date(sheet.created.date(), language())
    )


def round_head(sheet: Sheet) -> str:
    """The head of a round's column: "r2"."""
    return pgettext("column: round", "r{n}").format(n=sheet.round)


def step_title(sheet: Sheet, item: Heading, value: int) -> str:
    """What a value of an item's own scale is called; empty where it has no words."""
    scale = scale_of(sheet, item)
    return item.steps[value - scale[0]] if item.steps and value in scale else ""


def middle_words(sheet: Sheet, item: Heading, answers: Distribution) -> str:
    """The middle answer of an item with worded steps, as the step or the two it falls between."""
    if answers.middle is None:
        return ""
    steps = [step_title(sheet, item, value) for value in dict.fromkeys(answers.middle)]
    return _("middle answer: {steps}").format(steps=" / ".join(steps))


def stretches(answers: Distribution, parts: int = 10) -> list[tuple[str, int]]:
    """The bars of a distribution: what each stands for, and its count.

    One for every value; a scale of more than eleven values is cut into about `parts` stretches.
    """
    values = list(answers.counts)
    if len(values) <= _MOST_COLUMNS:
        return [(str(value), count) for value, count in answers.counts.items()]
    size = -(-len(values) // parts)
    pieces = [values[start : start + size] for start in range(0, len(values), size)]
    return [
        (
            f"{part[0]}–{part[-1]}" if len(part) > 1 else str(part[0]),
            sum(answers.counts[value] for value in part),
        )
        for part in pieces
    ]
