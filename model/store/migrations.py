"""Leading the tables of an older schema to the present one: pure steps, one schema number each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from locales import _
from model.errors import CannotOpen
from model.store.sessionfile import SCHEMA, Tables

Step = Callable[[Tables], Tables]

STEPS: Mapping[int, Step] = {}
"""By the schema a step starts from; each leads to the next number and changes nothing in place."""


def migrate(
    tables: Tables, schema: int, steps: Mapping[int, Step] = STEPS, to: int = SCHEMA
) -> Tables:
    """`tables` of `schema` as schema `to` has them.

    Raises:
        CannotOpen: where no steps lead from `schema` to `to`.
    """
    for number in range(schema, to):
        if number not in steps:
            raise CannotOpen(
                _("The file has the old form {schema}, which this version cannot read.").format(
                    schema=schema
                )
            )
        tables = steps[number](tables)
    return tables
