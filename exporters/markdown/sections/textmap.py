"""The value network map, drawn as text."""

from __future__ import annotations

from exporters.drawing import map_text
from exporters.markdown.blocks import fenced
from exporters.markdown.report import Report


def body(report: Report) -> list[str]:
    """The map in a fenced block that fits an A4 page."""
    return [fenced(map_text(report.workshop, report.options))] if report.actors else []
