"""The first run: a name and a project, nothing else."""

import asyncio
from pathlib import Path

from dialog_toolkit.config import Settings, load_settings
from dialog_toolkit.services import projects
from dialog_toolkit.tui.modals.error import ErrorModal
from dialog_toolkit.tui.screens.start import NameField, ProjectField
from tests.tui.conftest import Running, settle
from tests.tui.grid import screen_text
from tests.tui.test_app import dialog


def test_the_first_run_makes_a_project_signed_with_the_name(running: Running, tmp_path: Path) -> None:
    async def check() -> None:
        file = tmp_path / "jauns.dialog"
        async with running(file, name="") as pilot:
            app = dialog(pilot)
            assert app.context == "start"
            assert isinstance(app.focused, NameField)
            assert "Izveidot jaunu projektu" in screen_text(app)
            await pilot.press("enter", "enter")
            await settle(pilot)
            assert not file.exists()  # no name, no project
            await pilot.press(*"Vadītāja", "enter", "enter")
            await settle(pilot)
            assert app.context == "home"
            assert app.project.author == "Vadītāja"
        assert load_settings() == Settings(name="Vadītāja", project=str(file))
        with projects.opened(file, "x") as project:  # it was let go
            assert project.readonly_reason is None

    asyncio.run(check())


def test_an_existing_file_is_opened_not_replaced(running: Running, project_file: Path) -> None:
    async def check() -> None:
        before = project_file.read_bytes()
        async with running(None, name="") as pilot:
            app = dialog(pilot)
            field = app.screen.query_one(ProjectField)
            field.value = str(project_file)
            await settle(pilot)
            assert "Tāds fails ir" in screen_text(app)
            await pilot.press("x", "enter", "enter")
            await settle(pilot)
            assert app.context == "home"
        assert project_file.read_bytes()[:100] == before[:100]

    asyncio.run(check())


def test_a_foreign_file_is_told_and_can_be_changed(running: Running, tmp_path: Path) -> None:
    async def check() -> None:
        foreign = tmp_path / "plan.dialog"
        foreign.write_text("not a project", "utf-8")
        async with running(foreign) as pilot:
            app = dialog(pilot)
            assert isinstance(app.screen, ErrorModal)
            await pilot.press("escape")
            await settle(pilot)
            assert app.context == "start"
            await pilot.press("escape", "f2", "f9")
            await settle(pilot)
            assert app.context == "start"  # there is nothing to go to yet
            app.screen.query_one(ProjectField).value = str(tmp_path / "mans.dialog")
            await pilot.press("enter")
            await settle(pilot)
            assert app.context == "home"
        assert foreign.read_text("utf-8") == "not a project"

    asyncio.run(check())


def test_the_next_run_opens_the_last_project(running: Running, project_file: Path) -> None:
    async def check() -> None:
        async with running(project_file) as pilot:
            assert dialog(pilot).context == "home"
        async with running(None, settings=load_settings()) as pilot:
            assert dialog(pilot).project.path == project_file

    asyncio.run(check())
