"""Which method's form is shown, in the method place and to the room."""

from __future__ import annotations

from dataclasses import replace

from model.entities import Sheet, Step
from model.forms import method_behind, sheet_for, sheets_of
from model.methods import Method
from model.workshop import Workshop
from tui.aids import MethodChoice
from tui.desk import Desk


def method_shown(desk: Desk) -> tuple[Method | None, Sheet | None]:
    """The chosen method, else the running step's, else the one used last; and its sheet, if any.

    A sheet whose method is not on this laptop is shown by what the sheet itself holds.
    """
    workshop, methods, step = desk.workshop, desk.catalogue.methods, desk.running_step()
    if step is not None and step.id != desk.aids.method.step:
        desk.aids.method = _choice_for(step, desk.aids.method, workshop)
    choice = desk.aids.method
    key = choice.key or (step.method if step else "")
    if not key and workshop.sheets:
        key = list(workshop.sheets.values())[-1].method
    sheet = workshop.sheets.get(choice.sheet) or sheet_for(workshop, key)
    if sheet is None and key not in methods and (earlier := sheets_of(workshop, key)):
        return method_behind(earlier[-1], methods), None
    return method_behind(sheet, methods) if sheet else methods.get(key), sheet


def _choice_for(step: Step, before: MethodChoice, workshop: Workshop) -> MethodChoice:
    """A step that starts brings its own method; a break leaves open what was being written."""
    if step.method:
        return MethodChoice(step.id, guide=before.guide)
    last = workshop.steps.get(before.step)
    return replace(before, step=step.id, key=before.key or (last.method if last else ""))
