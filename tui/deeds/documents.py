"""What the commands do that write files: documents and copies."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from locales import _
from model.changes import update
from model.errors import ArvoverkkoError, Refused
from tui.home import Home
from tui.screens.dialogs import PromptScreen
from tui.screens.format_choice import FormatChoiceScreen, Names
from tui.screens.report_sections import ReportSectionsScreen
from tui.writing import write_documents

REMARKS_STAY = 15.0
"""Seconds that what was left out or altered can be read."""


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
    folder: str | None = str(Path.cwd())
    while (folder := await home.ask(PromptScreen(question, folder or ""))) is not None:
        if not (problem := _write(home, folder, ("markdown", "graphml"))):
            return
        # What was typed stays, so that a slip costs a letter and not the path.
        question = _("{problem} Write into which folder?").format(problem=problem)


async def export_as(home: Home) -> None:
    """Write one document in a format that is chosen."""
    folder, before = str(Path.cwd()), None
    while (wanted := await home.ask(FormatChoiceScreen(folder, before))) is not None:
        before = wanted
        problem = _write(
            home,
            wanted.folder,
            (wanted.format,),
            names=wanted.names,
            flavour=wanted.flavour,
            collapse=wanted.collapse,
        )
        if not problem:
            return
        home.tell(problem, severity="error")


def _write(
    home: Home,
    folder: str,
    formats: tuple[str, ...],
    *,
    names: Names = "without",
    flavour: Literal["plain", "yed"] = "plain",
    collapse: bool = False,
) -> str:
    """Write the documents and say where they are; returns why not, where it cannot be done."""
    try:
        written = write_documents(
            home.desk,
            typed_path(folder),
            formats,
            personal_data=names == "with",
            pseudonyms=names == "pseudonyms",
            flavour=flavour,
            collapse=collapse,
        )
    except (ArvoverkkoError, OSError) as error:
        return _("Not written: {reason}.").format(reason=str(error).rstrip("."))
    home.tell(_("Written: {files}").format(files="  ".join(str(file) for file in written.files)))
    if written.remarks:
        home.screen.notify("\n".join(written.remarks), timeout=REMARKS_STAY, markup=False)
    return ""


async def choose_sections(home: Home) -> None:
    """Choose the report's sections and their order; kept with the session."""
    from exporters.markdown.sections import SECTIONS
    from exporters.markdown.write import chosen_sections

    session = home.desk.workshop.session
    titles = {key: section.title or _("Cover") for key, section in SECTIONS.items()}
    chosen = await home.ask(ReportSectionsScreen(titles, chosen_sections(home.desk.workshop)))
    if chosen is not None and chosen != session.report_sections:
        home.try_to(update, session, at=home.desk.now(), report_sections=chosen)


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
