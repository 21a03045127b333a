"""The app reopens where it was."""

import asyncio
from pathlib import Path

from dialog_toolkit.domain.session import Place
from dialog_toolkit.services import projects, recording
from dialog_toolkit.tui.screens.home import HomeScreen
from dialog_toolkit.tui.screens.recorder import RecorderScreen
from tests.tui.conftest import NOW, Running, settle


def begun(file: Path, author: str, *, stage: bool) -> str:
    with projects.opened(file, author) as project:
        new = recording.NewSession(method="dialoga-aplis", place=Place("Dobele", "zemgale"), question="Kā?")
        session = recording.start_session(project, new)
        if stage:
            recording.enter_stage(project, session, "sasveiksanas", NOW)
        recording.add_idea(project, session, "Autobuss nenāk.")
        return session


def screen_after_start(running: Running, file: Path) -> tuple[type, str]:
    async def check() -> tuple[type, str]:
        async with running(file) as pilot:
            await settle(pilot)
            return type(pilot.app.screen), pilot.app.current_session  # type: ignore[attr-defined]

    return asyncio.run(check())


def test_a_running_stage_opens_the_recorder(running: Running, empty_file: Path) -> None:
    session = begun(empty_file, "pierakstītājs", stage=True)
    assert screen_after_start(running, empty_file) == (RecorderScreen, session)


def test_without_a_running_stage_home_comes_first(running: Running, empty_file: Path) -> None:
    begun(empty_file, "pierakstītājs", stage=False)
    assert screen_after_start(running, empty_file) == (HomeScreen, "")


def test_another_person_s_session_is_not_opened_for_one(running: Running, empty_file: Path) -> None:
    begun(empty_file, "cits", stage=True)
    assert screen_after_start(running, empty_file) == (HomeScreen, "")


def test_a_project_without_recorded_sessions_opens_home(running: Running, project_file: Path) -> None:
    assert screen_after_start(running, project_file) == (HomeScreen, "")
