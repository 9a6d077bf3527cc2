"""Rules about the customer: on the map at all, linked, and giving as well as getting."""

from __future__ import annotations

from collections.abc import Iterator

from locales import _, ngettext
from model.network.findings.base import (
    FEWEST_ACTORS,
    FEWEST_LINKS,
    Finding,
    Severity,
    Situation,
    ids,
)

_FEWEST_RECEIVED = 3


def no_customer(situation: Situation) -> Iterator[Finding]:
    """Nobody on the map is the customer."""
    network = situation.network
    if network.customers or len(network.actors) < FEWEST_ACTORS:
        return
    yield Finding(
        key="no_customer",
        severity=Severity.HIGH,
        words=_("None of the {n} actors is the customer.").format(n=len(network.actors)),
        question=_("For whom does this network work? Put the customer on the map."),
        actors=(),
        links=(),
        measure=_("customer coverage"),
    )


def customer_without_links(situation: Situation) -> Iterator[Finding]:
    """A customer is on the map and nobody is linked with any."""
    network = situation.network
    customers = network.customers
    linked = any(network.partners[customer] for customer in customers)
    if not customers or linked or len(network.existing) < FEWEST_LINKS:
        return
    yield Finding(
        key="customer_without_links",
        severity=Severity.HIGH,
        words=_("None of the {n} links reaches the customer: {names}.").format(
            n=len(network.existing), names=situation.names(customers)
        ),
        question=_("Who gives the customer what?"),
        actors=customers,
        links=(),
        measure=_("customer coverage"),
    )


def customer_only_receives(situation: Situation) -> Iterator[Finding]:
    """The customers get in several links and give in none."""
    network = situation.network
    customers = network.customers
    got = [
        link
        for customer in customers
        for links in network.gets_from[customer].values()
        for link in links
    ]
    if len(got) < _FEWEST_RECEIVED or any(network.gives_to[customer] for customer in customers):
        return
    yield Finding(
        key="customer_only_receives",
        severity=Severity.HIGH,
        words=ngettext(
            "The customer gets in {n} link and gives in none: {names}.",
            "The customer gets in {n} links and gives in none: {names}.",
            len(got),
        ).format(n=len(got), names=situation.names(customers)),
        question=_("What does the customer give back: experience, feedback, trust, work?"),
        actors=customers,
        links=ids(got),
        measure=_("balance of out- and in-strength"),
    )
