"""A circle that is being recorded, and a clock that goes on only when told."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from dialog_toolkit.domain.session import Agreement, Idea, IdeaKind, Place, Session
from dialog_toolkit.services import projects, recording
from dialog_toolkit.tui.recorder.desk import Desk
from dialog_toolkit.tui.screens.recorder import RecorderScreen
from tests.tui.conftest import Running, settle

START = datetime(2025, 3, 10, 18, 0, 7)


@dataclass
class Clock:
    """The clock on the wall of a test."""

    at: datetime = field(default=START)

    def __call__(self) -> datetime:
        return self.at

    def go(self, minutes: float) -> None:
        """Let time pass."""
        self.at += timedelta(minutes=minutes)


@dataclass(frozen=True)
class Circle:
    """A project file with one open session."""

    file: Path
    id: str


def begin(file: Path, *, method: str = "dialoga-aplis", chairs: int | None = 12) -> Circle:
    """A project with a session that has just been prepared."""
    with projects.create(file, author="pierakstītājs") as project:
        new = recording.NewSession(
            method=method,
            place=Place("Krimūnas", "zemgale", "Dobeles novads"),
            question="Kādu Latviju gribam 2050. gadā?",
            date=date(2025, 3, 10),
            organiser="Krimūnu bibliotēka",
            facilitators=("vadītājs", "pierakstītājs"),
            chairs=chairs,
        )
        return Circle(file, recording.start_session(project, new))


SAID = (
    ("Kad aizvēra pastu, omei pēc pensijas jābrauc 18 km.", IdeaKind.EXPERIENCE, Agreement.SHARED),
    ("Lēmums jau pieņemts, un tad mums prasa viedokli.", IdeaKind.CONCERN, Agreement.MIXED),
    ("Katram priekšlikumam atbilde 30 dienās, kāpēc jā vai nē.", IdeaKind.IDEA, Agreement.SHARED),
)


def record(circle: Circle, said: tuple[tuple[str, IdeaKind, Agreement], ...] = SAID) -> None:
    """Record some ideas without the app."""
    with projects.opened(circle.file, "pierakstītājs") as project:
        for text, kind, agreement in said:
            recording.add_idea(project, circle.id, text, kind=kind, agreement=agreement)


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still until told."""
    return Clock()


@pytest.fixture
def circle(tmp_path: Path) -> Circle:
    """A dialogue circle that has not begun."""
    return begin(tmp_path / "aplis.dialog")


def screen(pilot: Pilot[None]) -> RecorderScreen:
    """The recorder in front."""
    found = pilot.app.screen
    assert isinstance(found, RecorderScreen)
    return found


def desk(pilot: Pilot[None]) -> Desk:
    """The session on its desk."""
    found = screen(pilot).desk
    assert found is not None
    return found


def now(pilot: Pilot[None]) -> Session:
    """The session as it stands on the disk."""
    held = desk(pilot)
    return recording.session_now(held.project, held.id)


def texts(pilot: Pilot[None]) -> list[str]:
    """The texts of its ideas as they stand on the disk."""
    return [idea.text for idea in now(pilot).ideas]


def last(pilot: Pilot[None]) -> Idea:
    """The idea recorded last."""
    return now(pilot).ideas[-1]


def said(pilot: Pilot[None]) -> str:
    """What stands under the line."""
    return screen(pilot).notices.shown.text


def in_recorder(
    running: Running,
    circle: Circle,
    clock: Clock,
    check: Callable[[Pilot[None]], Awaitable[None]],
    *,
    size: tuple[int, int] = (80, 24),
    language: str = "lv",
) -> None:
    """Open the app in the recorder and check something there."""

    async def run() -> None:
        async with running(circle.file, clock=clock, size=size, language=language) as pilot:
            await pilot.press("f3")
            await settle(pilot)
            await check(pilot)

    asyncio.run(run())


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Type letter by letter, as fast as the app takes it."""
    for letter in text:
        pilot.app.post_message(events.Key("space" if letter == " " else letter, letter))
    await pilot.pause()
