"""Which actor and which link of a session a draft means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from importers.draft import DraftActor
from model.capture.folding import key
from model.capture.names import spellings
from model.entities import Actor, ValueLink

LinkKey = tuple[str, str, str]
"""The two ends and the folded words of a link."""


class ActorIndex:
    """Every spelling of the actors, those included that the import adds."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self.actors = dict(actors)
        self._by_spelling: dict[str, list[str]] = {}
        for actor in actors.values():
            self._learn(actor)

    def add(self, actor: Actor) -> None:
        """Know `actor` too, or as it is now."""
        self.actors[actor.id] = actor
        self._learn(actor)

    def named(self, name: str) -> list[Actor]:
        """The actors called `name`, case and blanks aside; the very same name comes first."""
        found = [self.actors[known] for known in self._by_spelling.get(key(name), ())]
        return sorted(found, key=lambda actor: key(actor.name) != key(name))

    def free_name(self, name: str, limit: int) -> str:
        """`name`, or with a number as in "Kela (2)" where it is taken."""
        tried, number = name, 1
        while key(tried) in self._by_spelling:
            number += 1
            ending = f" ({number})"
            tried = name[: limit - len(ending)].rstrip() + ending
        return tried

    def _learn(self, actor: Actor) -> None:
        for spelling in map(key, filter(None, spellings(actor))):
            ids = self._by_spelling.setdefault(spelling, [])
            if actor.id not in ids:
                ids.append(actor.id)


class ActorMatcher:
    """Finds for each draft the actor it means; each actor is meant by one key at most."""

    def __init__(self, index: ActorIndex, drafts: Iterable[DraftActor]) -> None:
        self.index = index
        self.taken: set[str] = set()
        """Ids of the actors that a key of the draft means already."""
        self._former = {
            former: actor.id for actor in index.actors.values() for former in actor.former_ids
        }
        own = {str(draft.fields["id"]) for draft in drafts if "id" in draft.fields}
        self._by_id = {self._now(known) for known in own if self._now(known) in index.actors}

    def _now(self, known: str) -> str:
        """The id that an actor goes by here, where it was merged into another."""
        return known if known in self.index.actors else self._former.get(known, known)

    def find(self, fields: Mapping[str, object]) -> Actor | Sequence[Actor] | None:
        """The actor that `fields` are about; several where that is not plain; None where new."""
        own = self._now(str(fields.get("id", "")))
        if own in self._by_id and own not in self.taken:
            self.taken.add(own)
            return self.index.actors[own]
        name = str(fields["name"])
        free = self._free(name)
        same = [actor for actor in free if key(actor.name) == key(name)]
        meant = same if len(same) == 1 else free
        if len(meant) > 1:
            return meant
        found = meant[0] if meant else self._numbered(name)
        if found is not None:
            self.taken.add(found.id)
        return found

    def _free(self, name: str) -> list[Actor]:
        """Those called `name` whom nobody else in the draft means, by name or by an id of ours."""
        return [
            actor
            for actor in self.index.named(name)
            if actor.id not in self.taken and actor.id not in self._by_id
        ]

    def _numbered(self, name: str) -> Actor | None:
        """An actor that got a number when an earlier import of several called `name` added it."""
        number = 2
        while self.index.named(tried := f"{name} ({number})"):
            if free := self._free(tried):
                return free[0]
            number += 1
        return None


class LinkIndex:
    """The links between two actors by their words, those included that the import adds."""

    def __init__(self, links: Mapping[str, ValueLink]) -> None:
        self.links = dict(links)
        self._former = {former: link.id for link in links.values() for former in link.former_ids}
        self._by_words: dict[LinkKey, list[str]] = {}
        for link in links.values():
            self._by_words.setdefault(link_key(link), []).append(link.id)

    def add(self, link: ValueLink) -> None:
        """Know `link` too, or as it is now."""
        if link.id not in self.links:
            self._by_words.setdefault(link_key(link), []).append(link.id)
        self.links[link.id] = link

    def known_as(self, link_id: str) -> ValueLink | None:
        """The link with this id, or that it was merged into."""
        return self.links.get(link_id) or self.links.get(self._former.get(link_id, ""))

    def alike(self, link: ValueLink) -> list[ValueLink]:
        """The links with the same ends and words."""
        return [self.links[known] for known in self._by_words.get(link_key(link), ())]


def link_key(link: ValueLink) -> LinkKey:
    """What alike links have in common."""
    return link.source, link.target, key(link.what)
