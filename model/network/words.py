"""Words that findings, coverage and comparison share: sectors, kinds, lists of names."""

from __future__ import annotations

from collections.abc import Iterable

from locales import _, language, ngettext, pgettext
from model.entities import Sector

_SHORT = 60
UNDEFINED = "–"
"""Stands where a measure is not defined, or not measured yet."""


def sector_name(sector: Sector) -> str:
    """A sector as it is called in running text."""
    match sector:
        case Sector.PUBLIC:
            return pgettext("sector", "public sector")
        case Sector.PRIVATE:
            return pgettext("sector", "private sector")
        case Sector.THIRD:
            return pgettext("sector", "third sector")
        case Sector.CUSTOMER:
            return pgettext("sector", "customers")
        case Sector.UNKNOWN:
            return pgettext("sector", "sector not said")


def sector_members(sector: Sector) -> str:
    """The actors of a sector, as the second half of "a link joins …"."""
    match sector:
        case Sector.PUBLIC:
            return pgettext("a link joins", "the public sector")
        case Sector.PRIVATE:
            return pgettext("a link joins", "the private sector")
        case Sector.THIRD:
            return pgettext("a link joins", "the third sector")
        case Sector.CUSTOMER:
            return pgettext("a link joins", "the customers")
        case Sector.UNKNOWN:
            return pgettext("a link joins", "those whose sector nobody said")


def listed(names: Iterable[str], most: int = 4) -> str:
    """Names in running text: "a, b and c"; those after the first `most` are only counted."""
    every = list(names)
    shown, rest = every[:most], len(every) - most
    if rest > 0:
        counted = ngettext("{n} more", "{n} more", rest).format(n=rest)
        shown.append(counted)
    if len(shown) < 2:
        return "".join(shown)
    return _("{names} and {last}").format(names=", ".join(shown[:-1]), last=shown[-1])


def decimal(value: float, digits: int = 2) -> str:
    """A number as the language in force writes it: 0.25 or 0,25, with a real minus sign."""
    # Adding zero takes the sign off what rounds to nothing.
    text = f"{round(value, digits) + 0.0:.{digits}f}".replace("-", "−")
    return text.replace(".", ",") if language() == "fi" else text


def figure(value: float | None) -> str:
    """A measure as it is shown: two decimals, a dash where it is not defined or not measured."""
    return UNDEFINED if value is None else decimal(value)


def percent(share: float) -> str:
    """A share of 0 to 1 as a percentage: 25% or, in Finnish, 25 % with a no-break space."""
    return f"{share * 100:.0f}\N{NO-BREAK SPACE}%" if language() == "fi" else f"{share:.0%}"


def cut(text: str) -> str:
    """`text` on one line, short enough to stand inside a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1].rstrip() + "…"


def shortened(text: str, most: int) -> str:
    """`text` on one line of at most `most` characters, cut between words where it is cut."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    whole, space, _rest = line[:most].rpartition(" ")
    return (whole if space else line[: most - 1]).rstrip(" ,;:") + "…"
