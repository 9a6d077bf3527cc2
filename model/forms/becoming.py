"""What cards become: targets, agreements, notes and links, each connected with them both ways."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence

from locales import _
from model.capture.folding import visible
from model.changes import Change, Edit, edited, new
from model.entities import Agreement, Card, Note, NoteKind, Phase, Target, ValueLink
from model.entities.text import NAME_LIMIT
from model.errors import Refused
from model.forms.board import cards_in
from model.labels import label
from model.workshop import Table, Workshop

Outcome = Target | Agreement | Note | ValueLink
"""What a card can become."""

_OUTCOMES = (Target, Agreement, Note, ValueLink)
_TABLES: tuple[Table, ...] = ("targets", "agreements", "notes", "links")


def as_target(workshop: Workshop, card_ids: Collection[str], *, at: dt.datetime) -> Change:
    """The change that makes one target of cards, a whole group of them under its name.

    Raises:
        Refused: where a card has gone.
    """
    cards = cards_in(workshop, card_ids)
    title, rest = _title_and_rest(cards)
    target = new(Target, title=title, what=rest, actors=_actors(cards), created=at)
    return connected(workshop, cards, Change.make(Edit(before=None, after=target), at=at))


def as_agreement(workshop: Workshop, card_ids: Collection[str], *, at: dt.datetime) -> Change:
    """The change that makes one agreement of cards, a whole group of them under its name.

    Raises:
        Refused: where a card has gone.
    """
    cards = cards_in(workshop, card_ids)
    title, rest = _title_and_rest(cards)
    agreement = new(Agreement, title=title, text=rest, created=at)
    return connected(workshop, cards, Change.make(Edit(before=None, after=agreement), at=at))


def as_notes(
    workshop: Workshop,
    card_ids: Collection[str],
    kind: NoteKind,
    phase: Phase | None,
    *,
    at: dt.datetime,
) -> Change:
    """The change that makes a note of each card.

    Raises:
        Refused: where a card has gone.
    """
    cards = cards_in(workshop, card_ids)
    edits: list[Edit] = []
    for number, card in enumerate(cards):
        created = at + dt.timedelta(microseconds=number)
        note = new(
            Note, text=card.text, kind=kind, phase=phase, actors=card.actors, created=created
        )
        edits += [Edit(before=None, after=note), Edit(card, _with(card, [note.id]))]
    # The notes lead: they are what the change is about.
    return Change.make(*sorted(edits, key=lambda edit: edit.before is not None), at=at)


def connected(workshop: Workshop, cards: Sequence[Card], change: Change) -> Change:
    """`change` with `cards` remembering what it makes or mends, as when they become a link."""
    ids = [edit.after.id for edit in change.edits if isinstance(edit.after, _OUTCOMES)]
    current = (workshop.cards.get(card.id, card) for card in cards)
    edits = (Edit(card, _with(card, ids)) for card in current)
    return Change.make(
        *change.edits, *(edit for edit in edits if edit.before != edit.after), at=change.at
    )


def outcomes_of(workshop: Workshop, card: Card) -> Iterator[Outcome]:
    """What a card became, as far as it is still there."""
    for entity_id in card.became:
        for table in _TABLES:
            entity = workshop.rows(table).get(entity_id)
            if isinstance(entity, _OUTCOMES):
                yield entity


def origins_of(workshop: Workshop, entity_id: str) -> list[Card]:
    """The cards that became this target, agreement, note or link, oldest first."""
    return [card for card in workshop.cards.values() if entity_id in card.became]


def kind_of(outcome: Outcome) -> str:
    """What a card became, in a word."""
    match outcome:
        case Target():
            return _("target")
        case Agreement():
            return _("agreement")
        case ValueLink():
            return _("value link")
        case Note():
            return label(outcome.kind)


def title_of(outcome: Outcome) -> str:
    """What a card became, by its own words."""
    match outcome:
        case Target() | Agreement():
            return outcome.title
        case Note():
            return " ".join(outcome.text.split())
        case ValueLink():
            return outcome.what


def link_cards(
    workshop: Workshop, target: Target, card_ids: Collection[str], *, at: dt.datetime
) -> Change:
    """The change that connects a target with these cards and with no others.

    Raises:
        Refused: where a card has gone, or nothing would change.
    """
    chosen = {card.id for card in (cards_in(workshop, card_ids) if card_ids else ())}
    edits = []
    for card in workshop.cards.values():
        if card.id in chosen and target.id not in card.became:
            edits.append(Edit(card, _with(card, [target.id])))
        elif card.id not in chosen and target.id in card.became:
            became = tuple(entity_id for entity_id in card.became if entity_id != target.id)
            edits.append(Edit(card, edited(card, became=became)))
    if not edits:
        raise Refused(_("the target has these cards already"))
    return Change.make(*edits, at=at)


# ------------------------------------------------------------------ inside


def _with(card: Card, ids: Sequence[str]) -> Card:
    return edited(card, became=tuple(dict.fromkeys((*card.became, *ids))))


def _actors(cards: Sequence[Card]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor for card in cards for actor in card.actors))


def _title_and_rest(cards: Sequence[Card]) -> tuple[str, str]:
    """A title of at most `NAME_LIMIT` characters, and the text where the title is not all of it."""
    first = cards[0]
    if len(cards) == 1:
        title = _title(first.text)
        whole = " ".join(first.text.split()) == title
        return title, "" if whole else first.text
    grouped = first.cluster and all(card.cluster == first.cluster for card in cards)
    title = _title(first.cluster if grouped else first.text)
    return title, "\n".join(f"- {' '.join(card.text.split())}" for card in cards)


def _title(text: str) -> str:
    """The first line of `text` with something in it, cut between words where it is too long."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    line = next((line for line in lines if visible(line)), text)
    if len(line) <= NAME_LIMIT:
        return line
    cut = line[: NAME_LIMIT - 1]
    head = cut.rpartition(" ")[0] or cut
    return f"{head}…"
