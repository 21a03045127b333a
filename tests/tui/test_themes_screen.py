"""The workbench of themes: looking, deciding, taking back, and working out anew without stalling."""

import asyncio
import shutil
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from dialog_toolkit.domain.difference import Verdict
from dialog_toolkit.domain.theme import Proposal, ProposalKind, Standing
from dialog_toolkit.i18n import _
from dialog_toolkit.services import curation, projects, recording, theme_runs, theme_wall, themes
from dialog_toolkit.services.engine import Worker
from dialog_toolkit.services.theme_engine import Engine
from dialog_toolkit.tui.fields import TextField
from dialog_toolkit.tui.modals.confirm import ConfirmModal
from dialog_toolkit.tui.modals.error import ErrorModal
from dialog_toolkit.tui.modals.pick import PickModal
from dialog_toolkit.tui.modals.text import AskModal, ReadModal
from dialog_toolkit.tui.modals.theme_compare import CompareModal
from dialog_toolkit.tui.modals.theme_conflicts import ConflictsModal
from dialog_toolkit.tui.modals.theme_inbox import InboxModal
from dialog_toolkit.tui.modals.theme_preview import PreviewModal
from dialog_toolkit.tui.screens.themes import ThemesScreen
from dialog_toolkit.tui.workbench.shelves import Shelf
from tests.services.themed import join
from tests.tui.conftest import Running, settle
from tests.tui.grid import same_as_snapshot, screen_text
from tests.tui.test_ideas import HOSTILE
from tests.tui.test_pictures import ENGLISH
from tests.tui.themed import ENDED, STOPPED, SlowWorker, by_hand, moved, with_themes

Act = Callable[[Pilot[None], ThemesScreen], Awaitable[None]]


@pytest.fixture
def themed_file(project_file: Path) -> Path:
    return with_themes(project_file)


def at_themes(running: Running, file: Path, act: Act, **options: object) -> None:
    async def check() -> None:
        async with running(file, **options) as pilot:
            await pilot.press("f5")
            await settle(pilot)
            assert isinstance(pilot.app.screen, ThemesScreen)
            await act(pilot, pilot.app.screen)

    asyncio.run(check())


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()
    await pilot.pause()


def line(screen: ThemesScreen, name: str) -> str:
    return str(screen.query_one(f"#{name}", Static).content)


def place_of(screen: ThemesScreen, idea: str) -> Standing:
    return screen.bench.wall.placements[idea].standing


# -- looking -------------------------------------------------------------------------------------------------------


def test_the_left_side_has_groups_themes_and_shelves(running: Running, themed_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        assert screen.bench.lines == (
            Shelf("group", "g-0"),
            Shelf("theme", "t-0"),
            Shelf("theme", "t-1"),
            Shelf("group", "g-1"),
            Shelf("theme", "t-2"),
            Shelf("theme", "t-3"),
            Shelf("lone_voice"),
            Shelf("duplicate"),
        )
        assert screen.bench.theme == "t-0"
        assert screen.bench.ideas == screen.bench.wall.themes["t-0"].ideas
        await press(pilot, "up", "enter")
        assert Shelf("theme", "t-0") not in screen.bench.lines
        await press(pilot, "enter", "end")
        assert len(screen.bench.ideas) == 1
        await press(pilot, "up")
        assert len(screen.bench.ideas) == 3

    at_themes(running, themed_file, act)


def test_search_leaves_only_what_holds_the_words(running: Running, themed_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        every = len(screen.bench.wall.placements)
        await press(pilot, "slash", *"skol")
        found = screen.bench.found
        assert found is not None
        assert 0 < len(found) < every
        assert set(screen.bench.ideas) <= found
        await press(pilot, "escape", "escape")
        assert screen.bench.found is None

    at_themes(running, themed_file, act)


def test_narrow_screens_show_one_side_at_a_time(running: Running, themed_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        sides = [screen.query_one("#left"), screen.query_one("#right")]
        assert [side.region.width > 0 for side in sides] == [True, False]
        await press(pilot, "tab")
        assert screen.bench.right.has_focus
        assert [side.region.width > 0 for side in sides] == [False, True]
        await press(pilot, "escape")
        assert [side.region.width > 0 for side in sides] == [True, False]

    at_themes(running, themed_file, act, size=(80, 24))


def test_the_balance_sheet_and_the_comparison_open(running: Running, themed_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        await press(pilot, "k")
        assert isinstance(screen.app.screen, ReadModal)
        assert "Summas sakrīt" in screen.app.screen.text()
        await press(pilot, "escape", "b")
        assert isinstance(screen.app.screen, PickModal)
        await press(pilot, "enter")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(screen.app.screen, CompareModal))
        assert isinstance(screen.app.screen, CompareModal)
        assert screen.app.screen.verdicts == [Verdict.TOO_FEW] * len(screen.app.screen.shares)
        left, right = screen.app.screen.sides
        assert left.sessions.isdisjoint(right.sessions)
        every = screen.app.screen.shares
        assert sum(row.ideas[0] for row in every) <= sum(
            idea.session in left.sessions for idea in screen.material.ideas.values()
        )

    at_themes(running, themed_file, act)


# -- deciding ------------------------------------------------------------------------------------------------------


def test_an_idea_moves_by_typing_where_to_and_comes_back(running: Running, themed_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        idea = screen.bench.ideas[0]
        target = screen.bench.wall.themes["t-2"]
        await press(pilot, "tab", "m")
        assert isinstance(screen.app.screen, PickModal)
        await press(pilot, *target.title.split()[0][:4])
        offers = [offer.id for offer in screen.app.screen._found if offer.id]
        await press(pilot, *(["down"] * offers.index("t-2")), "enter")
        await settle(pilot)
        assert screen.bench.wall.placements[idea].theme == "t-2"
        assert screen.bench.wall.placements[idea].decided_by == "pierakstītājs"
        await press(pilot, "ctrl+z")
        assert screen.bench.wall.placements[idea].theme == "t-0"
        await press(pilot, "ctrl+y")
        assert screen.bench.wall.placements[idea].theme == "t-2"

    at_themes(running, themed_file, act)


def test_a_new_theme_is_made_by_typing_a_name_that_is_not_there(running: Running, themed_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        ideas = set(screen.bench.ideas[:2])
        await press(pilot, "tab", "space", "space")
        assert screen.bench.chosen == ideas
        await press(pilot, "m", *"Qzx", "enter")
        await settle(pilot)
        made = next(theme for theme in screen.bench.wall.themes.values() if theme.title == "Qzx")
        assert set(made.ideas) == ideas
        assert screen.bench.chosen == set()

    at_themes(running, themed_file, act)


def test_a_theme_is_confirmed_renamed_and_noted(running: Running, themed_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        await press(pilot, "c")
        assert screen.bench.wall.themes["t-0"].confirmed
        assert "✓ apstiprināta: pierakstītājs" in screen_text(screen.app)
        await press(pilot, "v")
        assert isinstance(screen.app.screen, AskModal)
        await press(pilot, "ctrl+u", *"Skola", "enter")
        await settle(pilot)
        assert screen.bench.wall.themes["t-0"].title == "Skola"
        await press(pilot, "v", "ctrl+u", "enter")
        await settle(pilot)
        assert screen.bench.wall.themes["t-0"].title != "Skola"
        await press(pilot, "n", *"sk", "enter")
        await settle(pilot)
        assert screen.bench.wall.themes["t-0"].note == "sk"
        await press(pilot, "c")
        assert not screen.bench.wall.themes["t-0"].confirmed

    at_themes(running, themed_file, act)


def test_themes_are_merged_split_and_linked(running: Running, themed_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        before = {id: theme.ideas for id, theme in screen.bench.wall.themes.items()}
        await press(pilot, "l", "enter")
        await settle(pilot)
        linked = screen.bench.wall.themes["t-0"].links
        assert len(linked) == 1
        await press(pilot, "s")
        split = screen.bench.wall.themes
        assert len(split) == 5
        assert set(split["t-0"].ideas) == set(before["t-0"][:4])
        await press(pilot, "ctrl+z")
        assert len(screen.bench.wall.themes) == 4
        await press(pilot, "a")
        assert isinstance(screen.app.screen, PickModal)
        await press(pilot, "enter")
        await settle(pilot)
        merged = screen.bench.wall.themes
        assert len(merged) == 3
        assert len(merged["t-0"].ideas) > len(before["t-0"])
        assert screen.bench.theme == "t-0"

    at_themes(running, themed_file, act)


def test_ideas_are_pinned_set_aside_left_alone_and_called_duplicates(running: Running, themed_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        first, second, third = screen.bench.ideas[:3]
        await press(pilot, "tab", "p")
        assert screen.bench.wall.placements[first].decided_by == "pierakstītājs"
        await press(pilot, "p")
        assert screen.bench.wall.placements[first].decided_by == ""
        await press(pilot, "d", *"nav", "enter")
        await settle(pilot)
        assert (place_of(screen, first), screen.bench.wall.placements[first].because) == (Standing.SET_ASIDE, "nav")
        assert screen.bench.idea == second
        await press(pilot, "x")
        assert place_of(screen, second) is Standing.LONE_VOICE
        assert screen.bench.idea == third
        await press(pilot, "u", "enter")
        await settle(pilot)
        assert place_of(screen, third) is Standing.DUPLICATE
        screen.bench.turn_to(right=False)
        await press(pilot, "end", "tab", "d")
        await settle(pilot)
        assert place_of(screen, first) is not Standing.SET_ASIDE

    at_themes(running, themed_file, act)


def test_acts_on_ideas_need_an_idea(running: Running, themed_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        before = curation.read_curation(screen.dialog.project)
        await press(pilot, "m")
        assert screen.app.screen is screen
        await press(pilot, "x", "p")
        assert curation.read_curation(screen.dialog.project) == before

    at_themes(running, themed_file, act)


def test_what_is_refused_is_told_and_the_app_goes_on(running: Running, themed_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        await press(pilot, "tab", *(["space"] * len(screen.bench.ideas)), "s")
        assert len(screen.bench.wall.themes) == 4
        assert [note.severity for note in screen.app._notifications] == ["error"]
        await press(pilot, "escape", "escape", "v")
        screen.app.screen.query_one(TextField).value = "x" * 2000
        await press(pilot, "enter")
        await settle(pilot)
        assert screen.app.screen is screen
        assert screen.bench.wall.curation.themes == {}

    at_themes(running, themed_file, act)


def test_suggestions_are_taken_dismissed_and_taken_back(running: Running, themed_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        await press(pilot, "g")
        inbox = screen.app.screen
        assert isinstance(inbox, InboxModal)
        assert [one.proposal.id for one in inbox.waiting] == ["q-merge", "q-split"]
        await press(pilot, "delete")
        assert [one.proposal.id for one in inbox.waiting] == ["q-split"]
        await press(pilot, "ctrl+z")
        assert len(inbox.waiting) == 2
        await press(pilot, "down", "enter")
        assert [one.proposal.id for one in inbox.waiting] == ["q-merge"]
        await press(pilot, "escape")
        await settle(pilot)
        assert len(screen.bench.wall.themes) == 5

    at_themes(running, themed_file, act)


def test_a_split_of_an_idea_is_taken_back_on_the_screen(running: Running, themed_file: Path) -> None:
    with projects.opened(themed_file, "centrs") as project:
        made = by_hand(project)
        idea = theme_wall.material(project).ideas[made.themes[0].ideas[0]]
        words = idea.text.split()
        proposal = Proposal("q-idea", ProposalKind.SPLIT_IDEA, ideas=(idea.id,), parts=((words[0],), tuple(words[1:])))
        theme_runs.keep_run(project, replace(made, proposals=(proposal,)), theme_runs.EngineSettings())

    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        before = dict(screen.material.ideas)
        await press(pilot, "g", "enter", "escape")
        await settle(pilot)
        assert screen.material.ideas[idea.id].text == words[0]
        assert len(screen.material.ideas) == len(before) + 1
        await press(pilot, "ctrl+z")
        assert {id: one.text for id, one in screen.material.ideas.items()} == {id: b.text for id, b in before.items()}
        assert [one.id for one in curation.proposals(screen.dialog.project)] == ["q-idea"]
        await press(pilot, "ctrl+y")
        assert screen.material.ideas[idea.id].text == words[0]

    at_themes(running, themed_file, act)


def test_a_project_that_can_only_be_read_offers_no_acts(running: Running, themed_file: Path) -> None:
    with projects.opened(themed_file, "cits"):

        async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
            assert screen.dialog.project.readonly_reason
            assert [key for key in "masvcpduxlnr" if key in screen.active_bindings] == []
            await press(pilot, "tab", "x", "c")
            assert curation.read_curation(screen.dialog.project).themes == {}

        at_themes(running, themed_file, act)


def test_two_versions_wait_until_one_is_chosen(running: Running, themed_file: Path) -> None:
    other = Path(shutil.copy(themed_file, themed_file.with_name("other.dialog")))
    with projects.opened(themed_file, "Anna") as one, projects.opened(other, "Bruno") as two:
        curation.rename(one, "t-0", "Autobusi")
        curation.rename(two, "t-0", "Satiksme")
        join(one, two)

    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        assert "1 ar divām redakcijām" in line(screen, "counts")
        assert list(screen.bench.wall.curation.conflicts) == ["theme:t-0"]
        await press(pilot, "o")
        window = screen.app.screen
        assert isinstance(window, ConflictsModal)
        conflict = window.lines[0][0]
        wanted = next(n for n, version in enumerate(conflict.versions, 1) if version.by == "Bruno")
        await press(pilot, *(["down"] * (wanted - 1)), "enter")
        await settle(pilot)
        assert screen.app.screen_stack[-1:] == [screen]
        assert not screen.bench.wall.curation.conflicts
        assert screen.bench.wall.themes["t-0"].title == "Satiksme"
        await press(pilot, "ctrl+z")
        assert len(screen.bench.wall.curation.conflicts) == 1

    at_themes(running, themed_file, act)


# -- the machine ---------------------------------------------------------------------------------------------------


@pytest.fixture
def slow(themed_file: Path, monkeypatch: pytest.MonkeyPatch) -> SlowWorker:
    with projects.opened(themed_file, "x", readonly=True) as project:
        run = by_hand(project)
    worker = SlowWorker(moved(run, run.themes[0].ideas[0], "t-1"))
    monkeypatch.setattr(ThemesScreen, "ENGINE", lambda: Engine(cast("Worker", worker)))
    return worker


async def until(pilot: Pilot[None], done: Callable[[], bool]) -> None:
    for _turn in range(500):
        if done():
            return
        await pilot.pause(0.01)
    raise AssertionError("it did not happen")


def test_the_screen_goes_on_while_themes_are_worked_out(running: Running, themed_file: Path, slow: SlowWorker) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        await press(pilot, "r")
        await until(pilot, slow.begun.is_set)
        screen.tell_machine()
        assert "3/10" in line(screen, "machine")
        assert "vēl ap 4 s" in line(screen, "machine")
        began = time.monotonic()
        await press(pilot, "down", "c", "tab", "down", "space")
        assert screen.bench.wall.themes["t-1"].confirmed
        assert time.monotonic() - began < 5
        await press(pilot, "r")
        assert len(slow.asked) == 1
        slow.go.set()
        await until(pilot, lambda: isinstance(screen.app.screen, PreviewModal))
        assert screen.job is None

    at_themes(running, themed_file, act)


def test_nothing_changes_until_the_preview_is_accepted(running: Running, themed_file: Path, slow: SlowWorker) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        before = screen.bench.wall.run
        idea = screen.bench.ideas[0]
        for answer, theme in (("escape", "t-0"), ("a", "t-1")):
            slow.go.set()
            await press(pilot, "r")
            await until(pilot, lambda: isinstance(screen.app.screen, PreviewModal))
            assert isinstance(screen.app.screen, PreviewModal)
            assert screen.app.screen.change.moved == 1
            assert themes.machine_run(screen.dialog.project) == by_hand(screen.dialog.project)
            await press(pilot, answer)
            await settle(pilot)
            assert screen.bench.wall.placements[idea].theme == theme
            assert (screen.bench.wall.run == before) == (answer == "escape")

    at_themes(running, themed_file, act)


def test_decisions_and_the_run_before_go_along(running: Running, themed_file: Path, slow: SlowWorker) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        await press(pilot, "c", "plus", "plus", "r")
        await until(pilot, slow.begun.is_set)
        asked = slow.asked[0]
        assert asked["curation"]["themes"]["t-0"]["confirmed"]
        assert {theme["id"] for theme in asked["previous"]["themes"]} == {"t-0", "t-1", "t-2", "t-3"}
        assert asked["settings"]["resolution"] == pytest.approx(1.4**2)
        slow.go.set()
        await until(pilot, lambda: isinstance(screen.app.screen, PreviewModal))
        await press(pilot, "a")
        await settle(pilot)
        assert theme_runs.last_settings(screen.dialog.project).step == 2
        assert screen.asked == screen.settings

    at_themes(running, themed_file, act)


def test_escape_stops_it_and_everything_is_as_before(running: Running, themed_file: Path, slow: SlowWorker) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        before = screen.bench.wall.run
        await press(pilot, "r")
        await until(pilot, slow.begun.is_set)
        await press(pilot, "escape")
        await until(pilot, lambda: screen.job is None)
        assert screen.app.screen is screen
        assert screen.bench.wall.run == before
        assert [note.message for note in screen.app._notifications] == [_(STOPPED)]

    at_themes(running, themed_file, act)


def test_a_killed_process_is_one_sentence(running: Running, themed_file: Path, slow: SlowWorker) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        before = screen.bench.wall.run
        await press(pilot, "r")
        await until(pilot, slow.begun.is_set)
        slow.die()
        await until(pilot, lambda: screen.job is None)
        await settle(pilot)
        assert isinstance(screen.app.screen, ErrorModal)
        assert screen.app.screen.fault.message == ENDED
        await press(pilot, "escape")
        assert screen.app.screen_stack[-1:] == [screen]
        assert screen.bench.wall.run == before
        assert themes.machine_run(screen.dialog.project) == by_hand(screen.dialog.project)

    at_themes(running, themed_file, act)


def test_leaving_the_program_stops_the_process(running: Running, themed_file: Path, slow: SlowWorker) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        await press(pilot, "r")
        await until(pilot, slow.begun.is_set)

    began = time.monotonic()
    at_themes(running, themed_file, act)
    assert time.monotonic() - began < 15


def test_coarser_and_finer_stop_at_the_ends(running: Running, themed_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        await press(pilot, *(["minus"] * 9))
        assert screen.asked.step == -theme_runs.STEPS
        await press(pilot, *(["plus"] * 4))
        assert screen.asked == screen.settings

    at_themes(running, themed_file, act)


async def to_about(pilot: Pilot[None], screen: ThemesScreen) -> None:
    """To the line in which the wished number of themes is typed."""
    await press(pilot, "e")
    await until(pilot, lambda: isinstance(screen.app.screen, PickModal))
    await press(pilot, "enter")
    await until(pilot, lambda: isinstance(screen.app.screen, AskModal))


def test_settings_are_asked_for_and_hold_with_r(running: Running, themed_file: Path, slow: SlowWorker) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        await to_about(pilot, screen)
        await press(pilot, *"12", "enter")
        await until(pilot, lambda: screen.asked.about == 12)
        assert "ap 12 tēmām" in line(screen, "machine")
        await press(pilot, "r")
        await until(pilot, slow.begun.is_set)
        assert slow.asked[-1]["settings"]["about"] == 12

    at_themes(running, themed_file, act)


def test_a_number_of_themes_that_is_none_changes_nothing(running: Running, themed_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        for times, typed in enumerate(("1", "0x5", "99999999999999999999", ("minus", "3")), 1):
            await to_about(pilot, screen)
            await press(pilot, *typed, "enter")
            await until(pilot, lambda: screen.app.screen is screen and len(screen.app._notifications) == times)  # noqa: B023
            assert all("nav tēmu skaits no 2 līdz 500" in note.message for note in screen.app._notifications)
            assert screen.asked == screen.settings

    at_themes(running, themed_file, act)


def test_sentence_models_are_listed_and_a_foreign_server_is_asked_about(running: Running, themed_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        for answer, embedder in (("enter", ""), ("shift+tab", "own:http://example.org/v1#m")):
            await press(pilot, "e")
            await until(pilot, lambda: isinstance(screen.app.screen, PickModal))
            first = screen.app.screen
            await press(pilot, "down", "enter")
            await until(pilot, lambda: isinstance(screen.app.screen, PickModal) and screen.app.screen is not first)  # noqa: B023
            await press(pilot, *"serveris")
            await press(pilot, "enter")
            await until(pilot, lambda: isinstance(screen.app.screen, AskModal))
            screen.app.screen.query_one(TextField).value = "http://example.org/v1#m"
            await press(pilot, "enter")
            await until(pilot, lambda: isinstance(screen.app.screen, ConfirmModal))
            await press(pilot, answer)
            if answer != "enter":
                await press(pilot, "enter")
            await settle(pilot)
            assert screen.asked.embedder == embedder

    at_themes(running, themed_file, act)


# -- what it looks like --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("state", ["normal", "empty"])
def test_what_it_looks_like(
    running: Running,
    project_file: Path,
    empty_file: Path,
    request: pytest.FixtureRequest,
    language: str,
    size: tuple[int, int],
    state: str,
) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        same_as_snapshot(request, f"themes-{language}-{size[0]}x{size[1]}-{state}", screen.app)

    file = empty_file if state == "empty" else with_themes(project_file)
    at_themes(running, file, act, language=language, size=size)


@pytest.mark.parametrize("keys", [(), ("g",), ("k",), ("m",), ("b",), ("e",), ("tab", "d")], ids=str)
def test_no_english_on_a_latvian_screen(running: Running, themed_file: Path, keys: tuple[str, ...]) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        await press(pilot, *keys)
        assert ENGLISH.findall(screen_text(screen.app)) == []

    at_themes(running, themed_file, act, size=(120, 40))


def test_without_themes_it_says_how_to_get_them(running: Running, project_file: Path) -> None:
    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        assert "r tās izveido" in screen_text(screen.app)
        assert not screen.bench.display

    at_themes(running, project_file, act)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_only_shown(running: Running, themed_file: Path, hostile: str) -> None:
    with projects.opened(themed_file, "a") as project:
        theme = by_hand(project).themes[0]
        recording.edit_idea(project, theme.title_idea, text="S " + hostile)
        curation.note_theme(project, "t-0", "N " + hostile)
        curation.rename(project, "t-1", " ".join(("T " + hostile).split())[:100])

    async def act(pilot: Pilot[None], screen: ThemesScreen) -> None:
        for keys in ((), ("tab",), ("m",), ("escape", "g"), ("escape", "escape", "down")):
            await press(pilot, *keys)
            text = screen_text(screen.app)
            assert "\x1b" not in text
            assert "\u202e" not in text

    at_themes(running, themed_file, act)
