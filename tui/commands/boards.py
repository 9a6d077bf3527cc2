"""The board: columns of cards."""

from __future__ import annotations

from locales import N_
from tui.commands.command import METHOD, Command

# fmt: off
BOARDS_COMMANDS: tuple[Command, ...] = (
    Command(
        "board.add", "e", N_("new card"),
        N_("Writes cards at the foot of the column: Enter goes on to the next one, Esc ends it."),
        METHOD, "screen.form('add')", footer=12, places=("form.board",),
    ),
    Command(
        "board.vote", "g", N_("give a vote"),
        N_("Gives the card under the cursor a vote, as long as there are votes left."),
        METHOD, "screen.form('vote')", footer=16, places=("form.board",),
    ),
    Command(
        "board.unvote", "G", N_("take a vote back"),
        N_("Takes a vote back from the card under the cursor."),
        METHOD, "screen.form('unvote')", places=("form.board",),
    ),
    Command(
        "board.group", "c", N_("group"),
        N_("Puts the card, or all that are marked, into a group of alike ones under a name."),
        METHOD, "screen.form('group')", footer=14, places=("form.board",),
    ),
    Command(
        "board.left", "less_than_sign,shift+left", N_("card left"),
        N_("Moves the card, the group or all that are marked one column to the left."),
        METHOD, "screen.form('left')", footer=24, places=("form.board",),
    ),
    Command(
        "board.right", "greater_than_sign,shift+right", N_("card right"),
        N_("Moves the card, the group or all that are marked one column to the right."),
        METHOD, "screen.form('right')", footer=25, places=("form.board",),
    ),
    Command(
        "board.up", "K,shift+up", N_("card up"),
        N_("Moves the card or the group under the cursor up in its column."),
        METHOD, "screen.form('up')", footer=62, places=("form.board",),
    ),
    Command(
        "board.down", "J,shift+down", N_("card down"),
        N_("Moves the card or the group under the cursor down in its column."),
        METHOD, "screen.form('down')", footer=63, places=("form.board",),
    ),
    Command(
        "board.mark", "j", N_("mark"),
        N_("Marks the card for what comes next, such as moving several at once; Esc unmarks all."),
        METHOD, "screen.form('mark')", footer=28, places=("form.board",),
    ),
    Command(
        "board.actors", "t", N_("actors"),
        N_("Gives the card to actors, by their names; a new name becomes an actor."),
        METHOD, "screen.form('actors')", footer=29, places=("form.board",),
    ),
    Command(
        "board.become", "B", N_("becomes"),
        N_("Makes a target, agreement, note or value link of the card; the two stay connected."),
        METHOD, "screen.form('become')", footer=15, places=("form.board",),
    ),
    Command(
        "board.weigh", "W", N_("impact and effort"),
        N_("Asks for impact and effort of the card and of those after it, 1 to 5 each."),
        METHOD, "screen.form('weigh')", footer=31, places=("form.board",),
    ),
    Command(
        "board.plot", "k", N_("plot"),
        N_("Shows the cards by impact and effort, or as a board again."),
        METHOD, "screen.form('plot')", footer=32, places=("form.board",),
    ),
    Command(
        "board.sort", "S", N_("sort by votes"),
        N_("Puts what has most votes on top of the column."),
        METHOD, "screen.form('sort')", footer=64, places=("form.board",),
    ),
    Command(
        "board.voters", "V", N_("voters"),
        N_("Says how many vote and how many votes each has."),
        METHOD, "screen.form('voters')", footer=66, places=("form.board",),
    ),
    Command(
        "board.column", "L", N_("new column"),
        N_("Adds a column to the right; ↑ goes to a column's title to rename, move or remove it."),
        METHOD, "screen.form('column')", footer=65, places=("form.board",),
    ),
    Command(
        "board.answer", "O", N_("answer"),
        N_("Writes what was answered to the card, as to a customer panel's feedback."),
        METHOD, "screen.form('answer')", footer=67, places=("form.board",),
    ),
)
# fmt: on
