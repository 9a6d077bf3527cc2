"""How names are compared that several people wrote: one key for every spelling of a name.

Case, accents, dashes and blanks are folded, legal forms (ry, oy, …) are set aside and usual
abbreviations written out, so that “TE-tsto” and “TE-toimisto” have one key. What is merely alike
is told by `likeness`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from model.capture.folding import plain

_FORMS = {
    "ry": "ry", "rf": "ry",
    "oy": "oy", "ab": "oy", "ltd": "oy", "inc": "oy", "llc": "oy", "gmbh": "oy",
    "oyj": "oyj", "abp": "oyj", "plc": "oyj",
    "ky": "ky", "kb": "ky", "kky": "ky", "kuntayhtyma": "ky",
    "tmi": "tmi", "osk": "osk", "sr": "sr", "ay": "ay",
}  # fmt: skip
"""Legal forms in their usual abbreviations, Finnish, Swedish and English, by one word for each."""

_FIRST_FORMS = frozenset({"oy", "ab", "ry", "tmi"})
"""Those that also stand before the name."""

_ABBREVIATIONS = {
    "tsto": "toimisto", "tmsto": "toimisto", "toim": "toimisto",
    "srk": "seurakunta", "srky": "seurakuntayhtyma", "seurak": "seurakunta",
    "kaup": "kaupunki", "kpki": "kaupunki",
    "yo": "yliopisto", "amk": "ammattikorkeakoulu",
    "kesk": "keskus", "os": "osasto", "yhd": "yhdistys",
    "tk": "terveyskeskus", "terveysas": "terveysasema", "sair": "sairaala",
    "hva": "hyvinvointialue", "hyvinvointial": "hyvinvointialue",
    "sos": "sosiaali", "terv": "terveys",
    "dept": "department", "univ": "university", "assoc": "association", "org": "organisation",
    "organization": "organisation", "center": "centre", "ctr": "centre",
}  # fmt: skip
"""What is usually written shorter, folded as `plain` folds it."""

_ENDINGS = {"tsto": "toimisto", "srk": "seurakunta"}
"""Abbreviations that also end a longer word."""

_JOINING = frozenset({"ja", "and", "och", "seka"})
_DOTTED = re.compile(r"\b(?:\w\.){2,}")
_WORD = re.compile(r"[^\W_]+")
_BRACKETED = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as it is compared."""

    words: tuple[str, ...]
    """Its words, folded and written out, without legal form."""
    form: str
    """Its legal form; empty where none is said."""

    @property
    def key(self) -> str:
        """The same for every spelling of one name; empty where nothing is left of it.

        Blanks count between numbers only: group 1 2 is not group 12.
        """
        joined = " ".join(self.words)
        return re.sub(r"(?<!\d) | (?!\d)", "", joined)

    @property
    def digits(self) -> tuple[str, ...]:
        """Its numbers: names that differ in them are never alike."""
        return tuple(re.findall(r"\d+", " ".join(self.words)))

    @property
    def initials(self) -> str:
        """The first letters of its words."""
        return "".join(word[0] for word in self.words)


@lru_cache(maxsize=8192)
def spelling(name: str) -> Spelling:
    """`name` as it is compared."""
    text = _DOTTED.sub(lambda match: match.group().replace(".", ""), plain(name))
    words = _WORD.findall(text)
    form, words = _without_form(words)
    written = tuple(_written_out(word) for word in words if word not in _JOINING)
    return Spelling(written or tuple(words), form)


def _without_form(words: list[str]) -> tuple[str, list[str]]:
    """The legal form at either end of `words`, and the words without it."""
    form = ""
    while len(words) > 1 and words[-1] in _FORMS:
        form = form or _FORMS[words[-1]]
        words = words[:-1]
    while len(words) > 1 and words[0] in _FIRST_FORMS:
        form = form or _FORMS[words[0]]
        words = words[1:]
    return form, words


def _written_out(word: str) -> str:
    if word in _ABBREVIATIONS:
        return _ABBREVIATIONS[word]
    for ending, whole in _ENDINGS.items():
        if word.endswith(ending):
            return word.removesuffix(ending) + whole
    return word


def in_brackets(name: str) -> tuple[str, ...]:
    """What else a name says an actor is called: “Kansaneläkelaitos (Kela)” gives both parts."""
    inside = [part.strip() for part in _BRACKETED.findall(name)]
    outside = _BRACKETED.sub(" ", name).strip()
    if not any(inside) or not outside:
        return ()
    return (outside, *filter(None, inside))


# ------------------------------------------------------------------ alike, but not the same


_FAR = 0.0


def likeness(one: Spelling, other: Spelling) -> float:
    """How alike two names are that have not the same key, from 0 (not) to 100 (but for order).

    Word is compared with word (optimal string alignment distance), so that two towns with one
    long word in common, as in “Porin kaupunki” and “Turun kaupunki”, are not alike.
    """
    if one.digits != other.digits or len(one.words) != len(other.words):
        return _FAR
    left, right = sorted(one.words), sorted(other.words)
    if left == right:
        return 100.0
    slips = 0
    for word in list(left):
        if word in right:
            left.remove(word)
            right.remove(word)
    while left:
        word = left.pop()
        best = min((_distance(word, each), each) for each in right)
        if best[0] > _allowed(word, best[1]):
            return _FAR
        slips += best[0]
        right.remove(best[1])
    letters = max(len(one.key), len(other.key))
    return 100.0 * (1 - slips / letters)


def _distance(one: str, other: str) -> int:
    from rapidfuzz.distance import OSA

    if _inflected(one, other):
        return 1
    return int(OSA.distance(one, other))


def _allowed(one: str, other: str) -> int:
    """Slips that may lead from one word to the other."""
    shorter = min(len(one), len(other))
    return 0 if shorter < 5 else 1 if shorter < 9 else 2


def _inflected(one: str, other: str) -> bool:
    """Whether the words differ in their endings only, as in kaupunki and kaupungin."""
    if min(len(one), len(other)) < 6 or abs(len(one) - len(other)) > 2:
        return False
    common = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        common += 1
    return common >= max(len(one), len(other)) - 3
