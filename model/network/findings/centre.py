"""Rules about the middle of the network: who is central, for what, and who hangs on it."""

from __future__ import annotations

from collections.abc import Iterator

from locales import _, ngettext
from model.network.findings.base import Finding, Severity, Situation, contents, ids
from model.network.words import listed

_FEWEST_PARTNERS = 3
_CENTRAL_SHARE = 1 / 3
_CLEAR_LEAD = 2
_WIDE_LEAD = 1 / 4
_MOST_AT_THE_TOP = 2
_MOST_SHARING = 4
_FEWEST_DEPENDANTS = 2
_SERIOUS_DEPENDANTS = 3
_HEAVY_SHARE = 0.5
_FEWEST_LINKS_FOR_SHARE = 10


def central_actor(situation: Situation) -> Iterator[Finding]:
    """The one or two actors with clearly most partners, what they give and get.

    Clearly: two partners more than anyone else at least, so that one link named later changes
    nothing. The customer is left out: a customer value network has it in the middle by design.
    """
    for actor in _in_the_middle(situation):
        links = situation.network.links_of(actor)
        yield Finding(
            key="central_actor",
            severity=Severity.MEDIUM,
            words=" ".join((_place(situation, actor), _exchange(situation, actor))),
            question=_("Is it good for the network that {name} is in the middle?").format(
                name=situation.name(actor)
            ),
            actors=(actor,),
            links=ids(links),
            measure=_("degree centrality"),
        )


def shared_centre(situation: Situation) -> Iterator[Finding]:
    """Two to four actors who have most partners, none of them clearly more than the others.

    More than four, or hardly any partners, make no centre.
    """
    partners = _partners(situation)
    top = max(partners.values(), default=0)
    if top < _FEWEST_PARTNERS or _in_the_middle(situation):
        return
    sharing = [actor for actor, count in partners.items() if count > top - _CLEAR_LEAD]
    if not 1 < len(sharing) <= _MOST_SHARING:
        return
    sharing.sort(key=lambda actor: -partners[actor])
    counted = listed(f"{situation.name(actor)} ({partners[actor]})" for actor in sharing)
    yield Finding(
        key="shared_centre",
        severity=Severity.LOW,
        words=_(
            "Nobody is alone in the middle. Most partners among the {others} others: {names}."
        ).format(others=situation.others, names=counted),
        question=_("What do {names} carry together, and do they know it?").format(
            names=situation.names(sharing)
        ),
        actors=tuple(sharing),
        links=(),
        measure=_("degree centrality"),
    )


def _partners(situation: Situation) -> dict[str, int]:
    """How many partners each actor but the customers has; of nobody in too small a network."""
    if not situation.has_shape:
        return {}
    return {
        actor: len(others)
        for actor, others in situation.network.partners.items()
        if not situation.is_customer(actor)
    }


def _in_the_middle(situation: Situation) -> list[str]:
    """The one or two who have clearly most partners; nobody where there is no such thing."""
    partners = _partners(situation)
    top = max(partners.values(), default=0)
    highest = [actor for actor, count in partners.items() if count == top]
    lead = top - max((count for count in partners.values() if count < top), default=0)
    is_central = top >= _CENTRAL_SHARE * situation.others or lead >= _WIDE_LEAD * top
    stands_out = top >= _FEWEST_PARTNERS and lead >= _CLEAR_LEAD and is_central
    return highest if stands_out and len(highest) <= _MOST_AT_THE_TOP else []


def _place(situation: Situation, actor: str) -> str:
    return _(
        "{name} is the most central actor: linked with {partners} of the {others} others."
    ).format(
        name=situation.name(actor),
        partners=len(situation.network.partners[actor]),
        others=situation.others,
    )


def _exchange(situation: Situation, actor: str) -> str:
    given = [link for links in situation.network.gives_to[actor].values() for link in links]
    got = [link for links in situation.network.gets_from[actor].values() for link in links]
    return _("It gives: {given}. It gets: {got}.").format(
        given=contents(given, 2) or _("nothing"), got=contents(got, 2) or _("nothing")
    )


def dependence(situation: Situation) -> Iterator[Finding]:
    """An actor through whom alone others belong to the network, or who carries half of it."""
    if not situation.has_shape:
        return
    for actor, partners in situation.network.partners.items():
        if situation.is_customer(actor):
            continue
        hanging = tuple(
            other for other in partners if situation.network.partners[other] == (actor,)
        )
        if len(hanging) >= _FEWEST_DEPENDANTS:
            yield _hanging(situation, actor, hanging)
        elif _carries_half(situation, actor):
            yield _heavy(situation, actor)


def _hanging(situation: Situation, actor: str, hanging: tuple[str, ...]) -> Finding:
    links = [
        link
        for link in situation.network.links_of(actor)
        if link.source in hanging or link.target in hanging
    ]
    return Finding(
        key="dependence",
        severity=Severity.HIGH if len(hanging) >= _SERIOUS_DEPENDANTS else Severity.MEDIUM,
        words=ngettext(
            "{n} of the {others} others has a link with nobody but {name}: {names}.",
            "{n} of the {others} others have a link with nobody but {name}: {names}.",
            len(hanging),
        ).format(
            n=len(hanging),
            others=situation.others,
            name=situation.name(actor),
            names=situation.names(hanging),
        ),
        question=_(
            "Who stays in the network if {name} leaves? Which second link is missing?"
        ).format(name=situation.name(actor)),
        actors=(actor, *hanging),
        links=ids(links),
        measure=_("pendants of a cutpoint"),
    )


def _carries_half(situation: Situation, actor: str) -> bool:
    every = len(situation.network.existing)
    return (
        every >= _FEWEST_LINKS_FOR_SHARE
        and len(situation.network.links_of(actor)) >= _HEAVY_SHARE * every
    )


def _heavy(situation: Situation, actor: str) -> Finding:
    links = situation.network.links_of(actor)
    return Finding(
        key="dependence",
        severity=Severity.MEDIUM,
        words=_("{name} gives or gets in {links} of all {all} links.").format(
            name=situation.name(actor),
            links=len(links),
            all=len(situation.network.existing),
        ),
        question=_("What would still flow if {name} left the network?").format(
            name=situation.name(actor)
        ),
        actors=(actor,),
        links=ids(links),
        measure=_("degree centralization"),
    )
