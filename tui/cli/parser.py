"""What can be typed after `arvoverkko`: each command with its options, its help and its handler."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from locales import LANGUAGES, N_, _
from tui.cli import arguments
from tui.cli.usage import Parser, WrongUsage, speak_our_language

__all__ = [
    "COMMANDS",
    "Command",
    "WrongUsage",
    "asked_language",
    "command_in",
    "parser",
    "screen_parser",
]


@dataclass(frozen=True, slots=True)
class Command:
    """One command."""

    handler: str
    """`module:function`, imported when the command is run and no sooner."""
    help: str
    """What it does, as an English message."""
    arguments: Callable[[Parser], None]
    """Declares what it takes."""


COMMANDS: dict[str, Command] = {
    "new": Command("tui.cli.creating:new", N_("make a new session"), arguments.new),
    "next-round": Command(
        "tui.cli.next_round:make_next_round",
        N_("make the session of the next round from one that ends"),
        arguments.next_round,
    ),
    "sample": Command(
        "tui.cli.creating:sample", N_("copy one of the illustrative samples"), arguments.sample
    ),
    "list": Command(
        "tui.cli.library:list_sessions", N_("the sessions of the library"), arguments.nothing
    ),
    "show": Command("tui.cli.show:show", N_("the whole session"), arguments.file),
    "capture": Command(
        "tui.cli.capture:capture",
        N_("take notes, actors and links from standard input, line by line"),
        arguments.capture,
    ),
    "undo": Command("tui.cli.history:undo", N_("take back the last changes"), arguments.undo),
    "redo": Command("tui.cli.history:redo", N_("do again what was taken back"), arguments.undo),
    "agenda": Command(
        "tui.cli.agenda:agenda", N_("a day's agenda and its forecast"), arguments.agenda
    ),
    "step": Command("tui.cli.agenda:step", N_("run the agenda"), arguments.step),
    "map": Command("tui.cli.network:draw_map", N_("the network drawn as text"), arguments.map_),
    "analyse": Command(
        "tui.cli.network:analyse", N_("measures and findings of the network"), arguments.analyse
    ),
    "snapshot": Command(
        "tui.cli.network:snapshot", N_("keep the network as it is now"), arguments.snapshot
    ),
    "export": Command(
        "tui.cli.documents:export",
        N_("write a report, a network file or a table"),
        arguments.export,
    ),
    "forget": Command(
        "tui.cli.privacy:forget",
        N_("take a person out of a session, its history and its earlier versions"),
        arguments.forget,
    ),
    "import": Command(
        "tui.cli.importing:import_",
        N_("read actors, links, registrations and answers"),
        arguments.import_,
    ),
    "merge": Command(
        "tui.cli.merging:merge_", N_("combine the maps of groups into one"), arguments.merge
    ),
    "methods": Command(
        "tui.cli.methods:methods", N_("the catalogue of methods"), arguments.nothing
    ),
    "check": Command(
        "tui.cli.library:check",
        N_("read a session file critically, and repair it"),
        arguments.check,
    ),
    "protect": Command(
        "tui.cli.protecting:protect",
        N_("lock a session with a passphrase, or take it off"),
        arguments.protect,
    ),
}

_VALUED = ("--language", "--passphrase-file")
"""Options before the command that take a value."""


def command_in(argv: Sequence[str]) -> str | None:
    """The command that `argv` names; None where it asks for the full screen."""
    is_value = False
    for token in argv:
        if is_value:
            is_value = False
        elif token in _VALUED:
            is_value = True
        elif not token.startswith("-"):
            return token if token in COMMANDS else None
    return None


def asked_language(argv: Sequence[str]) -> str | None:
    """The language that `argv` asks the program to speak, known before its words are parsed."""
    for token, following in pairwise([*argv, ""]):
        if token == "new":
            return None  # what follows is the language of the new session
        name = following if token == "--language" else token.removeprefix("--language=")
        if token.startswith("--language") and name in LANGUAGES:
            return name
    return None


def parser() -> Parser:
    """The parser of everything that names a command."""
    speak_our_language()
    top = _parser(_("Plan, run and document value-network workshops, offline."))
    top.epilog = _(
        "FILE is a session file, or the short name of a session in the library. "
        "“arvoverkko [FILE]” opens the full screen; “arvoverkko FILE --present” opens a second "
        "window for the projector, which follows the first."
    )
    commands = top.add_subparsers(
        title=_("commands"), dest="command", metavar=_("COMMAND"), required=True
    )
    for name, command in COMMANDS.items():
        sub = commands.add_parser(
            name, prog=f"arvoverkko {name}", help=_(command.help), allow_abbrev=False
        )
        sub.description = _sentence(_(command.help))
        command.arguments(sub)
        _global_options(sub, language=name != "new")
    return top


def screen_parser() -> Parser:
    """The parser of `arvoverkko [FILE]` and `arvoverkko FILE --present`."""
    screen = _parser()
    screen.add_argument("file", metavar="FILE", nargs="?")
    screen.add_argument("--present", action="store_true")
    return screen


def _parser(description: str = "") -> Parser:
    speak_our_language()
    made = Parser(prog="arvoverkko", description=description, allow_abbrev=False)
    made.set_defaults(language=None, passphrase_file=None, json=False, version=False)
    _global_options(made)
    return made


def _global_options(target: Parser, *, language: bool = True) -> None:
    """The options that stand before or after the command; the later one counts."""
    if language:
        target.add_argument(
            "--language",
            choices=LANGUAGES,
            default=argparse.SUPPRESS,
            help=_("the language the program speaks"),
        )
    target.add_argument(
        "--passphrase-file",
        metavar="FILE",
        default=argparse.SUPPRESS,
        help=_("the file that holds the passphrase of a locked session"),
    )
    target.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS,
        help=_("answer with one JSON document"),
    )
    target.add_argument(
        "--version",
        action="store_true",
        default=argparse.SUPPRESS,
        help=_("the program's version"),
    )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
