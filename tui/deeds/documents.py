"""What the commands do that write files: documents and copies."""

from __future__ import annotations

from pathlib import Path

from locales import _
from model.errors import ArvoverkkoError, Refused
from tui.home import Home
from tui.screens.dialogs import PromptScreen


def typed_path(text: str) -> Path:
    """The path that a person typed, `~` and links followed.

    Raises:
        Refused: where it leads nowhere.
    """
    try:
        return Path(text).expanduser().resolve()
    except RuntimeError as error:
        raise Refused(
            _("“{path}” leads nowhere: no such home folder, or links that go in a circle").format(
                path=text[:80]
            )
        ) from error


async def export(home: Home) -> None:
    """Write the report and the network file into a folder that is asked for."""
    question = _("Write the report and the GraphML file into which folder?")
    folder = await home.ask(PromptScreen(question, str(Path.cwd())))
    if folder is None:
        return
    try:
        files = home.desk.export(typed_path(folder), ("markdown", "graphml"))
    except (ArvoverkkoError, OSError) as error:
        home.tell(_("Not written: {reason}").format(reason=error), severity="error")
        return
    home.tell(_("Written: {files}").format(files="  ".join(str(file) for file in files)))


async def save_copy_elsewhere(home: Home) -> None:
    """Write the whole session to another file that is asked for."""
    path = await home.ask(PromptScreen(_("Save a copy as which file?")))
    if path is None:
        return
    try:
        home.desk.save_copy(typed_path(path))
    except (ArvoverkkoError, OSError) as error:
        home.tell(_("Not written: {reason}").format(reason=error), severity="error")
        return
    home.tell(_("A copy is in {file}").format(file=path))
