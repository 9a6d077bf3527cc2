"""Sessions that come to be: `new` and `sample`."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from pathlib import Path

from locales import _, language, pgettext
from model.methods import session_from_template
from model.store import create_session
from model.workshop import Workshop
from tui.cli.files import library
from tui.cli.methods import catalogue
from tui.cli.output import Output
from tui.cli.usage import WrongUsage

_FIRST_DAY_BEGINS = dt.time(9, 0)


def new(options: Namespace, output: Output) -> int:
    """Make a session with the agenda asked for."""
    now = dt.datetime.now().replace(microsecond=0)
    tomorrow = dt.datetime.combine(now.date() + dt.timedelta(days=1), _FIRST_DAY_BEGINS)
    workshop = session_from_template(
        options.title,
        options.agenda,
        options.session_language or language(),
        options.start or tomorrow,
        now,
        catalogue=catalogue(),
    )
    return _create(library().resolve(options.file, new=True), workshop, output)


def sample(options: Namespace, output: Output) -> int:
    """Copy a sample to a file or into the library, or name the samples."""
    from model.samples import sample_names, sample_title, sample_workshop

    titles = {name: sample_title(name) for name in sample_names()}
    if options.list:
        if output.as_json:
            output.json([{"name": name, "title": title} for name, title in titles.items()])
        else:
            output.table((pgettext("column", "Name"), _("Title")), list(titles.items()))
        return 0
    if options.name is None:
        raise WrongUsage(_("name a sample: {names}").format(names=", ".join(titles)))
    workshop = sample_workshop(options.name)
    place = (
        library().resolve(options.output, new=True)
        if options.output
        else library().path_for_title(workshop.session.title)
    )
    return _create(place, workshop, output)


def _create(place: Path, workshop: Workshop, output: Output) -> int:
    opened = create_session(place, workshop)
    opened.recorder.store.close()
    if output.as_json:
        output.json({"file": str(opened.path), "id": workshop.session.id})
    else:
        output.line(str(opened.path))
    return 0
