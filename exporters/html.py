"""The report as one HTML file: nothing to fetch, the map as a picture, fit to print.

It is made of the Markdown report, so the two never tell different things. User text was escaped
there; the reader of Markdown is told to take no HTML from it, and the page allows no scripts.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from exporters.markdown.report import Finding
from exporters.markdown.write import Chapter, chapters
from exporters.options import Document, ExportOptions
from locales import _, language, speaking
from model.workshop import Workshop

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""Nothing is fetched and nothing runs, whatever stands in the text."""

_CSS = """
:root { --ink: #1c2430; --quiet: #5b6675; --line: #d5dbe3; --accent: #8a5a00; --paper: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ee; --quiet: #9aa5b4; --line: #39424f; --accent: #e0b252; --paper: #14181d; }
  figure { background: #fff; }
}
body { font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  max-width: 52rem; margin: 2rem auto; padding: 0 1.25rem; overflow-wrap: break-word; }
h1 { line-height: 1.2; font-size: clamp(1.4rem, 7vw, 2rem); }
h2 { margin-top: 2.5rem; border-bottom: 2px solid var(--accent); }
h3 { margin-top: 1.75rem; } h2, h3, h4 { break-after: avoid; }
a { color: var(--accent); } nav ul { columns: 2; list-style: none; padding: 0; }
table { border-collapse: collapse; display: block; overflow-x: auto; max-width: 100%; }
th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left;
  vertical-align: top; }
th { font-weight: 600; } tr { break-inside: avoid; }
pre { overflow-x: auto; font: .8rem/1.2 ui-monospace, monospace; padding: .75rem;
  border: 1px solid var(--line); }
blockquote { margin-left: 0; padding-left: 1rem; border-left: 3px solid var(--accent);
  color: var(--quiet); }
figure { margin: 1rem 0; padding: .5rem; } figure svg { max-width: 100%; height: auto; }
summary { color: var(--quiet); cursor: pointer; }
@media (max-width: 40rem) { body { margin: 1rem auto; padding: 0 .9rem; }
  th, td { padding: .2rem .4rem; font-size: .9rem; } pre { font-size: .6rem; } }
@media print { body { max-width: none; margin: 0; font-size: 10pt; } nav, details { display: none; }
  table { display: table; } pre { overflow: visible; font-size: 8pt; break-inside: avoid; }
  :root { --ink: #000; --quiet: #444; --line: #bbb; --accent: #000; --paper: #fff; } }
"""


def html(
    workshop: Workshop, options: ExportOptions, findings: Sequence[Finding] | None = None
) -> Document:
    """The report as an HTML page in UTF-8, complete in itself.

    Args:
        workshop: what is told.
        options: language, sections and their order, personal data.
        findings: what the network analysis says; None to have it worked out.

    Raises:
        Refused: where a chosen section does not exist, naming those that do.
    """
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    told = chapters(workshop, options, findings)
    with speaking(options.language or workshop.session.language):
        parts = [_head(workshop)]
        for number, chapter in enumerate(told):
            parts.append(_chapter(reader, chapter, workshop, options))
            if number == 0:
                parts.append(_contents(told))
        parts.append("</body>\n</html>\n")
    return Document("\n".join(parts).encode("utf-8"))


def _head(workshop: Workshop) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(workshop.session.title)}</title>\n<style>{_CSS}</style>\n</head>\n<body>"
    )


def _contents(told: Sequence[Chapter]) -> str:
    """Links to the chapters that have a title."""
    links = "".join(
        f'<li><a href="#{chapter.key}">{escape(chapter.title)}</a></li>'
        for chapter in told
        if chapter.title
    )
    name = escape(_("Contents"))
    return f'<nav aria-label="{name}"><ul>{links}</ul></nav>' if links else ""


def _chapter(
    reader: MarkdownIt, chapter: Chapter, workshop: Workshop, options: ExportOptions
) -> str:
    title = f"<h2>{escape(chapter.title)}</h2>\n" if chapter.title else ""
    body = reader.render("\n\n".join(chapter.blocks))
    if chapter.key == "map":
        drawn = _("The same map as text")
        body = (
            f"<figure>{_picture(workshop, options)}</figure>\n"
            f"<details><summary>{escape(drawn)}</summary>\n{body}</details>\n"
        )
    return f'<section id="{chapter.key}">\n{title}{body}</section>'


def _picture(workshop: Workshop, options: ExportOptions) -> str:
    """The map as an SVG element, without what only a file of its own needs."""
    from exporters.svg import map_svg

    return map_svg(workshop, options)
