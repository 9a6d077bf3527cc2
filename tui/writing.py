"""Documents of the open session, written into a folder. No Textual in here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from model.store import write_atomically
from tui.desk import Desk


@dataclass(frozen=True, slots=True)
class Written:
    """Documents on the disk."""

    files: tuple[Path, ...]
    remarks: tuple[str, ...]
    """What was left out or altered on the way, in words."""


def write_documents(
    desk: Desk,
    folder: Path,
    formats: tuple[str, ...],
    *,
    personal_data: bool = False,
    pseudonyms: bool = False,
    flavour: Literal["plain", "yed"] = "plain",
    collapse: bool = False,
) -> Written:
    """Write the open session in `formats` into `folder`, made where only it is missing."""
    from exporters.options import ExportOptions
    from exporters.registry import default_filename, document

    workshop = desk.workshop
    options = ExportOptions(
        now=desk.now(),
        language=workshop.session.language,
        personal_data=personal_data or pseudonyms,
        pseudonyms=pseudonyms,
        flavour=flavour,
        collapse=collapse,
    )
    documents = [(key, document(workshop, key, options)) for key in formats]
    folder.mkdir(exist_ok=True)
    files = []
    for key, made in documents:
        path = folder / default_filename(workshop, key)
        write_atomically(path, made.data)
        files.append(path)
    remarks = dict.fromkeys(remark for _key, made in documents for remark in made.remarks)
    return Written(tuple(files), tuple(remarks))
