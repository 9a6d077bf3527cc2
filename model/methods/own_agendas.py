"""An own agenda template made from the days of a session, and kept as a file of the catalogue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from locales import _
from model.entities import Day, Step
from model.entities.text import clean_name
from model.errors import NotSaved, Refused
from model.methods.catalogue import Catalogue
from model.methods.method import NO_WORDS, Both, Method
from model.methods.source_file import FILE_LIMIT
from model.methods.template import AgendaTemplate, TemplateDay, TemplateStep
from model.methods.write_agenda import agenda_toml
from model.store import disk, write_atomically
from model.store.library import slug
from model.workshop import Workshop

FOLDER = "agendas"
"""Folder of the own agendas in the data folder."""

_MOST_DAYS = 3660
"""The furthest that a template's day may lie from its first."""


def template_of(
    workshop: Workshop,
    title: str,
    methods: Mapping[str, Method],
    days: Sequence[Day] = (),
    taken: Collection[str] = (),
) -> AgendaTemplate:
    """The agenda template that `days` of a session make; without `days`, all of them.

    The plan goes along, not what the day made of it: a step that was added while a day ran has the
    minutes it was added with. Words are those of the session; where a step is called as its method
    is, it takes the method's title in both languages.

    Args:
        workshop: the session.
        title: what the template is called.
        methods: the methods known, by key.
        days: the days to take.
        taken: keys that the template must not have, as those of the catalogue.

    Raises:
        Refused: where there are no days, or the title does not fit.
    """
    chosen = sorted(days or workshop.days_in_order(), key=lambda day: day.start)
    if not chosen:
        raise Refused(_("there is no workshop day; add one first"))
    try:
        name = clean_name(title)
    except ValueError as error:
        raise Refused(str(error)) from error
    language = workshop.session.language
    first = chosen[0].start.date()
    return AgendaTemplate(
        key=_free_key(name, taken),
        title=Both(name, name),
        purpose=NO_WORDS,
        days=tuple(
            TemplateDay(
                title=Both(day.title, day.title),
                phase=day.phase,
                after=min((day.start.date() - first).days, _MOST_DAYS),
                begins=_minute(day.start.time()),
                steps=tuple(_step(step, methods, language) for step in workshop.steps_of(day)),
                ends=_minute(day.ends) if day.ends else None,
            )
            for day in chosen
        ),
        own=True,
    )


def _free_key(title: str, taken: Collection[str]) -> str:
    stem = slug(title, "agenda")
    key, number = stem, 1
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key


def _step(step: Step, methods: Mapping[str, Method], language: str) -> TemplateStep:
    method = methods.get(step.method)
    title = Both(step.title, step.title)
    if method is not None and method.title.of(language) == step.title:
        title = method.title
    return TemplateStep(
        title=title,
        method=step.method if method else "",
        part=step.part,
        minutes=step.minutes or max(step.added, 0),
        fixed=_minute(step.fixed) if step.fixed else None,
        optional=step.optional,
        buffer=step.buffer,
        firm=step.firm,
        group=step.group,
        instruction=Both(step.instruction, step.instruction),
    )


def _minute(time: dt.time) -> dt.time:
    return time.replace(second=0, microsecond=0)


def save_agenda(
    workshop: Workshop, title: str, folder: Path, catalogue: Catalogue, days: Sequence[Day] = ()
) -> tuple[str, Path]:
    """Keep the days of a session as an own agenda; returns its key and its file.

    A catalogue that was loaded before does not know it yet; load it anew.

    Args:
        workshop: the session.
        title: what the agenda is called.
        folder: the data folder, as `Catalogue.load` takes it.
        catalogue: the methods and agendas known.
        days: the days to take; all of them where none are named.

    Raises:
        Refused: where there are no days, or the title or the length does not fit.
        NotSaved: where the disk refuses.
    """
    target = folder / FOLDER
    taken = {*catalogue.agendas, *(path.stem for path in target.glob("*.toml"))}
    template = template_of(workshop, title, catalogue.methods, days, taken)
    data = agenda_toml(template, catalogue.methods).encode("utf-8")
    if len(data) > FILE_LIMIT:
        raise Refused(
            _("the agenda is too long to be kept: {size:,} bytes; at most {limit:,} fit").format(
                size=len(data), limit=FILE_LIMIT
            )
        )
    try:
        target.mkdir(disk.FOLDER_MODE, parents=True, exist_ok=True)
    except OSError as error:
        raise NotSaved(
            _("The folder {folder} cannot be made: {reason}.").format(
                folder=target, reason=disk.reason(error)
            )
        ) from error
    path = target / f"{template.key}.toml"
    write_atomically(path, data)
    return template.key, path
