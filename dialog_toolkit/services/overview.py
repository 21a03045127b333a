"""The project at a glance: sessions by region, where the ideas ended, what waits for a person."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from dialog_toolkit.domain.balance import balance
from dialog_toolkit.domain.session import Session
from dialog_toolkit.domain.text import Bilingual
from dialog_toolkit.domain.theme import Balance, ThemeRun
from dialog_toolkit.errors import ProjectError
from dialog_toolkit.ledger import views
from dialog_toolkit.ledger.fold import conflicts, state_of
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.services import recording, themes
from dialog_toolkit.services.projects import profile_of


@dataclass(frozen=True)
class SessionLine:
    """A session in the overview. `finished`: it came from elsewhere, or its recording has ended."""

    id: str
    title: str
    place: str
    date: date
    ideas: int
    approved: bool
    finished: bool
    invented: bool


@dataclass(frozen=True)
class RegionLine:
    """A region of the plan with its sessions by date; regions without sessions are there too."""

    id: str
    name: Bilingual
    sessions: tuple[SessionLine, ...]

    @property
    def ideas(self) -> int:
        """Ideas of all its sessions."""
        return sum(session.ideas for session in self.sessions)


@dataclass(frozen=True)
class Overview:
    """What the first screen shows. `balance` is None without themes; `new_ideas` came in after they were made."""

    title: str
    period: tuple[int, int]
    regions: tuple[RegionLine, ...]
    themes: int = 0
    balance: Balance | None = None
    new_ideas: int = 0
    conflicts: tuple[int, int] = (0, 0)
    """Things with two versions: ideas, others."""

    @property
    def sessions(self) -> tuple[SessionLine, ...]:
        """All sessions, in the order of regions."""
        return tuple(session for region in self.regions for session in region.sessions)

    @property
    def ideas(self) -> int:
        """All ideas."""
        return sum(region.ideas for region in self.regions)

    @property
    def unfinished(self) -> tuple[SessionLine, ...]:
        """Sessions still being recorded, the newest first."""
        found = [session for session in self.sessions if not session.finished]
        return tuple(sorted(found, key=lambda session: (session.date, session.id), reverse=True))

    @property
    def unapproved(self) -> tuple[SessionLine, ...]:
        """Finished sessions whose record was not read back and approved."""
        return tuple(session for session in self.sessions if session.finished and not session.approved)


_OTHERS = ("session:", "theme:", "curation:", "measure:", "project")
"""What else two people can change apart from ideas, which are many and have a view of their own."""


def overview(project: Project) -> Overview:
    """Look at the whole project once. Reads only."""
    profile = profile_of(project)
    machine, run = _runs(project)
    found = views.sessions(project, with_ideas=run is not None)
    counts = views.idea_counts(project)
    state = state_of(project, "project")
    title = state.fields["title"].value if "title" in state.fields else profile.title.lv
    others_in_doubt = sum(len(conflicts(project, prefix)) for prefix in _OTHERS)
    known = {region.id for region in profile.regions}
    going_on = {row.id for row in recording.open_sessions(project)}
    regions = [RegionLine(r.id, r.name, _lines(found, counts, r.id, going_on)) for r in profile.regions]
    others = sorted({session.place.region for session in found} - known)
    regions += [RegionLine(id, Bilingual(id or "–", id or "–"), _lines(found, counts, id, going_on)) for id in others]
    return Overview(
        title=title or profile.title.lv,
        period=(profile.period.start.year, profile.period.end.year),
        regions=tuple(regions),
        themes=len(run.themes) if run else 0,
        balance=_balance(found, run) if run else None,
        new_ideas=_new_ideas(found, machine) if machine else 0,
        conflicts=(len(views.conflicts_of_ideas(project)), others_in_doubt),
    )


def _lines(
    sessions: list[Session], counts: Mapping[str, int], region: str, going_on: Collection[str]
) -> tuple[SessionLine, ...]:
    return tuple(
        SessionLine(
            s.id, s.title, s.place.name, s.date, counts.get(s.id, 0), s.approved, s.id not in going_on, s.invented
        )
        for s in sessions
        if s.place.region == region
    )


def _runs(project: Project) -> tuple[ThemeRun | None, ThemeRun | None]:
    """The last grouping as the machine made it and as people see it, if there is one."""
    try:
        return themes.machine_run(project), themes.current(project)
    except ProjectError:
        return None, None


def _balance(sessions: list[Session], run: ThemeRun) -> Balance:
    ideas = [idea for session in sessions for idea in session.ideas]
    return balance(ideas, {session.id: session.place.region for session in sessions}, run)


def _new_ideas(sessions: list[Session], run: ThemeRun) -> int:
    placed = {placement.idea for placement in run.placements}
    return sum(idea.id not in placed for session in sessions for idea in session.ideas)
