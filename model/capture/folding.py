"""How spellings are compared: case, blanks and accents folded, character by character."""

from __future__ import annotations

import re
import unicodedata

_DASHES = "‐‑‒–—−"
_APOSTROPHES = "’‘ʼ"


class _PlainCharacters(dict[int, str]):
    """Every character without case and accents, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char.isspace():
            folded = " "
        elif char in _DASHES:
            folded = "-"
        elif char in _APOSTROPHES:
            folded = "'"
        else:
            parts = unicodedata.normalize("NFD", unicodedata.normalize("NFD", char).casefold())
            folded = "".join(part for part in parts if unicodedata.category(part) not in _SILENT)
        self[code] = folded
        return folded


_SILENT = ("Mn", "Cf")
_PLAIN = _PlainCharacters()


def key(text: str) -> str:
    """`text` for telling names apart: NFC, no case, blanks folded; accents count."""
    if text.isascii():
        return " ".join(text.lower().split())
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return " ".join(folded.split())


def plain(text: str) -> str:
    """`text` as `key` has it, without accents and invisible characters too."""
    return " ".join(text.translate(_PLAIN).split())


def plain_length(text: str, wanted: int) -> int:
    """How many characters of `text` make the first `wanted` characters of `plain(text)`.

    Accents that follow the last character belong to it.
    """
    length = 0
    after_blank = True
    for position, char in enumerate(text):
        folded = _PLAIN[ord(char)]
        if length >= wanted and folded:
            return position
        if folded == " ":
            length += not after_blank
            after_blank = True
        elif folded:
            length += len(folded)
            after_blank = False
    return len(text)


def visible(text: str) -> bool:
    """Whether there is anything in `text` to see."""
    return any(unicodedata.category(char)[0] in "LNPS" for char in text)


_ENDINGS = (
    r"(?:n|a|t|in|en|an|on|un|yn|hin|hun|iin|seen|ta|tta|na|ksi|ssa|sta|lla|lta|lle|ineen|ien|jen"
    r"|den|ten|ille|issa|ista|illa|ilta|ia|ja)(?:kin|kaan|ko|han)?(?!\w)"
)

CASE_ENDING = re.compile(rf":?{_ENDINGS}|'s(?!\w)")
"""What a Finnish (or English) sentence hangs on a name, in `plain` letters: Kela-n, SPR:-lle."""

STEM_ENDING = re.compile(rf"[^\W\d_]{{0,2}}{_ENDINGS}")
"""What takes the place of a stem's last letters: kaupun-gin, keskuk-sen, asiak-kaalle."""


def differ_little(one: str, other: str, limit: int) -> bool:
    """Whether `limit` slips (a letter more, less, wrong, or two swapped) lead from one to other.

    Optimal string alignment distance after Damerau (1964), within a band of `limit`.
    """
    if abs(len(one) - len(other)) > limit:
        return False
    far = limit + 1
    before: list[int] = []
    row = [column if column <= limit else far for column in range(len(other) + 1)]
    for i, char in enumerate(one, start=1):
        current = [far] * (len(other) + 1)
        if i <= limit:
            current[0] = i
        first, last = max(1, i - limit), min(len(other), i + limit)
        for j in range(first, last + 1):
            cost = row[j - 1] + (char != other[j - 1])
            cost = min(cost, row[j] + 1, current[j - 1] + 1)
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == other[j - 1]:
                cost = min(cost, before[j - 2] + 1)
            current[j] = cost
        if min(current[max(0, first - 1) : last + 1]) > limit:
            return False
        before, row = row, current
    return row[len(other)] <= limit
