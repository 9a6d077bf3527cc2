"""Measures, findings and comparison as plain JSON values, as `arvoverkko analyse` prints them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from model.network import diff_words
from model.network.diff import NetworkDiff
from model.network.findings import Finding
from model.network.graph import Network
from model.network.measures import Measures, measure_network
from model.network.pairs import next_pair, pair_coverage


def document(
    measures: Measures, findings: Sequence[Finding], diff: NetworkDiff | None = None
) -> dict[str, object]:
    """The analysis as JSON values; what is not defined is null.

    `measures` and `actors` (by id) hold numbers, `findings` one object each in their order,
    `categories` links per category, `exchanges` by actor and category what it gives and gets,
    `bridges` pairs of ids, `mixing` arcs from sector to sector, `loops` the ids of the
    actors in each. With `diff` comes `comparison`: what came, went and changed, in ids and in
    words, and every measure of the network before and after.
    """
    mixing: dict[str, dict[str, int]] = {}
    for (source, target), count in measures.mixing.items():
        mixing.setdefault(source.value, {})[target.value] = count
    result: dict[str, object] = {
        "measures": asdict(measures.network),
        "actors": {actor: asdict(values) for actor, values in measures.actors.items()},
        "findings": [
            {**asdict(finding), "severity": finding.severity.value} for finding in findings
        ],
        "categories": dict(measures.categories),
        "exchanges": {
            actor: {category: asdict(values) for category, values in found.items()}
            for actor, found in measures.exchanges.items()
        },
        "mixing": mixing,
        "loops": [list(loop) for loop in measures.loops],
        "bridges": [list(pair) for pair in measures.bridges],
        "complete": measures.complete,
    }
    if diff is not None:
        result["comparison"] = _comparison(diff, measures)
    return result


def coverage_document(network: Network) -> dict[str, object]:
    """How far the matrix has been gone through, in cells, and the pair to ask about next."""
    coverage = pair_coverage(network)
    proposal = next_pair(network)
    return {
        "linked": coverage.linked,
        "nothing": coverage.nothing,
        "not_asked": coverage.possible - coverage.gone_through,
        "possible": coverage.possible,
        "next": list(proposal.pair) if proposal else None,
    }


def _comparison(diff: NetworkDiff, measures: Measures) -> dict[str, object]:
    before = asdict(measure_network(diff.before, slow=measures.complete).network)
    after = asdict(measures.network)
    return {
        "summary": diff_words.summary(diff),
        "lines": diff_words.lines(diff),
        "actors": {
            "added": [actor.id for actor in diff.actors.added],
            "removed": [actor.id for actor in diff.actors.removed],
            "changed": {change.after.id: list(change.fields) for change in diff.actors.changed},
        },
        "links": {
            "added": [link.id for link in diff.links.added],
            "removed": [link.id for link in diff.links.removed],
            "changed": {change.after.id: list(change.fields) for change in diff.links.changed},
        },
        "measures": {name: {"before": before[name], "after": after[name]} for name in after},
    }
