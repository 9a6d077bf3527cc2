"""Light stemming of Finnish and English nouns: enough to see that two people mean one thing.

A stem is for comparing, never for showing. Like other light stemmers (Savoy 2006, Light stemming
approaches for the French, Portuguese, German and Hungarian languages, ACM SAC) it takes cases and
plurals off and leaves derivation alone. Consonant gradation is not looked up: all grades of the
last consonants are written as one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

_FEWEST_LEFT = 3
_FEWEST_LEFT_BY_PLACE = 4
_SHORTEST_KEY = 2
_FEWEST_IN_A_DERIVED = 6

_ENGLISH = re.compile(r"([st]ion|ing|ment|ness|dren|[cqwxzå].*)$")
"""Words that no Finnish ending is looked for in."""
_POSSESSIVE = re.compile(r"(?<=[aeiouyäö])(mme|ns[aä])$")
_ACTIVITY = re.compile(r"(?:(?<!l)[uy]s|mis)(t[aä])$")
"""Partitives that look like places: koulutusta, asumista; but palvelusta is a place."""
_PLACE = re.compile(
    r"(?:(?<=is|ks)een|(?<=[^k]k)een|(?<=[aeiouyäö])(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi|(?<!i)seen|siin"
    r"|h[aeiouyäö]n))$"
)
_INTO = re.compile(r"([aiouyäö])(?<=\1\1)n$")
_OF_MANY = re.compile(r"(?:(?<=[aeiouyäö])(?:iden|itten|jen)|(?<=[^aeiouyäö])ien)$")
_PARTITIVE = re.compile(
    r"(?:(?<=[aeouyäö])it[aä]|(?<=[oeuyö])j[aä]|(?<=[^aeiouyäö])i[aä]|(?<=e)tt[aä]"
    r"|(?<=[lr])t[aä]|(?<=[aeiouyäö]{2}|[uy]t)t[aä]|(?<=[aeiouyäö])[aä])$"
)
_WHOLE = re.compile(r"(?<=[aeiouyäö])[nt]$")

_QUALITY = re.compile(r"([uy])(?:(?<=[eiuy].)(?:de|te|t|ks[ei]?)|(?<=[aoäö].)de)$")
_RESULT = re.compile(r"(?<=[aeiouyäö])ks[ei]?$")
_IRREGULAR = re.compile(r"(?:(tu)(?=e$)|(ruo|ruu)(?=a$))")
_GRADES = {
    "kk": "k", "pp": "p", "tt": "t", "d": "t", "v": "p", "ng": "nk", "mm": "mp", "nn": "nt",
    "ll": "lt", "rr": "rt", "lkk": "lk", "nkk": "nk", "rkk": "rk", "ntt": "nt", "ltt": "lt",
    "rtt": "rt", "mpp": "mp", "lpp": "lp",
}  # fmt: skip
_LAST_CONSONANTS = re.compile(r"[^aeiouyäöå]+$")
_LAST_VOWEL = re.compile(r"([aeiouyäöå])\1?$")
_VERB_NOUN = re.compile(r"(?<=[^aeiouyäö][aeiouyäö])(?:mis|p)$")
"""What stands behind the verb in asuminen and asuva, whose v is written as p."""
_DOING_OR_DOER = re.compile(r"(?<=.{4})(?:a?us|ä?ys|aa?j|ää?j)$")
"""What stands behind the noun or verb in tulkkaus, valmennus and valmentaja."""

_ALIKE = ({"e", "i"},)
"""Last vowels that change into each other: kurssi and kursseja."""


class Form(Enum):
    """What the ending of a word says about it."""

    BARE = auto()
    """No ending was taken off."""
    WHOLE = auto()
    """Nominative plural, or genitive, which may be another word's attribute."""
    PARTITIVE = auto()
    """Some of it."""
    OTHER = auto()
    """Where, to whom, of which ones: never the thing itself."""


@dataclass(frozen=True, slots=True)
class Stem:
    """What is left of one word for comparing."""

    finnish: str
    """Without its ending and last vowel, in one grade."""
    vowel: str
    """The last vowel of the Finnish stem; empty where the form hides it."""
    english: str
    """Without the endings of plurals, of doing and of doers."""
    form: Form

    @property
    def verb(self) -> str:
        """The verb behind the noun where there is one: that of alkaminen and of alkava."""
        return _VERB_NOUN.sub("", self.finnish)

    @property
    def trade(self) -> str:
        """What doing and doer have in common: tulkkaus and tulkki, valmennus and valmentaja."""
        return trade_of(self.finnish)


@lru_cache(maxsize=20_000)
def stem(word: str) -> Stem:
    """The stem of `word`, however it is written."""
    word = word.casefold()
    rest, form = _without_ending(word)
    # The i or j of the plural changes the vowel before it, or swallows it: paikkoja, ryhmissä.
    hidden = word[len(rest) :].startswith(("i", "j")) or (form is Form.OTHER and rest[-1] == "i")
    rest = re.sub(r"ee$", "e", rest)
    rest = _QUALITY.sub(r"\1s", rest) if len(rest) >= _FEWEST_IN_A_DERIVED else rest
    rest = _RESULT.sub("s", rest) if len(rest) >= _FEWEST_IN_A_DERIVED else rest
    rest = re.sub(r"nen$", "s", rest) if len(rest) >= _FEWEST_IN_A_DERIVED else rest
    rest = re.sub(r"(?<=[^n]i)se$", "s", rest)
    rest = _IRREGULAR.sub(lambda found: found[0] + "k", rest)
    ends = _LAST_VOWEL.search(rest)
    key = rest[: ends.start()] if ends else rest
    key = _one_grade(key)
    vowel = ends[1] if ends and not hidden else ""
    return Stem(key, vowel, _english(word), form)


def trade_of(key: str) -> str:
    """A Finnish stem without what tells the doing from the doer."""
    return _one_grade(_DOING_OR_DOER.sub("", key))


def _one_grade(key: str) -> str:
    """`key` with its last consonants in the one grade that stands for all."""
    last = _LAST_CONSONANTS.search(key)
    if last is None or len(key) < _SHORTEST_KEY:
        return key
    return key[: last.start()] + _GRADES.get(last[0], last[0])


def same(one: Stem, other: Stem) -> bool:
    """Whether two stems are of one word, in either language."""
    if one.english == other.english:
        return True
    vowels_fit = (
        not one.vowel
        or not other.vowel
        or one.vowel == other.vowel
        or {one.vowel, other.vowel} in _ALIKE
    )
    return one.finnish == other.finnish and vowels_fit


def _without_ending(word: str) -> tuple[str, Form]:
    if _ENGLISH.search(word):
        return word, Form.BARE
    owner = _POSSESSIVE.search(word)
    if owner and owner.start() >= _FEWEST_LEFT_BY_PLACE:
        return word[: owner.start()], Form.PARTITIVE
    if activity := _ACTIVITY.search(word):
        return word[: activity.start(1)], Form.PARTITIVE
    place = _PLACE.search(word)
    if place and place.start() >= _FEWEST_LEFT_BY_PLACE:
        return _one_of_many(word[: place.start()]), Form.OTHER
    into = _INTO.search(word)
    if into and into.start() >= _FEWEST_LEFT:
        return word[: into.start()], Form.OTHER
    for ending, form in (
        (_OF_MANY, Form.OTHER),
        (_PARTITIVE, Form.PARTITIVE),
        (_WHOLE, Form.WHOLE),
    ):
        found = ending.search(word)
        if found and found.start() >= _FEWEST_LEFT and not word.endswith("nen"):
            return word[: found.start()], form
    return word, Form.BARE


def _one_of_many(rest: str) -> str:
    """The stem without the i of the plural: tiloi(ssa), palvelui(lle)."""
    return re.sub(r"(?<=.{3}[aeouyäö])i$", "", rest)


def _english(word: str) -> str:
    """The word without plural and without the endings of doing and doers, while enough is left."""
    word = re.sub(r"(?<=.{2})ies$", "y", word)
    word = re.sub(r"(?<=ss|sh|ch|.x)es$", "", word)
    word = re.sub(r"(?<=[^suiä])s$", "", word)
    for ending, fewest in (("ation", 5), ("ing", 4), ("ed", 5), ("er", 5), ("or", 5)):
        if word.endswith(ending) and len(word) >= len(ending) + fewest:
            word = word[: -len(ending)]
    return re.sub(r"(?<=.{3})e$", "", word)
