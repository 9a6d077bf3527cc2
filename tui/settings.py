"""What the program remembers between runs, and the keys the facilitator has rebound.

`settings.json` is written by the program; `keys.json` is the facilitator's own file, a JSON object
of command names and keys. A mistake in either is said once and the rest still counts.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from locales import LANGUAGES, _
from model.store import write_atomically

SETTINGS_FILE = "settings.json"
KEYS_FILE = "keys.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """The facilitator's choices."""

    language: str = ""
    """"fi" or "en"; empty for what the machine asks for."""
    theme: str = "arvoverkko-dark"


def read_settings(folder: Path) -> tuple[Settings, str]:
    """The settings in `folder`, and what was wrong with them in words (empty: nothing)."""
    path = folder / SETTINGS_FILE
    known, problem = _read_object(path)
    settings = Settings(
        **{
            name: value
            for name, value in known.items()
            if name in Settings.__dataclass_fields__ and isinstance(value, str)
        }
    )
    if settings.language not in ("", *LANGUAGES):
        settings = Settings(theme=settings.theme)
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
