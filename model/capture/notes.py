"""Reading a note: its kind by the mark, the actors it mentions, who is quoted."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from locales import _
from model.capture.folding import visible
from model.capture.names import NameIndex, name_index
from model.capture.quotes import quote, quoted_at
from model.capture.reading import Draft, Reading, Unreadable
from model.capture.shape import skip_blanks
from model.capture.words import cut, either, listed, new_note_words
from model.changes import add, new
from model.entities import Actor, Note, NoteKind, Phase
from model.entities.text import LINE_LIMIT, clean_text
from model.workshop import Workshop

MENTIONS_LIMIT = 100
"""How many `@` one note may hold."""

_NAME_WINDOW = 160
"""Characters after `@` in which a name is looked for: the longest name and an ending."""

_AT = re.compile(r"(?<!\w)@(?=\S)")
_WORD = re.compile(r"[\w\-'’]*")
_BARE_SPEAKER = re.compile(r"[^\s\"”“:][^\"”“:]{0,58}?\s*(?=:\s*[\"”“])")
_SPEAKER_WORDS = 4


@dataclass(frozen=True, slots=True)
class Said:
    """What a quotation line holds, and where in the line its text begins."""

    text: str
    start: int
    end: int
    speaker: str = ""
    straight: bool = True
    """Whether the text stands in the line letter for letter, no doubled quotes in it."""


@dataclass(frozen=True, slots=True)
class _Mentioned:
    start: int
    end: int
    actors: tuple[Actor, ...]


def read_note(
    line: str,
    start: int,
    kind: NoteKind,
    workshop: Workshop,
    at: dt.datetime,
    draft: Draft,
    *,
    step: str | None,
    phase: Phase | None,
) -> Reading:
    """The reading of a note whose text begins at `start` of `line`.

    Raises:
        Unreadable: where there is no text, or too much.
    """
    said = _said(line, start, kind)
    if not visible(said.text):
        raise Unreadable(_("write the text after the mark"), unfinished=True)
    try:
        text = clean_text(said.text)
    except ValueError as error:
        raise Unreadable(_("the note cannot be kept: {reason}").format(reason=error)) from error
    mentioned = _mentioned(said, name_index(workshop.actors), draft)
    note = new(
        Note,
        created=at,
        text=text,
        kind=kind,
        step=step,
        phase=phase,
        actors=tuple(actor.id for actor in mentioned),
        speaker=said.speaker,
    )
    words = [new_note_words(kind), cut(text, 60)]
    if said.speaker:
        words.append(_("said by {speaker}").format(speaker=cut(said.speaker)))
    if mentioned:
        words.append(
            _("mentions {names}").format(names=listed([cut(actor.name) for actor in mentioned]))
        )
    return draft.accepted(add(note, at=at), words, [("note", note.id)])


def _said(line: str, start: int, kind: NoteKind) -> Said:
    start = skip_blanks(line, start)
    end = len(line.rstrip())
    if kind is NoteKind.QUOTATION:
        if whole := _whole_quote(line, start, end):
            return whole
        if spoken := _spoken(line, start, end):
            return spoken
    return Said(line[start:end], start, end)


def _whole_quote(line: str, start: int, end: int) -> Said | None:
    """The text of a quotation that stands in quotes from `start` to `end`."""
    quoted = quoted_at(line, start)
    if quoted is None or quoted.end != end:
        return None
    return Said(quoted.text, start + 1, end - 1, straight=len(quoted.text) == end - start - 2)


def _spoken(line: str, start: int, end: int) -> Said | None:
    """A quotation with its speaker before it: `Maija: "…"`."""
    if quoted := quoted_at(line, start):
        speaker, after = quoted.text.strip(), skip_blanks(line, quoted.end)
    elif bare := _BARE_SPEAKER.match(line, start):
        speaker, after = bare.group().strip(), bare.end()
        if len(speaker.split()) > _SPEAKER_WORDS:
            return None
    else:
        return None
    if line[after : after + 1] != ":" or not visible(speaker) or len(speaker) > LINE_LIMIT:
        return None
    whole = _whole_quote(line, skip_blanks(line, after + 1), end)
    if whole is None or not visible(whole.text):
        return None
    return Said(whole.text, whole.start, whole.end, speaker, whole.straight)


def _mentioned(said: Said, index: NameIndex, draft: Draft) -> list[Actor]:
    """The actors that the text mentions, each once, in the order of the text."""
    actors: dict[str, Actor] = {}
    for mention in _mentions(said.text, index):
        written = cut(said.text[mention.start : mention.end])
        if len(mention.actors) == 1:
            actors.setdefault(mention.actors[0].id, mention.actors[0])
            if said.straight:
                draft.mark(said.start + mention.start, said.start + mention.end, "actor")
        elif mention.actors:
            names = either([cut(actor.name) for actor in mention.actors])
            draft.remark(
                _("{text} may be {names} and stays text").format(text=written, names=names)
            )
        else:
            draft.remark(_("{text} is no actor and stays text").format(text=written))
    return list(actors.values())


def _mentions(text: str, index: NameIndex) -> Iterator[_Mentioned]:
    position = 0
    count = 0
    while match := _AT.search(text, position):
        count += 1
        if count > MENTIONS_LIMIT:
            raise Unreadable(
                _("a note mentions at most {limit} actors").format(limit=MENTIONS_LIMIT)
            )
        start = match.end()
        quoted = quoted_at(text, start)
        if quoted and visible(quoted.text):
            yield _Mentioned(match.start(), quoted.end, index.find_plain(quoted.text))
            position = quoted.end
            continue
        mention = index.mention(text[start : start + _NAME_WINDOW])
        if mention:
            position = start + mention.length
            yield _Mentioned(match.start(), position, mention.actors)
        else:
            word = _WORD.match(text, start)
            position = max(word.end() if word else start, start)
            if position > start:
                yield _Mentioned(match.start(), position, ())


def mention_of(actor: Actor, index: NameIndex) -> str:
    """`@` and the actor's name, as a note mentions it."""
    bare = index.mention(actor.name)
    if bare and bare.actors == (actor,) and bare.length == len(actor.name):
        return f"@{actor.name}"
    return f"@{quote(actor.name)}"


def written_note(text: str, speaker: str, kind: NoteKind) -> str:
    """The text of a note as it stands after its mark."""
    if kind is not NoteKind.QUOTATION:
        return text
    if speaker:
        return f"{_written_speaker(speaker)}: {quote(text)}"
    said = _said(text, 0, kind)
    return text if (said.text, said.speaker) == (text, "") else quote(text)


def _written_speaker(speaker: str) -> str:
    spoken = _spoken(f'{speaker}: "x"', 0, len(speaker) + 5)
    return speaker if spoken and spoken.speaker == speaker else quote(speaker)
