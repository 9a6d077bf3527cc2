"""The place where a method is run: its form, and beside it how it is led."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from locales import _, language
from model.entities import Sheet, Step
from model.forms import ON_SHEETS, opened_sheet, sheet_for, sheets_of
from model.methods import Method
from model.workshop import Workshop
from tui.screens.base import PlaceScreen
from tui.screens.method_choice import MethodChoiceScreen
from tui.widgets.footer import CommandFooter
from tui.widgets.forms import FORMS, FormView
from tui.widgets.method_guide import MethodGuide


class MethodScreen(PlaceScreen):
    """The running step's method, or another that was chosen, with its form."""

    PLACE = "method"

    def __init__(self) -> None:
        super().__init__()
        self._chosen = ""
        self._step = ""
        self._sheet = ""

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
            yield MethodGuide(id="guide", classes="side only-wide")

    @property
    def form(self) -> FormView | None:
        """The form that is shown; None where no method is open."""
        return next(iter(self.query(FormView)), None)

    def main_widget(self) -> Widget | None:
        """What the form says."""
        return self.form.main_widget() if self.form else None

    # ------------------------------------------------------------------ which method

    def method(self, workshop: Workshop) -> Method | None:
        """The chosen method, else the running step's, else the one that was used last."""
        step = self.desk.running_step()
        if step is not None and step.id != self._step:
            # A step that starts brings its own method.
            self._step, self._chosen, self._sheet = step.id, "", ""
        key = self._chosen or _method_of(step)
        if not key and workshop.sheets:
            key = list(workshop.sheets.values())[-1].method
        return self.desk.catalogue.methods.get(key)

    def choose(self, key: str) -> None:
        """Show the method called `key`."""
        self._chosen, self._sheet = key, ""
        if self.workshop is not None:
            self.show(self.workshop)

    def _sheet_shown(self, workshop: Workshop, method: Method) -> Sheet | None:
        return workshop.sheets.get(self._sheet) or sheet_for(workshop, method.key)

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
            form.show(workshop)
        self.query_one("#form-title", Static).update(self._title(workshop, method, sheet))

    def _replace(self, old: FormView | None, method: Method, sheet: Sheet | None) -> None:
        if old is not None:
            old.remove()
        form = FORMS.get(method.form, FormView)(self.home, method, sheet.id if sheet else None)
        self.query_one(CommandFooter).place = self.place
        self.query_one(MethodGuide).show(method)
        self.query_one("#form-side").mount(form)
        self.call_after_refresh(self._show_new, form)

    def _show_new(self, form: FormView) -> None:
        if form.is_mounted and self.workshop is not None:
            form.show(self.workshop)
            self.query_one(CommandFooter).place = self.place
            if self.focused is None:
                self.set_focus(form.main_widget())

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

    # ------------------------------------------------------------------ commands

    @property
    def place(self) -> str:
        """The place with its form, as the commands name it: `form.board`."""
        return f"form.{self.form.FORM}" if self.form else self.PLACE

    async def action_form(self, deed: str) -> None:
        """Do what one of the form's own commands asks for."""
        if self.form is not None and (steps := self.form.act(deed)) is not None:
            self.home.start(steps)

    def action_remove(self) -> None:
        """Remove what the cursor is on."""
        if self.form is not None:
            self.form.act("remove")

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
            self._sheet = ""
            self.home.try_to(opened_sheet, self.desk.workshop, method, at=self.desk.now())

    def action_other_round(self, by: int) -> None:
        """Show an earlier or a later sheet of the same method."""
        if self.form is None or self.workshop is None:
            return
        sheets = [sheet.id for sheet in sheets_of(self.workshop, self.form.method.key)]
        if self.form.sheet_id in sheets:
            at = sheets.index(self.form.sheet_id) + by
            self._sheet = sheets[min(max(at, 0), len(sheets) - 1)]
            self.show(self.workshop)


def _method_of(step: Step | None) -> str:
    return step.method if step else ""


def _shows(form: FormView, method: Method, sheet: Sheet | None) -> bool:
    """Whether `form` is the one for them; a form without a sheet takes the one it has opened."""
    if form.method.key != method.key:
        return False
    return sheet is None or form.sheet_id in (None, sheet.id)
