"""How tests run: properties with no clock on them, and the same ones every time where it is CI."""

from __future__ import annotations

import gc
import os

from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "arvoverkko",
    deadline=None,
    # That examples are slow to draw says how busy the machine is, not what the code does.
    suppress_health_check=[HealthCheck.too_slow],
    # Explaining a failure traces every line of our code: minutes, where the failure itself says it.
    phases=[phase for phase in Phase if phase is not Phase.explain],
    # A change is accepted or not for what it holds; new examples are looked for at the desk.
    derandomize="CI" in os.environ,
)
settings.load_profile("arvoverkko")

# A full screen is many small objects: looking for garbage at every 700th is a fifth of the time.
gc.set_threshold(50_000, 10, 10)
