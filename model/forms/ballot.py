"""Dot voting on a board: how many votes there are, given and taken back one by one."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from locales import _, ngettext
from model.changes import Change, update
from model.entities import Sheet
from model.errors import Refused
from model.forms.board import card_in, change_card
from model.forms.columns import cards_on
from model.people import present
from model.workshop import Workshop

_TYPED = re.compile(r"(\d{1,3})(?:\s*[x×*]\s*(\d{1,2}))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ballot:
    """How the voting on a board stands."""

    each: int
    """Votes that each person has; 0 where cards are not voted on."""
    voters: int
    """People who vote; 0 where nobody has counted them."""
    given: int
    """Votes given so far."""

    @property
    def allowed(self) -> int | None:
        """All votes there are; None where nobody has counted the voters."""
        return self.each * self.voters if self.voters else None

    def words(self) -> str:
        """How the voting stands, in a few words; empty where cards are not voted on."""
        if not self.each:
            return ""
        if self.allowed is None:
            return ngettext("{n} vote given", "{n} votes given", self.given).format(n=self.given)
        return _("{given} of {allowed} votes given").format(given=self.given, allowed=self.allowed)


def ballot_of(workshop: Workshop, sheet: Sheet) -> Ballot:
    """The state of the voting. The voters are those said, else those present on the board's day."""
    given = sum(card.votes for card in cards_on(workshop, sheet))
    return Ballot(sheet.votes, sheet.voters or _present(workshop, sheet), given)


def _present(workshop: Workshop, sheet: Sheet) -> int:
    day = workshop.day_of(sheet.step) if sheet.step else None
    if day is None:
        opened = sheet.created.date()
        days = [day for day in workshop.days_in_order() if day.start.date() == opened]
        day = next(iter(days), None)
    return len(present(workshop, day)) if day else 0


def vote(workshop: Workshop, card_id: str, by: int, *, at: dt.datetime) -> Change:
    """The change that gives a card `by` votes more, or takes votes back where `by` is negative.

    Raises:
        Refused: where cards are not voted on, all votes are given, or the card has none to take.
    """
    card = card_in(workshop, card_id)
    ballot = ballot_of(workshop, workshop.sheets[card.sheet])
    if not ballot.each:
        raise Refused(_("cards are not voted on here; first say how many votes each person has"))
    if card.votes + by < 0:
        raise Refused(_("the card has no votes to take back"))
    if by > 0 and ballot.allowed is not None and ballot.given + by > ballot.allowed:
        raise Refused(
            _("{words}: none is left; take one back from another card").format(words=ballot.words())
        )
    return change_card(workshop, card_id, at=at, votes=card.votes + by)


def set_ballot(
    workshop: Workshop, sheet: Sheet, voters: int, each: int, *, at: dt.datetime
) -> Change:
    """The change that says how many vote on a board and how many votes each has.

    Raises:
        Refused: where more votes are given already than there would be.
    """
    given = ballot_of(workshop, sheet).given
    if given > voters * each:
        raise Refused(
            ngettext(
                "{given} vote is given already; {voters} × {each} are too few",
                "{given} votes are given already; {voters} × {each} are too few",
                given,
            ).format(given=given, voters=voters, each=each)
        )
    return update(sheet, at=at, voters=voters, votes=each)


def read_ballot(text: str, each: int) -> tuple[int, int]:
    """How many people vote and how many votes each has, as typed: `12`, or `12 x 3`.

    Args:
        each: votes that each person has where the text does not say it.

    Raises:
        Refused: where it cannot be read so.
    """
    found = _TYPED.fullmatch(text.strip())
    if found is None or not int(found[1]):
        raise Refused(_("write how many vote, as 12, or with the votes of each, as 12 x 3"))
    votes = int(found[2]) if found[2] else each
    if not votes:
        raise Refused(_("write also how many votes each has, as 12 x 3"))
    return int(found[1]), votes
