"""An agenda template written as the file that `read_agenda` reads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from model.entities import Part
from model.methods.method import Both, Method
from model.methods.template import AgendaTemplate, TemplateDay, TemplateStep

_ESCAPES = {
    '"': '\\"',
    "\\": "\\\\",
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
}


def agenda_toml(template: AgendaTemplate, methods: Mapping[str, Method]) -> str:
    """The TOML text of `template`, its key and whether it is one's own left out.

    Words that are the same in both languages stand once; a step that is called as its method is
    has no title of its own, and so speaks both languages.

    Args:
        template: what to write.
        methods: the methods known, by key; what a template names that is not among them is left
            out, for a file that names it could not be read.
    """
    lines = [f"title = {_words(template.title)}"]
    if any((template.purpose.fi, template.purpose.en)):
        lines.append(f"purpose = {_words(template.purpose)}")
    lines.append(f"place = {template.place}")
    for day in template.days:
        lines += ["", "[[days]]", *_day(day)]
        for step in day.steps:
            lines += ["", "[[days.steps]]", *_step(step, methods)]
    return "\n".join(lines) + "\n"


def _day(day: TemplateDay) -> Iterator[str]:
    yield f"title = {_words(day.title)}"
    yield f"phase = {day.phase.value}"
    yield f"after = {day.after}"
    yield f"begins = {_clock(day.begins)}"
    if day.ends is not None:
        yield f"ends = {_clock(day.ends)}"


def _step(step: TemplateStep, methods: Mapping[str, Method]) -> Iterator[str]:
    method = methods.get(step.method)
    if method is None or step.title != method.title:
        yield f"title = {_words(step.title)}"
    if method is not None:
        yield f"method = {text(step.method)}"
    if step.part is not Part.PROCESSING:
        yield f"part = {text(step.part.value)}"
    yield f"minutes = {step.minutes}"
    if step.fixed is not None:
        yield f"fixed = {_clock(step.fixed)}"
    for flag in ("optional", "buffer", "firm"):
        if getattr(step, flag):
            yield f"{flag} = true"
    if step.group is not None:
        yield f"group = {text(step.group.value)}"
    if any((step.instruction.fi, step.instruction.en)):
        yield f"instruction = {_words(step.instruction)}"


def _words(words: Both[str]) -> str:
    if words.fi == words.en:
        return text(words.fi)
    return f"{{ fi = {text(words.fi)}, en = {text(words.en)} }}"


def _clock(time: dt.time) -> str:
    return text(f"{time:%H:%M}")


def text(words: str) -> str:
    """`words` as a TOML basic string on one line."""
    return '"' + "".join(_ESCAPES.get(char, _plain(char)) for char in words) + '"'


def _plain(char: str) -> str:
    """`char` as it stands, or by its number where TOML takes no such character."""
    return char if char >= " " and char != "\x7f" else f"\\u{ord(char):04X}"
