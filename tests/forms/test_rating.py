"""Ratings: what answers come to, who may answer how, and what the report tells of it."""

from __future__ import annotations

import datetime as dt
from statistics import fmean, stdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.markdown.write import markdown
from exporters.options import ExportOptions
from exporters.small_bars import bar, column
from locales import speaking
from model.changes import apply_change, remove
from model.entities import Heading, Respondent, Session, Sheet
from model.errors import Refused
from model.forms import opened_sheet
from model.forms.rating import (
    Distribution,
    answer,
    answered_by,
    change_between,
    rating_result,
    responses_of,
    room_response,
    rounds_of,
    scale_of,
)
from model.forms.rating_words import (
    change_words,
    few_words,
    middle_words,
    respondents_words,
    spread_words,
    stretches,
)
from model.methods import Catalogue
from model.workshop import Workshop

AT = dt.datetime(2026, 11, 24, 9)
METHODS = Catalogue.load().methods
RATINGS = [key for key, method in METHODS.items() if method.form == "rating"]


def empty(language: str = "en") -> Workshop:
    return Workshop(session=Session(created=AT, title="T", language=language))


def with_sheet(workshop: Workshop, method: str, day: int = 0) -> tuple[Workshop, Sheet]:
    at = AT + dt.timedelta(days=day)
    workshop = apply_change(workshop, opened_sheet(workshop, METHODS[method], at=at))
    return workshop, list(workshop.sheets.values())[-1]


def answered(
    workshop: Workshop, sheet: Sheet, *rows: str, by: Respondent = Respondent.PERSON
) -> Workshop:
    """One respondent for every row of digits, a dot where nothing was answered."""
    for row in rows:
        response = None
        for item, digit in zip(sheet.items, row, strict=False):
            if digit != ".":
                change = answer(workshop, sheet, response, item.key, int(digit), by=by, at=AT)
                workshop = apply_change(workshop, change)
                response = response or change.edits[0].entity.id
    return workshop


def test_distribution_mean_and_spread() -> None:
    workshop, sheet = with_sheet(empty(), "six-d")
    workshop = answered(workshop, sheet, "3", "4", "4", "5", "1", "4..2")
    result = rating_result(workshop, sheet)
    debate = result.items[0].answers
    assert debate.counts == {1: 1, 2: 0, 3: 1, 4: 3, 5: 1}
    assert debate.n == 6
    assert debate.mean == pytest.approx(fmean([3, 4, 4, 5, 1, 4]))
    assert debate.deviation == pytest.approx(stdev([3, 4, 4, 5, 1, 4]))
    assert debate.ends == (1, 5)
    assert debate.middle == (4, 4)
    assert spread_words(debate) == "±1.4"
    assert result.items[3].answers.n == 1
    assert result.people == 6
    assert respondents_words(result) == "6 people"


def test_few_answers_are_said_to_be_few() -> None:
    workshop, sheet = with_sheet(empty(), "six-d")
    workshop = answered(workshop, sheet, "25", "45", "3.")
    result = rating_result(workshop, sheet)
    assert spread_words(result.items[0].answers) == "2–4"
    assert spread_words(result.items[1].answers) == "5"
    assert spread_words(result.items[2].answers) == "–"
    assert "Fewer than 5 answers" in few_words([result])
    enough = answered(workshop, sheet, *["444444"] * 5)
    enough = answered(enough, sheet, *["....33"] * 1)
    assert few_words([rating_result(enough, sheet)]) == ""
    assert few_words([rating_result(*with_sheet(empty(), "six-d"))]) == ""


def test_a_group_of_items_is_told_as_one() -> None:
    workshop, sheet = with_sheet(empty(), "knowing-trust-commitment")
    workshop = answered(workshop, sheet, "111155553333", "333355551111")
    result = rating_result(workshop, sheet)
    assert [group.title for group in result.groups] == ["Knowing", "Trust", "Commitment"]
    means = [group.answers.mean for group in result.groups if group.answers]
    assert means == [2, 5, 2]
    assert [len(group.items) for group in result.groups] == [4, 4, 4]


def test_items_with_other_scales_are_not_added_up() -> None:
    workshop, sheet = with_sheet(empty(), "trust-stage")
    depth, kind = sheet.items
    assert list(scale_of(sheet, depth)) == [1, 2, 3]
    assert list(scale_of(sheet, kind)) == [1, 2, 3, 4]
    one_group = sheet.model_copy(
        update={"items": tuple(i.model_copy(update={"group": ""}) for i in sheet.items)}
    )
    workshop = answered(workshop, sheet, "24")
    (group,) = rating_result(workshop, one_group).groups
    assert group.answers is None
    with pytest.raises(Refused, match="4 is not on the scale from 1 to 3"):
        answer(workshop, sheet, None, depth.key, 4, at=AT)


def test_the_middle_answer_has_its_words() -> None:
    workshop, sheet = with_sheet(empty(), "stages")
    (item,) = sheet.items
    workshop = answered(workshop, sheet, "1", "1", "4", "5")
    (one,) = rating_result(workshop, sheet).items
    said = middle_words(sheet, item, one.answers)
    assert said == f"middle answer: {item.steps[0]} / {item.steps[3]}"
    both = answered(workshop, sheet, "4")
    (one,) = rating_result(both, sheet).items
    assert middle_words(sheet, item, one.answers) == f"middle answer: {item.steps[3]}"


def test_the_whole_room_stands_apart() -> None:
    workshop, sheet = with_sheet(empty(), "six-d")
    only_room = answered(workshop, sheet, "4", by=Respondent.ROOM)
    (first, *_others) = rating_result(only_room, sheet).items
    assert first.answers.counts[4] == 1
    assert first.room is None
    workshop = answered(only_room, sheet, "1", "2")
    workshop = answered(workshop, sheet, "3", by=Respondent.GROUP)
    (first, *_others) = (result := rating_result(workshop, sheet)).items
    assert first.answers.values == [1, 2, 3]
    assert first.room == 4
    assert respondents_words(result) == "2 people, 1 group and the whole room"
    room = room_response(workshop, sheet)
    assert room is not None
    person = next(o for o in responses_of(workshop, sheet) if o.by is Respondent.PERSON)
    with pytest.raises(Refused, match="the whole room has answered already"):
        answered_by(workshop, person.id, by=Respondent.ROOM, at=AT)
    named = apply_change(workshop, answered_by(workshop, person.id, name="Aino [/b]", at=AT))
    assert named.responses[person.id].name == "Aino [/b]"
    assert named.responses[person.id].values == person.values


def test_an_answer_is_changed_and_taken_away() -> None:
    workshop, sheet = with_sheet(empty(), "six-d")
    workshop = answered(workshop, sheet, "12")
    (response,) = responses_of(workshop, sheet)
    first, second = sheet.items[:2]
    again = apply_change(workshop, answer(workshop, sheet, response.id, first.key, 5, at=AT))
    assert again.responses[response.id].values == {first.key: 5, second.key: 2}
    assert list(again.responses[response.id].values) == [first.key, second.key]
    less = apply_change(again, answer(again, sheet, response.id, first.key, None, at=AT))
    assert less.responses[response.id].values == {second.key: 2}
    gone = apply_change(less, answer(less, sheet, response.id, second.key, None, at=AT))
    assert not gone.responses
    for wrong in (
        lambda: answer(gone, sheet, response.id, first.key, 3, at=AT),
        lambda: answer(gone, sheet, None, "no such item", 3, at=AT),
        lambda: answer(gone, sheet, None, first.key, None, at=AT),
        lambda: answered_by(gone, response.id, name="x", at=AT),
    ):
        with pytest.raises(Refused):
            wrong()


def test_rounds_are_compared() -> None:
    workshop, first = with_sheet(empty(), "six-d")
    workshop = answered(workshop, first, *["222222"] * 5)
    workshop, other = with_sheet(workshop, "stages", 1)
    workshop, second = with_sheet(workshop, "six-d", 30)
    workshop = answered(workshop, second, *["322222"] * 6)
    workshop, third = with_sheet(workshop, "six-d", 60)
    workshop = answered(workshop, third, "122222")
    assert rounds_of(workshop, third) == [first, second, third]
    assert rounds_of(workshop, first) == [first]
    assert rounds_of(workshop, other) == [other]
    one, two, three = (rating_result(workshop, sheet) for sheet in rounds_of(workshop, third))
    up = [(a.answers, b.answers) for a, b in zip(one.items, two.items, strict=True)]
    assert [change_words(*pair) for pair in up] == ["+1.0", "=", "=", "=", "=", "="]
    assert change_words(two.items[0].answers, three.items[0].answers) == "(−2.0)"
    with speaking("fi"):
        assert change_words(two.items[0].answers, three.items[0].answers) == "(−2,0)"


def test_no_answers_no_change() -> None:
    none = Distribution({1: 0, 2: 0})
    some = Distribution({1: 1, 2: 0})
    assert change_between(none, some) is None
    assert change_words(none, some) == ""
    assert none.mean is none.deviation is none.ends is none.middle is None


def test_a_long_scale_has_stretches() -> None:
    long = Distribution(dict.fromkeys(range(101), 0) | {7: 2, 100: 1})
    bars = stretches(long)
    assert len(bars) == 10
    assert sum(count for _label, count in bars) == 3
    assert bars[0] == ("0–10", 2)
    assert bars[-1][0].endswith("100")
    crowded = Distribution(dict.fromkeys(range(101), 1))
    assert all(len(column(count, crowded.most)) == 1 for _label, count in stretches(crowded))
    assert len(stretches(crowded, 5)) == 5
    eleven = Distribution({value: value for value in range(11)})
    assert stretches(eleven) == [(str(value), value) for value in range(11)]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.lists(st.integers(1, 5), min_size=6, max_size=6), max_size=12),
    st.sampled_from(list(Respondent)),
)
def test_whatever_is_answered_adds_up(rows: list[list[int]], by: Respondent) -> None:
    workshop, sheet = with_sheet(empty(), "six-d")
    workshop = answered(workshop, sheet, *("".join(map(str, row)) for row in rows), by=by)
    for place, one in enumerate(rating_result(workshop, sheet).items):
        column_of = sorted(row[place] for row in rows)
        if by is not Respondent.ROOM:
            assert one.answers.values == column_of
            assert one.answers.mean == (pytest.approx(fmean(column_of)) if rows else None)
        assert all(
            len(column(count, one.answers.most)) == 1 for count in one.answers.counts.values()
        )
    gone = apply_change(workshop, remove(workshop, "sheets", sheet.id, at=AT))
    assert not gone.responses


def test_bars_grow_with_the_count() -> None:
    assert [column(n, 8) for n in range(9)] == list("·▁▂▃▄▅▆▇█")
    assert bar(0, 9, 10) == ""
    assert bar(9, 9, 10) == "█" * 10
    lengths = [len(bar(n, 50, 12)) for n in range(51)]
    assert lengths == sorted(lengths)
    assert bar(1, 1000, 4) == "▏"


def report(workshop: Workshop, language: str = "en") -> str:
    options = ExportOptions(now=AT, language=language, sections=("ratings",), personal_data=True)
    return markdown(workshop, options).data.decode()


def test_the_report_tells_distributions_and_rounds_and_no_names() -> None:
    workshop, first = with_sheet(empty(), "knowing-trust-commitment")
    workshop = answered(workshop, first, *["222233334444"] * 5)
    workshop, _second = with_sheet(workshop, "knowing-trust-commitment", 30)
    workshop = answered(workshop, _second, *["333333334445"] * 5, "5")
    response = responses_of(workshop, _second)[0]
    workshop = apply_change(workshop, answered_by(workshop, response.id, name="Aino", at=AT))
    text = report(workshop)
    assert "### Knowing, trust, commitment" in text
    assert "Answered: 6 people" in text
    assert "1 not at all … 5 fully" in text
    assert "r1 2026-11-24, r2 2026-12-24" in text
    row = next(line for line in text.splitlines() if line.startswith("| We know what each"))
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells[1:] == ["·", "·", "█ 5", "·", "·", "3.0", "±0.0", "5", "2.0", "+1.0"]
    assert "**Knowing**" in text
    assert "Aino" not in text
    assert report(empty()).strip() == ""
    assert report(with_sheet(empty(), "six-d")[0]).strip() == "", "nobody has answered"


def test_worded_steps_in_the_report() -> None:
    workshop, sheet = with_sheet(empty("fi"), "participation")
    workshop = answered(workshop, sheet, "61", "61", "52")
    text = report(workshop, "fi")
    assert "| 6 Keksin itse: innostun" in text
    assert "████████████" in text
    assert sheet.items[0].title in text


def test_markup_in_items_stays_text() -> None:
    workshop, sheet = with_sheet(empty(), "six-d")
    item = Heading(key="x", title="Is it | [/b] **bold** <i>?", group="# [/b]")
    odd = sheet.model_copy(update={"items": (item,), "title": "# [/b]"})
    workshop = workshop.with_rows("sheets", {odd.id: odd})
    workshop = answered(workshop, odd, "3")
    text = report(workshop)
    row = next(line for line in text.splitlines() if "Is it" in line)
    for shown in (r"\[/b\]", r"\*\*bold", r"\|"):
        assert shown in row


@pytest.mark.parametrize("key", RATINGS)
@pytest.mark.parametrize("language", ["fi", "en"])
def test_every_rating_of_the_catalogue(key: str, language: str) -> None:
    workshop, sheet = with_sheet(empty(language), key)
    for item in sheet.items:
        change = answer(workshop, sheet, None, item.key, scale_of(sheet, item)[-1], at=AT)
        workshop = apply_change(workshop, change)
    text = report(workshop, language)
    assert all(item.title.split()[0] in text for item in sheet.items)
