"""What the merge command does: groups' sessions into one, question by question."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from locales import _, ngettext
from model.errors import ArvoverkkoError
from model.merge import (
    Conflict,
    Decisions,
    Merged,
    Source,
    Suggestion,
    merge,
    propose,
    sources_of,
    title_of,
)
from model.store import (
    Library,
    PassphraseNeeded,
    SessionSummary,
    WrongPassphrase,
    open_session,
)
from model.workshop import Workshop
from tui.deeds.documents import typed_path
from tui.home import Home
from tui.screens.dialogs import PromptScreen
from tui.screens.merge_choice import MergeChoiceScreen, MergeTitleScreen
from tui.screens.merging_conflicts import MergeConflictsScreen
from tui.screens.merging_questions import MergeQuestionsScreen, Neighbours
from tui.screens.picking import PickScreen
from tui.screens.recovery_dialogs import PassphraseScreen

if TYPE_CHECKING:
    from model.store import Passphrase


@dataclass
class _Work:
    """A merge under way: going back a step loses no answer."""

    files: list[Path] = field(default_factory=list)
    others: list[Path] = field(default_factory=list)
    """Files from outside the library."""
    decisions: Decisions = field(default_factory=Decisions)
    title: str = ""
    secret: Passphrase | None = None
    """What locks the result, where one of the sessions is locked."""


async def merge_sessions(home: Home) -> None:
    """Join sessions of the library into a new one."""
    work = _Work(files=[home.desk.path] if home.desk.path is not None else [])
    while await _choose(home, work):
        sources = await _sources(home, work)
        if sources is not None and await _decide(home, work, sources):
            return


# ------------------------------------------------------------------ which sessions


async def _choose(home: Home, work: _Work) -> bool:
    """Let sessions be ticked; False where the merge is given up."""
    while True:
        picked = await home.ask(MergeChoiceScreen(_summaries(home, work), work.files))
        if picked is None:
            return False
        work.files = list(picked.files)
        if not picked.another:
            return True
        path = await home.ask(PromptScreen(_("Add which session file?")))
        if path is not None:
            _add(home, work, path)


def _summaries(home: Home, work: _Work) -> list[SessionSummary]:
    listed = [s for s in home.desk.library.sessions() if s.readable or s.locked]
    known = {summary.file for summary in listed}
    # What is open but lies elsewhere is offered like what was added by its path.
    outside = dict.fromkeys([*([home.desk.path] if home.desk.path else []), *work.others])
    return [*listed, *(Library.summary_of(file) for file in outside if file not in known)]


def _add(home: Home, work: _Work, path: str) -> None:
    try:
        file = typed_path(path)
        if not file.is_file():
            raise FileNotFoundError
    except (ArvoverkkoError, OSError):
        home.tell(_("there is no file {path}").format(path=path), severity="error")
        return
    work.others.append(file)
    work.files.append(file)


async def _sources(home: Home, work: _Work) -> tuple[Source, ...] | None:
    """What the ticked sessions hold; None where one of them cannot be read."""
    workshops: list[Workshop] = []
    for file in work.files:
        read = await _read(home, work, file)
        if read is None:
            return None
        workshops.append(read)
    return sources_of(workshops, [file.stem for file in work.files])


async def _read(home: Home, work: _Work, file: Path) -> Workshop | None:
    """What `file` holds; its passphrase is asked for where it is locked."""
    if home.desk.has_open(file):
        work.secret = home.desk.passphrase or work.secret
        return home.desk.workshop
    secret, problem = work.secret, ""
    while True:
        try:
            opened = open_session(file, read_only=True, passphrase=secret)
        except (PassphraseNeeded, WrongPassphrase) as error:
            problem = str(error) if isinstance(error, WrongPassphrase) and secret else ""
        except (ArvoverkkoError, OSError) as error:
            home.tell(str(error), severity="error")
            return None
        else:
            opened.recorder.store.close()
            if opened.codec.protection is not None:
                work.secret = secret
            return opened.recorder.workshop
        question = _("The passphrase of {name}").format(name=file.name)
        answer = await home.ask(PassphraseScreen(question, problem))
        if answer is None or answer.secret is None:
            return None
        secret = answer.secret


# ------------------------------------------------------------------ what they become


async def _decide(home: Home, work: _Work, sources: Sequence[Source]) -> bool:
    """Ask what is not sure, show what is contradictory, make the result; False goes back."""
    while True:
        questions = await asyncio.to_thread(propose, sources, work.decisions)
        if questions and not await _ask(home, work, sources, questions):
            return False
        merged = await asyncio.to_thread(merge, sources, work.decisions)
        if merged.conflicts and not await _settle(home, work, merged.conflicts):
            if questions:
                continue
            return False
        done = await _make(home, work, sources)
        if done is not None:
            return done
        if not questions and not merged.conflicts:
            return False


async def _ask(
    home: Home, work: _Work, sources: Sequence[Source], questions: Sequence[Suggestion]
) -> bool:
    sure = await asyncio.to_thread(merge, sources)
    screen = MergeQuestionsScreen(
        questions, work.decisions.same, _neighbours(sources), _joined_words(sure)
    )
    answers = await home.ask(screen)
    if answers is None:
        return False
    work.decisions = replace(work.decisions, same=answers.same)
    return answers.goes_on


async def _settle(home: Home, work: _Work, conflicts: Sequence[Conflict]) -> bool:
    values = await home.ask(MergeConflictsScreen(conflicts, work.decisions.values))
    if values is None:
        return False
    work.decisions = replace(work.decisions, values=values.chosen)
    return values.goes_on


async def _make(home: Home, work: _Work, sources: Sequence[Source]) -> bool | None:
    """Make the session; None goes back a step."""
    while True:
        merged = await asyncio.to_thread(merge, sources, work.decisions)
        sentences = [_joined_words(merged), *_open_words(merged), *merged.left_out]
        answer = await home.ask(MergeTitleScreen(work.title or title_of(sources), sentences))
        if answer is None:
            return None
        work.title = answer.title
        if answer.look_over:
            await _look_over(home, work, sources)
            continue
        try:
            result = await asyncio.to_thread(merge, sources, work.decisions, title=answer.title)
            home.desk.take_in(result.workshop, work.secret)
        except ArvoverkkoError as error:
            home.tell(str(error), severity="error")
            continue
        home.enter_session()
        return True


async def _look_over(home: Home, work: _Work, sources: Sequence[Source]) -> None:
    """Tick the actors that several groups call so and that are not one."""
    sure = merge(sources)
    joined = [actor for actor in sure.actors if len(actor.origins) > 1]
    options = [(a.id, f"{' = '.join(a.names)}  ({', '.join(a.origins)})") for a in joined]
    question = _("Joined without asking. Which are not one? Tick them to keep them apart.")
    ticked = await home.ask(PickScreen(question, options, sorted(work.decisions.apart)))
    if ticked is not None:
        work.decisions = replace(work.decisions, apart=frozenset(ticked))


def _joined_words(merged: Merged) -> str:
    """How many actors and links there are, and how many of them several groups have."""
    several = sum(len(actor.origins) > 1 for actor in merged.actors)
    links = merged.workshop.links.values()
    agreed = sum(len(link.origins) > 1 for link in links)
    count, number = len(merged.actors), len(links)
    actors = ngettext(
        "{n} actor, {several} in several maps", "{n} actors, {several} in several maps", count
    )
    flows = ngettext(
        "{n} link, {several} said by several groups",
        "{n} links, {several} said by several groups",
        number,
    )
    said = actors.format(n=count, several=several), flows.format(n=number, several=agreed)
    return " · ".join(said)


def _open_words(merged: Merged) -> list[str]:
    count = len(merged.suggestions)
    if not count:
        return []
    words = ngettext(
        "{n} pair of names is left for later; both stay.",
        "{n} pairs of names are left for later; both stay.",
        count,
    )
    return [words.format(n=count)]


def _neighbours(sources: Sequence[Source]) -> Neighbours:
    """What every actor gives and gets in its own map."""
    lines: dict[str, list[str]] = {}
    for source in sources:
        names: Mapping[str, str] = {a.id: a.name for a in source.workshop.actors.values()}
        for link in source.workshop.links.values():
            words = f"{names[link.source]} → {names[link.target]}: {link.what}"
            for end in (link.source, link.target):
                lines.setdefault(end, []).append(words)
    return Neighbours(lines)
