"""Whom the names of a table mean: the actors of the session, also where they are spelled otherwise.

In a table only the name tells who is meant, and several rows may speak of one actor. Spellings
that surely mean one (case, accents, legal forms, abbreviations) are put together here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from importers.draft import DraftActor, DraftLink, ImportDraft, Skipped
from importers.tables_rows import OUR_ID
from importers.values import shown
from locales import _, ngettext
from model.capture.folding import key
from model.capture.names import spellings
from model.entities import Actor
from model.merge.spelling import Spelling, likeness, spelling
from model.workshop import Workshop

_DOUBTS = 40
"""The most names that are asked about one by one."""

_ALIKE = 75


def resolved(draft: ImportDraft, workshop: Workshop) -> ImportDraft:
    """`draft` with each name as the session has it, and with remarks on names that are nearly so.

    A spelling that was not known so far goes along as an alias.
    """
    names = _Names(workshop.actors)
    same = _same_keys(draft)
    firsts: dict[str, str] = {}
    """The name that each key goes by."""
    keys: dict[str, str] = {}
    actors = []
    unknown: set[str] = set()
    """Keys of the actors that are named by an id that nobody has."""
    for actor in draft.actors:
        name = str(actor.fields.get("name", ""))
        if (
            name == actor.key.partition("/")[0]
            and OUR_ID.fullmatch(name)
            and name not in workshop.actors
        ):
            unknown.add(actor.key)
            continue
        known = None if "id" in actor.fields else names.meant(name)
        now = f"={known.id}" if known is not None else same.get(actor.key, actor.key)
        called = known.name if known is not None else firsts.setdefault(now, name)
        keys[actor.key] = now
        actors.append(_called(actor, now, called, known))
    links, skipped = [], list(draft.skipped)
    for link in draft.links:
        if missing := [end for end in (link.source, link.target) if end in unknown]:
            why = _("there is no actor {id}; import the table of actors first")
            skipped.append(Skipped(link.where, why.format(id=missing[0].partition("/")[0])))
        else:
            links.append(_linked(link, keys))
    new = [actor for actor in actors if not actor.key.startswith("=")]
    remarks = (*draft.remarks, *_doubts(new, names))
    return replace(
        draft,
        actors=tuple(actors),
        links=tuple(links),
        skipped=tuple(skipped),
        remarks=remarks,
    )


def _same_keys(draft: ImportDraft) -> Mapping[str, str]:
    """By key of the draft the one to use: a name with and without its legal form is one."""
    forms: dict[str, set[str]] = {}
    by_key: dict[str, Spelling] = {}
    for actor in draft.actors:
        if "id" not in actor.fields and actor.key not in by_key:
            by_key[actor.key] = spelled = spelling(str(actor.fields.get("name", "")))
            forms.setdefault(spelled.key, set()).add(spelled.form)
    return {
        draft_key: spelled.key
        for draft_key, spelled in by_key.items()
        if spelled.key and len(forms[spelled.key] - {""}) < 2
    }


def _called(actor: DraftActor, draft_key: str, name: str, known: Actor | None) -> DraftActor:
    said = str(actor.fields.get("name", ""))
    fields = {**actor.fields, "name": name}
    taken = spellings(known) if known is not None else (name,)
    is_id = known is not None and said == known.id
    if not is_id and key(said) not in map(key, taken):
        aliases = actor.fields.get("aliases")
        fields["aliases"] = (*(aliases if isinstance(aliases, tuple) else ()), said)
    return DraftActor(draft_key, actor.where, fields)


def _linked(link: DraftLink, keys: Mapping[str, str]) -> DraftLink:
    source, target = keys.get(link.source, link.source), keys.get(link.target, link.target)
    return DraftLink(source, target, link.where, link.fields)


class _Names:
    """Every spelling of the session's actors."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._actors = actors
        self._by_key: dict[str, set[str]] = {}
        self._by_spelling: dict[str, set[str]] = {}
        for actor in actors.values():
            for name in filter(None, spellings(actor)):
                self._by_key.setdefault(key(name), set()).add(actor.id)
                if spelled := spelling(name).key:
                    self._by_spelling.setdefault(spelled, set()).add(actor.id)
        self._texts: list[str] | None = None
        self._owners: list[tuple[Spelling, Actor]] = []

    def meant(self, name: str) -> Actor | None:
        """The one actor that `name` surely means; None where it is new, or may mean several."""
        if name in self._actors:
            return self._actors[name]
        exactly = self._by_key.get(key(name), set())
        if exactly:
            return self._one(exactly) or self._by_full_name(name, exactly)
        spelled = spelling(name)
        alike = self._by_spelling.get(spelled.key, set())
        found = self._one(alike)
        if found is not None and spelled.form:
            forms = {spelling(each).form for each in spellings(found) if each} - {""}
            return found if not forms or spelled.form in forms else None
        return found

    def _one(self, ids: set[str]) -> Actor | None:
        return self._actors[next(iter(ids))] if len(ids) == 1 else None

    def _by_full_name(self, name: str, ids: Iterable[str]) -> Actor | None:
        named = [self._actors[each] for each in ids if key(self._actors[each].name) == key(name)]
        return named[0] if len(named) == 1 else None

    def near(self, name: str) -> Actor | None:
        """An actor whose name is nearly `name`; None for none."""
        from rapidfuzz import fuzz, process

        if self._texts is None:
            self._owners = [
                (spelling(each), actor)
                for actor in self._actors.values()
                for each in spellings(actor)
                if each
            ]
            self._texts = [" ".join(spelled.words) for spelled, _actor in self._owners]
        wanted = spelling(name)
        alike = process.extract(
            " ".join(wanted.words),
            self._texts,
            scorer=fuzz.token_sort_ratio,
            score_cutoff=_ALIKE,
            limit=5,
        )
        for _text, _score, place in alike:
            spelled, actor = self._owners[place]
            if likeness(wanted, spelled):
                return actor
        return None


def _doubts(new: Iterable[DraftActor], names: _Names) -> list[str]:
    """Names that are new and nearly an actor's, in words."""
    asked: dict[str, str] = {}
    for actor in new:
        name = str(actor.fields["name"])
        if name in asked or "id" in actor.fields:
            continue
        near = names.near(name)
        asked[name] = ""
        if near is not None:
            asked[name] = _("{where}: {name} is new; did you mean {near}?").format(
                where=actor.where, name=shown(name), near=near.name
            )
    doubts = [words for words in asked.values() if words]
    if len(doubts) <= _DOUBTS:
        return doubts
    more = len(doubts) - _DOUBTS
    words = ngettext(
        "{n} more new name is nearly one that is there",
        "{n} more new names are nearly ones that are there",
        more,
    )
    return [*doubts[:_DOUBTS], words.format(n=more)]
