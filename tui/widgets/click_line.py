"""Words that can be clicked, laid out in lines: what tabs, footer and choices are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget


@dataclass(frozen=True, slots=True)
class Piece:
    """A few words and what a click on them does."""

    words: Content
    action: str = ""
    """The Textual action; empty for nothing."""


class ClickLine(Widget):
    """A widget whose pieces know where they stand.

    Textual's own links paint over the colours of what they link; here a tab keeps its look.
    """

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._targets: list[tuple[Region, str]] = []

    def lay_out(self, pieces: Sequence[Piece], width: int, gap: str = "  ") -> Content:
        """`pieces` one after the other, on new lines where `width` cells are not enough."""
        self._targets = []
        lines: list[Content] = [Content("")]
        for piece in pieces:
            line = lines[-1]
            start = line.cell_length + (len(gap) if line.cell_length else 0)
            if line.cell_length and start + piece.words.cell_length > width:
                lines.append(Content(""))
                line, start = lines[-1], 0
            words = _wrapped(piece.words, width)
            top, widest = len(lines) - 1, max(part.cell_length for part in words)
            lines[-1] = Content.assemble(line, gap if start else "", words[0])
            lines.extend(words[1:])
            self._targets.append((Region(start, top, widest, len(words)), piece.action))
        return Content("\n").join(lines)

    async def on_click(self, event: events.Click) -> None:
        """Run the action of the piece under the mouse."""
        at = event.get_content_offset(self)
        for region, action in self._targets:
            if at is not None and action and region.contains(at.x, at.y):
                event.stop()
                await self.run_action(action)
                return


def _wrapped(words: Content, width: int) -> list[Content]:
    """`words` on as many lines as `width` cells ask for; on one where no width is known yet."""
    return words.wrap(width) if 0 < width < words.cell_length else [words]
