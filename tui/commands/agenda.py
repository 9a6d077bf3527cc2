"""The agenda and its clock, and the banner that speaks when time runs out."""

from __future__ import annotations

from locales import N_
from tui.commands.command import AGENDA, Command

# fmt: off
AGENDA_COMMANDS: tuple[Command, ...] = (
    Command(
        "agenda.next", "n", N_("next step"),
        N_("Ends the running step and starts the next one; starts the day where none runs."),
        AGENDA, "app.agenda('next')", footer=20,
    ),
    Command(
        "agenda.back", "b", N_("back a step"),
        N_("Goes back to the step before; its time goes on adding up."),
        AGENDA, "app.agenda('back')", footer=100,
    ),
    Command(
        "agenda.pause", "s", N_("pause"),
        N_("Stops the running step's clock, or lets it run on."),
        AGENDA, "app.agenda('pause')", footer=70,
    ),
    Command(
        "agenda.finish", "E", N_("end step"),
        N_("Ends the running step without starting another."),
        AGENDA, "app.agenda('finish')",
    ),
    Command(
        "agenda.skip", "X", N_("skip"),
        N_("Leaves a step out, the one under the cursor in the agenda; once more brings it back."),
        AGENDA, "app.agenda('skip')",
    ),
    Command(
        "agenda.began", "T", N_("it began at …"),
        N_("Sets right when the running step really began."),
        AGENDA, "app.do('began')",
    ),
    Command(
        "agenda.more", "plus", N_("+5 min"),
        N_("Gives the running step five minutes more."),
        AGENDA, "app.agenda('more')", footer=110,
    ),
    Command(
        "agenda.less", "minus", N_("−5 min"),
        N_("Takes five minutes from the running step."),
        AGENDA, "app.agenda('less')",
    ),
    Command(
        "agenda.recover", "R", N_("catch up"),
        N_("Shows the ways to win time back, each with the times that follow."),
        AGENDA, "app.do('recover')", footer=120,
    ),
    Command(
        "alert.1", "f4", N_("the first way"),
        N_("Takes the first of the ways that the banner offers; these keys work while typing too."),
        AGENDA, "app.alert(1)",
    ),
    Command(
        "alert.2", "f5", N_("the second way"), N_("Takes the second way of the banner."),
        AGENDA, "app.alert(2)",
    ),
    Command(
        "alert.3", "f6", N_("the third way"), N_("Takes the third way of the banner."),
        AGENDA, "app.alert(3)",
    ),
    Command(
        "alert.4", "f7", N_("the fourth way"), N_("Takes the fourth way of the banner."),
        AGENDA, "app.alert(4)",
    ),
    Command(
        "alert.later", "f9", N_("not now"),
        N_("Puts the banner's question away; it does not come again unless more time is lost."),
        AGENDA, "app.alert(0)",
    ),
    Command(
        "agenda.follow", "A", N_("methods open by themselves"),
        N_("Whether a step that starts opens its method's form: on or off."),
        AGENDA, "app.switch('opens_method')",
    ),
    Command(
        "program.quiet", "Q", N_("bell and flash"),
        N_("When a step's time is up: bell and flash, flash alone, or neither."),
        AGENDA, "app.switch('signal')",
    ),
    Command(
        "agenda.add", "e", N_("new step"),
        N_("Adds a step after the one under the cursor."),
        AGENDA, "screen.add_step", footer=30, places=("agenda",),
    ),
    Command(
        "agenda.lines", "colon", N_("write steps"),
        N_("Writes or pastes many steps at once, one a line: Opening 15, or 9.00–9.20 Round."),
        AGENDA, "screen.write_steps", footer=34, places=("agenda",),
    ),
    Command(
        "agenda.time", "t", N_("time"),
        N_("Types a step's time on its row: 10, 1h15, +10, or 11:30 for a fixed start."),
        AGENDA, "screen.type_time", footer=31, places=("agenda",),
    ),
    Command(
        "agenda.method", "z", N_("method"),
        N_("Chooses the step's method; a new step takes its title and minutes from it."),
        AGENDA, "screen.step_method", footer=32, places=("agenda",),
    ),
    Command(
        "agenda.part", "j", N_("part"),
        N_("Gives the step the next part: opening, processing, closing, break."),
        AGENDA, "screen.next_part", footer=66, places=("agenda",),
    ),
    Command(
        "agenda.group", "G", N_("group form"),
        N_("Gives the step the next group form; the first is the method's own."),
        AGENDA, "screen.next_group", footer=67, places=("agenda",),
    ),
    Command(
        "agenda.optional", "O", N_("may be dropped"),
        N_("Marks the step as one that may be dropped when time runs out, or not."),
        AGENDA, "screen.flip('optional')", footer=68, places=("agenda",),
    ),
    Command(
        "agenda.buffer", "V", N_("spare time"),
        N_("Marks the step as spare time, which is used up before anything else, or not."),
        AGENDA, "screen.flip('buffer')", footer=69, places=("agenda",),
    ),
    Command(
        "agenda.copy", "c", N_("copy step"),
        N_("Puts a copy of the step behind it."),
        AGENDA, "screen.copy_step", footer=61, places=("agenda",),
    ),
    Command(
        "agenda.fetch", "g", N_("fetch steps"),
        N_("Brings steps or a whole day here: from another day, a template, another session."),
        AGENDA, "screen.fetch", footer=33, places=("agenda",),
    ),
    Command(
        "agenda.up", "K", N_("step up"),
        N_("Moves the step under the cursor up."),
        AGENDA, "screen.move_step('up')", footer=62, places=("agenda",),
    ),
    Command(
        "agenda.down", "J", N_("step down"),
        N_("Moves the step under the cursor down."),
        AGENDA, "screen.move_step('down')", footer=63, places=("agenda",),
    ),
    Command(
        "agenda.start_here", "S", N_("start this step"),
        N_("Starts the step under the cursor and ends the one that runs."),
        AGENDA, "screen.start_here", footer=64, places=("agenda",),
    ),
    Command(
        "agenda.day_before", "comma", N_("day before"),
        N_("Shows the agenda of the day before."),
        AGENDA, "screen.other_day(-1)", places=("agenda",),
    ),
    Command(
        "agenda.day_after", "full_stop", N_("day after"),
        N_("Shows the agenda of the day after."),
        AGENDA, "screen.other_day(1)", places=("agenda",),
    ),
    Command(
        "agenda.ended", "h", N_("it ended at …"),
        N_("Sets right when the step under the cursor, or the one that ran last, really ended."),
        AGENDA, "app.do('ended')", footer=75, places=("agenda",),
    ),
    Command(
        "agenda.day_ends", "B", N_("the day ends at …"),
        N_("Before a day: when the room must be left. While it runs: the end the room agreed to."),
        AGENDA, "app.do('day_ends')", footer=76, places=("agenda",),
    ),
    Command(
        "agenda.new_day", "N", N_("new day"),
        N_("Adds a day after the last one and shows its agenda."),
        AGENDA, "screen.new_day", footer=71, places=("agenda",),
    ),
    Command(
        "agenda.remove_day", "Z", N_("remove day"),
        N_("Removes the day that is shown with its steps; undo brings it back."),
        AGENDA, "screen.remove_day", places=("agenda",),
    ),
    Command(
        "agenda.keep", "k", N_("keep as template"),
        N_("Keeps the session's days as an agenda template of your own, for later sessions."),
        AGENDA, "app.do('keep_agenda')", footer=72, places=("agenda",),
    ),
    Command(
        "agenda.write", "W", N_("write agenda"),
        N_("Writes the agenda to be printed or sent: Markdown, and .ics for calendars."),
        AGENDA, "app.do('write_agenda')", footer=73, places=("agenda",),
    ),
    Command(
        "agenda.log", "L", N_("how it went"),
        N_("Planned against actual, step by step, as a table and as a plot."),
        AGENDA, "app.do('show_log')", footer=74, places=("agenda",),
    ),
)
# fmt: on
