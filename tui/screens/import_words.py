"""What the import screen says: how a document was read, and what it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from rich.text import Text

from importers.draft import Outcome, Verdict
from locales import _, ngettext
from tui.cli.importing import counted
from tui.widgets.entity_table import Row

if TYPE_CHECKING:
    from importers.document import Understood

T = TypeVar("T")

ENCODINGS = (None, "utf-8", "cp1252", "utf-16", "mac_roman", "cp850")
"""How letters may be stored, the way they were found first."""

SIGNS = (None, ";", ",", "\t", "|")
"""What may part cells, the sign that was found first."""

_WIDEST = 44
"""The longest name or link that is shown, in characters."""

_SHOWN = 400
"""Things that are listed one by one; the counts hold for all."""


def after(values: Sequence[T], now: T) -> T:
    """The value that follows `now`, around and around."""
    return values[(values.index(now) + 1) % len(values)] if now in values else values[0]


def reading_words(read: Understood) -> str:
    """How the document was understood, in one line."""
    table = read.table
    if table is None:
        return ", ".join(_counts(len(read.draft.actors), len(read.draft.links)))
    said = []
    for part in table.parts:
        rows = ngettext("{n} row", "{n} rows", part.rows).format(n=part.rows)
        if part.matrix:
            rows = ngettext(
                "matrix, {n} filled cell", "matrix, {n} filled cells", part.rows
            ).format(n=part.rows)
        where = (
            _("headings in row {n}").format(n=part.header_row)
            if part.header_row
            else _("no headings")
        )
        said.append(", ".join(filter(None, (part.sheet, rows, where))))
    if table.delimiter:
        sign = {"\t": _("tab")}.get(table.delimiter, table.delimiter)
        said.append(_("letters {encoding}, separator {sign}").format(
            encoding=table.encoding, sign=sign
        ))  # fmt: skip
    return " · ".join(said)


def _counts(actors: int, links: int) -> list[str]:
    return [counted("actor", actors), counted("link", links)]


def counts_words(outcome: Outcome, verdict: Verdict) -> str:
    """How many actors and links have `verdict`; empty for none."""
    return ", ".join(counted(scope, n) for scope, n in outcome.count(verdict).items())


def count_words(outcome: Outcome) -> str:
    """How much will be added, changed and skipped, in one line."""
    said = []
    if added := counts_words(outcome, "added"):
        said.append(_("adds {what}").format(what=added))
    if changed := counts_words(outcome, "changed"):
        said.append(_("changes {what}").format(what=changed))
    same = sum(outcome.count("same").values())
    if same:
        said.append(ngettext("{n} there already", "{n} there already", same).format(n=same))
    if skipped := len(outcome.skipped):
        said.append(ngettext("{n} remark", "{n} remarks", skipped).format(n=skipped))
    return " · ".join(said) or _("nothing is new")


def news(outcome: Outcome) -> list[Row]:
    """What is skipped and doubtful first, then what is changed and added, one line each."""
    rows: list[Row] = []
    for index, item in enumerate(outcome.skipped):
        rows.append((f"skipped {index}", _cells("!", "", item.where, item.why)))
    for index, remark in enumerate(outcome.remarks):
        rows.append((f"remark {index}", _cells("!", "", "", remark)))
    for sign, verdict in (("~", "changed"), ("+", "added")):
        for index, deed in enumerate(outcome.deeds):
            if deed.verdict == verdict:
                why = ", ".join(deed.details) if deed.details else _("new")
                rows.append((f"{verdict} {index}", _cells(sign, deed.words, deed.where, why)))
    if more := len(rows[_SHOWN:]):
        words = _("and {n} more").format(n=more)
        return [*rows[:_SHOWN], ("more", _cells("", words, "", ""))]
    return rows or [("nothing", _cells("", _("nothing is new"), "", ""))]


def _cells(sign: str, what: str, where: str, why: str) -> tuple[Text | str, ...]:
    shown = what if len(what) <= _WIDEST else f"{what[: _WIDEST - 1]}…"
    named = Text.assemble(shown, ("  " if what and where else "", ""), (where, "dim"))
    return Text(sign, style="bold"), named, why
