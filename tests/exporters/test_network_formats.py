"""Network files as other programs read them: networkx, igraph, Graphviz, json, csv."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import networkx as nx
import pytest
from export_workshops import NASTY, Numbered, networks, options, realistic, rows
from hypothesis import given, settings
from lxml import etree

from exporters.registry import document, export
from exporters.ucinet import short_labels
from model.entities import Actor, LinkState, Nature, Sector, Session, Strength, ValueLink
from model.workshop import Workshop

GEXF = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"


def nasty() -> Workshop:
    """Names and flows that mean something to some format."""
    make = Numbered()
    texts = [" ".join(text.split()) for text in NASTY]
    actors = [make(Actor, name=f"{text} x"[:120], notes=text) for text in texts]
    links = [
        make(ValueLink, source=one.id, target=other.id, what=text)
        for one, other, text in zip(actors, actors[1:], texts, strict=False)
    ]
    session = make(Session, title='"<&>\\')
    return Workshop(session=session, actors=rows(actors), links=rows(links))


BOTH = pytest.mark.parametrize("workshop", [realistic(), nasty()], ids=["realistic", "nasty"])


def pairs(workshop: Workshop) -> Counter[tuple[str, str]]:
    """How many links run from one name to another."""
    names = {key: actor.name for key, actor in workshop.actors.items()}
    return Counter((names[x.source], names[x.target]) for x in workshop.links.values())


# ------------------------------------------------------------------ GEXF


@BOTH
def test_networkx_reads_gexf_whole(workshop: Workshop) -> None:
    data = export(workshop, "gexf", options())
    graph = nx.read_gexf(io.BytesIO(data), version="1.3")
    assert [data["label"] for _, data in graph.nodes(data=True)] == [
        actor.name for actor in workshop.actors.values()
    ]
    names = dict(graph.nodes(data="label"))
    found = Counter((names[one], names[other]) for one, other in graph.edges())
    assert found == pairs(workshop)
    flows = {data["flow_id"]: data for *_, data in graph.edges(data=True)}
    for link in workshop.links.values():
        assert flows[link.id]["label"] == link.what


def test_gexf_has_colours_places_and_kinds_where_gephi_looks() -> None:
    root = etree.fromstring(export(realistic(), "gexf", options()))
    nodes = root.findall(f".//{GEXF}node")
    assert all(node.find(f"{VIZ}color").get("r").isdigit() for node in nodes)
    assert len({node.find(f"{VIZ}position").get("x") for node in nodes}) == len(nodes)
    edges = root.findall(f".//{GEXF}edge")
    ends = [(edge.get("source"), edge.get("target"), edge.get("kind")) for edge in edges]
    assert len(set(ends)) == len(edges)
    assert {edge.get("weight") for edge in edges} == {"1.0", "2.0", "3.0"}


def test_parallel_flows_of_one_nature_stay_apart_in_gexf_and_csv() -> None:
    make = Numbered()
    one, other = make(Actor, name="A"), make(Actor, name="B")
    links = [make(ValueLink, source=one.id, target=other.id, what=what) for what in "abc"]
    workshop = Workshop(
        session=make(Session, title="x"), actors=rows([one, other]), links=rows(links)
    )
    root = etree.fromstring(export(workshop, "gexf", options()))
    kinds = [edge.get("kind") for edge in root.iter(f"{GEXF}edge")]
    assert kinds == ["tangible", "tangible 2", "tangible 3"]
    table = export(workshop, "csv-links", options()).decode()
    assert [row["Kind"] for row in csv.DictReader(io.StringIO(table))] == kinds


@settings(deadline=None, max_examples=25)
@given(workshop=networks())
def test_any_network_is_well_formed_gexf(workshop: Workshop) -> None:
    graph = nx.read_gexf(io.BytesIO(export(workshop, "gexf", options())), version="1.3")
    assert graph.number_of_nodes() == len(workshop.actors)
    assert graph.number_of_edges() == len(workshop.links)


# ------------------------------------------------------------------ Pajek, UCINET


@BOTH
def test_networkx_and_igraph_read_pajek(workshop: Workshop, tmp_path: Path) -> None:
    import igraph

    data = export(workshop, "pajek", options())
    graph = nx.parse_pajek(data.decode("utf-8").splitlines())
    quoted = str.maketrans({'"': "'", "\\": "/"})
    assert list(graph) == [
        actor.name.translate(quoted).rstrip() for actor in workshop.actors.values()
    ]
    assert graph.number_of_edges() == len(workshop.links)
    path = tmp_path / "network.net"
    path.write_bytes(data)
    read = igraph.Graph.Read_Pajek(str(path))
    assert (read.vcount(), read.ecount()) == (len(workshop.actors), len(workshop.links))
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in zip(read.vs["x"], read.vs["y"], strict=True))
    weights = {Strength.WEAK: 1, Strength.UNSPECIFIED: 2, Strength.STRONG: 3}
    assert sorted(read.es["weight"]) == sorted(
        weights[link.strength] for link in workshop.links.values()
    )


def test_pajek_in_plain_letters_needs_no_mark() -> None:
    make = Numbered()
    actor = make(Actor, name="Kela")
    workshop = Workshop(session=make(Session, title="x"), actors=rows([actor]))
    assert export(workshop, "pajek", options()).startswith(b"*Network x\n*Vertices 1\n1 ")


def test_igraph_reads_ucinet_with_the_sums_of_what_flows(tmp_path: Path) -> None:
    import igraph

    workshop = realistic()
    made = document(workshop, "ucinet", options())
    path = tmp_path / "network.dl"
    path.write_bytes(made.data)
    graph = igraph.Graph.Read_DL(str(path))
    assert graph.vcount() == 6 and graph.vs["name"][0] == "Asiakas"
    weights = {
        (graph.vs[edge.source]["name"], graph.vs[edge.target]["name"]): edge["weight"]
        for edge in graph.es
    }
    # Two parallel flows, strong and weak, are 3 + 1; what is wished for or broken does not flow.
    assert weights["Kansanelakelaitos", "Asiakas"] == 4.0 and len(weights) == 7
    assert any("2 links" in remark for remark in made.remarks)


def test_labels_of_ucinet_are_short_plain_and_different() -> None:
    make = Numbered()
    names = ["Äänekosken kaupunki, sivistys", "Äänekosken kaupunki, sote", "漢字", "Kela", "KELA"]
    labels = short_labels([make(Actor, name=name) for name in names])
    assert all(re.fullmatch(r"[A-Za-z0-9._()+-]{1,18}", label) for label in labels)
    assert len({label.upper() for label in labels}) == len(names)


# ------------------------------------------------------------------ DOT, Mermaid


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
@BOTH
def test_graphviz_draws_what_dot_says(workshop: Workshop) -> None:
    data = export(workshop, "dot", options())
    drawn = subprocess.run(
        ["dot", "-Tjson"], input=data, capture_output=True, check=True, timeout=60
    )
    graph = json.loads(drawn.stdout)
    assert [node["tooltip"] for node in graph["objects"]]
    assert len(graph["objects"]) == len(workshop.actors)
    assert len(graph["edges"]) == len(workshop.links)
    svg = subprocess.run(["dot", "-Tsvg"], input=data, capture_output=True, check=True, timeout=60)
    root = etree.fromstring(svg.stdout, etree.XMLParser(resolve_entities=False))
    texts = {text.text.replace("\xa0", " ") for text in root.iter("{*}text") if text.text}
    assert {" ".join(link.what.split()) for link in workshop.links.values()} <= {
        " ".join(text.split()) for text in texts
    }


@BOTH
def test_mermaid_takes_nothing_for_its_own_language(workshop: Workshop) -> None:
    lines = export(workshop, "mermaid", options()).decode().splitlines()
    assert lines[0] == "flowchart LR"
    edges = [line for line in lines if "|" in line]
    assert len(edges) == len(workshop.links)
    for line in edges:
        quoted = re.fullmatch(
            r'  n\d+ (?:-->|==>|-\.->|--x)\|"((?:[\w\s.,:/+?!€%°–—…’-]|#\d+;)*)"\| n\d+', line
        )
        assert quoted, line
    decoded = [
        re.sub(r"#(\d+);", lambda code: chr(int(code[1])), line.split('"')[1]) for line in edges
    ]
    assert decoded == [" ".join(link.what.split()) for link in workshop.links.values()]


# ------------------------------------------------------------------ JSON, Kumu


@BOTH
def test_json_graph_is_one_graph_of_version_two(workshop: Workshop) -> None:
    graph = json.loads(export(workshop, "json-graph", options()))["graph"]
    assert graph["directed"] is True and graph["label"] == workshop.session.title
    assert [node["label"] for node in graph["nodes"].values()] == [
        actor.name for actor in workshop.actors.values()
    ]
    for edge, link in zip(graph["edges"], workshop.links.values(), strict=True):
        assert edge["source"] in graph["nodes"] and edge["target"] in graph["nodes"]
        assert (edge["label"], edge["relation"]) == (link.what, link.nature.value)
    assert "null" not in json.dumps(graph)


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def test_kumu_finds_its_columns_and_every_end() -> None:
    workshop = realistic()
    elements = export(workshop, "kumu-elements", options(language="en"))
    connections = export(workshop, "kumu-connections", options(language="en"))
    assert elements.startswith(b"Label,Type,") and connections.startswith(b"From,To,Type,")
    labels = [row["Label"] for row in table(elements)]
    assert len(set(labels)) == len(workshop.actors)
    links = table(connections)
    assert len(links) == len(workshop.links)
    assert all(row["From"] in labels and row["To"] in labels for row in links)
    assert {row["Direction"] for row in links} == {"directed"}
    assert {row["Type"] for row in links} == {"tangible", "intangible"}
    kela = next(row for row in table(elements) if row["Short label"] == "Kela")
    assert kela["Tags"] == "ydin|työllisyys; polku" and kela["Description"] == "Mukana alusta asti."


# ------------------------------------------------------------------ all of them


@pytest.mark.parametrize("key", ["graphml", "gexf", "json-graph", "pajek", "dot", "mermaid"])
def test_collapsed_files_have_one_edge_for_each_pair(key: str) -> None:
    text = export(realistic(), key, options(collapse=True)).decode()
    edges = {
        "graphml": text.count("<edge "),
        "gexf": text.count("<edge "),
        "json-graph": text.count('"relation"'),
        "pajek": text.count(' l "'),
        "dot": text.count(" -> "),
        "mermaid": text.count("|") // 2,
    }
    assert edges[key] == 9 and "etuudet" in text


@pytest.mark.parametrize("key", ["graphml", "gexf", "json-graph", "pajek", "dot", "mermaid"])
def test_holes_breaks_and_natures_can_be_told_apart(key: str) -> None:
    make = Numbered()
    one = make(Actor, name="A", sector=Sector.PUBLIC)
    other = make(Actor, name="B", sector=Sector.THIRD)

    def text(**fields: object) -> str:
        link = make(ValueLink, source=one.id, target=other.id, what="x", **fields)
        link = link.model_copy(update={"id": "l", "created": one.created})
        workshop = Workshop(
            session=Session(id="s", created=one.created, title="x"),
            actors=rows([one, other]),
            links={"l": link},
        )
        return export(workshop, key, options()).decode()

    shown = [
        text(),
        text(nature=Nature.INTANGIBLE),
        *([] if key == "pajek" else [text(state=LinkState.WISHED), text(state=LinkState.BROKEN)]),
        text(strength=Strength.STRONG),
    ]
    assert len(set(shown)) == len(shown)
