"""Labels that somebody changed in yEd, in a file that is our own.

yEd changes the label that it draws and leaves the attributes beneath it as they are. What is drawn
otherwise than it is called was typed by a person, unless nearly everything is: then the labels
were made of another attribute.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from importers.draft import Column, Scope
from importers.values import one_line, shown
from locales import _, ngettext

NODE_LABEL, EDGE_LABEL = "y:NodeLabel", "y:EdgeLabel"
"""How the labels that yEd draws are called among the columns; no program names an attribute so."""

_OWN_LABEL = "label"
"""Our attribute for an actor's name and for what flows."""

_MOST = 0.5
"""The share of labels beyond which they were not typed one by one."""

_FEW = 3
"""So many changed labels may well be typed, whatever their share."""

_NAMED = 3
"""Changes that are told one by one."""

_SEAM = 2
"""Letters on each side of a line's end by which a broken word is known."""

_SEEN = "LNPS"
"""Letters, numbers, punctuation and symbols, as Unicode sorts characters."""


@dataclass(frozen=True, slots=True)
class Redrawn:
    """The labels of one scope that are drawn otherwise than our attribute has them."""

    scope: Scope
    changes: tuple[tuple[str, str], ...]
    """What each was called, and is drawn as."""
    drawn: int
    """How many have a label that is drawn."""

    @classmethod
    def of(cls, scope: Scope, elements: Sequence[dict[str, str]]) -> Redrawn:
        """The labels of `elements`, whose drawn labels are put on one line, as names are."""
        column = NODE_LABEL if scope == "actor" else EDGE_LABEL
        changes, drawn = [], 0
        for values in elements:
            before, now = values.get(_OWN_LABEL, ""), values.get(column, "")
            if not _can_be_told(before, now):
                continue
            drawn += 1
            values[column] = now = _unwrapped(now, before)
            if _letters(now) != _letters(before):
                changes.append((one_line(before), now))
        return cls(scope, tuple(changes), drawn)

    @property
    def column(self) -> tuple[Scope, str]:
        """The column of the drawn labels."""
        return self.scope, NODE_LABEL if self.scope == "actor" else EDGE_LABEL

    @property
    def field(self) -> str:
        """What they are read as."""
        return "name" if self.scope == "actor" else "what"

    @property
    def is_taken(self) -> bool:
        """Whether they are taken where nobody said otherwise."""
        count = len(self.changes)
        return count > 0 and (count <= _FEW or count <= _MOST * self.drawn)

    @property
    def reason(self) -> str:
        """Why the column is read as it is, in words."""
        count = len(self.changes)
        if not count:
            return _("as it is called")
        if not self.is_taken:
            return _("{n} of {all} are drawn otherwise; choose whether they are names").format(
                n=count, all=self.drawn
            )
        return ngettext(
            "{n} label was changed in yEd", "{n} labels were changed in yEd", count
        ).format(n=count)

    def is_in(self, column: Column) -> bool:
        """Whether `column` is that of the drawn labels."""
        return (column.scope, column.name) == self.column

    def differs(self, values: Mapping[str, str]) -> bool:
        """Whether one element is drawn otherwise than it is called."""
        before, now = values.get(_OWN_LABEL, ""), values.get(self.column[1], "")
        return _can_be_told(before, now) and _letters(now) != _letters(before)

    def remarks(self, taken: bool) -> list[str]:
        """What is said of the changes, `taken` or not."""
        if not self.changes or not (taken or self.is_taken):
            return []
        told = [
            _("“{before}” → “{now}”").format(before=shown(before), now=shown(now))
            for before, now in self.changes[:_NAMED]
        ]
        if len(self.changes) > _NAMED:
            told.append(_("and {n} more").format(n=len(self.changes) - _NAMED))
        words = (
            _("labels changed in yEd are taken: {changes}")
            if taken
            else _("labels changed in yEd are not taken: {changes}")
        )
        return [words.format(changes=", ".join(told))]


def _can_be_told(before: str, now: str) -> bool:
    """Whether a changed label can be told: both are there, and yEd draws no page of its own."""
    return bool(before.strip() and now.strip()) and not before.lstrip().lower().startswith("<html>")


def _letters(text: str) -> str:
    """The signs of `text` that one sees: a drawn label has lost blanks and steering characters."""
    return "".join(
        char
        for char in unicodedata.normalize("NFC", text)
        if unicodedata.category(char)[0] in _SEEN and char != "\N{REPLACEMENT CHARACTER}"
    )


def _unwrapped(drawn: str, before: str) -> str:
    """`drawn` on one line; a word that was broken over two lines, as `before` has it, is whole."""
    lines = [" ".join(line.split()) for line in drawn.splitlines() if line.strip()]
    whole = lines[0]
    for line in lines[1:]:
        seam = whole[-_SEAM:] + line[:_SEAM]
        whole += line if seam in before else f" {line}"
    return whole
