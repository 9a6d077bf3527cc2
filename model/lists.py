"""Several values in one cell of text, for formats that know no lists."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PARTS = re.compile(r"((?:[^\\;]|\\.)*)(?:;|$)", re.DOTALL)


def join_list(values: Iterable[str]) -> str:
    """`values` with "; " between them; a semicolon or backslash inside one gets a backslash."""
    escaped = (value.replace("\\", "\\\\").replace(";", "\\;") for value in values)
    return "; ".join(value for value in escaped if value)


def split_list(text: str) -> tuple[str, ...]:
    """The values that `join_list` joined; blank ones are left out."""
    parts = (match.group(1).strip() for match in _PARTS.finditer(text))
    return tuple(_ESCAPED.sub(r"\1", part) for part in parts if part)
