"""The capture forms: what can be done on a method's sheet, as changes."""

from model.forms.sheets import (
    ON_SHEETS,
    answered,
    opened_sheet,
    sheet_for,
    sheet_to_write_on,
    sheets_of,
)

__all__ = ["ON_SHEETS", "answered", "opened_sheet", "sheet_for", "sheet_to_write_on", "sheets_of"]
