"""Rows of a table to a draft: organisations with their people, or links with their ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from importers.columns import Reading
from importers.draft import NOTHING, DraftActor, DraftLink, Progress, ReadOptions, Scope, Skipped
from importers.tables_answers import answers, email, person, phone
from importers.tables_guess import TableColumn
from importers.tables_header import Headed, row_words
from importers.tables_words import FIRST, GETS_FROM, GIVES_TO, ID, LAST, SUBMITTED
from importers.values import one_line, parts, shown
from locales import _, ngettext
from model.capture.folding import key
from model.entities import ActorKind, InvitationState
from model.entities.text import LINE_LIMIT, NAME_LIMIT
from model.merge.spelling import spelling

_STRIDE = 200
OUR_ID = re.compile(r"[0-9a-f]{12}")
"""What ids look like that this program gives."""

_PERSON_COLUMN = "\0person"
_STATE_COLUMN = "\0state"
_EMAIL_COLUMN = "\0email"
_PHONE_COLUMN = "\0phone"
_PARTED = re.compile(r"[;|\n\\]")
"""Signs between the values of a list; where there is none, commas are."""

_NAMES = re.compile(r"\s*[;\n]\s*|\s*,\s+(?=\S)")

_OF_PEOPLE = {
    _PERSON_COLUMN: "contact_name",
    _EMAIL_COLUMN: "contact_email",
    _PHONE_COLUMN: "contact_phone",
    _STATE_COLUMN: "contact_state",
}
"""Columns that are made of others before the row is read."""

_OWN = frozenset({ID, FIRST, LAST, GIVES_TO, GETS_FROM, SUBMITTED, *_OF_PEOPLE.values()})
"""Fields that are read here; the others are read as in every document."""


@dataclass
class Taken:
    """What was taken from the rows."""

    actors: list[DraftActor] = field(default_factory=list)
    links: list[DraftLink] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    known: dict[str, DraftActor] = field(default_factory=dict)
    """The actors by the identifier that another table may call them, and by their names' keys."""

    sheet: str = ""
    """Name of the sheet that is being taken; empty where there is no other."""

    def where(self, number: int) -> str:
        """A row's place in the document, in words."""
        return f"{self.sheet}, {row_words(number)}" if self.sheet else row_words(number)

    def named(self, name: str, where: str) -> str:
        """The key of the actor that a link's end or an answer names; its draft where it is new."""
        there = self.known.get(name) or self.known.get(name_key(name))
        if there is None:
            there = DraftActor(name_key(name), where, {"name": name})
            self.known[there.key] = there
        self.actors.append(DraftActor(there.key, where, {"name": _said(name, there)}))
        return there.key


def name_key(name: str) -> str:
    """How the rows of one table are known to speak of one actor."""
    spelled = spelling(name)
    return f"{spelled.key}/{spelled.form}" if spelled.key else key(name)


def _said(name: str, there: DraftActor) -> str:
    """The name, where `name` is not an identifier."""
    return name if there.key == name_key(name) else str(there.fields["name"])


class _Columns:
    """The columns of a table by what they are read as."""

    def __init__(self, columns: Sequence[TableColumn]) -> None:
        self.read_as = {column.name: column.field for column in columns}

    def texts(self, cells: Mapping[str, str], field: str) -> list[str]:
        """What the columns that are read as `field` hold in one row."""
        return [cells[name] for name, to in self.read_as.items() if to == field and name in cells]

    def first(self, cells: Mapping[str, str], field: str) -> str:
        """The first of `texts`; empty where there is none."""
        return next(iter(self.texts(cells, field)), "")

    def called(self, field: str) -> list[str]:
        """The names of the columns that are read as `field`."""
        return [name for name, to in self.read_as.items() if to == field]

    def mapping(self, scope: Scope) -> dict[tuple[Scope, str], str]:
        """The columns that are read as in every document."""
        return {(scope, name): NOTHING if to in _OWN else to for name, to in self.read_as.items()}


def take_actors(
    table: Headed, columns: Sequence[TableColumn], taken: Taken, progress: Progress
) -> None:
    """Put the actors and people of `table` into `taken`."""
    _Actors(table, columns, taken).take(progress)


class _Actors:
    def __init__(self, table: Headed, columns: Sequence[TableColumn], taken: Taken) -> None:
        self._columns = _Columns(columns)
        self._taken = taken
        # Whoever fills in a form has come forward; a plain list of people says nothing of it.
        self._survey = bool(self._columns.called(SUBMITTED))
        self._asked = bool(self._columns.called("contact_state"))
        self._rows = [(number, cells, self._prepared(cells)) for number, cells in table.rows]
        mapping = self._columns.mapping("actor")
        mapping.update((("actor", name), to) for name, to in _OF_PEOPLE.items())
        rows = [prepared for _number, _cells, prepared in self._rows]
        self._reading = Reading({"actor": rows}, mapping, {})
        self._keys: dict[str, str] = {}

    def take(self, progress: Progress) -> None:
        total = len(self._rows)
        for done, (number, cells, prepared) in enumerate(self._rows):
            if done % _STRIDE == 0:
                progress(done, total)
            self._take_row(self._taken.where(number), cells, prepared)
        self._taken.skipped += self._reading.skipped
        if self._survey and not self._asked:
            self._taken.remarks.append(
                _("the rows are answers to a form: their people are taken as registered")
            )

    def _prepared(self, cells: Mapping[str, str]) -> dict[str, str]:
        """The row with what it says of its person put together."""
        read = self._columns
        name = person(read.first(cells, FIRST), read.first(cells, LAST)) or person(
            read.first(cells, "contact_name")
        )
        made = {
            _PERSON_COLUMN: name,
            _EMAIL_COLUMN: next(filter(None, map(email, read.texts(cells, "contact_email"))), ""),
            _PHONE_COLUMN: next(filter(None, map(phone, read.texts(cells, "contact_phone"))), ""),
        }
        if (state := self._state(cells)) and (any(made.values()) or self._asked):
            made[_STATE_COLUMN] = state.value
        if not name and any(made.values()):
            # Whose address or answer it is where nobody is named: the organisation's.
            made[_PERSON_COLUMN] = one_line(read.first(cells, "name"))[:NAME_LIMIT]
        for column in (*read.called("networks"), *read.called("aliases")):
            if column in cells and not _PARTED.search(cells[column]):
                made[column] = cells[column].replace(", ", "; ")
        return {**cells, **{column: text for column, text in made.items() if text}}

    def _state(self, cells: Mapping[str, str]) -> InvitationState | None:
        if self._asked:
            return answers(self._columns.texts(cells, "contact_state"))
        return InvitationState.REGISTERED if self._survey else None

    def _take_row(self, where: str, cells: Mapping[str, str], prepared: Mapping[str, str]) -> None:
        fields = self._reading.fields("actor", prepared, where)
        self._say_not_understood(where, cells, prepared)
        name = str(fields.get("name", ""))
        if not name:
            name = prepared.get(_PERSON_COLUMN, "")
            if not name:
                self._taken.skipped.append(Skipped(where, _("it names no actor")))
                return
            fields["name"] = name
            fields.setdefault("kind", ActorKind.PERSON)
            if self._columns.called("name"):
                why = _("no organisation; {name} is taken as an actor of their own")
                self._taken.skipped.append(Skipped(where, why.format(name=shown(name))))
        own = self._columns.first(cells, ID)
        actor_key = name_key(name)
        if OUR_ID.fullmatch(own):
            fields["id"] = actor_key = own
        actor = DraftActor(actor_key, where, fields)
        self._taken.actors.append(actor)
        self._remember(actor, own)
        self._take_partners(where, actor_key, cells)

    def _say_not_understood(
        self, where: str, cells: Mapping[str, str], prepared: Mapping[str, str]
    ) -> None:
        skip = self._taken.skipped.append
        said = self._columns.texts(cells, "contact_state")
        if said and _STATE_COLUMN not in prepared:
            why = _("whether “{answer}” is a yes or a no is not plain; left open")
            skip(Skipped(where, why.format(answer=shown(said[0]))))
        if self._columns.texts(cells, "contact_phone") and _PHONE_COLUMN not in prepared:
            skip(Skipped(where, _("a spreadsheet has spoiled the telephone number; left out")))

    def _remember(self, actor: DraftActor, own: str) -> None:
        self._taken.known.setdefault(name_key(str(actor.fields["name"])), actor)
        if own:
            self._taken.known.setdefault(own, actor)

    def _take_partners(self, where: str, actor_key: str, cells: Mapping[str, str]) -> None:
        """The organisations that an answer names: the question is what flows."""
        for giving, field_name in ((True, GIVES_TO), (False, GETS_FROM)):
            for column in self._columns.called(field_name):
                for partner in _names_in(cells.get(column, "")):
                    ends = (actor_key, self._taken.named(partner, where))
                    source, target = ends if giving else ends[::-1]
                    what = {"what": column[:LINE_LIMIT]}
                    self._taken.links.append(DraftLink(source, target, where, what))


def _names_in(text: str) -> Iterator[str]:
    yield from dict.fromkeys(one_line(name) for name in _NAMES.split(text) if name.strip())


# ------------------------------------------------------------------ links


def take_links(
    table: Headed, columns: Sequence[TableColumn], taken: Taken, options: ReadOptions
) -> None:
    """Put the links of `table` and the actors at their ends into `taken`."""
    _Links(table, columns, taken, options).take()


class _Links:
    def __init__(
        self,
        table: Headed,
        columns: Sequence[TableColumn],
        taken: Taken,
        options: ReadOptions,
    ) -> None:
        self._rows, self._taken, self._options = table.rows, taken, options
        self._named = table.named
        self._columns = _Columns(columns)
        rows = [cells for _number, cells in table.rows]
        self._reading = Reading({"link": rows}, self._columns.mapping("link"), {})
        self._unsaid = 0

    def take(self) -> None:
        total = len(self._rows)
        for done, (number, cells) in enumerate(self._rows):
            if done % _STRIDE == 0:
                self._options.progress(done, total)
            self._take_row(self._taken.where(number), cells)
        for number, name in self._named:
            self._taken.named(name, self._taken.where(number))
        self._taken.skipped += self._reading.skipped
        if self._unsaid:
            words = ngettext(
                "{n} link does not say what flows: it is called “{word}”",
                "{n} links do not say what flows: they are called “{word}”",
                self._unsaid,
            )
            self._taken.remarks.append(words.format(n=self._unsaid, word=_("connection")))

    def _take_row(self, where: str, cells: Mapping[str, str]) -> None:
        fields = self._reading.fields("link", cells, where)
        source, target = str(fields.pop("source", "")), str(fields.pop("target", ""))
        if not source or not target:
            self._taken.skipped.append(Skipped(where, _("one end of the link is missing")))
            return
        both = bool(fields.pop("direction", False)) and self._options.undirected == "both"
        if "what" not in fields:
            self._unsaid += "category" not in fields
            fields["what"] = fields.get("category", _("connection"))
        own = self._columns.first(cells, ID)
        ours = OUR_ID.fullmatch(own) is not None
        sources, targets = (self._ends(end, where, whole=ours) for end in (source, target))
        if ours and not both:
            fields["id"] = own
        for one, other in _pairs(sources, targets, both=both):
            self._taken.links.append(DraftLink(one, other, where, fields))

    def _ends(self, text: str, where: str, *, whole: bool) -> Sequence[str]:
        """The keys of the actors that one cell names: several between semicolons, or `whole`."""
        known = self._taken.known
        if whole or ";" not in text or text in known or name_key(text) in known:
            return [self._taken.named(text, where)]
        return [self._taken.named(name, where) for name in parts(text)]


def _pairs(
    sources: Sequence[str], targets: Sequence[str], *, both: bool
) -> Iterator[tuple[str, str]]:
    for source in sources:
        for target in targets:
            yield source, target
            if both:
                yield target, source
