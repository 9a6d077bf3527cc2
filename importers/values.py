"""Values of fields as documents write them: words of both languages, numbers, lists, yes and no."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from locales import LANGUAGES, _, speaking
from model.capture.folding import plain
from model.contacts import unpack_contacts
from model.entities import ActorKind, InvitationState, LinkState, Nature, Sector, Strength
from model.errors import Refused
from model.labels import label
from model.lists import split_list

CHOICES: Mapping[str, type[StrEnum]] = {
    "kind": ActorKind,
    "sector": Sector,
    "nature": Nature,
    "state": LinkState,
    "strength": Strength,
    "contact_state": InvitationState,
}
"""The words that a field chooses from, by its key."""

_SYNONYMS: Mapping[StrEnum, tuple[str, ...]] = {
    ActorKind.ORGANISATION: ("organization", "org", "company", "institution", "toimija"),
    ActorKind.UNIT: ("department", "osasto"),
    ActorKind.GROUP: ("team", "tiimi"),
    ActorKind.PERSON: ("people", "individual", "ihminen", "yksilo", "ego", "alter"),
    ActorKind.CUSTOMER: ("client", "asiakkaat"),
    Sector.PUBLIC: ("julkinen sektori", "public sector", "kunta", "valtio", "j", "government"),
    Sector.PRIVATE: ("yksityinen sektori", "private sector", "yritys", "y", "company", "business"),
    Sector.THIRD: (
        *("3", "3s", "3.", "3. sektori", "3.sektori", "kolmas", "kolmas sektori", "third", "3rd"),
        *("third sector", "jarjesto", "yhdistys", "ngo", "non-profit", "nonprofit"),
        "civil society",
    ),
    Sector.CUSTOMER: ("client", "a", "asiakkaat"),
    Sector.UNKNOWN: ("tuntematon", "muu", "other", "-"),
    Nature.TANGIBLE: ("contractual", "formal", "aineellinen arvo"),
    Nature.INTANGIBLE: ("informal", "aineeton arvo"),
    LinkState.EXISTING: ("exists", "current", "nykyinen", "on"),
    LinkState.WISHED: ("wished", "wish", "hole", "missing", "toivottu", "puuttuu", "aukko"),
    LinkState.BROKEN: ("katkennut", "rikki", "poikki"),
    Strength.STRONG: ("3", "3.0", "high"),
    Strength.WEAK: ("1", "1.0", "low"),
    Strength.UNSPECIFIED: ("2", "2.0", "medium", "normal", "-"),
    InvitationState.REGISTERED: ("ilmoittautunut", "yes", "kylla", "osallistuu", "tulossa"),
    InvitationState.DECLINED: ("no", "ei", "ei osallistu", "peruutti", "perunut", "estynyt"),
    InvitationState.INVITED: ("kutsuttu", "kutsu lahetetty"),
    InvitationState.ATTENDED: ("osallistui", "paikalla", "present"),
    InvitationState.TO_INVITE: ("kutsutaan",),
}
"""Further words of documents, as `plain` folds them; the labels of both languages come first."""

_YES = {"1", "1.0", "true", "yes", "y", "x", "on", "kylla", "k", "✓", "oma", "internal"}
_NO = {"0", "0.0", "false", "no", "n", "off", "ei", "e", "-", "ulkoinen", "external"}

_ID_LIMIT = 64
"""The longest id of an entity, in characters."""

_BREAKS = re.compile(r"\s*[\n\t]\s*")

_NUMBER = re.compile(r"[+-]?\d{1,9}(?:[.,]0+)?")


@cache
def _words(choice: type[StrEnum]) -> Mapping[str, StrEnum]:
    words: dict[str, StrEnum] = {}
    for value in choice:
        for word in _SYNONYMS.get(value, ()):
            words.setdefault(plain(word), value)
    for value in choice:
        for language in LANGUAGES:
            with speaking(language):
                words[plain(label(value))] = value
        words[plain(value.value)] = words[plain(value.value.replace("_", " "))] = value
    return words


def understood(field: str, text: str) -> bool:
    """Whether `text` is a word, number or yes or no that the field `field` knows."""
    try:
        value_of(field, text)
    except Refused:
        return False
    return True


def value_of(field: str, text: str) -> object:
    """The value that `text` stands for in the field `field`, ready for the entity.

    Raises:
        Refused: where it stands for none, saying so.
    """
    if choice := CHOICES.get(field):
        # Neo4j writes a colon before each label.
        if (value := _words(choice).get(plain(text).strip(":"))) is None:
            raise Refused(
                _("“{text}” is none of {words}").format(
                    text=shown(text), words=", ".join(label(each) for each in choice)
                )
            )
        return value
    match field:
        case "direction":
            return both_ways(text)
        case "internal":
            return yes_or_no(text)
        case "trust":
            return trust(text)
        case "networks" | "aliases" | "origins":
            return tuple(one_line(part) for part in parts(text))
        case "former_ids":
            return split_list(one_line(text))
        case "created":
            return moment(text)
        case "contacts":
            return unpack_contacts(text)
        case "pinned":
            return place(text)
        case "id" | "step":
            return identity(text)
        case _:
            return text


def shown(text: str) -> str:
    """`text`, short enough for a line of words."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"


def yes_or_no(text: str) -> bool:
    """Whether `text` says yes.

    Raises:
        Refused: where it says neither yes nor no.
    """
    word = plain(text)
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Refused(_("“{text}” is neither yes nor no").format(text=shown(text)))


_BOTH = {
    *("both", "mutual", "undirected", "two-way", "bidirectional", "both ways", "false"),
    *("molemmat", "kaksisuuntainen", "molempiin suuntiin", "<->", "↔"),
}
_ONE = {
    *("directed", "one-way", "unidirectional", "one way", "true", "forward"),
    *("yksisuuntainen", "->", "→"),
}


def both_ways(text: str) -> bool:
    """Whether a link runs both ways, as Gephi's and Kumu's words for it say.

    Raises:
        Refused: where it is no such word.
    """
    word = plain(text)
    if word in _BOTH:
        return True
    if word in _ONE:
        return False
    raise Refused(_("“{text}” is no direction of a link").format(text=shown(text)))


def whole_number(text: str) -> int:
    """The whole number in `text`; `3.0` and `3,0` are one too.

    Raises:
        Refused: where it is none.
    """
    text = text.strip()
    if not _NUMBER.fullmatch(text):
        raise Refused(_("“{text}” is no whole number").format(text=shown(text)))
    return int(re.split("[.,]", text)[0])


def identity(text: str) -> str:
    """The id of ours in `text`.

    Raises:
        Refused: where it is longer than any.
    """
    text = one_line(text)
    if len(text) > _ID_LIMIT:
        raise Refused(_("“{text}” is too long for an id").format(text=shown(text)))
    return text


def trust(text: str) -> int:
    """The trust that `text` gives, from 1 to 5.

    Raises:
        Refused: where it is no whole number, or not on the scale.
    """
    number = whole_number(text)
    if not 1 <= number <= 5:
        raise Refused(_("“{text}” is not on the scale from 1 to 5").format(text=shown(text)))
    return number


def place(text: str) -> tuple[float, float]:
    """A place on the map, as shares of width and height with a blank between them.

    Raises:
        Refused: where it is none.
    """
    try:
        across, down = map(float, text.split())
    except ValueError as error:
        raise Refused(_("“{text}” is no place on the map").format(text=shown(text))) from error
    if not (0 <= across <= 1 and 0 <= down <= 1):
        raise Refused(_("“{text}” is no place on the map").format(text=shown(text)))
    return across, down


def moment(text: str) -> dt.datetime:
    """The local moment in `text`, ISO 8601; a zone is dropped.

    Raises:
        Refused: where it is none.
    """
    try:
        return dt.datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError as error:
        raise Refused(_("“{text}” is no moment").format(text=shown(text))) from error


def parts(text: str) -> tuple[str, ...]:
    """The values of a list: between semicolons, else between upright bars, else between lines."""
    if ";" in text or "\\" in text:
        return split_list(text)
    separator = "|" if "|" in text else "\n"
    return tuple(part.strip() for part in text.split(separator) if part.strip())


def one_line(text: str) -> str:
    """`text` on one line, without signs that no session holds; other blanks stay as they are."""
    return _BREAKS.sub(" ", printable(text)).strip()


def printable(text: str) -> str:
    """`text` without control characters and lone surrogates; line ends and tabs stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isprintable():
        return text
    return "".join(
        char for char in text if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs")
    )
