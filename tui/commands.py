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
_ROOM = N_("The room")
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
        "go.room", "5", N_("Room"),
        N_("Who is here; pairs and groups, turns to speak, the cube."),
        _GO, "app.go('room')",
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
        "go.comparison", "6", N_("Comparison"),
        N_("What came, went and changed in the network between two moments."),
        _GO, "app.go('comparison')",
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
        "agenda.skip", "X", N_("skip"),
        N_("Leaves a step out, the one under the cursor in the agenda; once more brings it back."),
        _AGENDA, "app.agenda('skip')",
    ),
    Command(
        "agenda.began", "T", N_("it began at …"),
        N_("Sets right when the running step really began."),
        _AGENDA, "app.do('began')",
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
    Command(
        "alert.1", "f4", N_("the first way"),
        N_("Takes the first of the ways that the banner offers; these keys work while typing too."),
        _AGENDA, "app.alert(1)",
    ),
    Command(
        "alert.2", "f5", N_("the second way"), N_("Takes the second way of the banner."),
        _AGENDA, "app.alert(2)",
    ),
    Command(
        "alert.3", "f6", N_("the third way"), N_("Takes the third way of the banner."),
        _AGENDA, "app.alert(3)",
    ),
    Command(
        "alert.4", "f7", N_("the fourth way"), N_("Takes the fourth way of the banner."),
        _AGENDA, "app.alert(4)",
    ),
    Command(
        "alert.later", "f9", N_("not now"),
        N_("Puts the banner's question away; it does not come again unless more time is lost."),
        _AGENDA, "app.alert(0)",
    ),
    Command(
        "agenda.follow", "A", N_("methods open by themselves"),
        N_("Whether a step that starts opens its method's form: on or off."),
        _AGENDA, "app.switch('opens_method')",
    ),
    Command(
        "program.quiet", "Q", N_("bell and flash"),
        N_("When a step's time is up: bell and flash, flash alone, or neither."),
        _AGENDA, "app.switch('signal')",
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
        "followup.state", "c", N_("next state"),
        N_("Takes the matter under the cursor further: open, under way, done, dropped."),
        _EDIT, "screen.next_state", footer=21, places=("followup",),
    ),
    Command(
        "followup.before", "comma", N_("sort before"),
        N_("Shows the sort of matters before: open, late, soon, unsettled, done, all."),
        _EDIT, "screen.other_which(-1)", places=("followup",),
    ),
    Command(
        "followup.after", "full_stop", N_("other sort"),
        N_("Shows the next sort of matters: open, late, soon, unsettled, done, all."),
        _EDIT, "screen.other_which(1)", footer=25, places=("followup",),
    ),
    Command(
        "followup.owner", "h", N_("whose"),
        N_("Shows the matters of one owner after another, of nobody, of everybody."),
        _EDIT, "screen.next_owner", footer=26, places=("followup",),
    ),
    Command(
        "followup.kind", "j", N_("what kind"),
        N_("Shows one kind of matters after another: targets, agreements, table rows, tasks, …"),
        _EDIT, "screen.next_kind", footer=27, places=("followup",),
    ),
    Command(
        "followup.view", "z", N_("cards"),
        N_("Shows the cards of targets and agreements, or everything in one list."),
        _EDIT, "screen.other_view", footer=28, places=("followup",),
    ),
    Command(
        "followup.source", "G", N_("where from"),
        N_("Goes to where the matter under the cursor comes from: its table, list, note or card."),
        _GO, "screen.source", footer=64, places=("followup",),
    ),
    Command(
        "followup.meeting", "e", N_("next meeting"),
        N_("Sets the date on which the network meets next."),
        _EDIT, "screen.meeting", footer=29, places=("followup",),
    ),
    Command(
        "session.next_round", "N", N_("next round"),
        N_("Makes the next round's session: actors, links, contacts and open matters come along."),
        _SESSION, "app.do('next_round')", footer=82, places=("followup",),
    ),
    Command(
        "new.snapshot", "k", N_("keep snapshot"),
        N_("Keeps the network as it is now, to compare with later."),
        _EDIT, "app.do('keep_network')", footer=80,
        places=("network", "map", "followup", "comparison"),
    ),
    Command(
        "item.remove", "d,delete", N_("remove"),
        N_("Removes what the cursor is on; undo brings it back."),
        _EDIT, "screen.remove", footer=58,
        places=("mapping", "followup", "notes", "links", "agenda", "form", "room", "comparison"),
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
        "map.view", "z", N_("next view"),
        N_("Draws the network another way: what fits best, map, by sector, rings, list."),
        _MAP, "screen.next_view", footer=30, places=("map",),
    ),
    Command(
        "map.find", "slash", N_("find"),
        N_("Searches actors and flows on the map; Enter goes on to the next match, Esc leaves."),
        _MAP, "screen.find", footer=31, places=("map",),
    ),
    Command(
        "map.filter", "c", N_("filters"),
        N_("Brings forward what you choose: nature, strength, state, sector, category."),
        _MAP, "screen.filter", footer=32, places=("map",),
    ),
    Command(
        "map.zoom_in", "full_stop", N_("closer"),
        N_("Draws the map larger than the window; arrows, mouse and page keys move about in it."),
        _MAP, "screen.zoom(1)", footer=33, places=("map", "network"),
    ),
    Command(
        "map.zoom_out", "comma", N_("farther"),
        N_("Draws the map smaller again."),
        _MAP, "screen.zoom(-1)", footer=34, places=("map", "network"),
    ),
    Command(
        "map.fit", "0", N_("all in sight"),
        N_("Draws the whole map into the window."),
        _MAP, "screen.fit", footer=66, places=("map", "network"),
    ),
    Command(
        "map.grab", "e", N_("move"),
        N_("Takes up the actor under the cursor: arrows carry it, Enter puts it down for good."),
        _MAP, "screen.grab", footer=35, places=("map", "network"),
    ),
    Command(
        "map.let_go", "d", N_("let go"),
        N_("Lets a pinned actor stand where the map puts it."),
        _MAP, "screen.let_go", footer=67, places=("map", "network"),
    ),
    Command(
        "map.per_flow", "t", N_("a line per flow"),
        N_("Draws a line for each flow, or one for all flows between two actors."),
        _MAP, "screen.per_flow", footer=68, places=("map",),
    ),
    Command(
        "map.signs", "S", N_("plain signs"),
        N_("Draws the map with ASCII characters only, or with lines and arrows again."),
        _MAP, "screen.signs", places=("map",),
    ),
    Command(
        "matrix.next", "g", N_("ask next"),
        N_("Goes to the next pair worth asking about; the round goes on from there."),
        _MAP, "screen.next_pair", footer=30, places=("matrix",),
    ),
    Command(
        "matrix.nothing", "e", N_("nothing flows"),
        N_("Writes down that the pair was asked and nothing flows; once more takes it back."),
        _MAP, "screen.nothing", footer=31, places=("matrix",),
    ),
    Command(
        "matrix.add_link", "c", N_("add link"),
        N_("Begins a link between the two in the capture line."),
        _MAP, "screen.add_link", footer=32, places=("matrix",),
    ),
    Command(
        "matrix.later", "j", N_("later"),
        N_("Puts the pair off and goes to the next one."),
        _MAP, "screen.later", footer=33, places=("matrix",),
    ),
    Command(
        "findings.view", "z", N_("other view"),
        N_("Findings, the network's measures, or each actor's measures, by their standard names."),
        _MAP, "screen.findings_view", footer=30, places=("findings",),
    ),
    Command(
        "findings.measure", "c", N_("measure again"),
        N_("Takes all measures anew, also those that were stopped."),
        _MAP, "screen.measure", footer=88, places=("findings",),
    ),
    Command(
        "comparison.view", "z", N_("other view"),
        N_("Both states on the map, every change in a table, or measures before and after."),
        _MAP, "screen.compared_view", footer=30, places=("comparison",),
    ),
    Command(
        "comparison.earlier", "c", N_("earlier state"),
        N_("Chooses the earlier of the two states that are compared."),
        _MAP, "screen.choose_state('before')", footer=31, places=("comparison",),
    ),
    Command(
        "comparison.later", "e", N_("later state"),
        N_("Chooses the later of the two states: another snapshot, or now."),
        _MAP, "screen.choose_state('after')", footer=32, places=("comparison",),
    ),
    Command(
        "comparison.before", "comma", N_("one earlier"),
        N_("Compares with the snapshot before."),
        _MAP, "screen.other_state(-1)", footer=33, places=("comparison",),
    ),
    Command(
        "comparison.after", "full_stop", N_("one later"),
        N_("Compares with the snapshot after."),
        _MAP, "screen.other_state(1)", footer=34, places=("comparison",),
    ),
    Command(
        "comparison.name", "t", N_("rename"),
        N_("Gives the earlier state another name."),
        _MAP, "screen.rename_state", footer=87, places=("comparison",),
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
        "agenda.time", "t", N_("time"),
        N_("Types a step's time on its row: 10, 1h15, +10, or 11:30 for a fixed start."),
        _AGENDA, "screen.type_time", footer=31, places=("agenda",),
    ),
    Command(
        "agenda.method", "z", N_("method"),
        N_("Chooses the step's method; a new step takes its title and minutes from it."),
        _AGENDA, "screen.step_method", footer=32, places=("agenda",),
    ),
    Command(
        "agenda.part", "j", N_("part"),
        N_("Gives the step the next part: opening, processing, closing, break."),
        _AGENDA, "screen.next_part", footer=66, places=("agenda",),
    ),
    Command(
        "agenda.group", "G", N_("group form"),
        N_("Gives the step the next group form; the first is the method's own."),
        _AGENDA, "screen.next_group", footer=67, places=("agenda",),
    ),
    Command(
        "agenda.optional", "O", N_("may be dropped"),
        N_("Marks the step as one that may be dropped when time runs out, or not."),
        _AGENDA, "screen.flip('optional')", footer=68, places=("agenda",),
    ),
    Command(
        "agenda.buffer", "V", N_("spare time"),
        N_("Marks the step as spare time, which is used up before anything else, or not."),
        _AGENDA, "screen.flip('buffer')", footer=69, places=("agenda",),
    ),
    Command(
        "agenda.copy", "c", N_("copy step"),
        N_("Puts a copy of the step behind it."),
        _AGENDA, "screen.copy_step", footer=61, places=("agenda",),
    ),
    Command(
        "agenda.fetch", "g", N_("fetch steps"),
        N_("Brings steps or a whole day here: from another day, a template, another session."),
        _AGENDA, "screen.fetch", footer=33, places=("agenda",),
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
    # ---- the room
    Command(
        "room.new", "e", N_("new person"),
        N_("Writes down who walks in, one after another: name, organisation."),
        _ROOM, "screen.new_person", footer=30, places=("room",),
    ),
    Command(
        "room.here", "c", N_("here or not"),
        N_("Marks the person under the cursor as here, or as not here after all."),
        _ROOM, "screen.here", footer=31, places=("room",),
    ),
    Command(
        "room.roll", "j", N_("who registered"),
        N_("Puts everybody who registered on the list, to be marked when they come."),
        _ROOM, "screen.call_roll", footer=32, places=("room",),
    ),
    Command(
        "room.groups", "g", N_("groups"),
        N_("Divides everybody who is here: pairs, groups of four, five groups. Organisations mix."),
        _ROOM, "screen.groups", footer=33, places=("room",),
    ),
    Command(
        "room.other_groups", "z", N_("other groups"),
        N_("Draws the same kind of groups anew."),
        _ROOM, "screen.other_groups", footer=66, places=("room",),
    ),
    Command(
        "room.turn", "t", N_("next turn"),
        N_("The next one speaks; begins a round of turns, each as long, where none goes on."),
        _ROOM, "screen.turn", footer=34, places=("room",),
    ),
    Command(
        "room.turn_back", "B", N_("turn back"),
        N_("Gives the turn back to the one before."),
        _ROOM, "screen.turn_back", footer=115, places=("room",),
    ),
    Command(
        "room.turn_pause", "S", N_("stop the turn"),
        N_("Stops the turn's time, or lets it run on."),
        _ROOM, "screen.turn_pause", footer=116, places=("room",),
    ),
    Command(
        "room.cube", "k", N_("throw the cube"),
        N_("One of the method's questions by chance, none twice before all have come up."),
        _ROOM, "screen.throw", footer=35, places=("room",),
    ),
    Command(
        "agenda.new_day", "N", N_("new day"),
        N_("Adds a day after the last one and shows its agenda."),
        _AGENDA, "screen.new_day", footer=71, places=("agenda",),
    ),
    Command(
        "agenda.remove_day", "Z", N_("remove day"),
        N_("Removes the day that is shown with its steps; undo brings it back."),
        _AGENDA, "screen.remove_day", places=("agenda",),
    ),
    Command(
        "agenda.keep", "k", N_("keep as template"),
        N_("Keeps the session's days as an agenda template of your own, for later sessions."),
        _AGENDA, "app.do('keep_agenda')", footer=72, places=("agenda",),
    ),
    Command(
        "agenda.write", "W", N_("write agenda"),
        N_("Writes the agenda to be printed or sent: Markdown, and .ics for calendars."),
        _AGENDA, "app.do('write_agenda')", footer=73, places=("agenda",),
    ),
    Command(
        "agenda.log", "L", N_("how it went"),
        N_("Planned against actual, step by step, as a table and as a plot."),
        _AGENDA, "app.do('show_log')", footer=74, places=("agenda",),
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
    Command(
        "method.guide", "h", N_("how it is led"),
        N_("Shows or hides how the method is led: the questions to ask, what is needed."),
        _METHOD, "screen.guide", footer=86, places=("method", "form"),
    ),
    Command(
        "cafe.new", "e", N_("new table"),
        N_("Adds café tables one after another: topic, host."),
        _METHOD, "screen.form('new')", footer=30, places=("form.cafe",),
    ),
    Command(
        "cafe.harvest", "g", N_("what was said"),
        N_("Writes down what the chosen table says in this round."),
        _METHOD, "screen.form('harvest')", footer=31, places=("form.cafe",),
    ),
    Command(
        "cafe.seat", "j", N_("seat everybody"),
        N_("Seats everybody who is here for all rounds: hosts stay, organisations mix."),
        _METHOD, "screen.form('seat')", footer=32, places=("form.cafe",),
    ),
    Command(
        "cafe.other_round", "t", N_("next round's seats"),
        N_("Shows who sits where in the next round."),
        _METHOD, "screen.form('other_round')", footer=33, places=("form.cafe",),
    ),
    Command(
        "cafe.rounds", "k", N_("rounds"),
        N_("Says how many rounds the café has; each is as long as the others."),
        _METHOD, "screen.form('rounds')", footer=83, places=("form.cafe",),
    ),
    Command(
        "rating.answer", "e", N_("answers"),
        N_("Writes answers down: digits answer, one item after another; Esc ends it."),
        _METHOD, "screen.form('answer')", footer=30, places=("form.rating",),
    ),
    Command(
        "rating.who", "c", N_("who answers"),
        N_("Says who answers: a person, a group, or the whole room together."),
        _METHOD, "screen.form('who')", footer=31, places=("form.rating",),
    ),
    Command(
        "rating.view", "j", N_("other view"),
        N_("Shows the rating another way: distributions, answers one by one, rounds over time."),
        _METHOD, "screen.form('view')", footer=32, places=("form.rating",),
    ),
    Command(
        "rating.name", "t", N_("name"),
        N_("Gives the one who answered a name, or takes it away; without it answers have none."),
        _METHOD, "screen.form('name')", footer=85, places=("form.rating",),
    ),
    Command(
        "grid.add", "e", N_("new row"),
        N_("Adds a row beneath the one under the cursor and writes into it."),
        _METHOD, "screen.form('add_row')", footer=30, places=("form.grid",),
    ),
    Command(
        "grid.done", "c", N_("done"),
        N_("Marks the row under the cursor as done, or as not done after all."),
        _METHOD, "screen.form('row_done')", footer=31, places=("form.grid",),
    ),
    Command(
        "grid.up", "K", N_("row up"),
        N_("Moves the row under the cursor up."),
        _METHOD, "screen.form('row_up')", footer=62, places=("form.grid",),
    ),
    Command(
        "grid.down", "J", N_("row down"),
        N_("Moves the row under the cursor down."),
        _METHOD, "screen.form('row_down')", footer=63, places=("form.grid",),
    ),
    Command(
        "checklist.yes", "k", N_("yes"),
        N_("Answers the item under the cursor with yes; once more takes the answer away."),
        _METHOD, "screen.form('yes')", footer=30, places=("form.checklist",),
    ),
    Command(
        "checklist.partly", "j", N_("partly"),
        N_("Answers the item under the cursor with partly; it is open until it is settled."),
        _METHOD, "screen.form('partly')", footer=31, places=("form.checklist",),
    ),
    Command(
        "checklist.no", "e", N_("no"),
        N_("Answers the item under the cursor with no; it is open until it is settled."),
        _METHOD, "screen.form('no')", footer=32, places=("form.checklist",),
    ),
    Command(
        "checklist.settled", "c", N_("settled"),
        N_("Marks what was open as dealt with since, or as not after all."),
        _METHOD, "screen.form('settled')", footer=33, places=("form.checklist",),
    ),
    Command(
        "actors.next", "f8", N_("next to be heard"),
        N_("Goes on to the next actor who has not been heard, also out of a text field."),
        _METHOD, "screen.form('next')", footer=15, places=("form.actors",),
    ),
    Command(
        "links.next", "f8", N_("next one's rings"),
        N_("Shows the rings around the next actor: who is near, in between, far, missing."),
        _METHOD, "screen.form('next_rings')", footer=34, places=("form.links",),
    ),
    Command(
        "actors.sector", "c", N_("next sector"),
        N_("Gives the actor under the cursor the next sector; also in a method's round."),
        _METHOD, "screen.form('sector')", footer=31, places=("form.actors",),
    ),
    Command(
        "actors.invitation", "j", N_("next invitation state"),
        N_("Takes the contacts of the actor under the cursor one invitation state further."),
        _METHOD, "screen.form('invitation')", footer=32, places=("form.actors",),
    ),
    Command(
        "links.view", "V", N_("other view"),
        N_("Shows the links another way: map, link by link, matrix, rings around one actor."),
        _METHOD, "screen.form('other_view')", footer=30, places=("form.links",),
    ),
    Command(
        "links.whose", "g", N_("whose rings"),
        N_("Asks for an actor and shows the rings around it: near, in between, far, missing."),
        _METHOD, "screen.form('whose')", footer=64, places=("form.links",),
    ),
    Command(
        "links.strong", "k", N_("strong"),
        N_("Makes the link under the cursor a strong tie; once more takes the strength away."),
        _METHOD, "screen.form('strong')", footer=31, places=("form.links",),
    ),
    Command(
        "links.weak", "j", N_("weak"),
        N_("Makes the link under the cursor a weak tie; once more takes the strength away."),
        _METHOD, "screen.form('weak')", footer=32, places=("form.links",),
    ),
    Command(
        "links.hole", "e", N_("hole"),
        N_("Makes the link under the cursor a wished-for one, or an existing one again."),
        _METHOD, "screen.form('hole')", footer=33, places=("form.links",),
    ),
    Command(
        "board.add", "e", N_("new card"),
        N_("Writes cards at the foot of the column: Enter goes on to the next one, Esc ends it."),
        _METHOD, "screen.form('add')", footer=12, places=("form.board",),
    ),
    Command(
        "board.vote", "g", N_("give a vote"),
        N_("Gives the card under the cursor a vote, as long as there are votes left."),
        _METHOD, "screen.form('vote')", footer=16, places=("form.board",),
    ),
    Command(
        "board.unvote", "G", N_("take a vote back"),
        N_("Takes a vote back from the card under the cursor."),
        _METHOD, "screen.form('unvote')", places=("form.board",),
    ),
    Command(
        "board.group", "c", N_("group"),
        N_("Puts the card, or all that are marked, into a group of alike ones under a name."),
        _METHOD, "screen.form('group')", footer=14, places=("form.board",),
    ),
    Command(
        "board.left", "less_than_sign,shift+left", N_("card left"),
        N_("Moves the card, the group or all that are marked one column to the left."),
        _METHOD, "screen.form('left')", footer=24, places=("form.board",),
    ),
    Command(
        "board.right", "greater_than_sign,shift+right", N_("card right"),
        N_("Moves the card, the group or all that are marked one column to the right."),
        _METHOD, "screen.form('right')", footer=25, places=("form.board",),
    ),
    Command(
        "board.up", "K,shift+up", N_("card up"),
        N_("Moves the card or the group under the cursor up in its column."),
        _METHOD, "screen.form('up')", footer=62, places=("form.board",),
    ),
    Command(
        "board.down", "J,shift+down", N_("card down"),
        N_("Moves the card or the group under the cursor down in its column."),
        _METHOD, "screen.form('down')", footer=63, places=("form.board",),
    ),
    Command(
        "board.mark", "j", N_("mark"),
        N_("Marks the card for what comes next, such as moving several at once; Esc unmarks all."),
        _METHOD, "screen.form('mark')", footer=28, places=("form.board",),
    ),
    Command(
        "board.actors", "t", N_("actors"),
        N_("Gives the card to actors, by their names; a new name becomes an actor."),
        _METHOD, "screen.form('actors')", footer=29, places=("form.board",),
    ),
    Command(
        "board.become", "B", N_("becomes"),
        N_("Makes a target, agreement, note or value link of the card; the two stay connected."),
        _METHOD, "screen.form('become')", footer=15, places=("form.board",),
    ),
    Command(
        "board.weigh", "W", N_("impact and effort"),
        N_("Asks for impact and effort of the card and of those after it, 1 to 5 each."),
        _METHOD, "screen.form('weigh')", footer=31, places=("form.board",),
    ),
    Command(
        "board.plot", "k", N_("plot"),
        N_("Shows the cards by impact and effort, or as a board again."),
        _METHOD, "screen.form('plot')", footer=32, places=("form.board",),
    ),
    Command(
        "board.sort", "S", N_("sort by votes"),
        N_("Puts what has most votes on top of the column."),
        _METHOD, "screen.form('sort')", footer=64, places=("form.board",),
    ),
    Command(
        "board.voters", "V", N_("voters"),
        N_("Says how many vote and how many votes each has."),
        _METHOD, "screen.form('voters')", footer=66, places=("form.board",),
    ),
    Command(
        "board.answer", "O", N_("answer"),
        N_("Writes what was answered to the card, as to a customer panel's feedback."),
        _METHOD, "screen.form('answer')", footer=67, places=("form.board",),
    ),
    Command(
        "targets.add", "e", N_("new target"),
        N_("Adds a target and opens its canvas."),
        _METHOD, "screen.form('add')", footer=12, places=("form.targets",),
    ),
    Command(
        "targets.state", "j", N_("state"),
        N_("Takes the target one state further: open, under way, done, dropped."),
        _METHOD, "screen.form('state')", footer=14, places=("form.targets",),
    ),
    Command(
        "targets.actors", "t", N_("actors"),
        N_("Says which actors the target concerns, by their names."),
        _METHOD, "screen.form('actors')", footer=15, places=("form.targets",),
    ),
    Command(
        "targets.links", "L", N_("value links"),
        N_("Chooses the value links that the target concerns."),
        _METHOD, "screen.form('links')", footer=24, places=("form.targets",),
    ),
    Command(
        "targets.cards", "c", N_("cards"),
        N_("Chooses the cards of the boards that the target came from."),
        _METHOD, "screen.form('cards')", footer=26, places=("form.targets",),
    ),
    Command(
        "notes.next", "j", N_("next question"),
        N_("Puts the next question into the light."),
        _METHOD, "screen.form('next')", footer=12, places=("form.notes",),
    ),
    Command(
        "notes.back", "J", N_("question before"),
        N_("Puts the question before into the light."),
        _METHOD, "screen.form('back')", places=("form.notes",),
    ),
    # ---- session
    Command(
        "session.export_report", "w", N_("write report and network"),
        N_("Writes the Markdown report and the GraphML file."),
        _SESSION, "app.do('export')", footer=65,
    ),
    Command(
        "session.export_as", "Y", N_("write another document"),
        N_("Writes one document of your choice: HTML, Excel, a calendar, files for other tools."),
        _SESSION, "app.do('export_as')",
    ),
    Command(
        "report.sections", "c", N_("sections"),
        N_("Chooses what the report tells and in which order."),
        _SESSION, "app.do('choose_sections')", footer=30, places=("report",),
    ),
    Command(
        "session.import", "I", N_("import"),
        N_("Reads actors, registrations and links out of a file or a pasted table."),
        _SESSION, "app.do('import')",
    ),
    Command(
        "session.merge", "ampersand", N_("merge sessions"),
        N_("Joins the groups' sessions into a new one, with who said what."),
        _SESSION, "app.do('merge')", needs_session=False,
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
        "session.forget", "F", N_("forget a person"),
        N_("Takes a person's name out of the session, its history and its earlier versions."),
        _SESSION, "app.do('forget_person')",
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

ALERT_KEYS = ("alert.1", "alert.2", "alert.3", "alert.4")
"""The commands that answer the banner, in the order of its choices."""


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
