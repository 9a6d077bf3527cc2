"""The program's words: gettext messages, written in English, with a complete Finnish catalogue.

One language is in force for the whole program (`set_language`); a document that is written in
another one is made inside `speaking(...)`, which reaches no further than its block.
"""

from __future__ import annotations

import gettext as _gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LANGUAGES = ("fi", "en")
"""The languages the program speaks; both are complete."""

_DOMAIN = "arvoverkko"
_FOLDER = Path(__file__).parent

_program_language = "en"
_block_language: ContextVar[str | None] = ContextVar("block_language", default=None)


@cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    return _gettext.translation(_DOMAIN, _FOLDER, languages=[language], fallback=True)


def language() -> str:
    """The language in force here: "fi" or "en"."""
    return _block_language.get() or _program_language


def set_language(name: str) -> None:
    """Make `name` the language of the whole program.

    Raises:
        ValueError: where the program does not speak `name`.
    """
    global _program_language
    if name not in LANGUAGES:
        raise ValueError(name)
    _program_language = name


@contextmanager
def speaking(name: str) -> Iterator[None]:
    """Speak `name` inside the block only, as a report in another language does."""
    token = _block_language.set(name)
    try:
        yield
    finally:
        _block_language.reset(token)


def language_from_environment() -> str:
    """The language the machine asks for: ARVOVERKKO_LANG, then the usual locale variables."""
    for variable in ("ARVOVERKKO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        name = os.environ.get(variable, "")[:2].lower()
        if name in LANGUAGES:
            return name
    return "en"


def _(message: str) -> str:
    """`message` in the language in force."""
    return _catalogue(language()).gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of a message that fits `count`, in the language in force."""
    return _catalogue(language()).ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """`message` where one English word needs several translations; `context` tells them apart."""
    return _catalogue(language()).pgettext(context, message)


def N_(message: str) -> str:
    """Mark `message` for the catalogue; it is translated later, where it is shown."""
    return message
