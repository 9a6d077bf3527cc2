"""The fields that a document can fill, what documents call them, and the guess from their headings.

A heading is compared without case, accents, blanks and signs, so `Edge Label`, `edge_label` and
`edgelabel` are one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from importers.draft import NOTHING, Column, Scope
from importers.values import understood
from locales import N_, _
from model.capture.folding import plain

Shape = Literal["line", "text", "list", "choice", "number", "yes_no", "time", "contact", "end"]
"""What a field holds; `contact` is a part of a contact person, `end` the name of a link's end."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an actor or a link that a column can be read as."""

    scope: Scope
    key: str
    """As in `Actor` or `ValueLink`; parts of a contact and ends have keys of their own."""
    message: str
    """Its name, in English."""
    shape: Shape
    called: tuple[str, ...] = ()
    """What documents call it, likeliest first, folded as `heading_key` does."""

    @property
    def title(self) -> str:
        """Its name, in the language in force."""
        return _(self.message)


def _actor(key: str, message: str, shape: Shape, called: str = "") -> Field:
    return Field("actor", key, message, shape, (heading_key(key), *called.split()))


def _link(key: str, message: str, shape: Shape, called: str = "") -> Field:
    return Field("link", key, message, shape, (heading_key(key), *called.split()))


_SIGNS = re.compile(r"[\W_]+")


def heading_key(heading: str) -> str:
    """`heading` as it is compared."""
    return _SIGNS.sub("", plain(heading))


ACTOR_FIELDS: tuple[Field, ...] = (
    Field(
        "actor",
        "name",
        N_("Name"),
        "line",
        (
            *(
                "label",
                "nodelabel",
                "ynodelabel",
                "name",
                "sharedname",
                "viewlabel",
                "nimi",
                "toimija",
                "actor",
            ),
            *("organisaatio", "organisation", "organization", "title", "displayname", "fullname"),
            *("organisaationnimi", "taustaorganisaatio", "tyopaikka", "yhteiso", "company"),
        ),
    ),
    _actor("label", N_("Short name"), "line", "shortlabel shortname lyhenne lyhytnimi"),
    _actor("kind", N_("Kind"), "choice", "type nodetype laji tyyppi networkcanvastype labels"),
    _actor("sector", N_("Sector"), "choice", "sektori toimiala"),
    _actor("internal", N_("Our own"), "yes_no", "oma sisainen ownorganisation"),
    _actor("networks", N_("Networks"), "list", "verkostot network verkosto tags groups ryhmat"),
    _actor("roles", N_("Roles"), "text", "role rooli roolit"),
    _actor("tasks", N_("Tasks"), "text", "tehtavat tehtava task"),
    _actor("services", N_("Services"), "text", "palvelut palvelu service"),
    _actor("strengths", N_("Strengths"), "text", "vahvuudet vahvuus"),
    _actor("weaknesses", N_("Weaknesses"), "text", "heikkoudet heikkous haasteet"),
    _actor("offers", N_("Offers"), "text", "tarjoaa annettavaa"),
    _actor("needs", N_("Needs, expects"), "text", "tarpeet odotukset tarvitsee expectations"),
    _actor("benefits", N_("Gets from it"), "text", "hyodyt hyoty saa"),
    _actor("mandate", N_("Mandate"), "text", "valtuutus mandaatti"),
    _actor("resources", N_("Resources"), "text", "resurssit voimavarat"),
    _actor(
        "notes",
        N_("Remarks"),
        "text",
        "note description desc comment comments kuvaus huomautukset muistiinpanot lisatiedot"
        " lisatieto kommentti kommentit",
    ),
    _actor("aliases", N_("Other spellings"), "list", "alias muutnimet kirjoitusasut synonyms"),
    _actor(
        "contact_name",
        N_("Contact person"),
        "contact",
        "contact contactperson yhteyshenkilo henkilo osallistuja participant",
    ),
    _actor("contact_role", N_("Contact person: role"), "contact", "jobtitle tehtavanimike titteli"),
    _actor("contact_email", N_("Contact person: e-mail"), "contact", "email mail sahkoposti"),
    _actor(
        "contact_phone", N_("Contact person: telephone"), "contact", "phone telephone puhelin puh"
    ),
    _actor("contact_state", N_("Contact person: invitation"), "contact", "kutsu invitation"),
    _actor("origins", N_("Merged from"), "list"),
)
"""The fields of actors, likeliest guess first."""

LINK_FIELDS: tuple[Field, ...] = (
    _link("source", N_("From"), "end", "from lahde antaja mista keneltao kuka giver"),
    _link("target", N_("To"), "end", "to kohde saaja mihin kenelle receiver"),
    _link(
        "what",
        N_("What flows"),
        "line",
        "label edgelabel yedgelabel viewlabel mita arvo virta flow value",
    ),
    _link("nature", N_("Nature"), "choice", "kind interaction type luonne laatu laji"),
    _link(
        "category",
        N_("Category"),
        "line",
        "interaction sharedinteraction relationship relation relationtype edgetype type kind luokka"
        " networkcanvastype tyyppi aihe tags",
    ),
    _link("state", N_("State"), "choice", "tila status"),
    _link("strength", N_("Strength"), "choice", "strengthword vahvuus"),
    _link("frequency", N_("How often"), "line", "tiheys kuinkausein usein"),
    _link("channel", N_("Channel"), "line", "kanava"),
    _link("trust", N_("Trust (1–5)"), "number", "luottamus"),
    _link("benefit", N_("Benefit"), "text", "hyoty"),
    _link(
        "note",
        N_("Remarks"),
        "text",
        "notes description desc comment comments kuvaus huomautus lisatiedot",
    ),
    _link("direction", N_("Direction"), "choice", "suunta directed"),
    _link("origins", N_("Merged from"), "list"),
)
"""The fields of links, likeliest guess first."""

FIELDS: Mapping[Scope, tuple[Field, ...]] = {"actor": ACTOR_FIELDS, "link": LINK_FIELDS}


def field_of(scope: Scope, key: str) -> Field | None:
    """The field `key` of actors or links; None where there is none."""
    return next((field for field in FIELDS[scope] if field.key == key), None)


def guessed(
    columns: list[Column], *, without: frozenset[str] = frozenset()
) -> dict[tuple[Scope, str], str]:
    """The likeliest field of each column by its heading and its values.

    Args:
        columns: their own `field` is not looked at.
        without: keys of fields that make no sense in this document, as a graph's ends.

    A choice is only guessed where most of the column's samples are words of that choice, and no
    field is guessed twice but a name, of which the likelier column comes first.
    """
    found: dict[tuple[Scope, str], str] = {}
    for scope, fields in FIELDS.items():
        free = {column.name: column for column in columns if column.scope == scope}
        for field in fields:
            if field.key in without:
                continue
            for name in _candidates(field, free):
                found[scope, name] = field.key
                del free[name]
                if field.key not in ("name", "what"):
                    break
        found.update(((scope, name), NOTHING) for name in free)
    return found


def _candidates(field: Field, free: Mapping[str, Column]) -> list[str]:
    """The columns that may be `field`, likeliest first."""
    ranked = [
        (field.called.index(heading), name)
        for name, column in free.items()
        if (heading := heading_key(name)) in field.called and _fits(field, column)
    ]
    return [name for _rank, name in sorted(ranked)]


def _fits(field: Field, column: Column) -> bool:
    if field.shape not in ("choice", "yes_no", "number"):
        return True
    words = sum(understood(field.key, sample) for sample in column.samples)
    return bool(column.samples) and 2 * words >= len(column.samples)
