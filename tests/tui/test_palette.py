"""The palette finds actions, sessions and ideas, with or without diacritics, in both languages."""

import asyncio
from pathlib import Path

import pytest
from textual.command import CommandList, CommandPalette

from dialog_toolkit.services import ideas
from dialog_toolkit.tui.actions import registry
from dialog_toolkit.tui.modals.session import SessionReader
from dialog_toolkit.tui.providers import ActionProvider, RecordProvider, score
from tests.tui.conftest import Running, settle
from tests.tui.grid import screen_text
from tests.tui.test_app import dialog


async def found(provider: ActionProvider | RecordProvider, query: str) -> list[str]:
    return [str(hit.text) async for hit in provider.search(query)]


@pytest.mark.parametrize(("language", "query"), [("lv", "iestatijumi"), ("lv", "IESTATĪJUMI"), ("en", "settings")])
def test_an_action_is_found_and_done(running: Running, project_file: Path, language: str, query: str) -> None:
    async def check() -> None:
        async with running(project_file, language=language) as pilot:
            app = dialog(pilot)
            await pilot.press("ctrl+p", *query)
            await wait_for_hits(pilot)
            await pilot.press("enter")
            await settle(pilot)
            assert app.context == "settings"

    asyncio.run(check())


async def wait_for_hits(pilot: object) -> None:
    app = dialog(pilot)
    for _turn in range(100):
        await app.workers.wait_for_complete()
        await asyncio.sleep(0.02)
        screen = app.screen
        if isinstance(screen, CommandPalette) and screen.query_one(CommandList).option_count:
            return


def test_every_action_of_the_screen_is_in_the_palette(running: Running, project_file: Path) -> None:
    async def check() -> None:
        async with running(project_file) as pilot:
            app = dialog(pilot)
            provider = ActionProvider(app.screen)
            listed = {str(hit.text) async for hit in provider.discover()}
            from dialog_toolkit.i18n import _

            wanted = {
                _(action.name)
                for action in registry()
                if action.in_palette and action.is_in("home") and app.acts(action, app.screen)
            }
            assert listed == wanted
            assert "Iestatījumi" in listed

    asyncio.run(check())


def test_sessions_and_ideas_are_found_without_diacritics(running: Running, project_file: Path) -> None:
    async def check() -> None:
        async with running(project_file) as pilot:
            app = dialog(pilot)
            provider = RecordProvider(app.screen)
            await provider.startup()
            assert any("Dobelē" in text for text in await found(provider, "DOBELE"))
            idea = ideas.find(app.project, ideas.Wanted(session="dobele"))[0]
            words = idea.text.upper().translate(str.maketrans("ĀČĒĢĪĶĻŅŠŪŽ", "ACEGIKLNSUZ"))
            assert idea.text in await found(provider, words)
            assert await found(provider, "nekatadavarda") == []

    asyncio.run(check())


def test_an_idea_opens_where_it_was_said(running: Running, project_file: Path) -> None:
    async def check() -> None:
        async with running(project_file) as pilot:
            app = dialog(pilot)
            await app.open_idea("dobele/02")
            await settle(pilot)
            assert app.context == "ideas"
            assert ideas.find(app.project, ideas.Wanted(session="dobele"))[1].text[:30] in screen_text(app)
            await app.open_session("dobele")
            await settle(pilot)
            assert isinstance(app.screen, SessionReader)

    asyncio.run(check())


def test_nothing_found_is_said_in_the_language_of_the_screen(running: Running, project_file: Path) -> None:
    async def check() -> None:
        async with running(project_file) as pilot:
            await pilot.press("ctrl+p", *"xqzxqz")
            await wait_for_hits(pilot)
            text = screen_text(pilot.app)
            assert "Nekas nav atrasts" in text
            assert "No matches" not in text

    asyncio.run(check())


def test_words_at_the_beginning_count_more() -> None:
    assert score(["auto"], "autobuss uz skolu") > score(["buss"], "autobuss uz skolu") > 0
    assert score(["auto", "nav"], "autobuss uz skolu") == 0
