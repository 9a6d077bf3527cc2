"""What is said about saving: that it fails, or what befell the file; and when one may leave."""

from __future__ import annotations

from locales import _
from model.recorder import SaveStatus
from tui.commands import BY_NAME
from tui.widgets.footer import shown_key


class SavingNews:
    """Says each reason once, and warns once before what is not saved is given up."""

    def __init__(self) -> None:
        self._reason = ""
        self._notice = ""
        self._warned = False

    def words(self, status: SaveStatus) -> str:
        """What is news: that nothing is saved and why, or what somebody did to the file."""
        if status.state == "saved":
            self._warned = False
            said, self._notice = self._notice, status.reason or self._notice
            self._reason = ""
            return _both_kept(self._notice) if self._notice != said else ""
        said, self._reason = self._reason, status.reason if status.state == "not_saved" else ""
        return _unsaved(self._reason) if self._reason not in ("", said) else ""

    def warn(self) -> bool:
        """Whether to warn now: the first time that one leaves with something unsaved."""
        warned, self._warned = self._warned, True
        return not warned


def _unsaved(reason: str) -> str:
    return _(
        "Not saved: {reason}. Everything is kept in memory and saving is tried again by itself; "
        "{key} saves a copy elsewhere."
    ).format(reason=reason, key=shown_key(BY_NAME["session.copy"].key))


def _both_kept(notice: str) -> str:
    return _("{notice} Earlier versions ({key}) lists the kept ones and opens them.").format(
        notice=notice, key=shown_key(BY_NAME["session.check"].key)
    )
