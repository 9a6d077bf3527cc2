"""Pairs that were asked about in vain: writing it down, and what a link found later does to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from locales import _
from model.changes import Change, Edit, add, new
from model.entities import NoFlow, ValueLink
from model.errors import Refused
from model.network.graph import Network, Pair
from model.workshop import Workshop


def nothing_flows(workshop: Workshop, pairs: Iterable[Pair], *, at: dt.datetime) -> Change:
    """The change that says of `pairs` that they were asked about and nothing flows.

    Pairs of which that is known already are left out.

    Raises:
        Refused: where something flows between one of them, or nothing is left to say.
    """
    network = Network.of_workshop(workshop)
    told = []
    for source, target in pairs:
        if (source, target) in network.named:
            raise Refused(
                _("{source} → {target} has a link; remove it first if it was a mistake").format(
                    source=network.actors[source].name, target=network.actors[target].name
                )
            )
        if (source, target) not in network.asked:
            told.append(new(NoFlow, created=at, source=source, target=target))
    if not told:
        raise Refused(_("that is written down already"))
    return add(*told, at=at)


def not_asked_after_all(workshop: Workshop, pair: Pair, *, at: dt.datetime) -> Change:
    """The change that takes back that nothing flows between `pair`.

    Raises:
        Refused: where nobody has said so.
    """
    edits = [
        Edit(before=one, after=None)
        for one in workshop.no_flows.values()
        if (one.source, one.target) == pair
    ]
    if not edits:
        raise Refused(_("nobody has said that nothing flows there"))
    return Change.make(*edits, at=at)


def settled_by_links(change: Change, workshop: Workshop) -> Change:
    """`change`, and with it whatever "nothing flows" its new links prove wrong is taken back."""
    linked = {
        (edit.after.source, edit.after.target)
        for edit in change.edits
        if isinstance(edit.after, ValueLink)
    }
    touched = {edit.entity.id for edit in change.edits}
    wrong = [
        Edit(before=one, after=None)
        for one in workshop.no_flows.values()
        if (one.source, one.target) in linked and one.id not in touched
    ]
    return replace(change, edits=(*change.edits, *wrong)) if wrong else change
