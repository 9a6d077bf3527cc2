"""Which lines are drawn: one for each pair of actors, or one for each flow."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from exporters.textmap.glyphs import LineKind
from model.entities import LinkState, Nature, Strength, ValueLink


@dataclass(frozen=True)
class Bundle:
    """The flows that share one line."""

    key: str
    """Id of its first link."""
    source: int
    """Giver of the first link, as a number in the list of actors."""
    target: int
    forward: tuple[ValueLink, ...]
    """Flows from source to target, oldest first."""
    backward: tuple[ValueLink, ...] = ()
    """Flows the other way."""

    @property
    def links(self) -> tuple[ValueLink, ...]:
        """All flows of the line."""
        return self.forward + self.backward

    @property
    def both_ways(self) -> bool:
        """Whether it needs a head at either end."""
        return bool(self.forward) and bool(self.backward)

    @property
    def heavy(self) -> bool:
        """Whether a strong tie is among its flows."""
        return any(link.strength is Strength.STRONG for link in self.links)

    @property
    def state(self) -> LinkState:
        """Existing where any flow is; else broken where any is; else wished for."""
        states = {link.state for link in self.links}
        for state in (LinkState.EXISTING, LinkState.BROKEN):
            if state in states:
                return state
        return LinkState.WISHED

    @property
    def nature(self) -> Nature | None:
        """The nature that all flows share, or None where both are met."""
        natures = {link.nature for link in self.links}
        return natures.pop() if len(natures) == 1 else None

    @property
    def kind(self) -> LineKind:
        """How its line is drawn."""
        if self.state is LinkState.WISHED:
            return LineKind.DOTTED
        return LineKind.DASHED if self.nature is Nature.INTANGIBLE else LineKind.SOLID


def bundles_of(
    links: Sequence[ValueLink], index: Mapping[str, int], per: Literal["pair", "flow"]
) -> list[Bundle]:
    """The lines for `links` between the actors of `index`, in the order of their first links."""
    known = [link for link in links if link.source in index and link.target in index]
    if per == "flow":
        return [Bundle(link.id, index[link.source], index[link.target], (link,)) for link in known]
    groups: dict[frozenset[str], list[ValueLink]] = {}
    for link in known:
        groups.setdefault(frozenset((link.source, link.target)), []).append(link)
    return [_pair(group, index) for group in groups.values()]


def _pair(group: Sequence[ValueLink], index: Mapping[str, int]) -> Bundle:
    first = group[0]
    return Bundle(
        key=first.id,
        source=index[first.source],
        target=index[first.target],
        forward=tuple(link for link in group if link.source == first.source),
        backward=tuple(link for link in group if link.source != first.source),
    )


def is_dim(bundle: Bundle, dim: Collection[str]) -> bool:
    """Whether all flows of the line step back."""
    return bool(dim) and all(link.id in dim for link in bundle.links)
