"""Capturing and editing: what is typed, undone, added and removed in the phases."""

from __future__ import annotations

from locales import N_
from tui.commands.command import CAPTURE, EDIT, Command

# fmt: off
EDITING_COMMANDS: tuple[Command, ...] = (
    Command(
        "capture.focus", "space,i", N_("capture"),
        N_("Puts the cursor into the capture line; Esc leaves it again."),
        CAPTURE, "app.focus_capture", footer=10,
    ),
    Command(
        "edit.undo", "u", N_("undo"),
        N_("Takes back the last change, also one made before the program was closed."),
        EDIT, "app.undo", footer=40,
    ),
    Command(
        "edit.redo", "U,y", N_("redo"),
        N_("Does again what was taken back."),
        EDIT, "app.redo", footer=90,
    ),
    Command(
        "new.target", "t", N_("new target"),
        N_("Opens an empty card for a development target."),
        EDIT, "app.new_target", footer=22, places=("network", "followup"),
    ),
    Command(
        "new.agreement", "g", N_("new agreement"),
        N_("Opens an empty card for something that was agreed."),
        EDIT, "app.new_agreement", footer=23, places=("followup",),
    ),
    Command(
        "new.snapshot", "k", N_("keep snapshot"),
        N_("Keeps the network as it is now, to compare with later."),
        EDIT, "app.do('keep_network')", footer=80,
        places=("network", "map", "followup", "comparison"),
    ),
    Command(
        "item.remove", "d,delete", N_("remove"),
        N_("Removes what the cursor is on; undo brings it back."),
        EDIT, "screen.remove", footer=58,
        places=("mapping", "followup", "notes", "links", "agenda", "form", "room", "comparison"),
    ),
    Command(
        "actor.sector", "c", N_("sector"),
        N_("Gives the actor under the cursor the next sector."),
        EDIT, "screen.next_sector", footer=30, places=("mapping",),
    ),
    Command(
        "actor.invitation", "j", N_("invitation"),
        N_("Gives the actor's contacts the next state: to invite, invited, registered, …"),
        EDIT, "screen.next_invitation", footer=35, places=("mapping",),
    ),
    Command(
        "round.next", "f8", N_("next actor"),
        N_("Goes on to the next actor's card in the round, also out of a text field."),
        EDIT, "screen.next_actor", footer=15, places=("understanding",),
    ),
    Command(
        "details.edit", "c", N_("edit"),
        N_("Puts the cursor into the session's card; Tab goes on to the days."),
        EDIT, "screen.edit", footer=30, places=("details",),
    ),
    Command(
        "details.add_day", "e", N_("new day"),
        N_("Adds a day after the last one."),
        EDIT, "screen.add_day", footer=31, places=("details",),
    ),
)
# fmt: on
