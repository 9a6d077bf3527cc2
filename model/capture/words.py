"""What a line saves, in words for the preview and the command line."""

from __future__ import annotations

from locales import _, ngettext, pgettext
from model.entities import ActorKind, LinkState, Nature, NoteKind, Sector, Strength

_SHOWN = 40
_LISTED = 4


def cut(text: str, length: int = _SHOWN) -> str:
    """`text` short enough to be part of a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def listed(texts: list[str]) -> str:
    """The first few of `texts` and how many more there are."""
    words = ", ".join(texts[:_LISTED])
    more = len(texts) - _LISTED
    if more > 0:
        words += ngettext(" and {n} more", " and {n} more", more).format(n=more)
    return words


def either(texts: list[str]) -> str:
    """The first few of `texts` as alternatives."""
    between = pgettext("between alternatives", "or")
    return f" {between} ".join(texts[:_LISTED])


def new_actors_words(names: list[str]) -> str:
    """That `names` become actors; empty where there are none."""
    if not names:
        return ""
    return ngettext("new actor {names}", "{n} new actors {names}", len(names)).format(
        n=len(names), names=listed([cut(name) for name in names])
    )


def nature_words(nature: Nature) -> str:
    """Allee's distinction in a word."""
    if nature is Nature.TANGIBLE:
        return pgettext("nature of a link", "tangible")
    return pgettext("nature of a link", "intangible")


def state_words(state: LinkState) -> str:
    """Whether a link exists, in words; nothing about one that does."""
    return {
        LinkState.EXISTING: "",
        LinkState.WISHED: pgettext("state of a link", "wished for"),
        LinkState.BROKEN: pgettext("state of a link", "broken"),
    }[state]


def strength_words(strength: Strength) -> str:
    """The strength of a tie in a word; nothing where it was not said."""
    return {
        Strength.STRONG: pgettext("strength of a tie", "strong"),
        Strength.WEAK: pgettext("strength of a tie", "weak"),
        Strength.UNSPECIFIED: "",
    }[strength]


def new_note_words(kind: NoteKind) -> str:
    """That a note of this kind is added."""
    return {
        NoteKind.OBSERVATION: _("new note"),
        NoteKind.DECISION: _("new decision"),
        NoteKind.QUESTION: _("new question"),
        NoteKind.IDEA: _("new idea"),
        NoteKind.TASK: _("new task"),
        NoteKind.QUOTATION: _("new quotation"),
        NoteKind.PARKED: _("to the parking lot"),
    }[kind]


def sector_words(sector: Sector) -> str:
    """A sector in the facilitator's words."""
    return {
        Sector.PUBLIC: pgettext("sector", "public sector"),
        Sector.PRIVATE: pgettext("sector", "private sector"),
        Sector.THIRD: pgettext("sector", "third sector"),
        Sector.CUSTOMER: pgettext("sector", "customer"),
        Sector.UNKNOWN: pgettext("sector", "sector unknown"),
    }[sector]


def kind_words(kind: ActorKind) -> str:
    """A kind of actor in the facilitator's words."""
    return {
        ActorKind.ORGANISATION: pgettext("kind of actor", "organisation"),
        ActorKind.UNIT: pgettext("kind of actor", "unit"),
        ActorKind.GROUP: pgettext("kind of actor", "group"),
        ActorKind.PERSON: pgettext("kind of actor", "person"),
        ActorKind.CUSTOMER: pgettext("kind of actor", "customer"),
    }[kind]


def default_categories() -> tuple[str, ...]:
    """Categories of value links to begin with, until the group has words of its own."""
    return (
        pgettext("category", "service"),
        pgettext("category", "information"),
        pgettext("category", "money"),
        pgettext("category", "referral"),
        pgettext("category", "expertise"),
        pgettext("category", "support"),
    )


def default_channels() -> tuple[str, ...]:
    """Channels of value links to begin with."""
    return (
        pgettext("channel", "meeting"),
        pgettext("channel", "e-mail"),
        pgettext("channel", "phone"),
        pgettext("channel", "shared system"),
    )
