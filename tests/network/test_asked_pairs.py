"""What has been gone through: pairs not asked, asked and none, linked; and the next one to ask."""

from __future__ import annotations

import datetime as dt

import pytest
from building_networks import AT, actor, chain, customer, link, random_network, workshop
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.markdown.write import markdown
from exporters.options import ExportOptions
from exporters.textmap import MapOptions, draw
from model.changes import add, apply_change, remove
from model.entities import LinkState, NoFlow, Sector
from model.errors import Refused
from model.network.asked import not_asked_after_all, nothing_flows, settled_by_links
from model.network.graph import Network, Pair
from model.network.pairs import (
    PairState,
    Proposal,
    coverage_words,
    next_pair,
    pair_coverage,
    question,
    state_of,
)
from model.network.suggest import suggest
from model.workshop import Workshop


def asked(shop: Workshop, *pairs: Pair) -> Workshop:
    return apply_change(shop, nothing_flows(shop, pairs, at=AT))


def test_three_states_and_a_link_wins() -> None:
    shop = asked(workshop([actor(n) for n in "abc"], chain("a>b")), ("b", "c"), ("c", "b"))
    network = Network.of_workshop(shop)
    assert state_of(network, ("a", "b")) is PairState.LINKED
    assert state_of(network, ("b", "a")) is PairState.NOT_ASKED
    assert state_of(network, ("b", "c")) is PairState.NOTHING
    wished = link("b", "c", state=LinkState.WISHED)
    # As a line on the command line or an import adds it, without a thought for what was asked.
    later = Network.of_workshop(apply_change(shop, add(wished, at=AT)))
    assert state_of(later, ("b", "c")) is PairState.LINKED
    assert later.nothing == {("c", "b")}


def test_coverage_counts_cells() -> None:
    actors = [actor("a", Sector.PUBLIC), actor("b", Sector.PUBLIC), actor("t", Sector.THIRD)]
    links = [*chain("a=b"), link("a", "t", state=LinkState.WISHED), link("a", "t", id="2")]
    coverage = pair_coverage(Network.of_workshop(asked(workshop(actors, links), ("t", "a"))))
    assert (coverage.linked, coverage.nothing, coverage.possible) == (3, 1, 6)
    assert coverage.share == 4 / 6
    assert coverage_words(coverage) == (
        "4 of 6 cells gone through (67%): 3 linked, 1 asked and none."
    )
    assert [(p.sectors, p.linked, p.nothing, p.possible) for p in coverage.by_sector] == [
        ((Sector.PUBLIC, Sector.PUBLIC), 2, 0, 2),
        ((Sector.PUBLIC, Sector.THIRD), 1, 1, 4),
    ]
    nobody = pair_coverage(Network.of([], []))
    assert nobody.share == 0
    assert coverage_words(nobody) == "A matrix needs two actors."


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 500), st.integers(0, 20), st.integers(0, 60))
def test_coverage_adds_up(seed: int, size: int, links: int) -> None:
    network = random_network(seed, size, links)
    coverage = pair_coverage(network)
    assert sum(pair.linked for pair in coverage.by_sector) == coverage.linked
    assert sum(pair.possible for pair in coverage.by_sector) == coverage.possible
    assert coverage.possible == size * (size - 1)


def test_the_customer_is_asked_about_first() -> None:
    actors = [customer("k"), actor("a", Sector.PUBLIC), actor("b", Sector.PUBLIC)]

    def following(arcs: str, *later: Pair, after: Pair | None = None) -> Proposal | None:
        return next_pair(Network.of(actors, chain(arcs) if arcs else []), later, after)

    assert following("a>k") == Proposal(("b", "k"), both_ways=True)
    assert following("a>k k>b") == Proposal(("a", "b"), both_ways=True)
    # Ways back come last, and those of the customer first among them.
    assert following("a>k k>b b>a") == Proposal(("k", "a"), both_ways=False)
    assert following("a=k k=b b=a") is None
    assert following("a>k", ("k", "b")) == Proposal(("a", "b"), both_ways=True), "put off"
    back = following("a>k", after=("a", "k"))
    assert back == Proposal(("k", "a"), both_ways=False), "while both are in mind"
    assert following("a>k", ("a", "k"), after=("a", "k")) == Proposal(("b", "k"), both_ways=True)
    assert next_pair(Network.of([], [])) is None


def test_the_round_comes_to_an_end() -> None:
    """Pair by pair, each either linked or answered with nothing, until all has been asked."""
    shop = workshop([customer("k"), *(actor(n) for n in "abcd")], chain("a>k"))
    pair: Pair | None = None
    for number in range(40):
        network = Network.of_workshop(shop)
        proposal = next_pair(network, after=pair)
        if proposal is None:
            break
        pair = proposal.pair
        assert all(state_of(network, one) is PairState.NOT_ASKED for one in proposal.open)
        assert question(network, proposal)
        if number % 3:
            shop = asked(shop, *proposal.open)
        else:
            shop = apply_change(shop, add(link(*pair, id=f"new {number}"), at=AT))
    assert pair_coverage(Network.of_workshop(shop)).share == 1
    assert number < 25


def test_questions() -> None:
    network = Network.of([actor("a"), actor("b")], chain("a>b"))
    assert question(network, Proposal(("b", "a"), both_ways=False)) == (
        "And what comes back: b → a?"
    )
    none = Network.of([actor("a"), actor("b")], [])
    assert question(none, Proposal(("a", "b"), both_ways=True)) == (
        "Does anything flow between a and b, either way?"
    )
    one_way = Network.of([actor("a"), actor("b")], [], [("b", "a")])
    assert question(one_way, Proposal(("a", "b"), both_ways=False)) == (
        "Does anything flow here: a → b?"
    )
    assert "a" in suggest(none).words


def test_said_twice_or_of_a_link_is_refused() -> None:
    shop = asked(workshop([actor("a"), actor("b")], chain("a>b")), ("b", "a"))
    with pytest.raises(Refused, match="already"):
        nothing_flows(shop, [("b", "a")], at=AT)
    with pytest.raises(Refused, match="a → b has a link"):
        nothing_flows(shop, [("a", "b")], at=AT)
    back = apply_change(shop, not_asked_after_all(shop, ("b", "a"), at=AT))
    assert not back.no_flows
    with pytest.raises(Refused):
        not_asked_after_all(back, ("b", "a"), at=AT)


def test_a_link_takes_back_in_the_same_change() -> None:
    shop = asked(workshop([actor(n) for n in "abc"]), ("a", "b"), ("b", "a"), ("a", "c"))
    change = settled_by_links(add(link("a", "b"), at=AT), shop)
    after = apply_change(shop, change)
    assert {(one.source, one.target) for one in after.no_flows.values()} == {("b", "a"), ("a", "c")}
    again = apply_change(after, change.undone(AT + dt.timedelta(seconds=1)))
    assert again.no_flows == shop.no_flows
    assert not again.links
    note = add(NoFlow(created=AT, source="c", target="a"), at=AT)
    assert settled_by_links(note, shop) is note
    gone = apply_change(shop, remove(shop, "actors", "a", at=AT))
    assert not gone.no_flows


def test_the_matrix_has_a_sign_for_each_state() -> None:
    shop = asked(workshop([actor("aa"), actor("bb")], chain("aa>bb")), ("bb", "aa"))
    pairs = frozenset((one.source, one.target) for one in shop.no_flows.values())
    options = MapOptions(110, 8, view="matrix", nothing=pairs)
    actors, links = list(shop.actors.values()), list(shop.links.values())
    drawing = draw(actors, links, options)
    rows = drawing.text().split("\n")
    assert drawing.cells.keys() == {("aa", "bb"), ("bb", "aa")}
    signs = {pair: rows[y][x] for pair, (x, y) in drawing.cells.items()}
    assert signs == {("aa", "bb"): "●", ("bb", "aa"): "–"}
    assert "– asked: nothing" in rows[-1] and "· not asked" in rows[-1]
    plain = draw(actors, [], MapOptions(110, 8, view="matrix", nothing=pairs, ascii=True)).text()
    assert plain.isascii() and "- asked: nothing" in plain and ". not asked" in plain


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
def test_the_cell_in_hand_is_always_in_sight(size: tuple[int, int]) -> None:
    network = random_network(4, 60, 200)
    names = list(network.actors)
    for pair in ((names[0], names[59]), (names[33], names[2]), (names[59], names[58])):
        options = MapOptions(*size, view="matrix", cell=pair)
        drawing = draw(list(network.actors.values()), list(network.links), options)
        x, y = drawing.cells[pair]
        assert 0 <= x < size[0] and 0 <= y < size[1] - 1
        assert pair[0] in drawing.rects
        if size[1] < 60:
            assert "of 60" in drawing.text().split("\n")[-1]
        column = 0
        for text, style in drawing.lines[y]:
            if column <= x < column + len(text):
                assert style.emphasis == "selected"
            column += len(text)


def test_the_report_tells_what_was_asked() -> None:
    shop = workshop([actor("a"), actor("b"), actor("c")], chain("a>b"))
    options = ExportOptions(now=AT, language="en", sections=("matrix",))
    assert "gone through" not in markdown(shop, options).data.decode()
    text = markdown(asked(shop, ("b", "a")), options).data.decode()
    assert "2 of 6 cells gone through (33%): 1 linked, 1 asked and none." in text
    row = next(line for line in text.splitlines() if line.startswith("| **b**"))
    assert [cell.strip() for cell in row.strip("|").split("|")] == ["**b**", "–", "·", ""]
