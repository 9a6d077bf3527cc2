"""Days and steps from an agenda template, and a whole new session from one."""

from __future__ import annotations

import datetime as dt

from locales import _
from model.changes import new
from model.daytimes import moved_along
from model.entities import Day, Session, Step
from model.errors import Refused
from model.methods.catalogue import DEFAULT_AGENDA, Catalogue
from model.methods.template import AgendaTemplate, TemplateDay, TemplateStep
from model.workshop import Workshop, in_order_of_creation


def plan(
    template: AgendaTemplate, *, start: dt.datetime, language: str, at: dt.datetime
) -> tuple[list[Day], list[Step]]:
    """The days and steps of `template`, its first day at `start`, with titles in `language`.

    The later days follow at the same clock time, as many days apart as the template says. Where
    `start` is not the template's own clock time, the fixed times move along, so that the plan
    stays as it was composed; a time that would fall past midnight is fixed no longer.

    Args:
        template: what to plan.
        start: when the first step of the first day is to begin, local.
        language: "fi" or "en".
        at: the moment of creation, local.

    Raises:
        Refused: where a day would fall past the end of the calendar.
    """
    days: list[Day] = []
    steps: list[Step] = []
    for number, template_day in enumerate(template.days, start=1):
        day_start = _later(start, template_day.after)
        day_steps = [
            _step(step, template_day, day_start, language, at) for step in template_day.steps
        ]
        steps += day_steps
        days.append(
            new(
                Day,
                number=number,
                title=template_day.title.of(language),
                phase=template_day.phase,
                start=day_start,
                ends=moved_along(template_day.ends, template_day.begins, day_start),
                steps=tuple(step.id for step in day_steps),
                created=at,
            )
        )
    return days, steps


def _later(start: dt.datetime, days: int) -> dt.datetime:
    try:
        return start + dt.timedelta(days=days)
    except OverflowError:
        raise Refused(_("the workshop days would run past the year 9999")) from None


def _step(
    step: TemplateStep, day: TemplateDay, day_start: dt.datetime, language: str, at: dt.datetime
) -> Step:
    return new(
        Step,
        title=step.title.of(language),
        method=step.method,
        part=step.part,
        minutes=step.minutes,
        fixed=moved_along(step.fixed, day.begins, day_start),
        optional=step.optional,
        buffer=step.buffer,
        firm=step.firm,
        group=step.group,
        instruction=step.instruction.of(language),
        created=at,
    )


def session_from_template(
    title: str,
    template_key: str | None,
    language: str,
    start: dt.datetime,
    at: dt.datetime,
    *,
    catalogue: Catalogue | None = None,
) -> Workshop:
    """A new session with the agenda of a template.

    Args:
        title: the session's title.
        template_key: key of the template; None for the three workshop days.
        language: "fi" or "en".
        start: when the first workshop day begins, local.
        at: the moment of creation, local.
        catalogue: where the template is looked up; ours alone where none is given.

    Raises:
        Refused: where there is no such template, or the title or language does not fit.
    """
    agendas = (catalogue or Catalogue.load()).agendas
    key = template_key or DEFAULT_AGENDA
    if key not in agendas:
        raise Refused(
            _("there is no agenda {key}; there are: {names}").format(
                key=key, names=", ".join(agendas)
            )
        )
    session = new(Session, title=title, language=language, created=at)
    days, steps = plan(agendas[key], start=start, language=language, at=at)
    return Workshop(
        session=session, days=in_order_of_creation(days), steps=in_order_of_creation(steps)
    )
