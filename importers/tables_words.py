"""What survey tools and people write above the columns of tables, in Finnish, English and Swedish.

A heading is a word (“Organisaatio”), or a question (“Minkä organisaation edustaja olet?”), often
with a number before it and a star behind. Patterns are looked for in the heading as `plain` folds
it; the first that is found counts, so the special ones come before the general ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from importers.draft import NOTHING, Scope
from importers.fields import FIELDS
from locales import LANGUAGES, speaking
from model.capture.folding import plain

_NUMBERED = re.compile(r"^\s*[\[(]?(?:q|k|kysymys|question)?\s*\d{1,3}(?:\.\d{1,2})*\s*[\]).:]\s*")
_TRIMMED = " *:?.\t\n"

FIRST = "contact_first"
LAST = "contact_last"
ID = "id"
GIVES_TO = "gives_to"
GETS_FROM = "gets_from"

SUBMITTED = "submitted"
"""When an answer came in: the column is left out, and tells that the rows are survey answers."""

SOME_NAME = "some_name"
"""A name of the actor or of the contact person, as the other columns have it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading is likely to mean."""

    field: str
    """A field's key, or one of those above; `NOTHING` for what is known to be left out."""
    exact: bool
    """Whether the whole heading says so, and not a word in it."""


def folded(heading: str) -> str:
    """`heading` without number, star and question mark, as it is compared."""
    return _NUMBERED.sub("", plain(heading)).strip(_TRIMMED)


def heading_of(text: str) -> Heading | None:
    """What the heading `text` is likely to mean; None where nothing is known of it."""
    heading = folded(text)
    if not heading or len(heading) > 200:
        return None
    if (field := _EXACT.get(heading)) is None:
        field = _own_titles("actor").get(heading)
    if field is not None:
        return Heading(field, exact=True)
    for field, pattern in _PATTERNS:
        if pattern.search(heading):
            return Heading("" if field == "ignored" else field, exact=False)
    return None


def end_pair(headings: list[str]) -> tuple[int, int] | None:
    """The places of the two headings that are the ends of links; None where there are none."""
    keys = [folded(heading) for heading in headings]
    for source, target in _ENDS:
        if source in keys and target in keys:
            return keys.index(source), keys.index(target)
    return None


_ENDS = (
    ("source", "target"), ("from", "to"), ("lahde", "kohde"), ("antaja", "saaja"),
    ("mista", "mihin"), ("mista", "kenelle"), ("mista", "minne"), ("mista", "mille"),
    ("kenelta", "kenelle"), ("kuka", "kenelle"), ("kuka antaa", "kenelle"),
    ("kuka antaa", "kuka saa"), ("kuka", "kelle"), ("antava", "saava"), ("antaa", "saa"),
    ("lahettaja", "vastaanottaja"), ("giver", "receiver"), ("sender", "receiver"),
    ("who", "to whom"), ("from whom", "to whom"), ("who gives", "who gets"),
    ("lahtotoimija", "kohdetoimija"), ("toimija 1", "toimija 2"), ("toimija a", "toimija b"),
    ("actor 1", "actor 2"), ("actor a", "actor b"), ("node 1", "node 2"), ("node1", "node2"),
    ("from actor", "to actor"), ("source name", "target name"), ("source label", "target label"),
    ("organisaatio 1", "organisaatio 2"), ("fran", "till"), ("ego", "alter"),
)  # fmt: skip
"""Pairs of headings over the two ends of links, folded."""

_NAMED: dict[str, str] = {
    NOTHING: (
        "ip|ip-osoite|ip address|kieli|language|sprak|color|colour|size|weight|paino|timeset"
        "|interval|polygon|modularity class|degree|x|y"
    ),
    ID: "id|tunnus|tunniste|identifier|#|actor id|actor_id",
    SOME_NAME: "nimi|name|namn|label|nimesi|your name|otsikko",
    "name": (
        "organisaatio|organisation|organization|org|toimija|toimijan nimi|actor|yritys|company|taho"
        "|yhteiso|jarjesto|tyopaikka|tyonantaja|employer|affiliation|institution|virasto|yhdistys"
        "|organisaation nimi|taustaorganisaatio|taustayhteiso|organisaatio/yritys|organisaatiosi"
        "|yritys/organisaatio|organisaatio / yritys|toimijat|actors|organisaatiot|element|jasen"
        "|organisaatio tai yhteiso|name of organisation|name of organization|aktor|foretag"
    ),
    "label": "lyhenne|lyhytnimi|lyhyt nimi|short name|short label|abbreviation|acronym",
    "kind": "laji|tyyppi|type|kind|toimijan tyyppi|actor type|node type",
    "sector": "sektori|sector|toimijan sektori|toimiala",
    "internal": "internal|oma|sisainen|oma organisaatio",
    "networks": "networks|network|verkosto|verkostot|ryhma|ryhmat|groups|tags|teema|teemat",
    "roles": "roles|roolit|rooli|rooli verkostossa|role in the network",
    "tasks": "tasks|tehtavat|tehtavat verkostossa",
    "services": "services|palvelut",
    "strengths": "strengths|vahvuudet",
    "weaknesses": "weaknesses|heikkoudet",
    "offers": "offers|tarjoaa|annettavaa",
    "needs": "needs|tarpeet|tarvitsee|odotukset|expectations",
    "benefits": "benefits|hyodyt|saa verkostosta",
    "mandate": "mandate|valtuutus",
    "resources": "resources|resurssit",
    "aliases": "aliases|alias|muut nimet|other names|synonyms",
    "notes": "notes|note|huomautukset|huomautus|huom|description|kuvaus|comments|comment",
    "contact_role": "tehtavanimike|nimike|titteli|title|job title|asema|position|ammatti|role",
    FIRST: "etunimi|etunimet|first name|given name|fornamn|kutsumanimi",
    LAST: "sukunimi|last name|surname|family name|efternamn",
    "contact_name": (
        "yhteyshenkilo|henkilo|osallistuja|osallistujan nimi|vastaaja|edustaja|contact"
        "|contact person|participant|person|henkilon nimi|etu- ja sukunimi|full name|kontaktperson"
        "|nimi (etunimi sukunimi)|sukunimi etunimi|etunimi sukunimi|nimi, titteli"
    ),
    "contact_email": (
        "email|e-mail|maili|meili|sahkoposti|sahkopostiosoite|mail|s-posti|epost|e-post"
    ),
    "contact_phone": "puhelin|puhelinnumero|puh|phone|telephone|mobile|gsm|telefon|tel",
    "contact_state": (
        "osallistun|osallistutko|osallistuminen|ilmoittautuminen|tulossa|invitation|attending"
        "|kutsun tila|kutsu|rsvp|participation|attendance|deltar|tila|status"
    ),
}
_EXACT = {word: field for field, words in _NAMED.items() for word in words.split("|")}

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        (SUBMITTED, r"aikaleima|timestamp|(start|completion|submi\w+) (time|date)|aloitusaika"),
        (SUBMITTED, r"suoritusaika|vastausaika|vastattu|submitted|last modified|lahetetty\b"),
        (SUBMITTED, r"ilmoittautumis(aika|paiva)|viimeksi muokattu|tidsstampel"),
        ("ignored", r"suostu|consent|gdpr|tietosuoja|rekisteriseloste|henkilotietojen|privacy"),
        ("ignored", r"ruoka|allerg|diet|dietary|kuvausluvat|laskutus|invoice|y-tunnus"),
        ("ignored", r"(vastaus|response|respondent|vastaaja\w*) ?-?(id|tunnus|numero)\b"),
        ("contact_email", r"sahkoposti|s-posti|\be-?mails?\b|\bmail\b|e-?post"),
        ("contact_phone", r"puhelin|puh\.?\s?n|\bpuh\b|matkapuh|\bphone|\bmobile|\bgsm\b|telefon"),
        (FIRST, r"etunimi(?!.*sukunimi)|first name|given name"),
        (LAST, r"(?<!etu- ja )sukunimi|last name|surname|family name"),
        ("contact_name", r"(osallistuja|henkilo|vastaaja|edustaja|ilmoittautuja)\w* nimi"),
        ("contact_name", r"(participant|contact|person|respondent|your)\w*'?s? (full )?name"),
        ("contact_name", r"yhteyshenkil|contact person|kuka osallistuu|osallistujat?$"),
        ("contact_role", r"tehtavanimike|titteli|job title|asema organisaatio|rooli organisaatio"),
        ("contact_role", r"tehtavasi|tyotehtava|your (role|position)"),
        (GIVES_TO, r"kenelle (organisaatio\w* |te )?(anna|tarjoa|tuota|valita)"),
        (GIVES_TO, r"to whom do(es)? (you|your|it)"),
        (GETS_FROM, r"kenelta (organisaatio\w* |te )?(saa|saatte|hanki)"),
        (GETS_FROM, r"from whom do(es)? (you|your|it)"),
        ("contact_state", r"osallist(?!uj)|ilmoitt(audu|autumi|aut)|paasetko"),
        ("contact_state", r"tulet?ko|\battend|participat(e|ion|ing)|rsvp|\bcoming\b|kutsun tila"),
        ("sector", r"sektori|sector|toimiala"),
        ("label", r"lyhen(ne|net)|abbreviat|acronym"),
        ("offers", r"tarjo(ta|aa|amme|atte)|annettava|voi(mme|tte|t|n)? anta|\boffer|contribut"),
        ("needs", r"odota|odotu|tarvit|tarpe|toivo|toive|\bneed|\bexpect|\bwish|hope"),
        ("strengths", r"vahvu|strength"),
        ("weaknesses", r"heikkou|weakness|kehitettava"),
        ("services", r"palvelu|\bservice"),
        ("tasks", r"tehtav|\btask"),
        ("benefits", r"hyoty|hyodyt|benefit"),
        ("mandate", r"valtuu|mandaat|mandate"),
        ("resources", r"resurss|voimavar|resource"),
        ("notes", r"lisatie|kommentt|comment|terveis|huomau|huomio|muuta|remark|\bnotes?\b"),
        ("kind", r"(toimija|organisaatio)\w* (tyyppi|laji)|type of (actor|organi)"),
        ("name", r"organisaatio|organi[sz]ation|taustayhteiso|tyonantaja|tyopaik|employer"),
        ("name", r"yrity|yhdisty|jarjesto|oppilaito|virasto|yhteiso|company|affiliation|workplace"),
        ("name", r"toimijan? nimi|minka tahon|mita tahoa|edustamasi|edustat|represent"),
        (SOME_NAME, r"\bnimi\b|\bnimesi\b|\bname\b"),
    )
)

LINK_HEADINGS: dict[str, str] = {
    "what": (
        "mita|mita siirtyy|mita virtaa|mika arvo|arvo|arvolinkki|sisalto|virta|what|what flows"
        "|flow|value|label|edge label|kuvaus arvosta|vaihdanta|resurssi|vad|nimi|name|content"
    ),
    "nature": "luonne|laatu|nature|aineellinen/aineeton|tangible/intangible|kind",
    "category": "luokka|kategoria|category|type|tyyppi|aihe|tags|relationship|relation|laji",
    "strength": "vahvuus|strength|yhteyden vahvuus|tie strength|strengthword",
    "state": "tila|state|status|nykytila",
    "frequency": "tiheys|kuinka usein|how often|frequency|useus",
    "channel": "kanava|channel|miten|how|tapa",
    "trust": "luottamus|trust",
    "benefit": "hyoty|benefit|hyoty saajalle|saajan hyoty",
    "note": "huomautus|huom|note|notes|description|lisatiedot|kommentti|comment|muuta|selite",
    "direction": "suunta|direction|directed",
    ID: "id|tunnus|flow id|flow_id",
}
"""Headings of the other columns of a list of links, folded, by field."""

_LINK_EXACT = {word: field for field, words in LINK_HEADINGS.items() for word in words.split("|")}


def link_heading(text: str) -> str:
    """The field of a link that the heading `text` stands for; `NOTHING` where none is known."""
    heading = folded(text)
    return _LINK_EXACT.get(heading) or _own_titles("link").get(heading, NOTHING)


@cache
def _own_titles(scope: Scope) -> dict[str, str]:
    """The fields by their own titles in every language, as our tables have them."""
    titles: dict[str, str] = {}
    for language in LANGUAGES:
        with speaking(language):
            for field in FIELDS[scope]:
                titles.setdefault(folded(field.title), field.key)
    return titles
