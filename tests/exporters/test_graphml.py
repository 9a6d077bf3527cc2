"""GraphML that other programs read back without loss: networkx, igraph, lxml with the schema."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from export_workshops import NASTY, Numbered, networks, options, realistic, rows
from hypothesis import given, settings
from lxml import etree

from exporters.graphml import graphml, to_graphml
from exporters.textmap.cells import drawable
from model.entities import Actor, LinkState, Session, Strength, ValueLink
from model.lists import join_list, split_list
from model.workshop import Workshop

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"
SCHEMA = (
    Path(__file__).resolve().parents[3] / "shared/reference/graphml/xsd/graphml-1.1/graphml.xsd"
)

ACTOR_TEXTS = (
    "roles",
    "tasks",
    "services",
    "strengths",
    "weaknesses",
    "offers",
    "needs",
    "benefits",
    "mandate",
    "resources",
    "notes",
)
LINK_TEXTS = ("category", "frequency", "channel", "benefit", "note")
NUMBERS = {Strength.WEAK: 1, Strength.STRONG: 3}


def legal(text: str) -> str:
    return text.replace("\ufffe", "").replace("\uffff", "").strip()


def expected_actor(actor: Actor) -> dict[str, Any]:
    """What a reader is to know of an actor, blank values left out."""
    known = {
        "label": actor.name,
        "short_label": actor.label,
        "kind": actor.kind.value,
        "sector": actor.sector.value,
        "internal": "true" if actor.internal else "false",
        "networks": join_list(actor.networks),
        "aliases": join_list(actor.aliases),
        "created": actor.created.isoformat(),
        "actor_id": actor.id,
        **{field: getattr(actor, field) for field in ACTOR_TEXTS},
    }
    return {key: legal(value) for key, value in known.items() if legal(value)}


def expected_link(link: ValueLink) -> dict[str, Any]:
    """What a reader is to know of a link, blank values left out."""
    known: dict[str, Any] = {
        "label": link.what,
        "interaction": link.nature.value,
        "kind": link.nature.value,
        "state": link.state.value,
        "strength_word": link.strength.value,
        "created": link.created.isoformat(),
        "flow_id": link.id,
        **{field: getattr(link, field) for field in LINK_TEXTS},
    }
    known = {key: legal(value) for key, value in known.items() if legal(value)}
    if link.trust is not None:
        known["trust"] = link.trust
    if link.strength in NUMBERS:
        known["strength"] = NUMBERS[link.strength]
    return known


ADDED_NODE = {"name", "x", "y", "size", "color"}
ADDED_EDGE = {"direction", "reverse_id", "weight", "color"}


def check_networkx(workshop: Workshop, data: bytes) -> None:
    graph = nx.read_graphml(io.BytesIO(data), force_multigraph=True)
    assert graph.is_directed()
    assert list(graph) == [f"n{number + 1}" for number in range(len(workshop.actors))]
    ids = {}
    for (node, attributes), actor in zip(
        graph.nodes(data=True), workshop.actors.values(), strict=True
    ):
        ids[actor.id] = node
        assert {k: v for k, v in attributes.items() if k not in ADDED_NODE} == expected_actor(actor)
        assert isinstance(attributes["x"], float) and isinstance(attributes["size"], int)
    names = [attributes["name"] for _, attributes in graph.nodes(data=True)]
    assert len(set(names)) == len(names)
    edges = {
        attributes["flow_id"]: (source, target, attributes)
        for source, target, attributes in graph.edges(data=True)
    }
    assert len(edges) == graph.number_of_edges() == len(workshop.links)
    for link in workshop.links.values():
        source, target, attributes = edges[link.id]
        assert (source, target) == (ids[link.source], ids[link.target])
        entity = {k: v for k, v in attributes.items() if k not in (*ADDED_EDGE, "id")}
        assert entity == expected_link(link)
    assert graph.graph.get("title") == legal(workshop.session.title)


def check_igraph(workshop: Workshop, path: Path) -> None:
    import igraph

    graph = igraph.Graph.Read_GraphML(str(path))
    assert graph.is_directed()
    assert graph.vcount() == len(workshop.actors)
    for vertex, actor in zip(graph.vs, workshop.actors.values(), strict=True):
        attributes = vertex.attributes()
        for key, value in expected_actor(actor).items():
            assert attributes[key] == value
        assert vertex["id"] == f"n{vertex.index + 1}"
    assert graph.ecount() == len(workshop.links)
    for edge, link in zip(graph.es, workshop.links.values(), strict=True):
        assert graph.vs[edge.source]["actor_id"] == link.source
        assert graph.vs[edge.target]["actor_id"] == link.target
        attributes = edge.attributes()
        for key, value in expected_link(link).items():
            assert attributes[key] == value


def nasty() -> Workshop:
    make = Numbered()
    actors = []
    for text in NASTY:
        fields = dict.fromkeys(ACTOR_TEXTS, text)
        line = " ".join(text.split())
        actors.append(make(Actor, name=f"{line} x"[:120], label=line, **fields))
    links = [
        make(
            ValueLink,
            source=one.id,
            target=other.id,
            what=" ".join(text.split()),
            note=text,
            benefit=text,
            channel=" ".join(text.split()),
        )
        for one, other, text in zip(actors, actors[1:], NASTY, strict=False)
    ]
    return Workshop(
        session=make(Session, title="<&>\"' ]]>"), actors=rows(actors), links=rows(links)
    )


@pytest.mark.parametrize("workshop", [realistic(), nasty()], ids=["realistic", "nasty"])
def test_networkx_and_igraph_read_everything_back(workshop: Workshop, tmp_path: Path) -> None:
    data = to_graphml(workshop, options())
    check_networkx(workshop, data)
    path = tmp_path / "network.graphml"
    path.write_bytes(data)
    check_igraph(workshop, path)


@settings(deadline=None, max_examples=60)
@given(networks())
def test_any_network_is_read_back(workshop: Workshop) -> None:
    data = to_graphml(workshop, options())
    check_networkx(workshop, data)
    assert data == to_graphml(workshop, options())


@settings(deadline=None, max_examples=30)
@given(workshop=networks())
def test_igraph_reads_any_network_back(
    tmp_path_factory: pytest.TempPathFactory, workshop: Workshop
) -> None:
    path = tmp_path_factory.mktemp("igraph") / "network.graphml"
    path.write_bytes(to_graphml(workshop, options()))
    check_igraph(workshop, path)


def check_structure(data: bytes) -> None:
    """The rules that no schema holds and each of which some program needs."""
    assert data.startswith(
        b'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml'
    )
    assert b"\r" not in data and data.endswith(b"</graphml>\n")
    root = etree.fromstring(data)
    keys = root.findall(f"{NAMESPACE}key")
    ids = [key.get("id") for key in keys]
    assert len(set(ids)) == len(ids)
    types: dict[str, set[str]] = {}
    for key in keys:
        assert key.get("for") in ("node", "edge", "graph")
        assert key.get("attr.type") in ("string", "int", "double")
        assert key.get("attr.name") not in ("id", "key", "source", "target", "parent", "type")
        assert (key.get("for"), key.get("attr.name")) != ("edge", "name")
        types.setdefault(key.get("attr.name"), set()).add(key.get("attr.type"))
    assert all(len(found) == 1 for found in types.values()), types
    (graph,) = root.findall(f"{NAMESPACE}graph")
    assert graph.get("id") == "G" and graph.get("edgedefault") == "directed"
    tags = [child.tag.removeprefix(NAMESPACE) for child in graph]
    assert tags == sorted(tags, key=["data", "node", "edge"].index)
    assert tags[0] == "data" and graph[0].get("key") == "g_title"
    elements = [child.get("id") for child in graph if child.get("id")]
    assert len(set(elements)) == len(elements)
    for element in graph.iter(f"{NAMESPACE}data"):
        assert element.text and element.text == element.text.strip()
        assert element.get("key") in ids


@pytest.mark.parametrize("workshop", [realistic(), nasty()], ids=["realistic", "nasty"])
def test_the_writing_rules_are_kept(workshop: Workshop) -> None:
    check_structure(to_graphml(workshop, options(personal_data=True)))


@pytest.mark.skipif(not SCHEMA.exists(), reason="the GraphML schema is not beside this checkout")
@settings(deadline=None, max_examples=30)
@given(workshop=networks())
def test_any_network_is_valid_by_the_schema(workshop: Workshop) -> None:
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    for each in (workshop, realistic(), nasty()):
        schema.assertValid(etree.fromstring(to_graphml(each, options(personal_data=True))))


def test_empty_network_is_a_graph_without_nodes() -> None:
    workshop = Workshop(session=Numbered()(Session, title="Tyhjä"))
    data = to_graphml(workshop, options())
    check_structure(data)
    assert nx.read_graphml(io.BytesIO(data)).number_of_nodes() == 0


def test_contacts_stay_at_home_unless_asked_for() -> None:
    workshop = realistic()
    document = graphml(workshop, options())
    for secret in (b"Anna", b"palveluvastaava", b"example.fi", b"+358"):
        assert secret not in document.data
    assert any("1 person" in remark for remark in document.remarks)
    told = to_graphml(workshop, options(personal_data=True)).decode()
    assert "Anna Esimerkki | palveluvastaava | anna.esimerkki@example.fi | +358 40 123" in told


def test_what_xml_cannot_hold_is_removed_and_reported() -> None:
    make = Numbered()
    actor = make(Actor, name="Kela \uffff", tasks="\ufffe tieto", notes="\uffff")
    workshop = Workshop(session=make(Session, title="x"), actors=rows([actor]))
    document = graphml(workshop, options())
    graph = nx.read_graphml(io.BytesIO(document.data))
    assert graph.nodes["n1"]["label"] == "Kela" and graph.nodes["n1"]["tasks"] == "tieto"
    assert "notes" not in graph.nodes["n1"]
    # The name stands there twice, as label and as name.
    assert any(remark.startswith("4 characters") for remark in document.remarks)


def test_two_way_links_know_each_other_and_parallel_ones_stay_apart() -> None:
    make = Numbered()
    kela, te = make(Actor, name="Kela"), make(Actor, name="TE")
    there = make(ValueLink, source=kela.id, target=te.id, what="Tieto")
    again = make(ValueLink, source=kela.id, target=te.id, what="tieto")
    back = make(ValueLink, source=te.id, target=kela.id, what="tieto")
    workshop = Workshop(
        session=make(Session, title="x"),
        actors=rows([kela, te]),
        links=rows([there, again, back]),
    )
    graph = nx.read_graphml(io.BytesIO(to_graphml(workshop, options())), force_multigraph=True)
    edges = {data["flow_id"]: data for _, _, data in graph.edges(data=True)}
    assert edges[there.id]["direction"] == edges[back.id]["direction"] == "two-way"
    assert edges[there.id]["reverse_id"] == back.id and edges[back.id]["reverse_id"] == there.id
    assert edges[again.id]["direction"] == "one-way" and "reverse_id" not in edges[again.id]


def test_actors_of_one_name_get_names_of_their_own() -> None:
    make = Numbered()
    actors = [make(Actor, name=name) for name in ("Kela", "Kela (2)", "Kela", "Kela")]
    workshop = Workshop(session=make(Session, title="x"), actors=rows(actors))
    graph = nx.read_graphml(io.BytesIO(to_graphml(workshop, options())))
    assert [data["name"] for _, data in graph.nodes(data=True)] == [
        "Kela",
        "Kela (2)",
        "Kela (3)",
        "Kela (4)",
    ]
    assert [data["label"] for _, data in graph.nodes(data=True)] == [a.name for a in actors]


def test_places_sizes_and_colours_are_where_the_tools_look() -> None:
    workshop = realistic()
    graph = nx.read_graphml(io.BytesIO(to_graphml(workshop, options())), force_multigraph=True)
    places = {(data["x"], data["y"]) for _, data in graph.nodes(data=True)}
    assert len(places) == len(workshop.actors)
    by_name = {data["label"]: data for _, data in graph.nodes(data=True)}
    assert by_name["Asiakas"]["size"] > by_name["Kouvolan kaupunki"]["size"] >= 20
    assert by_name["Asiakas"]["color"] != by_name["TE-toimisto"]["color"]
    for _, data in [*graph.nodes(data=True), *((s, d) for s, _, d in graph.edges(data=True))]:
        assert re.fullmatch("#[0-9A-F]{6}", data["color"])
    chosen = {key: (float(number), -1.0) for number, key in enumerate(workshop.actors)}
    data = to_graphml(workshop, options(positions=chosen))
    graph = nx.read_graphml(io.BytesIO(data))
    assert [(d["x"], d["y"]) for _, d in graph.nodes(data=True)] == list(chosen.values())


def test_a_list_in_a_cell_is_read_back() -> None:
    values = ("ydin", "a; b", "back\\slash", "\\;", "x;")
    assert split_list(join_list(values)) == values
    assert split_list("") == () and join_list(["", "a"]) == "a"


# ------------------------------------------------------------------ yEd, and one edge for each pair

YED_SCHEMA = SCHEMA.with_name("graphml-yfiles.xsd")
YFILES = "{http://www.yworks.com/xml/graphml}"


@pytest.mark.parametrize("workshop", [realistic(), nasty()], ids=["realistic", "nasty"])
def test_the_flavour_of_yed_is_the_plain_file_and_its_graphics(
    workshop: Workshop, tmp_path: Path
) -> None:
    data = to_graphml(workshop, options(flavour="yed"))
    assert data == to_graphml(workshop, options(flavour="yed"))
    root = etree.fromstring(data)
    graph = root.find(f"{NAMESPACE}graph")
    for tag, key, drawn in (("node", "ng", "ShapeNode"), ("edge", "eg", "PolyLineEdge")):
        for element in graph.findall(f"{NAMESPACE}{tag}"):
            assert element[0].get("key") == key and element[0][0].tag == f"{YFILES}{drawn}"
            assert [child.get("key") for child in element].count(key) == 1
    labels = ["".join(each.text.split()) for each in root.iter(f"{YFILES}NodeLabel")]
    names = [drawable(actor.name) for actor in workshop.actors.values()]
    assert labels == ["".join(name.split()) for name in names]
    assert {each.get("target") for each in root.iter(f"{YFILES}Arrows")} == {"standard"}
    places = {(each.get("x"), each.get("y")) for each in root.iter(f"{YFILES}Geometry")}
    assert len(places) == len(workshop.actors)
    path = tmp_path / "yed.graphml"
    path.write_bytes(data)
    check_igraph(workshop, path)
    plain = nx.read_graphml(io.BytesIO(to_graphml(workshop, options())), force_multigraph=True)
    drawn_graph = nx.read_graphml(path, force_multigraph=True)
    for node, attributes in plain.nodes(data=True):
        assert {k: drawn_graph.nodes[node][k] for k in attributes} == attributes


@pytest.mark.skipif(not YED_SCHEMA.exists(), reason="the schema is not beside this checkout")
@settings(deadline=None, max_examples=20)
@given(workshop=networks())
def test_any_network_with_graphics_is_valid_beside_them(workshop: Workshop) -> None:
    schema = etree.XMLSchema(etree.parse(str(YED_SCHEMA)))
    chosen = options(flavour="yed", personal_data=True)
    schema.assertValid(etree.fromstring(to_graphml(workshop, chosen)))


def test_yed_draws_y_downward_and_parallel_links_apart() -> None:
    workshop = realistic()
    places = {key: (100.0 * number, 50.0) for number, key in enumerate(workshop.actors)}
    data = to_graphml(workshop, options(flavour="yed", positions=places))
    root = etree.fromstring(data)
    first = root.find(f".//{YFILES}Geometry")
    middle = float(first.get("y")) + float(first.get("height")) / 2
    assert middle == pytest.approx(-50.0, abs=0.1)
    bends = [[p.attrib for p in each] for each in root.iter(f"{YFILES}Path")]
    # Kela gives the customer two flows: neither hides the other.
    assert bends[0] and bends[1] and bends[0] != bends[1]
    assert [] in bends


def test_collapsed_links_are_summed() -> None:
    workshop = realistic()
    document = graphml(workshop, options(collapse=True))
    check_structure(document.data)
    graph = nx.read_graphml(io.BytesIO(document.data))
    assert not graph.is_multigraph() and graph.number_of_edges() == 9
    ids = {data["actor_id"]: node for node, data in graph.nodes(data=True)}
    actors = {actor.name: actor.id for actor in workshop.actors.values()}
    both = graph.edges[ids[actors["Kansaneläkelaitos"]], ids[actors["Asiakas"]]]
    assert (both["weight"], both["flows"], both["kind"]) == (4.0, 2, "both")
    assert both["label"] == "etuudet; neuvonta"
    total = sum(data["weight"] for *_ends, data in graph.edges(data=True))
    plain = nx.read_graphml(io.BytesIO(to_graphml(workshop, options())), force_multigraph=True)
    assert total == sum(data["weight"] for *_ends, data in plain.edges(data=True))


def test_what_does_not_flow_adds_no_weight_to_what_does() -> None:
    make = Numbered()
    kela, te = make(Actor, name="Kela"), make(Actor, name="TE")
    ends = {"source": kela.id, "target": te.id}
    links = [
        make(ValueLink, what="tieto", **ends),
        make(ValueLink, what="tilat", state=LinkState.WISHED, **ends),
        make(ValueLink, what="raha", source=te.id, target=kela.id, state=LinkState.BROKEN),
    ]
    workshop = Workshop(
        session=make(Session, title="x"), actors=rows([kela, te]), links=rows(links)
    )
    document = graphml(workshop, options(collapse=True))
    graph = nx.read_graphml(io.BytesIO(document.data))
    assert {(d["label"], d["state"], d["weight"]) for *_, d in graph.edges(data=True)} == {
        ("tieto", "existing", 2.0),
        ("raha", "broken", 2.0),
    }
    assert any("1 link that is wished for or broken" in remark for remark in document.remarks)


@pytest.mark.skipif(not SCHEMA.exists(), reason="the GraphML schema is not beside this checkout")
@settings(deadline=None, max_examples=20)
@given(workshop=networks())
def test_any_collapsed_network_is_valid(workshop: Workshop) -> None:
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    data = to_graphml(workshop, options(collapse=True))
    schema.assertValid(etree.fromstring(data))
    graph = nx.read_graphml(io.BytesIO(data), force_multigraph=True)
    pairs = {(link.source, link.target) for link in workshop.links.values()}
    assert graph.number_of_edges() == len(pairs)
