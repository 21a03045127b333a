"""The screen of all ideas: finding, reading, correcting."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Static

from dialog_toolkit.services import idea_pages, projects, recording
from dialog_toolkit.tui.screens.ideas import IdeasScreen
from dialog_toolkit.tui.widgets.virtual_table import Column, VirtualTable
from tests.tui.conftest import Running, settle
from tests.tui.grid import same_as_snapshot, screen_text


def shown(screen: IdeasScreen) -> str:
    return str(screen.query_one("#filter", Static).content)


def with_ideas(running: Running, file: Path, act: Callable[..., object], **options: object) -> None:
    async def check() -> None:
        async with running(file, **options) as pilot:
            await pilot.press("f4")
            await settle(pilot)
            assert isinstance(pilot.app.screen, IdeasScreen)
            await act(pilot, pilot.app.screen)  # type: ignore[misc]

    asyncio.run(check())


def test_search_needs_no_diacritics_and_escape_keeps_it(running: Running, project_file: Path) -> None:
    async def act(pilot: object, screen: IdeasScreen) -> None:
        every = len(screen.keys)
        await pilot.press("slash", *"skol")  # type: ignore[attr-defined]
        await settle(pilot)  # type: ignore[arg-type]
        found = len(screen.keys)
        assert 0 < found < every
        await pilot.press("escape")  # type: ignore[attr-defined]
        assert screen.table.has_focus
        assert "skol" in shown(screen)
        await pilot.press("x")  # type: ignore[attr-defined]
        await settle(pilot)  # type: ignore[arg-type]
        assert len(screen.keys) == every

    with_ideas(running, project_file, act)


def test_filters_go_round(running: Running, project_file: Path) -> None:
    async def act(pilot: object, screen: IdeasScreen) -> None:
        seen = []
        for _ in range(6):
            await pilot.press("k")  # type: ignore[attr-defined]
            await settle(pilot)  # type: ignore[arg-type]
            seen.append((screen.wanted.kind, len(screen.keys)))
        assert [kind for kind, _n in seen] == ["experience", "concern", "idea", "question", "value", ""]
        assert sum(n for kind, n in seen if kind) == seen[-1][1]

    with_ideas(running, project_file, act)


def test_a_correction_is_kept_and_taken_back(running: Running, project_file: Path) -> None:
    async def act(pilot: object, screen: IdeasScreen) -> None:
        line = idea_pages.lines(screen.dialog.project, screen.keys[:1])[0]
        await pilot.press("e")  # type: ignore[attr-defined]
        await pilot.pause()  # type: ignore[attr-defined]
        await pilot.press("end", *"!?", "enter")  # type: ignore[attr-defined]
        await settle(pilot)  # type: ignore[arg-type]
        assert recording.idea_now(screen.dialog.project, line.id).text == line.text + "!?"
        await pilot.press("ctrl+z")  # type: ignore[attr-defined]
        await settle(pilot)  # type: ignore[arg-type]
        assert recording.idea_now(screen.dialog.project, line.id).text == line.text

    with_ideas(running, project_file, act)


def test_a_withdrawn_idea_comes_back_by_undo(running: Running, project_file: Path) -> None:
    async def act(pilot: object, screen: IdeasScreen) -> None:
        before = list(screen.keys)
        await pilot.press("d")  # type: ignore[attr-defined]
        await settle(pilot)  # type: ignore[arg-type]
        assert len(screen.keys) == len(before) - 1
        await pilot.press("ctrl+z")  # type: ignore[attr-defined]
        await settle(pilot)  # type: ignore[arg-type]
        assert len(screen.keys) == len(before)

    with_ideas(running, project_file, act)


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_what_it_looks_like(
    running: Running, project_file: Path, request: pytest.FixtureRequest, language: str, size: tuple[int, int]
) -> None:
    async def act(pilot: object, screen: IdeasScreen) -> None:
        same_as_snapshot(request, f"ideas-{language}-{size[0]}x{size[1]}-normal", screen.app)

    with_ideas(running, project_file, act, language=language, size=size)


@pytest.mark.parametrize("language", ["lv", "en"])
def test_an_empty_project_says_what_to_do(
    running: Running, empty_file: Path, request: pytest.FixtureRequest, language: str
) -> None:
    async def act(pilot: object, screen: IdeasScreen) -> None:
        same_as_snapshot(request, f"ideas-{language}-80x24-empty", screen.app)

    with_ideas(running, empty_file, act, language=language, size=(80, 24))


HOSTILE = [
    "[/x]",
    "[b]t[/b] [@click=app.quit]q[/]",
    "\x1b[2J\x1b]0;x\x07",
    "{{ 7*7 }}",
    "‮rtl",
    "=1+1",
    "a" * 5000,
    "x\ty\nz",
    "🙂👩‍👩‍👧",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_only_shown(running: Running, project_file: Path, hostile: str) -> None:
    with projects.opened(project_file, "a") as project:
        first = idea_pages.lines(project, idea_pages.keys(project, idea_pages.IdeaFilter())[:1])[0]
        recording.edit_idea(project, first.id, text="S " + hostile)

    async def act(pilot: object, screen: IdeasScreen) -> None:
        text = screen_text(screen.app)
        assert "\x1b" not in text
        assert "‮" not in text

    with_ideas(running, project_file, act)


def test_the_table_asks_only_for_what_it_shows() -> None:
    asked: list[tuple[int, int]] = []

    def source(start: int, length: int) -> list[tuple[str, ...]]:
        asked.append((start, length))
        return [(str(place),) for place in range(start, start + length)]

    from textual.app import App, ComposeResult

    class Bare(App[None]):
        def compose(self) -> ComposeResult:
            yield VirtualTable([Column("Idea", 0)])

    async def check() -> None:
        async with Bare().run_test(size=(40, 20)) as pilot:
            table = pilot.app.query_one(VirtualTable)
            table.show_rows(1_000_000, source)
            table.focus()
            await pilot.press("end")
            await pilot.pause()
            assert table.cursor == 999_999
            assert len(asked) <= 4
            assert "999999" in screen_text(pilot.app)

    asyncio.run(check())
