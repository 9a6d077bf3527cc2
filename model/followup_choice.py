"""Choosing among what is to be done: by sort, owner and kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum

from model.followup import Matter, MatterKind


class Which(StrEnum):
    """Which matters are looked at."""

    OPEN = "open"
    LATE = "late"
    SOON = "soon"
    UNSETTLED = "unsettled"
    """Those that lack an owner or a date."""
    DONE = "done"
    ALL = "all"


def chosen(
    matters: Iterable[Matter],
    today: dt.date,
    which: Which = Which.ALL,
    owner: str | None = None,
    kind: MatterKind | None = None,
) -> list[Matter]:
    """The matters of one sort, one owner ("" for nobody) and one kind; None for any."""
    return [
        matter
        for matter in matters
        if _is(matter, which, today)
        and (owner is None or matter.owner.casefold() == owner.casefold())
        and (kind is None or matter.kind is kind)
    ]


def _is(matter: Matter, which: Which, today: dt.date) -> bool:
    match which:
        case Which.OPEN:
            return not matter.finished
        case Which.LATE:
            return matter.late
        case Which.SOON:
            return matter.is_soon(today)
        case Which.UNSETTLED:
            return not matter.finished and not matter.settled_on
        case Which.DONE:
            return matter.finished
        case Which.ALL:
            return True


def owners(matters: Iterable[Matter]) -> list[str]:
    """Who owns any of the matters, by name; nobody ("") last where something lacks an owner."""
    names: dict[str, str] = {}
    for matter in matters:
        names.setdefault(matter.owner.casefold(), matter.owner)
    return sorted(names.values(), key=lambda name: (not name, name.casefold()))


def kinds(matters: Sequence[Matter]) -> list[MatterKind]:
    """The kinds that there are among the matters."""
    present = {matter.kind for matter in matters}
    return [kind for kind in MatterKind if kind in present]
