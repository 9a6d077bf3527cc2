"""One map with everything in its place, and how bad it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exporters.textmap.bundles import Bundle
from exporters.textmap.laying import crossings_of
from exporters.textmap.naming import Namer
from exporters.textmap.options import MapOptions
from exporters.textmap.router import CROSS, CROSS_CROWDED, Router
from exporters.textmap.scene import Scene

MANY_LINES = 90
"""With more lines than this a crossing is cheaper than a long way round."""
UNDRAWN, UNNAMED, TOUCHED = 40.0, 2.0, 0.8
"""What a link without a line, a flow without a name, and a name beside a foreign line count
against a map, in crossings."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A map with everything in its place."""

    scene: Scene
    bundles: Sequence[Bundle]
    router: Router
    namer: Namer

    @property
    def cost(self) -> float:
        """How bad it is, in crossings."""
        router, routes = self.router, self.router.routes
        crossings = sum(crossings_of(router, route) for route in routes.values()) / 2
        undrawn = len(self.bundles) - len(routes)
        return crossings + UNDRAWN * undrawn + name_cost(self.namer, self.bundles)


def name_cost(namer: Namer, bundles: Sequence[Bundle]) -> float:
    """How bad it is, in crossings, what names of drawn flows are missing or hard to tell."""
    flows = sum(len(bundles[line].links) for line in namer.router.routes)
    return UNNAMED * (flows - len(namer.rects)) + TOUCHED * namer.count_touched()


def bare_ground(
    scene: Scene, bundles: Sequence[Bundle], options: MapOptions, width: int, height: int
) -> Router:
    """The window with its labels, before any line is laid."""
    return Router(
        width,
        height,
        scene.bodies,
        walls=scene.rects,
        roomy=options.ascii,
        is_unwanted=options.is_unwanted,
        cross=CROSS_CROWDED if len(bundles) > MANY_LINES else CROSS,
    )
