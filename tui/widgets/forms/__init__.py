"""The capture forms on the screen, one widget for each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from model.entities import Form
from tui.widgets.forms.base import FormView

FORMS: Mapping[Form, type[FormView]] = MappingProxyType({})
"""The widget of each form."""

__all__ = ["FORMS", "FormView"]
