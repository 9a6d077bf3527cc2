"""Networks to draw: by hand, at random, and of awkward shapes."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Sequence

from hypothesis import strategies as st

from model.entities import (
    Actor,
    ActorKind,
    LinkState,
    Nature,
    Sector,
    Strength,
    ValueLink,
)

AT = dt.datetime(2026, 11, 24, 9, 0)

Network = tuple[list[Actor], list[ValueLink]]

AWKWARD_NAMES = [
    "[/b]",
    "[@click=app.quit]x[/]",
    "東京ガス株式会社",
    "👩‍👩‍👧 perhekeskus",
    "e\u0301tienne",
    "שלום עמותה",
    "مركز",
    "\u202eadmin",
    "Kela\u200b",
    "❤️ Sydän ry",
    "A",
    "Hyvinvointialueen monikulttuurisen osallisuuden ja työllisyyden kehittämisyksikkö, Kotka",
    "│─►",
]


def actor(name: str, number: int = 0, **fields: object) -> Actor:
    """An actor whose id follows from its number."""
    return Actor.model_validate({"id": f"a{number}", "created": AT, "name": name, **fields})


def link(number: int, source: str, target: str, what: str = "tieto", **fields: object) -> ValueLink:
    """A value link whose id follows from its number."""
    return ValueLink.model_validate(
        {
            "id": f"l{number}",
            "created": AT,
            "source": source,
            "target": target,
            "what": what,
            **fields,
        }
    )


def network(names: Sequence[str], pairs: Iterable[tuple[int, int]]) -> Network:
    """Actors of these names, the first one the customer, and a link for each pair."""
    actors = [
        actor(name, number, kind=ActorKind.CUSTOMER if number == 0 else ActorKind.ORGANISATION)
        for number, name in enumerate(names)
    ]
    links = [
        link(number, actors[source].id, actors[target].id, f"arvo{number}")
        for number, (source, target) in enumerate(pairs)
    ]
    return actors, links


def random_network(count: int, flows: int, seed: int) -> Network:
    """`count` actors with names of all lengths and `flows` links of every sort."""
    chance = random.Random(seed)
    actors = [
        actor(
            f"Toimija {number} " + "x" * chance.choice((0, 0, 3, 9, 20)),
            number,
            sector=chance.choice(list(Sector)),
        )
        for number in range(count)
    ]
    links = []
    for number in range(flows):
        source, target = chance.sample(actors, 2)
        links.append(
            link(
                number,
                source.id,
                target.id,
                chance.choice(("maksu", "tieto", "palvelu", "luottamus ja tuki")),
                nature=chance.choice(list(Nature)),
                state=chance.choice((LinkState.EXISTING, *LinkState)),
                strength=chance.choice(list(Strength)),
            )
        )
    return actors, links


def star(points: int) -> Network:
    """A customer in the middle of `points` actors."""
    return network(
        ["Asiakas", *(f"Toimija {number}" for number in range(1, points + 1))],
        [(0, number) if number % 2 else (number, 0) for number in range(1, points + 1)],
    )


def complete(count: int) -> Network:
    """Everyone gives something to everyone."""
    return network(
        [f"Toimija {number}" for number in range(count)],
        [(one, other) for one in range(count) for other in range(count) if one != other],
    )


def chain(count: int) -> Network:
    """Each gives to the next."""
    return network(
        [f"Toimija {number}" for number in range(count)],
        [(number, number + 1) for number in range(count - 1)],
    )


def scattered(count: int) -> Network:
    """Pairs with nothing between them, and actors without any link."""
    return network(
        [f"Toimija {number}" for number in range(count)],
        [(number, number + 1) for number in range(0, count - 3, 4)],
    )


names = st.one_of(
    st.sampled_from(AWKWARD_NAMES),
    st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=30).filter(
        lambda text: any(char.isalnum() for char in text)
    ),
)


@st.composite
def networks(draw: st.DrawFn, most: int = 10) -> Network:
    """Small networks with every sort of name, sector, nature, state and strength."""
    count = draw(st.integers(1, most))
    actors = [
        actor(
            draw(names),
            number,
            sector=draw(st.sampled_from(list(Sector))),
            kind=draw(st.sampled_from(list(ActorKind))),
        )
        for number in range(count)
    ]
    pairs = (
        draw(
            st.lists(
                st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(
                    lambda pair: pair[0] != pair[1]
                ),
                max_size=2 * most,
            )
        )
        if count > 1
        else []
    )
    links = [
        link(
            number,
            f"a{source}",
            f"a{target}",
            draw(st.sampled_from(("maksu", "tieto", "luottamus", "ß", "[/b]", "值"))),
            nature=draw(st.sampled_from(list(Nature))),
            state=draw(st.sampled_from(list(LinkState))),
            strength=draw(st.sampled_from(list(Strength))),
        )
        for number, (source, target) in enumerate(pairs)
    ]
    return actors, links
