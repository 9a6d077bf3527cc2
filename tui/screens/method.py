"""The place where a method is run: its form, and beside it how it is led."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from locales import _, language
from model.dates import format_date
from model.entities import Entity, Sheet
from model.forms import ON_SHEETS, opened_sheet, sheets_of
from model.methods import Method
from model.workshop import Workshop
from tui.aids import MethodChoice
from tui.method_shown import method_shown
from tui.screens.base import PlaceScreen
from tui.screens.method_choice import MethodChoiceScreen
from tui.widgets.entity_table import EntityTable
from tui.widgets.footer import CommandFooter
from tui.widgets.forms import FORMS, FormView
from tui.widgets.method_guide import MethodGuide


class MethodScreen(PlaceScreen):
    """The running step's method, or another that was chosen, with its form."""

    PLACE = "method"

    def __init__(self) -> None:
        super().__init__()
        self._pointed: Entity | None = None
        # Not asked of the screen: one that goes is still there when what was typed is saved.
        self._form: FormView | None = None
        self._editing: tuple[str, str, str] | None = None

    def compose_body(self) -> ComposeResult:
        """A title line over the form, the guide beside it."""
        with Horizontal():
            with Vertical(id="form-side"):
                yield Static("", id="form-title", markup=False)
                yield Static("", id="no-form", classes="quiet", markup=False)
            yield MethodGuide(id="guide", classes="side")

    @property
    def form(self) -> FormView | None:
        """The form that is shown; None where no method is open."""
        return self._form

    def main_widget(self) -> Widget | None:
        """What the form says."""
        return self.form.main_widget() if self.form and self.form.ready else None

    # ------------------------------------------------------------------ which method

    @property
    def _choice(self) -> MethodChoice:
        return self.desk.aids.method

    def choose(self, key: str, sheet: str = "") -> None:
        """Show the method called `key`, on the sheet with this id or on the one in use."""
        choice = self._choice
        choice.key, choice.sheet, choice.part, choice.guest = key, sheet, "", None
        if self.workshop is not None:
            self.show(self.workshop)

    def point_at(self, entity: Entity) -> None:
        """Show the form that something was written on, with the cursor on it."""
        if self.workshop is None:
            return
        self._pointed = entity
        sheet = self.workshop.sheets.get(getattr(entity, "sheet", ""))
        if sheet is not None:
            self.choose(sheet.method, sheet.id)
        if self.form is not None and self.form.is_attached:
            self.form.point_at(entity)

    def show(self, workshop: Workshop) -> None:
        """The form of the method at hand, made anew where it is another one."""
        method, sheet = method_shown(self.desk)
        self._say_none(method)
        form = self.form
        if method is None:
            self._close(form)
            return
        if form is None or not _shows(form, method, sheet):
            self._replace(form, method, sheet)
        else:
            form.sheet_id = sheet.id if sheet else None
            if form.ready:
                form.show(workshop)
        self.query_one("#form-title", Static).update(self._title(workshop, method, sheet))

    def _say_none(self, method: Method | None) -> None:
        """Say why no form is open, where none is."""
        words = self.query_one("#no-form", Static)
        words.display = method is None
        step = self.desk.running_step()
        if step is not None and step.method:
            missing = _("The method of this step, “{key}”, is not on this laptop. z chooses one.")
            words.update(Content(missing.format(key=step.method)))
        else:
            words.update(_("No method is open. z chooses one; a running step opens its own."))

    def _close(self, form: FormView | None) -> None:
        """Take a form away; what was being typed into it has been saved by then."""
        if form is None:
            return
        if self.focused is not None and form in self.focused.ancestors_with_self:
            # Else the capture line would get the keys of what goes.
            self.set_focus(None)
        form.remove()
        self._form = None
        self.query_one(MethodGuide).show(None)
        self._fit_guide()
        self.query_one("#form-title", Static).update("")
        self.query_one(CommandFooter).place = self.place

    def _replace(self, old: FormView | None, method: Method, sheet: Sheet | None) -> None:
        self._close(old)
        form = FORMS.get(method.form, FormView)(self.home, method, sheet.id if sheet else None)
        self._form = form
        self.query_one(MethodGuide).show(method)
        self.query_one("#form-side").mount(form)
        self.call_after_refresh(self._fit_guide)

    @on(FormView.Ready)
    def _show_new(self, event: FormView.Ready) -> None:
        event.stop()
        if self.workshop is not None and event.form is self.form:
            event.form.show(self.workshop)
            if self._pointed is not None:
                event.form.point_at(self._pointed)
                self._pointed = None
            self.query_one(CommandFooter).place = self.place
            self._fit_guide()
            if self._editing is not None:
                editing, self._editing = self._editing, None
                super().go_on_editing(editing)
            elif self.focused is None:
                self.set_focus(event.form.main_widget())

    def go_on_editing(self, place: tuple[str, str, str]) -> None:
        """Put the cursor back into a card, once the form with its cards stands."""
        if self.form is not None and self.form.ready:
            super().go_on_editing(place)
        else:
            self._editing = place

    def _title(self, workshop: Workshop, method: Method, sheet: Sheet | None) -> Content:
        words = [(method.title.of(language()), "bold")]
        rounds = len(sheets_of(workshop, method.key))
        if sheet is not None and rounds > 1:
            words.append(
                (
                    _("   round {n} of {rounds}, {date}").format(
                        n=sheet.round,
                        rounds=rounds,
                        date=format_date(sheet.created.date(), language()),
                    ),
                    "$quiet",
                )
            )
        if sheet is None and rounds:
            begins = _("   round {n} begins with the first entry; , shows the one before")
            words.append((begins.format(n=rounds + 1), "$quiet"))
        if method.key not in self.desk.catalogue.methods:
            words.append((_("   its method is not on this laptop"), "$quiet"))
        return Content.assemble(*words)

    def part_shown(self) -> str:
        """What of the form is in front, as the form calls it; it stays the one that is shown."""
        if self.form is None:
            return ""
        choice = self._choice
        choice.key, choice.part, choice.guest = (
            self.form.method.key,
            self.form.part(),
            self.form.guest(),
        )
        return choice.part

    def watch_moment(self) -> None:
        """What moves with the time in the form."""
        if self.is_mounted and self.form is not None and self.form.ready:
            self.form.tick()

    # ------------------------------------------------------------------ commands

    @property
    def place(self) -> str:
        """The place with its form, as the commands name it: `form.board`."""
        return f"form.{self.form.FORM}" if self.form else self.PLACE

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The commands of one form are off while another one is open."""
        if action == "form":
            return hasattr(self.form, f"form_{parameters[0]}")
        return super().check_action(action, parameters)

    async def action_form(self, deed: str) -> None:
        """Do what one of the form's own commands asks for."""
        if self.form is not None and (steps := self.form.act(deed)) is not None:
            self.home.start(steps)

    def action_remove(self) -> None:
        """Remove what the cursor is on."""
        if self.form is not None:
            self.form.act("remove")

    def open_card(self, table: EntityTable) -> None:
        """Enter on a row of the form's table."""
        if self.form is not None:
            self.form.open_row()

    def action_leave_text(self) -> None:
        """Leave the text field; a form saves what is being typed into it."""
        if self.form is None or not self.form.leave():
            super().action_leave_text()

    def save_cards(self) -> None:
        """Save what is being typed into a card or into the form."""
        super().save_cards()
        if self.form is not None:
            self.form.leave()

    def action_guide(self) -> None:
        """Show or hide how the method is led."""
        if self.form is None:
            return
        self._choice.guide = not self.query_one(MethodGuide).display
        self._fit_guide()

    def on_resize(self) -> None:
        """The guide stands beside the form where there is room for both."""
        self._fit_guide()

    def _fit_guide(self) -> None:
        if self.form is None:
            self.query_one(MethodGuide).display = False
            return
        room = self.size.width >= self.form.GUIDE_FROM
        asked = self._choice.guide
        self.query_one(MethodGuide).display = room if asked is None else asked

    def action_choose_method(self) -> None:
        """Choose the method to work with."""
        self.home.start(self._choose())

    async def _choose(self) -> None:
        choice = MethodChoiceScreen(self.desk.catalogue, self.desk.workshop, sheets=True)
        key = await self.home.ask(choice)
        if key:
            self.choose(key)

    def action_new_round(self) -> None:
        """Open an empty sheet of the same method; the earlier ones stay."""
        method = self.form.method if self.form else None
        if method is not None:
            # Of a sheet shown by its own headings the method may be there in another form.
            method = self.desk.catalogue.methods.get(method.key, method)
        if method is not None and method.form in ON_SHEETS:
            self._choice.sheet = ""
            self.home.try_to(opened_sheet, self.desk.workshop, method, at=self.desk.now())

    def action_other_round(self, by: int) -> None:
        """Show an earlier or a later sheet of the same method."""
        if self.form is None or self.workshop is None:
            return
        sheets = [sheet.id for sheet in sheets_of(self.workshop, self.form.method.key)]
        # A round that is not begun yet comes after all that are.
        here = sheets.index(self.form.sheet_id) if self.form.sheet_id in sheets else len(sheets)
        if sheets:
            choice = self._choice
            choice.key = self.form.method.key
            choice.sheet = sheets[min(max(here + by, 0), len(sheets) - 1)]
            self.show(self.workshop)


def _shows(form: FormView, method: Method, sheet: Sheet | None) -> bool:
    """Whether `form` is the one for them; a form without a sheet takes the one it has opened."""
    if (form.method.key, form.FORM) != (method.key, method.form):
        return False
    return sheet is None or form.sheet_id in (None, sheet.id)
