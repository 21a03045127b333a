"""The app for tests: a temporary project with example sessions, a fixed clock, a chosen language."""

import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from dialog_toolkit.config import Settings
from dialog_toolkit.i18n import set_language
from dialog_toolkit.paths import sessions_folder
from dialog_toolkit.services import projects, sessions
from dialog_toolkit.services.projects import Project
from dialog_toolkit.tui.app import DialogApp
from tests.tui.grid import screen_text

NOW = datetime(2025, 3, 12, 18, 38, 7)
SHORT = Path("/tmp")
EXAMPLES = ("dobele", "madona", "riga-centrs")
Running = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture(scope="session")
def example_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with three example sessions, made once; tests get copies."""
    file = tmp_path_factory.mktemp("example") / "plan.dialog"
    with projects.create(file, author="centrs") as project:
        sessions.import_files(project, [sessions_folder() / f"{id}.yaml" for id in EXAMPLES])
    return file


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A folder whose path is short and as long on every machine, since screens show paths and wrap them."""
    with tempfile.TemporaryDirectory(prefix="d-", dir=SHORT if SHORT.is_dir() else None) as name:
        yield Path(name)


@pytest.fixture
def project_file(example_file: Path, short_folder: Path) -> Path:
    """A project of its own with three example sessions."""
    return Path(shutil.copy(example_file, short_folder / "plan.dialog"))


@pytest.fixture
def empty_file(short_folder: Path) -> Path:
    """A project without sessions."""
    file = short_folder / "empty.dialog"
    with projects.create(file, author="centrs"):
        pass
    return file


@pytest.fixture
def open_project(project_file: Path) -> Iterator[Project]:
    """The example project, open, without an app."""
    with projects.opened(project_file, "pierakstītājs") as project:
        yield project


@pytest.fixture
def running() -> Running:
    """Run the app: ``async with running(file, language="lv", size=(80, 24)) as pilot``; ``pilot.app`` is the app."""

    @asynccontextmanager
    async def run(
        path: Path | None, *, language: str = "lv", size: tuple[int, int] = (100, 30), name: str = "pierakstītājs",
        settings: Settings | None = None, clock: Callable[[], datetime] = lambda: NOW,
    ) -> AsyncIterator[Pilot[None]]:  # fmt: skip
        app = DialogApp(settings or Settings(language=language, name=name), path, clock=clock)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield pilot
        set_language("lv")

    return run


async def settle(pilot: Pilot[None]) -> None:
    """Wait for the app's workers, then until the screen shows the same twice: a busy machine draws late."""
    await pilot.app.workers.wait_for_complete()
    before = ""
    for _ in range(10):
        await pilot.pause()
        now = screen_text(pilot.app)
        if now == before:
            return
        before = now
