"""The people in the room."""

from __future__ import annotations

from locales import N_
from tui.commands.command import ROOM, Command

# fmt: off
ROOM_COMMANDS: tuple[Command, ...] = (
    Command(
        "room.new", "e", N_("new person"),
        N_("Writes down who walks in, one after another: name, organisation."),
        ROOM, "screen.new_person", footer=30, places=("room",),
    ),
    Command(
        "room.here", "c", N_("here or not"),
        N_("Marks the person under the cursor as here, or as not here after all."),
        ROOM, "screen.here", footer=31, places=("room",),
    ),
    Command(
        "room.roll", "j", N_("who registered"),
        N_("Puts everybody who registered on the list, to be marked when they come."),
        ROOM, "screen.call_roll", footer=32, places=("room",),
    ),
    Command(
        "room.groups", "g", N_("groups"),
        N_("Divides everybody who is here: pairs, groups of four, five groups. Organisations mix."),
        ROOM, "screen.groups", footer=33, places=("room",),
    ),
    Command(
        "room.other_groups", "z", N_("other groups"),
        N_("Draws the same kind of groups anew."),
        ROOM, "screen.other_groups", footer=66, places=("room",),
    ),
    Command(
        "room.turn", "t", N_("next turn"),
        N_("The next one speaks; begins a round of turns, each as long, where none goes on."),
        ROOM, "screen.turn", footer=34, places=("room",),
    ),
    Command(
        "room.turn_back", "B", N_("turn back"),
        N_("Gives the turn back to the one before."),
        ROOM, "screen.turn_back", footer=115, places=("room",),
    ),
    Command(
        "room.turn_pause", "S", N_("stop the turn"),
        N_("Stops the turn's time, or lets it run on."),
        ROOM, "screen.turn_pause", footer=116, places=("room",),
    ),
    Command(
        "room.cube", "k", N_("throw the cube"),
        N_("One of the method's questions by chance, none twice before all have come up."),
        ROOM, "screen.throw", footer=35, places=("room",),
    ),
)
# fmt: on
