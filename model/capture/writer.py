"""From an entity back to the line that makes it."""

from __future__ import annotations

from model.capture.actors import named_in
from model.capture.arrows import arrow_mark
from model.capture.names import NameIndex, name_index
from model.capture.notes import written_note
from model.capture.quotes import OPENING, quote
from model.capture.sectors import code_of
from model.capture.shape import ACTOR_MARK, AS_IS, NOTE_MARKS, has_signs, link_shape, mark_of
from model.capture.value import Flow, write_flow
from model.entities import Actor, ActorKind, Note, NoteKind, Sector, ValueLink
from model.workshop import Workshop

_MARK_OF = {kind: mark for mark, kind in NOTE_MARKS.items()}


def write(entity: Actor | ValueLink | Note, workshop: Workshop) -> str:
    """The line of the one-line language that makes `entity`.

    What the language has no words for is left out: a link's frequency, trust, benefit and note; of
    an actor all but name, sector and kind; of a note whom it mentions without `@`, and its line
    breaks.

    Raises:
        KeyError: where a link's actor is not in `workshop`.
    """
    match entity:
        case ValueLink():
            return _written_link(entity, workshop)
        case Actor():
            return _written_actor(entity, name_index(workshop.actors))
        case Note():
            return _written_note(entity)


def written_name(actor: Actor, index: NameIndex) -> str:
    """The actor's name as it stands in a line: in quotes where it holds signs, or means two."""
    known = index.find(actor.name)
    unclear = known != (actor,) if actor.id in index.actors else bool(known)
    return quote(actor.name) if unclear or not _stands_bare(actor.name) else actor.name


def _stands_bare(name: str) -> bool:
    """Whether `name` is read as itself before an arrow, after one, and after `+`."""
    before, after = f"{name} -> b: c", f"a -> {name}: c"
    # A quote that opens the name could be closed by one that comes later in the line.
    if (
        name[:1] in OPENING
        or has_signs(name)
        or mark_of(before)
        or named_in(f"{ACTOR_MARK} {name}", 1) != [name]
    ):
        return False
    return _sides(before) == [[name], ["b"]] and _sides(after) == [["a"], [name]]


def _sides(line: str) -> list[list[str]]:
    shape = link_shape(line)
    if shape is None or any(name.quoted for name in shape.names):
        return []
    return [[name.text for name in side] for side in shape.sides]


def _written_link(link: ValueLink, workshop: Workshop) -> str:
    index = name_index(workshop.actors)
    source = written_name(workshop.actors[link.source], index)
    target = written_name(workshop.actors[link.target], index)
    flow = Flow(link.what, link.strength, link.category, link.channel)
    return f"{source} {arrow_mark(link.nature, link.state)} {target}: {write_flow(flow)}"


def _written_actor(actor: Actor, index: NameIndex) -> str:
    parts = [ACTOR_MARK, written_name(actor, index)]
    codes: list[Sector | ActorKind] = []
    if Sector.CUSTOMER is actor.sector or ActorKind.CUSTOMER is actor.kind:
        codes.append(Sector.CUSTOMER)
        if actor.sector is not Sector.CUSTOMER:
            codes.append(actor.sector)
        if actor.kind is not ActorKind.CUSTOMER:
            codes.append(actor.kind)
    else:
        if actor.sector is not Sector.UNKNOWN:
            codes.append(actor.sector)
        if actor.kind is not ActorKind.ORGANISATION:
            codes.append(actor.kind)
    return " ".join([*parts, *(f"/{code_of(code)}" for code in codes)])


def _written_note(note: Note) -> str:
    text = "".join(" " if char in "\n\t" else char for char in note.text)
    if note.kind is not NoteKind.OBSERVATION:
        return f"{_MARK_OF[note.kind]} {written_note(text, note.speaker, note.kind)}"
    return f"{AS_IS} {text}" if _means_more(text) else text


def _means_more(text: str) -> bool:
    """Whether plain `text` would be read as more than a plain note."""
    return bool(mark_of(text) or text.startswith("\ufeff") or link_shape(text))
