"""What the signs of the map mean, on as many lines as that takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.geometry import Size
from textual.reactive import var

from locales import _
from model.workshop import Workshop
from tui.home import Home
from tui.settings import draws_ascii
from tui.themes import sector_colour
from tui.widgets.click_line import ClickLine, Piece
from tui.widgets.map_paint import PINS, PINS_ASCII

if TYPE_CHECKING:
    from exporters.textmap.drawing import Style


class MapLegend(ClickLine):
    """The signs that occur in the network, none cut off."""

    DEFAULT_CSS = """
    MapLegend { height: auto; color: $quiet; }
    """

    workshop: var[Workshop | None] = var(None)
    """The session whose map is shown."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._signs: list[Piece] = []

    def watch_workshop(self) -> None:
        """Other actors or links may need other signs."""
        if self.is_mounted and self.workshop is not None:
            self._signs = self._pieces(self.workshop)
            self.refresh(layout=True)

    def on_mount(self) -> None:
        """The signs of the session that is open."""
        self.watch_workshop()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the signs need."""
        return self.lay_out(self._signs, width, gap="   ").plain.count("\n") + 1

    def render(self) -> Content:
        """All signs, wrapped."""
        return self.lay_out(self._signs, self.content_size.width, gap="   ")

    def _pieces(self, workshop: Workshop) -> list[Piece]:
        # The drawing code is loaded where it is first needed.
        from exporters.textmap.bundles import bundles_of
        from exporters.textmap.footer import legend_of
        from exporters.textmap.glyphs import glyphs_for
        from exporters.textmap.options import MapOptions

        actors = list(workshop.actors.values())
        index = {actor.id: number for number, actor in enumerate(actors)}
        bundles = bundles_of(list(workshop.links.values()), index, per="pair")
        glyphs = glyphs_for(draws_ascii(cast(Home, self.app).settings))
        found = legend_of(actors, bundles, glyphs, MapOptions())
        pieces = [Piece(Content.styled(words, self._style(style))) for words, style in found]
        if any(actor.pinned is not None for actor in actors):
            pins = PINS_ASCII if glyphs.ascii else PINS
            pieces.append(Piece(Content.styled(f"{pins} {_('pinned')}", "$quiet")))
        return pieces

    def _style(self, style: Style) -> str:
        if style.sector is None:
            return "$quiet"
        return sector_colour(style.sector, self.app.current_theme.dark)
