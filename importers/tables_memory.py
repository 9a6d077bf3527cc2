"""What tables were read as before, by their headings: kept in the data folder."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from importers.tables_words import folded
from model.store import write_atomically

FILE_NAME = "column-mappings.json"
_KEPT = 200


class Memory:
    """The corrected mappings of one data folder.

    Args:
        folder: the data folder; it need not be there before something is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME

    def recall(self, headings: Iterable[str]) -> Mapping[str, str]:
        """The fields by heading that a table with these headings was read as; empty for none.

        The order of the columns makes no difference.
        """
        names = list(headings)
        wanted = _key(names)
        for known, fields in reversed(self._all()):
            if known == wanted:
                by_heading = {folded(name): field for name, field in fields.items()}
                return {
                    name: by_heading[folded(name)] for name in names if folded(name) in by_heading
                }
        return {}

    def keep(self, fields: Mapping[str, str]) -> None:
        """Remember what every heading of a table was read as.

        Raises:
            NotSaved: where the data folder cannot be written.
        """
        headings = _key(fields)
        kept = [(known, said) for known, said in self._all() if known != headings]
        mappings = [
            {"headings": known, "fields": said}
            for known, said in [*kept, (headings, dict(fields))][-_KEPT:]
        ]
        text = json.dumps({"mappings": mappings}, ensure_ascii=False, indent=1)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(self._path, text.encode("utf-8", "replace"))

    def _all(self) -> list[tuple[list[str], dict[str, str]]]:
        """What is kept; nothing where the file is missing or no longer what was written."""
        try:
            mappings = json.loads(self._path.read_text("utf-8"))["mappings"]
            return [
                (list(map(str, known["headings"])), {k: str(v) for k, v in known["fields"].items()})
                for known in mappings
            ]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return []


def _key(headings: Iterable[str]) -> list[str]:
    return sorted({folded(heading) for heading in headings})
