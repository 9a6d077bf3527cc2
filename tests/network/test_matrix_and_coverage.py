"""The value transfer matrix, coverage by sector, and the question for the room."""

from __future__ import annotations

import json

from building_networks import AT, actor, chain, customer, link, random_network, workshop

from locales import speaking
from model.entities import ActorKind, Contact, InvitationState, LinkState, Sector, Snapshot
from model.network.coverage import sector_coverage
from model.network.diff import compare
from model.network.document import document
from model.network.findings import find
from model.network.graph import Network
from model.network.matrix import value_matrix
from model.network.measures import measure_lines, measure_network
from model.network.suggest import suggest, suggestions


def test_matrix_rows_by_sector_then_links() -> None:
    actors = [
        actor("third", Sector.THIRD),
        actor("b", Sector.PUBLIC),
        actor("a", Sector.PUBLIC),
        actor("busy", Sector.PUBLIC),
        customer("k"),
    ]
    links = [*chain("busy>k third>busy"), link("busy", "k", "trust", id="more")]
    matrix = value_matrix(actors, links)
    assert [one.id for one in matrix.actors] == ["k", "busy", "a", "b", "third"]
    assert [found.id for found in matrix.cell("busy", "k")] == ["busy>k", "more"]
    assert matrix.cell("k", "busy") == ()
    assert [len(cell) for cell in matrix.row("busy")] == [2, 0, 0, 0, 0]
    assert matrix.given["busy"] == 2
    assert matrix.got["busy"] == 1


def test_matrix_shows_the_states_asked_for() -> None:
    actors = [actor("a"), actor("b")]
    links = [link("a", "b"), link("b", "a", state=LinkState.WISHED)]
    assert len(value_matrix(actors, links).cells) == 2
    assert set(value_matrix(actors, links, frozenset({LinkState.WISHED})).cells) == {("b", "a")}
    assert value_matrix([], []).actors == ()


def test_sector_coverage() -> None:
    invited = Contact(name="Aino", state=InvitationState.INVITED)
    coming = Contact(name="Eino", state=InvitationState.REGISTERED)
    shop = workshop(
        [
            actor("town", Sector.PUBLIC, internal=True, contacts=(invited, coming)),
            actor("school", Sector.PUBLIC, kind=ActorKind.UNIT, contacts=(invited,)),
            actor("who"),
            actor("client", Sector.PUBLIC, kind=ActorKind.CUSTOMER),
        ]
    )
    coverage = sector_coverage(shop.actors.values())
    rows = {row.sector: row for row in coverage.rows}
    public = rows[Sector.PUBLIC]
    assert public.actors == ("town", "school")
    assert public.kinds == {ActorKind.ORGANISATION: 1, ActorKind.UNIT: 1}
    assert (public.internal, public.with_contact, public.coming) == (1, 2, 1)
    assert rows[Sector.CUSTOMER].count == 1
    assert coverage.count == 4
    assert coverage.missing == (
        "nobody: private sector",
        "nobody: third sector",
        "sector not said: 1",
    )
    with speaking("en"):
        assert sector_coverage([]).missing[0] == "nobody: customers"


def test_the_question_follows_the_work() -> None:
    def asked(actors: list, links: list) -> str:
        network = Network.of(actors, links)
        return suggest(network, find(network, measure_network(network))).words

    ring = "a>b b>c c>d d>e e>a k>a"
    actors = [actor(name) for name in "abcde"]
    assert asked([], []).startswith("Who belongs in this network?")
    assert asked(actors[:2], []).startswith("Who is the customer, and")
    assert asked(actors, []) == "Who is the customer of this network?"
    assert asked([*actors, customer("k")], []) == "Who gives what here: … → k?"
    assert asked([*actors, customer("k")], chain("a>b")) == "c: what does it give, and to whom?"
    broken = [*chain(ring), link("b", "k", "help", state=LinkState.BROKEN)]
    assert asked([*actors, customer("k")], broken).startswith("b → k (help): what broke it")
    assert asked([*actors, customer("k")], chain(ring)).startswith("Where do trust")


def test_further_questions_in_turn() -> None:
    network = random_network(5, 12, 40)
    found = find(network, measure_network(network))
    every = suggestions(network, found)
    assert len(every) == len(set(every)) > 3
    assert [suggest(network, found, turn) for turn in range(len(every))] == list(every)
    assert suggest(network, found, len(every)) == every[0]
    assert suggestions(Network.of([], []))


def test_document_is_json_and_has_the_promised_fields() -> None:
    network = random_network(9, 15, 40)
    shop = workshop(network.actors.values(), network.links)
    snapshot = Snapshot(name="Day 2", created=AT, actors=tuple(network.actors.values())[:8])
    measures = measure_network(network)
    written = json.loads(
        json.dumps(document(measures, find(network, measures), compare(snapshot, shop)))
    )
    assert {"measures", "actors", "findings", "comparison"} <= set(written)
    assert {"density", "reciprocity"} <= set(written["measures"])
    assert set(written["actors"]) == set(network.actors)
    assert "betweenness" in next(iter(written["actors"].values()))
    for finding in written["findings"]:
        assert {"key", "severity", "words", "actors", "links"} <= set(finding)
    comparison = written["comparison"]
    assert len(comparison["actors"]["added"]) == 7
    assert comparison["measures"]["links"] == {"before": 0, "after": len(network.existing)}


def test_measures_in_words_have_their_counts() -> None:
    network = random_network(9, 15, 40)
    measures = measure_network(network)
    lines = {line.key: line for line in measure_lines(measures)}
    assert lines["density"].meaning == (
        f"{measures.network.arcs} of 210 possible directions between actors carry value."
    )
    assert "betweenness_centralization" in lines
    quick = {line.key for line in measure_lines(measure_network(network, slow=False))}
    assert "betweenness_centralization" not in quick
    assert "density" in quick
