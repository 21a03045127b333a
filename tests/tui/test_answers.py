"""The Answers screen: deciding, refusing, searching, undo."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from dialog_toolkit.domain.answer import Channel, Decision
from dialog_toolkit.services import answers, measure_acts, projects
from dialog_toolkit.tui.modals.answer import AnswerModal
from dialog_toolkit.tui.screens.answers import AnswersScreen
from tests.tui.conftest import Running, settle
from tests.tui.grid import same_as_snapshot, screen_text

HOSTILE = "[red]x[/] \x1b[31m {0} %s ${7*7} =1+1 <b>"
Act = Callable[[Pilot[None], AnswersScreen], Awaitable[None]]


@pytest.fixture
def answered_file(project_file: Path) -> Path:
    """A project with a measure and three comments."""
    with projects.opened(project_file, "VK") as project:
        measure_acts.new(project, "Atbilde uz katru priekšlikumu", source="institution")
        for text in ("Lūdzu atbildi 30 dienās", "Vairāk laika viedoklim", HOSTILE):
            answers.add(project, text, Channel.LETTER)
    return project_file


def on_answers(running: Running, file: Path, act: Act, **options: object) -> None:
    async def check() -> None:
        async with running(file, **options) as pilot:
            await pilot.press("f7")
            await settle(pilot)
            assert isinstance(pilot.app.screen, AnswersScreen)
            await act(pilot, pilot.app.screen)

    asyncio.run(check())


def test_a_comment_is_taken_into_a_measure_and_taken_back(running: Running, answered_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: AnswersScreen) -> None:
        await pilot.press("t")
        await pilot.pause()
        assert isinstance(pilot.app.screen, AnswerModal)
        await pilot.press(*"katru", "enter", "enter")
        await settle(pilot)
        given = answers.answers(screen.dialog.project)["letter-001"]
        assert given.decision is Decision.TAKEN
        assert given.measure
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert answers.answers(screen.dialog.project) == {}

    on_answers(running, answered_file, act)


def test_a_formula_is_refused_in_the_window_and_what_was_typed_stays(running: Running, answered_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: AnswersScreen) -> None:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press(*"Nav nepieciesams", "enter")
        await pilot.pause()
        modal = pilot.app.screen
        assert isinstance(modal, AnswerModal)
        assert "✗" in str(modal.query_one("#fault", Static).content)
        assert modal.query_one("#reason", Input).value == "Nav nepieciesams"
        await pilot.press(*", jo likums to jau nosaka", "enter")
        await settle(pilot)
        assert answers.answers(screen.dialog.project)["letter-001"].decision is Decision.NOT_TAKEN

    on_answers(running, answered_file, act)


def test_several_marked_ones_get_one_answer_and_the_sums_agree(running: Running, answered_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: AnswersScreen) -> None:
        await pilot.press("space", "space", "n")
        await pilot.pause()
        await pilot.press(*"Likums to jau nosaka citur", "enter")
        await settle(pilot)
        sheet = answers.sheet(screen.dialog.project)
        assert sheet.submissions.by_decision["not_taken"] == 2
        assert sheet.submissions.adds_up
        assert sheet.ideas.adds_up

    on_answers(running, answered_file, act)


def test_search_and_filters(running: Running, answered_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: AnswersScreen) -> None:
        await pilot.press("slash", *"vairak laika", "enter")
        await settle(pilot)
        assert [row.id for row in screen.rows] == ["letter-002"]
        screen.words = ""
        await pilot.press("s", "s")
        await settle(pilot)
        assert [row.is_idea for row in screen.rows] == [False] * 3

    on_answers(running, answered_file, act)


def test_hostile_words_are_only_shown(running: Running, answered_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: AnswersScreen) -> None:
        await pilot.press("down", "down")
        await settle(pilot)
        shown = screen_text(pilot.app)
        assert "[red]x[/]" in shown
        assert "\x1b" not in shown

    on_answers(running, answered_file, act)


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_pictures(
    running: Running, answered_file: Path, request: pytest.FixtureRequest, language: str, size: tuple[int, int]
) -> None:
    async def act(pilot: Pilot[None], screen: AnswersScreen) -> None:
        same_as_snapshot(request, f"answers-{language}-{size[0]}x{size[1]}-normal", pilot.app)

    on_answers(running, answered_file, act, language=language, size=size)


@pytest.mark.parametrize("language", ["lv", "en"])
def test_an_empty_project_says_what_to_do(
    running: Running, empty_file: Path, request: pytest.FixtureRequest, language: str
) -> None:
    async def act(pilot: Pilot[None], screen: AnswersScreen) -> None:
        same_as_snapshot(request, f"answers-{language}-80x24-empty", pilot.app)

    on_answers(running, empty_file, act, language=language, size=(80, 24))
