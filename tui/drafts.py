"""Text that was being typed when the program last ended, brought back when a session opens."""

from __future__ import annotations

from locales import ngettext
from model.changes import update
from model.errors import ArvoverkkoError
from model.workshop import TABLES
from tui.card_fields import FIELDS_OF
from tui.desk import Desk
from tui.form_drafts import restoring


def restore_drafts(desk: Desk) -> str:
    """Put drafts of cards back as changes that can be undone; returns words, empty for none.

    A draft whose entity has gone, or that its field refuses, stays a draft: nothing is lost.
    """
    if desk.drafts is None or desk.recorder.store.status.state == "read_only":
        return ""
    restored = 0
    for key, text in desk.drafts.read().items():
        table, _slash, rest = key.partition("/")
        entity_id, _slash, name = rest.partition("/")
        field = next((field for field in FIELDS_OF.get(table, ()) if field.name == name), None)
        known = next((name for name in TABLES if name == table), None)
        entity = desk.workshop.rows(known).get(entity_id) if known else None
        try:
            if entity is not None and field is not None:
                value = field.parse(text) if field.parse else text
                change = update(entity, at=desk.now(), **{field.name: value})
            elif (found := restoring(desk, key, text)) is not None:
                change = found
            else:
                continue
            desk.apply(change)
        except ArvoverkkoError:
            continue
        desk.drafts.clear(key)
        restored += 1
    if not restored:
        return ""
    return ngettext(
        "{n} card field that was being typed was brought back; undo takes it away again",
        "{n} card fields that were being typed were brought back; undo takes them away again",
        restored,
    ).format(n=restored)
