"""A card of one entity: fields under each other, saved as one leaves them, undone like all else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from locales import _
from model.entities import Entity
from model.errors import Refused
from tui.widgets.choice_line import ChoiceLine

FieldKind = Literal["line", "text", "choice"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a card."""

    name: str
    """The entity's attribute."""
    label: str
    """Its name in words (English; translated when shown)."""
    kind: FieldKind = "line"
    options: Callable[[], Sequence[tuple[str, str]]] = tuple
    """For a choice: values and their words."""
    show: Callable[[Entity], str] | None = None
    """Gives the text to edit, where it is not simply the attribute."""
    parse: Callable[[str], object] | None = None
    """Gives the attribute's value for a text; raises Refused with words."""

    def text_of(self, entity: Entity) -> str:
        """What stands in the field for `entity`."""
        if self.show is not None:
            return self.show(entity)
        value = getattr(entity, self.name)
        return "" if value is None else str(value)


class EntityForm(Vertical):
    """The fields of one entity. It holds drafts only; the session is changed by its owner."""

    @dataclass
    class Edited(Message):
        """A field was left with another value; the owner makes the change and may refuse."""

        form: EntityForm
        entity: Entity
        field: Field
        value: object

    @dataclass
    class Typed(Message):
        """A field's text changed: to be kept as a draft."""

        entity: Entity
        field: Field
        text: str | None
        """None once the field is as stored again."""

    def __init__(self, fields: Sequence[Field], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._fields = {field.name: field for field in fields}
        self._entity: Entity | None = None

    def compose(self) -> ComposeResult:
        """Label and field, line by line."""
        for field in self._fields.values():
            with Horizontal(classes="field"):
                yield Static(_(field.label), classes="field-label", markup=False)
                yield self._editor(field)
            yield Static("", id=f"problem-{field.name}", classes="problem", markup=False)

    def _editor(self, field: Field) -> Widget:
        editor_id = f"field-{field.name}"
        if field.kind == "choice":
            return ChoiceLine(field.options(), "", id=editor_id)
        if field.kind == "text":
            return TextArea(id=editor_id, compact=True, soft_wrap=True)
        return Input(id=editor_id, compact=True, select_on_focus=False)

    @property
    def entity(self) -> Entity | None:
        """The entity that the card shows."""
        return self._entity

    def show(self, entity: Entity | None) -> None:
        """Show `entity`, keeping what is being typed into its focused field."""
        same = entity is not None and self._entity is not None and entity.id == self._entity.id
        if not same:
            self.leave()
        self._entity = entity
        self.display = entity is not None
        if entity is None:
            return
        focused = self.screen.focused
        for field in self._fields.values():
            editor = self._editor_of(field)
            if same and editor is focused:
                continue
            self._problem(field, "")
            self._fill(editor, field.text_of(entity))

    def fill(self, name: str, text: str) -> None:
        """Put `text` into a field, as a restored draft."""
        self._fill(self._editor_of(self._fields[name]), text)

    def leave(self) -> None:
        """Save the field that is being typed into, as leaving it does."""
        for field in self._fields.values():
            self._offer(field)

    def focus_first(self, name: str | None = None, *, replace: bool = False) -> None:
        """Put the cursor into the first field or the named one, its text selected to replace it."""
        editor = self._editor_of(self._fields[name or next(iter(self._fields))])
        editor.focus()
        if replace and isinstance(editor, Input | TextArea):
            editor.action_select_all()

    def refuse(self, field: Field, words: str) -> None:
        """Show why a value was not taken; what was typed stays."""
        self._problem(field, words)

    # ------------------------------------------------------------------ inside

    def _editor_of(self, field: Field) -> Widget:
        return self.query_one(f"#field-{field.name}")

    @staticmethod
    def _fill(editor: Widget, text: str) -> None:
        if isinstance(editor, TextArea):
            if editor.text != text:
                editor.load_text(text)
        elif isinstance(editor, Input | ChoiceLine) and editor.value != text:
            editor.value = text

    @staticmethod
    def _text(editor: Widget) -> str:
        if isinstance(editor, TextArea):
            return editor.text
        assert isinstance(editor, Input | ChoiceLine)
        return editor.value

    def _problem(self, field: Field, words: str) -> None:
        problem = self.query_one(f"#problem-{field.name}", Static)
        problem.update(Content(words))
        problem.set_class(bool(words), "shown")

    def _field_of(self, editor: Widget | None) -> Field | None:
        name = (editor.id or "").removeprefix("field-") if editor is not None else ""
        return self._fields.get(name)

    def _offer(self, field: Field) -> None:
        """Hand the field's value to the owner where it differs from what is stored."""
        if self._entity is None:
            return
        text = self._text(self._editor_of(field))
        if text.strip() == field.text_of(self._entity).strip():
            self._problem(field, "")
            self.post_message(self.Typed(self._entity, field, None))
            return
        try:
            value = field.parse(text) if field.parse else text
        except Refused as refusal:
            self._problem(field, str(refusal))
            return
        self._problem(field, "")
        self.post_message(self.Edited(self, self._entity, field, value))

    @on(events.DescendantBlur)
    def _left(self, event: events.DescendantBlur) -> None:
        if field := self._field_of(event.widget):
            self._offer(field)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next()

    @on(ChoiceLine.Chosen)
    def _chosen(self, event: ChoiceLine.Chosen) -> None:
        event.stop()
        if field := self._field_of(event.choice):
            self._offer(field)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self, event: Input.Changed | TextArea.Changed) -> None:
        event.stop()
        editor = event.control
        field = self._field_of(editor)
        if field is None or self._entity is None or not editor.has_focus:
            return
        text = self._text(editor)
        if text != field.text_of(self._entity):
            self.post_message(self.Typed(self._entity, field, text))
