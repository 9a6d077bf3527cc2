"""What people answer in registrations: whether they come, and how they are reached."""

from __future__ import annotations

import re
from collections.abc import Iterable

from importers.values import one_line, understood, value_of
from model.capture.folding import plain
from model.entities import InvitationState

_NO = re.compile(
    r"(?:ei|en|emme|eivat|valitettavasti|estynyt|peru\w*|no|not|cannot|can't|unable|nej|false"
    r"|0|declin\w*|i (?:will|can) ?not)\b"
)
_MAYBE = re.compile(
    r"(?:ehka|mahdollisesti|en tieda|en osaa|e[in] viela|maybe|perhaps|tentativ\w*|not sure)\b"
)
_YES = re.compile(
    r"(?:kylla|joo|juu|yes|y|ok|ja|x|v|✓|✔|1|true|tosi|osallistu\w*|ilmoittaudu\w*|tule\w*"
    r"|paasen|paasemme|mukana|attend\w*|accept\w*|i will|going|registered|sure)(?!\w)"
)
_WHEN_OR_HOW = re.compile(
    r"\d{1,2}\.\d{1,2}\.|\d{4}-\d\d-\d\d|paiva|\btyopaja|\bworkshop|\bday\b|aamu|iltap|morning"
    r"|afternoon|\beta|lahi|paikan paalla|online|remote|in person|teams|zoom|hybrid|molemm|kaikki"
    r"|both|\ball\b"
)
_DIGITS = re.compile(r"\D")
_SCIENTIFIC = re.compile(r"\d[.,]\d+e\+?\d+", re.IGNORECASE)
_NOBODY = frozenset({"anonymous", "anonyymi", "-", "n/a", "ei ole", "none"})


def answer(text: str) -> InvitationState | None:
    """What an answer to “will you come?” makes of the invitation; None where it is not plain.

    The chosen days or ways of taking part are a yes.
    """
    if not (said := plain(text).strip(" ;.!")):
        return None
    if understood("contact_state", text):
        state = value_of("contact_state", text)
        return state if isinstance(state, InvitationState) else None
    if _MAYBE.match(said):
        return InvitationState.INVITED
    if _NO.match(said):
        return InvitationState.DECLINED
    if _YES.match(said) or _WHEN_OR_HOW.search(said):
        return InvitationState.REGISTERED
    return None


def answers(texts: Iterable[str]) -> InvitationState | None:
    """What the answers about several days come to: coming to one of them is coming."""
    found = [state for text in texts if (state := answer(text)) is not None]
    for state in (InvitationState.ATTENDED, InvitationState.REGISTERED, InvitationState.INVITED):
        if state in found:
            return state
    return found[0] if found else None


def phone(text: str) -> str:
    """A telephone number as it is called; empty where a spreadsheet has spoiled it for good.

    Spreadsheets take numbers for figures and drop the first zero or the plus before 358.
    """
    text = one_line(text)
    if _SCIENTIFIC.fullmatch(text):
        return ""
    digits = _DIGITS.sub("", text)
    if digits == text.removesuffix(".0") and text[:1] != "0":
        if digits.startswith("358") and 10 <= len(digits) <= 13:
            return f"+{digits}"
        if digits[:1] in "45" and 8 <= len(digits) <= 9:
            return f"0{digits}"
    return text


def email(text: str) -> str:
    """An e-mail address without what forms put around it; empty for nobody's."""
    found = one_line(text).removeprefix("mailto:").strip("<>;, ")
    return "" if found.casefold() in _NOBODY else found


def person(*parts: str) -> str:
    """A person's name of its parts; empty for nobody's."""
    name = " ".join(" ".join(parts).split())
    return "" if name.casefold() in _NOBODY else name
