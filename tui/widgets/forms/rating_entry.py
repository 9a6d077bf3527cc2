"""Where the answering of a rating stands: whose answers, which item, what is typed so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from model.entities import Respondent


@dataclass(slots=True)
class Entry:
    """The respondent and the item in hand."""

    response: str | None = None
    """Id of the answers in hand; None before a respondent's first one."""
    by: Respondent = Respondent.PERSON
    """Who answers."""
    place: int = 0
    """The item in hand, counted from 0; the number of items once all are through."""
    typed: str = ""
    """The first digits of a value that may have more."""
    given: Mapping[str, int] = field(default_factory=dict)
    """The answers in hand as they were last seen."""

    def begin(self, response: str | None, by: Respondent, given: Mapping[str, int]) -> None:
        """Take a respondent in hand, from the first item."""
        self.response, self.by, self.given = response, by, given
        self.place, self.typed = 0, ""

    def follow(self, items: Sequence[str], given: Mapping[str, int]) -> None:
        """Go along where answers came or went, also by undo and redo."""
        gone = [key for key in items if key in self.given and key not in given]
        come = [key for key in items if key in given and key not in self.given]
        if gone:
            self.place = items.index(gone[0])
        elif come:
            self.place = items.index(come[-1]) + 1
        self.given = given

    def move(self, by: int, count: int) -> None:
        """Go to another item, or behind the last one of `count`."""
        self.typed = ""
        self.place = min(max(self.place + by, 0), count)


def typed_value(typed: str, digit: str, scale: range) -> tuple[int | None, str]:
    """What a digit makes of what is typed: a value, or digits that wait for more.

    Both are empty where the digits are no value of `scale`. One digit is enough wherever no
    value of the scale begins with it and goes on.
    """
    text = typed + digit
    value = int(text)
    longer = range(value * 10, value * 10 + 10)
    if value and any(other in scale for other in longer):
        return None, text
    return (value if value in scale else None), ""
