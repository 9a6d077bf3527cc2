"""How well something needed and something offered fit, by the words they share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from model.network.findings.common_words import broad_words
from model.network.findings.phrases import Phrase, Word
from model.network.findings.stems import Stem, same, stem, trade_of

STRONG = 1.0
"""Points from which a match is worth showing: one telling thing, or a broad one and its topic."""
_HALF = 0.5

_SHORTEST_COMPONENT = 5
_SHORTEST_COMPOUND = 7
_SHORTEST_KEY = 4
_SHORT_COMPONENTS = frozenset({"til", "rah"})
"""Stems of tila and raha, which end compounds of their kind however short: kokoustila."""
_FIRST_LETTERS = 3
_LEAST_REST = 3
_SURE_BEGINNING = 7
_SURE_END = 6
_LEAST_REST_UNSURE = 4
_VAGUE_LAST = re.compile(r"(?<=.{5})(?:palvel|ap|toimint)$")
"""Stems of palvelu, apu and toiminta at the end of a compound."""
_DERIVED = frozenset(["tus", "tys", "sto", "stö", "uus", "yys", "ust", "yst", "lai", "nen", "int"])
"""Endings that make a new word of one, not a compound: koulu and koulutus."""


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase and whose it is."""

    actor: str
    """Id of the actor who needs or offers it."""
    phrase: Phrase


@dataclass(slots=True)
class Match:
    """Something that one actor needs and another offers."""

    needed: Said
    offered: Said
    points: float = 0.0
    names_the_thing: bool = False
    """Whether a word shared is what is needed and offered, not only its circumstances."""
    shared: dict[str, float] = field(default_factory=dict)
    """Each stem that is shared, with its points, rare ones weighing more."""
    words: dict[str, tuple[str, str]] = field(default_factory=dict)
    """For each stem that is shared: the word needed and the word offered, as they were written."""

    @property
    def is_strong(self) -> bool:
        """Whether people in the room would agree that the two fit."""
        return self.names_the_thing and self.points >= STRONG

    @property
    def weight(self) -> float:
        """How much the match says, for putting several in order."""
        return sum(self.shared.values())

    @property
    def about(self) -> str:
        """The stem that says most of what is shared, the same for doing and doer."""
        return trade_of(max(self.shared, key=lambda key: self.shared[key]))

    @property
    def in_common(self) -> list[tuple[str, str]]:
        """The words that fit, needed and offered, those that say most first."""
        return [self.words[key] for key in sorted(self.words, key=lambda key: -self.shared[key])]


def likeness(one: Stem, other: Stem) -> tuple[float, str]:
    """How alike two words are, 0 to 1, and the stem that they share.

    1 for the same word, and for a word that is the first or last component of the other. What
    kind of service or help it is tells more than that it is one: tulkkauspalvelu, tulkkausapu.
    """
    one, other = _telling(one), _telling(other)
    if same(one, other):
        return 1.0, one.finnish
    short, long = sorted((one, other), key=lambda each: len(each.finnish))
    if _is_component(short, long.finnish):
        return 1.0, short.finnish
    begin = _common(one.finnish, other.finnish)
    rest = len(short.finnish) + bool(short.vowel) - begin
    if begin >= _SURE_BEGINNING and rest >= _LEAST_REST_UNSURE:
        return 1.0, one.finnish[:begin]
    if one.trade == other.trade and len(one.trade) >= _SHORTEST_KEY:
        return 1.0, one.trade
    end = _common(one.finnish[::-1], other.finnish[::-1])
    if end >= _SURE_END and len(short.finnish) - end >= _LEAST_REST:
        return _HALF, one.finnish[-end:]
    is_verb = one.verb != one.finnish or other.verb != other.finnish
    if is_verb and one.verb == other.verb:
        return _HALF, one.verb
    return 0.0, ""


def _telling(one: Stem) -> Stem:
    first = _VAGUE_LAST.sub("", one.finnish)
    return stem(first) if len(first) < len(one.finnish) else one


def _is_component(short: Stem, whole: str) -> bool:
    if short.finnish in _SHORT_COMPONENTS:
        return whole.endswith(short.finnish) and len(whole) >= _SHORTEST_COMPOUND
    if len(short.finnish) < _SHORTEST_KEY:
        return False
    if len(short.finnish) + bool(short.vowel) < _SHORTEST_COMPONENT:
        return False
    rest = len(whole) - len(short.finnish)
    if whole.endswith(short.finnish):
        return rest >= _LEAST_REST
    beginning = short.finnish + short.vowel
    if not whole.startswith(beginning):
        return False
    return len(whole) - len(beginning) >= 2 and whole[len(beginning) :] not in _DERIVED


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


class Offers:
    """Everything offered, found by word."""

    def __init__(self, offers: Iterable[Said]) -> None:
        self._by_letters: dict[str, dict[Stem, None]] = {}
        self._where: dict[Stem, list[tuple[Said, Word]]] = {}
        for said in offers:
            for word in said.phrase.words:
                self._where.setdefault(word.stem, []).append((said, word))
                for letters in _letters(word.stem):
                    self._by_letters.setdefault(letters, {})[word.stem] = None
        self._alike: dict[Stem, list[tuple[Stem, float, str]]] = {}

    def matching(self, needed: Said, rarity: Mapping[Stem, float]) -> list[Match]:
        """The strong matches of `needed`, in the order offered.

        Args:
            needed: the need.
            rarity: by stem, at most 1; words that are not there say nothing.
        """
        found: dict[int, Match] = {}
        for word in needed.phrase.words:
            for other, degree, shared in self._like(word.stem):
                weight = min(rarity.get(word.stem, 0.0), rarity.get(other, 0.0))
                for said, offered in self._where[other] if weight else ():
                    points = _points(word, offered, degree)
                    if _is_alone(needed, word) and _is_alone(said, offered):
                        points = max(points, float(same(word.stem, offered.stem)))
                    if not points or said.actor == needed.actor:
                        continue
                    match = found.setdefault(id(said), Match(needed, said))
                    if shared not in match.shared:
                        match.points += points
                        match.shared[shared] = points * weight
                        match.words[shared] = (word.text, offered.text)
                        match.names_the_thing |= word.is_head and offered.is_head
        return [match for match in found.values() if match.is_strong]

    def _like(self, needed: Stem) -> list[tuple[Stem, float, str]]:
        if needed not in self._alike:
            near = {one: None for key in _letters(needed) for one in self._by_letters.get(key, ())}
            compared = [(one, *likeness(needed, one)) for one in near]
            self._alike[needed] = [each for each in compared if each[1]]
        return self._alike[needed]


def _is_alone(said: Said, word: Word) -> bool:
    """Whether nothing but this was asked for: then even "koulutusta" says what is meant."""
    return word.is_head and len(said.phrase.words) == 1


def _letters(one: Stem) -> tuple[str, ...]:
    """What two words have in common at least where they are alike: first or last letters."""
    last = one.finnish[-_FIRST_LETTERS:]
    short = (f"-{last}",) if last in _SHORT_COMPONENTS else ()
    return f"{one.finnish[:_FIRST_LETTERS]}-", f"-{one.finnish[-_SHORTEST_KEY:]}", *short


def _points(needed: Word, offered: Word, degree: float) -> float:
    """1 for the thing itself; half for a broad word for it, or for a topic in common."""
    is_broad = needed.stem in broad_words() or offered.stem in broad_words()
    if needed.is_head and offered.is_head:
        return degree * _HALF if is_broad else degree
    return 0.0 if is_broad else _HALF
