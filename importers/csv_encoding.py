"""Bytes of a text file to text: the encodings that spreadsheets and survey tools write."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from locales import _
from model.errors import Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte-order marks; UTF-32 comes first, since its mark begins as that of UTF-16 does."""

_ONE_BYTE = ("cp1252", "mac_roman", "cp850")
"""Windows, old Macintosh and DOS, likeliest first."""

_USUAL = frozenset("äöåÄÖÅ")
_POSSIBLE = frozenset("éÉüÜšŠžŽ–—’‘“”…€§°·ª«»")
"""Signs that texts of Finland hold beyond ASCII, often and now and then."""

_LOOKED_AT = 200_000
"""Bytes or characters that are enough to tell what a file is."""

_TWICE = re.compile("[\u00c2\u00c3][\u0080-\u00bf\u20ac\u2018-\u2026\u0152-\u017e\u02c6\u02dc]")
"""UTF-8 read as Windows-1252: “Ã¤” for “ä”."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text."""

    text: str
    encoding: str
    """The encoding it was read in, as Python calls it."""
    remarks: tuple[str, ...] = ()
    """What was understood in a way that the facilitator should know of, in words."""


def decoded(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file.

    Args:
        encoding: as Python or Excel calls it; where it is None it is told from the bytes.

    Raises:
        Refused: where there is no such encoding, the bytes do not fit it, or are no text at all.
    """
    if encoding is not None:
        return _as_asked(data, encoding)
    found = _guessed(data)
    if _is_binary(found.text):
        raise Refused(_("the file is no text: it holds bytes that no table has"))
    return _mended(found)


def _as_asked(data: bytes, asked: str) -> Decoded:
    try:
        name = codecs.lookup(asked.strip()).name
        text = data.decode("utf-8-sig" if name == "utf-8" else name)
    except LookupError as error:
        raise Refused(
            _("there is no encoding “{name}”; usual ones are {names}").format(
                name=asked[:40], names="utf-8, utf-16, cp1252, iso8859-1, mac_roman"
            )
        ) from error
    except UnicodeError as error:
        raise Refused(
            _("the file is not in the encoding {name}; leave it out to have it told").format(
                name=asked[:40]
            )
        ) from error
    return Decoded(text.removeprefix("\ufeff"), name)


def _guessed(data: bytes) -> Decoded:
    for mark, name in _MARKS:
        if data.startswith(mark):
            # Half a character at the end is what a broken copy leaves.
            return Decoded(data.decode(name, "replace").removeprefix("\ufeff"), name)
    if name := _without_mark(data[:_LOOKED_AT]):
        return Decoded(data.decode(name, "replace"), name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _of_one_byte(data)


def _without_mark(beginning: bytes) -> str:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    if len(beginning) < 4 or beginning.count(0) < len(beginning) // 4:
        return ""
    even, odd = beginning[0::2].count(0), beginning[1::2].count(0)
    if odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 4 * odd else ""


def _of_one_byte(data: bytes) -> Decoded:
    lines = data.split(b"\n")
    if any(not line.isascii() and _is_utf8(line) for line in lines):
        text = "\n".join(_line(line) for line in lines)
        words = _("some lines are in Windows-1252, the others in UTF-8; each was read in its own")
        return Decoded(text, "utf-8", (words,))
    beyond = bytes(byte for byte in data[:_LOOKED_AT] if byte > 0x7F)
    name = max(_ONE_BYTE, key=lambda each: (_plausible(beyond, each), -_ONE_BYTE.index(each)))
    text = data.decode(name, "replace")
    remarks: tuple[str, ...] = ()
    if name != "cp1252":
        remarks = (_("read in the encoding {name}, guessed from its letters").format(name=name),)
    return Decoded(text, name, remarks)


def _line(line: bytes) -> str:
    return line.decode("utf-8") if _is_utf8(line) else line.decode("cp1252", "replace")


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _plausible(beyond: bytes, encoding: str) -> int:
    """How much the bytes beyond ASCII look like text in `encoding`."""
    return sum(
        3 if char in _USUAL else 1 if char in _POSSIBLE else -1
        for char in beyond.decode(encoding, "replace")
    )


def _is_binary(text: str) -> bool:
    beginning = text[:_LOOKED_AT]
    odd = sum(1 for char in beginning if ord(char) < 32 and char not in "\t\n\r\f\v\x1a")
    return odd * 200 > len(beginning)


def _mended(found: Decoded) -> Decoded:
    """`found` with letters put right that were saved in the wrong encoding once before."""
    if not _TWICE.search(found.text):
        return found
    mended = "".join(_pieces(found.text))
    if mended == found.text:
        return found
    words = _("letters such as “Ã¤” had been saved in the wrong encoding and were put right")
    return Decoded(mended, found.encoding, (*found.remarks, words))


def _pieces(text: str) -> Iterator[str]:
    end = 0
    for match in _TWICE.finditer(text):
        yield text[end : match.start()]
        yield _once(match.group())
        end = match.end()
    yield text[end:]


def _once(pair: str) -> str:
    try:
        return pair.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return pair
