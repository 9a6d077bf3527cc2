"""A draft and a session to one undoable change, and the tale of what it does.

Actors are matched by our own id, then by name, label and alias. Nothing that is there already is
added twice: importing the same document again changes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from pydantic import ValidationError

from importers.draft import (
    Deed,
    DraftActor,
    DraftLink,
    ImportDraft,
    Outcome,
    Progress,
    Scope,
    Skipped,
    Verdict,
    quietly,
)
from importers.linking import LinkTaker
from importers.matching import ActorIndex, ActorMatcher, LinkIndex
from importers.merging import E, field_title, lenient, merged
from locales import _
from model.changes import Change, Edit
from model.changes.make import fault_words
from model.entities import Actor, Entity, ValueLink, new_id
from model.entities.text import LINE_LIMIT, NAME_LIMIT
from model.errors import Refused
from model.workshop import Workshop

_STRIDE = 200
"""How many elements are done between two words to the one who watches."""


def applied(
    draft: ImportDraft,
    workshop: Workshop,
    at: dt.datetime,
    *,
    replace: bool = False,
    progress: Progress = quietly,
) -> Outcome:
    """What `draft` comes to in `workshop`. Nothing has happened yet: the change is to be made.

    Args:
        at: the moment of the change, and of everything that carries no moment of its own.
        replace: let the document's word count where it contradicts what is there.
        progress: told how many actors and links are done; may raise `Stopped`.
    """
    return _Import(draft, workshop, at, replace, progress).outcome()


class _Import:
    def __init__(
        self,
        draft: ImportDraft,
        workshop: Workshop,
        at: dt.datetime,
        replace: bool,
        progress: Progress,
    ) -> None:
        self._draft, self._workshop, self._at = draft, workshop, at
        self._replace, self._progress = replace, progress
        self._skipped: list[Skipped] = list(draft.skipped)
        self._before: dict[str, Entity | None] = {}
        self._after: dict[str, Entity] = {}
        self._deeds: dict[tuple[Scope, str], Deed] = {}
        self._actors = ActorIndex(workshop.actors)
        self._matcher = ActorMatcher(self._actors, draft.actors)
        self._ids: dict[str, str] = {}
        """Ids of our actors by the draft's keys."""
        self._left_out: dict[str, str] = {}
        """Why a key of the draft stands for nobody."""

    def outcome(self) -> Outcome:
        total = len(self._draft.actors) + len(self._draft.links)
        for done, actor in enumerate(self._draft.actors):
            self._watched(done, total)
            self._take_actor(actor)
        self._take_links(total)
        self._progress(total, total)
        edits = [
            Edit(before=self._before[entity_id], after=after)
            for entity_id, after in self._after.items()
            if self._before[entity_id] != after
        ]
        change = Change.make(*edits, at=self._at) if edits else None
        return Outcome(
            change, tuple(self._deeds.values()), tuple(self._skipped), self._draft.remarks
        )

    def _watched(self, done: int, total: int) -> None:
        if done % _STRIDE == 0:
            self._progress(done, total)

    def _skip(self, where: str, why: str) -> None:
        self._skipped.append(Skipped(where, why))

    # ------------------------------------------------------------------ actors

    def _take_actor(self, draft: DraftActor) -> None:
        fields = self._own_fields(draft.fields)
        fields["name"], cut = _cut(str(fields.get("name", "")), NAME_LIMIT)
        if cut and len(cut) <= LINE_LIMIT:
            fields["aliases"] = (*_strings(fields.get("aliases")), cut)
        if draft.key in self._ids:
            there = self._actors.actors[self._ids[draft.key]]
            self._change_actor(draft.where, fields, there, draft.meant)
            return
        try:
            found = self._matcher.find(fields)
            if isinstance(found, list | tuple):
                names = ", ".join(actor.name for actor in found)
                raise Refused(
                    _("{name} may mean several actors: {names}").format(
                        name=fields["name"], names=names
                    )
                )
            if isinstance(found, Actor):
                self._ids[draft.key] = found.id
                self._change_actor(draft.where, fields, found, draft.meant)
            else:
                self._ids[draft.key] = self._add_actor(draft.where, fields)
        except (Refused, ValidationError) as error:
            why = str(error) if isinstance(error, Refused) else fault_words(error.errors()[0])
            self._skip(draft.where, why)
            self._left_out[draft.key] = why
            return
        if cut:
            self._skip(draft.where, _("the name is too long and was cut: {name}").format(name=cut))

    def _add_actor(self, where: str, fields: dict[str, object]) -> str:
        if str(fields.get("id", "")) in self._actors.actors:
            del fields["id"]
        if "id" not in fields:
            fields["name"] = self._actors.free_name(str(fields["name"]), NAME_LIMIT)
        actor = self._made(Actor, where, fields)
        self._actors.add(actor)
        self._matcher.taken.add(actor.id)
        self._note("actor", "added", actor, actor.name, where)
        return actor.id

    def _change_actor(
        self, where: str, fields: Mapping[str, object], there: Actor, meant: frozenset[str]
    ) -> None:
        said = self._made(Actor, where, {**fields, "id": there.id})
        if "name" in meant and (others := self._others_called(said.name, there)):
            meant -= {"name"}
            why = _("it cannot be called {name}: so is another actor")
            self._skip(where, why.format(name=others[0].name))
        result = merged(
            there, said, fields, replace=self._replace, answers=self._draft.answers, meant=meant
        )
        for words in result.kept:
            self._skip(where, words)
        now = there.model_copy(update=dict(result.fields))
        self._actors.add(now)
        verdict: Verdict = "changed" if result.fields else "same"
        titles = tuple(field_title(there, field) for field in result.fields)
        self._note("actor", verdict, now, now.name, where, titles, before=there)

    def _others_called(self, name: str, but: Actor) -> list[Actor]:
        return [actor for actor in self._actors.named(name) if actor.id != but.id]

    # ------------------------------------------------------------------ links

    def _take_links(self, total: int) -> None:
        taker = LinkTaker(LinkIndex(self._workshop.links), replace=self._replace)
        ready: list[tuple[DraftLink, ValueLink, frozenset[str]]] = []
        for draft in self._draft.links:
            if (link := self._link(draft)) is not None:
                ready.append((draft, link, frozenset(draft.fields)))
        taker.prepare([(link, said, draft.where) for draft, link, said in ready])
        for done, (draft, link, said) in enumerate(ready, start=len(self._draft.actors)):
            self._watched(done, total)
            taken = taker.take(link, said, draft.where, draft.meant)
            for words in taken.kept:
                self._skip(draft.where, words)
            if taken.twin:
                self._skip(draft.where, _("it says the same as {where}").format(where=taken.twin))
                continue
            names = self._actors.actors
            words = _("{source} → {target}: {what}").format(
                source=names[link.source].name, target=names[link.target].name, what=link.what
            )
            titles = tuple(field_title(link, field) for field in taken.changed)
            self._note(
                "link", taken.verdict, taken.link, words, draft.where, titles, before=taken.before
            )

    def _link(self, draft: DraftLink) -> ValueLink | None:
        ends = [draft.source, draft.target]
        if missing := [end for end in ends if end not in self._ids]:
            why = self._left_out.get(missing[0], _("there is no such actor in the document"))
            self._skip(draft.where, _("{end}: {why}").format(end=missing[0], why=why))
            return None
        source, target = (self._ids[end] for end in ends)
        if source == target:
            name = self._actors.actors[source].name
            self._skip(draft.where, _("{name} would give to itself").format(name=name))
            return None
        fields = self._own_fields(draft.fields)
        fields["what"], cut = _cut(str(fields.get("what", "")), LINE_LIMIT)
        if cut:
            fields.setdefault("note", cut)
        try:
            return self._made(
                ValueLink, draft.where, {**fields, "source": source, "target": target}
            )
        except ValidationError as error:
            self._skip(draft.where, fault_words(error.errors()[0]))
            return None

    # ------------------------------------------------------------------ both

    def _own_fields(self, fields: Mapping[str, object]) -> dict[str, object]:
        """The draft's fields without the id of a step that this session does not have."""
        return {
            field: value
            for field, value in fields.items()
            if field != "step" or value in self._workshop.steps
        }

    def _made(self, entity_type: type[E], where: str, fields: Mapping[str, object]) -> E:
        entity, faults = lenient(entity_type, {"id": new_id(), "created": self._at, **fields})
        for fault in faults:
            self._skip(where, fault)
        return entity

    def _note(
        self,
        scope: Scope,
        verdict: Verdict,
        now: Actor | ValueLink,
        words: str,
        where: str,
        details: tuple[str, ...] = (),
        before: Entity | None = None,
    ) -> None:
        """Remember what became of one thing; several places of one actor are told together."""
        self._before.setdefault(now.id, before)
        self._after[now.id] = now
        earlier = self._deeds.get((scope, now.id))
        if earlier is not None:
            where = earlier.where
            details = tuple(dict.fromkeys((*earlier.details, *details)))
            verdict = earlier.verdict if earlier.verdict != "same" else verdict
        self._deeds[scope, now.id] = Deed(scope, verdict, words, where, details)


def _cut(text: str, limit: int) -> tuple[str, str]:
    """`text` within `limit` characters, and where it had to be cut the whole of it."""
    if len(text) <= limit:
        return text, ""
    return text[: limit - 1].rstrip() + "…", text


def _strings(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else ()
