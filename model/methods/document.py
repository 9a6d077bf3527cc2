"""The catalogue as one JSON document, for the command line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from model.entities import Form
from model.methods.catalogue import Catalogue
from model.methods.method import Both, Field, Method

T = TypeVar("T")


def methods_document(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Every method as plain JSON values, phase by phase.

    `phase` is the number of the method's own phase, `minutes` its whole length in minutes.
    """
    return [_method(method) for method in catalogue.methods.values()]


def _method(method: Method) -> dict[str, Any]:
    document: dict[str, Any] = {
        "key": method.key,
        "phase": int(method.phase),
        "phases": [int(phase) for phase in method.phases],
        "form": str(method.form),
        "group": [str(group) for group in method.group],
        "title": _both(method.title),
        "purpose": _both(method.purpose),
        "minutes": method.minutes.total,
        "parts": {
            "opening": method.minutes.opening,
            "processing": method.minutes.processing,
            "closing": method.minutes.closing,
        },
        "prompts": _lists(method.prompts),
        "materials": _lists(method.materials),
        "columns": _fields(method.columns),
        "items": _fields(method.items),
        "source": method.source,
        "own": method.own,
    }
    if method.form is Form.RATING:
        document["scale"] = {"low": method.scale.low, "high": method.scale.high}
    return document


def _both(words: Both[T]) -> dict[str, T]:
    return {"fi": words.fi, "en": words.en}


def _lists(texts: Both[tuple[str, ...]]) -> dict[str, list[str]]:
    return {"fi": list(texts.fi), "en": list(texts.en)}


def _fields(fields: Iterable[Field]) -> list[dict[str, Any]]:
    return [{"key": field.key, "title": _both(field.title)} for field in fields]
