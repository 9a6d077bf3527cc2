"""All the rules, and the findings they make together."""

from __future__ import annotations

from model.network.findings import bridges, centre, customer, exchange, groups, holes, needs, ties
from model.network.findings.base import ORDER, Finding, Rule, Situation
from model.network.graph import Network
from model.network.measures import Measures, measure_network
from model.workshop import Workshop

RULES: tuple[Rule, ...] = (
    customer.no_customer,
    customer.customer_without_links,
    customer.customer_only_receives,
    bridges.only_bridge,
    holes.broken_links,
    centre.dependence,
    exchange.gives_without_getting,
    holes.isolated_actors,
    holes.wished_links,
    needs.needs_and_offers,
    holes.sector_gap,
    groups.groups_apart,
    bridges.unplanned_messenger,
    centre.central_actor,
    exchange.one_way_relations,
    ties.strong_without_mandate,
    exchange.one_nature,
    ties.no_return,
    ties.value_loops,
    groups.core_and_periphery,
    centre.shared_centre,
)
"""Every rule; the order decides between findings of the same severity."""


def findings(workshop: Workshop, *, slow: bool = True) -> tuple[Finding, ...]:
    """What the network of `workshop` says, the most urgent first, in the language in force.

    Args:
        workshop: the session.
        slow: whether to take slow measures too; without them the rules that need them say nothing.
    """
    network = Network.of_workshop(workshop)
    return find(network, measure_network(network, slow=slow))


def find(network: Network, measures: Measures) -> tuple[Finding, ...]:
    """What `network` says, for callers who have its measures already."""
    situation = Situation(network, measures)
    found = [finding for rule in RULES for finding in rule(situation)]
    return tuple(sorted(found, key=lambda finding: ORDER.index(finding.severity)))
