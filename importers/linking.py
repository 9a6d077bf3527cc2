"""Which links of a document are there already, which add something, and which are new."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from importers.draft import Verdict
from importers.matching import LinkIndex
from importers.merging import merged
from model.entities import ValueLink, new_id

_APART = ("nature", "state", "category")
"""Where two links of the same ends and words differ in one of these, they are two."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one link of the document."""

    link: ValueLink
    """As it is in the session now."""
    verdict: Verdict
    before: ValueLink | None = None
    """As it was in the session; None where it is new."""
    changed: tuple[str, ...] = ()
    """Fields that were filled or replaced."""
    kept: tuple[str, ...] = ()
    """In words, where the document says otherwise and what was there stays."""
    twin: str = ""
    """The place of the link in the document that says the same; this one is left out then."""


class LinkTaker:
    """Takes the links of one document, in their order.

    A link of the session is meant by one link of the document at most: first the one with its id,
    then one that says exactly what it says, then one that adds to it.
    """

    def __init__(self, index: LinkIndex, *, replace: bool) -> None:
        self._index = index
        self._replace = replace
        self._meant: dict[str, ValueLink] = {}
        """By the id of a document's link, the link of the session that it means."""
        self._taken: dict[str, str] = {}
        """By the id of a link of the session, the place in the document that speaks of it."""

    def prepare(self, links: Sequence[tuple[ValueLink, AbstractSet[str], str]]) -> None:
        """Find the links that are there already: by id, and then by everything they say."""
        for link, _said, where in links:
            own = self._index.known_as(link.id)
            if (
                own is not None
                and own.id not in self._taken
                and (own.source, own.target) == (link.source, link.target)
            ):
                self._claim(link, own, where)
        for link, said, where in links:
            if link.id not in self._meant:
                same = (
                    one
                    for one in self._index.alike(link)
                    if one.id not in self._taken and _says_the_same(one, link, said)
                )
                if (one := next(same, None)) is not None:
                    self._claim(link, one, where)

    def take(
        self,
        link: ValueLink,
        said: AbstractSet[str],
        where: str,
        meant: frozenset[str] = frozenset(),
    ) -> Taken:
        """Take one link, whose fields `said` the document named, `meant` those changed in it."""
        there = self._meant.get(link.id)
        if there is None:
            alike = self._index.alike(link)
            free = [one for one in alike if one.id not in self._taken and _may_be(one, link, said)]
            there = free[0] if free else None
            if there is None:
                return self._add(link, said, where, alike)
            self._taken[there.id] = where
        result = merged(there, link, said, replace=self._replace, meant=meant)
        now = there.model_copy(update=dict(result.fields))
        self._index.add(now)
        return Taken(
            now,
            "changed" if result.fields else "same",
            before=there,
            changed=tuple(result.fields),
            kept=result.kept,
        )

    def _add(
        self, link: ValueLink, said: AbstractSet[str], where: str, alike: Sequence[ValueLink]
    ) -> Taken:
        if "id" not in said:
            for one in alike:
                if one.id in self._taken and _says_the_same(one, link, said):
                    return Taken(one, "same", twin=self._taken[one.id])
        if link.id in self._index.links:
            link = link.model_copy(update={"id": new_id()})
        self._index.add(link)
        self._taken[link.id] = where
        return Taken(link, "added")

    def _claim(self, link: ValueLink, there: ValueLink, where: str) -> None:
        self._meant[link.id] = there
        self._taken[there.id] = where


def _says_the_same(there: ValueLink, link: ValueLink, said: AbstractSet[str]) -> bool:
    """Whether everything that the document says of `link` holds of `there`."""
    fields = said - {"id", "created", "what", "step"}
    return all(getattr(there, field) == getattr(link, field) for field in fields)


def _may_be(there: ValueLink, link: ValueLink, said: AbstractSet[str]) -> bool:
    """Whether `link` may be said of `there`, with more or other words about the rest."""
    return all(
        getattr(there, field) == getattr(link, field)
        for field in _APART
        if field in said and not (field == "category" and not there.category)
    )
