"""Who stands where by name, how the sectors mix as a table, and both in the report."""

from __future__ import annotations

import pytest
from building_networks import AT, actor, chain, customer, link, network, random_network, workshop

from exporters.markdown.write import markdown
from exporters.options import ExportOptions
from locales import speaking
from model.entities import Sector
from model.errors import Refused
from model.network.graph import Network
from model.network.measures import measure_network
from model.network.structure import mixing_table, named_parts
from model.samples import sample_workshop

TWO_TRIANGLES = "a=b b=c c=a c>x x=y y=z z=x"


def parts(made: Network, *, slow: bool = True) -> dict[str, str]:
    return {part.name: part.members for part in named_parts(made, measure_network(made, slow=slow))}


def test_parts_by_name() -> None:
    told = parts(network("a b c x y z lone", TWO_TRIANGLES))
    assert told["articulation points"] == "c and x"
    assert told["bridges"] == "c – x"
    assert told["community 1 (3 actors)"] == "c, a and b"
    assert told["community 2 (3 actors)"] == "x, y and z"
    assert told["isolates"] == "lone"
    assert set(told["loops of three or four"].split("; ")) == {
        "a → b → c → a", "a → c → b → a", "x → y → z → x", "x → z → y → x",
    }  # fmt: skip
    assert "core" in told


def test_loops_with_the_customer_come_first_and_the_others_are_counted() -> None:
    actors = [*(actor(name) for name in "abcdef"), customer("k")]
    links = chain("a=b b=c c=a d=e e=f f=d a=d b=e a>k k>b")
    told = parts(Network.of(actors, links))["loops of three or four"]
    assert told.startswith("a → k → b → a")
    assert told.endswith(" more") and told.count(";") == 5


@pytest.mark.parametrize("bare", ["", "a", "a b c d e f"])
def test_no_parts_where_nothing_flows(bare: str) -> None:
    made = network(bare, "")
    assert parts(made) == {}
    assert mixing_table(measure_network(made)) is None


def test_one_whole_has_no_groups_and_quick_measures_no_core() -> None:
    whole = network("a b c d", "a=b a=c a=d b=c b=d c=d")
    assert not any("community" in name for name in parts(whole))
    assert "core" not in parts(random_network(3, 12, 30), slow=False)


def test_the_mixing_matrix_counts_directions() -> None:
    actors = [
        actor("a", Sector.PUBLIC), actor("b", Sector.PUBLIC), actor("t", Sector.THIRD),
        actor("p", Sector.PRIVATE), actor("who"), customer("k"),
    ]  # fmt: skip
    links = [*chain("a=b a>k b>k t>k k>t a>who"), link("a", "k", "more", id="2")]
    mixing = mixing_table(measure_network(Network.of(actors, links)))
    assert mixing is not None
    assert mixing.head[1:] == ("customer", "public", "third sector", "no sector", "together")
    assert mixing.rows == (
        ("customers", "0", "0", "1", "0", "1"),
        ("public sector", "2", "2", "0", "1", "5"),
        ("third sector", "1", "0", "0", "0", "1"),
        ("sector not said", "0", "0", "0", "0", "0"),
    )
    same = [actor("a", Sector.PUBLIC), actor("b", Sector.PUBLIC)]
    assert mixing_table(measure_network(Network.of(same, chain("a>b")))) is None


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("**articulation points:** Nuori", "12 actors", " · broken links", "8 | 8 |")),
        ("fi", ("**ydin:** Nuori, Ohjaamo", "yhteensä |", " · katkenneet arvolinkit", "8 | 8 |")),
    ],
)
def test_the_report_has_measures_names_and_sectors(language: str, told: tuple[str, ...]) -> None:
    shop = sample_workshop("ohjaamo")
    chosen = ExportOptions(now=AT, language=language, sections=("findings", "measures"))
    text = markdown(shop, chosen).data.decode()
    shown = " ".join(text.split()).replace("|        8 |        8 |", "8 | 8 |")
    for words in told:
        assert words in shown
    empty = markdown(workshop([actor("a"), actor("b")]), chosen).data.decode()
    assert "|" not in empty, "without links there is nothing to measure"


def test_names_in_the_report_are_text() -> None:
    actors = [actor(name, id=f"n{n}") for n, name in enumerate(["*a*|", "[/b]", "`c`", "d", "e"])]
    links = [link(f"n{n}", f"n{(n + 1) % 5}", id=f"l{n}") for n in range(5)]
    with speaking("en"):
        chosen = ExportOptions(now=AT, language="en", sections=("measures",))
        text = markdown(workshop(actors, links), chosen).data.decode()
    assert "\\*a\\*" in text
    assert "| *a*|" not in text


def test_nobody_gives_to_itself() -> None:
    """So no measure has to say what it makes of such a link."""
    with pytest.raises((ValueError, Refused)):
        link("a", "a")
