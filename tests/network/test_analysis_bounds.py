"""Analysis stays within bounds: of the search for loops, and of what it loads."""

from __future__ import annotations

import subprocess
import sys

from building_networks import actor, link

from model.network.findings import find
from model.network.graph import Network
from model.network.measures import measure_changes, measure_lines, measure_network


def test_a_dense_network_without_loops_does_not_hold_the_search() -> None:
    names = [f"n{number}" for number in range(120)]
    links = [link(a, b) for place, a in enumerate(names) for b in names[place + 1 :]]
    network = Network.of([actor(name) for name in names], links)
    measures = measure_network(network, slow=False)
    assert measures.loops == ()
    assert not measures.all_loops
    assert "no_return" not in {finding.key for finding in find(network, measures)}
    (told,) = (line for line in measure_lines(measures) if line.key == "loops")
    assert told.value == ">\N{NO-BREAK SPACE}0"
    small = measure_network(Network.of([actor("a"), actor("b")], [link("a", "b"), link("b", "a")]))
    (change,) = (one for one in measure_changes(small, measures) if one.key == "loops")
    assert (change.before, change.after, change.change) == ("1", told.value, ""), "not comparable"


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
