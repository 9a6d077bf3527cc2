"""What is under the cursor of the map in words, and which view this is and why."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from textual.content import Content

from exporters.textmap import Drawing, View
from locales import _
from model.entities import Actor, ValueLink
from model.labels import label
from model.workshop import Workshop
from tui.card_fields import LINK_FIELDS
from tui.screens.lists import link_arrow
from tui.screens.network import kinds_of
from tui.themes import SECTOR_GLYPHS, sector_colour
from tui.widgets.entity_form import Field


def view_name(view: str) -> str:
    """A view as the facilitator calls it."""
    return {
        "auto": _("the view that fits best"),
        "map": _("map"),
        "sectors": _("by sector"),
        "ego": _("one actor closely"),
        "rings": _("rings around one actor"),
        "matrix": _("matrix"),
        "list": _("list"),
    }.get(view, view)


def view_words(drawing: Drawing, asked: View, zoom: float, around: str | None) -> str:
    """Which view is shown and why, how large it is, and what it leaves out.

    Args:
        drawing: what is shown.
        asked: the view that was asked for.
        zoom: how many times as wide and as high as the window it is.
        around: the name of the actor looked at closely; None for the whole network.
    """
    if around is not None and drawing.view == "rings":
        parts = [_("rings around {actor}").format(actor=_line(around))]
    elif around is not None:
        parts = [_("around {actor}").format(actor=_line(around))]
    else:
        fits = drawing.caption or _("everything has room")
        parts = [view_name(drawing.view), fits if asked == "auto" else _("as you chose")]
    if zoom > 1:
        # What the drawing leaves out stands on its last line, which may not be in sight.
        parts.append(_("enlarged to {n} %").format(n=round(zoom * 100)))
        if left := _left_out(drawing):
            parts.append(left)
    words = " · ".join(parts)
    return words[:1].upper() + words[1:]


def _left_out(drawing: Drawing) -> str:
    # The drawing code is loaded where it is first needed.
    from exporters.textmap.footer import left_out_words

    return left_out_words(drawing.left_out, drawing.left_out_actors)


def hint() -> Content:
    """What the keys do, where nothing is under the cursor."""
    return Content.styled(
        _(
            "Arrow keys put the cursor on an actor, Tab on a link; Enter looks closer, Esc steps"
            " back."
        ),
        "$quiet",
    )


# ---------------------------------------------------------------------- one link


def link_line(link: ValueLink, workshop: Workshop) -> Content:
    """A link on a line or two: who gives whom what, and of what kind it is."""
    source, target = workshop.actors[link.source], workshop.actors[link.target]
    return Content.assemble(
        f"{_line(source.name)} {link_arrow(link)} {_line(target.name)}: ",
        (_line(link.what), "bold"),
        (f"  {kinds_of(link)}", "$quiet"),
    )


def link_words(link: ValueLink, workshop: Workshop, *, dark: bool) -> Content:
    """Everything that is known of a link, and both its actors."""
    source, target = workshop.actors[link.source], workshop.actors[link.target]
    parts = [
        Content.styled(_line(link.what), "bold"),
        Content(f"{_line(source.name)} {link_arrow(link)} {_line(target.name)}"),
        Content(""),
        *_fields(link),
        Content(""),
        Content.styled(_("Gives"), "bold $accent"),
        *_actor_lines(source, dark),
        Content(""),
        Content.styled(_("Gets"), "bold $accent"),
        *_actor_lines(target, dark),
        Content(""),
        Content.styled(_("Enter opens the link to be edited."), "$quiet"),
    ]
    return Content("\n").join(parts)


def _fields(link: ValueLink) -> Iterator[Content]:
    """The fields that say something, by their names on the card; longer texts come last."""
    told = [(_(one.label), one.text_of(link), one) for one in LINK_FIELDS if one.name != "what"]
    told = [entry for entry in told if entry[1].strip()]
    short = [(name, dict(one.options()).get(text, text)) for name, text, one in told if _short(one)]
    if link.trust is not None:
        short.append((_("Trust"), _("{n} of 5").format(n=link.trust)))
    room = max(cell_len(name) for name, _text in short) + 2
    for name, text in short:
        yield Content.assemble((name + " " * (room - cell_len(name)), "$quiet"), _line(text))
    for name, text, one in told:
        if not _short(one):
            yield Content.assemble((name, "$quiet"), "\n", text)


def _short(field: Field) -> bool:
    return field.kind != "text"


def _actor_lines(actor: Actor, dark: bool) -> list[Content]:
    sign = SECTOR_GLYPHS[actor.sector]
    return [
        Content(_line(actor.name)),
        Content.assemble(
            (f"{sign} ", sector_colour(actor.sector, dark)),
            (f"{label(actor.sector)} · {label(actor.kind)}", "$quiet"),
        ),
    ]


# ---------------------------------------------------------------------- one actor


def actor_line(actor: Actor, workshop: Workshop) -> Content:
    """An actor on a line: its name, sector, and how much it gives and gets."""
    links = workshop.links.values()
    gives = sum(link.source == actor.id for link in links)
    gets = sum(link.target == actor.id for link in links)
    counts = _("gives {gives}, gets {gets}").format(gives=gives, gets=gets)
    return Content.assemble(
        (_line(actor.name), "bold"), (f"  {label(actor.sector)} · {counts}", "$quiet")
    )


def actor_words(actor: Actor, workshop: Workshop) -> Content:
    """An actor with what it gives and gets."""
    links = list(workshop.links.values())
    gives = [link for link in links if link.source == actor.id]
    gets = [link for link in links if link.target == actor.id]
    kinds = f"{label(actor.sector)} · {label(actor.kind)}"
    if actor.pinned is not None:
        kinds += " · " + _("pinned")
    parts = [Content.styled(actor.name, "bold"), Content.styled(kinds, "$quiet")]
    parts += [Content(""), Content.styled(_("Gives ({n})").format(n=len(gives)), "bold $accent")]
    parts += [_flow(link, link_arrow(link), workshop.actors[link.target]) for link in gives]
    parts += [Content(""), Content.styled(_("Gets ({n})").format(n=len(gets)), "bold $accent")]
    parts += [_flow(link, "←", workshop.actors[link.source]) for link in gets]
    for title, text in (
        (_("Tasks"), actor.tasks),
        (_("Strengths"), actor.strengths),
        (_("Weaknesses"), actor.weaknesses),
    ):
        if text:
            parts += [Content(""), Content.styled(title, "bold $accent"), Content(text)]
    return Content("\n").join(parts)


def _flow(link: ValueLink, arrow: str, other: Actor) -> Content:
    return Content.assemble(
        (f"{arrow} {other.name}: ", ""), (link.what, "bold"), ("  " + kinds_of(link), "$quiet")
    )


def _line(text: str) -> str:
    return " ".join(text.split())
