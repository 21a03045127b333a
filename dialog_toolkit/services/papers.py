"""Papers: gather what a paper says and have it written."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from dialog_toolkit import __version__
from dialog_toolkit.errors import ProjectError
from dialog_toolkit.i18n import N_, _, using_language
from dialog_toolkit.ledger import views
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.papers.context import BriefingInput
from dialog_toolkit.papers.evening import EveningInput
from dialog_toolkit.papers.minutes import MinutesInput
from dialog_toolkit.papers.theme_map import MapInput
from dialog_toolkit.papers.write import FORMATS, Format, Kind, PaperInput, write_paper
from dialog_toolkit.services import measures, recording, sessions, themes
from dialog_toolkit.services.projects import methods, profile_of

Progress = Callable[[str, int, int], None]


def write(
    project: Project,
    kind: Literal["briefing", "map"],
    formats: Sequence[Format],
    folder: Path,
    *,
    language: str = "lv",
    made_on: date | None = None,
    progress: Progress | None = None,
) -> list[Path]:
    """Write a paper of the whole project in the formats asked for and return the files.

    The briefing and the map of themes are such papers. Raises ProjectError (no themes yet, or the sums of the balance
    sheet do not agree), StorageError.
    """
    gather = briefing_input if kind == "briefing" else map_input
    data = gather(project, language, made_on or date.today())
    if not data.balance.adds_up:
        raise ProjectError(
            N_("The balance sheet does not add up, so no paper is written: ideas came in after the themes were made."),
            hint=N_("Work the themes out anew: dialog-toolkit theme build, then dialog-toolkit measure draft"),
        )
    return _written(kind, data, formats, folder, progress)


def write_minutes(
    project: Project,
    session_id: str,
    formats: Sequence[Format] = FORMATS,
    folder: Path = Path("papers"),
    *,
    language: str = "lv",
    made_on: date | None = None,
    progress: Progress | None = None,
) -> list[Path]:
    """Write the minutes of a session in the formats asked for and return the files.

    Raises BadInput (no such session), StorageError.
    """
    data = minutes_input(project, session_id, language, made_on or date.today())
    return _written("minutes", data, formats, folder, progress)


def write_evening(
    project: Project,
    session_id: str,
    formats: Sequence[Format] = FORMATS,
    folder: Path = Path("papers"),
    *,
    language: str = "lv",
    made_on: date | None = None,
    progress: Progress | None = None,
) -> list[Path]:
    """Write the plan of the evening of a session, with its adjusted minutes, and return the files.

    Raises BadInput (no such session or method), StorageError.
    """
    session = sessions.get(project, session_id)
    data = EveningInput(session, recording.method_of(session.method), made_on or date.today(), language, __version__)
    return _written("evening", data, formats, folder, progress)


def minutes_input(project: Project, session_id: str, language: str, made_on: date) -> MinutesInput:
    """Everything the minutes of a session are made of, as it now stands in the project: withdrawn ideas are not in."""
    session = sessions.get(project, session_id)
    method = methods().get(session.method)
    profile = profile_of(project)
    regions = {region.id: region.name.in_language(language) for region in profile.regions}
    with using_language(language):
        return MinutesInput(
            session=session,
            method=method,
            made_on=made_on,
            language=language,
            tool_version=__version__,
            fewest=next((limit.minimum or 0 for limit in profile.limits if limit.id == "publication_count"), 0),
            region=regions.get(session.place.region, session.place.region),
            groups=_translated(recording.PARTICIPANT_GROUPS),
            items=_translated(recording.EVALUATION_ITEMS),
            missing=[one.message for one in recording.missing(session, method)],
        )


def _translated(words: Mapping[str, str]) -> dict[str, str]:
    return {id: _(message) for id, message in words.items()}


def _written(
    kind: Kind, data: PaperInput, formats: Sequence[Format], folder: Path, progress: Progress | None
) -> list[Path]:
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


def map_input(project: Project, language: str, made_on: date) -> MapInput:
    """Everything the map of themes is made of, as it now stands in the project."""
    sessions = views.sessions(project)
    return MapInput(
        profile=profile_of(project),
        sessions=sessions,
        ideas=[idea for session in sessions for idea in session.ideas],
        run=themes.current(project),
        balance=themes.balance_sheet(project),
        made_on=made_on,
        language=language,
        tool_version=__version__,
        methods={id: method.name for id, method in methods().items()},
    )
