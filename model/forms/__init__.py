"""The capture forms: what can be done on a method's sheet, as changes."""

from model.forms.sheets import answered, opened_sheet, sheet_for, sheets_of

__all__ = ["answered", "opened_sheet", "sheet_for", "sheets_of"]
