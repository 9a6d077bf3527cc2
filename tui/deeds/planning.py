"""What the agenda's commands do while a day is planned: methods, marks, copies, days, templates."""

from __future__ import annotations

from pathlib import Path

from locales import _
from model import clock
from model.capture.folding import plain
from model.changes import Change, update
from model.entities import Day, Group, Part, Step
from model.errors import ArvoverkkoError
from model.labels import label
from model.methods import group_words
from model.methods.choosing import fields_from
from model.methods.own_agendas import save_agenda
from tui.deeds.documents import typed_path
from tui.home import Home
from tui.screens.agenda_lines import AgendaLinesScreen
from tui.screens.agenda_log import LogScreen
from tui.screens.agenda_sources import FetchScreen
from tui.screens.dialogs import PromptScreen
from tui.screens.method_choice import MethodChoiceScreen
from tui.writing import write_documents

_GROUPS: tuple[Group | None, ...] = (
    None,
    Group.PLENARY,
    Group.SMALL_GROUPS,
    Group.PAIRS,
    Group.INDIVIDUAL,
)
"""What the group form goes through; the first is the method's own."""


def new_step_title() -> str:
    """What a step is called until it has a title."""
    return _("New step")


async def choose_method(home: Home, step: Step) -> None:
    """Choose the method of `step`; where nobody wrote their own, its words come from there."""
    desk = home.desk
    key = await home.ask(MethodChoiceScreen(desk.catalogue, desk.workshop))
    current = desk.workshop.steps.get(step.id)
    if key is None or current is None:
        return
    methods = desk.catalogue.methods
    day = desk.workshop.day_of(step.id)
    steps = desk.workshop.steps_of(day) if day else []
    fields = fields_from(
        methods[key],
        current,
        methods.get(current.method),
        language=desk.workshop.session.language,
        untouched=current.title == new_step_title() and not current.method,
        begun=any(other.runs for other in steps),
    )
    home.try_to(update, current, at=desk.now(), **fields)


def next_part(home: Home, step: Step) -> None:
    """Give `step` the part after its own."""
    parts = list(Part)
    part = parts[(parts.index(step.part) + 1) % len(parts)]
    if home.try_to(update, step, at=home.desk.now(), part=part):
        home.tell(_("{title}: {what}").format(title=step.title, what=label(part)))


def next_group(home: Home, step: Step) -> None:
    """Give `step` the group form after its own; after the last, its method's again."""
    at = _GROUPS.index(step.group) if step.group in _GROUPS else -1
    group = _GROUPS[(at + 1) % len(_GROUPS)]
    words = group_words(group) if group else _("the method's own group form")
    if home.try_to(update, step, at=home.desk.now(), group=group):
        home.tell(_("{title}: {what}").format(title=step.title, what=words))


def flip(home: Home, step: Step, mark: str) -> None:
    """Set or clear the mark `optional` or `buffer` of `step`."""
    holds = not getattr(step, mark)
    words = {
        ("optional", True): _("may be dropped when time runs out"),
        ("optional", False): _("stays when time runs out"),
        ("buffer", True): _("spare time, used up first"),
        ("buffer", False): _("no spare time"),
    }[mark, holds]
    if home.try_to(update, step, at=home.desk.now(), **{mark: holds}):
        home.tell(_("{title}: {what}").format(title=step.title, what=words))


async def fetch_steps(home: Home, day: Day, after: str | None) -> None:
    """Bring steps or a whole day here from another day, a template or another session."""
    fetched = await home.ask(FetchScreen(home.desk, day))
    if fetched is None:
        return
    desk = home.desk
    if fetched.as_day:
        home.try_to(clock.copy_day, desk.workshop, fetched.source, fetched.day, at=desk.now())
        return
    home.try_to(clock.copy_steps, desk.workshop, day, fetched.steps, at=desk.now(), after=after)


async def write_steps(home: Home, day: Day, after: str | None) -> None:
    """Add steps that are written as lines, behind the step `after`.

    What is written and not taken is a draft: it is there the next time, also after a crash.
    """
    desk, draft = home.desk, f"lines/{day.id}"
    methods = {
        plain(title): key
        for key, method in desk.catalogue.methods.items()
        for title in (method.title.en, method.title.fi)
    }

    def make(lines: str) -> Change:
        current = desk.workshop.days.get(day.id, day)
        behind = after if after in current.steps else None
        read = clock.read_lines(lines)
        return clock.write_steps(
            desk.workshop, current, read, behind, at=desk.now(), methods=methods
        )

    def keep(text: str) -> None:
        if desk.drafts is not None:
            desk.drafts.keep(draft, text)

    before = desk.drafts.read().get(draft, "") if desk.drafts is not None else ""
    text = await home.ask(AgendaLinesScreen(desk.workshop, day, make, keep, before))
    if text is not None and home.try_to(make, text) and desk.drafts is not None:
        desk.drafts.clear(draft)


async def keep_agenda(home: Home) -> None:
    """Keep the session's days as an agenda template of the facilitator's own."""
    desk = home.desk
    title = await home.ask(
        PromptScreen(_("Keep these days as a template called …"), desk.workshop.session.title)
    )
    if title is None:
        return
    try:
        _key, file = save_agenda(desk.workshop, title, desk.folder, desk.catalogue)
    except ArvoverkkoError as refusal:
        home.tell(str(refusal), severity="error")
        return
    # It is read anew when it is next asked for, the new template among the others.
    del desk.catalogue
    words = _("Kept as the template “{title}”; new sessions can begin with it. {file}")
    home.tell(words.format(title=title, file=_short(file)))


async def write_agenda(home: Home) -> None:
    """Write the agenda into a folder that is asked for: to be printed, and for calendars."""
    question = _("Write the agenda (Markdown and .ics) into which folder?")
    folder = await home.ask(PromptScreen(question, str(Path.cwd())))
    if folder is None:
        return
    try:
        files = write_documents(home.desk, typed_path(folder), ("agenda", "ics")).files
    except (ArvoverkkoError, OSError) as error:
        home.tell(_("Not written: {reason}").format(reason=error), severity="error")
        return
    home.tell(_("Written: {files}").format(files="  ".join(str(file) for file in files)))


async def show_log(home: Home) -> None:
    """Show planned against actual of the day at hand."""
    day = home.shown_day()
    if day is None:
        home.tell(_("No days yet."))
        return
    await home.ask(LogScreen(home.desk, day))


def _short(file: Path) -> str:
    home = Path.home()
    return f"~/{file.relative_to(home)}" if file.is_relative_to(home) else str(file)
