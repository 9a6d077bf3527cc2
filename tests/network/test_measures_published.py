"""Measures against figures published for small networks."""

from __future__ import annotations

import networkx as nx
import pytest
from building_networks import both_ways

from model.network.graph import Network
from model.network.measures import measure_network


def from_networkx(graph: nx.Graph) -> Network:
    names = [str(node) for node in graph]
    return both_ways(names, [(str(one), str(other)) for one, other in graph.edges])


def test_krackhardt_kite() -> None:
    """Krackhardt 1990, Administrative Science Quarterly 35(2), figure 1: the kite.

    Most ties: Diane. Closest to everyone: Fernando and Garth. Most between: Heather.
    """
    people = "Andre Beverley Carol Diane Ed Fernando Garth Heather Ike Jane"
    graph = nx.relabel_nodes(nx.krackhardt_kite_graph(), dict(enumerate(people.split())))
    actors = measure_network(from_networkx(graph)).actors
    assert actors["Diane"].partners == 6
    assert max(person.partners for person in actors.values()) == 6
    for person in ("Fernando", "Garth"):
        assert actors[person].closeness == pytest.approx(0.643, abs=5e-4)
        assert actors[person].betweenness == pytest.approx(0.231, abs=5e-4)
    assert actors["Diane"].closeness == pytest.approx(0.600, abs=5e-4)
    assert actors["Heather"].betweenness == pytest.approx(0.389, abs=5e-4)
    assert actors["Ike"].betweenness == pytest.approx(0.222, abs=5e-4)
    assert actors["Diane"].betweenness == pytest.approx(0.102, abs=5e-4)
    assert [name for name, person in actors.items() if person.articulation_point] == [
        "Heather",
        "Ike",
    ]


def test_florentine_families() -> None:
    """Padgett & Ansell 1993, American Journal of Sociology 98(6): marriages of 15 families.

    Betweenness as in Jackson 2008, Social and Economic Networks, section 1.2.1: Medici 0.522,
    Strozzi 0.103, Guadagni 0.255.
    """
    actors = measure_network(from_networkx(nx.florentine_families_graph())).actors
    assert actors["Medici"].betweenness == pytest.approx(0.522, abs=5e-4)
    assert actors["Guadagni"].betweenness == pytest.approx(0.255, abs=5e-4)
    assert actors["Strozzi"].betweenness == pytest.approx(0.103, abs=5e-4)
    assert actors["Medici"].closeness == pytest.approx(0.560, abs=5e-4)


def test_florentine_families_with_the_pucci_apart() -> None:
    """Wasserman & Faust 1994, chapters 4 and 5, with the isolated Pucci: density 0.167, group
    degree centralization 0.267.
    """
    families = nx.florentine_families_graph()
    families.add_node("Pucci")
    measures = measure_network(from_networkx(families))
    network = measures.network
    assert network.degree_centralization == pytest.approx(0.267, abs=5e-4)
    assert network.density == pytest.approx(0.167, abs=5e-4)
    assert network.isolates == 1
    assert measures.actors["Pucci"].constraint is None


def test_karate_club_communities() -> None:
    """Zachary 1977; the largest modularity there is, 0.4198, by Brandes et al. 2008, IEEE
    Transactions on Knowledge and Data Engineering 20(2). Louvain comes close to it.
    """
    network = measure_network(from_networkx(nx.karate_club_graph())).network
    assert network.links == 2 * 78
    assert network.modularity is not None
    assert 0.40 < network.modularity <= 0.4198 + 5e-5


def test_karate_club_density_and_hubs() -> None:
    """Zachary 1977, Journal of Anthropological Research 33: 34 members, 78 friendships.

    So density is 78/561. The instructor (member 1) has 16 friends and the administrator (34) has
    17, as his matrix of who sees whom has it. Betweenness of the two, 0.4376 and 0.3041,
    is what UCINET, igraph and networkx print for it; we know no first publication of those.
    """
    measures = measure_network(from_networkx(nx.karate_club_graph()))
    assert measures.network.density == pytest.approx(78 / 561)
    assert measures.actors["0"].partners == 16
    assert measures.actors["33"].partners == 17
    assert measures.actors["0"].betweenness == pytest.approx(0.4376, abs=5e-5)
    assert measures.actors["33"].betweenness == pytest.approx(0.3041, abs=5e-5)
    assert [name for name, one in measures.actors.items() if one.articulation_point] == ["0"]


def test_les_miserables() -> None:
    """Knuth 1993, The Stanford GraphBase: 77 characters, 254 pairs that appear together.

    The largest modularity of the unweighted network is 0.5600 (Aloise et al. 2010, Physical
    Review E 82, 046112). Newman & Girvan 2004, Physical Review E 69, 026113, found
    Q = 0.54 by another method; Louvain lies between the two. Valjean is the hub, with 36.
    """
    measures = measure_network(from_networkx(nx.les_miserables_graph()))
    assert measures.network.actors == 77
    assert measures.network.dyads == 254
    assert measures.network.modularity is not None
    assert 0.54 < measures.network.modularity <= 0.5600 + 5e-5
    assert measures.actors["Valjean"].partners == 36
    between = {name: one.betweenness or 0 for name, one in measures.actors.items()}
    assert max(between, key=between.__getitem__) == "Valjean"


def test_effective_size_of_borgatti() -> None:
    """Borgatti 1997, Connections 20(1): the network of Burt's figure 2.4. Effective size of G is
    4.67.
    """
    pairs = "AB AF AG AE EG FG BG BD DG GC"
    ties = [(one, other) for one, other in pairs.split()]
    measures = measure_network(both_ways(list("ABCDEFG"), ties)).actors
    assert measures["G"].effective_size == pytest.approx(4.67, abs=5e-3)
    assert measures["A"].effective_size == pytest.approx(2.5)
    assert measures["C"].effective_size == pytest.approx(1)


def test_stars_and_circles_of_freeman() -> None:
    """Freeman 1979, Social Networks 1(3): a star is 1 in every centralization, a circle 0."""
    star = from_networkx(nx.star_graph(5))
    circle = from_networkx(nx.cycle_graph(6))
    for network, value in ((star, 1.0), (circle, 0.0)):
        measured = measure_network(network).network
        assert measured.degree_centralization == pytest.approx(value)
        assert measured.betweenness_centralization == pytest.approx(value)
