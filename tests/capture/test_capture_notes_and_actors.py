"""Notes with their marks and mentions, and lines of actors."""

from __future__ import annotations

import pytest
from capture_shop import AT, added_actors, after, empty, the_note, with_actors

from locales import speaking
from model.capture import read
from model.entities import Actor, ActorKind, NoteKind, Phase, Sector


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("pelkkä havainto", NoteKind.OBSERVATION, "pelkkä havainto"),
        ("! päätös", NoteKind.DECISION, "päätös"),
        ("? kysymys", NoteKind.QUESTION, "kysymys"),
        ("* idea", NoteKind.IDEA, "idea"),
        ("- tehtävä", NoteKind.TASK, "tehtävä"),
        ("> sitaatti", NoteKind.QUOTATION, "sitaatti"),
        ("= parkkipaikka", NoteKind.PARKED, "parkkipaikka"),
        ("' A -> B: C", NoteKind.OBSERVATION, "A -> B: C"),
        ("' ! huuto", NoteKind.OBSERVATION, "! huuto"),
        ("  !  väljä   teksti ", NoteKind.DECISION, "väljä   teksti"),
        ("!päätös", NoteKind.DECISION, "päätös"),
        ("-tehtävä", NoteKind.TASK, "tehtävä"),
        ("-5 astetta", NoteKind.OBSERVATION, "-5 astetta"),
        (">90 % asiakkaista", NoteKind.OBSERVATION, ">90 % asiakkaista"),
        ("?!", NoteKind.OBSERVATION, "?!"),
        ("???", NoteKind.OBSERVATION, "???"),
        ("'rohkeus' on sana", NoteKind.OBSERVATION, "'rohkeus' on sana"),
        ("+358 40 123", NoteKind.OBSERVATION, "+358 40 123"),
        ("- A -> B: C", NoteKind.TASK, "A -> B: C"),
        ("! ehdotus: A -> B", NoteKind.DECISION, "ehdotus: A -> B"),
        ("[/b] [@click=app.quit]x[/]", NoteKind.OBSERVATION, "[/b] [@click=app.quit]x[/]"),
        ("👩‍👩‍👧 tuli", NoteKind.OBSERVATION, "👩‍👩‍👧 tuli"),
        ("\ufeff! päätös", NoteKind.DECISION, "päätös"),
    ],
)
def test_the_mark_says_the_kind(line: str, kind: NoteKind, text: str) -> None:
    note = the_note(read(line, empty(), AT))
    assert (note.kind, note.text) == (kind, text)


def test_a_note_carries_time_step_and_phase() -> None:
    note = the_note(read("* idea", empty(), AT, step="s1", phase=Phase.MAPPING))
    assert (note.created, note.step, note.phase) == (AT, "s1", Phase.MAPPING)


@pytest.mark.parametrize("line", ["", " ", "\t", "\n", "\u00a0", "\u200b", "\ufeff"])
def test_a_blank_line_is_nothing(line: str) -> None:
    reading = read(line, empty(), AT)
    assert (reading.change, reading.error, reading.summary) == (None, "", "")


@pytest.mark.parametrize(
    "line", ["?", "*", "! ", "-", ">", "=", "'", "+", "+ ", '> ""', "> \u200b"]
)
def test_a_mark_alone_asks_for_its_text(line: str) -> None:
    reading = read(line, empty(), AT)
    assert reading.change is None and reading.error and reading.unfinished


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("@Kela tuli", ["a0"]),
        ("(@kela)", ["a0"]),
        ("@Kela, @Kouvolan kaupunki ja @kela", ["a0", "a2"]),
        ("@Kelan kanssa", ["a0"]),
        ("@kelalle ja @Kelassa", ["a0"]),
        ("@SPR:n ja @SPR:lle", ["a3"]),
        ("@Kouvolan kaupungin kanssa", ["a2"]),
        ("@Kouvolan kaupungista puhuttiin", ["a2"]),
        ("@Aanekosken koulu", ["a4"]),
        ('@"Osuuskunta: Valo -> Voima" tuli', ["a5"]),
        ("@Osuuskunta: Valo -> Voima tuli", ["a5"]),
        ("@KV tuli", ["a2"]),
        ("posti matti@kela.fi", []),
        ("@Kelasto", []),
        ("@ Kela", []),
    ],
)
def test_mentions_are_found_as_people_write_them(text: str, ids: list[str]) -> None:
    workshop = with_actors(
        "Kela",
        "Kouvola",
        "Kouvolan kaupunki",
        "SPR",
        "Äänekosken koulu",
        "Osuuskunta: Valo -> Voima",
        a2="KV",
    )
    note = the_note(read(f"! {text}", workshop, AT))
    assert list(note.actors) == ids
    assert note.text == text


def test_the_longest_name_is_mentioned() -> None:
    workshop = with_actors("Kotka", "Kotkan seurakunta")
    assert the_note(read("@Kotkan seurakunta", workshop, AT)).actors == ("a1",)
    assert the_note(read("@Kotkan koulut", workshop, AT)).actors == ("a0",)


def test_an_unknown_or_unclear_mention_stays_text_and_is_said() -> None:
    reading = read("puhuin @Matti Meikäläiselle", with_actors("Kela"), AT)
    assert the_note(reading).actors == ()
    assert "@Matti is no actor and stays text" in reading.summary
    unclear = read("@salo tuli", with_actors("Salo", "Salö", "Kaupunki", a2="salo"), AT)
    assert the_note(unclear).actors == ()
    assert "may be Salo or Kaupunki" in unclear.summary or "stays text" in unclear.summary
    exact = read("@salö tuli", with_actors("Salo", "Salö"), AT)
    assert the_note(exact).actors == ("a1",)


def test_a_mention_is_coloured() -> None:
    line = '> Maija: "kysyin @Kelalta"'
    spans = read(line, with_actors("Kela"), AT).spans
    assert [(line[span.start : span.end], span.role) for span in spans] == [
        (">", "mark"),
        ("@Kelalta", "actor"),
    ]


@pytest.mark.parametrize(
    ("line", "text", "speaker"),
    [
        ('> Maija: "meitä ei kuulla"', "meitä ei kuulla", "Maija"),
        ('> "Maija: nuori": "sanoi ""ei"""', 'sanoi "ei"', "Maija: nuori"),
        ('> "meitä ei kuulla"', "meitä ei kuulla", ""),
        ("> ”meitä ei kuulla”", "meitä ei kuulla", ""),
        ("> Maija: meitä ei kuulla", "Maija: meitä ei kuulla", ""),
        ('> "ei" sanoi Maija', '"ei" sanoi Maija', ""),
        (
            '> näin hän sanoi minulle eilen illalla: "ei"',
            'näin hän sanoi minulle eilen illalla: "ei"',
            "",
        ),
    ],
)
def test_a_quotation_may_name_its_speaker(line: str, text: str, speaker: str) -> None:
    note = the_note(read(line, empty(), AT))
    assert (note.text, note.speaker) == (text, speaker)


@pytest.mark.parametrize(
    ("codes", "sector", "kind"),
    [
        ("", Sector.UNKNOWN, ActorKind.ORGANISATION),
        ("/j", Sector.PUBLIC, ActorKind.ORGANISATION),
        ("/julkinen", Sector.PUBLIC, ActorKind.ORGANISATION),
        ("/PUB", Sector.PUBLIC, ActorKind.ORGANISATION),
        ("/y", Sector.PRIVATE, ActorKind.ORGANISATION),
        ("/yritys", Sector.PRIVATE, ActorKind.ORGANISATION),
        ("/pri", Sector.PRIVATE, ActorKind.ORGANISATION),
        ("/3s", Sector.THIRD, ActorKind.ORGANISATION),
        ("/3", Sector.THIRD, ActorKind.ORGANISATION),
        ("/third", Sector.THIRD, ActorKind.ORGANISATION),
        ("/jarjesto", Sector.THIRD, ActorKind.ORGANISATION),
        ("/a", Sector.CUSTOMER, ActorKind.CUSTOMER),
        ("/customer", Sector.CUSTOMER, ActorKind.CUSTOMER),
        ("/a /henkilö", Sector.CUSTOMER, ActorKind.PERSON),
        ("/j /asiakas", Sector.PUBLIC, ActorKind.CUSTOMER),
        ("/3s /ryhmä", Sector.THIRD, ActorKind.GROUP),
        ("/unit /public", Sector.PUBLIC, ActorKind.UNIT),
        ("/g", Sector.UNKNOWN, ActorKind.GROUP),
    ],
)
def test_codes_say_sector_and_kind(codes: str, sector: Sector, kind: ActorKind) -> None:
    (actor,) = added_actors(read(f"+ Uusi toimija {codes}", empty(), AT))
    assert (actor.name, actor.sector, actor.kind) == ("Uusi toimija", sector, kind)


def test_several_actors_share_the_code_after_them() -> None:
    made = added_actors(read('+ A, "B, ry" /j, C /3s, D', empty(), AT))
    assert [(actor.name, str(actor.sector)) for actor in made] == [
        ("A", "public"),
        ("B, ry", "public"),
        ("C", "third"),
        ("D", "unknown"),
    ]
    assert len({actor.created for actor in made}) == 4


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("+ A /p", "/public"),
        ("+ A /p", "/person"),
        ("+ A /zzz", "no sector"),
        ("+ A /j /3s", "one too many"),
        ("+ A /a /j /henkilö", "one too many"),
        ("+ A /ryhmä /henkilö", "one too many"),
        ("+ A /", "after /"),
        ("+ Kela -> Ohjaamo: x", "quote it if it is a name"),
        ("+ Hanke: Valo", "quote it if it is a name"),
        ("+ A /j B", "“B”"),
        ('+ "A', "not closed"),
        (f"+ {'k' * 121}", "at most 120"),
        ("+ \u200b", "blank"),
        ('+ " "', "blank"),
    ],
)
def test_bad_lines_of_actors_are_refused(line: str, words: str) -> None:
    reading = read(line, empty(), AT)
    assert reading.change is None and words in reading.error


def test_a_slash_inside_a_name_is_part_of_it() -> None:
    made = added_actors(read("+ TE/ELY, Kotka / Hamina", empty(), AT))
    assert [actor.name for actor in made] == ["TE/ELY", "Kotka / Hamina"]


def test_a_known_actor_gets_its_sector_set() -> None:
    workshop = with_actors("Kela", "SPR")
    reading = read("+ kela /julkinen", workshop, AT)
    assert reading.change is not None
    (edit,) = reading.change.edits
    assert isinstance(edit.after, Actor) and edit.after.sector is Sector.PUBLIC
    assert edit.after.name == "Kela" and reading.new_actors == ()
    assert reading.summary == "changes Kela: public sector (was sector unknown)"
    again = read("+ Kela /j", after(workshop, "+ Kela /j"), AT)
    assert again.change is None and "so already" in again.error
    bare = read("+ Kela", workshop, AT)
    assert bare.change is None and "there already" in bare.error
    mixed = read("+ Kela, Uusi", workshop, AT)
    assert mixed.new_actors == ("Uusi",) and "there already: Kela" in mixed.summary
    both = read("+ Kela, Kela, Uusi, uusi /3s", workshop, AT)
    assert both.change is not None and len(both.change.edits) == 2


def test_the_codes_are_the_same_in_both_languages() -> None:
    for name in ("fi", "en"):
        with speaking(name):
            (actor,) = added_actors(read("+ A /järjestö /person", empty(), AT))
            assert (actor.sector, actor.kind) == (Sector.THIRD, ActorKind.PERSON)
    with speaking("fi"):
        assert "/julkinen" in read("+ A /zzz", empty(), AT).error
