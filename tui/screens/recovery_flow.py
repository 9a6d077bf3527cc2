"""From what opening found to what the facilitator chooses to do about it."""

from __future__ import annotations

from collections.abc import Coroutine
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
from tui.cli.passphrases import changed_words
from tui.commands import BY_NAME
from tui.screens import recovery_findings as findings
from tui.screens.dialogs import PromptScreen
from tui.screens.recovery import Choice, Finding, RecoveryScreen, free_path
from tui.screens.recovery_dialogs import PassphraseScreen
from tui.widgets.footer import shown_key

if TYPE_CHECKING:
    from model.store import Passphrase
    from tui.app import ArvoverkkoApp


def tell_opened(app: ArvoverkkoApp, report: OpeningReport) -> None:
    """Show what opening found; a small thing in passing."""
    finding = findings.after_opening(app.desk, report)
    if finding is not None:
        _start(app, finding)
        return
    for problem in report.problems:
        app.tell(problem, severity="warning")


def tell_refused(
    app: ArvoverkkoApp, file: Path, error: Exception, secret: Passphrase | None
) -> None:
    """Say why a session does not open: ask for the passphrase, or offer what lies beside it."""
    if isinstance(error, PassphraseNeeded | WrongPassphrase):
        problem = str(error) if isinstance(error, WrongPassphrase) else ""
        _run(app, _ask(app, file, problem))
        return
    finding = None
    if isinstance(error, CannotOpen):
        finding = findings.after_refusal(file, error, secret)
    if finding is None:
        app.tell(str(error), severity="error")
        return
    _start(app, finding, file, secret)


def check_session(app: ArvoverkkoApp) -> None:
    """Look the open session over and list what can be gone back to."""
    if app.desk.path is not None:
        _start(app, findings.when_asked(app.desk, app.desk.path))


def change_passphrase(app: ArvoverkkoApp) -> None:
    """Set, change or take off the open session's passphrase."""
    _run(app, _change_passphrase(app))


def leaving_words(problem: NotSaved) -> str:
    """That leaving now would lose something, and how not to."""
    copy = shown_key(BY_NAME["session.copy"].key)
    return _("{problem} {key} saves a copy; leave again to give up what is not saved.").format(
        problem=problem, key=copy
    )


# ------------------------------------------------------------------ the recovery screen


def _start(
    app: ArvoverkkoApp, finding: Finding, file: Path | None = None, secret: Passphrase | None = None
) -> None:
    _run(app, _show(app, finding, file, secret))


def _run(app: ArvoverkkoApp, steps: Coroutine[None, None, None]) -> None:
    """Once the screen that is being opened stands, so that this comes on top of it."""

    def go() -> None:
        app.run_worker(steps, group="recovery")

    app.call_after_refresh(go)


async def _show(
    app: ArvoverkkoApp, finding: Finding, file: Path | None, secret: Passphrase | None
) -> None:
    """Show `finding`, of the open session or of a file that does not open, and do what is chosen.

    Args:
        file: the session file that does not open; None for the open session.
        secret: the passphrase of that file.
    """
    choice = await app.push_screen_wait(RecoveryScreen(finding))
    try:
        await _do(app, choice, file, secret if file else app.desk.passphrase)
    except (ArvoverkkoError, OSError) as error:
        app.tell(str(error), severity="error")


async def _do(
    app: ArvoverkkoApp, choice: Choice, file: Path | None, secret: Passphrase | None
) -> None:
    version = choice.version
    if choice.deed == "library":
        app.action_library()
    elif choice.deed == "save_copy":
        app.action_save_copy()
    elif version is None:
        return
    elif choice.deed == "restore":
        _restore(app, version)
    elif choice.deed == "look":
        app.desk.open(version.path, secret, read_only=True)
        app.enter_session()
    elif choice.deed == "copy":
        await _open_as_own(app, version, file or app.desk.path or version.path, secret)


def _restore(app: ArvoverkkoApp, version: Version) -> None:
    then = read_version(version.path, app.desk.passphrase)
    change = restoring(app.desk.workshop, then, app.desk.now())
    if change is None:
        app.tell(_("The session holds the same already."))
        return
    app.make(change)
    app.tell(_("The earlier version is back; undo takes it away again."))


async def _open_as_own(
    app: ArvoverkkoApp, version: Version, file: Path, secret: Passphrase | None
) -> None:
    question = _("Open this version as which file? The session itself stays as it is.")
    target = await app.push_screen_wait(PromptScreen(question, str(free_path(file, version))))
    if target is None:
        return
    workshop = read_version(version.path, secret)
    codec = secret.new_lock() if secret is not None else PLAIN
    app.open_path(save_copy(workshop, target, codec), secret)


# ------------------------------------------------------------------ passphrases


async def _ask(app: ArvoverkkoApp, file: Path, problem: str) -> None:
    question = _("The passphrase of {name}").format(name=file.name)
    answer = await app.push_screen_wait(PassphraseScreen(question, problem))
    if answer is not None:
        app.open_path(file, answer.secret)


async def _change_passphrase(app: ArvoverkkoApp) -> None:
    question = _("New passphrase; without it nobody can open the session. Empty takes it off.")
    answer = await app.push_screen_wait(PassphraseScreen(question, may_be_empty=True))
    if answer is None or (answer.secret is None and app.desk.passphrase is None):
        return
    if answer.secret is not None:
        again = await app.push_screen_wait(PassphraseScreen(_("The same passphrase again")))
        if again != answer:
            app.tell(_("The two were not the same; nothing was changed."), severity="warning")
            return
    try:
        readable = app.desk.change_passphrase(answer.secret)
    except (ArvoverkkoError, OSError) as error:
        app.tell(str(error), severity="error")
        return
    finally:
        if app.desk.is_open:
            app.enter_session()
        else:
            app.action_library()
    app.tell(changed_words(readable, locked=answer.secret is not None))
