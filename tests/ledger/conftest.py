"""Projects and sessions for the tests of the ledger."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from dialog_toolkit.domain.session import Agreement, Idea, IdeaKind, Language, Place, Promise, Session, StageLog
from dialog_toolkit.ledger import Project, create_project

MEMORY = Path("/dev/shm")  # a disk in memory: waiting for a real one is measured elsewhere


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """An empty folder, in memory where there is such a disk."""
    if not MEMORY.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=MEMORY, prefix="dialog-ledger-") as name:
        yield Path(name)


@pytest.fixture
def project(folder: Path) -> Iterator[Project]:
    """An empty project that Anna writes to."""
    with create_project(folder / "centre.dialog", title="Plāns", plan="lv-2026", author="Anna") as made:
        yield made


@pytest.fixture
def other(folder: Path) -> Iterator[Project]:
    """The project of another laptop, that Juris writes to."""
    with create_project(folder / "laptop.dialog", title="Plāns", plan="lv-2026", author="Juris") as made:
        yield made


@pytest.fixture
def make_session() -> Callable[..., Session]:
    """A function that makes a session of the given id with the given idea texts."""

    def make(session_id: str = "dobele", texts: tuple[str, ...] = ("Vajag autobusu", "Upe ir tīra")) -> Session:
        return Session(
            id=session_id,
            title="Dialoga aplis",
            method="dialoga-aplis",
            question="Kādā Latvijā gribam dzīvot?",
            date=date(2025, 3, 12),
            place=Place("Dobele", "zemgale", "Dobeles novads"),
            start="17:30",
            end="19:40",
            languages=(Language.LATVIAN, Language.RUSSIAN),
            organiser="bibliotēka",
            facilitators=("vadītājs", "pierakstītājs"),
            participants_start=11,
            rules_accepted=True,
            stages=(StageLog("ievads", 5, 7), StageLog("kopigs-dialogs-1", 30)),
            ideas=tuple(
                Idea(f"{session_id}/{number:02}", session_id, text, IdeaKind.CONCERN, Agreement.SHARED)
                for number, text in enumerate(texts, start=1)
            ),
            disagreements=("Vai „jā”, vai „nē”",),
            promises=(Promise("Atsūtīs kopsavilkumu", "organizators", date(2025, 3, 26)), Promise("Padomās")),
        )

    return make
