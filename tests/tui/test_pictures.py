"""Pictures of the shell's screens as text: two languages, two sizes, empty, normal and faulty."""

import asyncio
import re
from pathlib import Path

import pytest

from dialog_toolkit.errors import StorageError
from dialog_toolkit.i18n import N_
from tests.tui.conftest import Running, settle
from tests.tui.grid import same_as_snapshot, screen_text
from tests.tui.test_app import dialog

SIZES = ((80, 24), (120, 40))
BOTH = pytest.mark.parametrize("language", ["lv", "en"])
EACH = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
STATES = ("normal", "empty", "error")

ENGLISH = re.compile(r"\b(the|and|not|with|Press|Search|Select|matches|Keys|Help|Back|Home)\b")
"""Words that do not belong on a Latvian screen."""


@pytest.fixture(autouse=True)
def _short_paths(short_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("user_log_dir", "user_config_dir"):
        monkeypatch.setattr(f"platformdirs.{name}", lambda *_, **__: str(short_folder))


@BOTH
@EACH
@pytest.mark.parametrize("state", STATES)
def test_home(
    running: Running, project_file: Path, empty_file: Path, request: pytest.FixtureRequest, language: str,
    size: tuple[int, int], state: str,
) -> None:  # fmt: skip
    async def check() -> None:
        file = empty_file if state == "empty" else project_file
        async with running(file, language=language, size=size) as pilot:
            await pilot.press("enter")
            if state == "error":
                why = "No space left on device"
                message = N_("The settings {file} cannot be written: {why}.")
                hint = N_("The settings hold until the program ends. The project is not touched.")
                dialog(pilot).tell(StorageError(message, hint=hint, file="/…/settings.toml", why=why))
            await settle(pilot)
            same_as_snapshot(request, f"home-{language}-{size[0]}x{size[1]}-{state}", pilot.app)

    asyncio.run(check())


@BOTH
@EACH
@pytest.mark.parametrize("key", ["f1", "f9"])
def test_help_and_settings(
    running: Running, project_file: Path, request: pytest.FixtureRequest, language: str, size: tuple[int, int], key: str
) -> None:
    async def check() -> None:
        async with running(project_file, language=language, size=size) as pilot:
            await pilot.press(key)
            await settle(pilot)
            name = {"f1": "help", "f9": "settings"}[key]
            same_as_snapshot(request, f"{name}-{language}-{size[0]}x{size[1]}", pilot.app)

    asyncio.run(check())


@BOTH
@EACH
def test_first_run(
    running: Running, short_folder: Path, request: pytest.FixtureRequest, language: str, size: tuple[int, int]
) -> None:
    async def check() -> None:
        async with running(short_folder / "plan.dialog", language=language, size=size, name="") as pilot:
            same_as_snapshot(request, f"start-{language}-{size[0]}x{size[1]}", pilot.app)

    asyncio.run(check())


@pytest.mark.parametrize("keys", [(), ("f9",), ("f1",), ("ctrl+p",), ("ctrl+p", "x", "q", "z")], ids=str)
def test_no_english_on_a_latvian_screen(running: Running, project_file: Path, keys: tuple[str, ...]) -> None:
    async def check() -> None:
        async with running(project_file, language="lv", size=(120, 40)) as pilot:
            await pilot.press(*keys)
            await settle(pilot)
            assert ENGLISH.findall(screen_text(pilot.app)) == []

    asyncio.run(check())


def test_without_colour_the_screen_says_the_same(
    running: Running, project_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def check() -> None:
        texts = []
        for _turn in range(2):
            async with running(project_file, size=(80, 24)) as pilot:
                await pilot.press("enter")
                await settle(pilot)
                texts.append(screen_text(pilot.app))
                colours = {
                    segment.style.color.triplet
                    for strip in pilot.app.screen._compositor.render_strips()
                    for segment in strip.apply_filter(pilot.app._filters[0], pilot.app.background_colors[1])
                    if pilot.app.no_color and segment.style and segment.style.color and segment.style.color.triplet
                }
                assert all(max(colour) - min(colour) <= 1 for colour in colours)
            monkeypatch.setenv("NO_COLOR", "1")
        assert texts[0] == texts[1]

    asyncio.run(check())
