"""Every command, declared once: key, words, footer place, palette entry and help."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding

from locales import N_, _


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the facilitator can ask for."""

    name: str
    """Stable name, also the binding's id: what a keymap file rebinds."""
    key: str
    """The default key, or several with commas between; the first one is shown."""
    title: str
    """A word or two for footer and palette (English; translated when shown)."""
    help: str
    """One sentence for the help (English; translated when shown)."""
    group: str
    """The heading it stands under in the help."""
    action: str
    """The Textual action it runs."""
    footer: int = 0
    """Place in the footer, lowest first; 0 keeps it out. Narrow windows drop the highest."""
    places: tuple[str, ...] = ()
    """The places it belongs to; empty for everywhere."""
    needs_session: bool = True
    """Whether a session must be open."""

    def belongs_to(self, place: str) -> bool:
        """Whether the command works in `place`; "form" stands for every form."""
        return not self.places or place in self.places or place.split(".")[0] in self.places

    def binding(self) -> Binding:
        """The key binding, under the command's name."""
        return Binding(self.key, self.action, self.title, id=self.name, show=self.footer > 0)


_SESSION = N_("Session")
_GO = N_("Go to")
_AGENDA = N_("Agenda and clock")
_CAPTURE = N_("Capture")
_EDIT = N_("Edit")
_MAP = N_("Map")
_METHOD = N_("Methods")
_PROGRAM = N_("Program")

# fmt: off
COMMANDS: tuple[Command, ...] = (
    # ---- capture
    Command(
        "capture.focus", "space,i", N_("capture"),
        N_("Puts the cursor into the capture line; Esc leaves it again."),
        _CAPTURE, "app.focus_capture", footer=10,
    ),
    Command(
        "edit.undo", "u", N_("undo"),
        N_("Takes back the last change, also one made before the program was closed."),
        _EDIT, "app.undo", footer=40,
    ),
    Command(
        "edit.redo", "U,y", N_("redo"),
        N_("Does again what was taken back."),
        _EDIT, "app.redo", footer=90,
    ),
    # ---- places
    Command(
        "go.mapping", "1", N_("Mapping"),
        N_("Who belongs in the network, who is invited, which sectors are covered."),
        _GO, "app.go('mapping')",
    ),
    Command(
        "go.understanding", "2", N_("Shared understanding"),
        N_("The round of each actor's tasks, strengths and weaknesses."),
        _GO, "app.go('understanding')",
    ),
    Command(
        "go.network", "3", N_("Value network"),
        N_("Who gives whom what: links and the map that grows with them."),
        _GO, "app.go('network')",
    ),
    Command(
        "go.followup", "4", N_("Follow-up"),
        N_("Targets and agreements with owner, first step, indicator and date."),
        _GO, "app.go('followup')",
    ),
    Command(
        "go.agenda", "a", N_("Agenda"),
        N_("The days and their steps, to plan and to edit."),
        _GO, "app.go('agenda')",
    ),
    Command(
        "go.method", "M", N_("Method"),
        N_("The running step's method: its form to fill in, and how it is led."),
        _GO, "app.go('method')",
    ),
    Command(
        "go.notes", "o", N_("Notes"),
        N_("Everything that was said, to look at and to mend."), _GO, "app.go('notes')",
    ),
    Command(
        "go.links", "v", N_("Links"),
        N_("Every value link, to look at and to mend."), _GO, "app.go('links')",
    ),
    Command(
        "go.map", "m", N_("Map"), N_("The whole window for the map."), _GO, "app.go('map')",
    ),
    Command(
        "go.matrix", "x", N_("Matrix"),
        N_("Value transfer between actors: who gives whom what, cell by cell."),
        _GO, "app.go('matrix')",
    ),
    Command(
        "go.findings", "f", N_("Findings"),
        N_("What the network's structure means, with a question for the room."),
        _GO, "app.go('findings')",
    ),
    Command(
        "go.report", "r", N_("Report"),
        N_("The report as it would go out now."), _GO, "app.go('report')",
    ),
    Command(
        "go.details", "D", N_("Session and days"),
        N_("Title, purpose and language of the session, and when each day is."),
        _GO, "app.go('details')",
    ),
    Command(
        "go.library", "l", N_("Library"),
        N_("All sessions on this laptop, new ones and samples."),
        _GO, "app.library", needs_session=False,
    ),
    Command(
        "go.projector", "p", N_("projector"),
        N_("Map and clock for the room, without the facilitator's own figures."),
        _GO, "app.project", footer=60,
    ),
    # ---- agenda
    Command(
        "agenda.next", "n", N_("next step"),
        N_("Ends the running step and starts the next one; starts the day where none runs."),
        _AGENDA, "app.agenda('next')", footer=20,
    ),
    Command(
        "agenda.back", "b", N_("back a step"),
        N_("Goes back to the step before; its time goes on adding up."),
        _AGENDA, "app.agenda('back')", footer=100,
    ),
    Command(
        "agenda.pause", "s", N_("pause"),
        N_("Stops the running step's clock, or lets it run on."),
        _AGENDA, "app.agenda('pause')", footer=70,
    ),
    Command(
        "agenda.finish", "E", N_("end step"),
        N_("Ends the running step without starting another."),
        _AGENDA, "app.agenda('finish')",
    ),
    Command(
        "agenda.more", "plus", N_("+5 min"),
        N_("Gives the running step five minutes more."),
        _AGENDA, "app.agenda('more')", footer=110,
    ),
    Command(
        "agenda.less", "minus", N_("−5 min"),
        N_("Takes five minutes from the running step."),
        _AGENDA, "app.agenda('less')",
    ),
    Command(
        "agenda.recover", "R", N_("catch up"),
        N_("Shows the ways to win time back, each with the times that follow."),
        _AGENDA, "app.do('recover')", footer=120,
    ),
    # ---- things
    Command(
        "new.target", "t", N_("new target"),
        N_("Opens an empty card for a development target."),
        _EDIT, "app.new_target", footer=22, places=("network", "followup"),
    ),
    Command(
        "new.agreement", "g", N_("new agreement"),
        N_("Opens an empty card for something that was agreed."),
        _EDIT, "app.new_agreement", footer=23, places=("followup",),
    ),
    Command(
        "new.snapshot", "k", N_("keep snapshot"),
        N_("Keeps the network as it is now, to compare with later."),
        _EDIT, "app.do('keep_network')", footer=80, places=("network", "map", "followup"),
    ),
    Command(
        "item.remove", "d,delete", N_("remove"),
        N_("Removes what the cursor is on; undo brings it back."),
        _EDIT, "screen.remove", footer=58,
        places=("mapping", "followup", "notes", "links", "agenda", "form"),
    ),
    Command(
        "actor.sector", "c", N_("sector"),
        N_("Gives the actor under the cursor the next sector."),
        _EDIT, "screen.next_sector", footer=30, places=("mapping",),
    ),
    Command(
        "actor.invitation", "j", N_("invitation"),
        N_("Gives the actor's contacts the next state: to invite, invited, registered, …"),
        _EDIT, "screen.next_invitation", footer=35, places=("mapping",),
    ),
    Command(
        "round.next", "f8", N_("next actor"),
        N_("Goes on to the next actor's card in the round, also out of a text field."),
        _EDIT, "screen.next_actor", footer=15, places=("understanding",),
    ),
    Command(
        "map.view", "z", N_("other view"),
        N_("Draws the network another way: what fits best, map, by sector, list."),
        _MAP, "screen.next_view", footer=30, places=("map",),
    ),
    Command(
        "details.edit", "c", N_("edit"),
        N_("Puts the cursor into the session's card; Tab goes on to the days."),
        _EDIT, "screen.edit", footer=30, places=("details",),
    ),
    Command(
        "details.add_day", "e", N_("new day"),
        N_("Adds a day after the last one."),
        _EDIT, "screen.add_day", footer=31, places=("details",),
    ),
    Command(
        "agenda.add", "e", N_("new step"),
        N_("Adds a step after the one under the cursor."),
        _AGENDA, "screen.add_step", footer=30, places=("agenda",),
    ),
    Command(
        "agenda.up", "K", N_("step up"),
        N_("Moves the step under the cursor up."),
        _AGENDA, "screen.move_step('up')", footer=62, places=("agenda",),
    ),
    Command(
        "agenda.down", "J", N_("step down"),
        N_("Moves the step under the cursor down."),
        _AGENDA, "screen.move_step('down')", footer=63, places=("agenda",),
    ),
    Command(
        "agenda.start_here", "S", N_("start this step"),
        N_("Starts the step under the cursor and ends the one that runs."),
        _AGENDA, "screen.start_here", footer=64, places=("agenda",),
    ),
    Command(
        "agenda.day_before", "comma", N_("day before"),
        N_("Shows the agenda of the day before."),
        _AGENDA, "screen.other_day(-1)", places=("agenda",),
    ),
    Command(
        "agenda.day_after", "full_stop", N_("day after"),
        N_("Shows the agenda of the day after."),
        _AGENDA, "screen.other_day(1)", places=("agenda",),
    ),
    # ---- methods
    Command(
        "method.choose", "z", N_("other method"),
        N_("Chooses the method to work with; a step that starts brings its own."),
        _METHOD, "screen.choose_method", footer=34, places=("method", "form"),
    ),
    Command(
        "method.round", "N", N_("new round"),
        N_("Opens an empty sheet of the same method; the earlier ones stay beside it."),
        _METHOD, "screen.new_round", footer=84, places=("form",),
    ),
    Command(
        "method.round_before", "comma", N_("round before"),
        N_("Shows the sheet of the round before."),
        _METHOD, "screen.other_round(-1)", places=("form",),
    ),
    Command(
        "method.round_after", "full_stop", N_("round after"),
        N_("Shows the sheet of the round after."),
        _METHOD, "screen.other_round(1)", places=("form",),
    ),
    # ---- session
    Command(
        "session.export_report", "w", N_("write report and network"),
        N_("Writes the Markdown report and the GraphML file."),
        _SESSION, "app.do('export')", footer=65,
    ),
    Command(
        "session.copy", "C", N_("save a copy elsewhere"),
        N_("Writes the whole session to another file, such as one on a USB stick."),
        _SESSION, "app.do('save_copy')",
    ),
    Command(
        "session.check", "H", N_("earlier versions"),
        N_("Looks the session over on the disk; lists kept versions and goes back to one."),
        _SESSION, "app.do('check_session')",
    ),
    Command(
        "session.passphrase", "P", N_("passphrase"),
        N_("Locks the session with a passphrase, changes it, or takes it off."),
        _SESSION, "app.do('change_passphrase')",
    ),
    # ---- program
    Command(
        "program.help", "f1,question_mark", N_("help"),
        N_("What can be done here, with every key; type to search."),
        _PROGRAM, "app.help", footer=1, needs_session=False,
    ),
    Command(
        "program.palette", "ctrl+p", N_("commands"),
        N_("Every command by its name."),
        _PROGRAM, "app.command_palette", footer=2, needs_session=False,
    ),
    Command(
        "program.language", "f2", N_("suomi/English"),
        N_("Changes the language of the program."),
        _PROGRAM, "app.next_language", needs_session=False,
    ),
    Command(
        "program.theme", "f3", N_("colours"),
        N_("Dark, light, or the terminal's own colours."),
        _PROGRAM, "app.next_theme", needs_session=False,
    ),
    Command(
        "program.quit", "q,ctrl+q", N_("quit"),
        N_("Closes the program; everything is saved as it is."),
        _PROGRAM, "app.quit_safely", footer=130, needs_session=False,
    ),
)
# fmt: on
"""All commands. The order is that of the help."""

BY_NAME = {command.name: command for command in COMMANDS}


def bindings() -> list[Binding]:
    """The key bindings of all commands."""
    return [command.binding() for command in COMMANDS]


def title(command: Command) -> str:
    """The command's name in the language in force."""
    return _(command.title)


def place_titles(command: Command) -> list[str]:
    """The places that a command works in, by their names; all forms are at home in one."""
    goes = (BY_NAME.get(f"go.{place}", BY_NAME["go.method"]) for place in command.places)
    return list(dict.fromkeys(title(go) for go in goes))
