"""The network as a UCINET DL file: numbered pairs with one value each.

No library writes DL. One matrix is written, with the weights of all flows that exist summed,
because Gephi and igraph read no more than one. Labels keep to what every version takes: 18 ASCII
letters without blanks, no two alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from exporters.options import Document, ExportOptions
from exporters.pairs import collapsed, sound_links
from locales import _, ngettext
from model.entities import Actor, LinkState
from model.workshop import Workshop

_LIMIT = 18
_UNFIT = re.compile(r"[^A-Za-z0-9.()+-]+")
_FOLDED = str.maketrans({"ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "ß": "ss", "đ": "d", "ł": "l"})


def ucinet(workshop: Workshop, options: ExportOptions) -> Document:
    """The existing flows as `dl … format = edgelist1`, in ASCII."""
    actors = list(workshop.actors.values())
    numbers = {actor.id: number for number, actor in enumerate(actors, start=1)}
    links = sound_links(workshop)
    flowing = [link for link in links if link.state is LinkState.EXISTING]
    lines = [
        f"dl n={len(actors)}",
        "format = edgelist1",
        *(("labels:", ",".join(short_labels(actors))) if actors else ()),
        "data:",
        *(
            f"{numbers[arc.first.source]} {numbers[arc.first.target]} {arc.weight:g}"
            for arc in collapsed(flowing)
        ),
    ]
    remarks = []
    if actors:
        remarks.append(_("labels are at most 18 letters, without blanks and accents"))
    if left := len(links) - len(flowing):
        remarks.append(
            ngettext(
                "{n} link that is wished for or broken was left out",
                "{n} links that are wished for or broken were left out",
                left,
            ).format(n=left)
        )
    return Document(("\n".join(lines) + "\n").encode("ascii"), tuple(remarks))


def short_labels(actors: Sequence[Actor]) -> list[str]:
    """A label of at most 18 ASCII letters for each actor, none twice, whatever the case."""
    taken: set[str] = set()
    labels = []
    for number, actor in enumerate(actors, start=1):
        text = actor.label if actor.label and len(actor.name) > _LIMIT else actor.name
        plain = unicodedata.normalize("NFKD", text.translate(_FOLDED)).encode("ascii", "ignore")
        stem = _UNFIT.sub("_", plain.decode("ascii")).strip("_")[:_LIMIT] or f"n{number}"
        label, count = stem, 1
        while label.upper() in taken:
            count += 1
            label = f"{stem[: _LIMIT - len(str(count)) - 1]}_{count}"
        taken.add(label.upper())
        labels.append(label)
    return labels
