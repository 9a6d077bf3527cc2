"""Going from place to place."""

from __future__ import annotations

from locales import N_
from tui.commands.command import GO, Command

# fmt: off
PLACES_COMMANDS: tuple[Command, ...] = (
    Command(
        "go.mapping", "1", N_("Mapping"),
        N_("Who belongs in the network, who is invited, which sectors are covered."),
        GO, "app.go('mapping')",
    ),
    Command(
        "go.understanding", "2", N_("Shared understanding"),
        N_("The round of each actor's tasks, strengths and weaknesses."),
        GO, "app.go('understanding')",
    ),
    Command(
        "go.network", "3", N_("Value network"),
        N_("Who gives whom what: links and the map that grows with them."),
        GO, "app.go('network')",
    ),
    Command(
        "go.followup", "4", N_("Follow-up"),
        N_("Targets and agreements with owner, first step, indicator and date."),
        GO, "app.go('followup')",
    ),
    Command(
        "go.agenda", "a", N_("Agenda"),
        N_("The days and their steps, to plan and to edit."),
        GO, "app.go('agenda')",
    ),
    Command(
        "go.method", "M", N_("Method"),
        N_("The running step's method: its form to fill in, and how it is led."),
        GO, "app.go('method')",
    ),
    Command(
        "go.room", "5", N_("Room"),
        N_("Who is here; pairs and groups, turns to speak, the cube."),
        GO, "app.go('room')",
    ),
    Command(
        "go.notes", "o", N_("Notes"),
        N_("Everything that was said, to look at and to mend."), GO, "app.go('notes')",
    ),
    Command(
        "go.links", "v", N_("Links"),
        N_("Every value link, to look at and to mend."), GO, "app.go('links')",
    ),
    Command(
        "go.map", "m", N_("Map"), N_("The whole window for the map."), GO, "app.go('map')",
    ),
    Command(
        "go.matrix", "x", N_("Matrix"),
        N_("Value transfer between actors: who gives whom what, cell by cell."),
        GO, "app.go('matrix')",
    ),
    Command(
        "go.findings", "f", N_("Findings"),
        N_("What the network's structure means, with a question for the room."),
        GO, "app.go('findings')",
    ),
    Command(
        "go.comparison", "6", N_("Comparison"),
        N_("What came, went and changed in the network between two moments."),
        GO, "app.go('comparison')",
    ),
    Command(
        "go.report", "r", N_("Report"),
        N_("The report as it would go out now."), GO, "app.go('report')",
    ),
    Command(
        "go.details", "D", N_("Session and days"),
        N_("Title, purpose and language of the session, and when each day is."),
        GO, "app.go('details')",
    ),
    Command(
        "go.library", "l", N_("Library"),
        N_("All sessions on this laptop, new ones and samples."),
        GO, "app.library", needs_session=False,
    ),
    Command(
        "go.projector", "p", N_("projector"),
        N_("Map and clock for the room, without the facilitator's own figures."),
        GO, "app.project", footer=60,
    ),
)
# fmt: on
