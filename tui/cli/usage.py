"""Reading the values of options: times, sizes, minutes; wrong ones are wrong usage."""

from __future__ import annotations

import argparse
import datetime as dt
import re
from typing import NoReturn

from locales import N_, _, ngettext

_YEARS = range(1900, 2200)
"""Beyond these a forecast could leave the calendar."""

_LARGEST_SIDE = 2_000

_ARGPARSE_WORDS = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("not allowed with argument %s"),
    N_("one of the arguments %s is required"),
    N_("ignored explicit argument %r"),
)
"""argparse's own messages that a user can meet, named here so that the catalogue holds them."""


def speak_our_language() -> None:
    """Let argparse take its messages from our catalogue instead of the system's."""
    vars(argparse).update(_=_, ngettext=ngettext)


class WrongUsage(Exception):
    """The command line cannot be understood; the message says what is wrong with it."""


class Parser(argparse.ArgumentParser):
    """argparse that answers a mistake with one line, and never ends the process for it."""

    def error(self, message: str) -> NoReturn:
        """Raise WrongUsage with `message` and the way to the help."""
        raise WrongUsage(
            _("{message}; see {command}").format(message=message, command=f"{self.prog} --help")
        )


def moment(text: str) -> dt.datetime:
    """A local time as in 2026-11-24T10:42."""
    try:
        at = dt.datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is not None or len(text) <= len("2026-11-24"):
        raise argparse.ArgumentTypeError(
            _("“{text}” is no local time such as {example}").format(
                text=text, example="2026-11-24T10:42"
            )
        )
    if at.year not in _YEARS:
        raise argparse.ArgumentTypeError(
            _("the year {year} is outside the calendar of workshops").format(year=at.year)
        )
    return at


def size(text: str) -> tuple[int, int]:
    """Columns and lines, as in 120x40."""
    match = re.fullmatch(r"([0-9]{1,5})[xX×]([0-9]{1,5})", text, re.ASCII)
    columns, lines = map(int, match.groups()) if match else (0, 0)
    if not (0 < columns <= _LARGEST_SIDE and 0 < lines <= _LARGEST_SIDE):
        raise argparse.ArgumentTypeError(
            _("“{text}” is no size such as {example}").format(text=text, example="120x40")
        )
    return columns, lines


def counting(text: str) -> int:
    """A whole number from 1."""
    if re.fullmatch(r"[0-9]{1,6}", text) is None or int(text) < 1:
        raise argparse.ArgumentTypeError(_("“{text}” is no whole number from 1").format(text=text))
    return int(text)


def row_number(text: str) -> int:
    """The number of a row, 0 for none."""
    if re.fullmatch(r"[0-9]{1,6}", text) is None:
        raise argparse.ArgumentTypeError(_("“{text}” is no number of a row").format(text=text))
    return int(text)


def minutes(text: str) -> int:
    """Minutes to add, or with a minus sign to take: a whole number other than 0.

    Raises:
        WrongUsage: where `text` is none.
    """
    if re.fullmatch(r"[+-]?[0-9]{1,4}", text) is None or int(text) == 0:
        raise WrongUsage(_("“{text}” is no number of minutes").format(text=text))
    return int(text)
