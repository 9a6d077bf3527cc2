"""Which actors may be one without it being sure: questions that a person answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from locales import N_, _
from model.capture.folding import key, plain
from model.entities import Actor
from model.merge.actors import ActorGroup, names_of, spelled
from model.merge.groups import Group, holders
from model.merge.sources import Source, in_alphabet
from model.merge.spelling import Spelling, in_brackets, likeness, spelling

_ALIKE = 70
"""rapidfuzz's token_sort_ratio from which two names are looked at closely."""

_TOWN_WORDS = frozenset({"kaupunki", "kunta", "city", "town", "municipality"})
_FEWEST_INITIALS = 3


class Reason(StrEnum):
    """Why two actors may be one."""

    CALLED = "called"
    """One is called what the other is called, but it is not plain with whom that makes it one."""
    ORDER = "order"
    SPELLING = "spelling"
    BRACKETS = "brackets"
    INITIALS = "initials"
    PART = "part"

    @property
    def words(self) -> str:
        """The reason, in the language in force."""
        return _(_WORDS[self])


_WORDS = {
    Reason.CALLED: N_("both are called so somewhere"),
    Reason.ORDER: N_("the same words in another order"),
    Reason.SPELLING: N_("spelled nearly the same"),
    Reason.BRACKETS: N_("the name in brackets"),
    Reason.INITIALS: N_("the initials of the other"),
    Reason.PART: N_("a shorter name of the other"),
}

_LIKELIHOOD = {
    Reason.CALLED: 99.0,
    Reason.ORDER: 97.0,
    Reason.BRACKETS: 95.0,
    Reason.INITIALS: 80.0,
    Reason.PART: 70.0,
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two actors of a question."""

    id: str
    """Id that the actor has in the result."""
    name: str
    names: tuple[str, ...]
    """Everything it is called: names, labels, aliases."""
    origins: tuple[str, ...]
    """The groups that have it, by title."""
    actors: tuple[Actor, ...]
    """As the groups have it."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two actors that may be one."""

    left: Side
    right: Side
    reason: Reason
    likeness: float
    """From 0 to 100; the likeliest is asked first."""

    @property
    def key(self) -> str:
        """Names the question in `Decisions.same`; the same however the sessions are ordered."""
        return "+".join(sorted((self.left.id, self.right.id)))


def suggestions(
    groups: Sequence[ActorGroup], sources: Sequence[Source], never: set[frozenset[str]]
) -> tuple[Suggestion, ...]:
    """Pairs of `groups` that may be one, the likeliest first.

    Two actors of one session are not asked about, unless another session calls both the same.

    Args:
        never: pairs of ids that are not one.
    """
    best: dict[tuple[int, int], tuple[float, Reason]] = {}
    for one, other, reason, likely in _candidates(groups):
        pair = (min(one, other), max(one, other))
        if one == other or frozenset((groups[one].id, groups[other].id)) in never:
            continue
        if _kept_apart(groups[one], groups[other], by_name=reason is Reason.CALLED):
            continue
        best[pair] = max(best.get(pair, (0.0, reason)), (likely, reason))
    found = []
    for (one, other), (likely, reason) in best.items():
        sides = [_side(groups[one], sources), _side(groups[other], sources)]
        left, right = sorted(sides, key=lambda side: (-len(side.origins), side.name, side.id))
        found.append(Suggestion(left, right, reason, likely))
    return tuple(sorted(found, key=lambda each: (-each.likeness, each.left.name, each.key)))


def _kept_apart(one: ActorGroup, other: ActorGroup, *, by_name: bool) -> bool:
    """Whether a session that has both keeps them apart knowingly.

    Args:
        by_name: whether both are called the same: then a session only keeps them apart knowingly
            where it calls both so itself.
    """
    for source in one.sources & other.sources:
        keys = [
            {called.key for called in spelled(Group(members))}
            for group in (one, other)
            if (members := tuple(m for m in group.members if m.source == source))
        ]
        if not by_name or keys[0] & keys[1]:
            return True
    return False


def _side(group: ActorGroup, sources: Sequence[Source]) -> Side:
    names = names_of(group)
    actors = group.entities()
    others = [each for actor in actors for each in (actor.label, *actor.aliases) if each]
    origins = (
        origin
        for member in group.members
        for origin in sources[member.source].origins_of(member.entity)
    )
    return Side(
        group.id,
        min(names),
        tuple(dict.fromkeys((*names, *others))),
        in_alphabet(origins),
        tuple(dict.fromkeys(actors)),
    )


Candidate = tuple[int, int, Reason, float]


def _candidates(groups: Sequence[ActorGroup]) -> Iterator[Candidate]:
    spellings = [_spellings(group) for group in groups]
    yield from _called_alike(groups)
    yield from _in_brackets(groups)
    yield from _initials(spellings)
    yield from _parts(spellings)
    yield from _nearly(spellings)


def _spellings(group: ActorGroup) -> tuple[Spelling, ...]:
    names = [*names_of(group), *(a for actor in group.entities() for a in actor.aliases)]
    return tuple(dict.fromkeys(spelling(name) for name in names))


def _called_alike(groups: Sequence[ActorGroup]) -> Iterator[Candidate]:
    """Groups that share a key and were not joined by it."""
    for holding in holders(groups, spelled).values():
        indices = sorted(holding)
        for at, one in enumerate(indices):
            for other in indices[at + 1 :]:
                yield one, other, Reason.CALLED, _LIKELIHOOD[Reason.CALLED]


def _in_brackets(groups: Sequence[ActorGroup]) -> Iterator[Candidate]:
    by_key = holders(groups, spelled)
    for index, group in enumerate(groups):
        for name in names_of(group):
            for part in in_brackets(name):
                for other in by_key.get(spelling(part).key, ()):
                    yield index, other, Reason.BRACKETS, _LIKELIHOOD[Reason.BRACKETS]


def _initials(spellings: Sequence[Sequence[Spelling]]) -> Iterator[Candidate]:
    by_initials: dict[str, list[int]] = {}
    for index, each in enumerate(spellings):
        for one in each:
            if len(one.words) >= _FEWEST_INITIALS:
                by_initials.setdefault(one.initials, []).append(index)
    for index, each in enumerate(spellings):
        for one in each:
            if len(one.words) == 1:
                for other in by_initials.get(one.words[0], ()):
                    yield index, other, Reason.INITIALS, _LIKELIHOOD[Reason.INITIALS]


def _parts(spellings: Sequence[Sequence[Spelling]]) -> Iterator[Candidate]:
    """Ohjaamo and Kotkan Ohjaamo; Kotka and Kotkan kaupunki."""
    by_words: dict[tuple[str, ...], list[int]] = {}
    for index, each in enumerate(spellings):
        for one in each:
            by_words.setdefault(one.words, []).append(index)
    likely = _LIKELIHOOD[Reason.PART]
    for index, each in enumerate(spellings):
        for one in each:
            for shorter in _shorter(one.words):
                for other in by_words.get(shorter, ()):
                    yield index, other, Reason.PART, likely


def _shorter(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if len(words) < 2:
        return
    yield words[1:]
    if len(words) == 2:
        yield words[:1]
        if words[1] in _TOWN_WORDS:
            yield (words[0].removesuffix("n"),)


def _nearly(spellings: Sequence[Sequence[Spelling]]) -> Iterator[Candidate]:
    """Names that a slip or two, or another order of words, tells apart."""
    from rapidfuzz import fuzz, process

    owners = [(index, one) for index, each in enumerate(spellings) for one in each if one.key]
    texts = [" ".join(one.words) for _index, one in owners]
    for at, (index, one) in enumerate(owners):
        alike = process.extract(
            texts[at],
            texts[at + 1 :],
            scorer=fuzz.token_sort_ratio,
            score_cutoff=_ALIKE,
            limit=None,
        )
        for _text, _score, place in alike:
            other_index, other = owners[at + 1 + place]
            likely = likeness(one, other)
            if other_index == index or not likely or one.key == other.key:
                continue
            reason = Reason.ORDER if likely >= 100 else Reason.SPELLING
            yield index, other_index, reason, min(likely, _LIKELIHOOD[Reason.ORDER])


def meant(suggestion: Suggestion, one: str, other: str) -> bool:
    """Whether the question is about actors called `one` and `other`, in either order."""
    sides = [{key(name) for name in side.names} for side in (suggestion.left, suggestion.right)]
    wanted = (key(one), key(other))
    return any(
        wanted[index] in sides[0] and wanted[1 - index] in sides[1] for index in (0, 1)
    ) or plain(suggestion.key) == plain(f"{one}+{other}")
