"""Whom a name means: exact lookup by name, label and alias, and near misses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from unicodedata import normalize

from model.capture.folding import CASE_ENDING, STEM_ENDING, differ_little, key, plain, plain_length
from model.capture.remembered import remembered
from model.entities import Actor

_GIVES_WAY = 2
"""Letters at the end of a stem that an inflected form may change."""

_SHORTEST_STEM = 4
"""Letters of the last word that must stay."""

_STEM, _INFLECTED, _WHOLE = range(3)
"""How exactly a text fits a name, worst first."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found at some place of a running text."""

    actors: tuple[Actor, ...]
    """Whom it may mean: one, or several where it is ambiguous."""
    length: int
    """How many characters of the text it takes."""


class NameIndex:
    """Every spelling of the actors of one workshop."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self.actors = actors
        self._by_name: dict[str, list[str]] = {}
        self._by_key: dict[str, list[str]] = {}
        self._by_plain: dict[str, list[str]] = {}
        for actor in actors.values():
            self._by_name.setdefault(actor.name, []).append(actor.id)
            for spelling in spellings(actor):
                _add(self._by_key, key(spelling), actor.id)
                _add(self._by_plain, plain(spelling), actor.id)
        self._by_key.pop("", None)
        self._by_plain.pop("", None)
        self.has_commas = any("," in spelling for spelling in self._by_key)
        self._by_initial: dict[str, list[str]] = {}
        for spelling in sorted(self._by_plain, key=len, reverse=True):
            self._by_initial.setdefault(spelling[0], []).append(spelling)

    def find(self, text: str, *, exactly: bool = False) -> tuple[Actor, ...]:
        """The actors that `text` names, case and blanks aside.

        Args:
            exactly: let a full name in the very same letters come before every other spelling,
                as a name in quotes does.
        """
        if exactly:
            ids = self._by_name.get(" ".join(normalize("NFC", text).split()), [])
            if len(ids) == 1:
                return (self.actors[ids[0]],)
        return self._actors(self._by_key.get(key(text), []))

    def near(self, text: str) -> Actor | None:
        """An actor whose name `text` nearly is, or None; `text` itself is nobody's name.

        Near are: other accents or dashes, a hanging case ending, the beginning of a longer name, a
        slip or two. Names that differ in their numbers are never near: group 1 and group 2.
        """
        typed = plain(text)
        if not typed:
            return None
        if typed not in self._by_plain:
            typed = self._uninflected(typed) or self._longer(typed) or self._slip(typed)
        return self.actors[self._by_plain[typed][0]] if typed else None

    def mention(self, text: str) -> Mention | None:
        """The name that takes most of the beginning of `text`, whole or inflected.

        Case and accents are folded, unless only they tell two actors apart.
        """
        if not text or text[0].isspace():
            return None
        typed = plain(text)
        fits = {
            spelling: fit
            for spelling in self._by_initial.get(typed[:1], ())
            if (fit := _fit(typed, spelling))
        }
        if not fits:
            return None
        end, exactness = max(fits.values())
        best = [spelling for spelling, fit in fits.items() if fit == (end, exactness)]
        ids = [actor_id for spelling in best for actor_id in self._by_plain[spelling]]
        if exactness > _STEM:
            exact = self._by_key.get(key(text[: plain_length(text, len(best[0]))]), [])
            ids = exact if len(exact) == 1 else ids
        return Mention(self._actors(list(dict.fromkeys(ids))), plain_length(text, end))

    def find_plain(self, text: str) -> tuple[Actor, ...]:
        """As `find`, with accents folded where nothing else is found."""
        return self.find(text, exactly=True) or self._actors(self._by_plain.get(plain(text), []))

    @property
    def plain_spellings(self) -> Mapping[str, list[str]]:
        """The ids of actors by each plain spelling of theirs."""
        return self._by_plain

    def _actors(self, ids: list[str]) -> tuple[Actor, ...]:
        return tuple(self.actors[actor_id] for actor_id in ids)

    def _uninflected(self, typed: str) -> str:
        for spelling in self._by_initial.get(typed[0], ()):
            whole = typed.startswith(spelling) and _ending(typed, spelling) == len(typed)
            if whole or _stem_end(typed, spelling) == len(typed):
                return spelling
        return ""

    def _longer(self, typed: str) -> str:
        if len(typed) < 2:
            return ""
        longer = [
            spelling
            for spelling in self._by_initial.get(typed[0], ())
            if spelling.startswith(typed) and not spelling[len(typed)].isalnum()
        ]
        return min(longer, key=len, default="")

    def _slip(self, typed: str) -> str:
        limit = 0 if len(typed) < 4 else 1 if len(typed) < 8 else 2
        if not limit:
            return ""
        letters, digits = _letters(typed), _digits(typed)
        for spelling, (its_letters, its_digits) in self._traits.items():
            if (
                its_digits == digits
                # One slip adds a letter to one side and takes one from the other at most.
                and (letters ^ its_letters).bit_count() <= 2 * limit
                and differ_little(typed, spelling, limit)
            ):
                return spelling
        return ""

    @cached_property
    def _traits(self) -> dict[str, tuple[int, str]]:
        """Letters and digits of every plain spelling, to rule most of them out at a glance."""
        return {spelling: (_letters(spelling), _digits(spelling)) for spelling in self._by_plain}


def spellings(actor: Actor) -> tuple[str, ...]:
    """What an actor is called: name, label, aliases."""
    return (actor.name, actor.label, *actor.aliases)


def _add(table: dict[str, list[str]], spelling: str, actor_id: str) -> None:
    ids = table.setdefault(spelling, [])
    if actor_id not in ids:
        ids.append(actor_id)


def _letters(text: str) -> int:
    """The set of letters in `text`, as bits; different letters may share one."""
    bits = 0
    for char in text:
        bits |= 1 << ord(char) % 61
    return bits


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _fit(typed: str, spelling: str) -> tuple[int, int] | None:
    """How much of `typed` the name takes and how exactly; None where it does not begin it."""
    if typed.startswith(spelling):
        if not _within_word(typed, len(spelling)) and not typed.startswith(":", len(spelling)):
            return len(spelling), _WHOLE
        if end := _ending(typed, spelling):
            return end, _INFLECTED
        if not _within_word(typed, len(spelling)):
            return len(spelling), _WHOLE
    end = _stem_end(typed, spelling)
    return (end, _STEM) if end else None


def _ending(typed: str, spelling: str) -> int:
    """Where the case ending on `spelling` stops, which `typed` begins with; 0 without one."""
    ending = CASE_ENDING.match(typed, len(spelling)) if spelling[-1].isalnum() else None
    return ending.end() if ending else 0


def _stem_end(typed: str, spelling: str) -> int:
    """Where the inflected form of `spelling` stops that `typed` begins with; 0 where none does.

    All words are the same up to the last, of which at most two letters give way to the ending.
    """
    stem = len(spelling) - _GIVES_WAY
    word = spelling.rfind(" ") + 1
    if stem - word < _SHORTEST_STEM or not typed.startswith(spelling[:stem]):
        stem = len(spelling) - 1
        if stem - word < _SHORTEST_STEM or not typed.startswith(spelling[:stem]):
            return 0
    while stem < len(spelling) and typed[stem : stem + 1] == spelling[stem]:
        stem += 1
    ending = STEM_ENDING.match(typed, stem)
    return ending.end() if ending else 0


def _within_word(text: str, position: int) -> bool:
    return text[position - 1].isalnum() and text[position : position + 1].isalnum()


name_index = remembered(NameIndex)
"""The index of a workshop's `actors` table."""
