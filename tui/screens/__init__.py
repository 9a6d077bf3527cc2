"""The places: one screen for each phase and for each view of the session."""
