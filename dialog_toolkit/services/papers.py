"""Papers: gather what a paper says and have it written."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from dialog_toolkit import __version__
from dialog_toolkit.errors import ProjectError
from dialog_toolkit.i18n import N_
from dialog_toolkit.ledger import views
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.papers.context import BriefingInput
from dialog_toolkit.papers.write import Format, Kind, write_paper
from dialog_toolkit.services import measures, themes
from dialog_toolkit.services.projects import methods, profile_of

Progress = Callable[[str, int, int], None]


def write(
    project: Project,
    kind: Kind,
    formats: Sequence[Format],
    folder: Path,
    *,
    language: str = "lv",
    made_on: date | None = None,
    progress: Progress | None = None,
) -> list[Path]:
    """Write a paper in the formats asked for and return the files.

    Raises ProjectError (no themes or measures yet, unless the sums of the balance sheet do not agree), StorageError.
    """
    data = briefing_input(project, language, made_on or date.today())
    if not data.balance.adds_up:
        raise ProjectError(
            N_("The balance sheet does not add up, so no paper is written: ideas came in after the themes were made."),
            hint=N_("Work the themes out anew: dialog-toolkit theme build, then dialog-toolkit measure draft"),
        )
    written: list[Path] = []
    for place, suffix in enumerate(formats):
        if progress:
            progress(N_("Writing the paper"), place, len(formats))
        written += write_paper(kind, data, [suffix], folder)
    return written


def briefing_input(project: Project, language: str, made_on: date) -> BriefingInput:
    """Everything the briefing is made of, as it now stands in the project."""
    sessions = views.sessions(project)
    return BriefingInput(
        profile=profile_of(project),
        sessions=sessions,
        ideas=[idea for session in sessions for idea in session.ideas],
        run=themes.current(project),
        balance=themes.balance_sheet(project),
        measures=measures.current(project),
        reports=measures.check_all(project),
        plan_report=measures.plan_report(project),
        made_on=made_on,
        language=language,
        tool_version=__version__,
        methods={id: method.name for id, method in methods().items()},
    )
