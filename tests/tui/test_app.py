"""The shell: screens, going back, languages, undo by the screen, toasts and windows for faults."""

import asyncio
from pathlib import Path

import pytest
from textual.app import ComposeResult
from textual.widgets import Input
from textual.widgets._footer import FooterKey

from dialog_toolkit.config import load_settings
from dialog_toolkit.errors import BadInput, StorageError
from dialog_toolkit.services import projects
from dialog_toolkit.tui.actions import bindings
from dialog_toolkit.tui.app import DialogApp
from dialog_toolkit.tui.base import LocalizedScreen, Words
from dialog_toolkit.tui.fields import TextField
from dialog_toolkit.tui.modals.confirm import ConfirmModal
from dialog_toolkit.tui.modals.error import ErrorModal
from dialog_toolkit.tui.modals.text import AskModal
from dialog_toolkit.tui.widgets.key_line import KeyLine
from tests.tui.conftest import Running, settle
from tests.tui.grid import screen_text


def dialog(pilot: object) -> DialogApp:
    app = getattr(pilot, "app", None)
    assert isinstance(app, DialogApp)
    return app


class Typing(LocalizedScreen[None]):
    """A screen with a field, words and something to undo."""

    CONTEXT = "typing"
    undone = 0

    def compose(self) -> ComposeResult:
        yield Words("Home", id="words")
        yield TextField(hint="Find")
        yield KeyLine()

    def action_undo(self) -> None:
        self.undone += 1

    def action_redo(self) -> None:
        raise BadInput("There is no session “{id}” in the project.", id="[/x]")


def test_keys_lead_to_screens_and_esc_back(running: Running, project_file: Path) -> None:
    async def check() -> None:
        async with running(project_file) as pilot:
            app = dialog(pilot)
            seen = [app.context]
            for key in ("f9", "f1", "escape", "escape", "escape", "f1", "f1"):
                await pilot.press(key)
                await settle(pilot)
                seen.append(app.context)
            assert seen == ["home", "settings", "help", "settings", "home", "home", "help", "home"]

    asyncio.run(check())


def test_switching_the_language_keeps_typing_and_focus(running: Running, project_file: Path) -> None:
    async def check() -> None:
        async with running(project_file, language="lv") as pilot:
            app = dialog(pilot)
            await app.push_screen(Typing())
            await pilot.press("ā", "b", "left")
            field = app.screen.query_one(TextField)
            for words, hint, label in (("Home", "Find", "Help"), ("Sākums", "Meklēt", "Palīgs")):
                await pilot.press("ctrl+l")
                await settle(pilot)
                assert app.focused is field
                assert (field.value, field.cursor_position, field.placeholder) == ("āb", 1, hint)
                assert str(app.screen.query_one("#words", Words).content) == words
                assert [key.description for key in app.screen.query(FooterKey)] == [label]
            assert load_settings().language == "lv"

    asyncio.run(check())


def test_undo_is_the_screen_s_and_a_fault_is_a_toast(running: Running, project_file: Path) -> None:
    async def check() -> None:
        async with running(project_file) as pilot:
            app = dialog(pilot)
            assert "ctrl+z" not in app.screen.active_bindings
            screen = Typing()
            await app.push_screen(screen)
            assert "ctrl+z" in app.screen.active_bindings
            await pilot.press("ctrl+z", "ctrl+y")
            await settle(pilot)
            assert screen.undone == 1
            assert [toast.message for toast in app._notifications] == ["Projektā nav sesijas „[/x]”."]
            assert app.screen is screen

    asyncio.run(check())


def test_a_serious_fault_is_a_window_that_says_what_is_safe(running: Running, project_file: Path) -> None:
    async def check() -> None:
        async with running(project_file) as pilot:
            app = dialog(pilot)
            app.tell(StorageError("The file {file} cannot be written: {why}.", hint="Try again.", file="[/x]", why="?"))
            await settle(pilot)
            assert isinstance(app.screen, ErrorModal)
            text = screen_text(app)
            assert "Failu [/x] nevar" in text
            assert "drošībā" in text
            assert "dialog-toolkit.log" in text
            await pilot.press("c")
            assert "[/x]" in app.clipboard
            await pilot.press("escape")
            await settle(pilot)
            assert app.context == "home"

    asyncio.run(check())


def test_asking_and_confirming(running: Running, project_file: Path) -> None:
    async def check() -> None:
        async with running(project_file) as pilot:
            app = dialog(pilot)
            answers: list[object] = []
            app.push_screen(AskModal("Which project?"), answers.append)
            await settle(pilot)
            await pilot.press("enter", *" ā b ", "enter")
            await settle(pilot)
            for keys in (("tab", "enter"), ("enter",), ("escape",)):
                app.push_screen(ConfirmModal("Remove {what}?", "Remove", {"what": "[b]"}), answers.append)
                await settle(pilot)
                assert "Remove [b]?" in screen_text(app)
                await pilot.press(*keys)
                await settle(pilot)
            assert answers == ["ā b", True, False, None]

    asyncio.run(check())


@pytest.mark.parametrize("key", ["n", "q", "i", "o", "e"])
def test_letters_are_typed_where_text_is_typed(running: Running, project_file: Path, key: str) -> None:
    async def check() -> None:
        async with running(project_file) as pilot:
            app = dialog(pilot)
            await pilot.press("f9", "tab")
            await settle(pilot)
            app.screen.query_one("#name", Input).focus()
            await pilot.press(key)
            await settle(pilot)
            assert app.screen.query_one("#name", Input).value.endswith(key)
            assert app.context == "settings"

    asyncio.run(check())


def test_a_second_program_reads_only_and_says_so(running: Running, project_file: Path) -> None:
    async def check() -> None:
        with projects.opened(project_file, "cits"):
            async with running(project_file) as pilot:
                app = dialog(pilot)
                assert app.project.readonly_reason is not None
                assert "⚠ tikai lasāms" in screen_text(app).splitlines()[0]
                assert any("cits" in toast.message for toast in app._notifications)

    asyncio.run(check())


def test_nothing_moves_by_itself(running: Running, project_file: Path) -> None:
    async def check() -> None:
        async with running(project_file) as pilot:
            assert pilot.app.animation_level == "none"

    asyncio.run(check())


def test_bindings_carry_the_ids_of_actions() -> None:
    assert {binding.id for binding in DialogApp.BINDINGS} >= {"help", "home", "settings", "palette", "quit"}  # type: ignore[union-attr]
    assert bindings([]) == []
