"""Home: what is there, what waits, what can be done next; whatever participants or files say."""

import asyncio
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dialog_toolkit.domain.session import Idea, Place, Session
from dialog_toolkit.domain.text import Bilingual
from dialog_toolkit.exchange.session_files import write_session
from dialog_toolkit.services import overview, projects, sessions
from dialog_toolkit.tui import glance
from dialog_toolkit.tui.modals.session import SessionReader
from dialog_toolkit.tui.screens.home import HomeScreen
from dialog_toolkit.tui.widgets.region_tree import RegionTree
from tests.tui.conftest import EXAMPLES, Running, settle
from tests.tui.grid import screen_text
from tests.tui.test_app import dialog

HOSTILE = (
    "[/x] [b]bold[/b] [@click=app.quit]x[/] [OOH=1:", "\x1b[2J\x1b]0;title\x07", "a\u202eb\u200bc", "👩‍👩‍👧 ﷽ שלום",
    "n\u0327" * 3 + "Z\u0351\u0352\u0353\u0354\u0355\u0356", "=1+1\t{{ 7*7 }} %s {id}", "x" * 5000,
)  # fmt: skip


def hostile_session(text: str, number: int) -> Session:
    id = f"ielas-{number}"
    return Session(
        id=id, title=text[:200], method="dialoga-aplis", question=text[:300], date=date(2025, 3, 1),
        place=Place("Rīga " + text[:40], "riga", "Rīga"), organiser=text[:50], signed_off="18:00", approved=True,
        ideas=(Idea(f"{id}/01", id, text),),
    )  # fmt: skip


def test_the_overview_counts_what_is_there(project_file: Path) -> None:
    with projects.opened(project_file, "x") as project:
        seen = overview.overview(project)
        assert len(seen.sessions) == len(EXAMPLES)
        assert seen.ideas == sum(row.ideas for row in sessions.summaries(project))
        assert [region.id for region in seen.regions] == [region.id for region in projects.profile_of(project).regions]
        assert seen.balance is None
        assert seen.conflicts == (0, 0)


def test_the_newest_unfinished_session_is_gone_on_with() -> None:
    line = overview.SessionLine("a", "A", "Rīga", date(2025, 3, 1), 3, False, False, False)
    newer = replace(line, id="b", title="B", date=date(2025, 3, 2))
    done = replace(line, id="c", finished=True)
    region = overview.RegionLine("riga", Bilingual("Rīga", "Riga"), (line, newer, done))
    seen = overview.Overview("T", (2026, 2029), (region,))
    assert [session.id for session in seen.unfinished] == ["b", "a"]
    assert [session.id for session in seen.unapproved] == ["c"]
    assert glance.going_on(seen)[0].startswith("B · 02.03.2025.")
    assert glance.waiting(seen) == ["! 1 pieraksts nav nolasīts un apstiprināts"]


def test_regions_unfold_and_a_session_opens(running: Running, project_file: Path) -> None:
    async def check() -> None:
        async with running(project_file) as pilot:
            app = dialog(pilot)
            assert isinstance(app.focused, RegionTree)
            await pilot.press("enter")
            await settle(pilot)
            assert "13.02.2025." in screen_text(app)
            await pilot.press("down", "enter")
            await settle(pilot)
            assert isinstance(app.screen, SessionReader)
            assert "IZDOMĀTS PARAUGS" in screen_text(app)
            await pilot.press("escape")
            await settle(pilot)
            assert isinstance(app.focused, RegionTree)

    asyncio.run(check())


def test_what_is_unfolded_stays_so_when_the_language_changes(running: Running, project_file: Path) -> None:
    async def check() -> None:
        async with running(project_file) as pilot:
            app = dialog(pilot)
            await pilot.press("enter", "down")
            await settle(pilot)
            tree = app.screen.query_one(RegionTree)
            marked = tree.cursor_node.data if tree.cursor_node else None
            await pilot.press("ctrl+l")
            await settle(pilot)
            assert tree.cursor_node is not None
            assert tree.cursor_node.data == marked
            assert [node.data for node in tree.root.children if node.is_expanded] == ["region riga"]

    asyncio.run(check())


def test_an_empty_project_says_what_to_press_and_takes_the_examples(running: Running, empty_file: Path) -> None:
    async def check() -> None:
        async with running(empty_file) as pilot:
            app = dialog(pilot)
            assert "vēl nav nevienas sesijas" in screen_text(app)
            assert "e" in app.screen.active_bindings
            await pilot.press("e")
            await settle(pilot)
            screen = app.screen
            assert isinstance(screen, HomeScreen)
            assert screen.seen is not None
            assert len(screen.seen.sessions) >= 20
            assert "e" not in app.screen.active_bindings

    asyncio.run(check())


def test_files_are_brought_in_by_their_path(running: Running, empty_file: Path, tmp_path: Path) -> None:
    async def check() -> None:
        async with running(empty_file) as pilot:
            app = dialog(pilot)
            good = tmp_path / "laba.yaml"
            good.write_text(write_session(hostile_session("Vajag autobusu", 1)), "utf-8")
            (tmp_path / "slikta.yaml").write_text("format: dialog-session/1\nid: [", "utf-8")
            for path in (tmp_path / "slikta.yaml", good):
                await pilot.press("i")
                await pilot.pause()
                app.screen.query_one("TextField").value = str(path)  # type: ignore[attr-defined]
                await pilot.press("enter")
                await settle(pilot)
            assert isinstance(app.screen, HomeScreen)
            assert app.screen.seen is not None
            assert [session.id for session in app.screen.seen.sessions] == ["ielas-1"]
            told = [toast.message for toast in app._notifications]
            assert told[0].startswith(str(tmp_path / "slikta.yaml"))
            assert told[1] == "1 jauna sesija."

    asyncio.run(check())


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_shown(running: Running, empty_file: Path, tmp_path: Path, text: str) -> None:
    from dialog_toolkit.ledger import import_sessions, open_project

    with open_project(empty_file, author="x") as project:
        try:
            import_sessions(project, [hostile_session(text, 1)], "test")
        except Exception as fault:
            pytest.skip(f"the ledger itself refuses it: {type(fault).__name__}")

    async def check() -> None:
        async with running(empty_file) as pilot:
            app = dialog(pilot)
            await pilot.press("enter", "down", "f1")
            await settle(pilot)
            await pilot.press("escape", "enter")
            await settle(pilot)
            assert isinstance(app.screen, SessionReader)
            assert not set(screen_text(app)) & {"\x1b", "\u202e", "\x07"}
            await pilot.press("escape", "ctrl+p", *"ielas")
            await settle(pilot)
            await pilot.pause(0.4)
            assert not set(screen_text(app)) & {"\x1b", "\u202e", "\x07"}
            await pilot.press("escape")
            await settle(pilot)
            assert app.context == "home"

    asyncio.run(check())
