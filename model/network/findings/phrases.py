"""Needs and offers taken apart: clauses as they were written, and in each the things it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from model.network.findings.common_words import CLAUSE_STARTS, TOPIC_STARTS, empty_words
from model.network.findings.stems import Form, Stem, stem

_MOST_WORDS = 200
"""Words of one text that are looked at; needs and offers are a line or two."""
_SHORTEST = 4
_SHORT_NOUNS = frozenset({"apu"})
_SENTENCE_END = re.compile(r"[.;!?…]+(?=\s|$)|[;\n]")
_CLAUSE_END = re.compile(r",\s+|\s+[–—-]\s+|(?:^|\s)[•*]\s+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[&+/]")
_AND = frozenset({"ja", "sekä", "tai", "eli", "and", "or", "&", "+", "/"})
_LEADING_AND = re.compile(r"^(?:ja|sekä|tai|eli|and|or)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that says something."""

    text: str
    """As it was written."""
    stem: Stem
    is_head: bool
    """Whether it names the thing itself rather than where, for whom or about what."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing needed or offered, or several joined by "and"."""

    text: str
    """As it was written."""
    words: tuple[Word, ...]


def phrases(text: str) -> tuple[Phrase, ...]:
    """The phrases of `text`; what hangs on one ("if …", "who …") is in its text, not its words."""
    found: list[Phrase] = []
    room = _MOST_WORDS
    for sentence in _SENTENCE_END.split(text):
        first = len(found)
        for clause in _CLAUSE_END.split(sentence):
            shown = _LEADING_AND.sub("", " ".join(clause.split()))
            words = _WORD.findall(shown)[:room]
            room -= len(words)
            if not words:
                continue
            if words[0].casefold() in CLAUSE_STARTS and len(found) > first:
                whole = found.pop()
                found.append(Phrase(f"{whole.text}, {shown}", whole.words))
            else:
                found.append(Phrase(shown, tuple(_telling(words))))
    return tuple(phrase for phrase in found if phrase.words)


def _telling(words: list[str]) -> Iterator[Word]:
    """The words that say something, those that name the thing marked."""
    part: list[tuple[str, Stem]] = []
    is_topic = False
    for word in words:
        folded = word.casefold()
        if folded in CLAUSE_STARTS:
            break
        if folded in _AND:
            yield from _part(part, is_topic)
            part, is_topic = [], False
        elif folded in TOPIC_STARTS:
            yield from _part(part, is_topic)
            part, is_topic = [], True
        elif _is_long_enough(folded) and (one := stem(word.replace("-", ""))) not in empty_words():
            part.append((word, one))
    yield from _part(part, is_topic)


def _is_long_enough(word: str) -> bool:
    return len(word) >= _SHORTEST or word in _SHORT_NOUNS


def _part(words: list[tuple[str, Stem]], is_topic: bool) -> Iterator[Word]:
    heads = frozenset() if is_topic else _heads([one for _text, one in words])
    return (Word(text, one, place in heads) for place, (text, one) in enumerate(words))


def _heads(stems: list[Stem]) -> frozenset[int]:
    """Places of the words that name the thing: one noun, with uninflected ones just before it.

    A noun with a noun behind it is of or for that one: koulun tilat, interpreter services. The
    second sort is a compound written apart, whose first word tells what it is as well.
    """
    for place, one in enumerate(stems):
        behind = stems[place + 1].form if place + 1 < len(stems) else Form.OTHER
        is_last = behind is Form.OTHER or (
            one.form is Form.PARTITIVE and behind is not Form.PARTITIVE
        )
        if one.form is not Form.OTHER and is_last:
            first = place
            while first > 0 and stems[first - 1].form is Form.BARE:
                first -= 1
            return frozenset(range(first, place + 1))
    return frozenset()
