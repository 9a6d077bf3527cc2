"""The part of a link line after the colon: what flows, how strongly, `#category`, `@channel`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from locales import _
from model.capture.folding import visible
from model.capture.quotes import OPENING, quote, quoted_at
from model.capture.reading import Draft, Unreadable
from model.capture.shape import skip_blanks
from model.entities import Strength
from model.entities.text import LINE_LIMIT

_TAG = re.compile(r"(?<!\S)(?:!-?(?!\S)|[#@])")
_WORD = re.compile(r"\S*")
_LONGEST = 8 * LINE_LIMIT
"""Characters that value, category and channel may take, doubled quotes and blanks included."""

_STRENGTHS = {"!": Strength.STRONG, "!-": Strength.WEAK}
_MARKS = {strength: mark for mark, strength in _STRENGTHS.items()}


@dataclass(slots=True)
class Flow:
    """What a link line says about the flow."""

    what: str = ""
    strength: Strength = Strength.UNSPECIFIED
    category: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True)
class _Tag:
    sign: str
    text: str
    start: int
    end: int


def read_flow(line: str, start: int, draft: Draft) -> Flow:
    """The flow that `line` describes from `start` on.

    Raises:
        Unreadable: where a tag lacks its word, or two tags contradict each other.
    """
    start = skip_blanks(line, start)
    if len(line) - start > _LONGEST:
        draft.mark(start, len(line), "error")
        raise Unreadable(
            _("what flows has {length:,} characters; at most {limit} fit").format(
                length=len(line) - start, limit=LINE_LIMIT
            )
        )
    flow = Flow()
    quoted = quoted_at(line, start)
    if quoted and (chunks := _tagged(line, quoted.end, flow, draft)) is not None and not chunks:
        flow.what = quoted.text
        draft.mark(start, quoted.end, "what")
        return flow
    flow = Flow()
    chunks = _tagged(line, start, flow, draft)
    flow.what = " ".join(line[first:last] for first, last in chunks)
    for first, last in chunks:
        draft.mark(first, last, "what")
    return flow


def _tagged(line: str, start: int, flow: Flow, draft: Draft) -> list[tuple[int, int]]:
    """Put the tags from `start` on into `flow`; returns where the text between them stands."""
    chunks: list[tuple[int, int]] = []
    position = start
    while match := _TAG.search(line, position):
        _take_chunk(line, position, match.start(), chunks)
        tag = _tag(line, match)
        _take_tag(tag, flow, draft)
        position = tag.end
    _take_chunk(line, position, len(line), chunks)
    return chunks


def _take_chunk(line: str, start: int, end: int, chunks: list[tuple[int, int]]) -> None:
    start = skip_blanks(line, start)
    text = line[start:end].rstrip()
    if text:
        chunks.append((start, start + len(text)))


def _tag(line: str, match: re.Match[str]) -> _Tag:
    sign, start, end = match.group(), match.start(), match.end()
    if sign in _STRENGTHS:
        return _Tag(sign, "", start, end)
    quoted = quoted_at(line, end)
    if quoted and not line[quoted.end : quoted.end + 1].strip(" ,;"):
        return _Tag(sign, quoted.text.strip(), start, quoted.end)
    word = _WORD.match(line, end)
    text = (word.group() if word else "").rstrip(",;")
    return _Tag(sign, text, start, end + len(text))


def _take_tag(tag: _Tag, flow: Flow, draft: Draft) -> None:
    if tag.sign in _STRENGTHS:
        strength = _STRENGTHS[tag.sign]
        draft.mark(tag.start, tag.end, "mark")
        if flow.strength not in (Strength.UNSPECIFIED, strength):
            draft.mark(tag.start, tag.end, "error")
            raise Unreadable(_("the link is marked strong and weak; leave ! or !-"))
        flow.strength = strength
    elif tag.sign == "#":
        draft.mark(tag.start, tag.end, "category")
        _check_tag(tag, flow.category, draft)
        flow.category = tag.text
    else:
        draft.mark(tag.start, tag.end, "channel")
        _check_tag(tag, flow.channel, draft)
        flow.channel = tag.text


def _check_tag(tag: _Tag, taken: str, draft: Draft) -> None:
    category = tag.sign == "#"
    if not visible(tag.text):
        raise Unreadable(
            _("write the category after #, as in #information")
            if category
            else _("write the channel after @, as in @meeting"),
            unfinished=True,
        )
    if taken and taken != tag.text:
        draft.mark(tag.start, tag.end, "error")
        words = (
            _("a link has one category, the line has two: {one} and {other}; quote longer ones")
            if category
            else _("a link has one channel, the line has two: {one} and {other}; quote longer ones")
        )
        raise Unreadable(words.format(one=taken, other=tag.text))


def write_flow(flow: Flow) -> str:
    """`flow` as the language writes it, quoted where it would otherwise mean something else."""
    parts = [written_what(flow.what)]
    if flow.strength in _MARKS:
        parts.append(_MARKS[flow.strength])
    if flow.category:
        parts.append(written_tag("#", flow.category))
    if flow.channel:
        parts.append(written_tag("@", flow.channel))
    return " ".join(parts)


def written_what(what: str) -> str:
    """`what` as it stands after the colon."""
    return what if _stands_bare(what, what, Flow(what)) else quote(what)


def written_tag(sign: str, text: str) -> str:
    """The tag that says `text` after `#` or `@`."""
    expected = Flow("x", category=text) if sign == "#" else Flow("x", channel=text)
    return sign + (text if _stands_bare(text, f"x {sign}{text}", expected) else quote(text))


def _stands_bare(text: str, line: str, expected: Flow) -> bool:
    """Whether `line`, which holds `text` without quotes, is read as `expected`."""
    # A quote that opens the text could be closed by one that comes later in the line.
    if text[:1] in OPENING:
        return False
    try:
        return read_flow(line, 0, Draft()) == expected
    except Unreadable:
        return False
