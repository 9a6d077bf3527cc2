"""The arguments of each command."""

from __future__ import annotations

from locales import LANGUAGES, _
from tui.cli.usage import Parser, counting, moment, size

VERBS = ("start", "finish", "next", "back", "pause", "resume", "skip", "add", "recover")
"""What `step` can do."""

VIEWS = ("map", "ego", "sectors", "matrix", "list")
"""The views of the text map."""


def nothing(target: Parser) -> None:
    """A command that takes no arguments."""


def file(target: Parser) -> None:
    """FILE alone."""
    target.add_argument("file", metavar="FILE", help=_("a session file or its short name"))


def new(target: Parser) -> None:
    """`new FILE --title T [--agenda KEY] [--language fi|en] [--start TIME]`."""
    target.add_argument(
        "file", metavar="FILE", help=_("the file to make, or a short name for the library")
    )
    target.add_argument("--title", required=True, metavar="T", help=_("the session's title"))
    target.add_argument(
        "--agenda",
        metavar="KEY",
        help=_("an agenda of the catalogue; otherwise three workshop days"),
    )
    target.add_argument(
        "--language",
        dest="session_language",
        choices=LANGUAGES,
        help=_("the language of the session's agenda and documents"),
    )
    target.add_argument("--start", type=moment, metavar="TIME", help=_("when the first day begins"))


def sample(target: Parser) -> None:
    """`sample NAME [-o FILE]` or `sample --list`."""
    target.add_argument("name", metavar="NAME", nargs="?", help=_("the sample to copy"))
    target.add_argument("--list", action="store_true", help=_("the samples there are"))
    target.add_argument(
        "-o", "--output", metavar="FILE", help=_("where to put it, instead of the library")
    )


def capture(target: Parser) -> None:
    """`capture FILE [--at TIME]`."""
    target.epilog = _(
        "Each line is answered by one line of JSON, once what it changed is on the disk. A refused "
        "line changes nothing, and the next one is taken; the exit status is 0 where the input was "
        "read to its end and everything that was taken is saved."
    )
    file(target)
    _at(target)


def undo(target: Parser) -> None:
    """`undo FILE [--count N]`, and `redo` alike."""
    file(target)
    target.add_argument(
        "--count", type=counting, default=1, metavar="N", help=_("how many changes")
    )


def agenda(target: Parser) -> None:
    """`agenda FILE [--day N] [--at TIME]`."""
    file(target)
    _day(target)
    _at(target)


def step(target: Parser) -> None:
    """`step FILE VERB [ID | MINUTES | KEY] [--day N] [--at TIME]`."""
    file(target)
    target.add_argument("verb", choices=VERBS, metavar="VERB", help=", ".join(VERBS))
    target.add_argument(
        "argument",
        metavar="ID|MINUTES|KEY",
        nargs="?",
        help=_("the step; for “add” the minutes; for “recover” the key of the recovery"),
    )
    _day(target)
    _at(target)


def map_(target: Parser) -> None:
    """`map FILE` with everything that changes the drawing."""
    file(target)
    target.add_argument(
        "--size", type=size, metavar="120x40", help=_("the largest drawing, in columns and lines")
    )
    target.add_argument("--view", choices=VIEWS, default="map", help=_("which drawing"))
    target.add_argument("--focus", metavar="ACTOR", help=_("name or id of the actor to look at"))
    target.add_argument(
        "--per",
        choices=("pair", "flow"),
        default="pair",
        help=_("one line for each pair of actors, or for each flow"),
    )
    target.add_argument("--ascii", action="store_true", help=_("ASCII characters only"))
    target.add_argument("--color", action="store_true", help=_("with terminal colours"))


def analyse(target: Parser) -> None:
    """`analyse FILE [--against SNAPSHOT]`."""
    file(target)
    target.add_argument(
        "--against", metavar="SNAPSHOT", help=_("name or id of the snapshot to compare with")
    )


def snapshot(target: Parser) -> None:
    """`snapshot FILE NAME`."""
    file(target)
    target.add_argument("name", metavar="NAME", help=_("what the snapshot is called"))


def export(target: Parser) -> None:
    """`export FILE --format F [-o PATH|-] [--personal-data]` or `export --formats`."""
    target.add_argument(
        "file", metavar="FILE", nargs="?", help=_("a session file or its short name")
    )
    target.add_argument("--format", metavar="F", help=_("the format, by its key"))
    target.add_argument("--formats", action="store_true", help=_("the formats there are"))
    target.add_argument(
        "-o",
        "--output",
        metavar="PATH",
        help=_("where to write; “-” is standard output; otherwise a file in the current folder"),
    )
    target.add_argument(
        "--personal-data",
        action="store_true",
        help=_("include contact details and who said what"),
    )


def import_(target: Parser) -> None:
    """`import FILE SOURCE [--format F] [--dry-run]`."""
    file(target)
    target.add_argument("source", metavar="SOURCE", help=_("the document to read"))
    target.add_argument("--format", metavar="F", help=_("the format, by its key"))
    target.add_argument("--dry-run", action="store_true", help=_("tell what would happen"))


def merge(target: Parser) -> None:
    """`merge FILE OTHER… -o OUT [--dry-run]`."""
    file(target)
    target.add_argument("others", metavar="OTHER", nargs="+", help=_("the sessions to join to it"))
    target.add_argument(
        "-o", "--output", metavar="OUT", required=True, help=_("the session file to make")
    )
    target.add_argument("--dry-run", action="store_true", help=_("tell what would happen"))


def check(target: Parser) -> None:
    """`check FILE [--repair]`."""
    file(target)
    target.add_argument(
        "--repair",
        action="store_true",
        help=_("open the newest good generation and set the bad file aside"),
    )


def protect(target: Parser) -> None:
    """`protect FILE [--remove] [--new-passphrase-file FILE]`."""
    file(target)
    target.add_argument("--remove", action="store_true", help=_("take the passphrase off"))
    target.add_argument(
        "--new-passphrase-file",
        metavar="FILE",
        help=_("the file that holds the new passphrase; otherwise it is asked for"),
    )


def _day(target: Parser) -> None:
    target.add_argument(
        "--day", type=counting, metavar="N", help=_("the number of the workshop day")
    )


def _at(target: Parser) -> None:
    target.add_argument(
        "--at", type=moment, metavar="TIME", help=_("as if it were this time (otherwise now)")
    )
