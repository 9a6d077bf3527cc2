"""`methods`: the catalogue."""

from __future__ import annotations

from argparse import Namespace

from locales import _, language, pgettext
from model.methods import Catalogue, form_words, methods_document
from model.store import data_folder
from tui.cli.failures import say
from tui.cli.output import Output


def catalogue() -> Catalogue:
    """Our methods and agendas, and those the facilitator keeps in the data folder."""
    return Catalogue.load(data_folder())


def methods(options: Namespace, output: Output) -> int:
    """Write the catalogue; mistakes in the facilitator's own files go to stderr."""
    loaded = catalogue()
    for problem in loaded.problems:
        say(problem)
    if output.as_json:
        output.json(methods_document(loaded))
        return 0
    rows = [
        (
            method.key,
            str(int(method.phase)),
            form_words(method.form),
            str(method.minutes.total),
            method.title.of(language()),
        )
        for method in loaded.methods.values()
    ]
    output.table(
        (
            pgettext("column", "Key"),
            _("Phase"),
            pgettext("column", "Form"),
            _("Minutes"),
            _("Method"),
        ),
        rows,
        "<><><",
    )
    output.line()
    output.line(_("Agendas for a new session:"))
    agendas = [
        (template.key, str(len(template.days)), template.title.of(language()))
        for template in loaded.agendas.values()
    ]
    output.table((pgettext("column", "Key"), _("Days"), _("Agenda")), agendas, "<><")
    return 0
