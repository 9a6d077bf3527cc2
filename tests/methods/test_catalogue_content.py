"""What our own methods and agenda templates hold."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable

import pytest

from model.entities import Actor, Part, Phase, Target
from model.methods import Catalogue, Form, Method, Rows, methods_document
from model.methods.catalogue import OUR_FOLDER, _our_content

METHODS = Catalogue.load().methods
EVERY_METHOD = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS.keys())

EXPECTED = {
    Phase.MAPPING: "purpose actor-mapping own-networks ego-map invitations startup-check "
    "network-type levels stages",
    Phase.SHARED_UNDERSTANDING: "working-method tasks-services strengths expectations goals "
    "knowing-trust-commitment trust-builders trust-stage skill-hand cube messenger pus "
    "four-field participation group-maps info-flow",
    Phase.VALUE_NETWORK: "value-links value-matrix benefits tie-strength service-path "
    "positive-loops core-themes target-choice target-canvas",
    Phase.FOLLOW_UP: "learning-cafe ways-of-working follow-up year-clock metawork impact six-d "
    "customer-panel pitfalls newcomers u-process stance",
}


def test_no_file_of_ours_has_a_mistake() -> None:
    assert Catalogue.load().problems == ()


@pytest.mark.parametrize("phase", EXPECTED)
def test_every_method_of_the_sources_stands_under_its_phase(phase: Phase) -> None:
    keys = {key for key, method in METHODS.items() if method.phase == phase}
    assert keys == set(EXPECTED[phase].split())


def test_methods_come_phase_by_phase() -> None:
    phases = [method.phase for method in METHODS.values()]
    assert phases == sorted(phases)


@EVERY_METHOD
def test_both_languages_are_complete_and_differ(method: Method) -> None:
    assert method.title.fi != method.title.en
    assert method.purpose.fi != method.purpose.en
    for texts in (method.prompts, method.materials):
        assert len(texts.fi) == len(texts.en) > 0
        assert not set(texts.fi) & set(texts.en)
    for field in (*method.columns, *method.items):
        for words in (field.title, field.hint, field.group):
            assert bool(words.fi) == bool(words.en)
        assert field.title.fi
        assert len(field.steps.fi) == len(field.steps.en)


@EVERY_METHOD
def test_a_method_can_be_led_from_what_it_says(method: Method) -> None:
    assert 3 <= len(method.prompts.fi) <= 6
    assert method.purpose.fi.endswith(".")
    assert method.minutes.processing > 0
    assert method.source
    assert len(set(method.prompts.fi)) == len(method.prompts.fi)


@EVERY_METHOD
def test_the_form_has_what_it_needs(method: Method) -> None:
    keys = [field.key for field in (*method.columns, *method.items)]
    assert len(keys) == len(set(keys))
    assert all(re.fullmatch(r"[a-z0-9_-]+", key) for key in keys)
    if method.form is Form.ACTORS:
        assert {field.key for field in method.columns} <= set(Actor.model_fields)
    elif method.form is Form.TARGETS:
        assert {field.key for field in method.columns} <= set(Target.model_fields)
    elif method.form is Form.BOARD:
        assert len(method.columns) >= 3
    elif method.form is Form.GRID:
        assert method.columns
        assert bool(method.items) == (method.rows is Rows.GIVEN)
    elif method.form is Form.RATING:
        scale = method.scale
        for item in method.items:
            assert len(item.steps.fi) <= scale.high - scale.low + 1
        assert scale.low_words.fi or all(item.steps.fi for item in method.items)


def test_figures_that_the_sources_give() -> None:
    assert METHODS["skill-hand"].minutes.total == 20
    assert len(METHODS["skill-hand"].columns) == 5
    assert len(METHODS["ways-of-working"].items) == 16
    assert len(METHODS["knowing-trust-commitment"].items) == 12
    assert len(METHODS["trust-builders"].items) == 8
    assert len(METHODS["six-d"].items) == 6
    assert len(METHODS["u-process"].columns) == 10
    assert len({column.group for column in METHODS["u-process"].columns}) == 4
    assert len(METHODS["participation"].items[0].steps.fi) == 6
    assert len(METHODS["stages"].items[0].steps.fi) == 5
    assert len(METHODS["year-clock"].items) == 12


def test_the_document_is_the_one_scripts_rely_on() -> None:
    document = json.loads(json.dumps(methods_document(Catalogue.load())))
    assert [row["key"] for row in document] == list(METHODS)
    for row in document:
        method = METHODS[row["key"]]
        assert row["phase"] == int(method.phase)
        assert row["form"] == method.form.value
        assert row["title"] == {"fi": method.title.fi, "en": method.title.en}
        assert row["minutes"] == sum(row["parts"].values()) == method.minutes.total
        assert row["prompts"]["fi"] == list(method.prompts.fi)
        assert row["prompts"]["en"] == list(method.prompts.en)
        assert row["source"] == method.source


def test_templates_close_within_protected_time() -> None:
    agendas = Catalogue.load().agendas
    assert list(agendas) == ["three-days", "ohjaamo-half-day", "check-up", "empty"]
    for key in ("three-days", "ohjaamo-half-day", "check-up"):
        for day in agendas[key].days:
            assert day.steps[0].part is Part.OPENING
            assert day.steps[-1].part is Part.CLOSING
            assert all(step.instruction.fi for step in day.steps if step.method)
    assert agendas["empty"].days[0].steps == ()
    assert [day.phase for day in agendas["three-days"].days] == [2, 3, 4]
    assert agendas["check-up"].days[0].minutes == 60


def test_reading_everything_costs_little_more_than_reading_its_files() -> None:
    def seconds(read: Callable[[], object]) -> float:
        start = time.process_time()
        assert read()
        return time.process_time() - start

    def catalogue() -> object:
        _our_content.cache_clear()
        return Catalogue.load().methods

    def files() -> object:
        return [tomllib.loads(file.read_text()) for file in OUR_FOLDER.rglob("*.toml")]

    # Compared with one another, and the best of several: the machine must not decide.
    ours, bare = (min(seconds(read) for _ in range(3)) for read in (catalogue, files))
    assert ours < 5 * bare


def test_nothing_is_read_before_it_is_asked_for() -> None:
    code = (
        "import builtins, io, sys\n"
        "seen = []\n"
        "sys.addaudithook(lambda e, a: seen.append(str(a[0])) if e == 'open' else None)\n"
        "from model.methods import Catalogue\n"
        "catalogue = Catalogue.load()\n"
        "assert not [path for path in seen if path.endswith('.toml')], seen\n"
        "catalogue.methods\n"
        "assert [path for path in seen if path.endswith('.toml')]\n"
        "assert 'textual' not in sys.modules and 'networkx' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_every_file_of_ours_is_a_method_or_template() -> None:
    files = {path.stem for path in (OUR_FOLDER / "methods").iterdir()}
    assert files == set(METHODS)
    assert {path.stem for path in (OUR_FOLDER / "agendas").iterdir()} == set(
        Catalogue.load().agendas
    )
