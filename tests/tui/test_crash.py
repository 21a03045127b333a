"""A fault of the program: last words and the log name no one's words; the project is let go."""

import asyncio
import io
from pathlib import Path

import pytest
from rich.console import Console

from dialog_toolkit.config import Settings
from dialog_toolkit.i18n import using_language
from dialog_toolkit.logs import log_file
from dialog_toolkit.services import projects
from dialog_toolkit.tui import crash
from dialog_toolkit.tui.app import DialogApp

SECRET = "Kaimiņš Jānis Bērziņš teica, ka …"


class Faulty(DialogApp):
    """Fails with someone's words in a local variable and in the message of the fault."""

    def action_home_fails(self) -> None:
        said = SECRET
        raise RuntimeError(said)


def test_a_crash_shows_and_logs_no_words(project_file: Path) -> None:
    async def check() -> str:
        app = Faulty(Settings(name="x"), project_file)
        app.error_console = Console(file=io.StringIO(), width=100)
        with pytest.raises(RuntimeError):  # noqa: PT012 - it comes out when the app ends
            async with app.run_test() as pilot:
                await pilot.pause()
                app.call_later(app.action_home_fails)
                await pilot.pause()
        assert app.return_code == 1
        written = app.error_console.file
        assert isinstance(written, io.StringIO)
        return written.getvalue()

    shown = asyncio.run(check())
    logged = log_file().read_text("utf-8")
    assert "RuntimeError" in shown
    assert "dialog-toolkit.log" in shown
    assert "home_fails" in logged
    for text in (shown, logged):
        assert "Jānis" not in text
        assert SECRET not in text
        assert "said" not in text.split("home_fails")[0][-40:]
    with projects.opened(project_file, "y") as project:
        assert project.readonly_reason is None


def test_last_words_are_in_the_language_of_the_screen() -> None:
    with using_language("lv"):
        assert crash.last_words(RuntimeError(SECRET)).startswith("Programmai bija jāapstājas (RuntimeError)")
