"""Whatever is typed is read or refused; whatever is written is read back as it was."""

from __future__ import annotations

import datetime as dt
import json

from capture_shop import AT, added_links, empty, the_note
from hypothesis import example, given, settings
from hypothesis import strategies as st

from model.capture import complete, read, write
from model.capture.folding import differ_little, plain, plain_length, visible
from model.changes import Change, apply_change
from model.entities import (
    Actor,
    ActorKind,
    LinkState,
    Nature,
    Note,
    NoteKind,
    Sector,
    Strength,
    ValueLink,
)
from model.workshop import Workshop

SIGNS = ("->", "<-", "<->", "..>", "?>", "x>", "→", " ", " ", ":", ": ", ",", "!", "!-", "#", "@")
MARKS = ("/", '"', '""', "”", "'", "+ ", "- ", "> ", "/j", "/3s", "[/b]", "?", "*", "=", "\t", "\n")
WORDS = (
    "Kela",
    "TE-toimisto",
    "a",
    "5",
    "Ä",
    "SPR:n",
    "10:30",
    "http://x",
    "\u200b",
    "\u0301",
    "👩‍👩‍👧",
)
PIECES = st.sampled_from((*SIGNS, *MARKS, *WORDS))
LINES = st.one_of(
    st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join), st.text(alphabet="ab->.:, ")
)
"""Any text, and text that is nearly a line of the language."""

TEXTS = LINES.map(lambda text: "".join(" " if char in "\n\t\r" else char for char in text))


def _plain_text(text: str) -> bool:
    return visible(text) and not any(
        ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or 0xD800 <= ord(char) < 0xE000 for char in text
    )


GOOD_TEXTS = TEXTS.filter(_plain_text)
"""Text that an entity may hold on one line."""

SHOP = Workshop(
    session=empty().session,
    actors={
        actor.id: actor
        for actor in (
            Actor(id="k", name="Kela", label="a", created=AT, sector=Sector.PUBLIC),
            Actor(id="t", name="TE-toimisto", aliases=("te", "[/b]"), created=AT),
            Actor(id="o", name='Valo "->" Voima, ry: x', created=AT),
        )
    },
    links={
        "l": ValueLink(id="l", created=AT, source="k", target="t", what="a", category="Ä#"),
    },
)


@given(LINES)
@settings(deadline=None, max_examples=100)
def test_any_line_makes_a_change_that_applies_and_keeps_or_is_refused(line: str) -> None:
    reading = read(line, SHOP, AT, step="s", phase=None)
    ends = [0]
    for span in reading.spans:
        assert ends[-1] <= span.start < span.end <= len(line)
        ends.append(span.end)
    if reading.change is None:
        assert reading.error or not visible(line)
        assert reading.saved == () and reading.new_actors == ()
        return
    assert reading.error == "" and reading.summary and "\n" not in reading.summary
    record = json.loads(json.dumps(reading.change.to_record()))
    assert Change.from_record(record) == reading.change
    after = apply_change(SHOP, reading.change)
    tables = {"actor": after.actors, "link": after.links, "note": after.notes}
    assert all(entity_id in tables[kind] for kind, entity_id in reading.saved)
    assert [entity_id for _kind, entity_id in reading.saved] == [
        edit.entity.id for edit in reading.change.edits
    ]
    assert apply_change(after, reading.change.undone(AT)) == SHOP


@given(LINES, st.integers(-2, 70))
@settings(deadline=None, max_examples=100)
def test_completions_stay_within_the_line(line: str, cursor: int) -> None:
    for completion in complete(line, cursor, SHOP):
        assert 0 <= completion.start <= cursor <= completion.end <= len(line)
        assert completion.text != line[completion.start : completion.end]


def _shop(*names: str) -> Workshop:
    actors = {
        f"n{number}": Actor(id=f"n{number}", name=name, created=AT)
        for number, name in enumerate(names)
    }
    return Workshop(session=empty().session, actors=actors)


@given(
    names=st.tuples(GOOD_TEXTS, GOOD_TEXTS, GOOD_TEXTS),
    what=GOOD_TEXTS,
    category=st.one_of(st.just(""), GOOD_TEXTS),
    channel=st.one_of(st.just(""), GOOD_TEXTS),
    nature=st.sampled_from(Nature),
    state=st.sampled_from(LinkState),
    strength=st.sampled_from(Strength),
)
@settings(deadline=None, max_examples=100)
@example(
    names=('"a', 'b"', "c"),
    what='"d',
    category='"',
    channel='"',
    nature=Nature.TANGIBLE,
    state=LinkState.EXISTING,
    strength=Strength.STRONG,
)
def test_a_link_that_is_written_is_read_back(
    names: tuple[str, str, str],
    what: str,
    category: str,
    channel: str,
    nature: Nature,
    state: LinkState,
    strength: Strength,
) -> None:
    shop = _shop(*names)
    spelled = {actor.name for actor in shop.actors.values()}
    if len(spelled) < 3:
        return
    link = ValueLink(
        id="l",
        created=AT,
        source="n0",
        target="n1",
        what=what,
        category=category,
        channel=channel,
        nature=nature,
        state=state,
        strength=strength,
    )
    line = write(link, shop)
    reading = read(line, shop, AT)
    (again,) = added_links(reading)
    assert again.model_copy(update={"id": "l"}) == link, line
    assert reading.new_actors == ()


@given(GOOD_TEXTS, st.sampled_from(Sector), st.sampled_from(ActorKind))
@settings(deadline=None, max_examples=100)
def test_an_actor_that_is_written_is_read_back(name: str, sector: Sector, kind: ActorKind) -> None:
    actor = Actor(id="x", name=name, sector=sector, kind=kind, created=AT)
    line = write(actor, empty())
    reading = read(line, empty(), AT)
    assert reading.change is not None, (line, reading.error)
    (edit,) = reading.change.edits
    assert edit.after is not None
    assert edit.after.model_copy(update={"id": "x"}) == actor


@given(GOOD_TEXTS, st.sampled_from(NoteKind), st.one_of(st.just(""), GOOD_TEXTS))
@settings(deadline=None, max_examples=100)
def test_a_note_that_is_written_is_read_back(text: str, kind: NoteKind, speaker: str) -> None:
    spoken = speaker if kind is NoteKind.QUOTATION else ""
    note = Note(id="x", text=text, kind=kind, speaker=spoken, created=AT)
    line = write(note, empty())
    again = the_note(read(line, empty(), AT))
    assert again.model_copy(update={"id": "x"}) == note, line


@given(LINES, st.integers(0, 40))
@settings(deadline=None, max_examples=100)
def test_plain_length_finds_the_stretch_that_makes_a_plain_beginning(
    text: str, wanted: int
) -> None:
    text = text.strip()
    folded = plain(text)
    length = plain_length(text, min(wanted, len(folded)))
    # One character may fold to several (ß to ss), so the stretch may reach a little further.
    assert plain(text[:length]).startswith(folded[: min(wanted, len(folded))].rstrip())


SHORT = st.text(alphabet="abcä", max_size=7)


@given(SHORT, SHORT, st.integers(1, 2))
@settings(deadline=None, max_examples=100)
def test_differ_little_is_the_distance_it_says(one: str, other: str, limit: int) -> None:
    assert differ_little(one, other, limit) == (_distance(one, other) <= limit)


def _distance(one: str, other: str) -> int:
    """Optimal string alignment, straight from its definition."""
    table = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            best = min(
                table[i - 1, j] + 1,
                table[i, j - 1] + 1,
                table[i - 1, j - 1] + (one[i - 1] != other[j - 1]),
            )
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 1] + other[j - 2]:
                best = min(best, table[i - 2, j - 2] + 1)
            table[i, j] = best
    return table[len(one), len(other)]


def test_entities_of_one_line_are_a_microsecond_apart() -> None:
    reading = read("A, B -> C: x", empty(), AT)
    assert reading.change is not None
    moments = [edit.entity.created for edit in reading.change.edits]
    assert moments == [AT + dt.timedelta(microseconds=number) for number in range(5)]
