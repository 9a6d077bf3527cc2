"""New cards of the follow-up, from any place."""

from __future__ import annotations

from tui.home import Home
from tui.screens.followup import FollowUpScreen


async def new_target(home: Home) -> None:
    """A new target's card."""
    if followup := await _there(home):
        followup.new_target()


async def new_agreement(home: Home) -> None:
    """A new agreement's card."""
    if followup := await _there(home):
        followup.new_agreement()


async def _there(home: Home) -> FollowUpScreen | None:
    """Go to the follow-up; None where no session is open."""
    if going := home.go("followup"):
        await going
    if not isinstance(home.screen, FollowUpScreen):
        return None
    home.catch_up(home.screen)
    return home.screen
