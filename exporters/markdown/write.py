"""Putting a report together from its sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exporters.markdown.blocks import heading
from exporters.markdown.report import LEVEL, Finding, Report
from exporters.markdown.sections import SECTIONS
from exporters.options import Document, ExportOptions
from locales import _, speaking
from model.errors import Refused
from model.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Chapter:
    """One section as it is told."""

    key: str
    title: str
    """Its heading; empty for the cover, which brings the title."""
    blocks: tuple[str, ...]
    """What it tells, as Markdown."""


def chapters(
    workshop: Workshop, options: ExportOptions, findings: Sequence[Finding] | None = None
) -> list[Chapter]:
    """The sections of the report that have something to tell, in the order wanted.

    Args:
        workshop: what is told.
        options: language, sections and their order, personal data.
        findings: what the network analysis says; None to have it worked out.

    Raises:
        Refused: where a chosen section does not exist, naming those that do.
    """
    keys = options.sections if options.sections is not None else chosen_sections(workshop)
    if unknown := [key for key in keys if key not in SECTIONS]:
        raise Refused(
            _("there is no report section “{key}”; choose from {keys}").format(
                key=unknown[0], keys=", ".join(SECTIONS)
            )
        )
    with speaking(options.language or workshop.session.language):
        report = Report(workshop, options, findings)
        told = []
        for key in dict.fromkeys(keys):
            section = SECTIONS[key]
            if body := section.body(report):
                told.append(Chapter(key, section.title, tuple(body)))
    return told


def chosen_sections(workshop: Workshop) -> tuple[str, ...]:
    """The sections that the facilitator chose for the session, in that order; else all of them.

    A section of a newer program is passed over.
    """
    chosen = tuple(key for key in workshop.session.report_sections if key in SECTIONS)
    return chosen or tuple(SECTIONS)


def markdown(
    workshop: Workshop, options: ExportOptions, findings: Sequence[Finding] | None = None
) -> Document:
    """The report as CommonMark with GitHub's tables, in UTF-8; see `chapters`."""
    blocks: list[str] = []
    for chapter in chapters(workshop, options, findings):
        blocks += [heading(LEVEL, chapter.title)] if chapter.title else []
        blocks += chapter.blocks
    return Document(("\n\n".join(blocks) + "\n").encode("utf-8"))
