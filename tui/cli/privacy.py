"""`forget`: one person taken out of a session and everything that is kept of it."""

from __future__ import annotations

from argparse import Namespace

from locales import _, ngettext, speaking
from model.privacy import found_of
from model.store.forgetting import Forgotten, forget_person
from tui.cli.files import file_of, reading
from tui.cli.output import Output
from tui.cli.passphrases import with_passphrase


def forget(options: Namespace, output: Output) -> int:
    """Forget a person, or tell with `--dry-run` where the name stands."""
    with reading(options.file) as opened:
        workshop = opened.recorder.workshop
        found = found_of(workshop, options.name)
    if options.dry_run:
        if output.as_json:
            output.json({"found": dict(found.tables)})
        else:
            output.line(found_words(found.total))
        return 0
    path = file_of(options.file)
    with speaking(workshop.session.language):
        done = with_passphrase(lambda secret: forget_person(path, options.name, secret))
    if output.as_json:
        output.json(
            {
                "changed": done.changed,
                "history": done.history,
                "versions": done.versions,
                "remaining": [*map(str, done.remaining)],
            }
        )
    else:
        output.line(forgotten_words(done))
    return 0


def found_words(total: int) -> str:
    """In how many places of the session the name stands."""
    return ngettext(
        "the name stands in {n} place of the session",
        "the name stands in {n} places of the session",
        total,
    ).format(n=total)


def forgotten_words(done: Forgotten) -> str:
    """What was done, and what remains for the user to do."""
    if not done.changed and not done.history:
        words = _("The name stood nowhere in the session and its history.")
    else:
        words = _(
            "Forgotten: {changed} places in the session, {history} in its history; the earlier "
            "versions ({versions}) were removed."
        ).format(changed=done.changed, history=done.history, versions=done.versions)
    if done.remaining:
        names = ", ".join(path.name for path in done.remaining)
        words += " " + _("Set aside earlier and still naming the person: {names}").format(
            names=names
        )
    return (
        words
        + " "
        + _(
            "Reports, network files and copies made before are not changed: "
            "remove them or make them anew."
        )
    )
