"""The place where a method is run: its form, and beside it how it is led."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from locales import _, language
from model.entities import Entity, Sheet, Step
from model.forms import ON_SHEETS, opened_sheet, sheet_for, sheets_of
from model.methods import Method
from model.workshop import Workshop
from tui.aids import MethodChoice
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
        self._guide: bool | None = None
        """Whether the guide was asked for; None for wherever there is room."""

    def compose_body(self) -> ComposeResult:
        """A title line over the form, the guide beside it."""
        with Horizontal():
            with Vertical(id="form-side"):
                yield Static("", id="form-title", markup=False)
                yield Static(
                    _("No method is open. z chooses one; a running step opens its own."),
                    id="no-form",
                    classes="quiet",
                )
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

    def method(self, workshop: Workshop) -> Method | None:
        """The chosen method, else the running step's, else the one that was used last."""
        step = self.desk.running_step()
        if step is not None and step.id != self._choice.step:
            # A step that starts brings its own method.
            self.desk.aids.method = MethodChoice(step.id)
        key = self._choice.key or _method_of(step)
        if not key and workshop.sheets:
            key = list(workshop.sheets.values())[-1].method
        return self.desk.catalogue.methods.get(key)

    def choose(self, key: str, sheet: str = "") -> None:
        """Show the method called `key`, on the sheet with this id or on the one in use."""
        self._choice.key, self._choice.sheet = key, sheet
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

    def _sheet_shown(self, workshop: Workshop, method: Method) -> Sheet | None:
        return workshop.sheets.get(self._choice.sheet) or sheet_for(workshop, method.key)

    def show(self, workshop: Workshop) -> None:
        """The form of the method at hand, made anew where it is another one."""
        method = self.method(workshop)
        self.query_one("#no-form").display = method is None
        if method is None:
            return
        sheet = self._sheet_shown(workshop, method)
        form = self.form
        if form is None or not _shows(form, method, sheet):
            self._replace(form, method, sheet)
        else:
            form.sheet_id = sheet.id if sheet else None
            if form.ready:
                form.show(workshop)
        self.query_one("#form-title", Static).update(self._title(workshop, method, sheet))

    def _replace(self, old: FormView | None, method: Method, sheet: Sheet | None) -> None:
        if old is not None:
            if self.focused is not None and old in self.focused.ancestors_with_self:
                # Else the capture line would get the keys of what goes.
                self.set_focus(None)
            old.remove()
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
            if self.focused is None:
                self.set_focus(event.form.main_widget())

    @staticmethod
    def _title(workshop: Workshop, method: Method, sheet: Sheet | None) -> Content:
        words = [(method.title.of(language()), "bold")]
        rounds = len(sheets_of(workshop, method.key))
        if sheet is not None and rounds > 1:
            words.append(
                (
                    _("   round {n} of {rounds}, {date}").format(
                        n=sheet.round, rounds=rounds, date=f"{sheet.created:%-d.%-m.%Y}"
                    ),
                    "$quiet",
                )
            )
        return Content.assemble(*words)

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
        self._guide = not self.query_one(MethodGuide).display
        self._fit_guide()

    def on_resize(self) -> None:
        """The guide stands beside the form where there is room for both."""
        self._fit_guide()

    def _fit_guide(self) -> None:
        room = self.size.width >= (self.form.GUIDE_FROM if self.form else 0)
        self.query_one(MethodGuide).display = room if self._guide is None else self._guide

    def action_choose_method(self) -> None:
        """Choose the method to work with."""
        self.home.start(self._choose())

    async def _choose(self) -> None:
        key = await self.home.ask(MethodChoiceScreen(self.desk.catalogue, self.desk.workshop))
        if key:
            self.choose(key)

    def action_new_round(self) -> None:
        """Open an empty sheet of the same method; the earlier ones stay."""
        method = self.form.method if self.form else None
        if method is not None and method.form in ON_SHEETS:
            self._choice.sheet = ""
            self.home.try_to(opened_sheet, self.desk.workshop, method, at=self.desk.now())

    def action_other_round(self, by: int) -> None:
        """Show an earlier or a later sheet of the same method."""
        if self.form is None or self.workshop is None:
            return
        sheets = [sheet.id for sheet in sheets_of(self.workshop, self.form.method.key)]
        if self.form.sheet_id in sheets:
            at = sheets.index(self.form.sheet_id) + by
            self._choice.sheet = sheets[min(max(at, 0), len(sheets) - 1)]
            self.show(self.workshop)


def _method_of(step: Step | None) -> str:
    return step.method if step else ""


def _shows(form: FormView, method: Method, sheet: Sheet | None) -> bool:
    """Whether `form` is the one for them; a form without a sheet takes the one it has opened."""
    if form.method.key != method.key:
        return False
    return sheet is None or form.sheet_id in (None, sheet.id)
