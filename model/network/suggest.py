"""One question for the room, given the network as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from locales import _
from model.entities import Nature
from model.network.findings import Finding, Severity
from model.network.findings.base import FEWEST_ACTORS, FEWEST_LINKS
from model.network.graph import Network
from model.network.pairs import next_pair, question

_FEWEST_LINKS_FOR_NATURE = 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question worth asking next."""

    words: str
    """The question, in the language in force."""
    actors: tuple[str, ...] = ()
    """Ids of the actors it is about."""
    links: tuple[str, ...] = ()
    """Ids of the links it is about."""


def suggest(network: Network, found: Sequence[Finding] = (), turn: int = 0) -> Suggestion:
    """The question to ask now.

    Args:
        network: the network as it is now.
        found: its findings, most urgent first, where they are at hand.
        turn: 0 for the first of `suggestions`, 1 for the next, round and round.
    """
    every = suggestions(network, found)
    return every[turn % len(every)]


def suggestions(network: Network, found: Sequence[Finding] = ()) -> tuple[Suggestion, ...]:
    """Every question worth asking, the best first; at least one.

    First what is missing to begin with, then the urgent findings, a nature of links that nobody
    has named, the other findings, a pair with nothing between it, and an open question.
    """
    beginning = _to_begin_with(network)
    urgent = [finding for finding in found if finding.severity is Severity.HIGH]
    others = [finding for finding in found if finding.severity is not Severity.HIGH]
    asked = [
        beginning,
        *map(_about, urgent),
        _about_nature(network),
        *map(_about, others),
        _about_a_pair(network),
        _open_question(network),
    ]
    return tuple(dict.fromkeys(suggestion for suggestion in asked if suggestion))


def _about(finding: Finding) -> Suggestion:
    return Suggestion(finding.question, finding.actors, finding.links)


def _open_question(network: Network) -> Suggestion:
    if network.customers:
        return Suggestion(
            _("Who gives the customer something that nobody here has named?"), network.customers
        )
    return Suggestion(_("Who is missing from this map?"))


def _to_begin_with(network: Network) -> Suggestion | None:
    if not network.actors:
        return Suggestion(_("Who belongs in this network? Name the first actors."))
    if not network.customers and len(network.actors) < FEWEST_ACTORS:
        return Suggestion(_("Who is the customer, and who already works with the same customer?"))
    if not network.links:
        if not network.customers:
            return Suggestion(_("Who is the customer of this network?"))
        customer = network.customers[0]
        return Suggestion(
            _("Who gives what here: … → {name}?").format(name=network.actors[customer].name),
            actors=(customer,),
        )
    if network.isolates and len(network.existing) < FEWEST_LINKS:
        actor = network.isolates[0]
        return Suggestion(
            _("{name}: what does it give, and to whom?").format(name=network.actors[actor].name),
            actors=(actor,),
        )
    return None


def _about_nature(network: Network) -> Suggestion | None:
    natures = {link.nature for link in network.existing}
    if len(network.existing) < _FEWEST_LINKS_FOR_NATURE or len(natures) == len(Nature):
        return None
    if Nature.TANGIBLE in natures:
        return Suggestion(_("Where do trust, knowledge and goodwill flow? Who gives them to whom?"))
    return Suggestion(_("Which services, money or products stand behind these flows?"))


def _about_a_pair(network: Network) -> Suggestion | None:
    proposal = next_pair(network)
    if proposal is None:
        return None
    return Suggestion(question(network, proposal), actors=proposal.pair)
