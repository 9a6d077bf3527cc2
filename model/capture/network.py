"""What the links of a workshop tell the capture line: pairs, words in use, who is active."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from model.capture.folding import key, plain
from model.capture.remembered import remembered
from model.entities import ValueLink

_RECENT = 20


class LinkIndex:
    """The links of one workshop, by pair and by what they say."""

    def __init__(self, links: Mapping[str, ValueLink]) -> None:
        self._between: dict[tuple[str, str], list[ValueLink]] = {}
        self.activity: Counter[str] = Counter()
        """How busy an actor is, by id: its links, the newest counted many times."""
        self.categories: Counter[str] = Counter()
        self.channels: Counter[str] = Counter()
        self._values: dict[str, None] = {}
        newest = len(links) - _RECENT
        for position, link in enumerate(links.values()):
            self._between.setdefault((link.source, link.target), []).append(link)
            weight = max(1, position - newest + 2)
            self.activity[link.source] += weight
            self.activity[link.target] += weight
            self._values[link.what] = None
            if link.category:
                self.categories[link.category] += 1
            if link.channel:
                self.channels[link.channel] += 1

    @cached_property
    def plain_values(self) -> dict[str, str]:
        """What flows anywhere: its plain form by the text."""
        return {what: plain(what) for what in self._values}

    def alike(self, source: str, target: str, what: str) -> list[ValueLink]:
        """The links from `source` to `target` by which the same flows."""
        wanted = key(what)
        return [
            link for link in self._between.get((source, target), []) if key(link.what) == wanted
        ]

    def values_between(self, sources: set[str], targets: set[str]) -> Counter[str]:
        """What flows from `sources` or to `targets`, by how likely it flows between them too.

        What `sources` give to others comes first, then what `targets` get from others; what is on
        the map between the two already comes last.
        """
        counted: Counter[str] = Counter()
        for (source, target), links in self._between.items():
            gives, gets = source in sources, target in targets
            if gives or gets:
                weight = 1 if gives and gets else 100 if gives else 10
                for link in links:
                    counted[link.what] += weight
        return counted


link_index = remembered(LinkIndex)
"""The index of a workshop's `links` table."""
