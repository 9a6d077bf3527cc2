"""What the columns of tables can be read as: the fields of every document and some of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from importers.draft import NOTHING, Scope
from importers.fields import FIELDS, field_of
from importers.tables_words import FIRST, GETS_FROM, GIVES_TO, ID, LAST, SUBMITTED
from importers.values import shown
from locales import N_, _
from model.capture.folding import plain
from model.errors import Refused

Kind = Literal["actors", "links"]
"""Whether the rows are actors (and their people), or links."""

EXTRA_TITLES: Mapping[str, str] = {
    ID: N_("Identifier"),
    FIRST: N_("Contact person: first name"),
    LAST: N_("Contact person: family name"),
    GIVES_TO: N_("Gives to (names)"),
    GETS_FROM: N_("Gets from (names)"),
    SUBMITTED: N_("When it was answered"),
}
"""What a column of a table can be read as beyond the fields of every document."""


def field_title(field: str, scope: Scope | None = None) -> str:
    """The name of a field, in the language in force; of actors first where `scope` is None."""
    if field == NOTHING:
        return _("left out")
    if field in EXTRA_TITLES:
        return _(EXTRA_TITLES[field])
    scopes: tuple[Scope, ...] = ("actor", "link") if scope is None else (scope,)
    known = next(filter(None, (field_of(each, field) for each in scopes)), None)
    return known.title if known is not None else field


def choices(kind: Kind) -> tuple[str, ...]:
    """What a column of such a table can be read as, `NOTHING` first."""
    if kind == "links":
        ends = tuple(field.key for field in FIELDS["link"] if field.key != "origins")
        return (NOTHING, *ends, ID)
    own = [field.key for field in FIELDS["actor"] if field.key != "origins"]
    at = own.index("contact_name") + 1
    return (NOTHING, *own[:at], FIRST, LAST, *own[at:], GIVES_TO, GETS_FROM, ID, SUBMITTED)


def field_called(text: str) -> str:
    """The field that `text` names: its key, or its title in either language.

    Raises:
        Refused: where there is none such, naming all.
    """
    wanted = plain(text)
    if wanted in ("", "-", "ignore", "ignored", "none", "skip", "ohita", "pois"):
        return NOTHING
    every = dict.fromkeys((*choices("actors"), *choices("links"), "origins"))
    for field in every:
        if wanted in (field, plain(field_title(field))):
            return field
    raise Refused(
        _("a column cannot be read as “{field}”; there are {fields}").format(
            field=shown(text), fields=", ".join(filter(None, every))
        )
    )
