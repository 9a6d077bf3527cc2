"""What the signs of the map mean, on as many lines as all of them take.

The lines stay when a sign comes or goes, as with the first link that is broken: the map above would
get another height and be laid out anew otherwise.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.geometry import Size
from textual.reactive import var

from locales import _
from model.entities import Actor, LinkState, Nature, Sector, Strength, ValueLink
from model.workshop import Workshop
from tui.home import Home
from tui.settings import draws_ascii
from tui.themes import sector_colour
from tui.widgets.click_line import ClickLine, Piece
from tui.widgets.map_paint import PINS, PINS_ASCII

if TYPE_CHECKING:
    from exporters.textmap.drawing import Style


_GAP = "  "

_ANY = dt.datetime(2000, 1, 1)


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
        self._every: list[Piece] = []

    def watch_workshop(self) -> None:
        """Other actors or links may need other signs."""
        if self.is_mounted and self.workshop is not None:
            actors, links = self.workshop.actors.values(), self.workshop.links.values()
            self._signs = self._pieces(list(actors), list(links))
            every = self._pieces(*_with_every_sign())
            self.refresh(layout=every != self._every)
            self._every = every

    def on_mount(self) -> None:
        """The signs of the session that is open."""
        self.watch_workshop()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as all signs that there are need."""
        return self.lay_out(self._every, width, gap=_GAP).plain.count("\n") + 1

    def render(self) -> Content:
        """The signs that occur, wrapped."""
        return self.lay_out(self._signs, self.content_size.width, gap=_GAP)

    def _pieces(self, actors: Sequence[Actor], links: Sequence[ValueLink]) -> list[Piece]:
        # The drawing code is loaded where it is first needed.
        from exporters.textmap.bundles import bundles_of
        from exporters.textmap.footer import legend_of
        from exporters.textmap.glyphs import glyphs_for
        from exporters.textmap.options import MapOptions

        index = {actor.id: number for number, actor in enumerate(actors)}
        bundles = bundles_of(links, index, per="pair")
        glyphs = glyphs_for(draws_ascii(cast(Home, self.app).settings))
        found = legend_of(actors, bundles, glyphs, MapOptions())
        pieces = [Piece(Content.styled(words, self._style(style))) for words, style in found]
        if any(actor.pinned is not None for actor in actors):
            pins = PINS_ASCII if glyphs.ascii else PINS
            pieces.append(Piece(Content.styled(pins + " " + _("pinned"), "$quiet")))
        return pieces

    def _style(self, style: Style) -> str:
        if style.sector is None:
            return "$quiet"
        return sector_colour(style.sector, self.app.current_theme.dark)


@cache
def _with_every_sign() -> tuple[list[Actor], list[ValueLink]]:
    """A network in which every sign of the map occurs."""
    actors = [
        Actor(id=str(sector), created=_ANY, name=str(sector), sector=sector, pinned=(0.5, 0.5))
        for sector in Sector
    ]
    kinds = (
        (Nature.TANGIBLE, LinkState.EXISTING, Strength.STRONG),
        (Nature.INTANGIBLE, LinkState.EXISTING, Strength.WEAK),
        (Nature.TANGIBLE, LinkState.WISHED, Strength.WEAK),
        (Nature.TANGIBLE, LinkState.BROKEN, Strength.WEAK),
        (Nature.INTANGIBLE, LinkState.EXISTING, Strength.WEAK),
    )
    # The last one goes back where the first one came from: a line of both natures.
    others = (Sector.PRIVATE, Sector.THIRD, Sector.CUSTOMER, Sector.UNKNOWN, Sector.PUBLIC)
    links = [
        ValueLink(
            id=f"link {place}",
            created=_ANY,
            source=Sector.PUBLIC if place < len(kinds) - 1 else Sector.PRIVATE,
            target=other,
            what="x",
            nature=nature,
            state=state,
            strength=strength,
        )
        for place, ((nature, state, strength), other) in enumerate(zip(kinds, others, strict=True))
    ]
    return actors, links
