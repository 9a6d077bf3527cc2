"""The numbers that measuring gives, named by their standard names.

None stands for "not defined here" (a balance where nothing flows) or, while
`Measures.complete` is false, for "not measured yet".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.entities import Sector


@dataclass(frozen=True, slots=True)
class NetworkMeasures:
    """The network as a whole. Unless said otherwise: existing links, collapsed to arcs."""

    actors: int
    links: int
    """Existing links, parallel ones counted each."""
    wished: int
    broken: int
    arcs: int
    """Ordered pairs of actors with at least one existing link."""
    dyads: int
    """Unordered pairs with at least one existing link in either direction."""
    mutual_dyads: int
    """Dyads with links both ways."""
    density: float
    """Arcs out of all possible ones; 0 with fewer than two actors."""
    reciprocity: float | None
    """Share of arcs that are returned (arc reciprocity)."""
    dyad_reciprocity: float | None
    """Share of dyads that are mutual."""
    tangible: int
    """Existing links that are tangible."""
    intangible: int
    tangible_ratio: float | None
    """Tangible links per intangible one; None without intangible links."""
    strong: int
    """Existing links that are strong ties."""
    weak: int
    components: int
    """Weakly connected components, isolates included."""
    largest_component: int
    """Actors in the largest of them."""
    isolates: int
    """Actors without any existing link."""
    articulation_points: int
    bridges: int
    """Dyads whose loss would split a component."""
    degree_centralization: float | None
    """Freeman, on partners in either direction; None with fewer than three actors."""
    in_degree_centralization: float | None
    out_degree_centralization: float | None
    external_dyads: int
    """Dyads of actors from two sectors; actors whose sector nobody said stay out."""
    internal_dyads: int
    """Dyads inside one sector."""
    ei_index: float | None
    """External minus internal dyads by sector, over their sum."""
    sector_assortativity: float | None
    loops: int
    """Directed cycles of two to four actors, counted up to a bound."""
    betweenness_centralization: float | None = None
    """Slow."""
    core_size: int | None = None
    """Slow. Actors in the core of the best core–periphery split; None where none fits."""
    core_fit: float | None = None
    """Slow. Correlation of that split with the ideal pattern, −1 to 1."""
    communities: int | None = None
    """Slow. Communities found by the Louvain method, isolates apart."""
    modularity: float | None = None
    """Slow. Newman's modularity of those communities."""


@dataclass(frozen=True, slots=True)
class ActorMeasures:
    """One actor's place. Degrees count other actors, strengths count links."""

    in_degree: int
    """Actors that give it something."""
    out_degree: int
    """Actors that it gives something to."""
    partners: int
    """Actors it is linked with in either direction."""
    in_strength: int
    """Existing links that come in."""
    out_strength: int
    in_tangible: int
    out_tangible: int
    in_intangible: int
    out_intangible: int
    in_tangible_degree: int
    """Actors that give it something tangible."""
    out_tangible_degree: int
    in_intangible_degree: int
    out_intangible_degree: int
    balance: float | None
    """(out − in) / (out + in) of its links: 1 only gives, −1 only gets."""
    tangible_balance: float | None
    intangible_balance: float | None
    reach_2: int
    """Actors its value reaches in at most two steps."""
    component: int
    """Number of its component, the largest being 1."""
    articulation_point: bool
    """Whether its component falls apart without it."""
    constraint: float | None
    """Burt's constraint; None for isolates."""
    effective_size: float | None
    """Burt's effective size; None for isolates."""
    coordinator: int
    """Gould–Fernandez: times it stands between two of its own sector, all in one sector."""
    itinerant: int
    """Times it stands between two actors of one sector other than its own."""
    gatekeeper: int
    """Times it passes value from another sector into its own."""
    representative: int
    """Times it passes value from its own sector to another."""
    liaison: int
    """Times it stands between two sectors, neither being its own."""
    betweenness: float | None = None
    """Slow. Freeman's, directed, 0 to 1."""
    closeness: float | None = None
    """Slow. How near it is to be reached from the others, 0 to 1."""
    out_closeness: float | None = None
    """Slow. How near the others are to be reached from it, 0 to 1."""
    core: bool | None = None
    """Slow. Whether it belongs to the core."""
    community: int | None = None
    """Slow. Number of its community, the largest being 1; None for isolates."""


@dataclass(frozen=True, slots=True)
class CategoryExchange:
    """What one actor gives and gets of one category. Degrees count actors, strengths links."""

    in_degree: int = 0
    out_degree: int = 0
    in_strength: int = 0
    out_strength: int = 0


@dataclass(frozen=True, slots=True)
class Measures:
    """Every number about one network."""

    network: NetworkMeasures
    actors: Mapping[str, ActorMeasures]
    """By actor id, in the order of the actors."""
    categories: Mapping[str, int]
    """Existing links by category, most frequent first; "" stands for no category."""
    exchanges: Mapping[str, Mapping[str, CategoryExchange]]
    """By actor id: what it gives and gets of each category that it has a link of."""
    mixing: Mapping[tuple[Sector, Sector], int]
    """Arcs from sector to sector, only those that occur."""
    loops: tuple[tuple[str, ...], ...]
    """Directed cycles of two to four actors, shortest first, up to a bound."""
    all_loops: bool
    """Whether `loops` are all there are; false where the search stopped at its bound."""
    bridges: tuple[tuple[str, str], ...]
    """Ids of the pairs whose tie alone holds a component together."""
    complete: bool
    """Whether the slow measures are in it."""
