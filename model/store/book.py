"""A session's tables as they are written: every row encoded once, however often the file is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, cast

import orjson

from model.entities import new_id
from model.store.sessionfile import META, SCHEMA, Document, Head, Tables
from model.workshop import TABLES, Workshop


class Book:
    """The rows of a session file in TinyDB's form, and the generation they have come to.

    TinyDB's keys mean nothing here: rows are found by the entities' own ids.
    """

    def __init__(self, tables: Tables, generation: int, last_change: str) -> None:
        self.generation = generation
        """How many changes led here."""
        self.last_change = last_change
        """Id of the last change."""
        self._tables: dict[str, dict[str, Document | bytes]] = {
            name: dict(tables.get(name, {})) for name in (*TABLES, *tables)
        }
        self._keys: dict[str, dict[str, str]] = {
            name: {str(row.get("id")): key for key, row in tables.get(name, {}).items()}
            for name in TABLES
        }
        self._next_key = {
            name: max((int(key) for key in rows if key.isdecimal()), default=0) + 1
            for name, rows in self._tables.items()
        }
        (self._session,) = tables["session"].values()
        self._changed = dt.datetime.fromisoformat(self._session["created"])

    @classmethod
    def of(cls, workshop: Workshop) -> Book:
        """The book of a session that nothing has been written of yet."""
        tables = {
            name: {str(key): row for key, row in enumerate(rows, start=1)}
            for name, rows in workshop.documents().items()
        }
        return cls(cast(Tables, tables), generation=1, last_change=new_id())

    @property
    def session_id(self) -> str:
        """Id of the session."""
        return str(self._session["id"])

    def changed_at(self, moment: dt.datetime) -> None:
        """Note when the session was last changed."""
        self._changed = moment

    def apply(self, change: Mapping[str, Any]) -> None:
        """Make a change, given as `Change.to_record` gives it: the next generation."""
        for edit in change["edits"]:
            rows, keys = self._tables[edit["table"]], self._keys[edit["table"]]
            if edit["after"] is None:
                rows.pop(keys.pop(edit["id"], ""), None)
                continue
            if (key := keys.get(edit["id"])) is None:
                key = keys[edit["id"]] = self._free_key(edit["table"])
            rows[key] = orjson.dumps(edit["after"])
            if edit["table"] == "session":
                self._session = edit["after"]
        self.generation += 1
        self.last_change = change["id"]
        self._changed = dt.datetime.fromisoformat(change["at"])

    def encode_rows(self) -> None:
        """Encode what came from the file, so that the first change is as quick as any other."""
        for rows in self._tables.values():
            for key, row in rows.items():
                if not isinstance(row, bytes):
                    rows[key] = orjson.dumps(row)

    def data(self) -> dict[str, dict[str, Document | bytes]]:
        """Everything for TinyDB's storage, `_meta` first."""
        return {META: {"1": self.head().document()}, **self._tables}

    def head(self) -> Head:
        """What the file's first line says of this content."""
        return Head(
            schema=SCHEMA,
            generation=self.generation,
            last_change=self.last_change,
            session=self._session["id"],
            title=self._session["title"],
            changed=self._changed.replace(tzinfo=None),
            actors=len(self._tables["actors"]),
            links=len(self._tables["links"]),
            notes=len(self._tables["notes"]),
            illustrative=self._session.get("illustrative", False),
        )

    def _free_key(self, table: str) -> str:
        key = self._next_key[table]
        self._next_key[table] = key + 1
        return str(key)
