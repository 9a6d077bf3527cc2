"""What stands over the links of a method: what is looked at, and what helps looking."""

from __future__ import annotations

from collections import Counter

from textual.content import Content

from locales import _, ngettext
from model.forms.links import joined_maps, strength_counts
from model.methods import Method
from model.methods.method import LinksView
from model.workshop import Workshop
from tui.widgets.forms.links_groups import joined_words

LOOPS_NAMED = 3
"""How many loops stand in words."""

LOOP_STEPS = 20_000
"""Paths looked at in the search for loops: a blink."""


def view_words(workshop: Workshop, method: Method, view: LinksView, ego: str) -> Content:
    """The lines over the links: what the view needs said, and what the method brings."""
    lines: list[Content] = []
    actor = workshop.actors.get(ego)
    if view is LinksView.EGO and actor is not None:
        lines.append(
            Content.assemble(
                (_("Around: "), "$quiet"),
                (actor.name, "bold $accent"),
                (_("   F8 next actor · g by name · V other view"), "$quiet"),
            )
        )
    if view in (LinksView.LINES, LinksView.EGO) and workshop.links:
        lines.append(Content.styled(strength_counts(workshop), "$quiet"))
    if method.key == "positive-loops":
        lines += _loops(workshop)
    if not workshop.links and not lines:
        lines.append(
            Content.styled(_("Type who gives whom what:  Kela -> Ohjaamo: guidance"), "$quiet")
        )
    return Content("\n").join(lines)


def room_words(workshop: Workshop, method: Method, view: LinksView, ego: str) -> Content:
    """The same for the room, which has no keys to press."""
    lines: list[Content] = []
    actor = workshop.actors.get(ego)
    if view is LinksView.EGO and actor is not None:
        lines.append(Content.assemble((_("Around: "), "$quiet"), (actor.name, "bold $accent")))
    if view in (LinksView.LINES, LinksView.EGO) and workshop.links:
        lines.append(Content.styled(strength_counts(workshop), "$quiet"))
    if method.key == "group-maps" and joined_maps(workshop):
        lines.append(joined_words(workshop))
    if method.key == "positive-loops":
        lines += _loops(workshop)
    return Content("\n").join(lines)


def ego_of(workshop: Workshop) -> str:
    """Whom the rings stand around to begin with: who has the most links; empty without actors."""
    counts = Counter(dict.fromkeys(workshop.actors, 0))
    for link in workshop.links.values():
        counts.update((link.source, link.target))
    return counts.most_common(1)[0][0] if counts else ""


def _loops(workshop: Workshop) -> list[Content]:
    from model.network.graph import Network
    from model.network.measures.loops import loops

    found = loops(Network.of_workshop(workshop), most=99, most_steps=LOOP_STEPS).found
    if not found:
        return [
            Content.styled(_("No loop yet: nothing comes back to where it came from."), "$quiet")
        ]
    # Two that give to each other are known; longer ones nobody sees by themselves.
    longest_first = sorted(found, key=lambda loop: -len(loop))
    count = ngettext(
        "{n} loop in which value returns", "{n} loops in which value returns", len(found)
    )
    lines = [Content.styled(count.format(n=len(found)), "bold")]
    for loop in longest_first[:LOOPS_NAMED]:
        names = [workshop.actors[actor].name for actor in (*loop, loop[0])]
        lines.append(Content.styled(" → ".join(names), "$quiet"))
    return lines
