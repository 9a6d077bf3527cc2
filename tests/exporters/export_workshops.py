"""Workshops for the export tests: one that could be real, one of nasty texts, and random ones."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st
from pydantic import ValidationError

from exporters.options import ExportOptions
from model.entities import (
    Actor,
    ActorKind,
    Agreement,
    Contact,
    Day,
    Entity,
    InvitationState,
    LinkState,
    Nature,
    Note,
    NoteKind,
    Phase,
    Run,
    Sector,
    Session,
    Step,
    StepState,
    Strength,
    Target,
    TargetState,
    ValueLink,
)
from model.workshop import Workshop

START = dt.datetime(2026, 11, 24, 9, 0)
NOW = dt.datetime(2026, 11, 24, 16, 5)

NASTY = (
    "[/b] [@click=app.quit]x[/]",
    "| a | b |",
    "# heading",
    "- item",
    "1. one",
    "a. one",
    "(i) one",
    "> quote",
    "```",
    "~~~ fence",
    "---",
    "===",
    "`code` *em* **strong** __u__ ~~s~~",
    "<b>html</b> <!-- comment",
    "&amp; &#65; &copy",
    "![pic](x.png) [link](y) [ref]: z",
    "back\\slash \\| pipe",
    "trailing \\",
    "https://example.fi/a_b?c=*d*&e=1 ja www.example.fi/x_y",
    "a_b _c_ snake_case_",
    "$x$ x^2^ H~2~O ==m== %%c%% {#id .c}",
    "C #",
    "#tag @someone C#",
    "\u200b zero width \u202e override",
    "ä ö å 👩‍👩‍👧 漢字 e\u0301",
    "[x] task",
    ": definition",
    "+ plus",
    "* star",
    "_under",
    "    indented",
    "]]> <![CDATA[",
    "=SUM(A1:A2)",
    "a;b; c\\;d",
    "\"quoted\" 'single'",
    "-- ... --- ->",
    "<https://x> <a@b.fi>",
    "|",
    "\\",
    "`",
    "[^1]: note",
    "Term\n: definition\n\n    code\n\n```\nfence\n# h\n---\n| a |\n| - |\nend",
)
"""Texts that would be markup somewhere, were they not data."""


def rows(entities: list[Any]) -> dict[str, Any]:
    return {entity.id: entity for entity in entities}


def options(**chosen: Any) -> ExportOptions:
    return ExportOptions(now=NOW, **chosen)


class Numbered:
    """Makes entities with ids and times of their own."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, entity_type: type[Any], /, **fields: Any) -> Any:
        self.count += 1
        created = START + dt.timedelta(seconds=self.count)
        name = entity_type.__name__.lower()
        return entity_type(**{"id": f"{name}{self.count}", "created": created, **fields})


def realistic() -> Workshop:
    """A small customer value network with two days behind it."""
    make = Numbered()
    names = {
        "Asiakas": (Sector.CUSTOMER, ActorKind.CUSTOMER),
        "Kouvolan kaupunki": (Sector.PUBLIC, ActorKind.ORGANISATION),
        "Kela": (Sector.PUBLIC, ActorKind.ORGANISATION),
        "TE-toimisto": (Sector.PUBLIC, ActorKind.ORGANISATION),
        "SPR Kaakkois-Suomi": (Sector.THIRD, ActorKind.ORGANISATION),
        "Työnantajat & yrittäjät": (Sector.PRIVATE, ActorKind.GROUP),
    }
    actors = {}
    for name, (sector, kind) in names.items():
        actors[name] = make(Actor, name=name, sector=sector, kind=kind)
    kela = make(
        Actor,
        name="Kansaneläkelaitos",
        label="Kela",
        sector=Sector.PUBLIC,
        internal=True,
        networks=("ydin", "työllisyys; polku"),
        roles="etuuksien ratkaisija",
        tasks="etuudet\nkuntoutus",
        services="palveluneuvonta",
        strengths="valtakunnallinen tieto",
        weaknesses="vaihtuvat yhteyshenkilöt",
        offers="neuvontaa",
        needs="tietoa palveluista",
        benefits="vähemmän selvityspyyntöjä",
        mandate="johdon nimeämä",
        resources="0,2 htv",
        notes="Mukana alusta asti.",
        aliases=("KELA", "Kela Kouvola"),
        contacts=(
            Contact(
                name="Anna Esimerkki",
                role="palveluvastaava",
                email="anna.esimerkki@example.fi",
                phone="+358 40 123",
                state=InvitationState.ATTENDED,
            ),
        ),
    )
    actors["Kela"] = kela
    ids = {name: actor.id for name, actor in actors.items()}

    def link(source: str, target: str, what: str, **fields: Any) -> Any:
        return make(ValueLink, source=ids[source], target=ids[target], what=what, **fields)

    links = [
        link("Kela", "Asiakas", "etuudet", strength=Strength.STRONG, category="raha"),
        link("Kela", "Asiakas", "neuvonta", nature=Nature.INTANGIBLE, strength=Strength.WEAK),
        link(
            "Kela",
            "TE-toimisto",
            "asiakastieto",
            nature=Nature.INTANGIBLE,
            category="tieto",
            channel="palaveri",
            frequency="kuukausittain",
            trust=4,
            benefit="päätökset nopeutuvat",
            note="vain luvan kanssa",
        ),
        link(
            "TE-toimisto",
            "Kela",
            "asiakastieto",
            nature=Nature.INTANGIBLE,
        ),
        link("Kouvolan kaupunki", "Asiakas", "kotoutumiskoulutus", strength=Strength.STRONG),
        link("SPR Kaakkois-Suomi", "Asiakas", "luottamus", nature=Nature.INTANGIBLE),
        link("Asiakas", "SPR Kaakkois-Suomi", "palaute", nature=Nature.INTANGIBLE),
        link("Kouvolan kaupunki", "SPR Kaakkois-Suomi", "avustus", category="raha"),
        link(
            "Työnantajat & yrittäjät",
            "Asiakas",
            "työkokeilupaikat",
            state=LinkState.WISHED,
            benefit="ensimmäinen työ",
        ),
        link("SPR Kaakkois-Suomi", "TE-toimisto", "tieto ryhmistä", state=LinkState.BROKEN),
    ]
    steps = [
        make(
            Step,
            title="Avaus",
            minutes=15,
            method="working-method",
            state=StepState.DONE,
            runs=(Run(start=START, end=START + dt.timedelta(minutes=22)),),
        ),
        make(
            Step,
            title="Arvolinkit | täydennys",
            minutes=60,
            method="value-links",
            state=StepState.RUNNING,
            runs=(Run(start=START + dt.timedelta(minutes=22)),),
        ),
        make(Step, title="Lounas", minutes=45, fixed=dt.time(11, 30)),
    ]
    day = make(
        Day,
        number=2,
        title="Arvoverkko yhdessä",
        phase=Phase.VALUE_NETWORK,
        start=START,
        steps=tuple(step.id for step in steps),
    )

    def note(text: str, kind: NoteKind = NoteKind.OBSERVATION, **fields: Any) -> Any:
        return make(Note, text=text, kind=kind, **fields)

    notes = [
        note("Kartta puuttuu vapaaehtoisista", step=steps[1].id, actors=(ids["Asiakas"],)),
        note("Kokeillaan yhteistä aikaa joka tiistai", NoteKind.DECISION, step=steps[1].id),
        note("Kuka päivittää kartan?", NoteKind.QUESTION, step=steps[0].id, speaker="Anna E."),
        note("Yhteinen chat", NoteKind.IDEA, step=steps[1].id),
        note("Soita koululle", NoteKind.TASK, step=steps[1].id),
        note("En tiennyt kenelle soittaa", NoteKind.QUOTATION, speaker="Anna Esimerkki"),
        note("Tilat keväälle", NoteKind.PARKED, step=steps[1].id),
    ]
    targets = [
        make(
            Target,
            title="Yhteinen alkuneuvonta",
            why="Asiakas kertoo asiansa viidesti",
            what="Yksi ovi",
            who="Kela ja TE-toimisto",
            how="Yhteinen päivystys",
            resources="2 h viikossa",
            first_step="Sovitaan paikka",
            indicator="Odotusaika viikkoina",
            owner="Kela",
            due=dt.date(2026, 12, 15),
            state=TargetState.UNDER_WAY,
            actors=(kela.id, ids["TE-toimisto"]),
        ),
        make(Target, title="Vertaistuki näkyviin"),
    ]
    agreements = [
        make(
            Agreement,
            title="Kokoontuminen",
            text="Kerran kuussa\ntiistaisin",
            owner="kaupunki",
            due=dt.date(2026, 11, 1),
        )
    ]
    return Workshop(
        session=make(
            Session,
            title="Maahanmuuttajatyön arvoverkko",
            purpose="Kuka antaa asiakkaalle mitä, ja mikä puuttuu?",
            illustrative=True,
        ),
        days=rows([day]),
        steps=rows(steps),
        actors=rows(list(actors.values())),
        links=rows(links),
        notes=rows(notes),
        targets=rows(targets),
        agreements=rows(agreements),
    )


# ------------------------------------------------------------------ random workshops

_CHARACTERS = st.characters(exclude_categories=("Cc", "Cs"))
_PLAIN = st.text(_CHARACTERS, max_size=12)
_MARKUP = st.text("|#*_`[]()<>&\\~^$-+=:;!{}.1a \u00a0", max_size=10)
one_line = st.one_of(st.sampled_from(NASTY), _PLAIN, _MARKUP).map(
    lambda text: text.replace("\n", " ").strip()
)
free_text = st.one_of(
    st.sampled_from(NASTY), st.lists(one_line, max_size=4).map("\n".join), _PLAIN, _MARKUP
).map(str.strip)
names = one_line.map(lambda text: f"{text} x"[:110])
created = st.integers(0, 10_000).map(lambda seconds: START + dt.timedelta(seconds=seconds))


def _made(entity_type: type[Entity], fields: dict[str, Any]) -> Entity | None:
    try:
        return entity_type.model_validate(fields)
    except ValidationError:
        return None


@st.composite
def networks(draw: st.DrawFn) -> Workshop:
    """Actors and links with arbitrary texts, parallel and two-way links included."""
    actors = [
        Actor(
            id=f"{draw(st.sampled_from('abc'))}{number}",
            created=draw(created),
            name=draw(names),
            label=draw(one_line),
            kind=draw(st.sampled_from(ActorKind)),
            sector=draw(st.sampled_from(Sector)),
            internal=draw(st.booleans()),
            networks=tuple(draw(st.lists(one_line, max_size=2))),
            tasks=draw(free_text),
            strengths=draw(free_text),
            notes=draw(free_text),
            aliases=tuple(draw(st.lists(one_line, max_size=2))),
        )
        for number in range(draw(st.integers(0, 5)))
    ]
    links = []
    for number in range(draw(st.integers(0, 8)) if len(actors) > 1 else 0):
        source = draw(st.sampled_from(actors))
        target = draw(st.sampled_from([actor for actor in actors if actor is not source]))
        links.append(
            ValueLink(
                id=f"l{number}",
                created=draw(created),
                source=source.id,
                target=target.id,
                what=draw(st.one_of(names, st.just("tieto"))),
                nature=draw(st.sampled_from(Nature)),
                category=draw(one_line),
                strength=draw(st.sampled_from(Strength)),
                state=draw(st.sampled_from(LinkState)),
                trust=draw(st.none() | st.integers(1, 5)),
                benefit=draw(free_text),
                note=draw(free_text),
            )
        )
    session = Session(id="s", created=START, title=draw(names), purpose=draw(free_text))
    return Workshop(session=session, actors=rows(actors), links=rows(links))
