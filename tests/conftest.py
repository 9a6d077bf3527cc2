"""How properties are tried: with no clock on them, and the same ones every time where it is CI."""

from __future__ import annotations

import os

from hypothesis import Phase, settings

settings.register_profile(
    "arvoverkko",
    deadline=None,
    # Explaining a failure traces every line of our code: minutes, where the failure itself says it.
    phases=[phase for phase in Phase if phase is not Phase.explain],
    # A change is accepted or not for what it holds; new examples are looked for at the desk.
    derandomize="CI" in os.environ,
)
settings.load_profile("arvoverkko")
