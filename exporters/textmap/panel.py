"""The words beside a map: one actor's flows, cut to the room there is."""

from __future__ import annotations

from exporters.textmap.drawing import Role, Style
from exporters.textmap.flows import ActorFlows
from exporters.textmap.footer import words
from exporters.textmap.glyphs import Glyphs
from exporters.textmap.options import MapOptions
from exporters.textmap.wording import Worded, block_of
from locales import ngettext


def panel_lines(
    flows: ActorFlows, width: int, height: int, glyphs: Glyphs, options: MapOptions
) -> list[Worded]:
    """The flows of one actor in at most `height` lines; the last one says what is missing."""
    found = block_of(flows, width, glyphs, options)
    if len(found) <= height:
        return found
    missing = len(found) - height + 1
    more = ngettext("{count} more flow", "{count} more flows", missing).format(count=missing)
    line = ((f"  {words(more, glyphs)}", Style(Role.NOTE)),)
    return [*found[: max(0, height - 1)], Worded(line)]
