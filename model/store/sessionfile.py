"""The session file: a plain TinyDB JSON file whose first line says what it is and seals the rest.

Layout, one document per line, so that two versions can be compared with ordinary tools:

    {"_meta":{"1":{"format":…,"schema":1,"generation":12,"sha256":"…","title":…}},
    "session":{
    "1":{…}},
    "actors":{
    "1":{…},
    "2":{…}}}

A locked session's file has the same form: a first line that names nobody, and one table with one
row, in which the file as it would be without the lock is sealed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

import orjson

from model.store.codec import PLAIN, Codec, Protection, Unreadable

FORMAT = "arvoverkko-session"
SCHEMA = 1
"""The schema this program writes; `model.store.migrations` leads older files here."""

META = "_meta"
INVALID = "_invalid"
"""The table of rows that could not be read as entities; they are kept there as they were."""

PROTECTED = "_protected"
"""The one table of a locked file; its one row's `content` is the sealed file."""

HEAD_BYTES = 4096
"""The first line is never longer: a title has at most 120 characters."""

Document = dict[str, Any]
Tables = dict[str, dict[str, Document]]
"""TinyDB's own form: table, then TinyDB's key as a string, then the document."""

_DIGEST = re.compile(rb'"sha256":"([0-9a-f]{64})"')
_NO_DIGEST = "0" * 64


class NoSessionFile(ValueError):
    """The bytes are no session file, or one that is broken off."""


class OtherLock(NoSessionFile):
    """A session file, but under another lock than the one that is asked for, or under none."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the first line of a session file says about it."""

    schema: int
    generation: int
    """How many changes led here, the first content counted as one."""
    last_change: str
    """Id of the last change, which tells this line of changes from another one's."""
    session: str
    """Id of the session."""
    title: str
    changed: dt.datetime
    """When the last change was made: local wall clock."""
    actors: int
    links: int
    notes: int
    illustrative: bool
    protection: Protection | None = None
    """The lock of the file; title and figures are hidden then."""

    def hidden(self, protection: Protection) -> Head:
        """What the first line of the locked file may say."""
        return replace(
            self,
            title="",
            actors=0,
            links=0,
            notes=0,
            illustrative=False,
            protection=protection,
        )

    def document(self) -> Document:
        """The head as the one document of the table `_meta`."""
        document = {
            "format": FORMAT,
            "schema": self.schema,
            "generation": self.generation,
            "sha256": _NO_DIGEST,
            "last_change": self.last_change,
            "session": self.session,
            "title": self.title,
            "changed": self.changed.isoformat(),
            "actors": self.actors,
            "links": self.links,
            "notes": self.notes,
            "illustrative": self.illustrative,
        }
        if self.protection is not None:
            document["protection"] = self.protection.document()
        return document

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> Head:
        """The head that `document` describes.

        Raises:
            NoSessionFile: where it is none of ours.
        """
        try:
            if document["format"] != FORMAT:
                raise NoSessionFile
            return cls(
                schema=int(document["schema"]),
                generation=int(document["generation"]),
                last_change=str(document["last_change"]),
                session=str(document["session"]),
                title=str(document["title"]),
                changed=dt.datetime.fromisoformat(document["changed"]).replace(tzinfo=None),
                actors=int(document["actors"]),
                links=int(document["links"]),
                notes=int(document["notes"]),
                illustrative=bool(document["illustrative"]),
                protection=_protection(document),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise NoSessionFile from error


@dataclass(frozen=True, slots=True)
class SessionFile:
    """A session file's content."""

    head: Head
    tables: Tables
    """Every table but `_meta`, with those that this version does not know."""
    intact: bool
    """Whether the checksum fits: whether these are the bytes that were written."""


Data = Mapping[str, Mapping[str, Document | bytes]]
"""What TinyDB has its storage write; a row may be encoded already."""


def encode(data: Data, codec: Codec = PLAIN) -> bytes:
    """The bytes of a session file for TinyDB's `data`, `_meta` among it, sealed by `codec`.

    The checksum is set here. Most rows are the same in every generation and come encoded.
    """
    raw = _encoded(data)
    if codec.protection is None:
        return raw
    head = Head.of(cast(Document, data[META]["1"])).hidden(codec.protection)
    content = {"content": codec.seal(raw, b"file").decode()}
    return _encoded({META: {"1": head.document()}, PROTECTED: {"1": content}})


def _encoded(data: Data) -> bytes:
    try:
        meta = {META: {"1": {**cast(Document, data[META]["1"]), "sha256": _NO_DIGEST}}}
    except KeyError as error:
        raise NoSessionFile from error
    first = orjson.dumps(meta)[:-1]
    pieces = [b""]
    for name, rows in data.items():
        if name == META:
            continue
        lines = [
            b'"%b":%b' % (key.encode(), row if isinstance(row, bytes) else orjson.dumps(row))
            for key, row in rows.items()
        ]
        opening = orjson.dumps(name) + b":{"
        pieces.append(opening + b"\n" + b",\n".join(lines) + b"}" if lines else opening + b"}")
    rest = b",\n".join(pieces) + b"}\n"
    digest = hashlib.sha256(first)
    digest.update(rest)
    return first.replace(_NO_DIGEST.encode(), digest.hexdigest().encode(), 1) + rest


def decode(raw: bytes, codec: Codec = PLAIN) -> SessionFile:
    """What the bytes of a session file hold.

    Raises:
        NoSessionFile: where they are none, or are broken off.
        OtherLock: where they are under another lock than that of `codec`, or under none.
    """
    outer = decode_outside(raw)
    protection = outer.head.protection
    if (protection.id if protection else "") != codec.lock_id:
        raise OtherLock
    if protection is None:
        return outer
    try:
        inside = codec.unseal(outer.tables[PROTECTED]["1"]["content"].encode(), b"file")
    except (Unreadable, KeyError, AttributeError) as error:
        raise NoSessionFile from error
    content = decode_outside(inside)
    return replace(content, intact=outer.intact and content.intact)


def decode_outside(raw: bytes) -> SessionFile:
    """What can be read of a session file without opening its lock.

    Raises:
        NoSessionFile: where the bytes are none, or are broken off.
    """
    try:
        data = orjson.loads(raw)
    except ValueError as error:
        raise NoSessionFile from error
    if not isinstance(data, dict) or not all(map(_is_table, data.values())):
        raise NoSessionFile
    head = Head.of(data.pop(META, {}).get("1", {}))
    return SessionFile(head=head, tables=data, intact=_fits_checksum(raw))


def _protection(document: Mapping[str, Any]) -> Protection | None:
    """The lock that a head names; a newer program's may be of a kind that is not known here."""
    if not (lock := document.get("protection")):
        return None
    try:
        return Protection.of(lock)
    except (KeyError, TypeError, ValueError):
        if int(document["schema"]) > SCHEMA:
            return None
        raise


def read_head(beginning: bytes) -> Head:
    """The head of the session file that begins with these bytes (`HEAD_BYTES` of them).

    Raises:
        NoSessionFile: where they are not the beginning of a session file.
    """
    line = beginning[: beginning.find(b"\n")].rstrip(b",")
    try:
        data = orjson.loads(line + b"}")
        return Head.of(data[META]["1"])
    except (ValueError, KeyError, TypeError) as error:
        raise NoSessionFile from error


def looks_like_ours(raw: bytes) -> bool:
    """Whether the bytes were a session file once, whatever has become of them."""
    return FORMAT.encode() in raw[:HEAD_BYTES]


def _fits_checksum(raw: bytes) -> bool:
    match = _DIGEST.search(raw, 0, max(raw.find(b"\n"), 0))
    if match is None:
        return False
    start, end = match.span(1)
    digest = hashlib.sha256(raw[:start])
    digest.update(_NO_DIGEST.encode())
    digest.update(memoryview(raw)[end:])
    return digest.hexdigest().encode() == match.group(1)


def _is_table(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(row, dict) for row in value.values())
