"""What the program remembers between runs, and the keys the facilitator has rebound.

`settings.json` is written by the program; `keys.json` is the facilitator's own file, a JSON object
of command names and keys. A mistake in either is said once and the rest still counts.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from locales import LANGUAGES, _
from model.store import write_atomically

SETTINGS_FILE = "settings.json"
KEYS_FILE = "keys.json"

SIGNALS = ("both", "flash", "none")
"""When a step's time is up: the bell and a flash, the flash alone, neither."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The facilitator's choices."""

    language: str = ""
    """"fi" or "en"; empty for what the machine asks for."""
    theme: str = "arvoverkko-dark"
    signal: str = "both"
    """What says that a step's time is up: one of `SIGNALS`."""
    opens_method: bool = True
    """Whether a step that starts opens its method's form."""
    ascii_only: bool = False
    """Whether the map is drawn with ASCII characters only, also where the terminal knows others."""


_USUAL = Settings()

_CONSOLE = "linux"
"""The kernel's own console: its font has none of the map's lines and arrows."""


def draws_ascii(settings: Settings) -> bool:
    """Whether the map goes without lines and arrows, chosen or because the terminal has none."""
    encoding = getattr(sys.__stdout__, "encoding", None) or "utf-8"
    has_signs = encoding.lower().startswith("utf") and os.environ.get("TERM") != _CONSOLE
    return settings.ascii_only or not has_signs


def read_settings(folder: Path) -> tuple[Settings, str]:
    """The settings in `folder`, and what was wrong with them in words (empty: nothing)."""
    path = folder / SETTINGS_FILE
    known, problem = _read_object(path)
    usable: dict[str, Any] = {
        name: value
        for name, value in known.items()
        if name in Settings.__dataclass_fields__ and type(value) is type(getattr(_USUAL, name))
    }
    settings = replace(_USUAL, **usable)
    if settings.language not in ("", *LANGUAGES):
        settings = replace(settings, language=_USUAL.language)
    if settings.signal not in SIGNALS:
        settings = replace(settings, signal=_USUAL.signal)
    return settings, problem


def write_settings(folder: Path, settings: Settings) -> None:
    """Keep `settings` in `folder`.

    Raises:
        OSError: where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    text = json.dumps(asdict(settings), indent=2) + "\n"
    write_atomically(folder / SETTINGS_FILE, text.encode())


def read_keymap(folder: Path, known_commands: set[str]) -> tuple[dict[str, str], str]:
    """The rebound keys by command name, and what was wrong in words (empty: nothing)."""
    bound, problem = _read_object(folder / KEYS_FILE)
    keymap = {
        name: key for name, key in bound.items() if name in known_commands and isinstance(key, str)
    }
    if strange := sorted(set(bound) - set(keymap)):
        problem = _("{file}: there is no command {names}; the other keys are in force").format(
            file=KEYS_FILE, names=", ".join(strange)
        )
    return keymap, problem


def _read_object(path: Path) -> tuple[dict[str, object], str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}, ""
    except (OSError, ValueError) as error:
        return {}, _("{file} cannot be read and is left out: {reason}").format(
            file=path.name, reason=error
        )
    if not isinstance(found, dict):
        return {}, _("{file} holds no JSON object and is left out").format(file=path.name)
    return found, ""
