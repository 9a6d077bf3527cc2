"""The network: `map`, `analyse` and `snapshot`."""

from __future__ import annotations

import datetime as dt
import shutil
import sys
from argparse import Namespace

from locales import _
from model.changes import keep_snapshot
from model.entities import Snapshot
from model.errors import Refused
from model.workshop import Workshop
from tui.cli.files import changing, reading
from tui.cli.output import Output

_PAPER = (120, 40)
"""Columns and lines of a drawing that goes into a file or a pipe."""


def draw_map(options: Namespace, output: Output) -> int:
    """Draw the network as text."""
    from exporters.textmap import MapOptions, draw, draw_comparison

    with reading(options.file) as opened:
        workshop = opened.recorder.workshop
    width, height = options.size or _size_of_terminal()
    wanted = MapOptions(
        width=width,
        height=height,
        view=options.view,
        focus=actor_called(workshop, options.focus) if options.focus is not None else None,
        per=options.per,
        ascii=options.ascii,
        nothing=frozenset((one.source, one.target) for one in workshop.no_flows.values()),
    )
    now = list(workshop.actors.values()), list(workshop.links.values())
    if options.against is not None:
        before = _snapshot_called(workshop, options.against)
        drawing = draw_comparison(before.actors, before.links, *now, wanted)
    else:
        drawing = draw(*now, wanted)
    text = drawing.ansi() if options.color else drawing.text()
    if output.as_json:
        output.json(
            {
                "text": text,
                "view": drawing.view,
                "rects": {actor: list(rect) for actor, rect in drawing.rects.items()},
                "routes": {
                    link: [list(cell) for cell in cells] for link, cells in drawing.routes.items()
                },
                "bundles": {link: list(links) for link, links in drawing.bundles.items()},
                "left_out": drawing.left_out,
            }
        )
    else:
        output.text(text + "\n")
    return 0


def _size_of_terminal() -> tuple[int, int]:
    if not sys.stdout.isatty():
        return _PAPER
    columns, lines = shutil.get_terminal_size(_PAPER)
    return max(1, columns), max(1, lines - 1)  # the prompt takes a line


def actor_called(workshop: Workshop, name: str) -> str:
    """The id of the actor that `name` means: its id, name, label or another spelling.

    Raises:
        Refused: where there is none, or more than one.
    """
    if name in workshop.actors:
        return name
    folded = " ".join(name.split()).casefold()
    by_name = [a.id for a in workshop.actors.values() if a.name.casefold() == folded]
    others = [
        a.id
        for a in workshop.actors.values()
        if folded in (spelling.casefold() for spelling in (a.label, *a.aliases) if spelling)
    ]
    found = by_name or others
    if not found:
        raise Refused(_("there is no actor called “{name}”").format(name=name))
    if len(found) > 1:
        raise Refused(_("several actors are called “{name}”; give the id").format(name=name))
    return found[0]


def analyse(options: Namespace, output: Output) -> int:
    """Measure the network and say what it shows."""
    from model.network.diff import compare
    from model.network.document import coverage_document, document
    from model.network.findings import find
    from model.network.graph import Network
    from model.network.measures import measure_network

    with reading(options.file) as opened:
        workshop = opened.recorder.workshop
    against = None
    if options.against is not None:
        against = compare(_snapshot_called(workshop, options.against), workshop)
    network = Network.of_workshop(workshop)
    measures = measure_network(network)
    findings = find(network, measures)
    if output.as_json:
        told = document(measures, findings, against)
        output.json({**told, "coverage": coverage_document(network)})
        return 0
    from tui.cli.analysis import tell

    tell(workshop, measures, findings, against, output)
    return 0


def _snapshot_called(workshop: Workshop, name: str) -> Snapshot:
    if found := workshop.snapshots.get(name):
        return found
    folded = " ".join(name.split()).casefold()
    for snapshot in workshop.snapshots.values():
        if snapshot.name.casefold() == folded:
            return snapshot
    names = ", ".join(snapshot.name for snapshot in workshop.snapshots.values())
    if not names:
        raise Refused(
            _("there is no snapshot to compare with; keep one first: {example}").format(
                example="arvoverkko snapshot FILE NAME"
            )
        )
    raise Refused(
        _("there is no snapshot “{name}”; there are: {names}").format(name=name, names=names)
    )


def snapshot(options: Namespace, output: Output) -> int:
    """Keep the network as it is now, to compare with later."""
    with changing(options.file) as opened:
        change = keep_snapshot(opened.recorder.workshop, options.name, at=dt.datetime.now())
        opened.recorder.apply(change)
    kept = change.edits[0].entity
    if output.as_json:
        output.json({"id": kept.id})
    else:
        output.line(
            _("The network is kept as “{name}”.").format(name=" ".join(options.name.split()))
        )
    return 0
