"""What the screens of a merge share."""

from __future__ import annotations

from textual.screen import ModalScreen, ScreenResultType


class MergeScreen(ModalScreen[ScreenResultType]):
    """What both screens share: all the room a small window has."""

    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012
