"""The capture forms: what can be done on a method's sheet, as changes."""

from model.forms.sheets import (
    ON_SHEETS,
    answered,
    method_behind,
    opened_sheet,
    sheet_for,
    sheet_to_write_on,
    sheets_alone,
    sheets_of,
)

__all__ = [
    "ON_SHEETS",
    "answered",
    "method_behind",
    "opened_sheet",
    "sheet_for",
    "sheet_to_write_on",
    "sheets_alone",
    "sheets_of",
]
