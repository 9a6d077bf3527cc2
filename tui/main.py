"""The way in: the full screen where there is a terminal, and the command line."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TextIO

from locales import _, language_from_environment, set_language
from model.errors import ArvoverkkoError, CannotOpen
from tui.cli.failures import Unexpected, say
from tui.cli.output import Output
from tui.cli.parser import COMMANDS, WrongUsage, asked_language, command_in, parser, screen_parser
from tui.cli.passphrases import use_file

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses; the last is what shells use for Ctrl-C."""


HELP = "arvoverkko --help"

Handler = Callable[[Namespace, Output], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run `arvoverkko` with `argv` (the process's arguments by default); returns the exit status.

    0 when it was done, 1 when it was refused or failed, 2 for wrong usage. What went wrong is one
    line on stderr.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    set_language(asked_language(arguments) or language_from_environment())
    with Unexpected():
        return _run(arguments)
    return FAILED


def _run(arguments: list[str]) -> int:
    output = Output()
    try:
        status = _dispatch(arguments, output)
        output.flush()
    except WrongUsage as error:
        say(str(error))
        return WRONG_USAGE
    except ArvoverkkoError as error:
        output.flush_quietly()
        say(str(error))
        return FAILED
    except BrokenPipeError:
        # Whoever read the output has gone (`| head`): there is nobody to tell.
        output.flush_quietly()
        return FAILED
    except OSError as error:
        from model.store.disk import reason

        output.flush_quietly()
        what = error.filename or _("the output could not be written")
        say(_("{what}: {reason}").format(what=what, reason=reason(error, reading=True)))
        return FAILED
    except KeyboardInterrupt:
        output.flush_quietly()
        return INTERRUPTED
    return status


def _dispatch(arguments: list[str], output: Output) -> int:
    named = command_in(arguments)
    if named is None and not {"-h", "--help"}.isdisjoint(arguments):
        output.text(parser().format_help())
        return DONE
    try:
        options = (parser() if named else screen_parser()).parse_args(arguments)
    except SystemExit:
        return DONE  # argparse has written the help of the command
    if options.language is not None:
        set_language(options.language)
    if options.version:
        output.version()
        return DONE
    output.as_json = options.json
    use_file(options.passphrase_file)
    if named is None:
        return _open_screen(options, output)
    module, function = COMMANDS[named].handler.split(":")
    handler: Handler = getattr(import_module(module), function)
    return handler(options, output)


def _open_screen(options: Namespace, output: Output) -> int:
    if options.json:
        raise WrongUsage(_("--json goes with a command; see {command}").format(command=HELP))
    if options.present and options.file is None:
        raise WrongUsage(_("--present needs a session; see {command}").format(command=HELP))
    path = _session_named(options.file)
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        output.text(parser().format_help())
        output.flush()
        raise WrongUsage(
            _(
                "the full screen needs a terminal; without one, name a command, as in {example}"
            ).format(example="arvoverkko list")
        )
    language = options.language or os.environ.get("ARVOVERKKO_LANG")
    if options.present and path is not None:
        from tui.present import present

        return present(path, language)
    from tui.app import run

    return run(path, language)


def _session_named(name: str | None) -> Path | None:
    """The file of the session to open; what is no session may be a command that was mistyped."""
    if name is None:
        return None
    from tui.cli.files import file_of

    try:
        return file_of(name)
    except CannotOpen as error:
        if _is_terminal(sys.stdin):
            raise
        raise WrongUsage(
            _("“{name}” is neither a command nor a session; see {command}").format(
                name=name, command=HELP
            )
        ) from error


def _is_terminal(stream: TextIO | None) -> bool:
    """Whether `stream` is one; None stands for a stream that was closed from the start."""
    return stream is not None and stream.isatty()
