"""Forgetting a person from the open session."""

from __future__ import annotations

from steps import enter, fill, keys, prepare, screen_text, settle, toasts, type_text

from tui.app import ArvoverkkoApp

NAME = "Aino Esimerkki"


async def test_a_person_is_forgotten_after_the_name_is_written_twice(app: ArvoverkkoApp) -> None:
    """Another name the second time changes nothing; then the session goes on without the person."""
    prepare(app)
    fill(app, "+ Kela", f'> {NAME}: "luotan naapuriin"', f"* {NAME} tietää")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        for second, kept in (("Oili", True), (NAME, False)):
            await keys(pilot, "escape", "F")
            await settle(pilot)
            await type_text(pilot, NAME)
            await keys(pilot, "enter")
            await settle(pilot)
            assert "2 places" in screen_text(app)
            await type_text(pilot, second)
            await keys(pilot, "enter")
            await settle(pilot)
            told = str(app.desk.workshop.documents())
            assert (NAME in told) is kept
        assert any("made before are not changed" in words for words in toasts(app))
        await keys(pilot, "escape", "o")
        await settle(pilot)
        assert "luotan naapuriin" in screen_text(app)
        assert NAME not in screen_text(app)
        await keys(pilot, "u")
        assert len(app.desk.workshop.notes) == 1
