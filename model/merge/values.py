"""What becomes of one field that several groups filled in: one value, both texts, one list.

Every rule picks the same whatever the order, and gives what was there when it is asked again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import TypeVar

from model.capture.folding import key, plain
from model.entities import Contact, InvitationState
from model.entities.text import TEXT_LIMIT

T = TypeVar("T")


def folded(value: object) -> object:
    """What makes two values the same thing said twice."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return key(value)
    try:
        hash(value)
    except TypeError:
        # A newer program's field may hold anything.
        return repr(value)
    return value


def chosen(values: Sequence[T]) -> T:
    """The value that stands where several were said: the more specific, the longer, the better
    written one."""
    return values[0] if len(values) == 1 else max(values, key=_rank)


def _rank(value: object) -> tuple[float, float, str]:
    """Later is better; no two different values are equal."""
    match value:
        case Enum():
            # An enum's values stand with the most usual one first; what nobody chose is not
            # asked about here.
            return -list(type(value)).index(value), 0, ""
        case str():
            inverted = "".join(chr(0x10FFFF - ord(char)) for char in value)
            return len(plain(value)), _well_written(value), inverted
        case dt.datetime():
            return -value.timestamp(), 0, ""
        case dt.date():
            return -value.toordinal(), 0, ""
        case bool() | int() | float():
            return float(value), 0, ""
        case _:
            return 0, 0, repr(value)


def _well_written(text: str) -> int:
    """Whether a spelling has a capital first, and is neither all small nor all capitals."""
    both = text != text.upper() and text != text.lower()
    return 2 * both + text[:1].isupper()


def texts(values: Iterable[str], limit: int = TEXT_LIMIT) -> tuple[str, bool]:
    """All that `values` say, each once, line under line; and whether all of it fitted."""
    alone = sorted(unheld(values), key=lambda one: (plain(one), one))
    text = "\n".join(alone)
    return (text, True) if len(text) <= limit else (chosen(alone), False)


def unheld(values: Iterable[str]) -> list[str]:
    """The texts that no other one holds already, as lines that follow each other."""
    kept: list[str] = []
    for text in sorted(set(filter(None, values)), key=lambda text: (-len(text), text)):
        if not any(holds(other, text) for other in kept):
            kept.append(text)
    return kept


def holds(text: str, part: str) -> bool:
    """Whether the lines of `part` stand in `text`, one after the other."""
    lines, wanted = _lines(text), _lines(part)
    return any(lines[at : at + len(wanted)] == wanted for at in range(len(lines) - len(wanted) + 1))


def _lines(text: str) -> list[str]:
    return [key(line) for line in text.split("\n")]


def lists(values: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    """Everything that the lists hold, each once; a list that holds the others keeps its order."""
    variants: dict[object, list[T]] = {}
    orders: set[tuple[object, ...]] = set()
    for each in values:
        orders.add(tuple(dict.fromkeys(map(folded, each))))
        for value in each:
            variants.setdefault(folded(value), []).append(value)
    longest = min(orders, key=lambda order: (-len(order), repr(order)), default=())
    order = longest if len(longest) == len(variants) else sorted(variants, key=repr)
    return tuple(chosen(variants[one]) for one in order)


def contacts(values: Iterable[tuple[Contact, ...]]) -> tuple[Contact, ...]:
    """The people of all lists; whoever is in several, by name and e-mail, is there once.

    Of two people with one name nobody can tell which is meant: both stay as they are.
    """
    different = sorted(set(values), key=lambda each: (-len(each), repr(each)))
    if len(different) < 2:
        return different[0] if different else ()
    by_name: dict[object, list[list[Contact]]] = {}
    for each in different:
        for name, people in _by(each, lambda person: _person_key(person.name)).items():
            by_name.setdefault(name, []).append(people)
    found = {person for lists_of in by_name.values() for person in _one_name(lists_of)}
    if found == set(different[0]):
        return different[0]
    return tuple(sorted(found, key=lambda person: (plain(person.name), repr(person))))


def _one_name(lists_of: Sequence[Sequence[Contact]]) -> Iterator[Contact]:
    """The people of one name, each list's together."""
    everybody = [person for people in lists_of for person in people]
    emails = {key(person.email) for person in everybody} - {""}
    if len(emails) < 2 and all(len(people) == 1 for people in lists_of):
        yield _one_person(everybody)
        return
    for email, people in _by(everybody, lambda person: key(person.email)).items():
        in_each = [[each for each in of_list if key(each.email) == email] for of_list in lists_of]
        if email and all(len(each) < 2 for each in in_each):
            yield _one_person(people)
        else:
            yield from people


def _by(
    people: Iterable[Contact], sort: Callable[[Contact], object]
) -> dict[object, list[Contact]]:
    found: dict[object, list[Contact]] = {}
    for person in people:
        found.setdefault(sort(person), []).append(person)
    return found


def _person_key(name: str) -> tuple[str, ...]:
    """A person's name, family name first or last."""
    return tuple(sorted(plain(name).replace(",", " ").split()))


_PROGRESS = tuple(InvitationState)


def _one_person(said: Sequence[Contact]) -> Contact:
    fields: Mapping[str, object] = {
        field: chosen([getattr(person, field) for person in said])
        for field in ("name", "role", "email", "phone")
    }
    state = max((person.state for person in said), key=_PROGRESS.index)
    return said[0].model_copy(update={**fields, "state": state})
