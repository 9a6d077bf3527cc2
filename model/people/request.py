"""What kind of groups is asked for, as typed: `2` pairs, `4` groups of four, `/5` five groups."""

from __future__ import annotations

import re
from dataclasses import dataclass

from locales import _
from model.errors import Refused

_REQUEST = re.compile(r"\s*(/?)\s*(\d{1,3})\s*")


@dataclass(frozen=True, slots=True)
class GroupRequest:
    """Groups of a size, or a number of groups."""

    size: int = 0
    """People in a group; 0 where the number of groups was asked for."""
    number: int = 0
    """How many groups; 0 where their size was asked for."""

    def groups_for(self, people: int) -> int:
        """How many groups so many people make: nobody is left over, nobody sits alone.

        A remainder joins the other groups; three people in "pairs" are one group of three.
        """
        if self.number:
            return self.number
        return max(1, people // self.size)

    def words(self) -> str:
        """The request as a title of its groups."""
        if self.number:
            return _("{n} groups").format(n=self.number)
        return _("Pairs") if self.size == 2 else _("Groups of {n}").format(n=self.size)


def read_request(text: str) -> GroupRequest:
    """The request that `text` makes.

    Raises:
        Refused: where it is neither a size nor a number of groups.
    """
    found = _REQUEST.fullmatch(text)
    count = int(found[2]) if found else 0
    if found is None or count < 1 or (not found[1] and count < 2):
        raise Refused(_("write 2 for pairs, 4 for groups of four, or /5 for five groups"))
    return GroupRequest(number=count) if found[1] else GroupRequest(size=count)
