"""A draft and a session to one undoable change: what is added, changed, kept and skipped."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.apply import applied
from importers.draft import DraftActor, DraftLink, ImportDraft, Outcome, Skipped, Stopped
from model.changes import apply_change
from model.entities import (
    Actor,
    Contact,
    InvitationState,
    LinkState,
    Nature,
    Sector,
    Session,
    Step,
    ValueLink,
)
from model.recorder import Recorder
from model.workshop import Workshop

NOW = dt.datetime(2026, 11, 24, 9, 0)


def rows(*entities: Any) -> dict[str, Any]:
    return {entity.id: entity for entity in entities}


KELA = Actor(id="kela", created=NOW, name="Kansaneläkelaitos", label="Kela", aliases=("FPA",))
TOWN = Actor(id="town", created=NOW, name="Kouvolan kaupunki", sector=Sector.PUBLIC, tasks="opetus")
LINK = ValueLink(id="link", created=NOW, source="kela", target="town", what="Tieto")


def session(*links: ValueLink, actors: tuple[Actor, ...] = (KELA, TOWN)) -> Workshop:
    return Workshop(
        session=Session(id="s", created=NOW, title="Verkko"),
        actors=rows(*actors),
        links=rows(*links),
    )


def one(name: str, key: str = "", **fields: object) -> DraftActor:
    return DraftActor(key or name, f"row {key or name}", {"name": name, **fields})


def flow(source: str, target: str, what: str, **fields: object) -> DraftLink:
    return DraftLink(source, target, f"row {source}-{what}", {"what": what, **fields})


def draft(*items: DraftActor | DraftLink) -> ImportDraft:
    return ImportDraft(
        actors=tuple(item for item in items if isinstance(item, DraftActor)),
        links=tuple(item for item in items if isinstance(item, DraftLink)),
    )


def after(outcome: Outcome, workshop: Workshop) -> Workshop:
    return apply_change(workshop, outcome.change) if outcome.change is not None else workshop


def reasons(outcome: Outcome) -> list[str]:
    return [f"{item.where}: {item.why}" for item in outcome.skipped]


def test_actors_are_known_by_name_label_and_alias() -> None:
    workshop = session()
    for name in ("kansaneläkelaitos", "KELA", "fpa", "  Kela  "):
        outcome = applied(draft(one(name)), workshop, NOW)
        assert outcome.change is None and outcome.count("same") == {"actor": 1}
    outcome = applied(draft(one("Kela Kouvola")), workshop, NOW)
    assert outcome.count("added") == {"actor": 1}


def test_what_is_empty_is_filled_and_what_is_said_stays() -> None:
    workshop = session()
    said = one("Kouvolan kaupunki", tasks="kotoutuminen", needs="tilat", networks=("ydin",))
    outcome = applied(draft(said), workshop, NOW)
    town = after(outcome, workshop).actors["town"]
    assert (town.tasks, town.needs, town.networks) == ("opetus", "tilat", ("ydin",))
    assert reasons(outcome) == [
        "row Kouvolan kaupunki: Tasks: “opetus” stays; the document says “kotoutuminen”"
    ]
    (deed,) = outcome.deeds
    assert deed.verdict == "changed" and deed.details == ("Needs, expects", "Networks")
    replaced = applied(draft(said), workshop, NOW, replace=True)
    assert after(replaced, workshop).actors["town"].tasks == "kotoutuminen"
    assert replaced.skipped == ()


def test_contacts_join_by_address_or_name_and_move_on_only() -> None:
    known = Contact(name="Anna Esimerkki", email="anna@example.fi", state=InvitationState.INVITED)
    kela = KELA.model_copy(update={"contacts": (known,)})
    workshop = session(actors=(kela, TOWN))
    news = (
        Contact(name="A. Esimerkki", email="ANNA@example.fi", phone="1", state="registered"),
        Contact(name="Bo Exempel"),
    )
    outcome = applied(draft(one("Kela", contacts=news)), workshop, NOW)
    anna, bo = after(outcome, workshop).actors["kela"].contacts
    assert (anna.name, anna.phone, anna.state) == ("Anna Esimerkki", "1", "registered")
    assert bo.name == "Bo Exempel"
    old = (Contact(name="Anna Esimerkki", state=InvitationState.INVITED),)
    again = applied(draft(one("Kela", contacts=old)), after(outcome, workshop), NOW)
    assert again.change is None


def test_two_actors_of_one_name_are_never_guessed() -> None:
    twins = (KELA.model_copy(update={"id": "other"}), KELA)
    workshop = session(actors=(*twins, TOWN))
    outcome = applied(
        draft(one("Kela"), one("Koulu"), flow("Kela", "Koulu", "tieto")), workshop, NOW
    )
    assert outcome.count("added") == {"actor": 1}
    assert (
        all("several actors" in words for words in reasons(outcome)) and len(outcome.skipped) == 2
    )


def test_rows_about_one_actor_are_told_together() -> None:
    outcome = applied(
        draft(one("Koulu", "k", tasks="opetus"), one("Koulu", "k", needs="tilat")), session(), NOW
    )
    (deed,) = outcome.deeds
    assert deed.verdict == "added" and outcome.count("added") == {"actor": 1}
    koulu = next(iter(outcome.change.edits)).after if outcome.change else None
    assert isinstance(koulu, Actor) and (koulu.tasks, koulu.needs) == ("opetus", "tilat")


def test_links_there_already_are_not_added_again() -> None:
    workshop = session(LINK)
    ends = (one("Kela"), one("Kouvolan kaupunki"))
    same = flow("Kela", "Kouvolan kaupunki", "tieto")
    assert applied(draft(*ends, same), workshop, NOW).change is None
    more = flow("Kela", "Kouvolan kaupunki", "TIETO", channel="palaveri", trust=4)
    outcome = applied(draft(*ends, more), workshop, NOW)
    assert outcome.count("changed") == {"link": 1}
    link = after(outcome, workshop).links["link"]
    assert (link.what, link.channel, link.trust) == ("Tieto", "palaveri", 4)
    others = (
        flow("Kela", "Kouvolan kaupunki", "tieto", nature=Nature.INTANGIBLE),
        flow("Kela", "Kouvolan kaupunki", "tieto", state=LinkState.WISHED),
        flow("Kouvolan kaupunki", "Kela", "tieto"),
    )
    assert applied(draft(*ends, *others), workshop, NOW).count("added") == {"link": 3}


def test_a_link_said_twice_in_the_document_is_added_once() -> None:
    ends = (one("Kela"), one("Koulu"))
    outcome = applied(
        draft(*ends, flow("Kela", "Koulu", "tieto"), flow("Kela", "Koulu", "Tieto")), session(), NOW
    )
    assert outcome.count("added") == {"actor": 1, "link": 1}
    assert reasons(outcome) == ["row Kela-Tieto: it says the same as row Kela-tieto"]


def test_links_that_cannot_be_are_skipped_with_the_reason() -> None:
    outcome = applied(
        draft(
            one("Kela"),
            one("\u200b"),
            flow("Kela", "Kela", "a"),
            flow("Kela", "nobody", "b"),
            flow("Kela", "\u200b", "c"),
            flow("Kela", "Kela", ""),
        ),
        session(),
        NOW,
    )
    assert outcome.change is None
    words = " | ".join(reasons(outcome))
    assert "give to itself" in words and "nobody: there is no such actor" in words
    assert words.count("the name is blank") == 2


def test_a_value_that_does_not_fit_leaves_the_rest() -> None:
    outcome = applied(
        draft(one("Koulu", tasks="x" * 20_001, needs="tilat", sector="moon")), session(), NOW
    )
    koulu = after(outcome, session()).actors
    assert [a.needs for a in koulu.values() if a.name == "Koulu"] == ["tilat"]
    assert len(outcome.skipped) == 2 and any("20,001" in words for words in reasons(outcome))


def test_names_that_are_too_long_are_cut_and_known_again() -> None:
    long = "Pitkä " * 30
    workshop = session()
    outcome = applied(draft(one(long), one("Kela"), flow(long, "Kela", "y" * 400)), workshop, NOW)
    now = after(outcome, workshop)
    (added,) = [actor for actor in now.actors.values() if actor.id not in workshop.actors]
    assert len(added.name) <= 120 and added.name.endswith("…")
    (link,) = now.links.values()
    assert link.what.endswith("…") and link.note == "y" * 400
    assert applied(draft(one(long)), now, NOW).change is None


def test_it_is_one_change_and_one_undo() -> None:
    recorder = Recorder(session(LINK))
    before = recorder.workshop
    outcome = applied(
        draft(one("Koulu"), one("Kela", tasks="etuudet"), flow("Koulu", "Kela", "tieto")),
        before,
        NOW,
    )
    assert outcome.change is not None
    recorder.apply(outcome.change)
    assert len(recorder.workshop.actors) == 3 and len(recorder.workshop.links) == 2
    recorder.undo(NOW)
    assert (recorder.workshop.actors, recorder.workshop.links) == (before.actors, before.links)


def test_a_step_of_another_session_is_forgotten() -> None:
    step = Step(id="here", created=NOW, title="Avaus")
    workshop = session()
    workshop = workshop.with_rows("steps", rows(step))
    outcome = applied(draft(one("A", step="here"), one("B", step="elsewhere")), workshop, NOW)
    steps = {actor.name: actor.step for actor in after(outcome, workshop).actors.values()}
    assert steps["A"] == "here" and steps["B"] is None


def test_the_summary_has_what_scripts_rely_on() -> None:
    outcome = applied(
        ImportDraft(actors=(one("Koulu"),), skipped=(Skipped("row 9", "empty"),)), session(), NOW
    )
    summary = outcome.summary()
    assert summary["added"] == {"actor": 1} and summary["changed"] == {}
    assert summary["skipped"] == [{"where": "row 9", "why": "empty"}]


def test_it_can_be_stopped_and_nothing_has_happened() -> None:
    def stop(done: int, total: int) -> None:
        if done:
            raise Stopped

    workshop = session()
    many = draft(*(one(f"Toimija {number}") for number in range(500)))
    with pytest.raises(Stopped):
        applied(many, workshop, NOW, progress=stop)
    assert len(workshop.actors) == 2


NAMES = st.sampled_from(["Kela", "FPA", "Koulu", "koulu", "Kunta", "Kouvolan kaupunki"])
WHATS = st.sampled_from(["tieto", "Tieto", "raha"])


@settings(deadline=None, max_examples=60)
@given(
    names=st.lists(st.tuples(NAMES, st.sampled_from(["", "tasks", "needs"])), max_size=6),
    flows=st.lists(
        st.tuples(
            st.integers(0, 5),
            st.integers(0, 5),
            WHATS,
            st.sampled_from([None, 1, 5]),
            st.sampled_from([None, *Nature]),
        ),
        max_size=8,
    ),
)
def test_importing_anything_twice_adds_nothing_the_second_time(
    names: list[tuple[str, str]], flows: list[tuple[int, int, str, int | None, Nature | None]]
) -> None:
    actors = [
        one(name, str(number), **({field: "x"} if field else {}))
        for number, (name, field) in enumerate(names)
    ]
    links = []
    for source, target, what, trust, nature in flows:
        fields: dict[str, object] = {} if trust is None else {"trust": trust}
        if nature is not None:
            fields["nature"] = nature
        links.append(flow(str(source), str(target), what, **fields))
    document = draft(*actors, *links)
    workshop = session(LINK)
    once = after(applied(document, workshop, NOW), workshop)
    again = applied(document, once, NOW)
    assert again.count("added") == {}
    assert len(once.actors) <= 2 + len(names)
