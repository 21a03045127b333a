"""A session being recorded, for the tests of recording."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from dialog_toolkit.domain.session import Place
from dialog_toolkit.services import projects, recording
from dialog_toolkit.services.projects import Project

MEMORY = Path("/dev/shm")
"""A disk in memory where there is one: what a real one costs is measured elsewhere."""

SESSION = "krimunas-2025-03-10"


@contextmanager
def folder() -> Iterator[Path]:
    """An empty folder, gone afterwards."""
    where = MEMORY if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=where, prefix="dialog-recording-") as name:
        yield Path(name)


def begin(project: Project, method: str = "dialoga-aplis", place: str = "Krimūnas") -> str:
    """Begin a session on the same day in every test."""
    new = recording.NewSession(
        method=method, place=Place(place, "zemgale"), question="Kādu Latviju gribam?", date=date(2025, 3, 10)
    )
    return recording.start_session(project, new)


@contextmanager
def recorded(author: str = "Anna") -> Iterator[Project]:
    """A project with one session that has just begun."""
    with folder() as where, projects.create(where / "plan.dialog", author=author) as project:
        begin(project)
        yield project
