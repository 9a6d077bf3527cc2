"""Each rule: a network in which it speaks, and one in which it must not."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

import pytest
from building_networks import actor, chain, customer, link, random_network, workshop
from hypothesis import given, settings
from hypothesis import strategies as st

from locales import speaking
from model.entities import Actor, LinkState, Nature, Sector, Strength, ValueLink
from model.network.document import document
from model.network.findings import RULES, Finding, Severity, find, findings
from model.network.graph import Network
from model.network.measures import measure_lines, measure_network
from model.network.suggest import suggest
from model.samples import sample_names, sample_workshop


def found(key: str, actors: Iterable[Actor], links: Iterable[ValueLink]) -> list[Finding]:
    return [finding for finding in findings(workshop(actors, links)) if finding.key == key]


def people(names: str, **fields: object) -> list[Actor]:
    return [actor(name, **fields) for name in names.split()]


RING = chain("a>b b>c c>d d>e e>f f>a")
"""Six actors in a ring: everybody gives, everybody gets, nobody stands out."""


def test_a_ring_has_nothing_to_blame() -> None:
    actors = [*people("b c d e f"), customer("a")]
    keys = {finding.key for finding in findings(workshop(actors, RING))}
    assert keys == {"one_way_relations"}


def test_central_actor_and_for_what() -> None:
    links = [
        link("hub", "a", "raha", category="money"),
        link("hub", "b", "tuki", category="money"),
        link("c", "hub", "tieto"),
        *chain("hub>d d>e e>c"),
    ]
    (finding,) = found("central_actor", people("hub a b c d e"), links)
    assert finding.actors == ("hub",)
    assert set(finding.links) == {"hub>a", "hub>b", "c>hub", "hub>d"}
    assert finding.words == (
        "hub is the most central actor: linked with 4 of the 5 others. "
        "It gives: money (2) and advice. It gets: tieto."
    )
    assert not found("central_actor", people("a b c d e f"), RING)
    # One partner more than the next could be gone with the next line.
    assert not found("central_actor", people("hub a b c d e"), [*links, *chain("c>b")])


def test_a_middle_that_several_share() -> None:
    links = chain("a=b a=c a=d b=c b=e d>e f>a")
    assert not found("central_actor", people("a b c d e f g"), links)
    (finding,) = found("shared_centre", people("a b c d e f g"), links)
    assert finding.severity is Severity.LOW
    assert finding.actors == ("a", "b")
    assert finding.words == (
        "Nobody is alone in the middle. Most partners among the 6 others: a (4) and b (3)."
    )
    # Where one stands out, or all are alike, nobody shares anything.
    star = chain("hub=a hub=b hub=c hub=d hub=e")
    assert not found("shared_centre", people("hub a b c d e"), star)
    everyone = chain("a=b a=c a=d a=e b=c b=d b=e c=d c=e d=e")
    assert not found("shared_centre", people("a b c d e"), everyone)
    assert not found("shared_centre", people("a b c d e f"), RING)


def test_the_customer_is_not_called_central() -> None:
    links = chain("a>hub b>hub c>hub d>hub hub>a hub>b")
    assert not found("central_actor", [*people("a b c d"), customer("hub")], links)
    assert found("central_actor", people("a b c d hub"), links)


def test_dependence_on_one_actor() -> None:
    links = chain("hub=x hub=y hub=z hub=a a=b b=hub")
    (finding,) = found("dependence", people("hub x y z a b"), links)
    assert finding.severity is Severity.HIGH
    assert finding.actors == ("hub", "x", "y", "z")
    assert "3 of the 5 others have a link with nobody but hub: x, y and z." in finding.words
    assert not found("dependence", people("a b c d e f"), RING)


def test_half_of_all_links() -> None:
    links = [link("a", "b", f"what {n}", id=f"l{n}") for n in range(6)]
    links += chain("b>c c>d d>e e>f f>a d>b")
    (one, other) = found("dependence", people("a b c d e f"), links)
    assert one.words == "a gives or gets in 7 of all 12 links."
    assert other.actors == ("b",)


def test_gives_without_getting() -> None:
    links = chain("a>b a>c a>d b>c c>b d>b")
    (finding,) = found("gives_without_getting", people("a b c d e"), links)
    assert finding.actors == ("a",)
    assert finding.severity is Severity.HIGH
    assert finding.words == "a gives in 3 links and gets in none. It gives: advice (3)."
    balanced = chain("a>b a>c a>d b>a c>a b>c")
    assert not found("gives_without_getting", people("a b c d e"), balanced)


def test_a_small_network_is_not_judged() -> None:
    """Four actors, or five links, support no finding about shape."""
    links = chain("a>b a>c a>d b>c c>b d>b")
    assert findings(workshop(people("a b c d"), links)) == ()
    keys = {finding.key for finding in findings(workshop(people("a b c d e"), links[:5]))}
    assert keys == {"no_customer"}


def test_one_way_relations() -> None:
    (finding,) = found("one_way_relations", people("a b c d e f"), RING)
    assert finding.words.startswith("In 6 of 6 linked pairs value goes one way only")
    assert len(finding.links) == 6
    both = chain("a=b b=c c=d d=e e=f f>a")
    assert not found("one_way_relations", people("a b c d e f"), both)


@pytest.mark.parametrize(
    ("nature", "words"),
    [
        (Nature.TANGIBLE, "Only 0 of 8 links are intangible."),
        (Nature.INTANGIBLE, "Only 0 of 8 links are tangible."),
    ],
)
def test_one_nature(nature: Nature, words: str) -> None:
    links = chain("a=b b=c c=d d=e", nature=nature)
    (finding,) = found("one_nature", people("a b c d e"), links)
    assert finding.words == words
    mixed = [*links[:4], *chain("c=d d=e", nature=_other(nature))]
    assert not found("one_nature", people("a b c d e"), mixed)


def _other(nature: Nature) -> Nature:
    return Nature.TANGIBLE if nature is Nature.INTANGIBLE else Nature.INTANGIBLE


TWO_TRIANGLES = chain("a=b b=c c=a c>x x=y y=z z=x")


def test_only_bridge() -> None:
    actors = people("a b c x y z")
    both = found("only_bridge", actors, TWO_TRIANGLES)
    # Either end of the only tie between the groups is a bridge.
    assert [finding.actors[0] for finding in both] == ["c", "x"]
    assert set(both[0].actors[1:]) in ({"a", "b"}, {"x", "y", "z"})
    assert "No mandate is written down" in both[0].question
    assert not found("only_bridge", actors, [*TWO_TRIANGLES, *chain("a>y")])


def test_a_bridge_with_a_mandate_and_a_customer_as_bridge() -> None:
    actors = [*people("a b x y z"), actor("c", mandate="two days a month")]
    questions = {f.actors[0]: f.question for f in found("only_bridge", actors, TWO_TRIANGLES)}
    assert questions["c"].startswith("If c were away")
    assert questions["x"].startswith("Is x by agreement")
    actors = [*people("a b x y z"), customer("c")]
    questions = {f.actors[0]: f.question for f in found("only_bridge", actors, TWO_TRIANGLES)}
    assert questions["c"].startswith("Who but the customer")


def test_unplanned_messenger() -> None:
    links = chain("a=b b=c c=a x=y y=z z=x a=m x=m m=c m=z b>p p>q q>y")
    (finding,) = found("unplanned_messenger", people("a b c m x y z p q"), links)
    assert finding.actors == ("m",)
    assert finding.words.startswith("About 30 of 56 shortest ways from actor to actor (")
    assert "lead through m" in finding.words
    planned = [*people("a b c x y z p q"), actor("m", mandate="agreed in May")]
    assert not found("unplanned_messenger", planned, links)
    in_the_middle = [*people("a b c x y z p q"), customer("m")]
    assert not found("unplanned_messenger", in_the_middle, links)
    quick = findings(workshop(people("a b c m x y z p q"), links), slow=False)
    assert "unplanned_messenger" not in {finding.key for finding in quick}


def test_wished_and_broken_links_are_facts_at_any_size() -> None:
    actors = people("a b c")
    links = [
        link("a", "b", "money"),
        link("a", "b", "time", id="more", state=LinkState.WISHED),
        link("b", "c", "trust", state=LinkState.WISHED),
        link("c", "a", "data", state=LinkState.BROKEN),
    ]
    (wished,) = found("wished_links", actors, links)
    # A pair with nothing between it comes before one that has something already.
    assert wished.links == ("b>c", "more")
    assert wished.words == (
        "2 links are wished for and do not exist: b → c (trust) and a → b (time)."
    )
    (broken,) = found("broken_links", actors, links)
    assert broken.links == ("c>a",)
    assert broken.severity is Severity.HIGH
    assert findings(workshop(actors, links[:1])) == ()


def test_sectors_with_nothing_between_them() -> None:
    actors = [
        *people("a b c", sector=Sector.PUBLIC),
        *people("x y", sector=Sector.THIRD),
        customer("k"),
    ]
    links = chain("a=b b=c c=a k=a x=y")
    gaps = found("sector_gap", actors, links)
    assert [gap.words for gap in gaps] == [
        "Not one link joins the public sector (3) and the third sector (2), in either direction.",
        "Not one link joins the third sector (2) and the customers (1), in either direction.",
    ]
    assert gaps[0].actors == ("a", "b", "c", "x", "y")
    assert not found("sector_gap", actors, [*links, *chain("x>a y>k")])


def test_isolated_actors() -> None:
    (finding,) = found("isolated_actors", people("a b c d e f g"), RING)
    assert finding.actors == ("g",)
    assert finding.words == "1 of 7 actors has no existing link: g."
    assert finding.severity is Severity.MEDIUM
    # Before links are captured everyone is alone, which says nothing.
    assert not found("isolated_actors", people("a b c d e f g"), RING[:2])


def test_no_customer() -> None:
    assert found("no_customer", people("a b c d e"), [])
    assert not found("no_customer", people("a b c d"), [])
    assert not found("no_customer", [*people("a b c d"), actor("e", Sector.CUSTOMER)], [])


def test_customer_without_links() -> None:
    actors = [*people("a b c d e f"), customer("k")]
    (finding,) = found("customer_without_links", actors, RING)
    assert finding.actors == ("k",)
    assert not found("isolated_actors", actors, RING)
    assert not found("customer_without_links", actors, [*RING, *chain("k>a")])


def test_customer_who_only_receives() -> None:
    actors = [*people("a b c"), customer("k")]
    (finding,) = found("customer_only_receives", actors, chain("a>k b>k c>k"))
    assert finding.words == "The customer gets in 3 links and gives in none: k."
    assert not found("customer_only_receives", actors, chain("a>k b>k c>k k>a"))
    assert not found("customer_only_receives", actors, chain("a>k b>k"))


def test_strong_ties_without_mandate() -> None:
    actors = [actor("a", mandate="yes"), actor("b"), actor("c"), customer("k")]
    links = chain("a>b a>c b>k a>k", strength=Strength.STRONG)
    (finding,) = found("strong_without_mandate", actors, links)
    assert finding.actors == ("b", "c")
    assert finding.links == ("a>b", "a>c", "b>k")
    assert finding.words == "2 actors have strong ties but no written mandate: b and c."
    unasked = [*people("a b c"), customer("k")]
    (quiet,) = found("strong_without_mandate", unasked, links)
    assert quiet.severity is Severity.LOW, "nobody was asked: that says little of the ties"
    assert quiet.words == (
        "Nobody's mandate is written down, and 3 actors have strong ties: a, b and c."
    )
    assert not found("strong_without_mandate", unasked, links[:2])
    weak = chain("a>b a>c b>k a>k", strength=Strength.WEAK)
    assert not found("strong_without_mandate", actors, weak)


def test_loops_with_the_customer_come_first() -> None:
    actors = [*people("a b c d e"), customer("k")]
    (finding,) = found("value_loops", actors, chain("a>b b>c c>a a>d d>k k>e e>a"))
    assert finding.severity is Severity.LOW
    assert finding.words == (
        "Value returns in 2 loops of three or four actors, for example a → d → k → e → a."
    )
    assert finding.links == ("a>d", "d>k", "k>e", "e>a")
    assert not found("value_loops", people("a b c d e f"), RING)


def test_nothing_returns() -> None:
    actors = people("a b c d e")
    down = chain("a>b a>c a>d a>e b>c b>d b>e c>d c>e d>e")
    assert found("no_return", actors, down)
    assert not found("no_return", actors, [*down, *chain("e>a")])


def test_a_core_and_its_edge() -> None:
    actors = people("a b c d p q r s t u")
    links = chain("a=b a=c a=d b=c b=d c=d p>a q>b r>c s>d t>a u>b p>b")
    (finding,) = found("core_and_periphery", actors, links)
    assert set(finding.actors) == {"a", "b", "c", "d"}
    assert finding.words == (
        "The core is b, a, c and d. Leaving out the customer, the others have 7 ties, "
        "and 7 of them lead to the core."
    )
    assert not found("core_and_periphery", people("a b c d e f g h"), chain("a>b b>c c>d d>e e>f"))


def test_a_core_that_only_the_customer_holds_together_is_none() -> None:
    actors = [customer("k"), *people("a b c d e f g h i")]
    links = chain("a=k b=k c=k d=k e=k f=k g=k h=k i=k a>b b>c d>e")
    assert not found("core_and_periphery", actors, links)


def test_groups_with_nothing_between_them() -> None:
    actors = people("a b c m n x y z")
    links = chain("a=b b=c c=a x=y y=z z=x a=m m=n n=x m=b n=y")
    apart = found("groups_apart", actors, links)
    assert len(apart) <= 1
    separate = chain("a=b b=c c=a x=y y=z z=x m=n")
    (finding,) = found("groups_apart", actors, separate)
    assert set(finding.actors) == set("abcxyz")
    assert finding.words.startswith("Two groups have no direct link between them:")
    assert not found("groups_apart", actors, [*separate, *chain("a>x b>y c>z a>m n>z")])
    # A chain has groups without links between them too, but so few ties that chance makes them.
    row = chain("a>b b>c c>m m>n n>x x>y y>z")
    assert measure_network(Network.of(actors, row)).network.modularity > 0.3
    assert not found("groups_apart", actors, row)


def test_chance_alone_is_seldom_told_as_structure() -> None:
    """In 40 networks of 12 actors thrown together at random there is no structure to find."""
    told: Counter[str] = Counter()
    for seed in range(40):
        network = random_network(seed, 12, 24 + seed % 3 * 8, isolates=0)
        told.update({finding.key for finding in find(network, measure_network(network))})
    assert told["groups_apart"] <= 2
    assert told["core_and_periphery"] <= 4
    assert told["unplanned_messenger"] <= 4
    assert told["central_actor"] <= 16


@pytest.mark.parametrize("language", ["en", "fi"])
@pytest.mark.parametrize("sample", sample_names())
def test_a_finding_of_a_sample_can_be_read_aloud(sample: str, language: str) -> None:
    with speaking(language):
        for finding in findings(sample_workshop(sample)):
            assert len(finding.words) <= 200
            assert len(finding.question) <= 140


def test_urgent_findings_first_and_the_same_each_time() -> None:
    network = random_network(11, 40, 120)
    shop = workshop(network.actors.values(), network.links)
    once, again = findings(shop), findings(shop)
    assert once == again
    order = [list(Severity).index(finding.severity) for finding in once]
    assert order == sorted(order)
    assert len(once) > 5


@pytest.mark.parametrize("seed", range(12))
def test_findings_name_only_what_is_there(seed: int) -> None:
    network = random_network(seed, 6 + seed * 2, 10 + seed * 6)
    link_ids = {link.id for link in network.links}
    for finding in findings(workshop(network.actors.values(), network.links)):
        assert set(finding.actors) <= set(network.actors)
        assert set(finding.links) <= link_ids
        assert len(finding.actors) == len(set(finding.actors))
        assert finding.words and finding.question and finding.measure
        assert "{" not in finding.words + finding.question


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 14), st.integers(0, 60), st.integers(0, 3), st.integers(0, 10_000))
def test_any_network_can_be_read_in_both_languages(
    size: int, links: int, isolates: int, seed: int
) -> None:
    network = random_network(seed, size, links, isolates)
    for language in ("en", "fi"):
        with speaking(language):
            measures = measure_network(network)
            found = find(network, measures)
            assert suggest(network, found).words
            assert json.dumps(document(measures, found))
            assert all(line.meaning for line in measure_lines(measures))


def test_names_are_text_whatever_they_hold() -> None:
    wild = ["[/b]", "[@click=app.quit]x[/]", "{name}", "%s", "työ🧩", "ä" * 120]
    actors = [actor(name, id=f"w{n}") for n, name in enumerate(wild)]
    links = [link(f"w{n}", f"w{(n + 1) % 6}", "{what}", id=f"l{n}") for n in range(6)]
    (finding,) = found("one_way_relations", actors, links)
    assert "[/b] → [@click=app.quit]x[/] ({what})" in finding.words


def test_every_rule_is_named_once() -> None:
    assert len(RULES) == len(set(RULES)) == 21
