"""A method file read into a method."""

from __future__ import annotations

from collections.abc import Mapping

from locales import _
from model.entities import Actor, Entity, Form, Group, Phase, Rows, Target
from model.entities.text import clean_line
from model.methods.fields import Fields
from model.methods.method import (
    Both,
    Field,
    LinksView,
    Method,
    Minutes,
    Scale,
)
from model.methods.source_file import SourceFile

PROMPTS = (3, 6)
"""The fewest and the most prompts of a method: enough to choose from, few enough to see at once."""

DAY_MINUTES = 24 * 60

_NEEDS_COLUMNS = {Form.ACTORS, Form.BOARD, Form.GRID, Form.TARGETS}
_NEEDS_ITEMS = {Form.RATING, Form.CHECKLIST}
_ENTITY_OF: Mapping[Form, type[Entity]] = {Form.ACTORS: Actor, Form.TARGETS: Target}
_FREE_FIELDS = {"id", "created"}


def read_method(file: SourceFile, key: str, *, own: bool) -> Method | None:
    """The method in `file`, or None where a mistake keeps it from being used.

    Every mistake is reported to `file`.
    """
    fields = Fields(file, file.data, ())
    form = fields.choice("form", Form, None)
    method = Method(
        key=key,
        phases=fields.choices("phases", Phase),
        form=form,
        group=fields.choices("group", Group),
        title=fields.names("title", required=True),
        purpose=fields.words("purpose", required=True),
        minutes=_minutes(fields),
        prompts=_prompts(fields, own=own),
        materials=fields.lists("materials"),
        source=fields.text("source"),
        columns=_form_fields(fields, "columns"),
        items=_form_fields(fields, "items"),
        scale=_scale(fields),
        view=fields.choice("view", LinksView, LinksView.MAP),
        rows=fields.choice("rows", Rows, Rows.FREE),
        owner_and_date=fields.flag("owner_and_date"),
        votes=fields.number("votes", 0, 0, 99),
        answers=fields.flag("answers"),
        rounds=fields.number("rounds", 0, 0, 20),
        place=fields.number("place", 99, 0, 999),
        own=own,
    )
    fields.finish()
    if file.data.get("form") == form.value:
        _check_form(fields, method)
    return method if file.usable else None


def _minutes(fields: Fields) -> Minutes:
    if not fields.has("minutes"):
        fields.wrong("minutes", _("is missing"))
    table = fields.table("minutes")
    minutes = Minutes(
        opening=table.number("opening", 0, 0, DAY_MINUTES),
        processing=table.number("processing", 0, 0, DAY_MINUTES),
        closing=table.number("closing", 0, 0, DAY_MINUTES),
    )
    table.finish()
    return minutes


def _prompts(fields: Fields, *, own: bool) -> Both[tuple[str, ...]]:
    """The prompts; a facilitator's own method may have any number of them."""
    prompts = fields.lists("prompts", required=not own)
    low, high = PROMPTS
    for texts in () if own else (prompts.fi, prompts.en):
        if not low <= len(texts) <= high:
            fields.wrong("prompts", _("must have {low} to {high} texts").format(low=low, high=high))
    return prompts


def _form_fields(fields: Fields, name: str) -> tuple[Field, ...]:
    found: dict[str, Field] = {}
    for table in fields.tables(name):
        key = table.text("key", clean=clean_line)
        if not key:
            table.wrong("key", _("is missing"))
        elif key in found:
            table.wrong("key", _("{key} is there twice").format(key=key))
        found[key] = Field(
            key=key,
            title=table.names("title", required=True),
            hint=table.words("hint"),
            group=table.words("group"),
            steps=table.lists("steps"),
        )
        table.finish()
    return tuple(found.values())


def _scale(fields: Fields) -> Scale:
    table = fields.table("scale")
    low = table.number("low", 1, 0, 99)
    high = table.number("high", 5, 1, 100)
    if low >= high:
        table.wrong("high", _("must be greater than low"))
    scale = Scale(low, high, table.words("low_words"), table.words("high_words"))
    table.finish()
    return scale


def _check_form(fields: Fields, method: Method) -> None:
    """What a form cannot do without."""
    needs_items = method.form in _NEEDS_ITEMS or (
        method.form is Form.GRID and method.rows is Rows.GIVEN
    )
    if needs_items and not method.items:
        fields.wrong("items", _("is missing"))
    if method.form in _NEEDS_COLUMNS and not method.columns:
        fields.wrong("columns", _("is missing"))
    if method.form is Form.CAFE and not method.rounds:
        fields.wrong("rounds", _("is missing"))
    entity = _ENTITY_OF.get(method.form)
    if entity is None:
        return
    known = set(entity.model_fields) - _FREE_FIELDS
    for column in method.columns:
        if column.key not in known:
            fields.wrong(
                "columns",
                _("{key} is no field to fill in; there are: {names}").format(
                    key=column.key, names=", ".join(sorted(known))
                ),
            )
