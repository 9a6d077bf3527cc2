"""Documents: `export`."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from pathlib import Path

from exporters.options import ExportOptions
from exporters.registry import FORMATS, default_filename, document
from locales import _
from model.errors import Refused
from model.store import write_atomically
from model.store.sessionfile import HEAD_BYTES, looks_like_ours
from model.workshop import Workshop
from tui.cli.failures import say
from tui.cli.files import reading
from tui.cli.output import Output
from tui.cli.usage import WrongUsage


def export(options: Namespace, output: Output) -> int:
    """Write one document, or name the formats."""
    if options.formats:
        return _tell_formats(output)
    if options.file is None:
        raise WrongUsage(_("export needs a FILE; see {command}").format(command=_HELP))
    if options.format not in FORMATS:
        raise WrongUsage(_("--format needs one of {formats}").format(formats=", ".join(FORMATS)))
    with reading(options.file) as opened:
        workshop = opened.recorder.workshop
    to_stdout = options.output == "-"
    target = None if to_stdout else _target(options.output, workshop, options.format)
    if target is not None:
        _check_target(target)
    choices = ExportOptions(
        now=dt.datetime.now(),
        personal_data=options.personal_data,
        pseudonyms=options.pseudonyms,
        flavour=options.flavour,
        collapse=options.collapse,
    )
    made = document(workshop, options.format, choices)
    if target is None:
        output.bytes(made.data)
    else:
        write_atomically(target, made.data)
        if output.as_json:
            output.json({"file": str(target), "format": options.format, "remarks": made.remarks})
            return 0
        output.line(str(target))
    output.flush()
    for remark in made.remarks:
        say(remark)
    return 0


_HELP = "arvoverkko export --help"


def _tell_formats(output: Output) -> int:
    if output.as_json:
        output.json(
            [
                {"key": item.key, "title": item.title, "suffix": item.suffix}
                for item in FORMATS.values()
            ]
        )
    else:
        rows = [(item.key, item.title, item.suffix) for item in FORMATS.values()]
        output.table((_("Format"), _("What it is"), _("File")), rows)
    return 0


def _target(asked: str | None, workshop: Workshop, key: str) -> Path:
    """Where the document goes; a name that nobody chose never takes another file's place."""
    path = Path(asked).expanduser() if asked is not None else Path.cwd()
    if not path.is_dir():
        return path
    name = default_filename(workshop, key)
    stem, suffix = name.removesuffix(FORMATS[key].suffix), FORMATS[key].suffix
    number = 1
    while (target := path / name).exists():
        number += 1
        name = f"{stem}-{number}{suffix}"
    return target


def _check_target(target: Path) -> None:
    """Refuse a place where a document would do harm or cannot be."""
    if not target.parent.is_dir():
        raise Refused(
            _("there is no folder {folder}; nothing was written").format(folder=target.parent)
        )
    if target.is_file():
        with target.open("rb") as file:
            beginning = file.read(HEAD_BYTES)
        if looks_like_ours(beginning):
            raise Refused(
                _("{file} is a session; nothing was written, choose another name").format(
                    file=target
                )
            )
