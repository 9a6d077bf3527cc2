"""Link lines: arrows, names, lists, what a link says, and what is refused."""

from __future__ import annotations

import pytest
from capture_shop import AT, added_actors, added_links, after, empty, in_words, with_actors

from model.capture import read
from model.changes import apply_change
from model.entities import LinkState, Nature, Note, Strength, ValueLink

PLAIN = "(tangible, existing, unspecified)"


@pytest.mark.parametrize(
    ("arrow", "nature", "state"),
    [
        ("->", "tangible", "existing"),
        ("-->", "tangible", "existing"),
        ("=>", "tangible", "existing"),
        ("→", "tangible", "existing"),
        ("–>", "tangible", "existing"),
        ("..>", "intangible", "existing"),
        ("...>", "intangible", "existing"),
        ("…>", "intangible", "existing"),
        ("⇢", "intangible", "existing"),
        ("?>", "tangible", "wished"),
        ("?->", "tangible", "wished"),
        ("-?>", "tangible", "wished"),
        ("?→", "tangible", "wished"),
        ("?..>", "intangible", "wished"),
        ("..?>", "intangible", "wished"),
        ("x>", "tangible", "broken"),
        ("X>", "tangible", "broken"),
        ("-x>", "tangible", "broken"),
        ("x..>", "intangible", "broken"),
    ],
)
def test_every_arrow_says_nature_and_state(arrow: str, nature: str, state: str) -> None:
    line = f"Kela {arrow} Ohjaamo: tieto"
    assert in_words(line, empty()) == [f"Kela > Ohjaamo: tieto ({nature}, {state}, unspecified)"]


@pytest.mark.parametrize("arrow", ["<-", "<--", "<=", "←", "<..", "<…", "⇠", "<?", "<?..", "<x"])
def test_arrows_to_the_left_swap_giver_and_getter(arrow: str) -> None:
    (link,) = in_words(f"Kela {arrow} Ohjaamo: tieto", empty())
    assert link.startswith("Ohjaamo > Kela: tieto")


@pytest.mark.parametrize("arrow", ["<->", "<>", "<=>", "↔", "<..>", "<?>", "<x>", "<?..>"])
def test_arrows_both_ways_make_two_links(arrow: str) -> None:
    there, back = in_words(f"Kela {arrow} Ohjaamo: tieto", empty())
    assert there.startswith("Kela > Ohjaamo") and back.startswith("Ohjaamo > Kela")


@pytest.mark.parametrize(
    ("line", "link"),
    [
        ("Kela->Ohjaamo: x", "Kela > Ohjaamo: x"),
        ("Kela->Ohjaamo:x", "Kela > Ohjaamo: x"),
        ("TE-toimisto->Etelä-Kymi: x", "TE-toimisto > Etelä-Kymi: x"),
        ("TE-toimisto<-Kela: x", "Kela > TE-toimisto: x"),
        ("Kela\u00a0->\u00a0Ohjaamo: x", "Kela > Ohjaamo: x"),
        ("  Kela  ->  Ohjaamo  :  x  ", "Kela > Ohjaamo: x"),
        ("Kela\t->\tOhjaamo:\tx\r\n", "Kela > Ohjaamo: x"),
        ("Kela -> SPR:n osasto: x", "Kela > SPR:n osasto: x"),
        ("SPR:n osasto -> THL:lle: x", "SPR:n osasto > THL:lle: x"),
        ("Kela -> klo 10:30 ryhmä: x", "Kela > klo 10:30 ryhmä: x"),
        ("Kela -> Ohjaamo: katso http://kela.fi/a:b", "Kela > Ohjaamo: katso http://kela.fi/a:b"),
        ("Kela -> Ohjaamo: ensin a -> sitten b", "Kela > Ohjaamo: ensin a -> sitten b"),
        ("Kela -> Ohjaamo: raha, tieto", "Kela > Ohjaamo: raha, tieto"),
        ("Ryhmä x -> Ohjaamo: y", "Ryhmä x > Ohjaamo: y"),
        ("x -> y: z", "x > y: z"),
        ("Linux-> Kela: z", "Linux > Kela: z"),
        ('"Osuuskunta: Valo -> Voima" -> Kela: x', "Osuuskunta: Valo -> Voima > Kela: x"),
        ('"Sanoo ""hei"", ry" -> Kela: x', 'Sanoo "hei", ry > Kela: x'),
        ("”Osuuskunta: Valo” -> Kela: x", "Osuuskunta: Valo > Kela: x"),
        ('"Valo" ry -> Kela: x', '"Valo" ry > Kela: x'),
        ('Kela -> Ohjaamo: "lomake #3 !"', "Kela > Ohjaamo: lomake #3 !"),
        ('Kela -> Ohjaamo: sanat "ihan loppuun"', 'Kela > Ohjaamo: sanat "ihan loppuun"'),
        ("[/b] -> [@click=app.quit]x[/]: [red]", "[/b] > [@click=app.quit]x[/]: [red]"),
    ],
)
def test_names_and_values_are_read_as_they_are_meant(line: str, link: str) -> None:
    assert in_words(line, empty()) == [f"{link} {PLAIN}"]


def test_several_at_once_and_chains() -> None:
    assert [link.split(" (")[0] for link in in_words("A, B -> C, D: x", empty())] == [
        "A > C: x",
        "A > D: x",
        "B > C: x",
        "B > D: x",
    ]
    assert [link.split(" (")[0] for link in in_words("A -> B ..> C: x", empty())] == [
        "A > B: x",
        "B > C: x",
    ]
    # Everybody with everybody: nobody with themselves, and no pair twice.
    assert len(in_words("A, B, C <-> A, B, C: x", empty())) == 6


@pytest.mark.parametrize(
    "name",
    ["Kaakkois-Suomen elinkeino-, liikenne- ja ympäristökeskus", "Sosiaali-, terveys- ja pelastus"],
)
def test_a_comma_after_a_hyphen_belongs_to_the_name(name: str) -> None:
    assert in_words(f"{name}, Kela -> Ohjaamo: x", empty())[0].startswith(f"{name} > Ohjaamo")


def test_a_known_name_with_a_comma_needs_no_quotes() -> None:
    workshop = with_actors("Kirjasto, Kouvola", "Kela")
    assert in_words("Kirjasto, kouvola -> Kela: x", workshop)[0].startswith("Kirjasto, Kouvola > K")
    both = read(
        "Kirjasto, Kouvola -> Kela: x", with_actors("Kirjasto, Kouvola", "Kirjasto", "Kouvola"), AT
    )
    assert both.change is None and "quotes" in both.error


def test_tags_say_strength_category_and_channel() -> None:
    (link,) = added_links(read('A -> B: tieto ! #"pitkä sana" @palaveri', empty(), AT))
    assert (link.what, link.strength, link.category, link.channel) == (
        "tieto",
        Strength.STRONG,
        "pitkä sana",
        "palaveri",
    )
    (link,) = added_links(read("A -> B: tieto #raha, viikoittain !-", empty(), AT))
    assert (link.what, link.strength, link.category) == (
        "tieto , viikoittain",
        Strength.WEAK,
        "raha",
    )
    (link,) = added_links(read("A -> B: apua! kysy a@b.fi, 5#6", empty(), AT))
    assert (link.what, link.strength, link.category, link.channel) == (
        "apua! kysy a@b.fi, 5#6",
        Strength.UNSPECIFIED,
        "",
        "",
    )


def test_new_actors_come_before_their_links_and_keep_their_order() -> None:
    reading = read("Åbo, Björneborg -> Cygnaeus: x", empty(), AT)
    assert [actor.name for actor in added_actors(reading)] == ["Åbo", "Björneborg", "Cygnaeus"]
    assert reading.new_actors == ("Åbo", "Björneborg", "Cygnaeus")
    assert [kind for kind, _id in reading.saved] == ["actor"] * 3 + ["link"] * 2
    assert reading.change is not None
    workshop = apply_change(empty(), reading.change)
    assert [actor.name for actor in workshop.actors.values()] == list(reading.new_actors)
    assert [entity_id for _kind, entity_id in reading.saved] == [*workshop.actors, *workshop.links]
    assert next(iter(workshop.actors.values())).created == AT


def test_known_names_are_found_by_name_label_and_alias_in_any_case() -> None:
    workshop = with_actors("Kansaneläkelaitos", "Kotkan  Ohjaamo", a0="Kela")
    for line in ("kela -> KOTKAN ohjaamo: x", "KANSANELÄKELAITOS -> kotkan   Ohjaamo: x"):
        reading = read(line, workshop, AT)
        assert reading.new_actors == ()
        (link,) = added_links(reading)
        assert (link.source, link.target) == ("a0", "a1")


def test_a_decomposed_name_is_the_same_name() -> None:
    assert read("Ho\u0308lma\u0308 -> B: x", with_actors("Hölmä", "B"), AT).new_actors == ()


def test_two_actors_of_one_spelling_are_shown_and_never_guessed() -> None:
    workshop = with_actors("Kela", "Kansaneläkelaitos", "Ohjaamo", a1="Kela")
    reading = read("kela -> Ohjaamo: x", workshop, AT)
    assert reading.change is None
    assert '"Kela"' in reading.error and '"Kansaneläkelaitos"' in reading.error
    assert reading.spans[0].role == "error"
    (link,) = added_links(read('"Kela" -> Ohjaamo: x', workshop, AT))
    assert link.source == "a0"
    twins = read("Kela -> Ohjaamo: x", with_actors("Kela", "Kela", "Ohjaamo"), AT)
    assert twins.change is None and "rename" in twins.error


@pytest.mark.parametrize(
    "line",
    [
        "klo 10-11: tauko",
        "Hinta 5->6 euroa",
        "Hinta 5 -> 6: kallistui",
        "9.00->9.15: avaus",
        "lämpö 3 -> -5 astetta",
        "lämpö <-5 astetta",
        "http://x -> y",
        "http://x -> y: z",
        "asiakas ei löydä palvelua -> tarvitaan neuvontaa",
        "Me huomasimme eilen että moni nuori jää ilman apua -> pitää toimia: nyt heti",
        "-> pitäisi vielä yhdessä sopia",
        "-5 astetta",
        "hyvä :->",
        '"asiakas -> palvelu" oli hyvä kuva',
        "TE-toimisto - Kela: tauko",
        "a > b: c",
        "3 < 5",
        "a --- b",
    ],
)
def test_running_text_with_signs_in_it_is_a_note(line: str) -> None:
    reading = read(line, empty(), AT)
    assert reading.change is not None, reading.error
    (edit,) = reading.change.edits
    assert isinstance(edit.after, Note) and edit.after.text == line
    assert reading.new_actors == ()


def test_known_names_make_a_link_of_what_would_be_running_text() -> None:
    workshop = with_actors("Ryhmä 1", "2. ryhmä")
    assert in_words("Ryhmä 1 -> 2. ryhmä: x", workshop)[0].startswith("Ryhmä 1 > 2. ryhmä")
    reading = read("Ryhmä 1 -> siitä pitää sopia ihan erikseen", workshop, AT)
    assert reading.change is None and reading.error


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Kela ->", "after the arrow"),
        ("Kela -> Ohjaamo", "add “: what” after Ohjaamo"),
        ("a -> b", "' text for a note"),
        ("Kela -> Ohjaamo:", "what flows to Ohjaamo"),
        ("Kela -> Ohjaamo: #tieto", "what flows to Ohjaamo"),
        ("Kela -> Ohjaamo: x #", "category after #"),
        ("Kela -> Ohjaamo: x @", "channel after @"),
        ('"Osuuskunta -> Kela: x', "quote is not closed"),
    ],
)
def test_an_unfinished_link_says_what_is_missing(line: str, words: str) -> None:
    reading = read(line, empty(), AT)
    assert reading.change is None and reading.unfinished
    assert words in reading.error


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("-> Kela: x", "before the arrow"),
        ("Kela -> kela: x", "two different actors"),
        ("Kela -> Uusi /3s: x", "+ Uusi /3s"),
        ("Kela -> Ohjaamo: x #a #b", "two: a and b"),
        ("Kela -> Ohjaamo: x @a @b", "two: a and b"),
        ("Kela -> Ohjaamo: x ! !-", "strong and weak"),
        (f"{'k' * 121} -> Ohjaamo: x", "at most 120"),
        (f"Kela -> Ohjaamo: {'x' * 301}", "at most 300"),
        (f"Kela -> Ohjaamo: x #{'x' * 301}", "at most 300"),
        ('"" -> Ohjaamo: x', "blank"),
        ('"   " -> Ohjaamo: x', "blank"),
        ("Kela -> \u200b: x", "blank"),
        ("Kela\x00 -> Ohjaamo: x", "control characters"),
        ("\x1b[31mKela", "control characters"),
        ("ylä\nala", "control characters"),
        ("\x07\x08", "control characters"),
        ("\ud800", "control characters"),
        (", ".join(f"a{n}" for n in range(70)) + " -> B: x", "more than 60 names"),
        (
            ", ".join(f"a{n}" for n in range(30))
            + " -> "
            + ", ".join(f"b{n}" for n in range(30))
            + ": x",
            "900 links",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_words(line: str, words: str) -> None:
    reading = read(line, empty(), AT)
    assert reading.change is None and reading.saved == () and reading.summary == ""
    assert words in reading.error and not reading.unfinished


def test_a_link_on_the_map_already_is_refused() -> None:
    workshop = after(empty(), "Kela -> Ohjaamo: Tieto #raha")
    for line in ("Kela -> Ohjaamo: tieto", "ohjaamo <- kela: tieto #raha"):
        reading = read(line, workshop, AT)
        assert reading.change is None and "on the map already" in reading.error
    some = read("Kela -> Ohjaamo, nuori: tieto", workshop, AT)
    assert len(added_links(some)) == 1
    assert "already on the map: Kela → Ohjaamo" in some.summary


def test_saying_more_of_a_link_on_the_map_changes_it() -> None:
    workshop = after(empty(), "Kela -> Ohjaamo: tieto ! @posti")
    reading = read("Kela -> Ohjaamo: tieto !- #raha", workshop, AT)
    assert reading.change is not None
    (edit,) = reading.change.edits
    assert isinstance(edit.after, ValueLink) and edit.before is not None
    assert (edit.after.id, edit.after.strength, edit.after.category, edit.after.channel) == (
        edit.before.id,
        Strength.WEAK,
        "raha",
        "posti",
    )
    assert reading.saved == (("link", edit.after.id),)
    assert "changes link Kela → Ohjaamo" in reading.summary and "(was strong)" in reading.summary


def test_the_same_flow_in_another_state_is_new_and_said() -> None:
    workshop = after(empty(), "Kela ?> Ohjaamo: tieto")
    reading = read("Kela -> Ohjaamo: tieto", workshop, AT)
    (link,) = added_links(reading)
    assert (link.state, link.nature) == (LinkState.EXISTING, Nature.TANGIBLE)
    assert "the same is on the map as tangible, wished for" in reading.summary


def test_the_summary_says_everything_that_will_be_saved() -> None:
    workshop = with_actors("Kela", "TE-toimisto")
    assert (
        read("Kela -> TE-toimisto: asiakastieto #tieto", workshop, AT).summary
        == "new link Kela → TE-toimisto  asiakastieto  tangible  category tieto"
    )
    assert (
        read("Kela <..?> nuori: apu !- @chat", workshop, AT).summary
        == "2 new links Kela ↔ nuori  apu  intangible  wished for  weak  channel chat"
        "  new actor nuori"
    )


def test_spans_colour_the_line_as_it_was_typed() -> None:
    line = '\tKela ->"Uusi: ry":  apu  ! #tuki @"oma kanava" '
    reading = read(line, with_actors("Kela"), AT)
    assert [(line[span.start : span.end], span.role) for span in reading.spans] == [
        ("Kela", "actor"),
        ("->", "arrow"),
        ('"Uusi: ry"', "new_actor"),
        ("apu", "what"),
        ("!", "mark"),
        ("#tuki", "category"),
        ('@"oma kanava"', "channel"),
    ]
