"""Analysis keeps up with capture: CPU time at the sizes of a real and of a huge workshop."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

import networkx
import pytest
from building_networks import actor, link, random_network, workshop

from model.network.findings import find, findings
from model.network.graph import Network
from model.network.measures import measure_network
from model.network.suggest import suggest


def best_cpu_seconds(work: Callable[[], object], times: int = 3) -> float:
    """The least CPU time of several runs: others may be using the machine."""
    spent = []
    for _again in range(times):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent)


def test_findings_of_a_real_workshop_within_a_tenth_of_a_second() -> None:
    assert networkx
    network = random_network(1, 60, 200)
    shop = workshop(network.actors.values(), network.links)

    def after_a_line() -> None:
        suggest(Network.of_workshop(shop), findings(shop))

    assert best_cpu_seconds(after_a_line) <= 0.1


@pytest.mark.parametrize(("slow", "limit"), [(False, 0.5), (True, 3.0)])
def test_findings_of_a_huge_workshop(slow: bool, limit: float) -> None:
    actors = random_network(1, 300, 2000)

    def analysed() -> None:
        network = Network.of(actors.actors.values(), actors.links)
        find(network, measure_network(network, slow=slow))

    assert best_cpu_seconds(analysed, 1) <= limit


def test_a_dense_network_without_loops_does_not_hold_the_search() -> None:
    names = [f"n{number}" for number in range(120)]
    links = [link(a, b) for place, a in enumerate(names) for b in names[place + 1 :]]
    network = Network.of([actor(name) for name in names], links)
    begun = time.process_time()
    measures = measure_network(network, slow=False)
    assert time.process_time() - begun < 5
    assert measures.loops == ()
    assert not measures.all_loops
    assert "no_return" not in {finding.key for finding in find(network, measures)}


def test_looking_at_the_network_loads_networkx_only_when_it_measures() -> None:
    program = (
        "import sys\n"
        "import model.network, model.network.graph, model.network.matrix\n"
        "import model.network.coverage, model.network.diff, model.network.suggest\n"
        "import model.network.findings, model.network.measures, model.network.document\n"
        "assert 'networkx' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
