"""The sectors and kinds of actors by the words and codes that follow `/`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from locales import _, language
from model.capture.folding import plain
from model.capture.reading import Unreadable
from model.capture.words import either
from model.entities import ActorKind, Sector

Class = Sector | ActorKind | None
"""What a code stands for; None is the customer, who is a sector and a kind of its own."""


@dataclass(frozen=True, slots=True)
class _Word:
    meaning: Class
    code: str
    """The short code, the same in every language; empty where there is none."""
    fi: tuple[str, ...]
    en: tuple[str, ...]


_WORDS = (
    _Word(Sector.PUBLIC, "j", ("julkinen",), ("public",)),
    _Word(Sector.PRIVATE, "y", ("yksityinen", "yritys"), ("private", "company")),
    _Word(Sector.THIRD, "3s", ("kolmas", "3.sektori", "järjestö"), ("third", "3rd")),
    _Word(None, "a", ("asiakas",), ("customer",)),
    _Word(Sector.UNKNOWN, "", ("tuntematon",), ("unknown",)),
    _Word(ActorKind.ORGANISATION, "", ("organisaatio",), ("organisation", "organization")),
    _Word(ActorKind.UNIT, "", ("yksikkö",), ("unit",)),
    _Word(ActorKind.GROUP, "", ("ryhmä",), ("group",)),
    _Word(ActorKind.PERSON, "", ("henkilö",), ("person",)),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One word that can follow `/`."""

    text: str
    meaning: str
    code: str


def choices() -> list[Choice]:
    """The words that can follow `/`, in the language in force, sectors first."""
    return [
        Choice(word.fi[0] if language() == "fi" else word.en[0], _meaning(word), word.code)
        for word in _WORDS
    ]


def _meaning(word: _Word) -> str:
    if isinstance(word.meaning, ActorKind):
        return _("kind")
    return _("sector")


def class_of(code: str) -> Class:
    """What `code` stands for: a short code, or a word in either language or the start of one.

    Raises:
        Unreadable: where it is none, or the start of words that mean different things.
    """
    typed = plain(code)
    for word in _WORDS:
        if typed and typed == word.code:
            return word.meaning
    found = {word.meaning: spelling for word, spelling in _starting(typed)}
    if len(found) == 1:
        return next(iter(found))
    if found:
        raise Unreadable(
            _("/{code} may be {words}; write a letter more").format(
                code=code, words=either([f"/{spelling}" for spelling in found.values()])
            ),
            unfinished=True,
        )
    raise Unreadable(
        _("/{code} is no sector; there are {words}").format(
            code=code, words=", ".join(f"/{choice.text}" for choice in choices())
        )
    )


def is_code(text: str) -> bool:
    """Whether `text` stands for one sector or kind."""
    try:
        class_of(text)
    except Unreadable:
        return False
    return True


def _starting(typed: str) -> Iterable[tuple[_Word, str]]:
    for word in _WORDS:
        both = (*word.fi, *word.en) if language() == "fi" else (*word.en, *word.fi)
        if spelling := next((each for each in both if typed and plain(each) == typed), ""):
            return [(word, spelling)]
    return [
        (word, spelling)
        for word in _WORDS
        for spelling in reversed(
            (*word.fi, *word.en) if language() == "fi" else (*word.en, *word.fi)
        )
        if typed and plain(spelling).startswith(typed)
    ]


def code_of(value: Sector | ActorKind) -> str:
    """The word after `/` that stands for `value`, in the language in force."""
    meaning: Class = None if value in (Sector.CUSTOMER, ActorKind.CUSTOMER) else value
    word = next(word for word in _WORDS if word.meaning is meaning)
    return word.fi[0] if language() == "fi" else word.en[0]
