"""The groups' own maps, one by one: out of a joined map, or from the sessions of the library."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.content import Content

from locales import _, ngettext
from model.errors import ArvoverkkoError
from model.forms.links import joined_maps, map_of
from model.store import open_session
from model.workshop import Workshop
from tui.home import Home

RECENT = dt.timedelta(days=7)
"""How long ago a session was changed at the most that may be a group's of this workshop."""


@dataclass(frozen=True, slots=True)
class GroupMap:
    """The map of one group."""

    title: str
    workshop: Workshop
    """What is on it."""
    number: int
    """From 1."""
    of: int
    """How many groups there are."""
    foreign: bool
    """Whether it comes from another session, where alone it can be changed."""


class GroupMaps:
    """Goes through the groups' maps.

    Args:
        home: the program.
    """

    def __init__(self, home: Home) -> None:
        self._home = home
        self.shown: GroupMap | None = None
        """The group whose map is up; None for everybody's."""
        self._files: Sequence[Path] = ()

    def look_for_sessions(self) -> None:
        """Look which other sessions of the library were changed lately; samples are no group's."""
        desk = self._home.desk
        since = desk.now() - RECENT
        self._files = [
            summary.file
            for summary in sorted(desk.library.sessions(), key=lambda summary: summary.title)
            if summary.readable
            and not summary.locked
            and not summary.illustrative
            and summary.changed >= since
            and not desk.has_open(summary.file)
        ]

    def keep_up(self, workshop: Workshop) -> None:
        """Bring the map of a group that is part of `workshop` up to date."""
        shown = self.shown
        if shown is None or shown.foreign:
            return
        titles = list(joined_maps(workshop))
        self.shown = None
        if shown.title in titles:
            self.shown = _part_of(workshop, titles, titles.index(shown.title))

    async def go_on(self) -> bool:
        """Show the next group's map, after the last one everybody's; False where there is none."""
        workshop = self._home.desk.workshop
        at = self.shown.number if self.shown else 0
        if titles := list(joined_maps(workshop)):
            self.shown = _part_of(workshop, titles, at) if at < len(titles) else None
            return True
        if not at:
            self.look_for_sessions()
        while at < len(self._files):
            file = self._files[at]
            at += 1
            try:
                there = await asyncio.to_thread(_read, file)
            except (ArvoverkkoError, OSError) as error:
                self._home.tell(str(error), severity="warning")
                continue
            self.shown = GroupMap(there.session.title, there, at, len(self._files), foreign=True)
            return True
        self.shown = None
        return bool(self._files)

    def words(self, workshop: Workshop) -> Content:
        """Whose map is up, or which there are, and the keys that go on."""
        shown = self.shown
        if shown is not None:
            whose = _("Group {n} of {of}: ").format(n=shown.number, of=shown.of)
            figures = _figures(len(shown.workshop.actors), len(shown.workshop.links))
            return Content.assemble(
                (whose, "$quiet"),
                (shown.title, "bold $accent"),
                (f"  {figures}   ", "$quiet"),
                (_("c next map · & joins them"), "$quiet"),
            )
        maps = joined_maps(workshop)
        if maps:
            return Content.assemble(joined_words(workshop), (_("   c one by one"), "$quiet"))
        if not self._files:
            words = _("No other session was changed this week: & joins any, also from elsewhere.")
            return Content.styled(words, "$quiet")
        count = ngettext(
            "{n} other session of this week: c shows its map · & joins them",
            "{n} other sessions of this week: c shows their maps · & joins them",
            len(self._files),
        )
        return Content.styled(count.format(n=len(self._files)), "$quiet")


def joined_words(workshop: Workshop) -> Content:
    """The maps that were joined into this one, with what each had on it."""
    parts = [
        Content.assemble((title, "bold"), (f" {_figures(actors, links)}", "$quiet"))
        for title, (actors, links) in joined_maps(workshop).items()
    ]
    return Content.assemble((_("Joined: "), "$quiet"), Content("   ").join(parts))


def _figures(actors: int, links: int) -> str:
    of_actors = ngettext("{n} actor", "{n} actors", actors).format(n=actors)
    of_links = ngettext("{n} link", "{n} links", links).format(n=links)
    return f"{of_actors}, {of_links}"


def _part_of(workshop: Workshop, titles: Sequence[str], at: int) -> GroupMap:
    title = titles[at]
    return GroupMap(title, map_of(workshop, title), at + 1, len(titles), foreign=False)


def _read(file: Path) -> Workshop:
    opened = open_session(file, read_only=True)
    opened.recorder.store.close()
    return opened.recorder.workshop
