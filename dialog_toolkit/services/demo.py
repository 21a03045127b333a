"""The whole way in one go, on the invented example sessions: from session files to the briefing."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dialog_toolkit.domain.theme import Balance
from dialog_toolkit.errors import BadInput, StorageError
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.ledger.project import open_project
from dialog_toolkit.papers.write import FORMATS
from dialog_toolkit.paths import sessions_folder
from dialog_toolkit.services import measures, papers, projects, sessions, themes

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class DemoOutcome:
    """What the demo made."""

    project: Path
    papers: tuple[Path, ...]
    sessions: int
    ideas: int
    themes: int
    measures: int
    balance: Balance


def run(folder: Path, *, language: str, progress: Progress) -> DemoOutcome:
    """Make (or go on with) ``plan.dialog`` in `folder` and write the briefing into ``papers/``.

    Running it again changes nothing that people entered. Raises StorageError, ProjectError, BadInput.
    """
    file, written = folder / "plan.dialog", folder / "papers"
    try:
        written.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        raise StorageError(N_("The folder {folder} cannot be made: {why}."), folder=str(folder), why=why) from None
    author = _("demo")
    project = open_project(file, author=author) if file.exists() else projects.create(file, author=author)
    with project:
        outcome = sessions.import_files(project, [sessions_folder()], progress=progress)
        if not outcome.imported:
            raise BadInput(N_("The example sessions cannot be read. Install the program again."))
        grouped = themes.build(project, progress=progress)
        progress(N_("Drafting measures"), 0, 0)
        drafted = measures.draft(project)
        files = papers.write(project, "briefing", FORMATS, written, language=language, progress=progress)
        balance = themes.balance_sheet(project)
        count = len(sessions.summaries(project))
    return DemoOutcome(file, tuple(files), count, balance.total.ideas, len(grouped.themes), len(drafted), balance)
