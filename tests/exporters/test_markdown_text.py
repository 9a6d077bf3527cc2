"""User text in Markdown is shown as typed and never becomes structure."""

from __future__ import annotations

import re

import pytest
from export_workshops import NASTY, free_text, names, one_line
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from exporters.markdown.blocks import bullets, fenced, heading, strong, table
from exporters.markdown.text import flowing, inline, opening

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def structure(text: str) -> list[str]:
    """The block tokens of a document, by type."""
    return [token.type for token in PARSER.parse(text)]


def shown(token: Token) -> str:
    """What a reader sees of an inline token."""
    seen = []
    for child in token.children or []:
        if child.type in ("softbreak", "hardbreak"):
            seen.append("\n")
        elif child.type in ("text", "text_special"):
            seen.append(child.content)
        else:
            assert child.type.startswith(("strong", "link")), child
            if child.type == "link_open":
                assert child.markup == "autolink"
    return "".join(seen)


def texts(text: str) -> list[str]:
    return [shown(token) for token in PARSER.parse(text) if token.type == "inline"]


def typed(text: str, joint: str = "\n") -> str:
    """What a reader is to see of `text`: blanks folded, blank lines gone."""
    lines = [re.sub("[ \t]+", " ", line).strip(" ") for line in re.split("[\n\u2028\u2029]", text)]
    return joint.join(line for line in lines if line.strip()).strip()


def same(seen: str, expected: str) -> bool:
    """Whether two texts are the same but for blanks at the ends of lines."""
    return [line.strip() for line in seen.split("\n")] == [
        line.strip() for line in expected.split("\n")
    ]


def every(strategy: st.SearchStrategy[str]):  # type: ignore[no-untyped-def]
    """Run with all nasty texts, then with random ones."""

    def wrapped(test):  # type: ignore[no-untyped-def]
        for text in NASTY:
            test = example(text)(test)
        return settings(deadline=None, max_examples=100)(given(strategy)(test))

    return wrapped


@every(free_text)
def test_paragraph_shows_what_was_typed(text: str) -> None:
    if not typed(text):
        return
    document = flowing(text)
    assert structure(document) == ["paragraph_open", "inline", "paragraph_close"]
    assert same(texts(document)[0], typed(text))


@every(free_text)
def test_list_item_shows_what_was_typed(text: str) -> None:
    if not typed(text):
        return
    document = bullets([flowing(text, indent="  "), "after"])
    assert structure(document) == structure("- x\n- y")
    assert same(texts(document)[0], typed(text))
    assert texts(document)[1] == "after"


@every(free_text)
def test_list_item_after_a_lead_shows_what_was_typed(text: str) -> None:
    if not typed(text):
        return
    document = bullets([f"{strong('Lead:')} {flowing(text, indent='  ', first=False)}"])
    assert structure(document) == structure("- x")
    assert same(texts(document)[0], "Lead: " + typed(text))


@every(free_text)
def test_table_cell_shows_what_was_typed(text: str) -> None:
    cell = inline(text)
    document = table(["a", "b"], [[cell, "x"], ["y", cell]])
    assert structure(document) == structure("| a | b |\n| - | - |\n| x | x |\n| x | x |")
    expected = typed(text, " / ")
    assert [seen.strip() for seen in texts(document)] == ["a", "b", expected, "x", "y", expected]


@every(names)
def test_heading_and_bold_show_what_was_typed(text: str) -> None:
    document = f"{heading(3, inline(text))}\n\nsee {strong(inline(text))}: x\n"
    tokens = PARSER.parse(document)
    assert [token.type for token in tokens] == structure("### x\n\ny")
    assert tokens[0].tag == "h3"
    expected = typed(text, " / ")
    assert texts(document) == [expected, f"see {expected}: x"]


@every(one_line)
def test_line_of_its_own_shows_what_was_typed(text: str) -> None:
    if not typed(text):
        return
    assert structure(opening(text)) == ["paragraph_open", "inline", "paragraph_close"]
    assert texts(opening(text)) == [typed(text, " / ")]


@every(free_text)
def test_fence_shows_exactly_what_was_drawn(text: str) -> None:
    tokens = PARSER.parse(fenced(text) + "\n\nafter")
    assert tokens[0].type == "fence"
    assert tokens[0].content == text + "\n"
    assert texts(fenced(text) + "\n\nafter") == ["after"]


@pytest.mark.parametrize(
    ("typed_text", "written"),
    [
        ("Kela -> Ohjaamo: palveluohjaus (20 %)", "Kela -> Ohjaamo: palveluohjaus (20 %)"),
        ("hinta_arvio ja C#, a/b", "hinta_arvio ja C#, a/b"),
        ("katso https://example.fi/a_b.", "katso <https://example.fi/a_b>."),
        ("1. luokka", "1\\. luokka"),
        ("klo 9.30–11", "klo 9.30–11"),
        ("a. kohta", "a\\. kohta"),
        ("-5 astetta", "\\-5 astetta"),
        # What only pandoc or Obsidian would take for markup.
        ("otsikko {#id}", "otsikko \\{\\#id}"),
        ("[[muistio]] ja ==x== %%y%%", "\\[\\[muistio\\]\\] ja \\==x\\== \\%%y\\%%"),
        ("#tagi, @kela, $5$", "\\#tagi, \\@kela, \\$5\\$"),
    ],
)
def test_plain_text_stays_readable(typed_text: str, written: str) -> None:
    assert opening(typed_text) == written


def test_columns_of_a_narrow_table_line_up() -> None:
    lines = table(["Toimija", "n"], [["漢字", "1"], ["Äänekoski", "22"]], right="<>").split("\n")
    assert lines == [
        "| Toimija   |   n |",
        "| --------- | --: |",
        "| 漢字      |   1 |",
        "| Äänekoski |  22 |",
    ]
