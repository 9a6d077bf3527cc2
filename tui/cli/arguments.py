"""The arguments of each command."""

from __future__ import annotations

from locales import LANGUAGES, _
from tui.cli.usage import Parser, counting, moment, row_number, size

VERBS = (
    "start",
    "finish",
    "next",
    "back",
    "pause",
    "resume",
    "skip",
    "restore",
    "add",
    "recover",
    "until",
    "began",
    "ended",
)
"""What `step` can do."""

VIEWS = ("map", "ego", "rings", "sectors", "matrix", "list")
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


def next_round(target: Parser) -> None:
    """`next-round FILE -o NEW [--agenda KEY] [--start TIME] [--title T]`."""
    file(target)
    target.add_argument(
        "-o",
        "--output",
        metavar="NEW",
        required=True,
        help=_("the file to make, or a short name for the library"),
    )
    target.add_argument("--title", metavar="T", help=_("the session's title"))
    target.add_argument(
        "--agenda",
        metavar="KEY",
        help=_("an agenda of the catalogue; otherwise three workshop days"),
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
    """`agenda FILE [--day N] [--at TIME] [--log [--size 80x24] [--color] | --save-as TITLE]`."""
    file(target)
    _day(target)
    _at(target)
    instead = target.add_mutually_exclusive_group()
    instead.add_argument(
        "--log", action="store_true", help=_("planned against used time, as a table and a plot")
    )
    instead.add_argument(
        "--save-as",
        metavar="TITLE",
        help=_("keep the session's days as an agenda of your own for new sessions"),
    )
    target.add_argument(
        "--size", type=size, metavar="80x24", help=_("the largest plot, in columns and lines")
    )
    target.add_argument("--color", action="store_true", help=_("with terminal colours"))


def step(target: Parser) -> None:
    """`step FILE VERB [ID | MINUTES | KEY | CLOCK] [--day N] [--at TIME]`."""
    file(target)
    target.add_argument("verb", choices=VERBS, metavar="VERB", help=", ".join(VERBS))
    target.add_argument(
        "argument",
        metavar="ID|MINUTES|KEY|CLOCK",
        nargs="?",
        help=_(
            "the step; for “add” the minutes; for “recover” the key of the recovery; for “until” "
            "the agreed end, for “began” and “ended” when the step in hand really did, as in 11:30"
        ),
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
    target.add_argument(
        "--against",
        metavar="SNAPSHOT",
        help=_("marks what is new, gone and changed since this snapshot"),
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
    target.add_argument(
        "--pseudonyms",
        action="store_true",
        help=_("replace every person's name, each always by the same pseudonym"),
    )
    target.add_argument(
        "--flavour",
        choices=("plain", "yed"),
        default="plain",
        help=_("for GraphML: “yed” adds the shapes and arrows that yEd draws"),
    )
    target.add_argument(
        "--collapse",
        action="store_true",
        help=_("for network files: one edge for each pair of actors, weights summed"),
    )


def forget(target: Parser) -> None:
    """`forget FILE NAME [--dry-run]`."""
    file(target)
    target.add_argument("name", metavar="NAME", help=_("the person's whole name"))
    target.add_argument("--dry-run", action="store_true", help=_("tell where the name stands"))


def import_(target: Parser) -> None:
    """`import FILE SOURCE [--format F] [--dry-run]` and how the source is read."""
    file(target)
    target.add_argument(
        "source", metavar="SOURCE", help=_("the document to read; “-” is standard input")
    )
    target.add_argument("--format", metavar="F", help=_("the format, by its key"))
    target.add_argument("--dry-run", action="store_true", help=_("tell what would happen"))
    target.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="COLUMN=FIELD",
        help=_("read a column as this field; it is remembered for tables with the same headings"),
    )
    target.add_argument(
        "--field",
        action="append",
        default=[],
        metavar="actor:COLUMN=FIELD",
        help=_("read a column of actors (or link:… of links) as this field; nothing leaves it out"),
    )
    target.add_argument(
        "--replace",
        action="store_true",
        help=_("let the document count where it contradicts what is there"),
    )
    target.add_argument(
        "--undirected",
        choices=("both", "one"),
        default="both",
        help=_("whether an edge without direction becomes links both ways, or one"),
    )
    target.add_argument("--encoding", metavar="E", help=_("of a text table, as in cp1252"))
    target.add_argument("--delimiter", metavar="D", help=_("the sign between the cells; or “tab”"))
    target.add_argument("--sheet", metavar="NAME", help=_("the sheet of the workbook"))
    target.add_argument(
        "--header-row",
        type=row_number,
        metavar="N",
        help=_("the row of headings as the spreadsheet numbers it; 0 for none"),
    )


def merge(target: Parser) -> None:
    """`merge FILE OTHER… -o OUT [--dry-run]` and what was decided."""
    file(target)
    target.add_argument("others", metavar="OTHER", nargs="+", help=_("the sessions to join to it"))
    target.add_argument(
        "-o", "--output", metavar="OUT", required=True, help=_("the session file to make")
    )
    target.add_argument("--dry-run", action="store_true", help=_("tell what would happen"))
    target.add_argument("--title", metavar="T", help=_("the title of the result"))
    for option, words in (
        ("--same", _("these two are one; as --dry-run asks, or the key of a question")),
        ("--not-same", _("these two are not one, and it need not be asked again")),
    ):
        target.add_argument(option, action="append", default=[], metavar="A=B", help=words)
    target.add_argument(
        "--apart",
        action="append",
        default=[],
        metavar="A",
        help=_("actors called so by several groups are not one"),
    )
    target.add_argument(
        "--force",
        action="store_true",
        help=_("let a session that is there become the result; undo brings it back"),
    )


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
