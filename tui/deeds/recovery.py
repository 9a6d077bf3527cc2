"""From what opening found to what the facilitator chooses to do about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from locales import _
from model.errors import ArvoverkkoError, CannotOpen, NotSaved
from model.store import (
    OpeningReport,
    PassphraseNeeded,
    Version,
    WrongPassphrase,
    read_version,
    restoring,
    save_copy,
)
from model.store.codec import PLAIN
from tui import reopening
from tui.cli.protecting import changed_words
from tui.commands import BY_NAME
from tui.deeds.documents import save_copy_elsewhere
from tui.home import Home
from tui.screens import recovery_findings as findings
from tui.screens.dialogs import PromptScreen
from tui.screens.recovery import Choice, Finding, RecoveryScreen, free_path
from tui.screens.recovery_dialogs import PassphraseScreen
from tui.widgets.footer import shown_key

if TYPE_CHECKING:
    from model.store import Passphrase


def tell_opened(home: Home, report: OpeningReport) -> None:
    """Show what opening found; a small thing in passing."""
    finding = findings.after_opening(home.desk, report)
    if finding is not None:
        _start(home, finding)
        return
    for problem in report.problems:
        home.tell(problem, severity="warning")


def tell_refused(home: Home, file: Path, error: Exception, secret: Passphrase | None) -> None:
    """Say why a session does not open: ask for the passphrase, or offer what lies beside it."""
    if isinstance(error, PassphraseNeeded | WrongPassphrase):
        problem = str(error) if isinstance(error, WrongPassphrase) else ""
        home.start(_ask(home, file, problem))
        return
    finding = None
    if isinstance(error, CannotOpen):
        finding = findings.after_refusal(file, error, secret)
    if finding is None:
        home.tell(str(error), severity="error")
        return
    _start(home, finding, file, secret)


def check_session(home: Home) -> None:
    """Look the open session over and list what can be gone back to."""
    if home.desk.path is not None:
        _start(home, findings.when_asked(home.desk, home.desk.path))


def change_passphrase(home: Home) -> None:
    """Set, change or take off the open session's passphrase."""
    home.start(_change_passphrase(home))


def leaving_words(problem: NotSaved) -> str:
    """That leaving now would lose something, and how not to."""
    copy = shown_key(BY_NAME["session.copy"].key)
    return _("{problem} {key} saves a copy; leave again to give up what is not saved.").format(
        problem=problem, key=copy
    )


# ------------------------------------------------------------------ the recovery screen


def _start(
    home: Home, finding: Finding, file: Path | None = None, secret: Passphrase | None = None
) -> None:
    home.start(_show(home, finding, file, secret))


async def _show(home: Home, finding: Finding, file: Path | None, secret: Passphrase | None) -> None:
    """Show `finding`, of the open session or of a file that does not open, and do what is chosen.

    Args:
        file: the session file that does not open; None for the open session.
        secret: the passphrase of that file.
    """
    choice = await home.ask(RecoveryScreen(finding))
    if choice is None:
        return
    try:
        await _do(home, choice, file, secret if file else home.desk.passphrase)
    except (ArvoverkkoError, OSError) as error:
        home.tell(str(error), severity="error")


async def _do(home: Home, choice: Choice, file: Path | None, secret: Passphrase | None) -> None:
    version = choice.version
    if choice.deed == "library":
        home.action_library()
    elif choice.deed == "save_copy":
        await save_copy_elsewhere(home)
    elif version is None:
        return
    elif choice.deed == "restore":
        _restore(home, version)
    elif choice.deed == "look":
        home.desk.open(version.path, secret, read_only=True)
        home.enter_session()
    elif choice.deed == "copy":
        await _open_as_own(home, version, file or home.desk.path or version.path, secret)


def _restore(home: Home, version: Version) -> None:
    then = read_version(version.path, home.desk.passphrase)
    change = restoring(home.desk.workshop, then, home.desk.now())
    if change is None:
        home.tell(_("The session holds the same already."))
        return
    home.make(change)
    home.tell(_("The earlier version is back; undo takes it away again."))


async def _open_as_own(home: Home, version: Version, file: Path, secret: Passphrase | None) -> None:
    question = _("Open this version as which file? The session itself stays as it is.")
    target = await home.ask(PromptScreen(question, str(free_path(file, version))))
    if target is None:
        return
    workshop = read_version(version.path, secret)
    codec = secret.new_lock() if secret is not None else PLAIN
    home.open_path(save_copy(workshop, target, codec), secret)


# ------------------------------------------------------------------ passphrases


async def _ask(home: Home, file: Path, problem: str) -> None:
    question = _("The passphrase of {name}").format(name=file.name)
    answer = await home.ask(PassphraseScreen(question, problem))
    if answer is not None:
        home.open_path(file, answer.secret)


async def _change_passphrase(home: Home) -> None:
    question = _("New passphrase; without it nobody can open the session. Empty takes it off.")
    answer = await home.ask(PassphraseScreen(question, may_be_empty=True))
    if answer is None or (answer.secret is None and home.desk.passphrase is None):
        return
    if answer.secret is not None:
        again = await home.ask(PassphraseScreen(_("The same passphrase again")))
        if again != answer:
            home.tell(_("The two were not the same; nothing was changed."), severity="warning")
            return
    try:
        readable = reopening.change_passphrase(home.desk, answer.secret)
    except (ArvoverkkoError, OSError) as error:
        home.tell(str(error), severity="error")
        return
    finally:
        if home.desk.is_open:
            home.enter_session()
        else:
            home.action_library()
    home.tell(changed_words(readable, locked=answer.secret is not None))
