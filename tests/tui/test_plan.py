"""The Plan screen: parts, what-if, decisions, the short plan."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from dialog_toolkit.services import measure_acts, plan_whole, process, projects
from dialog_toolkit.tui.screens.measures import MeasuresScreen
from dialog_toolkit.tui.screens.plan import PlanScreen
from tests.tui.conftest import Running, settle
from tests.tui.grid import same_as_snapshot, screen_text

HOSTILE = "[red]x[/] \x1b[31m {0} %s ${{7*7}} =1+1 <b>"


@pytest.fixture
def planned_file(project_file: Path) -> Path:
    """A project with three measures."""
    with projects.opened(project_file, "VK") as project:
        duty = "Noteikt pienākumu atbildēt 30 dienās"
        measure_acts.new(project, "Atbilde uz katru priekšlikumu", lead="VK", deadline="31.12.2027.", solution=duty,
                         supporting=("visas ministrijas",))  # fmt: skip
        measure_acts.new(project, "Atvērtie dati par budžetu", lead="FM", deadline="regulāri")
        measure_acts.new(project, HOSTILE, lead="VK", solution=HOSTILE)
    return project_file


Act = Callable[[Pilot[None], PlanScreen], Awaitable[None]]


def on_plan(running: Running, file: Path, act: Act, **options: object) -> None:
    async def check() -> None:
        async with running(file, **options) as pilot:
            await pilot.press("f8")
            await settle(pilot)
            assert isinstance(pilot.app.screen, PlanScreen)
            await act(pilot, pilot.app.screen)

    asyncio.run(check())


async def to_part(pilot: Pilot[None], screen: PlanScreen, id: str) -> None:
    screen.part_list.focus()
    screen.part_list.cursor = [part.id for part in screen.parts].index(id)
    await settle(pilot)
    await pilot.press("tab")
    await settle(pilot)


def test_every_part_is_there_and_marks_what_is_missing(running: Running, planned_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: PlanScreen) -> None:
        marks = {part.id: part.mark for part in screen.parts}
        assert list(marks) == ["load", "quarters", "values", "directions", "regions", "groups", "overlaps", "earlier",
                               "source", "deadline", "process"]  # fmt: skip
        assert (marks["deadline"], marks["source"], marks["earlier"]) == ("!", "!", "!")
        assert len(next(p for p in screen.parts if p.id == "earlier").rows) == 26

    on_plan(running, planned_file, act)


def test_supposing_changes_nothing(running: Running, planned_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: PlanScreen) -> None:
        await to_part(pilot, screen, "source")
        before = plan_whole.whole(screen.dialog.project)
        await pilot.press("x")
        await settle(pilot)
        assert "→" in screen_text(pilot.app)
        await pilot.press("escape")
        assert plan_whole.whole(screen.dialog.project) == before

    on_plan(running, planned_file, act)


def test_an_earlier_measure_is_dropped_with_a_reason_and_taken_back(running: Running, planned_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: PlanScreen) -> None:
        await to_part(pilot, screen, "earlier")
        number = screen.row.id if screen.row else ""
        await pilot.press("d")
        await pilot.pause()
        await pilot.press(*"Pabeigts", "enter")
        await settle(pilot)
        assert plan_whole.dropped(screen.dialog.project)[number][0] == "Pabeigts"
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert plan_whole.dropped(screen.dialog.project) == {}

    on_plan(running, planned_file, act)


def test_a_requirement_is_ticked_off(running: Running, planned_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: PlanScreen) -> None:
        await to_part(pilot, screen, "process")
        await pilot.press("t")
        await pilot.pause()
        await pilot.press(*"mk.gov.lv", "enter")
        await settle(pilot)
        assert process.checklist(screen.dialog.project)[0].evidence == "mk.gov.lv"

    on_plan(running, planned_file, act)


def test_enter_opens_the_measure_of_the_row(running: Running, planned_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: PlanScreen) -> None:
        await to_part(pilot, screen, "source")
        screen.row_list.cursor = 1
        await settle(pilot)
        wanted = screen.row.id if screen.row else ""
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, MeasuresScreen)
        measure = pilot.app.screen.table.measure
        assert measure is not None
        assert measure.id == wanted

    on_plan(running, planned_file, act)


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_pictures(
    running: Running, planned_file: Path, request: pytest.FixtureRequest, language: str, size: tuple[int, int]
) -> None:
    async def act(pilot: Pilot[None], screen: PlanScreen) -> None:
        same_as_snapshot(request, f"plan-{language}-{size[0]}x{size[1]}-normal", pilot.app)

    on_plan(running, planned_file, act, language=language, size=size)


@pytest.mark.parametrize("language", ["lv", "en"])
def test_a_project_without_measures_says_what_to_do(
    running: Running, empty_file: Path, request: pytest.FixtureRequest, language: str
) -> None:
    async def act(pilot: Pilot[None], screen: PlanScreen) -> None:
        same_as_snapshot(request, f"plan-{language}-80x24-empty", pilot.app)

    on_plan(running, empty_file, act, language=language, size=(80, 24))


def test_hostile_words_are_only_shown(running: Running, planned_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: PlanScreen) -> None:
        await to_part(pilot, screen, "source")
        screen.row_list.cursor = len(screen.part.rows) - 1 if screen.part else 0
        await settle(pilot)
        texts = [str(screen.query_one("#whole", Static).content), screen_text(pilot.app)]
        assert "\x1b" not in "".join(texts)
        assert any("[red]x[/]" in row.cells[2] for row in (screen.part.rows if screen.part else ()))

    on_plan(running, planned_file, act)
