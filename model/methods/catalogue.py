"""The catalogue of methods and agenda templates: ours, and what the facilitator adds as files.

A file in `methods/` is a method, one in `agendas/` a template; its name is the key. A file of the
facilitator's own overrides ours of the same name. Nothing is read before it is first asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from locales import _
from model.entities.text import clean_line
from model.methods.method import Method
from model.methods.read_agenda import read_agenda
from model.methods.read_method import read_method
from model.methods.source_file import SourceFile, Unreadable
from model.methods.template import AgendaTemplate

OUR_FOLDER = Path(__file__).parent / "data"

DEFAULT_AGENDA = "three-days"
"""The template of a new session for which none is named."""


@dataclass(frozen=True, slots=True)
class _Content:
    methods: Mapping[str, Method]
    agendas: Mapping[str, AgendaTemplate]
    problems: tuple[str, ...]


class Catalogue:
    """Every method and agenda template there is.

    Args:
        extra_folder: where the facilitator keeps files of their own, in `methods/` and `agendas/`;
            it need not exist.
    """

    def __init__(self, extra_folder: Path | None = None) -> None:
        self._extra_folder = extra_folder
        self._content: _Content | None = None

    @classmethod
    def load(cls, extra_folder: Path | None = None) -> Catalogue:
        """The catalogue with the files in `extra_folder` added; mistakes go to `problems`."""
        return cls(extra_folder)

    @property
    def methods(self) -> Mapping[str, Method]:
        """Methods by key, phase by phase."""
        return self._read().methods

    @property
    def agendas(self) -> Mapping[str, AgendaTemplate]:
        """Agenda templates by key, the default first."""
        return self._read().agendas

    @property
    def problems(self) -> tuple[str, ...]:
        """Mistakes in the files, each with its file, field and, where known, line."""
        return self._read().problems

    def _read(self) -> _Content:
        if self._content is None:
            self._content = _our_content()
            if self._extra_folder is not None:
                self._content = _with_folder(self._content, self._extra_folder)
        return self._content


@cache
def _our_content() -> _Content:
    return _with_folder(_Content({}, {}, ()), OUR_FOLDER, own=False)


def _with_folder(content: _Content, folder: Path, *, own: bool = True) -> _Content:
    problems = list(content.problems)
    methods = dict(content.methods)
    for key, file in _files(folder / "methods", problems):
        method = read_method(file, key, own=own)
        problems += file.problems
        if method is not None:
            methods[key] = method
    methods = dict(
        sorted(methods.items(), key=lambda item: (item[1].phase, item[1].place, item[0]))
    )
    agendas = dict(content.agendas)
    for key, file in _files(folder / "agendas", problems):
        template = read_agenda(file, key, methods, own=own)
        problems += file.problems
        if template is not None:
            agendas[key] = template
    agendas = dict(sorted(agendas.items(), key=lambda item: (item[1].place, item[0])))
    return _Content(MappingProxyType(methods), MappingProxyType(agendas), tuple(problems))


def _files(folder: Path, problems: list[str]) -> list[tuple[str, SourceFile]]:
    """The readable catalogue files of `folder` by key; the others are added to `problems`."""
    found = []
    for path in _paths(folder, problems):
        try:
            found.append((clean_line(path.stem), SourceFile.read(path)))
        except Unreadable as error:
            problems.append(str(error))
        except ValueError as error:
            problems.append(f"{folder.name}/{path.name!r}: {error}")
    return found


def _paths(folder: Path, problems: list[str]) -> list[Path]:
    """The files of `folder` that say they are TOML; hidden ones are other programs' leavings."""
    try:
        return sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() == ".toml" and not path.name.startswith(".")
        )
    except FileNotFoundError:
        return []
    except OSError as error:
        problems.append(
            _("{file}: cannot be read: {reason}").format(
                file=folder.name, reason=error.strerror or str(error)
            )
        )
        return []
