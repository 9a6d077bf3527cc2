"""The network: map, matrix, findings, comparison."""

from __future__ import annotations

from locales import N_
from tui.commands.command import MAP, Command

# fmt: off
NETWORK_COMMANDS: tuple[Command, ...] = (
    Command(
        "map.view", "z", N_("next view"),
        N_("Draws the network another way: what fits best, map, by sector, rings, list."),
        MAP, "screen.next_view", footer=30, places=("map",),
    ),
    Command(
        "map.find", "slash", N_("find"),
        N_("Searches actors and flows on the map; Enter goes on to the next match, Esc leaves."),
        MAP, "screen.find", footer=31, places=("map",),
    ),
    Command(
        "map.filter", "c", N_("filters"),
        N_("Brings forward what you choose: nature, strength, state, sector, category."),
        MAP, "screen.filter", footer=32, places=("map",),
    ),
    Command(
        "map.zoom_in", "full_stop", N_("closer"),
        N_("Draws the map larger than the window; arrows, mouse and page keys move about in it."),
        MAP, "screen.zoom(1)", footer=33, places=("map", "network"),
    ),
    Command(
        "map.zoom_out", "comma", N_("farther"),
        N_("Draws the map smaller again."),
        MAP, "screen.zoom(-1)", footer=34, places=("map", "network"),
    ),
    Command(
        "map.fit", "0", N_("all in sight"),
        N_("Draws the whole map into the window."),
        MAP, "screen.fit", footer=66, places=("map", "network"),
    ),
    Command(
        "map.grab", "e", N_("move"),
        N_("Takes up the actor under the cursor: arrows carry it, Enter puts it down for good."),
        MAP, "screen.grab", footer=35, places=("map", "network"),
    ),
    Command(
        "map.let_go", "d", N_("let go"),
        N_("Lets a pinned actor stand where the map puts it."),
        MAP, "screen.let_go", footer=67, places=("map", "network"),
    ),
    Command(
        "map.per_flow", "t", N_("a line per flow"),
        N_("Draws a line for each flow, or one for all flows between two actors."),
        MAP, "screen.per_flow", footer=68, places=("map",),
    ),
    Command(
        "map.signs", "S", N_("plain signs"),
        N_("Draws the map with ASCII characters only, or with lines and arrows again."),
        MAP, "screen.signs", places=("map",),
    ),
    Command(
        "matrix.next", "g", N_("ask next"),
        N_("Goes to the next pair worth asking about; the round goes on from there."),
        MAP, "screen.next_pair", footer=30, places=("matrix",),
    ),
    Command(
        "matrix.nothing", "e", N_("nothing flows"),
        N_("Writes down that the pair was asked and nothing flows; once more takes it back."),
        MAP, "screen.nothing", footer=31, places=("matrix",),
    ),
    Command(
        "matrix.add_link", "c", N_("add link"),
        N_("Begins a link between the two in the capture line."),
        MAP, "screen.add_link", footer=32, places=("matrix",),
    ),
    Command(
        "matrix.later", "j", N_("later"),
        N_("Puts the pair off and goes to the next one."),
        MAP, "screen.later", footer=33, places=("matrix",),
    ),
    Command(
        "findings.view", "z", N_("other view"),
        N_("Findings, the network's measures, or each actor's measures, by their standard names."),
        MAP, "screen.findings_view", footer=30, places=("findings",),
    ),
    Command(
        "findings.measure", "c", N_("measure again"),
        N_("Takes all measures anew, also those that were stopped."),
        MAP, "screen.measure", footer=88, places=("findings",),
    ),
    Command(
        "comparison.view", "z", N_("other view"),
        N_("Both states on the map, every change in a table, or measures before and after."),
        MAP, "screen.compared_view", footer=30, places=("comparison",),
    ),
    Command(
        "comparison.earlier", "c", N_("earlier state"),
        N_("Chooses the earlier of the two states that are compared."),
        MAP, "screen.choose_state('before')", footer=31, places=("comparison",),
    ),
    Command(
        "comparison.later", "e", N_("later state"),
        N_("Chooses the later of the two states: another snapshot, or now."),
        MAP, "screen.choose_state('after')", footer=32, places=("comparison",),
    ),
    Command(
        "comparison.before", "comma", N_("one earlier"),
        N_("Compares with the snapshot before."),
        MAP, "screen.other_state(-1)", footer=33, places=("comparison",),
    ),
    Command(
        "comparison.after", "full_stop", N_("one later"),
        N_("Compares with the snapshot after."),
        MAP, "screen.other_state(1)", footer=34, places=("comparison",),
    ),
    Command(
        "comparison.name", "t", N_("rename"),
        N_("Gives the earlier state another name."),
        MAP, "screen.rename_state", footer=87, places=("comparison",),
    ),
)
# fmt: on
