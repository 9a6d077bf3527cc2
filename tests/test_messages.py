"""The Finnish catalogue is complete, and its messages keep the places for names and numbers."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
CODE = ("exporters", "importers", "locales", "model", "samples", "tui")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
PLACE = re.compile(r"\{(\w*)[^}]*\}")
"""A place by its name; how it is set (a date, thousands) is each language's own affair."""


@pytest.fixture(scope="module")
def finnish() -> Catalog:
    """The Finnish catalogue."""
    with (ROOT / "locales/fi/LC_MESSAGES/arvoverkko.po").open("rb") as file:
        return read_po(file)


def messages_in_code() -> Catalog:
    """Every message that the code uses."""
    catalogue = Catalog()
    for folder in CODE:
        found = extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=KEYWORDS)
        for _file, _line, message, _comments, context in found:
            catalogue.add(message, context=context)
    return catalogue


def forms(message: Message) -> list[str]:
    """The translated forms of a message."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


def test_every_message_of_the_code_is_translated(finnish: Catalog) -> None:
    """Whoever adds a message adds its Finnish."""
    missing = [
        message.id
        for message in messages_in_code()
        if message.id
        and not ((known := finnish.get(_key(message), message.context)) and all(forms(known)))
    ]
    assert missing == []


def test_no_message_stands_inside_an_f_string() -> None:
    """The extractor does not see into f-strings, so such a message would stay English unnoticed."""
    inside = [
        f"{file.relative_to(ROOT)}:{call.lineno}"
        for folder in CODE
        for file in sorted((ROOT / folder).rglob("*.py"))
        for text in ast.walk(ast.parse(file.read_text()))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in KEYWORDS
    ]
    assert inside == []


def test_no_message_is_left_that_nobody_uses(finnish: Catalog) -> None:
    """The catalogue holds what the code says, and no more."""
    used = messages_in_code()
    unused = [m.id for m in finnish if m.id and used.get(_key(m), m.context) is None]
    assert unused == []


def test_translations_keep_their_places(finnish: Catalog) -> None:
    """Each form names no place that the message does not have, and the whole keeps them all."""
    wrong = []
    for message in finnish:
        if not message.id:
            continue
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        offered = {place for text in ids for place in PLACE.findall(text)}
        for form in forms(message):
            used = set(PLACE.findall(form))
            singular = not isinstance(message.id, str)
            if used - offered or (not singular and offered - used):
                wrong.append((message.id, form))
    assert wrong == []


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]
