"""The session as a whole: documents in and out, copies, what is kept and forgotten."""

from __future__ import annotations

from locales import N_
from tui.commands.command import SESSION, Command

# fmt: off
SESSION_COMMANDS: tuple[Command, ...] = (
    Command(
        "session.export_report", "w", N_("write report and network"),
        N_("Writes the Markdown report and the GraphML file."),
        SESSION, "app.do('export')", footer=65,
    ),
    Command(
        "session.export_as", "Y", N_("write another document"),
        N_("Writes one document of your choice: HTML, Excel, a calendar, files for other tools."),
        SESSION, "app.do('export_as')",
    ),
    Command(
        "report.sections", "c", N_("sections"),
        N_("Chooses what the report tells and in which order."),
        SESSION, "app.do('choose_sections')", footer=30, places=("report",),
    ),
    Command(
        "session.import", "I", N_("import"),
        N_("Reads actors, registrations and links out of a file or a pasted table."),
        SESSION, "app.do('import')",
    ),
    Command(
        "session.merge", "ampersand", N_("merge sessions"),
        N_("Joins the groups' sessions into a new one, with who said what."),
        SESSION, "app.do('merge')", needs_session=False,
    ),
    Command(
        "session.copy", "C", N_("save a copy elsewhere"),
        N_("Writes the whole session to another file, such as one on a USB stick."),
        SESSION, "app.do('save_copy')",
    ),
    Command(
        "session.check", "H", N_("earlier versions"),
        N_("Looks the session over on the disk; lists kept versions and goes back to one."),
        SESSION, "app.do('check_session')",
    ),
    Command(
        "session.forget", "F", N_("forget a person"),
        N_("Takes a person's name out of the session, its history and its earlier versions."),
        SESSION, "app.do('forget_person')",
    ),
    Command(
        "session.passphrase", "P", N_("passphrase"),
        N_("Locks the session with a passphrase, changes it, or takes it off."),
        SESSION, "app.do('change_passphrase')",
    ),
)
# fmt: on
