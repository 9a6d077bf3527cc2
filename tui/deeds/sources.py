"""From a matter of the follow-up to where it comes from."""

from __future__ import annotations

from locales import _
from model.entities import Entity
from model.workshop import Table, table_of
from tui.home import Home
from tui.screens.base import PlaceScreen

_PLACES: dict[Table, str] = {
    "targets": "followup",
    "agreements": "followup",
    "grid_rows": "method",
    "checks": "method",
    "cards": "method",
    "notes": "notes",
    "links": "links",
}


def go_to_source(home: Home, entity: Entity) -> None:
    """Go to the place where `entity` is written, with the cursor on it."""
    home.start(_go(home, entity))


async def _go(home: Home, entity: Entity) -> None:
    place = _PLACES.get(table_of(entity))
    going = home.go(place) if place else None
    if going is None:
        home.tell(_("This has no place of its own."))
        return
    await going
    screen = home.screen
    if isinstance(screen, PlaceScreen):
        home.catch_up(screen)
        screen.point_at(entity)
