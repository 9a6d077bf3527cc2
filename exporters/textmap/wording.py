"""Flows in words as lines of a drawing: a heading for the actor, then what it gives and gets."""

from __future__ import annotations

from dataclasses import dataclass, replace

from exporters.textmap.cells import cell_width, drawable, shortened
from exporters.textmap.drawing import Emphasis, Line, Role, Run, Style
from exporters.textmap.flows import ActorFlows, Flow, details_of
from exporters.textmap.footer import words
from exporters.textmap.glyphs import Glyphs
from exporters.textmap.labels import label_style, sign_of
from exporters.textmap.options import MapOptions
from locales import _

_QUIET = Style(Role.NOTE)


@dataclass(frozen=True, slots=True)
class Worded:
    """One line of words, and the link or actor it is about."""

    line: Line
    actor: str = ""
    link: str = ""


def block_of(
    flows: ActorFlows, width: int, glyphs: Glyphs, options: MapOptions, *, gets: bool = True
) -> list[Worded]:
    """Heading and flows of one actor in lines of at most `width` cells."""
    found = [Worded(_heading(flows, width, glyphs, options), actor=flows.actor.id)]
    shown = (*flows.gives, *flows.gets) if gets else flows.gives
    for flow in shown:
        found.append(Worded(_flow_line(flow, width, glyphs, options), link=flow.link.id))
    return found


def _heading(flows: ActorFlows, width: int, glyphs: Glyphs, options: MapOptions) -> Line:
    actor = flows.actor
    style = label_style(actor, replace(options, focus=actor.id))
    sign = sign_of(actor, glyphs, options)
    counts = words(
        _("gives {gives}, gets {gets}").format(gives=len(flows.gives), gets=len(flows.gets)), glyphs
    )
    prefix = f"{sign} " if sign else ""
    room = width - len(prefix)
    name = shortened(actor.name, room, mark=glyphs.ellipsis)
    runs: list[Run] = [(prefix + name, style)]
    if cell_width(name) + 2 + len(counts) <= room:
        runs.append((f"  {counts}", _QUIET))
    return tuple(runs)


def _flow_line(flow: Flow, width: int, glyphs: Glyphs, options: MapOptions) -> Line:
    link = flow.link
    emphasis: Emphasis = "plain"
    if link.id in options.selected:
        emphasis = "selected"
    elif link.id in options.dim:
        emphasis = "dim"
    mark = options.marks.get(link.id)
    style = Style(Role.FLOW, None, link.nature, link.state, emphasis, mark)
    arrow = glyphs.arrows[1] if flow.gives else glyphs.arrows[3]
    details = words(f" ({details_of(link)})", glyphs)
    lead = f"  {arrow} "
    sign = glyphs.marks[mark] if mark is not None else ""
    other, what = drawable(flow.other.name), sign + drawable(link.what)
    room = width - len(lead) - 2
    if cell_width(other) + cell_width(what) + len(details) > room:
        details = ""
    if cell_width(other) + cell_width(what) > room:
        other = shortened(other, max(6, room - cell_width(what)), mark=glyphs.ellipsis)
        what = shortened(what, max(0, room - cell_width(other)), mark=glyphs.ellipsis)
    if cell_width(other) + cell_width(what) > room:
        return ((shortened(f"{arrow} {other}", width, mark=glyphs.ellipsis), style),)
    runs: list[Run] = [(f"{lead}{other}: ", style), (what, style)]
    if details:
        runs.append((details, _QUIET))
    return tuple(runs)
