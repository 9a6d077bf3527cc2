"""Leading the tables of an older schema to the present one: pure steps, one schema number each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from locales import _
from model.errors import CannotOpen
from model.store.sessionfile import SCHEMA, Document, Tables

Step = Callable[[Tables], Tables]


def migrate(
    tables: Tables, schema: int, steps: Mapping[int, Step] | None = None, to: int = SCHEMA
) -> Tables:
    """`tables` of `schema` as schema `to` has them.

    Raises:
        CannotOpen: where no steps lead from `schema` to `to`.
    """
    steps = STEPS if steps is None else steps
    for number in range(schema, to):
        if number not in steps:
            raise CannotOpen(
                _("The file has the old form {schema}, which this version cannot read.").format(
                    schema=schema
                )
            )
        tables = steps[number](tables)
    return tables


def migrate_change(change: Document, schema: int) -> Document:
    """A change of the change log, `before` and `after` as the present schema has them.

    Raises:
        CannotOpen: where no steps lead from `schema` to the present one.
    """
    if schema >= SCHEMA:
        return change
    return {**change, "edits": [_migrated_edit(edit, schema) for edit in change["edits"]]}


def _migrated_edit(edit: Document, schema: int) -> Document:
    sides = {side: edit[side] for side in ("before", "after")}
    rows = {side: document for side, document in sides.items() if document is not None}
    return {**edit, **sides, **migrate({edit["table"]: rows}, schema)[edit["table"]]}


# ------------------------------------------------------------------ the steps


def _from_0(tables: Tables) -> Tables:
    """Actors had `short` for `label`; links `giver`, `receiver`, and `tangible` as yes or no."""
    changed = dict(tables)
    for table, mend in (("actors", _actor_from_0), ("links", _link_from_0)):
        if table in tables:
            changed[table] = {key: mend(row) for key, row in tables[table].items()}
    return changed


def _actor_from_0(row: Document) -> Document:
    return {("label" if name == "short" else name): value for name, value in row.items()}


def _link_from_0(row: Document) -> Document:
    names = {"giver": "source", "receiver": "target"}
    mended = {names.get(name, name): value for name, value in row.items() if name != "tangible"}
    if "tangible" in row:
        mended["nature"] = "tangible" if row["tangible"] else "intangible"
    return mended


STEPS: Mapping[int, Step] = {0: _from_0}
"""By the schema a step starts from; each leads to the next number and changes nothing in place."""
