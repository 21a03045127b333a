"""A project in which a circle is being recorded, and what a bad disk does to its files."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dialog_toolkit.domain.session import Place
from dialog_toolkit.services import projects, recording
from dialog_toolkit.services.projects import Project
from dialog_toolkit.services.recording import NewSession

MEMORY = Path("/dev/shm")
CANARY = "KANĀRIJPUTNIŅŠ"


@dataclass(frozen=True)
class Circle:
    """A project file and the session that is recorded in it."""

    path: Path
    session: str


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """An empty folder, in memory where there is such a disk."""
    if not MEMORY.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=MEMORY, prefix="dialog-safe-") as name:
        yield Path(name)


@pytest.fixture
def make_circle(folder: Path) -> Callable[..., Circle]:
    """A function that makes a project with one open session of so many ideas, closed properly."""

    def make(ideas: int = 0, name: str = "plan.dialog") -> Circle:
        path = folder / name
        with projects.create(path, author="Anna") as project:
            session = begin(project)
            add(project, session, 1, ideas)
        return Circle(path, session)

    return make


def begin(project: Project, place: str = "Dobele") -> str:
    """Begin a session."""
    new = NewSession(method="dialoga-aplis", place=Place(place, "zemgale"), question="Kā gribam dzīvot?")
    return recording.start_session(project, new)


def text_of(number: int) -> str:
    """What the idea of that number says."""
    return f"{number}: {CANARY} grib ceļu uz skolu un apgaismojumu pie pieturas, lai ziemā nebūtu bail. " * 2


def add(project: Project, session: str, first: int, last: int) -> None:
    """Record the ideas of these numbers."""
    for number in range(first, last + 1):
        recording.add_idea(project, session, text_of(number).strip())


def numbers(project: Project, session: str) -> list[int]:
    """Numbers of the ideas that are there, each with its whole text."""
    texts = [idea.text for idea in recording.session_now(project, session).ideas]
    found = [int(text.partition(":")[0]) for text in texts]
    assert texts == [text_of(number).strip() for number in found]
    return found


def crashed(path: Path, to: Path) -> Path:
    """The files of an open project as they would lie on the disk had the program been killed now."""
    to.mkdir()
    for file in path.parent.glob(path.name + "*"):
        shutil.copy(file, to / file.name)
    copies = path.with_name(path.stem + "-copies")
    if copies.is_dir():
        shutil.copytree(copies, to / copies.name)
    return to / path.name
