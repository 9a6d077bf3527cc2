"""Methods and their forms, but for the board."""

from __future__ import annotations

from locales import N_
from tui.commands.command import METHOD, Command

# fmt: off
METHODS_COMMANDS: tuple[Command, ...] = (
    Command(
        "method.choose", "z", N_("other method"),
        N_("Chooses the method to work with; a step that starts brings its own."),
        METHOD, "screen.choose_method", footer=34, places=("method", "form"),
    ),
    Command(
        "method.round", "N", N_("new round"),
        N_("Opens an empty sheet of the same method; the earlier ones stay beside it."),
        METHOD, "screen.new_round", footer=84, places=("form",),
    ),
    Command(
        "method.round_before", "comma", N_("round before"),
        N_("Shows the sheet of the round before."),
        METHOD, "screen.other_round(-1)", places=("form",),
    ),
    Command(
        "method.round_after", "full_stop", N_("round after"),
        N_("Shows the sheet of the round after."),
        METHOD, "screen.other_round(1)", places=("form",),
    ),
    Command(
        "method.guide", "h", N_("how it is led"),
        N_("Shows or hides how the method is led: the questions to ask, what is needed."),
        METHOD, "screen.guide", footer=86, places=("method", "form"),
    ),
    Command(
        "actors.next", "f8", N_("next to be heard"),
        N_("Goes on to the next actor who has not been heard, also out of a text field."),
        METHOD, "screen.form('next')", footer=15, places=("form.actors",),
    ),
    Command(
        "actors.sector", "c", N_("next sector"),
        N_("Gives the actor under the cursor the next sector; also in a method's round."),
        METHOD, "screen.form('sector')", footer=31, places=("form.actors",),
    ),
    Command(
        "actors.invitation", "j", N_("next invitation state"),
        N_("Takes the contacts of the actor under the cursor one invitation state further."),
        METHOD, "screen.form('invitation')", footer=32, places=("form.actors",),
    ),
    Command(
        "links.next", "f8", N_("next one's rings"),
        N_("Shows the rings around the next actor: who is near, in between, far, missing."),
        METHOD, "screen.form('next_rings')", footer=34, places=("form.links",),
    ),
    Command(
        "links.view", "V", N_("other view"),
        N_("Shows the links another way: map, link by link, matrix, rings around one actor."),
        METHOD, "screen.form('other_view')", footer=36, places=("form.links",),
    ),
    Command(
        "links.whose", "g", N_("whose rings"),
        N_("Asks for an actor and shows the rings around it: near, in between, far, missing."),
        METHOD, "screen.form('whose')", footer=64, places=("form.links",),
    ),
    Command(
        "links.group", "c", N_("next group's map"),
        N_("Shows the groups' maps one by one, out of the joined map or of the library."),
        METHOD, "screen.form('group')", footer=63, places=("form.links",),
    ),
    Command(
        "links.strong", "k", N_("strong"),
        N_("Makes the link under the cursor a strong tie; once more takes the strength away."),
        METHOD, "screen.form('strong')", footer=31, places=("form.links",),
    ),
    Command(
        "links.weak", "j", N_("weak"),
        N_("Makes the link under the cursor a weak tie; once more takes the strength away."),
        METHOD, "screen.form('weak')", footer=32, places=("form.links",),
    ),
    Command(
        "links.hole", "e", N_("hole"),
        N_("Makes the link under the cursor a wished-for one, or an existing one again."),
        METHOD, "screen.form('hole')", footer=33, places=("form.links",),
    ),
    Command(
        "notes.next", "j", N_("next question"),
        N_("Puts the next question into the light."),
        METHOD, "screen.form('next')", footer=12, places=("form.notes",),
    ),
    Command(
        "notes.back", "J", N_("question before"),
        N_("Puts the question before into the light."),
        METHOD, "screen.form('back')", places=("form.notes",),
    ),
    Command(
        "targets.add", "e", N_("new target"),
        N_("Adds a target and opens its canvas."),
        METHOD, "screen.form('add')", footer=12, places=("form.targets",),
    ),
    Command(
        "targets.state", "j", N_("state"),
        N_("Takes the target one state further: open, under way, done, dropped."),
        METHOD, "screen.form('state')", footer=14, places=("form.targets",),
    ),
    Command(
        "targets.actors", "t", N_("actors"),
        N_("Says which actors the target concerns, by their names."),
        METHOD, "screen.form('actors')", footer=15, places=("form.targets",),
    ),
    Command(
        "targets.links", "L", N_("value links"),
        N_("Chooses the value links that the target concerns."),
        METHOD, "screen.form('links')", footer=24, places=("form.targets",),
    ),
    Command(
        "targets.cards", "c", N_("cards"),
        N_("Chooses the cards of the boards that the target came from."),
        METHOD, "screen.form('cards')", footer=26, places=("form.targets",),
    ),
    Command(
        "grid.add", "e", N_("new row"),
        N_("Adds a row beneath the one under the cursor and writes into it."),
        METHOD, "screen.form('add_row')", footer=30, places=("form.grid",),
    ),
    Command(
        "grid.done", "c", N_("done"),
        N_("Marks the row under the cursor as done, or as not done after all."),
        METHOD, "screen.form('row_done')", footer=31, places=("form.grid",),
    ),
    Command(
        "grid.up", "K", N_("row up"),
        N_("Moves the row under the cursor up."),
        METHOD, "screen.form('row_up')", footer=62, places=("form.grid",),
    ),
    Command(
        "grid.down", "J", N_("row down"),
        N_("Moves the row under the cursor down."),
        METHOD, "screen.form('row_down')", footer=63, places=("form.grid",),
    ),
    Command(
        "checklist.yes", "k", N_("yes"),
        N_("Answers the item under the cursor with yes; once more takes the answer away."),
        METHOD, "screen.form('yes')", footer=30, places=("form.checklist",),
    ),
    Command(
        "checklist.partly", "j", N_("partly"),
        N_("Answers the item under the cursor with partly; it is open until it is settled."),
        METHOD, "screen.form('partly')", footer=31, places=("form.checklist",),
    ),
    Command(
        "checklist.no", "e", N_("no"),
        N_("Answers the item under the cursor with no; it is open until it is settled."),
        METHOD, "screen.form('no')", footer=32, places=("form.checklist",),
    ),
    Command(
        "checklist.settled", "c", N_("settled"),
        N_("Marks what was open as dealt with since, or as not after all."),
        METHOD, "screen.form('settled')", footer=33, places=("form.checklist",),
    ),
    Command(
        "rating.answer", "e", N_("answers"),
        N_("Writes answers down: digits answer, one item after another; Esc ends it."),
        METHOD, "screen.form('answer')", footer=30, places=("form.rating",),
    ),
    Command(
        "rating.who", "c", N_("who answers"),
        N_("Says who answers: a person, a group, or the whole room together."),
        METHOD, "screen.form('who')", footer=31, places=("form.rating",),
    ),
    Command(
        "rating.view", "j", N_("other view"),
        N_("Shows the rating another way: distributions, answers one by one, rounds over time."),
        METHOD, "screen.form('view')", footer=32, places=("form.rating",),
    ),
    Command(
        "rating.name", "t", N_("name"),
        N_("Gives the one who answered a name, or takes it away; without it answers have none."),
        METHOD, "screen.form('name')", footer=85, places=("form.rating",),
    ),
    Command(
        "cafe.new", "e", N_("new table"),
        N_("Adds café tables one after another: topic, host."),
        METHOD, "screen.form('new')", footer=30, places=("form.cafe",),
    ),
    Command(
        "cafe.harvest", "g", N_("what was said"),
        N_("Writes down what the chosen table says in this round."),
        METHOD, "screen.form('harvest')", footer=31, places=("form.cafe",),
    ),
    Command(
        "cafe.seat", "j", N_("seat everybody"),
        N_("Seats everybody who is here for all rounds: hosts stay, organisations mix."),
        METHOD, "screen.form('seat')", footer=32, places=("form.cafe",),
    ),
    Command(
        "cafe.other_round", "t", N_("next round's seats"),
        N_("Shows who sits where in the next round."),
        METHOD, "screen.form('other_round')", footer=33, places=("form.cafe",),
    ),
    Command(
        "cafe.rounds", "k", N_("rounds"),
        N_("Says how many rounds the café has; each is as long as the others."),
        METHOD, "screen.form('rounds')", footer=83, places=("form.cafe",),
    ),
)
# fmt: on
