"""The maps of groups into one: `merge`."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from locales import _, ngettext
from model.capture.folding import key
from model.errors import Refused
from model.merge import (
    Answer,
    Conflict,
    Decisions,
    Joined,
    Merged,
    Suggestion,
    merge,
    propose,
    sources_of,
)
from model.merge.sources import Source
from model.merge.suggest import meant
from model.store import Passphrase, create_session, open_session
from model.store.earlier import restoring
from model.workshop import Workshop
from tui.cli.files import changing, file_of, library
from tui.cli.output import Output
from tui.cli.passphrases import with_passphrase
from tui.cli.usage import WrongUsage

_SHOWN = 40
"""Things that are told one by one; all of them stand in the JSON."""


def merge_(options: Namespace, output: Output) -> int:
    """Join the sessions and write the result; or only tell what would become of them."""
    named = [file_of(name).resolve() for name in (options.file, *options.others)]
    files = list(dict.fromkeys(named))
    opened = [_read(file) for file in files]
    workshops = [workshop for workshop, _secret in opened]
    sources = sources_of(workshops, [file.stem for file in files])
    decisions = _decisions(options, sources)
    merged = merge(sources, decisions, title=options.title or "")
    target = None
    if not options.dry_run:
        target = library().resolve(options.output, new=True)
        secret = next((secret for _workshop, secret in opened if secret is not None), None)
        merged = _written(merged, target, files, secret, force=options.force)
    if output.as_json:
        output.json(_document(merged, target))
    else:
        _tell(merged, target, output)
    return 0


def _read(file: Path) -> tuple[Workshop, Passphrase | None]:
    """The session in `file`, and the passphrase where it is locked with one."""

    def open_it(secret: Passphrase | None) -> tuple[Workshop, Passphrase | None]:
        opened = open_session(file, read_only=True, passphrase=secret)
        try:
            locked = opened.codec.protection is not None
            return opened.recorder.workshop, secret if locked else None
        finally:
            opened.recorder.store.close()

    return with_passphrase(open_it)


# ------------------------------------------------------------------ what was decided


def _decisions(options: Namespace, sources: Sequence[Source]) -> Decisions:
    """What `--same A=B`, `--not-same A=B` and `--apart A` say."""
    actors = merge(sources).actors
    apart = frozenset(_called(name, actors).id for name in options.apart)
    asked = propose(sources, Decisions(apart=apart))
    answers: dict[str, Answer] = {}
    for pair in options.same:
        answers[_key(pair, asked, actors, "--same")] = "yes"
    for pair in options.not_same:
        answers[_key(pair, asked, actors, "--not-same")] = "no"
    return Decisions(same=answers, apart=apart)


def _key(pair: str, asked: Sequence[Suggestion], actors: Sequence[Joined], option: str) -> str:
    """What names the question whether the two of `pair` are one, asked by us or only by them."""
    one, sign, other = (part.strip() for part in pair.partition("="))
    if not (sign and one and other):
        raise WrongUsage(_("{option} needs two names: A=B").format(option=option))
    suggestion = next((each for each in asked if meant(each, one, other)), None)
    if suggestion is not None:
        return suggestion.key
    return "+".join(sorted(_called(name, actors).id for name in (one, other)))


def _called(name: str, actors: Sequence[Joined]) -> Joined:
    for actor in actors:
        if key(name) in map(key, (actor.id, actor.name, *actor.names)):
            return actor
    raise Refused(_("no actor is called {name}").format(name=name))


# ------------------------------------------------------------------ the file


def _written(
    merged: Merged, target: Path, inputs: Sequence[Path], secret: Passphrase | None, *, force: bool
) -> Merged:
    """Put the result into `target`; none of the `inputs` is ever touched.

    Raises:
        Refused: where something else is at `target` already; it stays as it is.
    """
    if any(_same_file(target, file) for file in inputs):
        raise Refused(
            _("{file} is one of the sessions to join; it was left as it is").format(file=target)
        )
    if not target.exists():
        create_session(target, merged.workshop, secret).recorder.store.close()
        return merged
    return _renewed(merged, target, force=force)


def _same_file(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve() or (one.exists() and one.samefile(other))


def _renewed(merged: Merged, target: Path, *, force: bool) -> Merged:
    """Let the session at `target`, an earlier outcome, become this one: a change like any other."""
    there, _secret = _read(target)
    if there.session.id != merged.workshop.session.id and not force:
        raise Refused(
            _(
                "{file} is there already and no earlier outcome of these sessions; it was left as "
                "it is. Choose another name, or --force, which can be undone"
            ).format(file=target)
        )
    session = merged.workshop.session.model_copy(update={"id": there.session.id})
    workshop = merged.workshop.with_rows("session", {session.id: session})
    with changing(str(target)) as opened:
        change = restoring(opened.recorder.workshop, workshop, dt.datetime.now())
        if change is not None:
            opened.recorder.apply(change)
    return merged


# ------------------------------------------------------------------ what is told


def _document(merged: Merged, target: Path | None) -> dict[str, object]:
    workshop = merged.workshop
    names = {actor.id: actor.name for actor in workshop.actors.values()}
    return {
        "file": None if target is None else str(target),
        "id": workshop.session.id,
        "title": workshop.session.title,
        "actors": [
            {
                "id": actor.id,
                "name": actor.name,
                "from": list(actor.origins),
                "spellings": list(actor.names),
            }
            for actor in merged.actors
        ],
        "links": [
            {
                "id": link.id,
                "source": names[link.source],
                "target": names[link.target],
                "what": link.what,
                "from": list(link.origins),
            }
            for link in workshop.links.values()
        ],
        "conflicts": [_conflict(conflict) for conflict in merged.conflicts],
        "suggestions": [
            {
                "key": suggestion.key,
                "names": [suggestion.left.name, suggestion.right.name],
                "from": [list(suggestion.left.origins), list(suggestion.right.origins)],
                "reason": suggestion.reason.words,
                "likeness": round(suggestion.likeness),
            }
            for suggestion in merged.suggestions
        ],
        "left_out": list(merged.left_out),
    }


def _conflict(conflict: Conflict) -> dict[str, object]:
    return {
        "key": conflict.key,
        "table": conflict.table,
        "name": conflict.name,
        "field": conflict.field,
        "values": [
            {"value": _plain(said.value), "from": list(said.origins)} for said in conflict.said
        ],
        "kept": _plain(conflict.kept),
        "both": conflict.both,
    }


def _plain(value: object) -> object:
    """`value` as JSON has it."""
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def _tell(merged: Merged, target: Path | None, output: Output) -> None:
    count = len(merged.actors)
    words = ngettext("{n} actor, {links}", "{n} actors, {links}", count)
    number = len(merged.workshop.links)
    links = ngettext("{n} link", "{n} links", number).format(n=number)
    output.line(f"{merged.workshop.session.title}: " + words.format(n=count, links=links))
    together = [actor for actor in merged.actors if len(actor.origins) > 1]
    _list(
        _("In several maps:"),
        [_actor_words(actor.name, actor.names, actor.origins) for actor in together],
        output,
    )
    _list(
        _("The groups disagree:"),
        [_conflict_words(conflict) for conflict in merged.conflicts],
        output,
    )
    _list(
        _("One or two? --same A=B joins them:"),
        [
            f"{each.left.name} = {each.right.name}  ({each.reason.words})"
            for each in merged.suggestions
        ],
        output,
    )
    _list(_("Left out:"), merged.left_out, output)
    output.line()
    output.line(_("Nothing was written.") if target is None else str(target))


def _actor_words(name: str, names: Sequence[str], origins: Sequence[str]) -> str:
    others = [each for each in names if each != name]
    written = f" ({', '.join(others)})" if others else ""
    return f"{name}{written}: {', '.join(origins)}"


def _conflict_words(conflict: Conflict) -> str:
    said = "; ".join(
        f"“{each.words}” ({', '.join(each.origins)})" if each.origins else f"“{each.words}”"
        for each in conflict.said
    )
    kept = _("both kept") if conflict.both else ""
    return " · ".join(filter(None, (f"{conflict.name}, {conflict.field_words}: {said}", kept)))


def _list(heading: str, lines: Sequence[str], output: Output) -> None:
    if not lines:
        return
    output.line()
    output.line(heading)
    for line in lines[:_SHOWN]:
        output.line(f"  {line}")
    if len(lines) > _SHOWN:
        output.line("  " + _("and {n} more").format(n=len(lines) - _SHOWN))
