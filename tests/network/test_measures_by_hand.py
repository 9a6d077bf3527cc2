"""Measures of networks small enough to count on paper, and of networks with nothing to measure."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest
from building_networks import actor, chain, customer, link, network, random_network
from hypothesis import given, settings
from hypothesis import strategies as st

from model.entities import LinkState, Nature, Sector, Strength
from model.network import graph
from model.network.graph import Network
from model.network.measures import measure, measure_lines, measure_network, measuring


def five() -> Network:
    """a ⇄ b → c → a, c → d twice; e stands alone; d → e is wished for, a → d is broken."""
    actors = [
        actor("a", Sector.PUBLIC),
        actor("b", Sector.PUBLIC),
        actor("c", Sector.THIRD),
        actor("d", Sector.CUSTOMER),
        actor("e"),
    ]
    links = [
        *chain("a=b b>c c>a"),
        link("c", "d", "money", category="Money", strength=Strength.STRONG),
        link("c", "d", "trust", id="trust", nature=Nature.INTANGIBLE, category="money"),
        link("d", "e", state=LinkState.WISHED),
        link("a", "d", state=LinkState.BROKEN),
    ]
    return Network.of(actors, links)


def test_five_actors_as_counted_on_paper() -> None:
    measures = measure_network(five())
    whole = measures.network
    assert (whole.actors, whole.links, whole.wished, whole.broken) == (5, 6, 1, 1)
    assert (whole.arcs, whole.dyads, whole.mutual_dyads) == (5, 4, 1)
    assert whole.density == pytest.approx(5 / 20)
    assert whole.reciprocity == pytest.approx(2 / 5)
    assert whole.dyad_reciprocity == pytest.approx(1 / 4)
    assert (whole.tangible, whole.intangible, whole.tangible_ratio) == (5, 1, 5.0)
    assert (whole.strong, whole.weak) == (1, 0)
    assert (whole.components, whole.largest_component, whole.isolates) == (2, 4, 1)
    assert (whole.articulation_points, whole.bridges) == (1, 1)
    # Dyads a–b inside the public sector; b–c, c–a and c–d across.
    assert whole.ei_index == pytest.approx((3 - 1) / 4)
    assert measures.loops == (("a", "b"), ("a", "b", "c"))
    assert measures.categories == {"": 4, "Money": 2}


def test_one_actor_of_the_five() -> None:
    c = measure_network(five()).actors["c"]
    assert (c.in_degree, c.out_degree, c.partners) == (1, 2, 3)
    assert (c.in_strength, c.out_strength) == (1, 3)
    assert (c.out_tangible, c.out_intangible, c.in_intangible) == (2, 1, 0)
    assert c.balance == pytest.approx((3 - 1) / 4)
    assert c.intangible_balance == 1.0
    assert c.reach_2 == 3
    assert c.articulation_point
    # Paths a→d, b→d and b→a go through c: b→a has an arc of its own, so two of 4·3 pairs.
    assert c.betweenness == pytest.approx(2 / 12)
    # c is reached from b in one step and from a in two; two of four others reach it.
    assert c.closeness == pytest.approx((2 / 4) * (2 / 3))


def test_parallel_links_count_once_as_an_arc() -> None:
    collapsed = graph.arcs(five())
    assert collapsed.number_of_edges() == 5
    assert collapsed.edges["c", "d"] == {
        "weight": 2,
        "tangible": 1,
        "intangible": 1,
        "strong": 1,
        "links": ("c>d", "trust"),
    }
    assert graph.flows(five()).number_of_edges("c", "d") == 2


def test_other_states_only_when_asked() -> None:
    assert graph.arcs(five(), frozenset({LinkState.WISHED})).number_of_edges() == 1
    assert graph.flows(five(), frozenset(LinkState)).number_of_edges() == 8
    assert graph.flows(five()).number_of_edges() == 6
    assert list(graph.flows(five())) == ["a", "b", "c", "d", "e"]


def test_links_to_nobody_are_left_out() -> None:
    measured = measure([actor("a"), actor("b")], chain("a>b a>x y>b"))
    assert measured.network.links == 1


def test_brokers_by_sector() -> None:
    actors = [actor("p", Sector.PUBLIC), actor("q", Sector.PUBLIC), actor("t", Sector.THIRD)]
    measured = measure(actors, chain("t>p p>q"), slow=False).actors
    assert measured["p"].gatekeeper == 1
    measured = measure(actors, chain("q>p p>t"), slow=False).actors
    assert measured["p"].representative == 1
    measured = measure(actors, chain("p>t t>q"), slow=False).actors
    assert measured["t"].itinerant == 1


def test_a_core_and_its_periphery() -> None:
    measured = measure_network(network("a b c x y z", "a=b b=c a=c a>x b>y c>z"))
    assert measured.network.core_size == 3
    assert measured.network.core_fit == pytest.approx(1.0)
    assert [name for name, values in measured.actors.items() if values.core] == ["a", "b", "c"]


def test_communities_are_groups() -> None:
    measured = measure_network(network("a b c x y z lone", "a=b b=c c=a x=y y=z z=x c>x"))
    groups = {name: values.community for name, values in measured.actors.items()}
    assert groups == {"a": 1, "b": 1, "c": 1, "x": 2, "y": 2, "z": 2, "lone": None}


def test_communities_come_to_an_end_where_rounding_would_go_on() -> None:
    """A network on which Louvain with fractions moves an actor to and fro for ever."""
    measured = measure_network(random_network(91, 10, 18, 3))
    assert measured.network.communities == 2 or measured.network.communities == 3
    assert measured.network.modularity is not None


def test_without_the_slow_measures() -> None:
    quick = measure_network(five(), slow=False)
    assert not quick.complete
    assert quick.network.betweenness_centralization is None
    assert all(values.betweenness is None for values in quick.actors.values())
    assert quick.network.density == measure_network(five()).network.density


def test_slow_measures_tell_of_themselves_and_can_be_stopped() -> None:
    seen = list(measuring(five()))
    keys = list(dict.fromkeys(progress.key for progress in seen))
    assert keys == ["counts", "betweenness", "closeness", "out_closeness", "core", "communities"]
    assert all(0 <= progress.done <= progress.of for progress in seen)
    given = [progress.measures for progress in seen if progress.measures is not None]
    assert [measures.complete for measures in given] == [False, True]
    assert seen[-1].measures is given[-1]
    stopped = measure_network(five(), stop=lambda: True)
    assert not stopped.complete, "what is stopped has the quick measures"
    assert stopped == measure_network(five(), slow=False)
    asked = iter([False] * 3 + [True] * 9)
    assert not measure_network(five(), stop=lambda: next(asked)).complete
    assert measure_network(five(), stop=lambda: False).complete


def test_by_nature_and_category() -> None:
    links = [
        link("a", "b", category="Money", id="1"),
        link("a", "b", category="money", id="2"),
        link("a", "c", category="money", nature=Nature.INTANGIBLE, id="3"),
        link("b", "a", category="", id="4"),
        link("c", "a", category="money", state=LinkState.WISHED, id="5"),
    ]
    measured = measure_network(Network.of([actor(name) for name in "abc"], links))
    a = measured.actors["a"]
    assert (a.out_degree, a.out_tangible_degree, a.out_intangible_degree) == (2, 1, 1)
    assert (a.in_tangible_degree, a.in_intangible_degree) == (1, 0)
    money = measured.exchanges["a"]["Money"]
    assert (money.out_degree, money.out_strength, money.in_strength) == (2, 3, 0)
    assert measured.exchanges["a"][""].in_degree == 1
    assert set(measured.exchanges["b"]) == {"Money", ""}
    assert set(measured.exchanges["c"]) == {"Money"}


@pytest.mark.parametrize(
    "bare",
    [
        Network.of([], []),
        network("a", ""),
        network("a b", ""),
        network("a b c d e f", ""),
        Network.of([customer(), actor("a")], chain("a>customer", state=LinkState.WISHED)),
    ],
    ids=["nobody", "one", "two", "all isolated", "only wished"],
)
def test_nothing_to_measure(bare: Network) -> None:
    measured = measure_network(bare)
    whole = measured.network
    assert whole.density == 0
    assert whole.reciprocity is None
    assert whole.dyad_reciprocity is None
    assert whole.tangible_ratio is None
    assert whole.ei_index is None
    assert whole.sector_assortativity is None
    assert whole.modularity is None
    assert whole.core_size is None
    assert whole.components == whole.isolates == whole.actors == len(bare.actors)
    for values in measured.actors.values():
        assert values.balance is None
        assert values.constraint is None
        assert values.betweenness == 0
    assert len(measure_lines(measured)) == (2 if bare.actors else 0)


@pytest.mark.parametrize(("arcs", "reciprocity"), [("a>b", 0.0), ("a=b", 1.0)])
def test_two_actors(arcs: str, reciprocity: float) -> None:
    measured = measure_network(network("a b", arcs))
    assert measured.network.reciprocity == reciprocity
    assert measured.network.degree_centralization is None
    assert measured.network.core_size is None
    assert measured.actors["a"].constraint == pytest.approx(1.0)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 9), st.integers(0, 30), st.integers(0, 10_000))
def test_shares_stay_shares(size: int, links: int, seed: int) -> None:
    measured = measure_network(random_network(seed, size, links, isolates=1))
    whole = asdict(measured.network)
    for name in (
        "density",
        "reciprocity",
        "dyad_reciprocity",
        "degree_centralization",
        "in_degree_centralization",
        "out_degree_centralization",
        "betweenness_centralization",
    ):
        assert whole[name] is None or -1e-9 <= whole[name] <= 1 + 1e-9, name
    for name in ("ei_index", "sector_assortativity", "modularity", "core_fit"):
        assert whole[name] is None or -1 - 1e-9 <= whole[name] <= 1 + 1e-9, name
    for values in measured.actors.values():
        assert values.effective_size is None or (
            0 < values.effective_size <= values.partners + 1e-9
        )


def test_the_same_in_every_run_and_no_numpy() -> None:
    """Texts are hashed anew in each run; no measure may depend on it."""
    program = (
        "from building_networks import random_network\n"
        "from model.network.document import document\n"
        "from model.network.findings import find\n"
        "from model.network.measures import measure_network\n"
        "import json, sys\n"
        "assert 'networkx' not in sys.modules\n"
        "network = random_network(7, 30, 90)\n"
        "measures = measure_network(network)\n"
        "assert 'numpy' not in sys.modules\n"
        "print(json.dumps(document(measures, find(network, measures))))\n"
    )
    folder = str(Path(__file__).parent)
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": folder},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1
