"""Two states of a network in one drawing: what is new, what is gone and what has changed.

Marks say it at the labels, on the lines and before the names of flows; emphasis says it again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from exporters.textmap.drawing import Drawing
from exporters.textmap.options import MapOptions, Mark
from exporters.textmap.views import drawn, is_small
from model.entities import Actor, ValueLink
from model.network.diff import NetworkDiff, difference
from model.network.diff_words import summary
from model.network.graph import Network


def compared(
    before: tuple[Sequence[Actor], Sequence[ValueLink]],
    after: tuple[Sequence[Actor], Sequence[ValueLink]],
    options: MapOptions,
) -> Drawing:
    """The later state with what is gone since the earlier one, all changes marked.

    Without a legend it is left to others to say what has changed.
    """
    diff = difference(Network.of(*before), Network.of(*after))
    shown = options.view
    if shown == "auto":
        shown = "list" if is_small(options) else "map"
    marked = replace(options, view=shown, marks=_marks(diff))
    actors = [*after[0], *diff.actors.removed]
    known = {actor.id for actor in actors}
    gone = [link for link in diff.links.removed if {link.source, link.target} <= known]
    told = summary(diff) if options.legend else ""
    drawing = drawn(actors, [*after[1], *gone], marked, caption=told)
    return replace(drawing, view="compare")


def _marks(diff: NetworkDiff) -> dict[str, Mark]:
    marks: dict[str, Mark] = {}
    for part in (diff.actors, diff.links):
        marks |= dict.fromkeys((entity.id for entity in part.added), Mark.NEW)
        marks |= dict.fromkeys((entity.id for entity in part.removed), Mark.GONE)
        marks |= dict.fromkeys((change.after.id for change in part.changed), Mark.CHANGED)
    return marks
