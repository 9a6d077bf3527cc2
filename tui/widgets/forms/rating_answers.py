"""The answers to a rating one by one: who, and what to each item."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from locales import pgettext
from model.entities import Heading, Respondent, Response
from model.labels import label
from tui.widgets.entity_table import Cells


def answer_columns(items: int) -> list[str]:
    """The heads of the columns: a number, who, and the items by their numbers."""
    return ["", pgettext("column: rating", "Who"), *(str(number) for number in range(1, items + 1))]


def answer_row(number: int, response: Response, items: Sequence[Heading]) -> Cells:
    """One respondent's answers; a dot where an item was not answered."""
    values = [response.values.get(item.key) for item in items]
    return (
        Text(str(number), style="dim", justify="right"),
        _who(response),
        *(
            Text("·", style="dim", justify="right")
            if value is None
            else Text(str(value), justify="right")
            for value in values
        ),
    )


def _who(response: Response) -> Text:
    """Who answered, for the facilitator alone: the name where one was given."""
    kind = label(response.by)
    if response.name:
        return Text.assemble(response.name, (f"  {kind}", "dim"))
    return Text(kind, style="dim" if response.by is Respondent.PERSON else "")
