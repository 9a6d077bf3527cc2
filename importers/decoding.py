"""Bytes of unknown encoding to text, as far as they can be told apart without guessing wildly."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A document's text and how it was read."""

    text: str
    encoding: str
    """As Python names it."""
    as_said: bool = True
    """False where the document says something else about itself, or nothing fitted well."""


def decoded(data: bytes) -> Decoded:
    """The text of `data`: by its mark, else as it says of itself, else UTF-8, else Windows-1252.

    A declared encoding only counts where the bytes can be in it. Windows-1252 takes any bytes; the
    few that it does not know become U+FFFD.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            return Decoded(rest.decode(encoding, "replace"), encoding)
    wide = _wide(data)
    declared = _declared(data)
    for encoding in filter(None, (wide, declared, "utf-8")):
        # Bytes that say they are UTF-16 have zeros among them, or they only say so.
        if encoding.startswith(("utf-16", "utf_16", "utf-32", "utf_32")) and not wide:
            continue
        try:
            return Decoded(data.decode(encoding), encoding, encoding in (wide, declared or "utf-8"))
        except UnicodeDecodeError:
            continue
    return Decoded(data.decode("cp1252", "replace"), "cp1252", as_said=False)


def _wide(data: bytes) -> str:
    """The encoding of text of two bytes a character that has no mark; empty for other text."""
    beginning = data[:400]
    if len(beginning) >= 4 and len(beginning) % 2 == 0:
        if beginning[1::2].count(0) * 4 > len(beginning):
            return "utf-16-le"
        if beginning[0::2].count(0) * 4 > len(beginning):
            return "utf-16-be"
    return ""


def _declared(data: bytes) -> str:
    """What an XML document says of its encoding; empty where it says nothing or nothing known."""
    found = _DECLARED.match(data.lstrip()[:300])
    if found is None:
        return ""
    try:
        return codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return ""
