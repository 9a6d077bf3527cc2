"""Reading a line with an arrow: which links it asks for, and why it cannot be taken."""

from __future__ import annotations

import datetime as dt

from locales import _
from model.capture.folding import visible
from model.capture.linking import Wish, link_reading
from model.capture.names import name_index
from model.capture.prose import plausible
from model.capture.reading import Draft, Reading, Unreadable
from model.capture.roster import Moments, Roster
from model.capture.shape import LinkShape, Name, too_many_names
from model.capture.value import Flow, read_flow
from model.capture.words import cut
from model.entities import Actor, Strength
from model.entities.text import clean_line
from model.workshop import Workshop

LINKS_LIMIT = 400
"""How many links one line may make."""


def read_links(
    line: str, shape: LinkShape, workshop: Workshop, at: dt.datetime, draft: Draft
) -> Reading:
    """The reading of a link line.

    Raises:
        Unreadable: where it lacks something, contradicts itself or changes nothing.
    """
    for arrow in shape.arrows:
        draft.mark(arrow.start, arrow.end, "arrow")
    if shape.overfull:
        raise Unreadable(too_many_names())
    if shape.unclosed is not None:
        draft.mark(shape.unclosed, shape.unclosed + 1, "error")
        raise Unreadable(_('the quote is not closed; put " after the name'), unfinished=True)
    roster = Roster(name_index(workshop.actors), Moments(at), draft)
    sides = [roster.joined(side, line) for side in shape.sides]
    for name in (name for side in sides for name in side):
        _check_name(name, roster, draft)
    actors = [[roster.actor(name) for name in side] for side in sides]
    _check_sides(actors)
    flow = _flow(line, shape, actors[-1][-1], draft)
    return link_reading(_wishes(shape, actors), flow, roster, workshop)


def _check_name(name: Name, roster: Roster, draft: Draft) -> None:
    if plausible(name) or roster.knows(name):
        return
    draft.mark(name.start, name.end, "error")
    raise Unreadable(
        _(
            "“{text}” looks like a sentence: quote it if it is a name, or write ' text for a note"
        ).format(text=cut(name.text))
    )


def _check_sides(actors: list[list[Actor]]) -> None:
    if not actors[0]:
        raise Unreadable(
            _("no actor before the arrow: write A -> B: what, or ' text for a note"),
        )
    if not all(actors):
        raise Unreadable(
            _("no actor after the arrow: write A -> B: what, or ' text for a note"),
            unfinished=True,
        )


def _flow(line: str, shape: LinkShape, target: Actor, draft: Draft) -> Flow:
    if shape.colon is None:
        raise Unreadable(
            _("what flows? add “: what” after {target}, or write ' text for a note").format(
                target=cut(target.name)
            ),
            unfinished=True,
        )
    flow = read_flow(line, shape.colon + 1, draft)
    if not visible(flow.what):
        raise Unreadable(
            _("write after the colon what flows to {target}").format(target=cut(target.name)),
            unfinished=True,
        )
    for text in (flow.what, flow.category, flow.channel):
        try:
            clean_line(text)
        except ValueError as error:
            raise Unreadable(
                _("“{text}” does not fit one line: {reason}").format(text=cut(text), reason=error)
            ) from error
    if flow.strength is Strength.UNSPECIFIED and line.rstrip().endswith("!"):
        draft.remark(_("for a strong tie leave a blank before the !"))
    return flow


def _wishes(shape: LinkShape, actors: list[list[Actor]]) -> list[Wish]:
    """The links asked for, each once, in the order of the line."""
    sides = list(zip(actors, shape.arrows, actors[1:], strict=False))
    count = sum(len(one) * len(two) * (way.to_left + way.to_right) for one, way, two in sides)
    if count > LINKS_LIMIT:
        raise Unreadable(
            _("that would be {count:,} links at once; at most {limit} fit one line").format(
                count=count, limit=LINKS_LIMIT
            )
        )
    wishes: dict[Wish, None] = {}
    for before, arrow, after in sides:
        for one in before:
            for other in after:
                ways = [(one, other)] * arrow.to_right + [(other, one)] * arrow.to_left
                for source, target in ways:
                    if source.id != target.id:
                        wish = Wish(source.id, target.id, arrow.nature, arrow.state)
                        wishes.setdefault(wish)
    if not wishes:
        raise Unreadable(
            _("a value link needs two different actors; {name} is on both sides").format(
                name=cut(actors[0][0].name)
            )
        )
    return list(wishes)
