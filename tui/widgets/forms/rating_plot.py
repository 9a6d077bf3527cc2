"""A rating's rounds as a plot: one line for each group of items, or for each item."""

from __future__ import annotations

from collections.abc import Sequence

from locales import _
from model.dates import short_date
from model.forms.rating import Distribution, RatingResult
from model.forms.rating_words import mean_words, round_head
from tui.widgets.plot import Plot, Series

_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def means_over_rounds(rounds: Sequence[RatingResult]) -> tuple[Plot, list[str]]:
    """The means of every round, the earliest first, and what each sign of the plot stands for."""
    latest = rounds[-1]
    named = [group for group in latest.groups if group.title and group.answers is not None]
    rows: list[tuple[str, list[Distribution | None]]]
    if len(named) > 1 and len(named) == len(latest.groups) < len(latest.items):
        rows = [(group.title, [_group(one, group.title) for one in rounds]) for group in named]
    else:
        rows = [
            (one.item.title, [_item(result, one.item.key) for result in rounds])
            for one in latest.items[: len(_SIGNS)]
        ]
    scales = [value for one in latest.items for value in one.answers.counts]
    plot = Plot(
        series=tuple(
            Series(sign, tuple(answers.mean if answers else None for answers in row))
            for sign, (_title, row) in zip(_SIGNS, rows, strict=False)
        ),
        places=tuple(f"{round_head(one.sheet)} {short_date(one.sheet.created)}" for one in rounds),
        low=min(scales, default=1),
        high=max(scales, default=5),
    )
    return plot, [f"{title} {_figures(row)}" for title, row in rows]


def _group(result: RatingResult, title: str) -> Distribution | None:
    group = result.group(title)
    return group.answers if group else None


def _item(result: RatingResult, key: str) -> Distribution | None:
    item = result.item(key)
    return item.answers if item else None


def _figures(row: Sequence[Distribution | None]) -> str:
    """The means in a row, so that points which hide each other can be told: "2.4 → 3.1"."""
    means = [mean_words(answers) for answers in row if answers is not None and answers.n]
    return " → ".join(means) if means else _("no answers yet")
