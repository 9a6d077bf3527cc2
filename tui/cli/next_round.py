"""A session that goes on where another one ends: `next-round`."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from typing import TYPE_CHECKING

from model.next_round import next_round, next_start
from model.store import create_session, open_session
from tui.cli.files import file_of, library
from tui.cli.methods import catalogue
from tui.cli.output import Output
from tui.cli.passphrases import with_passphrase

if TYPE_CHECKING:
    from model.store import OpenedSession, Passphrase


def make_next_round(options: Namespace, output: Output) -> int:
    """Make the next round's session; the old file is only read. A locked one gives a locked one."""
    file = file_of(options.file)

    def opening(secret: Passphrase | None) -> tuple[OpenedSession, Passphrase | None]:
        return open_session(file, read_only=True, passphrase=secret), secret

    opened, secret = with_passphrase(opening)
    old = opened.recorder.workshop
    opened.recorder.store.close()
    now = dt.datetime.now().replace(microsecond=0)
    made = next_round(
        old,
        agenda=options.agenda,
        start=options.start or next_start(old, now),
        at=now,
        title=options.title or "",
        catalogue=catalogue(),
    )
    new = create_session(
        library().resolve(options.output, new=True),
        made.workshop,
        secret if opened.codec.protection is not None else None,
    )
    new.recorder.store.close()
    if output.as_json:
        output.json(
            {
                "file": str(new.path),
                "id": made.workshop.session.id,
                "round": made.workshop.session.round,
                "snapshot": made.snapshot,
                "carried": made.counts(),
            }
        )
    else:
        output.line(str(new.path))
        output.line(made.words())
    return 0
