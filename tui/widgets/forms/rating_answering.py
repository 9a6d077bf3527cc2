"""Writing answers down: whose they are, which item is in hand, and what each key does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Coroutine, Mapping
from typing import TYPE_CHECKING

from locales import _
from model.changes import Change
from model.entities import Heading, Respondent, Response, Sheet
from model.forms.rating import answer, answered_by, responses_of, room_response, scale_of
from model.labels import label
from tui.screens.dialogs import PromptScreen
from tui.widgets.forms.rating_entry import Entry, typed_value
from tui.widgets.forms.rating_pad import Question

if TYPE_CHECKING:
    from tui.widgets.forms.rating import RatingForm


class Answering:
    """The answering of one rating form.

    Every digit is a change at once, so that nothing written down can be lost, and each one can be
    undone.

    Args:
        form: the form that shows it and makes the changes.
    """

    def __init__(self, form: RatingForm) -> None:
        self._form = form
        self._entry = Entry()
        self.goes_on = False
        """Whether digits answer now."""

    # ------------------------------------------------------------------ what is in hand

    @property
    def response(self) -> Response | None:
        """The answers in hand; None before the first one."""
        found = self._form.workshop.responses.get(self._entry.response or "")
        return found if found is not None and found.sheet == self._form.sheet_id else None

    @property
    def given(self) -> Mapping[str, int]:
        """The values in hand by item; empty while nothing is being answered."""
        response = self.response
        return response.values if response is not None and self.goes_on else {}

    @property
    def _item(self) -> tuple[Heading, str] | None:
        items = self._form.items()
        return items[self._entry.place] if self._entry.place < len(items) else None

    @property
    def item_key(self) -> str:
        """Key of the item in hand; empty once all are through."""
        return self._item[0].key if self._item else ""

    def _scale(self) -> range:
        """The values of the item in hand."""
        own = {item.key: item for item in self._form.sheet_or_empty().items}
        return scale_of(self._form.sheet_or_empty(), own[self.item_key])

    def follow(self) -> None:
        """Go along with what was answered or undone elsewhere."""
        self._entry.follow([item.key for item, _hint in self._form.items()], self.given)

    def question(self) -> Question:
        """What the pad shows."""
        response = self.response
        items = self._form.items()
        by = response.by if response else self._entry.by
        who = _("Answers of: {who} · item {n} of {items} · respondent {number}").format(
            who=label(by),
            n=min(self._entry.place + 1, len(items)),
            items=len(items),
            number=self._number(response),
        )
        if self._item is None:
            return Question(who)
        item, hint = self._item
        return Question(
            who, item.title, hint, self._steps(item), self.given.get(item.key), self._entry.typed
        )

    def _number(self, response: Response | None) -> int:
        responses = responses_of(self._form.workshop, self._form.sheet_or_empty())
        ids = [one.id for one in responses]
        return ids.index(response.id) + 1 if response and response.id in ids else len(ids) + 1

    def _steps(self, item: Heading) -> tuple[tuple[int, str], ...]:
        scale = self._scale()
        if item.steps:
            return tuple(zip(scale, item.steps, strict=False))
        words = self._form.end_words()
        ends = {scale[0]: words[0], scale[-1]: words[1]}
        # A long scale is typed, not read.
        values = scale if len(scale) <= 11 else (scale[0], scale[-1])
        return tuple((value, ends.get(value, "")) for value in values)

    # ------------------------------------------------------------------ keys

    def begin(self, response: Response | None) -> None:
        """Answer: the items of `response` once more, or those of the next respondent."""
        room = self._entry.by is Respondent.ROOM and response is None
        if room:
            response = room_response(self._form.workshop, self._form.sheet_or_empty())
        by = response.by if response else self._entry.by
        self.goes_on = True
        self._entry.begin(
            response.id if response else None, by, response.values if response else {}
        )
        self._form.refresh_view()
        self._form.screen.set_focus(self._form.pad)

    def press(self, key: str) -> None:
        """Do what a key of the pad, or a click on a value ("=4"), asks for."""
        if key.isdigit():
            self._digit(key)
        elif key.startswith("="):
            self._give(int(key[1:]))
        elif key == "done":
            self._confirm()
            self.goes_on = False
            self._form.refresh_view()
            self._form.show_from_start()
            self._form.screen.set_focus(self._form.main_widget())
            return
        elif key == "next":
            if not self._confirm():
                self._next()
        elif key == "back":
            self._back()
        elif not (key == "down" and self._confirm()):
            self._entry.move(1 if key == "down" else -1, len(self._form.items()))
        self._form.refresh_view()
        self._form.show_own_keys()

    def _digit(self, digit: str) -> None:
        if self._item is None:
            self._form.home.tell(_("Everything is answered: Enter begins the next respondent."))
            return
        value, self._entry.typed = typed_value(self._entry.typed, digit, self._scale())
        if value is not None:
            self._give(value)
        elif not self._entry.typed:
            scale = self._scale()
            words = _("The scale goes from {low} to {high}.")
            self._form.home.tell(words.format(low=scale[0], high=scale[-1]))

    def _confirm(self) -> bool:
        """Take what is typed so far as the answer; False where nothing is typed."""
        typed, self._entry.typed = self._entry.typed, ""
        if not typed:
            return False
        self._give(int(typed))
        return True

    def _give(self, value: int | None) -> None:
        """Answer the item in hand and go on to the next one."""
        key, place = self.item_key, self._entry.place
        response = self.response
        made: list[Change] = []

        def change(sheet: Sheet, now: dt.datetime) -> Change:
            made.append(
                answer(
                    self._form.workshop,
                    sheet,
                    response.id if response else None,
                    key,
                    value,
                    by=self._entry.by,
                    at=now,
                )
            )
            return made[-1]

        if not self._form.write(change):
            return
        if response is None:
            self._entry.response = made[-1].edits[0].entity.id
        self.follow()
        self._entry.place = place + 1 if value is not None else place

    def _back(self) -> None:
        """Take back the last answer: what is typed, else that of the item before."""
        if self._entry.typed:
            self._entry.typed = ""
            return
        if self.item_key not in self.given:
            self._entry.move(-1, len(self._form.items()))
        if self.item_key in self.given:
            self._give(None)

    def _next(self) -> None:
        """The next respondent."""
        if self._entry.by is Respondent.ROOM:
            self._form.home.tell(_("The room answers once; c says that somebody else answers."))
            return
        if self.response is None:
            self._form.home.tell(_("Nothing is answered yet; Esc leaves."))
            return
        self._entry.begin(None, self._entry.by, {})

    # ------------------------------------------------------------------ who

    def next_who(self, response: Response | None) -> None:
        """The next kind of respondent: of the answers given, or for the next ones."""
        order = list(Respondent)
        by = order[(order.index(response.by if response else self._entry.by) + 1) % len(order)]
        if response is not None:
            room = room_response(self._form.workshop, self._form.sheet_or_empty())
            if by is Respondent.ROOM and room is not None and room.id != response.id:
                by = Respondent.PERSON
            if not self._form.home.try_to(
                answered_by, self._form.workshop, response.id, by=by, at=self._form.home.desk.now()
            ):
                return
        self._entry.by = by
        if response is None and self.goes_on:
            self.begin(None)
        self._form.refresh_view()
        if response is None:
            self._form.home.tell(_("Next to answer: {who}").format(who=label(by)))

    def name(self, response: Response | None) -> Coroutine[None, None, None] | None:
        """Ask for the respondent's name, or take away the one that stands."""
        if response is None:
            self._form.home.tell(_("Answers come first, a name after them; most need none."))
            return None
        if response.name:
            self._call(response.id, "")
            return None
        return self._ask_name(response.id)

    async def _ask_name(self, response: str) -> None:
        name = await self._form.home.ask(
            PromptScreen(_("Who answered? Names stay out of reports."))
        )
        if name:
            self._call(response, name)

    def _call(self, response: str, name: str) -> None:
        home = self._form.home
        home.try_to(answered_by, home.desk.workshop, response, name=name, at=home.desk.now())
