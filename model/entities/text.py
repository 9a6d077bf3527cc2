"""User text as it may be stored: clean, bounded, and never changed in what it says.

Markup-like text (`[/b]`) is ordinary text here and everywhere else.
"""

from __future__ import annotations

import unicodedata
from typing import Annotated

from pydantic import AfterValidator

from locales import _

NAME_LIMIT = 120
"""The longest name of an actor, step or target, in characters."""

LINE_LIMIT = 300
"""The longest one-line text, in characters."""

TEXT_LIMIT = 20_000
"""The longest free text, in characters."""

_TOLERATED_CONTROLS = {"\n", "\t"}


def has_controls(text: str, *, tolerate: frozenset[str] | set[str] = frozenset()) -> bool:
    """Whether `text` holds control characters or lone surrogates other than `tolerate`."""
    return any(unicodedata.category(char) in ("Cc", "Cs") and char not in tolerate for char in text)


def _bounded(text: str, limit: int) -> str:
    if len(text) > limit:
        raise ValueError(
            _("the text has {length:,} characters; at most {limit:,} fit").format(
                length=len(text), limit=limit
            )
        )
    return text


def clean_line(text: str, limit: int = LINE_LIMIT) -> str:
    """`text` on one line, trimmed and in NFC.

    Raises:
        ValueError: where it is longer than `limit` characters or holds control characters.
    """
    if has_controls(text):
        raise ValueError(_("the text holds control characters"))
    return _bounded(unicodedata.normalize("NFC", text).strip(), limit)


def clean_name(text: str) -> str:
    """`clean_line` for names: blanks folded, never empty, at most `NAME_LIMIT` characters."""
    name = " ".join(clean_line(text, NAME_LIMIT).split())
    if not any(unicodedata.category(char)[0] in "LNPS" for char in name):
        raise ValueError(_("the name is blank"))
    return name


def clean_text(text: str) -> str:
    """Free text of several lines, line ends as `\\n`, at most `TEXT_LIMIT` characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if has_controls(text, tolerate=_TOLERATED_CONTROLS):
        raise ValueError(_("the text holds control characters"))
    return _bounded(unicodedata.normalize("NFC", text).strip(), TEXT_LIMIT)


def _filled(text: str) -> str:
    # Asked after cleaning: blanks alone are no text.
    if not text:
        raise ValueError(_("the text is blank"))
    return text


Name = Annotated[str, AfterValidator(clean_name)]
Line = Annotated[str, AfterValidator(clean_line)]
Text = Annotated[str, AfterValidator(clean_text)]
FilledLine = Annotated[str, AfterValidator(clean_line), AfterValidator(_filled)]
FilledText = Annotated[str, AfterValidator(clean_text), AfterValidator(_filled)]
