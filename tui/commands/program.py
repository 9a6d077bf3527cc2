"""The program itself."""

from __future__ import annotations

from locales import N_
from tui.commands.command import PROGRAM, Command

# fmt: off
PROGRAM_COMMANDS: tuple[Command, ...] = (
    Command(
        "program.help", "f1,question_mark", N_("help"),
        N_("What can be done here, with every key; type to search."),
        PROGRAM, "app.help", footer=1, needs_session=False,
    ),
    Command(
        "program.palette", "ctrl+p", N_("commands"),
        N_("Every command by its name."),
        PROGRAM, "app.command_palette", footer=2, needs_session=False,
    ),
    Command(
        "program.language", "f2", N_("suomi/English"),
        N_("Changes the language of the program."),
        PROGRAM, "app.next_language", needs_session=False,
    ),
    Command(
        "program.theme", "f3", N_("colours"),
        N_("Dark, light, or the terminal's own colours."),
        PROGRAM, "app.next_theme", needs_session=False,
    ),
    Command(
        "program.quit", "q,ctrl+q", N_("quit"),
        N_("Closes the program; everything is saved as it is."),
        PROGRAM, "app.quit_safely", footer=130, needs_session=False,
    ),
)
# fmt: on
