"""Large invented sessions, the same for the same seed, for measuring and for stress.

python benchmarks/generate.py OUT.json --actors 300 --links 2000 --notes 5000
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from itertools import accumulate, product
from pathlib import Path
from random import Random

from model.entities import (
    Actor,
    ActorKind,
    Day,
    LinkState,
    Nature,
    Note,
    NoteKind,
    Run,
    Sector,
    Session,
    Step,
    StepState,
    Strength,
    ValueLink,
)
from model.errors import ArvoverkkoError
from model.methods import Catalogue, plan
from model.methods.catalogue import DEFAULT_AGENDA
from model.workshop import Workshop, in_order_of_creation

START = dt.datetime(2026, 9, 15, 9, 0)

PLACES = tuple(
    first + last
    for first, last in product(
        ("Koivu", "Hirvi", "Lehto", "Suvi", "Tuomi", "Kallio", "Haapa", "Vuori", "Kurki", "Saari"),
        ("lahti", "joki", "niemi", "mäki", "ranta"),
    )
)
"""Places that are on no map."""

KINDS: tuple[tuple[str, ActorKind, Sector], ...] = (
    ("{genitive} kaupunki", ActorKind.ORGANISATION, Sector.PUBLIC),
    ("{genitive} ammattiopisto", ActorKind.ORGANISATION, Sector.PUBLIC),
    ("{genitive} terveysasema", ActorKind.UNIT, Sector.PUBLIC),
    ("{genitive} Ohjaamo", ActorKind.UNIT, Sector.PUBLIC),
    ("{genitive} kirjasto", ActorKind.UNIT, Sector.PUBLIC),
    ("{genitive} työllisyyspalvelut", ActorKind.UNIT, Sector.PUBLIC),
    ("{genitive} seurakunta", ActorKind.ORGANISATION, Sector.THIRD),
    ("{place}-seura", ActorKind.GROUP, Sector.THIRD),
    ("{genitive} eläkkeensaajat", ActorKind.GROUP, Sector.THIRD),
    ("{genitive} vanhempainyhdistys", ActorKind.GROUP, Sector.THIRD),
    ("{genitive} Yrittäjät", ActorKind.ORGANISATION, Sector.PRIVATE),
    ("{genitive} Kiinteistöhuolto Oy", ActorKind.ORGANISATION, Sector.PRIVATE),
    ("{genitive} Hoivapalvelut Oy", ActorKind.ORGANISATION, Sector.PRIVATE),
    ("Tilitoimisto {place}", ActorKind.ORGANISATION, Sector.PRIVATE),
)
"""Patterns of names, with the kind and sector of what is called so."""

FLOWS: tuple[tuple[str, str, Nature], ...] = (
    ("ohjaus", "palvelu", Nature.TANGIBLE),
    ("neuvonta", "palvelu", Nature.TANGIBLE),
    ("avustus", "raha", Nature.TANGIBLE),
    ("ostopalvelu", "raha", Nature.TANGIBLE),
    ("asiakastieto luvalla", "tieto", Nature.TANGIBLE),
    ("tilat", "tuki", Nature.TANGIBLE),
    ("koulutus", "osaaminen", Nature.TANGIBLE),
    ("luottamus", "luottamus", Nature.INTANGIBLE),
    ("hiljainen tieto", "tieto", Nature.INTANGIBLE),
    ("suositus", "suositus", Nature.INTANGIBLE),
    ("vertaistuki", "tuki", Nature.INTANGIBLE),
    ("palaute", "palaute", Nature.INTANGIBLE),
)
"""What flows, its category and its nature."""

CHANNELS = ("palaveri", "sähköposti", "puhelin", "järjestelmä", "käynti", "")

SENTENCES = (
    "{name} kertoi, että vastuu vaihtuu kesken kaiken",
    "{name} tarjoaa tiloja yhteiseen käyttöön",
    "Kuka huolehtii siitä, että {name} saa tiedon ajoissa",
    "Asiakas odottaa liian kauan ennen kuin {name} vastaa",
    "{name} ja naapuri tekevät samaa työtä tietämättään",
    "Sovitaan, että {name} kutsuu seuraavan palaverin koolle",
)

STRENGTHS = (Strength.STRONG, Strength.WEAK, Strength.UNSPECIFIED)
LINK_STATES = (LinkState.EXISTING, LinkState.WISHED, LinkState.BROKEN)


def generate(actors: int = 300, links: int = 2000, notes: int = 5000, seed: int = 1) -> Workshop:
    """A session of three workshop days, two of them run, with that many of each.

    The customer is the hub; the other actors are met in proportion to how connected they are
    already, so that few have many links and many have few (Barabási & Albert 1999).

    Raises:
        ValueError: where a number is negative, or there are links between fewer than two actors.
    """
    if min(actors, links, notes) < 0 or (links and actors < 2):
        raise ValueError(f"cannot make {links} links and {notes} notes with {actors} actors")
    random = Random(seed)
    session = Session(
        id=_id(random),
        created=START - dt.timedelta(days=21),
        title=f"Suuri verkosto {actors}/{links}/{notes}",
        illustrative=True,
    )
    days, steps = _agenda(random)
    actor_rows = _actors(actors, random)
    return Workshop(
        session=session,
        days=in_order_of_creation(days),
        steps=in_order_of_creation(steps),
        actors=in_order_of_creation(actor_rows),
        links=in_order_of_creation(_links(actor_rows, links, random)),
        notes=in_order_of_creation(_notes(actor_rows, days, steps, notes, random)),
    )


def _id(random: Random) -> str:
    return f"{random.getrandbits(48):012x}"


def _genitive(place: str) -> str:
    """The genitive of an invented place; its last part decides."""
    for ending, genitive in (("lahti", "lahden"), ("joki", "joen"), ("mäki", "mäen")):
        if place.endswith(ending):
            return place.removesuffix(ending) + genitive
    if place.endswith("ranta"):
        return place.removesuffix("ranta") + "rannan"
    return place.removesuffix("niemi") + "niemen"


def _actors(count: int, random: Random) -> list[Actor]:
    patterns = list(product(KINDS, PLACES))
    random.shuffle(patterns)
    created = START - dt.timedelta(days=20)
    rows: list[Actor] = []
    for place in range(count):
        created += dt.timedelta(seconds=20)
        if place == 0:
            name, kind, sector = "Asiakas", ActorKind.CUSTOMER, Sector.CUSTOMER
        else:
            lap, index = divmod(place - 1, len(patterns))
            (pattern, kind, sector), town = patterns[index]
            name = pattern.format(place=town, genitive=_genitive(town))
            name += f" {lap + 1}" if lap else ""
        rows.append(Actor(id=_id(random), created=created, name=name, kind=kind, sector=sector))
    return rows


def _links(actors: list[Actor], count: int, random: Random) -> list[ValueLink]:
    created = START + dt.timedelta(days=7)
    # Each end of a link puts its actor once more into the urn; the customer starts with many.
    urn = list(range(len(actors))) + [0] * (len(actors) // 4)
    rows: list[ValueLink] = []
    for _ in range(count):
        created += dt.timedelta(seconds=15)
        giver = random.choice(urn)
        receiver = random.choice(urn)
        while receiver == giver:
            receiver = random.randrange(len(actors))
        urn += (giver, receiver)
        what, category, nature = random.choice(FLOWS)
        rows.append(
            ValueLink(
                id=_id(random),
                created=created,
                source=actors[giver].id,
                target=actors[receiver].id,
                what=what,
                category=category,
                nature=nature,
                channel=random.choice(CHANNELS),
                strength=random.choice(STRENGTHS),
                state=random.choices(LINK_STATES, (90, 7, 3))[0],
                trust=random.choice((None, 1, 2, 3, 4, 5)),
            )
        )
    return rows


def _agenda(random: Random) -> tuple[list[Day], list[Step]]:
    """The three workshop days; the first two have been run, a little behind their plan."""
    template = Catalogue.load().agendas[DEFAULT_AGENDA]
    days, steps = plan(template, start=START, language="fi", at=START - dt.timedelta(days=21))
    ids = {step.id: _id(random) for step in steps}
    by_id = {step.id: step for step in steps}
    new_days, new_steps = [], []
    for day in days:
        clock = day.start + dt.timedelta(minutes=random.randrange(1, 8))
        for old_id in day.steps:
            step = by_id[old_id].model_copy(update={"id": ids[old_id]})
            if day.number < len(days):
                end = clock + dt.timedelta(minutes=max(1, step.minutes + random.randrange(-3, 4)))
                run = Run(start=clock, end=end)
                step = step.model_copy(update={"state": StepState.DONE, "runs": (run,)})
                clock = end
            new_steps.append(step)
        new_ids = tuple(ids[old_id] for old_id in day.steps)
        new_days.append(day.model_copy(update={"id": _id(random), "steps": new_ids}))
    return new_days, new_steps


def _notes(
    actors: list[Actor], days: list[Day], steps: list[Step], count: int, random: Random
) -> list[Note]:
    run_steps = [step for step in steps if step.runs]
    phase_of = {step_id: day.phase for day in days for step_id in day.steps}
    weights = list(accumulate(step.minutes for step in run_steps))
    kinds = list(NoteKind)
    rows: list[Note] = []
    for step in random.choices(run_steps, cum_weights=weights, k=count):
        actor = random.choice(actors) if actors else None
        sentence = random.choice(SENTENCES).format(name=actor.name if actor else "Verkosto")
        run = step.runs[0]
        length = ((run.end or run.start) - run.start).total_seconds()
        rows.append(
            Note(
                id=_id(random),
                created=run.start + dt.timedelta(seconds=int(random.random() * length)),
                text=f"{sentence} ({len(rows) + 1}).",
                kind=random.choice(kinds),
                step=step.id,
                phase=phase_of[step.id],
                actors=(actor.id,) if actor else (),
                resolved=random.random() < 0.3,
            )
        )
    return rows


def main(arguments: list[str] | None = None) -> int:
    """Write one generated session to a file."""
    parser = argparse.ArgumentParser(description="Write a large invented session.")
    parser.add_argument("out", type=Path, metavar="OUT.json")
    parser.add_argument("--actors", type=int, default=300)
    parser.add_argument("--links", type=int, default=2000)
    parser.add_argument("--notes", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    from model.store import create_session

    try:
        workshop = generate(options.actors, options.links, options.notes, options.seed)
        create_session(options.out, workshop).close()
    except (ArvoverkkoError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{options.out}: {options.actors} actors, {options.links} links, {options.notes} notes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
