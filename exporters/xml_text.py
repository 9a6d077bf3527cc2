"""Values as XML text: escaped, and without what XML cannot hold."""

from __future__ import annotations

import re

from locales import ngettext

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, even escaped (its production 2, Char)."""


class XmlText:
    """Turns values into XML text, counting what had to go."""

    def __init__(self) -> None:
        self.removed = 0
        """Characters removed because XML cannot hold them."""

    def text(self, value: str | int | float | None) -> str | None:
        """`value` as the content of an element; None where there is nothing to write."""
        if value is None:
            return None
        if not isinstance(value, str):
            return repr(value)
        value = self.legal(value).strip()
        if not value:
            return None
        if "&" in value:
            value = value.replace("&", "&amp;")
        # A bare carriage return would be read as a line feed; nothing else of XML's needs care.
        return value.replace("<", "&lt;").replace(">", "&gt;").replace("\r", "\n")

    def attribute(self, value: str | int | float) -> str:
        """`value` as the value of an attribute, in double quotes."""
        text = self.text(value) or ""
        # Line ends and tabs would be read as blanks.
        text = text.replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
        return f'"{text}"'

    def legal(self, text: str) -> str:
        """`text` without the characters that XML cannot hold."""
        text, removed = _ILLEGAL.subn("", text)
        self.removed += removed
        return text

    def remarks(self) -> tuple[str, ...]:
        """In words, what was removed."""
        if not self.removed:
            return ()
        return (
            ngettext(
                "{n} character that XML cannot hold was removed",
                "{n} characters that XML cannot hold were removed",
                self.removed,
            ).format(n=self.removed),
        )
