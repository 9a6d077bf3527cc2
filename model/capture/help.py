"""The one-line language on one page: examples and what each saves, for screens and documents."""

from __future__ import annotations

from typing import NamedTuple

from locales import _


class Example(NamedTuple):
    """One line of the language."""

    line: str
    """What is typed."""
    meaning: str
    """What it saves."""


class Section(NamedTuple):
    """Examples that belong together."""

    title: str
    examples: tuple[Example, ...]


def cheat_sheet() -> tuple[Section, ...]:
    """The whole language by examples, in the language in force."""
    return (
        Section(_("Value links: who gives whom what"), _links()),
        Section(_("What more a link says"), _flows()),
        Section(_("Actors"), _actors()),
        Section(_("Notes"), _notes()),
        Section(_("Names and texts with signs in them"), _signs()),
    )


def _links() -> tuple[Example, ...]:
    return (
        Example(_("Kela -> Ohjaamo: referral to services"), _("a tangible link")),
        Example(_("Ohjaamo ..> young person: trust"), _("an intangible link")),
        Example(_("Kela <-> Employment office: customer data"), _("a link each way")),
        Example(_("Ohjaamo <- school: young people"), _("read from right to left")),
        Example(_("school ?> Ohjaamo: transition data"), _("wished for: a hole in the network")),
        Example(_("school ?..> home: encouragement"), _("wished for and intangible")),
        Example(_("Kela x> school: visits"), _("broken: it used to flow")),
        Example(_("Kela x..> school: good will"), _("broken and intangible")),
        Example(_("Kela, Employment office -> young person: benefits"), _("several links at once")),
        Example(_("school -> Ohjaamo -> workplace: trainees"), _("a chain of links")),
    )


def _flows() -> tuple[Example, ...]:
    return (
        Example(_("Ohjaamo -> home: advice !"), _("a strong tie: regular, agreed, remembered")),
        Example(_("Ohjaamo -> home: visits !-"), _("a weak tie: now and then, voluntary")),
        Example(_("Kela -> home: letters #information"), _("with its category")),
        Example(_('Kela -> home: talks #"peer support"'), _("a category of several words")),
        Example(_("Kela -> school: news @e-mail"), _("with its channel")),
    )


def _actors() -> tuple[Example, ...]:
    return (
        Example(_("+ Parish of Kotka /third"), _("a new actor and its sector")),
        Example(
            _("+ Library, Museum /public"),
            _("several; /public /private /third /customer, the first letters, or /j /y /3s /a"),
        ),
        Example(
            _("+ Night shelter /third /unit"),
            _("with its kind: /organisation /unit /group /person"),
        ),
        Example(_("+ Kela /public"), _("sets the sector of an actor there already")),
    )


def _notes() -> tuple[Example, ...]:
    return (
        Example(_("The room is full of energy"), _("a note")),
        Example(_("! We meet every month"), _("a decision")),
        Example(_("? Who speaks for the customer"), _("a question")),
        Example(_("* A shared calendar"), _("an idea")),
        Example(_("- Send the map to everyone"), _("a task")),
        Example(_("> Nobody asked us"), _("a quotation")),
        Example(_('> Maija: "Nobody asked us"'), _("a quotation and who said it")),
        Example(_("= Data protection"), _("to the parking lot")),
        Example(_("! @Kela calls the school"), _("@ mentions an actor; endings do no harm")),
    )


def _signs() -> tuple[Example, ...]:
    return (
        Example(
            _('"Co-op: Light -> Power" -> Kela: electricity'),
            _("a name with signs in it stands in quotes; a quote inside is doubled"),
        ),
        Example(_('Kela -> home: "form #3"'), _("so does a value")),
        Example(
            _("' he stays away -> we go there"), _("after ' anything is a plain note, as it stands")
        ),
    )
