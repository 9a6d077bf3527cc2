"""An agenda file read into an agenda template."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from locales import _
from model.entities import Group, Part, Phase
from model.methods.fields import Fields
from model.methods.method import Method
from model.methods.read_method import DAY_MINUTES
from model.methods.source_file import SourceFile
from model.methods.template import AgendaTemplate, TemplateDay, TemplateStep

_NINE = dt.time(9)


def read_agenda(
    file: SourceFile, key: str, methods: Mapping[str, Method], *, own: bool
) -> AgendaTemplate | None:
    """The template in `file`, or None where a mistake keeps it from being used.

    Every mistake is reported to `file`; a method that `methods` does not have is one.
    """
    fields = Fields(file, file.data, ())
    template = AgendaTemplate(
        key=key,
        title=fields.names("title", required=True),
        purpose=fields.words("purpose"),
        days=tuple(_day(day, methods) for day in fields.tables("days")),
        place=fields.number("place", 99, 0, 999),
        own=own,
    )
    fields.finish()
    if not template.days:
        fields.wrong("days", _("is missing"))
    return template if file.usable else None


def _day(fields: Fields, methods: Mapping[str, Method]) -> TemplateDay:
    day = TemplateDay(
        title=fields.names("title", required=True),
        phase=fields.choice("phase", Phase, None),
        after=fields.number("after", 0, 0, 3660),
        begins=fields.clock("begins") or _NINE,
        steps=tuple(_step(step, methods) for step in fields.tables("steps")),
        ends=fields.clock("ends"),
    )
    fields.finish()
    return day


def _step(fields: Fields, methods: Mapping[str, Method]) -> TemplateStep:
    key = fields.text("method")
    method = methods.get(key)
    if key and method is None:
        fields.wrong("method", _("there is no method {key}").format(key=key))
    title = fields.names("title", required=not key)
    if method is not None and not fields.has("title"):
        title = method.title
    step = TemplateStep(
        title=title,
        method=key,
        part=fields.choice("part", Part, Part.PROCESSING),
        minutes=fields.number("minutes", method.minutes.total if method else None, 0, DAY_MINUTES),
        fixed=fields.clock("fixed"),
        optional=fields.flag("optional"),
        buffer=fields.flag("buffer"),
        firm=fields.flag("firm"),
        group=fields.choice("group", Group, Group.PLENARY) if fields.has("group") else None,
        instruction=fields.words("instruction"),
    )
    fields.finish()
    return step
