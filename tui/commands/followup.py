"""Follow-up: what is to be done, by whom, until when."""

from __future__ import annotations

from locales import N_
from tui.commands.command import EDIT, GO, SESSION, Command

# fmt: off
FOLLOWUP_COMMANDS: tuple[Command, ...] = (
    Command(
        "followup.state", "c", N_("next state"),
        N_("Takes the matter under the cursor further: open, under way, done, dropped."),
        EDIT, "screen.next_state", footer=21, places=("followup",),
    ),
    Command(
        "followup.before", "comma", N_("sort before"),
        N_("Shows the sort of matters before: open, late, soon, unsettled, done, all."),
        EDIT, "screen.other_which(-1)", places=("followup",),
    ),
    Command(
        "followup.after", "full_stop", N_("other sort"),
        N_("Shows the next sort of matters: open, late, soon, unsettled, done, all."),
        EDIT, "screen.other_which(1)", footer=25, places=("followup",),
    ),
    Command(
        "followup.owner", "h", N_("whose"),
        N_("Shows the matters of one owner after another, of nobody, of everybody."),
        EDIT, "screen.next_owner", footer=26, places=("followup",),
    ),
    Command(
        "followup.kind", "j", N_("what kind"),
        N_("Shows one kind of matters after another: targets, agreements, table rows, tasks, …"),
        EDIT, "screen.next_kind", footer=27, places=("followup",),
    ),
    Command(
        "followup.view", "z", N_("cards"),
        N_("Shows the cards of targets and agreements, or everything in one list."),
        EDIT, "screen.other_view", footer=28, places=("followup",),
    ),
    Command(
        "followup.source", "G", N_("where from"),
        N_("Goes to where the matter under the cursor comes from: its table, list, note or card."),
        GO, "screen.source", footer=64, places=("followup",),
    ),
    Command(
        "followup.meeting", "e", N_("next meeting"),
        N_("Sets the date on which the network meets next."),
        EDIT, "screen.meeting", footer=29, places=("followup",),
    ),
    Command(
        "session.next_round", "N", N_("next round"),
        N_("Makes the next round's session: actors, links, contacts and open matters come along."),
        SESSION, "app.do('next_round')", footer=82, places=("followup",),
    ),
)
# fmt: on
