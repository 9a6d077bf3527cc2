"""Capture forms and group forms in words."""

from __future__ import annotations

from locales import _, pgettext
from model.entities import Form, Group


def form_words(form: Form) -> str:
    """A capture form as the catalogue shows it."""
    match form:
        case Form.ACTORS:
            return _("actor cards")
        case Form.LINKS:
            return _("value links")
        case Form.BOARD:
            return _("board of cards")
        case Form.GRID:
            return pgettext("capture form", "table")
        case Form.RATING:
            return pgettext("capture form", "rating")
        case Form.CHECKLIST:
            return _("checklist")
        case Form.TARGETS:
            return _("target cards")
        case Form.CAFE:
            return _("learning café")
        case Form.NOTES:
            return pgettext("capture form", "notes")


def group_words(group: Group) -> str:
    """How the room is divided, as the catalogue shows it."""
    match group:
        case Group.PLENARY:
            return _("everyone together")
        case Group.SMALL_GROUPS:
            return _("small groups")
        case Group.PAIRS:
            return _("in pairs")
        case Group.INDIVIDUAL:
            return _("each alone")
        case Group.DESK:
            return _("desk work")
