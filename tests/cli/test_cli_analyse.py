"""`analyse` as a person reads it: findings with their measure, names, sectors, actors, changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from locales import LANGUAGES

Cli = Callable[..., Any]


@pytest.fixture
def sample(cli: Cli) -> str:
    """A sample in a file of its own."""
    cli("sample", "maahanmuuttajatyo", "-o", "sample.arvo.json")
    return "sample.arvo.json"


def test_a_person_reads_what_it_says_and_by_which_measure(cli: Cli, sample: str) -> None:
    told = cli("analyse", sample).out
    first, second = told.splitlines()[:2]
    assert first.startswith("Important: 2 links have broken: Terveysasema → ")
    assert second.startswith("    broken links · Terveysasema → ")
    assert "structural holes (needs and offers) · TE-palvelut → Varhaiskasvatus: does this" in told
    assert "In common: alkamisesta – alkavista" in told
    assert "dyad reciprocity 0.33 In 13 of 39 linked pairs" in " ".join(told.split())
    assert "\narticulation points: Maahan muuttanut asiakas\n" in told
    assert "public sector 12 12 3 3 30" in " ".join(told.split())
    assert "61 of 420 cells gone through (15%): 61 linked, 0 asked and none." in told
    assert told.rstrip().endswith("and 9 more"), "21 actors, twelve of them told"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_size_is_told_in_both_languages(cli: Cli, language: str) -> None:
    for name, lines in (("none", ""), ("one", "+ Kela"), ("two", "Kela -> Ohjaamo: ohjaus")):
        cli("new", name, "--title", name)
        cli("capture", name, stdin=lines)
        result = cli("--language", language, "analyse", name)
        assert result.status == 0 and result.err == ""
        assert result.out.strip()


def test_what_has_changed_since_a_snapshot_is_told_in_words_and_figures(
    cli: Cli, sample: str
) -> None:
    cli("snapshot", sample, "Ennen")
    cli("capture", sample, stdin="Kela -> Seurakunta: avustus\n")
    told = cli("analyse", sample, "--against", "ennen").out
    assert "1 new link" in told
    assert "  new link: Kela → Seurakunta: avustus" in told
    rows = {line.split("  ")[0]: line.split() for line in told.splitlines()}
    assert rows["existing links"][-3:] == ["55", "56", "+1"]
    cli("analyse", sample, "--against", "never").says("never", "Ennen")


def test_a_script_reads_how_far_the_matrix_has_been_gone_through(cli: Cli, sample: str) -> None:
    coverage = cli("analyse", sample, "--json").json["coverage"]
    actors = {one["id"] for one in cli("show", sample, "--json").json["actors"]}
    assert (coverage["linked"], coverage["nothing"], coverage["not_asked"]) == (61, 0, 359)
    assert coverage["possible"] == 21 * 20
    assert set(coverage["next"]) < actors
    cli("new", "none", "--title", "none")
    assert cli("analyse", "none", "--json").json["coverage"]["next"] is None
