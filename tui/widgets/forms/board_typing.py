"""Writing on a board: new cards one after the other, and the text of a card that stands there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from locales import _
from model.forms.board import add_cards, change_card

if TYPE_CHECKING:
    from tui.widgets.forms.board import BoardForm

_NEW = "new"


class CardTyping:
    """What is being typed into a board. Leaving it saves it, as leaving a field does."""

    def __init__(self, form: BoardForm) -> None:
        self._form = form
        self._what = ""
        """`new` for a new card, the id of one that is edited; empty where nothing is typed."""
        self._field = "text"
        """What of a card is edited: its text, or the answer to it."""
        self._insisted = False

    def keys(self) -> Sequence[tuple[str, str]]:
        """What Enter and Tab do now, in words."""
        if self._what == _NEW:
            return ("Enter", _("next card")), ("Tab", _("next column")), ("^n", _("new line"))
        return ("Enter", _("saves")), ("^n", _("new line"))

    def start_new(self) -> None:
        """Write a card at the foot of the cursor's column, with what was left unsaved there."""
        self._what = _NEW
        self._form.canvas.open_editor("", self._kept_draft())

    def start_edit(self, card_id: str) -> None:
        """Edit the text of a card."""
        self._edit(card_id, "text")

    def start_answer(self, card_id: str) -> None:
        """Write what was answered to a card, beneath its text."""
        self._edit(card_id, "answer")

    def _edit(self, card_id: str, field: str) -> None:
        """Edit a field of a card, with what was being typed when it went and came back."""
        self._what, self._field = card_id, field
        drafts = self._form.home.desk.drafts
        kept = drafts.read().get(self._draft_key(), "") if drafts is not None else ""
        text = kept or getattr(self._form.workshop.cards[card_id], field)
        self._form.canvas.open_editor(card_id, text, beneath=field == "answer")

    def stop_if_gone(self) -> None:
        """Type no more into a card that is not there any more."""
        if self._what not in ("", _NEW) and self._what not in self._form.workshop.cards:
            self._stop()

    def leave(self) -> bool:
        """Save what is typed and give the keys back; False where nothing was typed.

        What was refused stays to be mended; left a second time, it is kept as a draft.
        """
        if not self._what:
            return False
        if self._save() or self._insisted:
            self._stop()
        else:
            self._insisted = True
        return True

    def _save(self) -> bool:
        """Save what is typed, where it says something new; False where it was refused."""
        what, text = self._what, self._form.canvas.editor.text
        if what == _NEW:
            return not text.strip() or self._add([text])
        # A card cannot be blank, and an emptied one stays as it was; an answer may be taken back.
        says = bool(text.strip()) or self._field == "answer"
        changed = says and text.strip() != getattr(self._form.workshop.cards[what], self._field)
        if changed and not self._form.do(change_card, what, **{self._field: text}):
            return False
        self._keep("")
        return True

    def _stop(self) -> None:
        self._what = ""
        self._insisted = False
        self._form.canvas.close_editor()

    def _add(self, texts: list[str]) -> bool:
        form = self._form
        column = form.canvas.cursor.column
        before = form.workshop.cards.keys()
        if not form.write(lambda s, now: add_cards(form.workshop, s, column, texts, at=now)):
            return False
        new = [card for card in form.workshop.cards if card not in before]
        self._keep("")
        form.canvas.editor.load_text("")
        form.canvas.cursor.go_to(form.columns(), column, new[-1])
        form.canvas.fit_editor()
        form.refresh_board()
        return True

    # ------------------------------------------------------------------ told by the editor

    def entered(self) -> None:
        """Save the card; a new one is followed by the next."""
        text = self._form.canvas.editor.text
        if self._what == _NEW and text.strip():
            self._add([text])
        else:
            self.leave()

    def tabbed(self) -> None:
        """Save the card; a new one is followed by one in the next column."""
        was_new = self._what == _NEW
        self.leave()
        if was_new and not self._what:
            self._form.next_column()
            self.start_new()

    def pasted(self, lines: list[str]) -> bool:
        """A card for each of several pasted lines; False where they belong into the text."""
        if self._what != _NEW:
            return False
        first, *rest = lines
        return self._add([self._form.canvas.editor.text + first, *rest])

    def changed(self) -> None:
        """Keep what is typed as a draft, and make the gap for it fit."""
        if self._what:
            self._keep(self._form.canvas.editor.text)
            self._form.canvas.fit_editor()

    def left(self) -> None:
        """The cursor was put elsewhere: what is refused now is kept as a draft."""
        if self._what:
            self._save()
            self._stop()

    # ------------------------------------------------------------------ drafts

    def _kept_draft(self) -> str:
        """What was left unsaved in the cursor's column, or in a column that has gone since."""
        drafts = self._form.home.desk.drafts
        if drafts is None:
            return ""
        kept, here = drafts.read(), self._draft_key()
        columns = {f"{self._lead}{column.key}" for column in self._form.columns()}
        alone = (key for key in kept if key.startswith(self._lead) and key not in columns)
        if here not in kept and (key := next(alone, "")):
            drafts.keep(here, kept[key])
            drafts.clear(key)
            return kept[key]
        return kept.get(here, "")

    @property
    def _lead(self) -> str:
        return f"board/{self._form.method.key}/"

    def left_over(self) -> str:
        """Key of a column of this board in which a card was being typed; empty for none."""
        drafts = self._form.home.desk.drafts
        lead = self._lead
        kept = drafts.read() if drafts is not None and not self._what else {}
        return next((key.removeprefix(lead) for key in kept if key.startswith(lead)), "")

    def _draft_key(self) -> str:
        if self._what == _NEW:
            return f"{self._lead}{self._form.canvas.cursor.column}"
        return f"cards/{self._what}/{self._field}"

    def _keep(self, text: str) -> None:
        if (drafts := self._form.home.desk.drafts) is not None:
            drafts.keep(self._draft_key(), text)
