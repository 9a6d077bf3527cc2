"""The methods that the agenda used, with where each one comes from."""

from __future__ import annotations

from exporters.markdown.blocks import bullets, emphasised, strong
from exporters.markdown.report import Report
from exporters.markdown.text import inline
from locales import _, language
from model.methods.catalogue import Catalogue


def body(report: Report) -> list[str]:
    """The methods in the order in which the days used them; steps without one are not counted."""
    known = report.options.methods or Catalogue.load().methods
    workshop = report.workshop
    keys = [step.method for day in workshop.days_in_order() for step in workshop.steps_of(day)]
    lines = []
    for key in dict.fromkeys(filter(None, keys)):
        method = known.get(key)
        if method is None:
            lines.append(inline(key))
            continue
        words = strong(inline(method.title.of(language())))
        if purpose := method.purpose.of(language()):
            words += f": {inline(purpose)}"
        if method.source:
            source = _("Source: {source}").format(source=inline(method.source))
            words += f" {emphasised(source)}"
        lines.append(words)
    return [bullets(lines)] if lines else []
