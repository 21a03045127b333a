"""The app on a project that crashed, and on a disk that gets full under it."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot

from dialog_toolkit.config import Settings
from dialog_toolkit.ledger import copies
from dialog_toolkit.services import projects, recording
from dialog_toolkit.tui.app import DialogApp
from tests.reliability.conftest import CANARY, Circle, crashed, numbers
from tests.tui.conftest import NOW, Running, running, settle  # noqa: F401 - a fixture
from tests.tui.grid import screen_text

resource = pytest.importorskip("resource", reason="this system cannot limit the size of files")
NAME = "Anna"


def app_of(pilot: Pilot[None]) -> DialogApp:
    """The app."""
    return cast(DialogApp, pilot.app)


def told(path: Path, name: str) -> str:
    """What the screen shows right after the start, with its toasts."""

    async def look() -> str:
        app = DialogApp(Settings(language="lv", name=name), path, clock=lambda: NOW)
        async with app.run_test(size=(100, 30), notifications=True) as pilot:
            await settle(pilot)
            await settle(pilot)
            return " ".join(screen_text(app).replace("▌", " ").split())

    return asyncio.run(look())


def test_the_app_says_what_it_recovered_and_offers_it(
    make_circle: Callable[..., Circle], folder: Path, running: Running  # noqa: F811
) -> None:  # fmt: skip
    made = make_circle(3)
    with projects.opened(made.path, NAME) as project:
        recording.type_idea(project, made.session, "pusteikums " + CANARY)
        path = crashed(made.path, folder / "crashed")

    assert "Atgūts: ideja, ko rakstījāt plkst." in told(path, NAME)

    async def check() -> None:
        async with running(path, name=NAME, size=(80, 24)) as pilot:
            await pilot.press("f3")
            await settle(pilot)
            assert "pusteikums " + CANARY in screen_text(pilot.app)
            await pilot.press("enter")
            await settle(pilot)
        assert len(copies(path)) == 2

    asyncio.run(check())
    with projects.opened(path, NAME) as project:
        assert len(recording.session_now(project, made.session).ideas) == 4


def test_a_copy_is_made_in_the_background_and_at_the_end(
    make_circle: Callable[..., Circle], running: Running  # noqa: F811
) -> None:  # fmt: skip
    circle = make_circle(3)

    async def check() -> None:
        async with running(circle.path, name=NAME) as pilot:
            app = app_of(pilot)
            app._look_after()
            await settle(pilot)
            assert len(copies(circle.path)) == 1
            recording.type_idea(app.project, circle.session, "vēl")
        assert len(copies(circle.path)) == 2
        assert not circle.path.with_name("plan.dialog.lock").exists()

    asyncio.run(check())


def test_on_a_full_disk_the_words_stay_and_are_saved_when_there_is_room(
    make_circle: Callable[..., Circle], running: Running  # noqa: F811
) -> None:  # fmt: skip
    circle, no_limit = make_circle(3), resource.RLIM_INFINITY

    async def check() -> None:
        async with running(circle.path, name=NAME, size=(80, 24)) as pilot:
            app = app_of(pilot)
            await pilot.press("f3")
            await settle(pilot)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1000, no_limit))
            try:
                await pilot.press(*"ceļš")
                await pilot.press("enter")
                await settle(pilot)
                shown = screen_text(app)
                assert "ceļš" in shown
                assert "✗ Disks ir pilns" in shown
                assert app.disk.banner
                app._try_again()
                assert app.disk.banner
                await pilot.press("f2")
                await settle(pilot)
                assert screen_text(app).startswith(" ✗ Disks ir pilns. Rakstītais paliek te; mēģina")
                await pilot.press("f3")
                await settle(pilot)
                assert "ceļš" in screen_text(app)
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, (no_limit, no_limit))
            app._try_again()
            await settle(pilot)
            assert app.disk.banner == ""
            assert recording.typed_idea(app.project, circle.session) == "ceļš"
            await pilot.press("enter")
            await settle(pilot)
            assert recording.session_now(app.project, circle.session).ideas[-1].text == "ceļš"

    asyncio.run(check())


def test_letters_typed_just_before_enter_are_in_the_idea(
    make_circle: Callable[..., Circle], running: Running  # noqa: F811
) -> None:  # fmt: skip
    circle = make_circle(2)

    async def check() -> None:
        async with running(circle.path, name=NAME, size=(80, 24)) as pilot:
            await pilot.press("f3")
            await settle(pilot)
            app = app_of(pilot)
            for text in ("pirmā", "otrā"):
                for key in text:  # all at once, as from a fast hand: nobody waits between them
                    app.simulate_key(key)
                app.simulate_key("enter")
            await settle(pilot)
            await settle(pilot)
            found = recording.session_now(app.project, circle.session).ideas
            assert [idea.text for idea in found[2:]] == ["pirmā", "otrā"]

    asyncio.run(check())
    with projects.opened(circle.path, NAME) as project:
        assert len(recording.session_now(project, circle.session).ideas) == 4


def test_the_second_app_says_who_has_the_project(make_circle: Callable[..., Circle]) -> None:
    circle = make_circle(2)
    with projects.opened(circle.path, "Anna") as project:
        shown = told(circle.path, "Juris")
        assert "lieto Anna datorā" in shown
        assert "⚠ tikai lasāms" in shown
        assert numbers(project, circle.session) == [1, 2]
    assert copies(circle.path) == []
