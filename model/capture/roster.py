"""The actors that one line names: known ones found, unknown ones made, doubts said."""

from __future__ import annotations

import datetime as dt
import re

from locales import _
from model.capture.folding import key
from model.capture.names import NameIndex
from model.capture.quotes import quote
from model.capture.reading import Draft, Unreadable
from model.capture.shape import Name, has_signs
from model.capture.words import cut, either
from model.changes import new
from model.entities import Actor, ActorKind, Sector
from model.entities.text import NAME_LIMIT, clean_name

_CODE = re.compile(r"(?<=\s)/\w+$")
_AND = re.compile(r"\s+(?:ja|sekä|and|[&+])\s+|[/&]", re.IGNORECASE)


class Moments:
    """Successive moments for the entities of one line, so that they keep their order."""

    def __init__(self, at: dt.datetime) -> None:
        self.at = at
        """The moment of the line itself."""
        self._given = 0

    def next(self) -> dt.datetime:
        """`at` the first time, a microsecond later each time after that."""
        moment = self.at + dt.timedelta(microseconds=self._given)
        self._given += 1
        return moment


class Roster:
    """Resolves the names of one line.

    Args:
        index: the actors known so far.
        moments: when new actors are created.
        draft: collects spans and remarks.
    """

    def __init__(self, index: NameIndex, moments: Moments, draft: Draft) -> None:
        self._index = index
        self.moments = moments
        self.draft = draft
        self._made: dict[str, Actor] = {}

    @property
    def new(self) -> list[Actor]:
        """The actors that were made, in the order of the line."""
        return list(self._made.values())

    def knows(self, name: Name) -> bool:
        """Whether the name is somebody's."""
        return bool(self._index.find(name.text, exactly=name.quoted))

    def joined(self, names: list[Name], line: str) -> list[Name]:
        """`names`, with what a comma parted put together where it is one actor's name.

        Raises:
            Unreadable: where the whole is an actor and every piece is one too.
        """
        if not self._index.has_commas or len(names) < 2:
            return names
        result: list[Name] = []
        position = 0
        while position < len(names):
            length = self._joined_length(names[position:], line)
            first, last = names[position], names[position + length - 1]
            if length == 1:
                result.append(first)
            else:
                result.append(Name(line[first.start : last.end], first.start, last.end))
                if all(self.knows(name) for name in names[position : position + length]):
                    self.draft.mark(first.start, last.end, "error")
                    raise Unreadable(
                        _(
                            "“{text}” is one actor's name and a list of others; put it in quotes, "
                            "or each name of the list"
                        ).format(text=result[-1].text)
                    )
            position += length
        return result

    def _joined_length(self, names: list[Name], line: str) -> int:
        for length in range(len(names), 1, -1):
            stretch = names[:length]
            whole = line[stretch[0].start : stretch[-1].end]
            if (
                len(whole) <= 2 * NAME_LIMIT
                and not any(name.quoted for name in stretch)
                and self._index.find(whole)
            ):
                return length
        return 1

    def actor(
        self, name: Name, sector: Sector = Sector.UNKNOWN, kind: ActorKind = ActorKind.ORGANISATION
    ) -> Actor:
        """The actor that the name means; a new one, of that sector and kind, where it is nobody's.

        Raises:
            Unreadable: where it may mean several, or cannot be a name.
        """
        if known := self.known(name):
            return known
        self._check_signs(name)
        try:
            text = clean_name(name.text)
        except ValueError as error:
            self.draft.mark(name.start, name.end, "error")
            raise Unreadable(
                _("“{text}” cannot be a name: {reason}").format(text=cut(name.text), reason=error)
            ) from error
        self.draft.mark(name.start, name.end, "new_actor")
        spelling = key(text)
        if spelling not in self._made:
            self._made[spelling] = new(
                Actor, name=text, sector=sector, kind=kind, created=self.moments.next()
            )
            self._doubt(text)
        return self._made[spelling]

    def known(self, name: Name) -> Actor | None:
        """The actor there already that the name means, or None.

        Raises:
            Unreadable: where it may mean several.
        """
        found = self._index.find(name.text, exactly=name.quoted)
        if len(found) > 1:
            self.draft.mark(name.start, name.end, "error")
            raise Unreadable(ambiguous(name.text, found))
        if found:
            self.draft.mark(name.start, name.end, "actor")
            return found[0]
        return None

    def _check_signs(self, name: Name) -> None:
        """Refuse signs in a new name that stands without quotes: they were meant otherwise."""
        if name.quoted:
            return
        if code := _CODE.search(name.text):
            self.draft.mark(name.start, name.end, "error")
            raise Unreadable(
                _("set the sector on a line of its own: + {name}").format(name=cut(code.string))
            )
        if has_signs(name.text):
            self.draft.mark(name.start, name.end, "error")
            raise Unreadable(
                _("“{text}” has an arrow or colon in it; quote it if it is a name").format(
                    text=cut(name.text)
                )
            )

    def _doubt(self, text: str) -> None:
        if near := self._index.near(text):
            self.draft.remark(
                _("{name} is new; did you mean {near}?").format(name=cut(text), near=near.name)
            )
        elif parts := _AND.split(text)[1:]:
            first = _AND.split(text)[0]
            if self._index.find(first) or self._index.find(parts[-1]):
                self.draft.remark(
                    _("{name} is one new actor; for several put a comma between the names").format(
                        name=cut(text)
                    )
                )


def ambiguous(text: str, candidates: tuple[Actor, ...]) -> str:
    """That `text` may mean each of `candidates`, and what to do about it."""
    names = [actor.name for actor in candidates]
    if len({*names}) < len(names):
        return _("several actors are called {name}; rename one of them first").format(name=names[0])
    return _("“{text}” may be {names}; write the full name in quotes").format(
        text=cut(text),
        names=either([quote(name) for name in names]),
    )
