"""An agenda kept as a file of one's own: what is written is what is read back."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.changes import apply_change
from model.clock import add_step, copy_steps, start
from model.entities import Day, Group, Part, Phase, Session, Step
from model.errors import NotSaved, Refused
from model.methods import Both, Catalogue, session_from_template
from model.methods.own_agendas import save_agenda, template_of
from model.methods.source_file import FILE_LIMIT
from model.methods.write_agenda import text
from model.workshop import Workshop

AT = dt.datetime(2026, 11, 24, 8, 0)
START = dt.datetime(2026, 11, 24, 9, 0)
CATALOGUE = Catalogue.load()


def session(*steps: Step, language: str = "fi", begins: dt.datetime = START) -> Workshop:
    """A session of one day."""
    day = Day(
        id="d1", number=1, title="Päivä", phase=Phase.VALUE_NETWORK, start=begins,
        ends=dt.time(15, 30), steps=tuple(step.id for step in steps), created=AT,
    )  # fmt: skip
    return Workshop(
        session=Session(title="S", language=language, created=AT),
        days={day.id: day},
        steps={step.id: step for step in steps},
    )


def step(title: str, minutes: int = 15, **fields: object) -> Step:
    return Step.model_validate({"title": title, "minutes": minutes, "created": AT, **fields})


FULL = session(
    step("Avaus", 15, part=Part.OPENING, instruction='Rivi "yksi"\n\\ ja\ttoka [/b]'),
    step("Arvolinkit", 60, method="value-links", group=Group.SMALL_GROUPS),
    step("Omin sanoin", 20, method="value-links", optional=True),
    step("Vieras", 20, method="no-such-method", firm=True),
    step("Lounas", 45, part=Part.BREAK, fixed=dt.time(11, 30)),
    step("Pelivara", 10, buffer=True),
)


def test_days_become_an_agenda_that_the_catalogue_loads(tmp_path: Path) -> None:
    key, path = save_agenda(FULL, "Oma päivä: “kesä” 2027!", tmp_path, CATALOGUE)
    assert path == tmp_path / "agendas" / f"{key}.toml" and key == "oma-paiva-kesa-2027"
    catalogue = Catalogue.load(tmp_path)
    assert catalogue.problems == ()
    kept = catalogue.agendas[key]
    assert kept == template_of(FULL, "Oma päivä: “kesä” 2027!", CATALOGUE.methods)
    assert kept.own and kept.title == Both("Oma päivä: “kesä” 2027!", "Oma päivä: “kesä” 2027!")
    (day,) = kept.days
    assert (day.begins, day.ends, day.after) == (dt.time(9), dt.time(15, 30), 0)
    by_title = {one.title.fi: one for one in day.steps}
    # A step that is called as its method is speaks both languages again.
    assert by_title["Arvolinkit"].title.en == "Value links"
    assert by_title["Arvolinkit"].group is Group.SMALL_GROUPS
    assert by_title["Omin sanoin"].title.en == "Omin sanoin" and by_title["Omin sanoin"].optional
    # A method that this catalogue lacks would make the file unreadable.
    assert by_title["Vieras"].method == "" and by_title["Vieras"].firm
    assert by_title["Lounas"].fixed == dt.time(11, 30) and by_title["Pelivara"].buffer
    assert by_title["Avaus"].instruction.en == 'Rivi "yksi"\n\\ ja\ttoka [/b]'


def test_a_new_session_starts_from_it(tmp_path: Path) -> None:
    key, _path = save_agenda(FULL, "Oma", tmp_path, CATALOGUE)
    made = session_from_template(
        "Uusi", key, "en", START + dt.timedelta(days=30, hours=1), AT,
        catalogue=Catalogue.load(tmp_path),
    )  # fmt: skip
    (day,) = made.days_in_order()
    assert day.ends == dt.time(16, 30)
    steps = made.steps_of(day)
    assert [one.minutes for one in steps] == [one.minutes for one in FULL.steps.values()]
    assert steps[1].title == "Value links" and steps[4].fixed == dt.time(12, 30)
    assert steps[3].firm and steps[1].group is Group.SMALL_GROUPS


def test_the_plan_goes_along_and_not_what_the_day_made_of_it(tmp_path: Path) -> None:
    held = apply_change(FULL, start(FULL, START))
    held = apply_change(held, add_step(held, held.days["d1"], title="Lisä", minutes=12, at=START))
    held = apply_change(held, copy_steps(held, held.days["d1"], [step("Kopio", 7)], at=START))
    key, _path = save_agenda(held, "Ajettu", tmp_path, CATALOGUE)
    steps = Catalogue.load(tmp_path).agendas[key].days[0].steps
    assert [(one.title.fi, one.minutes) for one in steps][-2:] == [("Lisä", 12), ("Kopio", 7)]
    assert steps[0].minutes == 15


def test_several_days_keep_their_distance_in_the_order_of_their_dates(tmp_path: Path) -> None:
    first = FULL.days["d1"]
    later = first.model_copy(
        update={"id": "d2", "number": 2, "start": START.replace(hour=12) + dt.timedelta(days=14)}
    )
    before = first.model_copy(
        update={"id": "d3", "number": 3, "start": START - dt.timedelta(days=7)}
    )
    held = FULL.with_rows("days", {"d1": first, "d2": later, "d3": before})
    key, _path = save_agenda(held, "Sarja", tmp_path, CATALOGUE)
    days = Catalogue.load(tmp_path).agendas[key].days
    assert [(day.after, day.begins) for day in days] == [
        (0, dt.time(9)),
        (7, dt.time(9)),
        (21, dt.time(12)),
    ]
    key, _path = save_agenda(held, "Yksi", tmp_path, CATALOGUE, [later])
    assert [day.begins for day in Catalogue.load(tmp_path).agendas[key].days] == [dt.time(12)]


def test_no_file_takes_anothers_place(tmp_path: Path) -> None:
    keys = [save_agenda(FULL, "three days", tmp_path, CATALOGUE)[0] for _again in range(3)]
    assert keys == ["three-days-2", "three-days-3", "three-days-4"]
    assert save_agenda(FULL, "***", tmp_path, CATALOGUE)[0] == "agenda"
    assert len(Catalogue.load(tmp_path).agendas) == len(CATALOGUE.agendas) + 4


def test_what_cannot_be_kept_is_refused(tmp_path: Path) -> None:
    empty = Workshop(session=Session(title="S", created=AT))
    with pytest.raises(Refused, match="no workshop day"):
        save_agenda(empty, "T", tmp_path, CATALOGUE)
    for title in ("", " ", "x" * 121, "a\x00b"):
        with pytest.raises(Refused):
            save_agenda(FULL, title, tmp_path, CATALOGUE)
    long = session(*(step(f"s{i}", instruction="ä" * 15_000) for i in range(8)))
    with pytest.raises(Refused, match=f"{FILE_LIMIT:,}"):
        save_agenda(long, "T", tmp_path, CATALOGUE)
    assert not (tmp_path / "agendas").exists()
    (tmp_path / "agendas").write_text("in the way")
    with pytest.raises(NotSaved):
        save_agenda(FULL, "T", tmp_path, CATALOGUE)


any_text = st.text(max_size=80) | st.text('"\\\n\t\r\x7f\x85\u2028#[]{}=äö€😀', max_size=30)


@settings(deadline=None, max_examples=60)
@given(any_text)
def test_any_text_is_a_toml_string(words: str) -> None:
    assert tomllib.loads(f"key = {text(words)}") == {"key": words}


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.builds(
            dict, title=any_text, minutes=st.integers(0, 1440), instruction=any_text,
            part=st.sampled_from(Part), group=st.none() | st.sampled_from(Group),
            fixed=st.none() | st.times(), firm=st.booleans(), optional=st.booleans(),
            buffer=st.booleans(), method=st.sampled_from(["", *CATALOGUE.methods]),
        ),
        max_size=6,
    ),
    any_text,
    st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2090, 1, 1)),
)  # fmt: skip
def test_whatever_is_kept_is_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    made: list[dict[str, object]],
    title: str,
    begins: dt.datetime,
) -> None:
    steps = []
    for fields in made:
        try:
            steps.append(Step.model_validate({**fields, "created": AT}))
        except ValueError:
            continue
    folder = tmp_path_factory.mktemp("own")
    held = session(*steps, begins=begins)
    try:
        key, path = save_agenda(held, title, folder, CATALOGUE)
    except Refused:
        return
    catalogue = Catalogue.load(folder)
    assert catalogue.problems == (), path.read_text()
    assert catalogue.agendas[key] == template_of(
        held, title, CATALOGUE.methods, taken=CATALOGUE.agendas
    )
