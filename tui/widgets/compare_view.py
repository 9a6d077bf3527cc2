"""Two states of the network on one map: what is new, gone and changed, by sign and colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.reactive import reactive

from exporters.textmap import MapOptions
from model.entities import Actor, ValueLink
from model.workshop import Workshop
from tui.widgets.map_view import MapView

if TYPE_CHECKING:
    from exporters.textmap import Drawing


@dataclass(frozen=True, slots=True)
class State:
    """The network at one moment."""

    actors: Sequence[Actor] = ()
    links: Sequence[ValueLink] = ()


class CompareView(MapView):
    """The later state with what is gone since the earlier one. The keys are the map's."""

    states: reactive[tuple[State, State] | None] = reactive(None, always_update=True)
    """The earlier and the later state; None where there is nothing to compare."""

    def pictured(self, workshop: Workshop, options: MapOptions) -> Drawing:
        """Both states in one drawing; the network as it is where there is but one."""
        from exporters.textmap import draw_comparison

        if self.states is None:
            return super().pictured(workshop, options)
        before, after = self.states
        return draw_comparison(before.actors, before.links, after.actors, after.links, options)

    def watch_states(self) -> None:
        """Other states."""
        self.redraw()
