"""The fields of a catalogue file: each kind of value read, checked and cleaned in one place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import TypeVar

from locales import _
from model.entities.text import clean_line, clean_name, clean_text
from model.methods.method import NO_WORDS, Both
from model.methods.source_file import SourceFile, Where

T = TypeVar("T")
EnumT = TypeVar("EnumT", bound=Enum)


class Fields:
    """The fields of one table, each read once; `finish` reports those that nobody asked for."""

    def __init__(self, file: SourceFile, data: Mapping[str, object], where: Where) -> None:
        self._file = file
        self._data = data
        self._where = where
        self._seen: set[str] = set()

    def wrong(self, key: str, reason: str) -> None:
        """Report a mistake in `key`."""
        self._file.report((*self._where, key), reason)

    def has(self, key: str) -> bool:
        """Whether the file gives `key`."""
        return key in self._data

    def _get(self, key: str) -> object:
        self._seen.add(key)
        return self._data.get(key)

    def _missing(self, key: str, required: bool) -> None:
        if required:
            self.wrong(key, _("is missing"))

    def finish(self) -> None:
        """Report fields that the catalogue does not know; they do no harm."""
        for key in self._data:
            if key not in self._seen:
                self._file.report(
                    (*self._where, key), _("is not a field that is known here"), fatal=False
                )

    # ------------------------------------------------------------------ plain values

    def text(self, key: str, *, clean: Callable[[str], str] = clean_line) -> str:
        """Words that are the same in both languages; empty where not given."""
        value = self._get(key)
        return "" if value is None else self._cleaned(key, value, clean)

    def number(self, key: str, default: int | None, low: int, high: int) -> int:
        """A whole number from `low` to `high`; required where there is no default."""
        value = self._get(key)
        if value is None:
            self._missing(key, default is None)
            return low if default is None else default
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            self.wrong(
                key,
                _("must be a whole number from {low} to {high}").format(low=low, high=high),
            )
            return low
        return value

    def flag(self, key: str) -> bool:
        """true or false; false where not given."""
        value = self._get(key)
        if value is not None and not isinstance(value, bool):
            self.wrong(key, _("must be true or false"))
        return value is True

    def clock(self, key: str) -> dt.time | None:
        """A clock time such as "11:30"; None where not given."""
        value = self._get(key)
        if value is None or isinstance(value, dt.time):
            return value
        try:
            if isinstance(value, str) and re.fullmatch(r"\d{1,2}[:.]\d\d", value):
                hour, minute = re.split(r"[:.]", value)
                return dt.time(int(hour), int(minute))
        except ValueError:
            pass
        self.wrong(key, _('must be a clock time such as "11:30"'))
        return None

    def choice(self, key: str, kinds: type[EnumT], default: EnumT | None) -> EnumT:
        """One of the values of `kinds`; required where there is no default."""
        value = self._get(key)
        if value is None:
            self._missing(key, default is None)
            return default or next(iter(kinds))
        return self._chosen(key, value, kinds)

    def choices(self, key: str, kinds: type[EnumT]) -> tuple[EnumT, ...]:
        """One or more values of `kinds`, each once; required."""
        value = self._get(key)
        if value is None:
            self._missing(key, True)
            return (next(iter(kinds)),)
        if not isinstance(value, list) or not value:
            value = [value]
        return tuple(dict.fromkeys(self._chosen(key, one, kinds) for one in value))

    def _chosen(self, key: str, value: object, kinds: type[EnumT]) -> EnumT:
        for kind in kinds:
            if kind.value == value and not isinstance(value, bool):
                return kind
        names = ", ".join(str(kind.value) for kind in kinds)
        self.wrong(key, _("must be one of: {names}").format(names=names))
        return next(iter(kinds))

    # ------------------------------------------------------------------ words in both languages

    def words(
        self, key: str, *, required: bool = False, clean: Callable[[str], str] = clean_text
    ) -> Both[str]:
        """Words in both languages: a table with `fi` and `en`, or one text that serves for both.

        Where only one language is given, it serves for both.
        """
        value = self._get(key)
        if value is None:
            self._missing(key, required)
            return NO_WORDS
        if isinstance(value, str):
            text = self._cleaned(key, value, clean)
            return Both(text, text)
        table = self._languages(key, value)
        return self._both({one: self._cleaned(key, text, clean) for one, text in table.items()}, "")

    def names(self, key: str, *, required: bool = False) -> Both[str]:
        """Short words in both languages that may become a title."""
        return self.words(key, required=required, clean=clean_name)

    def lists(self, key: str, *, required: bool = False) -> Both[tuple[str, ...]]:
        """Lists of texts in both languages, as `words` gives single ones."""
        value = self._get(key)
        if value is None:
            self._missing(key, required)
            return Both((), ())
        if isinstance(value, list):
            texts = self._texts(key, value)
            return Both(texts, texts)
        table = self._languages(key, value)
        return self._both({one: self._texts(key, texts) for one, texts in table.items()}, ())

    def _texts(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list):
            self.wrong(key, _("must be a list of texts"))
            return ()
        return tuple(self._cleaned(key, text, clean_text) for text in value)

    def _languages(self, key: str, value: object) -> dict[str, object]:
        if not isinstance(value, Mapping) or not {"fi", "en"} & set(value):
            self.wrong(key, _("must have words in fi or en"))
            return {}
        for other in sorted(set(value) - {"fi", "en"}):
            self.wrong(key, _("{language} is neither fi nor en").format(language=other))
        return {one: value[one] for one in ("fi", "en") if one in value}

    @staticmethod
    def _both(by_language: Mapping[str, T], nothing: T) -> Both[T]:
        fallback = next(iter(by_language.values()), nothing)
        return Both(by_language.get("fi", fallback), by_language.get("en", fallback))

    def _cleaned(self, key: str, value: object, clean: Callable[[str], str]) -> str:
        if not isinstance(value, str):
            self.wrong(key, _("must be text"))
            return ""
        try:
            return clean(value)
        except ValueError as error:
            self.wrong(key, str(error))
            return ""

    # ------------------------------------------------------------------ tables

    def table(self, key: str) -> Fields:
        """The fields of the table `key`; empty where not given."""
        value = self._get(key)
        if value is not None and not isinstance(value, Mapping):
            self.wrong(key, _("must be a table"))
        data = value if isinstance(value, Mapping) else {}
        return Fields(self._file, data, (*self._where, key))

    def tables(self, key: str) -> Iterable[Fields]:
        """The fields of each table in the list `key`."""
        value = self._get(key)
        if value is None:
            return
        if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
            self.wrong(key, _("must be a list of tables"))
            return
        for place, data in enumerate(value):
            yield Fields(self._file, data, (*self._where, key, place))
