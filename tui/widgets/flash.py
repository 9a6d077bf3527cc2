"""A visible signal: a line is inverted twice, slowly enough to harm nobody."""

from __future__ import annotations

from textual.dom import DOMNode
from textual.widget import Widget

PERIOD = 0.5
"""Seconds that the line is inverted, and as long between two inversions.

One flash a second; three a second and more can set off a fit (WCAG 2.3.1).
"""

TIMES = 2
"""How often the line is inverted for one signal."""

FLASHING = "-flash"


class Flashing(Widget):
    """A widget that can flash; its style sheet says what the class `-flash` looks like."""

    def flash(self) -> None:
        """Invert the line twice; a flash that goes on is not begun anew."""
        if self.has_class(FLASHING):
            return
        for number in range(TIMES):
            self.set_timer(2 * PERIOD * number + 0.01, lambda: self.invert(True))
            self.set_timer(2 * PERIOD * number + PERIOD, lambda: self.invert(False))

    def invert(self, inverted: bool) -> None:
        """Look inverted, or as usual again."""
        self.set_class(inverted, FLASHING)


def flash_all(root: DOMNode) -> None:
    """Flash whatever can on the screen `root`."""
    for widget in root.query(Flashing):
        widget.flash()
