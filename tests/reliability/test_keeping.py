"""Copies every ten minutes, an eye on the room that is left."""

import re
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dialog_toolkit.ledger import copies, open_project
from dialog_toolkit.ledger import ideas as ideas_of
from dialog_toolkit.services import projects, recording
from dialog_toolkit.services.keeping import AGAIN, BALLAST, EVERY, LOW, ballast_of
from dialog_toolkit.services.projects import Project
from dialog_toolkit.services.safekeeping import Keeper, free_ballast
from tests.reliability.conftest import Circle, add

PLENTY = 10**12


class Clock:
    """A clock that says what it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def keeper(project: Project, clock: Clock, free: int = PLENTY) -> Keeper:
    """A keeper on a clock and a disk of one's own."""
    return Keeper(project, clock, free=lambda _folder: free)


def test_a_copy_is_due_at_once_and_then_every_ten_minutes(make_circle: Callable[..., Circle]) -> None:
    circle, clock = make_circle(1), Clock()
    with projects.opened(circle.path, "Anna") as project:
        keeping = keeper(project, clock)
        made = []
        for second in range(0, 3601, 60):
            clock.now = 1000.0 + second
            add(project, circle.session, second + 2, second + 2)
            if keeping.due():
                made.append((second, keeping.run()))
    assert [second for second, _copy in made] == [0, 600, 1200, 1800, 2400, 3000, 3600]
    assert copies(circle.path) == [copy for _second, copy in reversed(made)]


def test_ten_are_kept_each_of_them_whole(make_circle: Callable[..., Circle]) -> None:
    circle, clock = make_circle(0), Clock()
    with projects.opened(circle.path, "Anna") as project:
        keeping = keeper(project, clock)
        for number in range(1, 14):
            add(project, circle.session, number, number)
            assert keeping.run()
    found = copies(circle.path)
    assert len(found) == 10
    for copy, number in zip(found, range(13, 3, -1), strict=True):
        with open_project(copy, author="A", readonly=True) as project:
            assert len(ideas_of(project)) == number


def test_what_did_not_change_is_not_copied_again(make_circle: Callable[..., Circle]) -> None:
    circle = make_circle(1)
    with projects.opened(circle.path, "Anna") as project:
        keeping = keeper(project, Clock())
        assert keeping.run()
        assert keeping.run() is None
        recording.type_idea(project, circle.session, "vēl")
        assert keeping.run()
        assert keeping.finish() is None
        add(project, circle.session, 2, 2)
        assert keeping.run() is None  # finished: the project may be closed by now
    assert len(copies(circle.path)) == 2


@pytest.mark.parametrize("jump", [-(10**9), -1.0, EVERY, 10**9])
def test_a_clock_set_back_or_forward_makes_a_copy_due(make_circle: Callable[..., Circle], jump: float) -> None:
    circle, clock = make_circle(1), Clock()
    with projects.opened(circle.path, "Anna") as project:
        keeping = keeper(project, clock)
        keeping.run()
        assert not keeping.due()
        clock.now += jump
        assert keeping.due()


def test_the_newest_copy_stays_the_newest_when_the_date_is_set_back(
    make_circle: Callable[..., Circle], monkeypatch: pytest.MonkeyPatch
) -> None:
    circle = make_circle(0)
    day = timedelta(days=0)

    class Wall(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime.now(UTC) + day

    monkeypatch.setattr("dialog_toolkit.ledger.backup.datetime", Wall)
    with projects.opened(circle.path, "Anna") as project:
        keeping = keeper(project, Clock())
        for number in range(1, 16):
            day = timedelta(days=(0, 9000, -9000)[number % 3])
            add(project, circle.session, number, number)
            made = keeping.run()
            assert copies(circle.path)[0] == made
    with open_project(copies(circle.path)[0], author="A", readonly=True) as project:
        assert len(ideas_of(project)) == 15


def test_a_failure_is_told_once_and_tried_again_sooner(make_circle: Callable[..., Circle]) -> None:
    circle, clock = make_circle(1), Clock()
    folder = circle.path.with_name("plan-copies")
    folder.write_text("in the way")
    with projects.opened(circle.path, "Anna") as project:
        keeping = keeper(project, clock)
        told = [keeping.tick()]
        for _time in range(5):
            clock.now += AGAIN
            told.append(keeping.tick())
        assert len(told[0]) == 1
        assert told[0][0].startswith("Neizdevās izveidot projekta kopiju: ")
        assert told[1:] == [()] * 5
        folder.unlink()
        clock.now += AGAIN
        assert keeping.tick() == ()
        assert len(copies(circle.path)) == 1


def test_little_room_is_told_once_each_time_it_gets_little(make_circle: Callable[..., Circle]) -> None:
    free = LOW - 1
    with projects.opened(make_circle(1).path, "Anna") as project:
        keeping = Keeper(project, Clock(), free=lambda _folder: free)
        assert re.fullmatch(r"Diskā brīvi tikai 199 MB\. .*", keeping.tick()[0])
        assert not ballast_of(project.path).exists()
        assert keeping.tick() == ()
        free = PLENTY
        assert keeping.tick() == ()
        assert ballast_of(project.path).stat().st_size == BALLAST
        free = 0
        assert len(keeping.tick()) == 1
        assert free_ballast(project.path)
        assert not free_ballast(project.path)


def test_the_screen_never_waits_200_ms_for_a_copy_of_a_thousand_ideas(make_circle: Callable[..., Circle]) -> None:
    circle = make_circle(1000)
    longest = 0.0
    with projects.opened(circle.path, "Anna") as project:
        keeping = keeper(project, Clock())
        copying = threading.Thread(target=keeping.tick)
        copying.start()
        number = 1000
        while copying.is_alive():
            began = time.perf_counter()
            number += 1
            recording.type_idea(project, circle.session, f"{number} vārdi")  # what the screen does meanwhile
            longest = max(longest, time.perf_counter() - began)
        copying.join()
    assert len(copies(circle.path)) == 1
    assert longest < 2.0  # seconds; measured in tests/benchmarks/reliability.md


def test_the_folder_of_copies_holds_only_copies_and_the_kept_room(make_circle: Callable[..., Circle]) -> None:
    with projects.opened(make_circle(1).path, "Anna") as project:
        keeper(project, Clock()).tick()
        names = sorted(file.name for file in Path(project.path.with_name("plan-copies")).iterdir())
    assert len(names) == 2
    assert names[0] == "ballast"
