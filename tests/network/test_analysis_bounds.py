"""Analysis stays within bounds: of the search for loops, and of what it loads."""

from __future__ import annotations

import subprocess
import sys

from building_networks import actor, link

from model.network.findings import find
from model.network.graph import Network
from model.network.measures import measure_network


def test_a_dense_network_without_loops_does_not_hold_the_search() -> None:
    names = [f"n{number}" for number in range(120)]
    links = [link(a, b) for place, a in enumerate(names) for b in names[place + 1 :]]
    network = Network.of([actor(name) for name in names], links)
    measures = measure_network(network, slow=False)
    assert measures.loops == ()
    assert not measures.all_loops
    assert "no_return" not in {finding.key for finding in find(network, measures)}


def test_looking_at_the_network_loads_networkx_only_when_it_measures() -> None:
    program = (
        "import sys\n"
        "import model.network, model.network.graph, model.network.matrix, model.network.pairs\n"
        "import model.network.coverage, model.network.diff, model.network.suggest\n"
        "import model.network.asked\n"
        "import model.network.findings, model.network.measures, model.network.document\n"
        "assert 'networkx' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
