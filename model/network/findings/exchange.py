"""Rules about giving and getting: balance, reciprocity, tangible and intangible."""

from __future__ import annotations

from collections.abc import Iterator

from locales import _, ngettext
from model.entities import Nature
from model.network.findings.base import Finding, Severity, Situation, contents, ids

_FEWEST_GIVEN = 3
_ONE_SIDED = 0.6
_MOST_GIVERS = 3
_FEWEST_DYADS = 5
_MOSTLY = 0.5
_FEWEST_LINKS_FOR_NATURE = 8
_HARDLY_ANY = 0.15


def gives_without_getting(situation: Situation) -> Iterator[Finding]:
    """Actors who give much more than they get, the most one-sided first; customers apart."""
    if not situation.has_shape:
        return
    givers = [
        (actor, values)
        for actor, values in situation.measures.actors.items()
        if values.out_strength >= _FEWEST_GIVEN
        and (values.balance or 0) >= _ONE_SIDED
        and not situation.is_customer(actor)
    ]
    givers.sort(key=lambda giver: (-(giver[1].balance or 0), -giver[1].out_strength))
    for actor, values in givers[:_MOST_GIVERS]:
        given = [link for links in situation.network.gives_to[actor].values() for link in links]
        yield Finding(
            key="gives_without_getting",
            severity=Severity.HIGH if not values.in_strength else Severity.MEDIUM,
            words=_words(values.in_strength).format(
                name=situation.name(actor),
                given=values.out_strength,
                got=values.in_strength,
                what=contents(given),
            ),
            question=_("What does {name} get for it, so that it goes on giving?").format(
                name=situation.name(actor)
            ),
            actors=(actor,),
            links=ids(given),
            measure=_("balance of out- and in-strength"),
        )


def _words(got: int) -> str:
    if not got:
        return _("{name} gives in {given} links and gets in none. It gives: {what}.")
    return ngettext(
        "{name} gives in {given} links and gets in only {got}. It gives: {what}.",
        "{name} gives in {given} links and gets in only {got}. It gives: {what}.",
        got,
    )


def one_way_relations(situation: Situation) -> Iterator[Finding]:
    """Most linked pairs have value going one way only."""
    dyads = situation.network.dyads
    if not situation.has_shape or len(dyads) < _FEWEST_DYADS:
        return
    arcs = situation.network.arcs
    one_way = [pair for pair in arcs if (pair[1], pair[0]) not in arcs]
    if len(one_way) <= _MOSTLY * len(dyads):
        return
    examples = [arcs[pair][0] for pair in one_way]
    yield Finding(
        key="one_way_relations",
        severity=Severity.MEDIUM,
        words=_(
            "In {one_way} of {dyads} linked pairs value goes one way only, for example {flows}."
        ).format(one_way=len(one_way), dyads=len(dyads), flows=situation.arrow(examples[0])),
        question=_("{flow}: what comes back that nobody has named yet?").format(
            flow=situation.arrow(examples[0])
        ),
        actors=tuple(dict.fromkeys(actor for pair in one_way for actor in pair)),
        links=tuple(link.id for pair in one_way for link in arcs[pair]),
        measure=_("dyad reciprocity"),
    )


def one_nature(situation: Situation) -> Iterator[Finding]:
    """Hardly any intangible flow was named, or hardly any tangible one."""
    links = situation.network.existing
    if not situation.has_shape or len(links) < _FEWEST_LINKS_FOR_NATURE:
        return
    intangible = tuple(link for link in links if link.nature is Nature.INTANGIBLE)
    tangible = tuple(link for link in links if link.nature is Nature.TANGIBLE)
    if len(intangible) <= _HARDLY_ANY * len(links):
        words = _("Only {n} of {all} links are intangible.").format(
            n=len(intangible), all=len(links)
        )
        question = _("Where do trust, knowledge and goodwill flow? Who gives them to whom?")
        few = intangible
    elif len(tangible) <= _HARDLY_ANY * len(links):
        words = _("Only {n} of {all} links are tangible.").format(n=len(tangible), all=len(links))
        question = _("Which services, money or products stand behind these flows?")
        few = tangible
    else:
        return
    yield Finding(
        key="one_nature",
        severity=Severity.MEDIUM,
        words=words,
        question=question,
        actors=(),
        links=ids(few),
        measure=_("tangible to intangible ratio"),
    )
