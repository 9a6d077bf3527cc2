"""Who is named in a session, and how a name is found in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from model.entities import ActorKind, Entity
from model.workshop import TABLES, Workshop

PERSON_FIELDS = ("speaker", "owner", "host")
"""Fields that hold a person's name and nothing else, wherever they stand."""

SHORTEST_ADDRESS = 4
"""What has no more characters is no address that can be told from other text."""

_ENDING = r"(?:[:’']?[^\W\d_]{0,6})"
"""A Finnish case ending or an English genitive: a few letters straight after the name."""


def people_in(workshop: Workshop) -> list[str]:
    """The names of everybody who is named as a person, in the order in which they came.

    Contacts, speakers, owners, hosts, people present, those who answered by name, and actors
    that are persons. An owner or speaker that is an organisation in the network is no person.
    """
    organisations = {
        actor.name.casefold()
        for actor in workshop.actors.values()
        if actor.kind is not ActorKind.PERSON
    }
    named = sorted(
        (entity.created, at, name)
        for at, (entity, name) in enumerate(_named(workshop))
        if name.casefold() not in organisations
    )
    return list({name.casefold(): name for _created, _at, name in named}.values())


def _named(workshop: Workshop) -> Iterator[tuple[Entity, str]]:
    for table in TABLES:
        for entity in workshop.rows(table).values():
            for name in _names_in(table, entity):
                if folded := " ".join(name.split()):
                    yield entity, folded


def _names_in(table: str, entity: Any) -> Iterator[str]:
    for field in PERSON_FIELDS:
        yield getattr(entity, field, "")
    if table in ("attendees", "responses"):
        yield entity.name
    if table == "actors":
        yield from (contact.name for contact in entity.contacts)
        if entity.kind is ActorKind.PERSON:
            yield entity.name
    if table == "snapshots":
        for actor in entity.actors:
            yield from _names_in("actors", actor)


def addresses_in(workshop: Workshop) -> list[str]:
    """The e-mail addresses and telephone numbers of all contacts, the longest first."""
    actors = [*workshop.actors.values()]
    for snapshot in workshop.snapshots.values():
        actors += snapshot.actors
    found = {
        address.strip()
        for actor in actors
        for contact in actor.contacts
        for address in (contact.email, contact.phone)
        if len(address.strip()) > SHORTEST_ADDRESS
    }
    return sorted(found, key=lambda address: (-len(address), address))


def pattern_of(names: Iterable[str]) -> re.Pattern[str]:
    """What finds any of `names` as a whole, in any case and with an ending straight after it.

    Longer names come first, so that "Aino Esimerkki" is not taken for "Aino". The stem that
    consonant gradation leaves is found too: "Esimerkin" for "Esimerkki".
    """
    ordered = sorted({name for name in names if name.strip()}, key=len, reverse=True)
    if not ordered:
        return re.compile(r"(?!)")
    alternatives = "|".join(_spelling(name) for name in ordered)
    return re.compile(rf"(?<!\w)(?:{alternatives}){_ENDING}(?!\w)", re.IGNORECASE)


_WEAK = {"kk": "k", "pp": "p", "tt": "t", "nk": "ng", "nt": "nn", "mp": "mm", "lt": "ll"}
"""Consonant gradation of the last consonants, as in `Esimerkki: Esimerkin`."""


def _spelling(name: str) -> str:
    *before, last = name.split()
    words = [re.escape(word) for word in before]
    return r"\s+".join([*words, _last_word(last)])


def _last_word(word: str) -> str:
    whole = re.escape(word)
    for strong, weak in _WEAK.items():
        if re.search(rf"{strong}[aeiouyäö]$", word, re.IGNORECASE):
            return f"(?:{whole}|{re.escape(word[:-3] + weak + word[-1])})"
    if word.endswith("nen"):
        # Virtanen: Virtasen, Virtasta.
        return f"(?:{whole}|{re.escape(word[:-3])}s)"
    return whole
