"""Reading a line of actors: `+ Kotkan seurakunta, SPR /3s`; known ones get their sector set."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from locales import _
from model.capture.names import name_index
from model.capture.quotes import OPENING, quoted_at
from model.capture.reading import Draft, Reading, SavedKind, Unreadable
from model.capture.roster import Moments, Roster
from model.capture.sectors import Class, class_of, is_code
from model.capture.shape import (
    NAMES_LIMIT,
    Name,
    name_between,
    skip_blanks,
    splits_names,
    too_many_names,
)
from model.capture.words import cut, kind_words, listed, new_actors_words, sector_words
from model.changes import Change, Edit, edited
from model.entities import Actor, ActorKind, Sector
from model.workshop import Workshop

_APART = re.compile(r"(?<=\s)/\s+(\w+)$")
_SIGN = re.compile(r",|(?<!\S)/[^\s,]+|(?<!\S)/$")


@dataclass(slots=True)
class _Group:
    """Names that share the codes after them."""

    names: list[Name]
    sector: Sector | None = None
    kind: ActorKind | None = None
    customer: bool = False
    """Whether the code for the customer was given: sector and kind, where no other is said."""

    @property
    def classed(self) -> bool:
        return self.customer or self.sector is not None or self.kind is not None

    def take(self, meaning: Class) -> bool:
        """Note a code; False where it contradicts one before it."""
        if meaning is None:
            self.customer = True
        elif isinstance(meaning, Sector):
            if self.sector not in (None, meaning):
                return False
            self.sector = meaning
        else:
            if self.kind not in (None, meaning):
                return False
            self.kind = meaning
        return not (self.customer and self.sector and self.kind)

    def sector_for(self, known: Actor | None) -> Sector:
        """The sector of a new actor, or of one that is `known`."""
        if self.sector is not None:
            return self.sector
        if self.customer:
            return Sector.CUSTOMER
        return known.sector if known else Sector.UNKNOWN

    def kind_for(self, known: Actor | None) -> ActorKind:
        """The kind of a new actor, or of one that is `known`."""
        if self.kind is not None:
            return self.kind
        kind = known.kind if known else ActorKind.ORGANISATION
        # A person or group that becomes the customer stays a person or group.
        return ActorKind.CUSTOMER if self.customer and kind is ActorKind.ORGANISATION else kind


def read_actors(
    line: str, start: int, workshop: Workshop, at: dt.datetime, draft: Draft
) -> Reading:
    """The reading of a line of actors whose names begin at `start`.

    Raises:
        Unreadable: where a name or code cannot be taken, or nothing would change.
    """
    roster = Roster(name_index(workshop.actors), Moments(at), draft)
    groups = _groups(line, start, draft)
    if not any(group.names for group in groups):
        raise Unreadable(_("write the actor's name after +"), unfinished=True)
    edits: dict[str, Edit] = {}
    there: dict[str, None] = {}
    for group in groups:
        for name in roster.joined(group.names, line):
            known = roster.known(name)
            if known is None:
                roster.actor(name, group.sector_for(None), group.kind_for(None))
            elif edit := _classified(known, group):
                edits.setdefault(known.id, edit)
            else:
                there[known.name] = None
    if not roster.new and not edits:
        raise Unreadable(_already(list(there), groups))
    if there:
        draft.remark(
            _("there already: {names}").format(names=listed([cut(name) for name in there]))
        )
    return _reading(list(edits.values()), roster)


def named_in(line: str, start: int) -> list[str]:
    """The names that a line of actors lists from `start` on, as it stands; none where it is bad."""
    try:
        groups = _groups(line, start, Draft())
    except Unreadable:
        return []
    if any(group.classed for group in groups):
        return []
    return [name.text for group in groups for name in group.names if not name.quoted]


def _groups(line: str, start: int, draft: Draft) -> list[_Group]:
    """The names and codes of the line; a code belongs to the names before it that have none."""
    groups = [_Group([])]
    position, signs = start, 0
    while position < len(line):
        begin = skip_blanks(line, position)
        quoted = quoted_at(line, begin)
        if quoted is None and line[begin : begin + 1] in OPENING:
            draft.mark(begin, begin + 1, "error")
            raise Unreadable(_('the quote is not closed; put " after the name'), unfinished=True)
        sign = _next_sign(line, quoted.end if quoted else begin)
        end = sign.start() if sign else len(line)
        if name := name_between(line, begin, end):
            _add_name(name, groups, draft)
        if sign is None:
            break
        signs += 1
        if signs > 2 * NAMES_LIMIT or sum(len(group.names) for group in groups) > NAMES_LIMIT:
            raise Unreadable(too_many_names())
        if sign.group() == ",":
            if groups[-1].classed:
                groups.append(_Group([]))
        else:
            _take_code(sign, groups[-1], draft)
        position = sign.end()
    return groups


def _next_sign(line: str, start: int) -> re.Match[str] | None:
    for sign in _SIGN.finditer(line, start):
        if sign.group() != "," or splits_names(line, sign.start()):
            return sign
    return None


def _add_name(name: Name, groups: list[_Group], draft: Draft) -> None:
    if groups[-1].classed:
        draft.mark(name.start, name.end, "error")
        raise Unreadable(
            _("write the name first, then /sector; a comma begins the next actor: “{text}”").format(
                text=cut(name.text)
            )
        )
    if not name.quoted and (apart := _APART.search(name.text)) and is_code(apart[1]):
        draft.remark(
            _("to set the sector write /{code} without a blank").format(code=cut(apart[1]))
        )
    groups[-1].names.append(name)


def _take_code(sign: re.Match[str], group: _Group, draft: Draft) -> None:
    draft.mark(sign.start(), sign.end(), "error")
    code = sign.group()[1:]
    if not code:
        raise Unreadable(
            _("write a sector or kind after /, as in /public"),
            unfinished=True,
        )
    if not group.take(class_of(code)):
        raise Unreadable(
            _("an actor has one sector and one kind; /{code} is one too many").format(
                code=cut(code)
            )
        )
    draft.mark(sign.start(), sign.end(), "sector")


def _classified(known: Actor, group: _Group) -> Edit | None:
    sector, kind = group.sector_for(known), group.kind_for(known)
    if (sector, kind) == (known.sector, known.kind):
        return None
    return Edit(before=known, after=edited(known, sector=sector, kind=kind))


def _already(names: list[str], groups: list[_Group]) -> str:
    if any(group.classed for group in groups):
        return _("nothing to change: {names} is so already").format(
            names=listed([cut(name) for name in names])
        )
    return _("{names} is there already; add /sector to set its sector").format(
        names=listed([cut(name) for name in names])
    )


def _reading(edits: list[Edit], roster: Roster) -> Reading:
    names = [actor.name for actor in roster.new]
    words = [new_actors_words(names)]
    classes = dict.fromkeys((actor.sector, actor.kind) for actor in roster.new)
    if len(classes) == 1:
        ((sector, kind),) = classes
        words.append(sector_words(sector) if sector is not Sector.UNKNOWN else "")
        plain_kind = kind is ActorKind.ORGANISATION or kind.value == sector.value
        words.append("" if plain_kind else kind_words(kind))
    words += [_edit_words(edit) for edit in edits]
    change = Change.make(
        *edits, *(Edit(before=None, after=actor) for actor in roster.new), at=roster.moments.at
    )
    saved: list[tuple[SavedKind, str]] = [("actor", edit.entity.id) for edit in change.edits]
    return roster.draft.accepted(change, words, saved, tuple(names))


def _edit_words(edit: Edit) -> str:
    before, after = edit.before, edit.after
    assert isinstance(before, Actor) and isinstance(after, Actor)
    now, was = [], []
    if before.sector is not after.sector:
        now.append(sector_words(after.sector))
        was.append(sector_words(before.sector))
    if before.kind is not after.kind:
        now.append(kind_words(after.kind))
        was.append(kind_words(before.kind))
    return _("changes {name}: {now} (was {was})").format(
        name=cut(after.name), now=", ".join(dict.fromkeys(now)), was=", ".join(was)
    )
