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
from model.errors import ArvoverkkoError
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


Save = Callable[[Entity, Field, object], None]
"""Makes the change of one field; raises an ArvoverkkoError with words where it cannot be made."""


class EntityForm(Vertical):
    """The fields of one entity. It holds drafts only; `save` changes the session, at once.

    A text that was refused stays in its field, with the reason, also when the card is left and
    shown again: nothing that was typed is lost.
    """

    @dataclass
    class Typed(Message):
        """A field's text changed: to be kept as a draft."""

        entity: Entity
        field: Field
        text: str | None
        """None once the field is as stored again."""

    def __init__(
        self,
        fields: Sequence[Field],
        save: Save,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self._fields = {field.name: field for field in fields}
        self._save = save
        self._entity: Entity | None = None
        self._refused: dict[tuple[str, str], tuple[str, str]] = {}

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
        """Show `entity`, keeping what is being typed into its focused field.

        Nothing is touched where it is shown as it is already, also not a text that was refused.
        """
        if entity is not None and entity is self._entity:
            return
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
            text, words = self._refused.get((entity.id, field.name), (field.text_of(entity), ""))
            self._problem(field, words)
            self._fill(editor, text)

    def leave(self) -> bool:
        """Save what is being typed, as leaving a field does; False where something was refused."""
        entity = self._entity
        if entity is None:
            return True
        # Saving one field shows the card anew, so every text is taken down first.
        texts = [(field, self._text(self._editor_of(field))) for field in self._fields.values()]
        taken = [self._offer(entity, field, text) for field, text in texts]
        return all(taken)

    def focus_first(self, name: str | None = None, *, replace: bool = False) -> None:
        """Put the cursor into the first field or the named one, at once.

        It stands behind the text, or, to `replace` the text, has it selected.
        """
        editor = self._editor_of(self._fields[name or next(iter(self._fields))])
        # At once, not in a moment: the next key is a letter of the field already.
        self.screen.set_focus(editor)
        if isinstance(editor, Input):
            editor.cursor_position = len(editor.value)
        elif isinstance(editor, TextArea):
            editor.move_cursor(editor.document.end)
        if replace and isinstance(editor, Input | TextArea):
            editor.action_select_all()

    def editing(self) -> tuple[str, str] | None:
        """The entity and the field that the cursor is in; None where it is elsewhere."""
        focused = self.screen.focused
        if focused is None or self._entity is None or self not in focused.ancestors:
            return None
        field = self._field_of(focused)
        return (self._entity.id, field.name) if field else None

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

    def _offer(self, entity: Entity, field: Field, text: str) -> bool:
        """Save `text` where it differs from what is stored; False where it was refused."""
        self._refused.pop((entity.id, field.name), None)
        if text.strip() != field.text_of(entity).strip():
            try:
                self._save(entity, field, field.parse(text) if field.parse else text)
            except ArvoverkkoError as refusal:
                self._refused[entity.id, field.name] = (text, str(refusal))
                self._problem(field, str(refusal))
                return False
        self._problem(field, "")
        self.post_message(self.Typed(entity, field, None))
        return True

    def _leave_field(self, editor: Widget | None) -> None:
        field = self._field_of(editor)
        if self._entity is not None and field is not None and editor is not None:
            self._offer(self._entity, field, self._text(editor))

    @on(events.DescendantBlur)
    def _left(self, event: events.DescendantBlur) -> None:
        self._leave_field(event.widget)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next()

    @on(ChoiceLine.Chosen)
    def _chosen(self, event: ChoiceLine.Chosen) -> None:
        event.stop()
        self._leave_field(event.choice)

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
