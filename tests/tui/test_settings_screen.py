"""The settings screen: each choice holds at once and is kept."""

import asyncio
from pathlib import Path

from dialog_toolkit.config import load_settings
from tests.tui.conftest import Running, settle
from tests.tui.grid import screen_text
from tests.tui.test_app import dialog


def test_choices_hold_at_once_and_are_kept(running: Running, project_file: Path) -> None:
    async def check() -> None:
        async with running(project_file) as pilot:
            app = dialog(pilot)
            await pilot.press("f9")
            await settle(pilot)
            await pilot.press("down", "enter")
            await settle(pilot)
            assert "Name or role" in screen_text(app)
            await pilot.press("tab", "end", *" 2", "tab")
            await settle(pilot)
            assert app.project.author == "pierakstītājs 2"
            await pilot.press("up", "enter")
            await settle(pilot)
            kept = load_settings()
            assert (kept.language, kept.name, kept.theme) == ("en", "pierakstītājs 2", app.theme)
            assert app.theme != "dialog-dark"

    asyncio.run(check())


def test_the_choice_shows_by_a_sign(running: Running, project_file: Path) -> None:
    async def check() -> None:
        async with running(project_file) as pilot:
            await pilot.press("f9")
            await settle(pilot)
            lines = screen_text(pilot.app).splitlines()
            assert [line.strip() for line in lines if line.strip().startswith(("●", "○"))] == [
                "● Latviešu", "○ English", "○ Gaišs", "● Tumšs", "○ Liels kontrasts",
            ]  # fmt: skip

    asyncio.run(check())


def test_a_language_switched_by_key_shows_in_the_settings(running: Running, project_file: Path) -> None:
    async def check() -> None:
        async with running(project_file) as pilot:
            await pilot.press("f9")
            await settle(pilot)
            await pilot.press("ctrl+l")
            await settle(pilot)
            assert "● English" in screen_text(pilot.app)
            assert "○ Latviešu" in screen_text(pilot.app)
            assert dialog(pilot).settings.language == "en"

    asyncio.run(check())
