"""Pictures of the recorder's screens as text: two languages, two sizes, empty, normal, progress and faulty."""

import asyncio
import re
from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from dialog_toolkit.errors import StorageError
from dialog_toolkit.i18n import N_
from dialog_toolkit.services import recording
from dialog_toolkit.tui.app import DialogApp
from tests.tui.conftest import Running, settle
from tests.tui.grid import same_as_snapshot, screen_text
from tests.tui.recorder.conftest import Circle, Clock, in_recorder, record, screen, type_text

SIZES = ((80, 24), (120, 40))
BOTH = pytest.mark.parametrize("language", ["lv", "en"])
EACH = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")

ENGLISH = re.compile(
    r"\b(the|and|not|with|of|Next|Ask|Question|saved|left|chairs?|spoke|Press|keeps|Search|Stage|missing|approved)\b"
)
"""Words that do not belong on a Latvian screen."""

Stage = Callable[[Pilot[None], Clock], Awaitable[None]]


async def empty(pilot: Pilot[None], clock: Clock) -> None:
    """A circle that has not begun."""


async def normal(pilot: Pilot[None], clock: Clock) -> None:
    """In the middle of the first shared dialogue, with chairs watched and an idea being typed."""
    for _stage in range(5):
        await pilot.press("f8")
        clock.go(5)
    await pilot.press("f7", "4")
    clock.go(2)
    await pilot.press("f7", "1", "2")
    clock.go(7)
    await type_text(pilot, "Autobusam jābrauc arī sestdienā")
    await pilot.press("tab", "f5")
    screen(pilot).save_typing()
    screen(pilot)._tick()


async def progress(pilot: Pilot[None], clock: Clock) -> None:
    """Past the end of a stage, mending an earlier idea."""
    await normal(pilot, clock)
    clock.go(20)
    await pilot.press("up", "up")
    await type_text(pilot, " Tā ir bijis jau trīs reizes, un neviens mums nepateica, kāpēc.")
    screen(pilot)._tick()


async def error(pilot: Pilot[None], clock: Clock) -> None:
    """The disk is full: what was typed stays, and it is told that it is not kept."""
    await normal(pilot, clock)

    def full(*_args: object, **_facts: object) -> str:
        raise StorageError(N_("The disk is full."), hint="")

    kept = recording.add_idea
    recording.add_idea = full  # the border to the disk
    try:
        await pilot.press("enter")
    finally:
        recording.add_idea = kept


@BOTH
@EACH
@pytest.mark.parametrize("state", [empty, normal, progress, error], ids=lambda state: state.__name__)
def test_recorder(
    running: Running, circle: Circle, clock: Clock, request: pytest.FixtureRequest, language: str,
    size: tuple[int, int], state: Stage,
) -> None:  # fmt: skip
    if state is not empty:
        record(circle)

    async def check(pilot: Pilot[None]) -> None:
        await state(pilot, clock)
        await settle(pilot)
        name = state.__name__
        if language == "lv":
            assert ENGLISH.findall(screen_text(pilot.app)) == []
        same_as_snapshot(request, f"recorder-{language}-{size[0]}x{size[1]}-{name}", pilot.app)

    in_recorder(running, circle, clock, check, size=size, language=language)


@BOTH
@EACH
@pytest.mark.parametrize("name", ["new_session", "readback", "closing"])
def test_before_and_after(
    running: Running, circle: Circle, clock: Clock, request: pytest.FixtureRequest, language: str,
    size: tuple[int, int], name: str,
) -> None:  # fmt: skip
    record(circle)

    async def check() -> None:
        async with running(circle.file, clock=clock, size=size, language=language) as pilot:
            assert isinstance(pilot.app, DialogApp)
            pilot.app.open_screen(name, *(() if name == "new_session" else (circle.id,)))
            await settle(pilot)
            if language == "lv":
                assert ENGLISH.findall(screen_text(pilot.app)) == []
            same_as_snapshot(request, f"{name}-{language}-{size[0]}x{size[1]}", pilot.app)

    asyncio.run(check())
