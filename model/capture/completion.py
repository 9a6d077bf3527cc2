"""Completions for the capture line: whatever may stand at the cursor, likeliest first."""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from locales import _
from model.capture.folding import plain
from model.capture.names import NameIndex, name_index
from model.capture.network import link_index
from model.capture.notes import mention_of
from model.capture.place import Place, place_at
from model.capture.sectors import choices
from model.capture.value import written_tag, written_what
from model.capture.words import default_categories, default_channels, sector_words
from model.capture.writer import written_name
from model.entities import Actor, Sector
from model.workshop import Workshop

COMPLETIONS_LIMIT = 8
"""How many completions are offered at most."""

_WORD_START = re.compile(r"[\s(/&+-]")


@dataclass(frozen=True, slots=True)
class Completion:
    """One text that may stand at the cursor."""

    start: int
    """Where in the line the text it replaces begins."""
    end: int
    """Where it ends."""
    text: str
    """What to put there, in quotes where it needs them."""
    words: str
    """What it is, in a word or two."""


def complete(line: str, cursor: int, workshop: Workshop) -> tuple[Completion, ...]:
    """What may stand at `cursor`, a position in `line`; nothing where anything may.

    A text that begins as typed comes before one with a word that does, and that before one that
    holds it anywhere; among equals the busiest and newest come first. Case and accents are folded.
    """
    place = place_at(line, cursor)
    if place is None:
        return ()
    match place.kind:
        case "name" | "mention":
            found = _actors(place, workshop)
        case "value":
            found = _values(place, workshop)
        case "category":
            seen = link_index(workshop.links).categories
            found = _tags("#", place, seen, default_categories(), _("category"))
        case "channel":
            seen = link_index(workshop.links).channels
            found = _tags("@", place, seen, default_channels(), _("channel"))
        case "class":
            found = _classes(place)
    offered = [
        Completion(place.start, place.end, text, words)
        for text, words in found
        if text != line[place.start : place.end]
    ]
    return tuple(offered[:COMPLETIONS_LIMIT])


def _rank(typed: str, spelling: str) -> int | None:
    """How well `spelling` goes with `typed`, both plain: 0 best, None not at all."""
    position = spelling.find(typed)
    if position < 0:
        return None
    if position == 0:
        return 0
    while position > 0:
        if _WORD_START.match(spelling, position - 1):
            return 1
        position = spelling.find(typed, position + 1)
    return 2 if len(typed) > 1 else None


def _actors(place: Place, workshop: Workshop) -> Iterable[tuple[str, str]]:
    index = name_index(workshop.actors)
    activity = link_index(workshop.links).activity
    beside = {actor.id for name in place.beside for actor in index.find(name.text)}
    typed = plain(place.typed)
    ranks: dict[str, int] = {}
    for spelling, ids in index.plain_spellings.items():
        rank = _rank(typed, spelling)
        if rank is None:
            continue
        for actor_id in ids:
            if actor_id not in beside:
                # Of two that begin alike, the one really called so comes before an alias.
                alias = bool(typed) and plain(index.actors[actor_id].name) != spelling
                ranks[actor_id] = min(2 * rank + alias, ranks.get(actor_id, 9))
    best = heapq.nsmallest(
        COMPLETIONS_LIMIT + 1,
        ranks,
        key=lambda actor_id: (ranks[actor_id], -activity[actor_id], index.actors[actor_id].name),
    )
    for actor_id in best:
        actor = index.actors[actor_id]
        yield _written(actor, place, index), _actor_words(actor)


def _written(actor: Actor, place: Place, index: NameIndex) -> str:
    return mention_of(actor, index) if place.kind == "mention" else written_name(actor, index)


def _actor_words(actor: Actor) -> str:
    return _("actor") if actor.sector is Sector.UNKNOWN else sector_words(actor.sector)


def _values(place: Place, workshop: Workshop) -> Iterable[tuple[str, str]]:
    index = name_index(workshop.actors)
    links = link_index(workshop.links)
    near = links.values_between(_ids(place.givers, index), _ids(place.getters, index))
    spellings = links.plain_values if place.typed else dict.fromkeys(near, "")
    for what in _best(plain(place.typed), spellings, near):
        yield written_what(what), _("flows already")


def _ids(names: Iterable[str], index: NameIndex) -> set[str]:
    return {actor.id for name in names for actor in index.find(name)}


def _best(typed: str, spellings: Mapping[str, str], weights: Counter[str]) -> list[str]:
    """The best of `spellings`, a text's plain form by the text, those of more weight first."""
    ranks = {
        text: rank
        for text, spelling in spellings.items()
        if (rank := _rank(typed, spelling)) is not None
    }
    return heapq.nsmallest(
        COMPLETIONS_LIMIT + 1, ranks, key=lambda text: (ranks[text], -weights[text], text)
    )


def _tags(
    sign: str, place: Place, seen: Counter[str], defaults: tuple[str, ...], words: str
) -> Iterable[tuple[str, str]]:
    known = {plain(text) for text in seen}
    texts = [*seen, *(text for text in defaults if plain(text) not in known)]
    order = {text: position for position, text in enumerate(defaults)}
    weights = Counter({text: seen[text] * len(defaults) - order.get(text, 0) for text in texts})
    spellings = {text: plain(text) for text in texts}
    for text in _best(plain(place.typed), spellings, weights):
        yield written_tag(sign, text), words


def _classes(place: Place) -> Iterable[tuple[str, str]]:
    typed = plain(place.typed)
    for choice in choices():
        if plain(choice.text).startswith(typed) or (typed and typed == choice.code):
            yield f"/{choice.text}", choice.meaning
