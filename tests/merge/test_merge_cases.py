"""The groups' maps into one: who is who, what is kept, what is asked and what is contradictory."""

from __future__ import annotations

import datetime as dt

import pytest
from merge_sessions import AT, a_link, an_actor, group

from model.entities import (
    Agreement,
    Attendee,
    Card,
    Contact,
    Day,
    Form,
    GridRow,
    Harvest,
    InvitationState,
    LinkState,
    NoFlow,
    Note,
    Phase,
    Run,
    Sector,
    Sheet,
    Snapshot,
    Step,
    StepState,
    Target,
)
from model.entities.forms import CafeTable
from model.errors import Refused
from model.merge import Decisions, Merged, Reason, merge, propose, sources_of
from model.workshop import TABLES, Workshop

SAME = [
    ("Kela", "KELA"),
    ("TE-tsto", "TE-toimisto"),
    ("TE toimisto", "TE–TOIMISTO"),
    ("Kotkan srk", "Kotkan seurakunta"),
    ("Hyvä Ääni ry", "Hyva aani"),
    ("Oy Työ Ab", "Työ Oy"),
    ("S.P.R.", "SPR ry"),
    ("Nuoret ja perheet", "Nuoret & perheet"),
    ("Kymen kuntayhtymä", "Kymen ky"),
    ("Opintokeskus Center", "opintokeskus centre"),
]

ASKED = [
    ("Ohjaamo", "Ohjamo", Reason.SPELLING),
    ("Kotkan seurakunta", "Kotkan seurakutna", Reason.SPELLING),
    ("Kotkan kaupunki", "Kotkan kaupungin", Reason.SPELLING),
    ("Maija Meikäläinen", "Meikäläinen Maija", Reason.ORDER),
    ("Suomen Punainen Risti", "SPR", Reason.INITIALS),
    ("Kotkan Ohjaamo", "Ohjaamo", Reason.PART),
    ("Kouvolan kaupunki", "Kouvola", Reason.PART),
    ("Kansaneläkelaitos (Kela)", "Kela", Reason.BRACKETS),
    ("Valo ry", "Valo oy", Reason.CALLED),
]

APART = [
    ("Porin kaupunki", "Turun kaupunki"),
    ("Ryhmä 1", "Ryhmä 2"),
    ("Kela", "Keva"),
    ("Kela", "Kansaneläkelaitos"),
    ("🎉", "🎈"),
    ("Kotkan kaupunki", "Kotkan kaupunki nuorisotoimi"),
]


def merged(*workshops: Workshop, decisions: Decisions | None = None) -> Merged:
    return merge(sources_of(workshops), decisions)


def names(result: Merged) -> list[str]:
    return [actor.name for actor in result.actors]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_are_joined_without_asking(one: str, other: str) -> None:
    result = merged(group("A", one, "Muu"), group("B", other))
    assert len(result.actors) == 2 and result.suggestions == ()
    (joined,) = [actor for actor in result.actors if len(actor.origins) == 2]
    actor = result.workshop.actors[joined.id]
    spelled = {name.casefold() for name in (actor.name, *actor.aliases)}
    assert {one.casefold(), other.casefold()} <= spelled


@pytest.mark.parametrize(("one", "other", "reason"), ASKED)
def test_what_may_be_one_is_asked(one: str, other: str, reason: Reason) -> None:
    """And stays two until somebody says yes."""
    sources = sources_of([group("A", one), group("B", other)])
    (asked,) = propose(sources)
    assert asked.reason is reason and {asked.left.name, asked.right.name} == {one, other}
    assert len(merge(sources).actors) == 2
    yes = merge(sources, Decisions(same={asked.key: "yes"}))
    assert len(yes.actors) == 1 and yes.suggestions == ()
    no = merge(sources, Decisions(same={asked.key: "no"}))
    assert len(no.actors) == 2 and no.suggestions == ()
    assert merge(sources, Decisions(same={asked.key: "later"})).suggestions == (asked,)


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_is_merely_alike_is_not_even_asked(one: str, other: str) -> None:
    result = merged(group("A", one), group("B", other))
    assert len(result.actors) == 2 and result.suggestions == ()


def test_aliases_and_labels_tell_who_is_meant() -> None:
    a = group("A", an_actor("A", "Kansaneläkelaitos", aliases=("Kela",)))
    b = group("B", "Kela", an_actor("B", "Työ- ja elinkeinotoimisto", label="TE"))
    c = group("C", "te", an_actor("C", "Kotkan kaupunki", label="Kotka"))
    d = group("D", an_actor("D", "Kotkan seurakunta", label="Kotka"))
    result = merged(a, b, c, d)
    assert sorted(names(result)) == [
        "Kansaneläkelaitos",
        "Kotkan kaupunki",
        "Kotkan seurakunta",
        "Työ- ja elinkeinotoimisto",
    ]


def test_actors_that_one_group_keeps_apart_stay_apart() -> None:
    """Unless another map calls both the same: then it is asked."""
    result = merged(group("A", "Ohjaamo", "Ohjaamo ry"), group("B", "Ohjaamo"))
    assert sorted(names(result)) == ["Ohjaamo", "Ohjaamo ry"] and result.suggestions == ()
    both = group("A", "Kela", "Kansaneläkelaitos")
    one = group("B", an_actor("B", "Kela", aliases=("Kansaneläkelaitos",)))
    asked = merged(both, one)
    assert len(asked.actors) == 2 and asked.suggestions[0].reason is Reason.CALLED


def test_copies_of_one_session_are_known_by_their_ids() -> None:
    """Also where a group has renamed an actor, turned a link round or reworded it."""
    base = group(
        "A", "Kela", "Ohjaamo", "SPR",
        links=[a_link("A", "Kela", "Ohjaamo", "tieto"), a_link("A", "Kela", "SPR", "raha")],
    )  # fmt: skip
    kela, _ohjaamo, _spr = base.actors.values()
    renamed = kela.model_copy(update={"name": "Kansaneläkelaitos"})
    told, money = base.links.values()
    turned = told.model_copy(update={"source": told.target, "target": told.source})
    other = base.with_rows("actors", {**base.actors, kela.id: renamed}).with_rows(
        "links", {turned.id: turned, money.id: money.model_copy(update={"what": "avustus"})}
    )
    result = merged(base, other)
    assert len(result.actors) == 3 and len(result.workshop.links) == 3
    (reworded,) = [each for each in result.conflicts if each.field == "what"]
    assert {said.words for said in reworded.said} == {"raha", "avustus"}
    again = merged(result.workshop, other)
    assert len(again.workshop.links) == 3 and len(again.actors) == 3


def test_contradictions_are_told_with_both_values_and_their_groups() -> None:
    a = group("A", an_actor("A", "Kela", sector=Sector.PUBLIC, tasks="etuudet"), "Koulu",
              links=[a_link("A", "Kela", "Koulu", "tieto", state=LinkState.EXISTING)])  # fmt: skip
    b = group("B", an_actor("B", "Kela", sector=Sector.PRIVATE, tasks="neuvonta"), "Koulu",
              links=[a_link("B", "Kela", "Koulu", "Tieto", state=LinkState.WISHED)])  # fmt: skip
    c = group("C", an_actor("C", "Kela", sector=Sector.PRIVATE))
    result = merged(a, b, c)
    said = {
        conflict.field: [(each.words, each.origins) for each in conflict.said]
        for conflict in result.conflicts
    }
    assert said == {
        "sector": [("private", ("B", "C")), ("public", ("A",))],
        "tasks": [("etuudet", ("A",)), ("neuvonta", ("B",))],
        "state": [("existing", ("A",)), ("wished for", ("B",))],
    }
    kela = result.workshop.actors[next(a.id for a in result.actors if a.name == "Kela")]
    assert kela.sector is Sector.PRIVATE, "what most groups say stands"
    assert kela.tasks == "etuudet\nneuvonta", "texts are both kept"
    (link,) = result.workshop.links.values()
    assert link.origins == ("A", "B") and link.state is LinkState.EXISTING
    sector = next(each for each in result.conflicts if each.field == "sector")
    chosen = merged(a, b, c, decisions=Decisions(values={sector.key: 1}))
    assert chosen.workshop.actors[kela.id].sector is Sector.PUBLIC


def test_what_nobody_said_is_no_contradiction() -> None:
    a = group("A", an_actor("A", "Kela", sector=Sector.PUBLIC, tasks="etuudet\nneuvonta"))
    b = group("B", an_actor("B", "KELA", tasks="Neuvonta"))
    result = merged(a, b)
    assert result.conflicts == ()
    (kela,) = result.workshop.actors.values()
    assert kela.sector is Sector.PUBLIC and kela.tasks == "etuudet\nneuvonta"


def test_people_are_joined_by_name_and_address() -> None:
    maija = Contact(name="Maija Esimerkki", state=InvitationState.INVITED)
    other = Contact(name="Esimerkki Maija", email="m@x.example", state=InvitationState.REGISTERED)
    pekka = Contact(name="Pekka Kokeilu")
    a = group("A", an_actor("A", "Kela", contacts=(maija,)))
    b = group("B", an_actor("B", "Kela", contacts=(other, pekka)))
    (kela,) = merged(a, b).workshop.actors.values()
    assert [(p.email, p.state.value) for p in kela.contacts] == [
        ("m@x.example", "registered"),
        ("", "to_invite"),
    ]


def test_two_that_become_one_lose_the_link_between_them_and_it_is_said() -> None:
    a = group("A", "Kela", "Kansaneläkelaitos",
              links=[a_link("A", "Kela", "Kansaneläkelaitos", "tieto")])  # fmt: skip
    result = merged(
        a, group("B", "Muu"), decisions=Decisions(same={"A:Kansaneläkelaitos+A:Kela": "yes"})
    )
    assert result.workshop.links == {} and "tieto" in result.left_out[0]


def test_what_is_not_one_is_told_apart_by_the_groups_titles() -> None:
    sources = sources_of([group("Kotka", "Ohjaamo", "Kela"), group("Kouvola", "Ohjaamo", "Kela")])
    ohjaamo = next(each for each in merge(sources).actors if each.name == "Ohjaamo")
    result = merge(sources, Decisions(apart=frozenset({ohjaamo.id})))
    assert sorted(names(result)) == ["Kela", "Ohjaamo (Kotka)", "Ohjaamo (Kouvola)"]
    assert result.suggestions == ()


def test_sessions_of_one_title_are_told_apart_by_their_files() -> None:
    one = group("Verkko", "Kela")
    other = Workshop(
        session=one.session.model_copy(update={"id": "other"}),
        actors={"x": an_actor("Verkko", "Kela").model_copy(update={"id": "x"})},
    )
    sources = sources_of([one, other], ["ryhma-1", "ryhma-2"])
    (kela,) = merge(sources).actors
    assert kela.origins == ("Verkko (ryhma-1)", "Verkko (ryhma-2)")


def test_the_result_has_a_title_that_fits() -> None:
    assert merged(group("A", "x"), group("B", "y")).workshop.session.title == "A + B"
    many = merged(*(group(f"Ryhmän {n} pitkä otsikko", f"x{n}") for n in range(12)))
    title = many.workshop.session.title
    assert len(title) <= 120 and "other maps" in title
    assert merge(sources_of([group("A"), group("B")]), title="Kartta").workshop.session.title == (
        "Kartta"
    )
    with pytest.raises(Refused, match="blank"):
        merge(sources_of([group("A"), group("B")]), title="  ")
    with pytest.raises(Refused):
        merge(())


def with_everything(title: str, kela: str) -> Workshop:
    """A session with something in every table."""
    prefix = title.lower()
    actors = {a.id: a for a in (an_actor(title, kela), an_actor(title, "Koulu", 1))}
    kela_id, koulu_id = actors
    link = a_link(title, kela, "Koulu", "tieto")

    def own(name: str) -> str:
        return f"{prefix} {name}"

    step = Step(id=own("step"), created=AT, title="Arvolinkit", state=StepState.DONE,
                runs=(Run(start=AT, end=AT + dt.timedelta(minutes=5)),))  # fmt: skip
    day = Day(id=own("day"), created=AT, number=1, title="Päivä", phase=Phase.VALUE_NETWORK,
              start=AT, steps=(step.id,))  # fmt: skip
    sheet = Sheet(id=own("sheet"), created=AT, method="expectations", form=Form.BOARD,
                  title="Odotukset", step=step.id)  # fmt: skip
    cafe = CafeTable(id=own("cafe"), created=AT, sheet=sheet.id, number=1)
    note = Note(
        id=own("note"), created=AT, text=f"muistio {title}", actors=(kela_id,), step=step.id
    )
    rows = [
        day, step, sheet, cafe, note, link,
        Target(id=own("target"), created=AT, title="Yhteinen ovi", why=title, actors=(koulu_id,),
               links=(link.id,)),
        Agreement(id=own("agreement"), created=AT, title=f"Sopimus {title}"),
        Card(id=own("card"), created=AT, sheet=sheet.id, column="x", text=title,
             actors=(kela_id,), became=(note.id,)),
        GridRow(id=own("row"), created=AT, sheet=sheet.id, item=kela_id, cells={"a": title}),
        Harvest(id=own("harvest"), created=AT, table=cafe.id, round=1, text=title),
        Attendee(id=own("attendee"), created=AT, day=day.id, name="Maija", actor=kela_id),
        NoFlow(id=own("no flow"), created=AT, source=koulu_id, target=kela_id),
        Snapshot(id=own("snapshot"), created=AT, name="Kartta 1", actors=tuple(actors.values()),
                 links=(link,)),
    ]  # fmt: skip
    workshop = group(title).with_rows("actors", actors)
    tables = {type(row): {row.id: row} for row in rows}
    for table, entity_type in TABLES.items():
        if entity_type in tables:
            workshop = workshop.with_rows(table, tables[entity_type])
    return workshop


def test_everything_that_was_written_comes_along() -> None:
    """Under the agenda of the first, pointing at the joined actors, each kind in its place."""
    a, b = with_everything("A", "Kela"), with_everything("B", "KELA")
    result = merged(a, b).workshop
    (day,), (step,) = result.days.values(), result.steps.values()
    assert (day.id, step.id) == ("a day", "a step")
    kela = next(actor.id for actor in result.actors.values() if actor.name == "Kela")
    assert {note.text for note in result.notes.values()} == {"muistio A", "muistio B"}
    for note in result.notes.values():
        assert note.actors == (kela,) and note.step == step.id
    (target,) = result.targets.values()
    (link,) = result.links.values()
    assert target.why == "A\nB" and target.links == (link.id,)
    assert len(result.agreements) == len(result.cards) == len(result.harvests) == 2
    assert {sheet.title for sheet in result.sheets.values()} == {"Odotukset (A)", "Odotukset (B)"}
    assert all(card.actors == (kela,) for card in result.cards.values())
    assert all(row.item == kela for row in result.grid_rows.values())
    (attendee,) = result.attendees.values()
    assert attendee.actor == kela and attendee.day == day.id
    assert len(result.no_flows) == 1
    assert {each.name for each in result.snapshots.values()} == {"Kartta 1 (A)", "Kartta 1 (B)"}
    for snapshot in result.snapshots.values():
        assert {actor.id for actor in snapshot.actors} == set(result.actors)
        assert [one.id for one in snapshot.links] == [link.id]
    assert Workshop.from_documents(result.documents()) == result
    assert merged(result, b).workshop.documents().keys() == result.documents().keys()
    again = merged(result, b).workshop
    for table in TABLES:
        if table != "session":
            assert set(again.rows(table)) == set(result.rows(table)), table


def test_a_flow_that_one_group_says_is_not_there_is_a_contradiction() -> None:
    a = with_everything("A", "Kela")
    b = group("B", "Kela", "Koulu", links=[a_link("B", "Koulu", "Kela", "palaute")])
    result = merged(a, b)
    assert result.workshop.no_flows == {}
    (denied,) = [each for each in result.conflicts if each.field == "flow"]
    assert denied.name == "Koulu → Kela"
    assert [said.words for said in denied.said] == ["palaute", "nothing flows"]


def test_a_day_that_only_another_group_ran_comes_along_behind() -> None:
    a = with_everything("A", "Kela")
    b = with_everything("B", "Kela")
    other_day = next(iter(b.days.values())).model_copy(
        update={"number": 2, "phase": Phase.FOLLOW_UP}
    )
    unused = other_day.model_copy(update={"id": "b unused", "number": 3, "steps": ()})
    b = b.with_rows("days", {other_day.id: other_day, unused.id: unused})
    result = merged(a, b).workshop
    assert [(day.id, day.number) for day in result.days_in_order()] == [("a day", 1), ("b day", 2)]
    assert {note.step for note in result.notes.values()} == {"a step", "b step"}


def test_texts_that_are_too_long_together_are_both_told() -> None:
    a = group("A", an_actor("A", "Kela", tasks="a" * 15_000))
    b = group("B", an_actor("B", "Kela", tasks="b" * 15_000))
    result = merged(a, b)
    (conflict,) = result.conflicts
    assert not conflict.both and {len(said.words) for said in conflict.said} == {15_000}
