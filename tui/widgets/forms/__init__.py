"""The capture forms on the screen, one widget for each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from model.entities import Form
from tui.widgets.forms.actors import ActorsForm
from tui.widgets.forms.base import FormView
from tui.widgets.forms.board import BoardForm
from tui.widgets.forms.cafe import CafeForm
from tui.widgets.forms.checklist import ChecklistForm
from tui.widgets.forms.grid import GridForm
from tui.widgets.forms.links import LinksForm
from tui.widgets.forms.notes import NotesForm
from tui.widgets.forms.rating import RatingForm
from tui.widgets.forms.targets import TargetsForm

FORMS: Mapping[Form, type[FormView]] = MappingProxyType(
    {
        form.FORM: form
        for form in (
            ActorsForm,
            BoardForm,
            CafeForm,
            ChecklistForm,
            GridForm,
            LinksForm,
            NotesForm,
            RatingForm,
            TargetsForm,
        )
    }
)
"""The widget of each form."""

__all__ = ["FORMS", "FormView"]
