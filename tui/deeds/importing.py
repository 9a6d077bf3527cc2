"""What the import command does: asks for a document, shows what it says, and takes it in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from locales import _
from model.errors import ArvoverkkoError, NotSaved
from tui.cli.importing import contents
from tui.deeds.documents import typed_path
from tui.home import Home
from tui.screens.import_source import Candidate, Chosen, ImportSourceScreen, candidates
from tui.screens.import_words import counts_words
from tui.screens.importing import ImportScreen

if TYPE_CHECKING:
    from importers.document import Asked, Understood
    from importers.draft import Outcome, Progress

Stop = Callable[[], bool]


async def import_document(home: Home) -> None:
    """Read actors, people and links out of a file or a pasted table, as one change."""
    from importers.document import Asked

    problem, chosen = "", None
    # What was typed stays, so that a slip costs a letter and not the path.
    while (chosen := await home.ask(ImportSourceScreen(_newest(), problem, chosen))) is not None:
        try:
            name, data = _document(chosen)
        except ArvoverkkoError as refusal:
            problem = str(refusal)
            continue
        result = await home.ask(
            ImportScreen(name, _reader(home, name, data), _comparer(home), Asked())
        )
        if result is not None:
            _take(home, *result)
            return
        problem = ""


_TOO_COMMON = frozenset({".json", ".txt", ".xml"})
"""Endings of files that are most often something else; their path can be typed."""


def _newest() -> list[Candidate]:
    """The newest documents where people keep what they have just been sent."""
    from platformdirs import user_desktop_dir, user_documents_dir, user_downloads_dir

    from importers.registry import SOURCES

    own = (user_downloads_dir(), user_desktop_dir(), user_documents_dir())
    endings = {ending for source in SOURCES.values() for ending in source.endings}
    return candidates([Path.cwd(), *map(Path, own)], endings - _TOO_COMMON)


def _document(chosen: Chosen) -> tuple[str, bytes]:
    """The name and the bytes of what was chosen; a pasted table has no name."""
    if chosen.pasted:
        return "", chosen.pasted.encode("utf-8", "replace")
    path = typed_path(chosen.path)
    return path.name, contents(path)


def _reader(home: Home, name: str, data: bytes) -> Callable[[Asked, Progress, Stop], Understood]:
    from importers.document import understood
    from importers.tables_memory import Memory

    memory = Memory(home.desk.folder)

    def read(asked: Asked, watch: Progress, stop: Stop) -> Understood:
        return understood(name, data, asked, memory=memory, progress=watch, stop=stop)

    return read


def _comparer(home: Home) -> Callable[[Understood, bool, Progress, Stop], Outcome]:
    from importers.document import outcome

    workshop, at = home.desk.workshop, home.desk.now()

    def compare(read: Understood, overwrite: bool, watch: Progress, stop: Stop) -> Outcome:
        return outcome(read, workshop, at, overwrite=overwrite, progress=watch, stop=stop)

    return compare


def _take(home: Home, read: Understood, outcome: Outcome) -> None:
    if outcome.change is None:
        home.tell(_("Nothing was imported: everything is there already."))
        return
    try:
        home.make(outcome.change)
    except ArvoverkkoError as refusal:
        home.tell(str(refusal), severity="error")
        return
    home.tell(_("Imported: {what}. Undo takes it away again.").format(what=_words(outcome)))
    if read.corrected:
        _remember(home, read)


def _words(outcome: Outcome) -> str:
    added, changed = counts_words(outcome, "added"), counts_words(outcome, "changed")
    said = [_("new {what}").format(what=added)] if added else []
    return " · ".join([*said, *([_("changed {what}").format(what=changed)] if changed else [])])


def _remember(home: Home, read: Understood) -> None:
    from importers.tables_memory import Memory

    try:
        read.remember(Memory(home.desk.folder))
    except (NotSaved, OSError) as error:
        words = _("imported, but the mapping could not be kept: {reason}")
        home.tell(words.format(reason=error), severity="warning")
